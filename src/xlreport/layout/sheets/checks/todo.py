"""The list of what is to be done, at the head of the check sheet: formulas that mirror the open lines, gravest first.

Nothing is typed here, for the rows change places; each leads to the cell, and to the fixed row of its rule.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlreport.form.model.address import SIGNED_ON, YEAR, Address, FigureAddress
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Expression, Number, Text
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Template
from xlreport.layout.addresses import MISSING, UNEXPLAINED, FormArea, TextPart
from xlreport.layout.check_plan import (
    GAP,
    LEFT,
    LINK,
    LIST_HEAD,
    LIST_TOP,
    LISTED,
    REASON,
    RIGHT,
    STATE,
    SUMS_ROW,
    TITLE,
    WHERE,
    checks_top,
    line_rows,
    rest_row,
)  # fmt: skip
from xlreport.layout.finished import Area
from xlreport.layout.lines import Line, counted
from xlreport.layout.live import Live
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.sheet import Sheet, leads_to
from xlreport.layout.styles import State, Style
from xlreport.layout.todo.cells import LinesAddress, LinesCell, ListedAddress
from xlreport.layout.todo.ranks import OPEN_LINES, cell_of, is_listed, listed, more_than
from xlreport.messages import workbook as words
from xlreport.messages.codes.explain import without_figures

_HEIGHT = 34.0
"""Two lines of text; a formula's row does not grow with what it says."""

_MOST_OF_A_PLACE = 30
"""So many characters of where something is fit into those two lines."""


def line_texts(template: Template, plan: Plan) -> Mapping[Address, str]:
    """What the list says of each line that no formula works out."""
    texts: dict[Address, str] = {}
    for index, (line, row) in enumerate(line_rows(plan.live)):
        target, own = plan.where(line.at), Place(words.CHECKS, cell_name(row, REASON))
        texts[LinesAddress(LinesCell.TITLE, index)] = line.title
        texts[LinesAddress(LinesCell.WHERE, index)] = _shortened(called(template, line))
        texts[LinesAddress(LinesCell.REMEDY, index)] = remedy_of(template, line)
        texts[LinesAddress(LinesCell.TARGET, index)] = leads_to(Place(target.sheet, target.name))
        texts[LinesAddress(LinesCell.OWN_ROW, index)] = leads_to(own)
        label = words.TODO_TO_REASON if line.kind == UNEXPLAINED else words.TODO_TO_ROW
        texts[LinesAddress(LinesCell.OWN_LABEL, index)] = label
    return texts


def called(template: Template, line: Line) -> str:
    """What a line is about, in the words printed on its sheet."""
    if isinstance(line.part, TextPart):
        return next(section.heading for section in template.sections if section.id == line.part.section)
    if line.part in _ON_COVER:
        own: dict[Address, str] = {YEAR: template.period_label or words.YEAR, SIGNED_ON: words.SIGNED_ON}
        return f"{words.COVER} {own.get(line.at) or template.called(line.at)}"
    if line.code is not None:
        return template.called(line.at)
    if not isinstance(line.at, FigureAddress):
        return words.INDICATORS
    table = template.table(line.at.table)
    section = next(section for section in template.sections if table in section.tables)
    return section.heading if table.caption is None else f"{section.heading} {table.caption}"


_ON_COVER = {FormArea.AGENCY, FormArea.REPORT}


def remedy_of(template: Template, line: Line) -> str:
    """What to do about a line that is open."""
    rule = "" if line.code is None else without_figures(template.codes[line.code].remedy)
    if line.part in _ON_COVER:
        remedy = words.DO_ANSWER if line.kind == MISSING else words.DO_COVER
    else:
        remedy = words.DO_FILL if line.kind == MISSING else words.DO_CORRECT
    return line.remedy or rule or remedy


def lay_list(sheet: Sheet, live: Live) -> None:
    kinds = live.kinds
    said = Call("choose", (more_than(0), counted(words.TODO_COUNT, OPEN_LINES), Text(words.TODO_NONE)))
    sheet.formula(SUMS_ROW, STATE, said, Style.GUIDE)
    sheet.height(SUMS_ROW, 24)
    sheet.link(
        SUMS_ROW, REASON, Place(words.CHECKS, cell_name(checks_top(live) - 1, STATE)), words.TO_LINES, Style.TODO_LINK
    )
    heads = {
        STATE: words.CHECK_STATE, TITLE: words.CHECK_TITLE, WHERE: words.CHECK_WHERE, GAP: words.TODO_OWN_ROW,
        LINK: words.CHECK_LINK, REASON: words.TODO_REMEDY,
    }  # fmt: skip
    for column, head in heads.items():
        sheet.text(LIST_HEAD, column, head, Style.HEAD)
    sheet.merged(LIST_HEAD, LEFT, LIST_HEAD, RIGHT, words.TODO_SIDES, Style.HEAD)
    sheet.height(LIST_HEAD, 24)
    for number in range(1, listed(kinds) + 1):
        _lay_row(sheet, live, number)
    more = more_than(listed(kinds))
    rest = Call("subtract", (OPEN_LINES, Number(Decimal(listed(kinds)))))
    sheet.formula(rest_row(live), STATE, Call("choose", (more, counted(words.TODO_MORE, rest), Text(""))), Style.GUIDE)
    _colour(sheet, LIST_TOP, rest_row(live) - 1)


def _lay_row(sheet: Sheet, live: Live, number: int) -> None:
    row = LIST_TOP + number - 1
    sheet.formula(row, LISTED, live.formulas[ListedAddress(number)], Style.MARK)
    for column, content, style in _row(number):
        if column == LEFT:
            sheet.merged(row, LEFT, row, RIGHT, "", style)
        sheet.formula(row, column, content, style)
    sheet.height(row, _HEIGHT)


def _row(number: int) -> Iterator[tuple[int, Expression, Style]]:
    yield STATE, cell_of(number, LinesCell.STATE), Style.TODO_CENTRE
    yield TITLE, cell_of(number, LinesCell.TITLE), Style.TODO
    yield WHERE, cell_of(number, LinesCell.WHERE), Style.TODO
    yield LEFT, cell_of(number, LinesCell.SIDES), Style.TODO_CENTRE
    yield REASON, cell_of(number, LinesCell.REMEDY), Style.TODO
    own_label = cell_of(number, LinesCell.OWN_LABEL)
    for column, cell, label in ((GAP, LinesCell.OWN_ROW, own_label), (LINK, LinesCell.TARGET, Text(words.LINK))):
        leads = Call("link", (cell_of(number, cell), label))
        yield column, Call("choose", (is_listed(number), leads, Text(""))), Style.TODO_LINK


def _colour(sheet: Sheet, first_row: int, last_row: int) -> None:
    state = f"${cell_name(first_row, STATE)}"
    wrong = f'OR({state}="{words.FAILS}",RIGHT({state},{len(words.MARK_WRONG_END)})="{words.MARK_WRONG_END}")'
    sheet.highlight(Area(first_row, STATE, last_row, STATE), f"={wrong}", State.WRONG)
    sheet.highlight(Area(first_row, STATE, last_row, STATE), f"=LEN({state})>0", State.MISSING)
    sheet.highlight(Area(first_row, STATE, last_row, REASON), f"=LEN({state})>0", State.LISTED)


def _shortened(text: str) -> str:
    """A long label keeps its beginning and its end, where the column stands."""
    if len(text) <= _MOST_OF_A_PLACE:
        return text
    head, _, tail = text.rpartition(" × ")
    tail = f" × {tail}" if head else ""
    return f"{text[: _MOST_OF_A_PLACE - len(tail) - 1]}…{tail}"
