"""How other people set the tables of a report: cut in two, with fewer heads, with units in them."""

from copy import deepcopy
from itertools import product

from lxml import etree

from support.published import Change, Tree

HEAD_ROWS = 3
"""Of the table of applications."""


def _applications(tree: Tree) -> Tree:
    return list(tree.iter("table"))[1]


def _disputes(tree: Tree) -> Tree:
    return list(tree.iter("table"))[2]


def _places(rows: list[Tree]) -> dict[tuple[int, int], Tree]:
    """The cell at each place that it covers."""
    held: dict[tuple[int, int], Tree] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in held:
                left += 1
            height, width = (int(cell.get(name) or 1) for name in ("rowspan", "colspan"))
            held |= dict.fromkeys(product(range(top, top + height), range(left, left + width)), cell)
    return held


def cut_in_two(at: int, *, again: bool, line: str = "") -> Change:
    """The table of applications as two, the second one from row `at` on, `again` with its heads."""

    def change(tree: Tree) -> None:
        table = _applications(tree)
        rows = list(table.iter("tr"))
        held = _places(rows)
        below = etree.Element("table")
        heads = [deepcopy(row) for row in rows[:HEAD_ROWS]] if again else []
        for column in range(2):
            cell = held[at, column]
            own = [row for (row, _), one in held.items() if one is cell]
            if min(own) < at:
                cell.set("rowspan", str(at - min(own)))
                rows[at].insert(column, etree.Element("td", rowspan=str(max(own) + 1 - at)))
        below.extend([*heads, *rows[at:]])
        table.addnext(below)
        if line:
            between = etree.Element("p")
            between.text = line
            table.addnext(between)

    return change


def row_cut_in_two(label: str, keep: int, *, high: bool = False) -> Change:
    """A row of the table of applications as two, the label's first letters and `high` the numbers in the upper one."""

    def change(tree: Tree) -> None:
        rows = list(_applications(tree).iter("tr"))
        held = _places(rows)
        top, left = next(at for at, cell in held.items() if cell.text == label)
        upper, lower = rows[top], etree.Element("tr")
        for cell in {id(one): one for (row, column), one in held.items() if row == top and column < left}.values():
            cell.set("rowspan", str(int(cell.get("rowspan") or 1) + 1))
        for cell in list(upper)[list(upper).index(held[top, left]) :]:
            lower.append(deepcopy(cell))
            (lower[-1] if high else cell).text = None
        held[top, left].text, lower[0].text = label[:keep], label[keep:]
        upper.addnext(lower)

    return change


def without_last_column(tree: Tree) -> None:
    """The table of applications without the totals of its rows."""
    rows = list(_applications(tree).iter("tr"))
    held = _places(rows)
    last = max(column for _, column in held)
    for cell in {id(one): one for (_, column), one in held.items() if column == last}.values():
        width = int(cell.get("colspan") or 1)
        if width > 1:
            cell.set("colspan", str(width - 1))
        else:
            parent = cell.getparent()
            assert parent is not None
            parent.remove(cell)


def reconsideration_apart(tree: Tree) -> None:
    """Reviews and lawsuits in a table each."""
    table = _disputes(tree)
    rows = list(table.iter("tr"))
    first = etree.Element("table")
    for row, count in zip(rows, (1, 5, 0, 5), strict=True):
        own = etree.SubElement(first, "tr")
        for cell in list(row)[:count]:
            cell.set("rowspan", "1")
            own.append(cell)
    table.addprevious(first)


def on_one_level(tree: Tree) -> None:
    """The columns of the table of applications under one row of heads."""
    rows = list(_applications(tree).iter("tr"))
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    heads = etree.Element("tr")
    etree.SubElement(heads, "td", colspan="3").text = "项目"
    for name in names:
        etree.SubElement(heads, "td").text = name
    rows[0].addprevious(heads)
    for row in rows[:HEAD_ROWS]:
        parent = row.getparent()
        assert parent is not None
        parent.remove(row)


def without_captions(tree: Tree) -> None:
    for row in list(next(tree.iter("table")).iter("tr")):
        if len(row) == 1:
            parent = row.getparent()
            assert parent is not None
            parent.remove(row)
