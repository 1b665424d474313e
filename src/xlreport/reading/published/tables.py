"""The figures of a published report: each where its labels say, or left out and told where that is not sure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from xlreport.errors import UnknownWorkbookError
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK
from xlreport.form.text.normal import same
from xlreport.layout.grid import CellKind, GridCell
from xlreport.layout.plan import Plan
from xlreport.reading.cells import ContentKind, Position, RawSheet, name_of
from xlreport.reading.labels import LabelIndex
from xlreport.reading.locate import Located
from xlreport.reading.published.grids import Grids
from xlreport.reading.published.near import ORDINAL, is_near
from xlreport.reading.published.parted import in_another_order, is_bare_money, is_parted
from xlreport.reading.tables import TablesReading, read_tables, take_cell

Covered = Collection[Position]

_CODES = {
    "SHEET-MISSING": "PAGE-TABLE-MISSING",
    "TABLE-NOT-FOUND": "PAGE-TABLE-MISSING",
    "LINE-MISSING": "PAGE-LINE-MISSING",
}


def read_published_tables(template: Template, plan: Plan, grids: Grids) -> TablesReading:
    """Every table that can be found. Raises UnknownWorkbookError where a table is there twice, and differs."""
    try:
        reading = read_tables(template, plan, grids.sheets)
    except UnknownWorkbookError as error:
        raise UnknownWorkbookError("PAGE-TABLE-TWICE", **error.params) from error
    reading.findings = list(_in_words_of_pages(reading.findings, plan))
    moved = in_another_order(template, list(grids.sheets), reading.located)
    for located in reading.located:
        covered = grids.covered[located.sheet.name]
        _Settler(template, reading, located, covered, moved=located.table in moved).settle()
    for (sheet, position), note in grids.notes.items():
        reading.findings += _noted(reading, sheet, position, note)
    return reading


def _in_words_of_pages(findings: list[Finding], plan: Plan) -> Iterator[Finding]:
    """A page has no sheets that could be renamed, nor places where a table ought to stand."""
    for one in findings:
        if one.code == "SHEET-MISSING":
            section = next(sheet.section for sheet in plan.tables if sheet.name == one.expected)
            titles = [table.caption or section.heading for table in section.tables]
            for title in titles:
                yield replace(one, code=_CODES[one.code], expected=title)
        elif one.code in _CODES:
            yield replace(one, code=_CODES[one.code], place=None)
        elif one.code != "SHEET-RENAMED":
            yield one


def _noted(reading: TablesReading, sheet: str, position: Position, note: str) -> Iterator[Finding]:
    place = Place(sheet, name_of(position))
    address = next((one for one, at in reading.places.items() if at == place), None)
    if address is not None:
        yield Finding(code="PAGE-NOTE", severity=Severity.NOTE, address=address, place=place, found=note)


class _Settler:
    """One table that was found: what of it is sure."""

    def __init__(
        self, template: Template, reading: TablesReading, located: Located, covered: Covered, *, moved: bool
    ) -> None:
        self._covered = covered
        self._moved = moved
        self._template = template
        self._table = template.table(located.table)
        self._reading = reading
        self._sheet: RawSheet = located.sheet
        self._located = located
        self._figures: dict[FigureAddress, Position] = dict(located.figures)
        self._held = {at for _, at in located.wrong}

    def settle(self) -> None:
        for cell, position in self._located.wrong:
            self._weigh_label(cell, position)
        self._take_folded()
        doubtful = {row for row, columns in self._rows().items() if not self._is_sure(row, columns)}
        if self._moved or self._is_torn():
            doubtful = set(self._rows())
        self._leave_out_bare_money()
        labels = {leaf.id: leaf.label for leaf in self._table.rows.leaves}
        rows = self._rows().items()
        parted = {row for row, own in rows if is_parted(self._sheet, row, own, labels[next(iter(own.values())).row])}
        self._leave_out([a for a, (row, _) in self._figures.items() if row in parted], "PAGE-ROW-PARTED")
        spanned = self._spanning()
        self._leave_out([a for a, (row, _) in self._figures.items() if row in doubtful or a in spanned], "PAGE-UNSURE")

    def _leave_out_bare_money(self) -> None:
        for address, position in self._figures.items():
            entry = self._reading.entries.get(address, BLANK)
            if is_bare_money(self._table.kinds[address], entry):
                self._reading.entries[address] = BLANK
                self._reading.findings.append(
                    Finding(
                        code="PAGE-NO-UNIT", severity=Severity.ERROR, address=address, place=self._place(position),
                        found=entry.text or str(entry.number),
                    )
                )  # fmt: skip

    def _rows(self) -> Mapping[int, dict[int, FigureAddress]]:
        rows: defaultdict[int, dict[int, FigureAddress]] = defaultdict(dict)
        for address, (row, column) in self._figures.items():
            rows[row][column] = address
        return rows

    def _weigh_label(self, cell: GridCell, position: Position) -> None:
        """A label that is spelled otherwise is the form's; where words of another meaning stand, nothing is sure."""
        content = self._sheet.cells.get(position)
        if content is None:
            self._weigh_blank(cell)
        if content is None or content.kind is ContentKind.NUMBER:
            return
        self._drop_label_finding(cell)
        place = Place(self._sheet.name, name_of(position))
        if cell.kind in {CellKind.CORNER, CellKind.CAPTION} or not cell.is_leaf or is_near(content.text, cell.text):
            self._tell("PAGE-LABEL-SPELLED", Severity.NOTE, cell, place, content.text)
            return
        self._tell("PAGE-LABEL-OTHER", Severity.ERROR, cell, place, content.text)
        self._leave_out(list(self._under(cell)), None)

    def _weigh_blank(self, cell: GridCell) -> None:
        """No figure hangs on a caption or the head of a group; a column without any cell is not there."""
        if not cell.is_leaf or cell.kind in {CellKind.CORNER, CellKind.CAPTION}:
            self._drop_label_finding(cell)
        elif cell.kind is CellKind.COLUMN_LABEL and not self._positions(cell) & set(self._covered):
            self._drop_label_finding(cell)
            self._tell("PAGE-LINE-MISSING", Severity.ERROR, cell, None, None)
            self._leave_out(list(self._under(cell)), None)
            self._figures = {a: at for a, at in self._figures.items() if a.column != cell.path}

    def _positions(self, cell: GridCell) -> set[Position]:
        return {self._figures[address] for address in self._under(cell) if address in self._figures}

    def _tell(self, code: str, severity: Severity, cell: GridCell, place: Place | None, found: str | None) -> None:
        self._reading.findings.append(
            Finding(
                code=code, severity=severity, address=cell.label_address, place=place, found=found, expected=cell.text
            )
        )  # fmt: skip

    def _drop_label_finding(self, cell: GridCell) -> None:
        own = self._template.label_code, cell.label_address
        self._reading.findings = [one for one in self._reading.findings if (one.code, one.address) != own]

    def _under(self, cell: GridCell) -> Iterator[FigureAddress]:
        by_row = cell.kind is CellKind.ROW_LABEL
        for address in self._table.addresses:
            if cell.path == (address.row if by_row else address.column):
                yield address

    def _take_folded(self) -> None:
        """A group that is printed as one row: what stands there belongs to its last row, after which it is named."""
        lost = {cell.path: cell for cell in self._located.lost if cell.kind is CellKind.ROW_LABEL}
        columns = {address.column: column for address, (_, column) in self._figures.items()}
        index = LabelIndex(self._sheet)
        for group in self._groups():
            leaves = [leaf for leaf in self._table.rows.leaves if leaf.id.startswith(f"{group}.")]
            last = leaves[-1]
            label = last.labels[-2]
            places = index.find(label)
            named, own = (ORDINAL.sub("", same(one), count=1) for one in (label, last.label))
            if not own or not named.startswith(own) or len(places) != 1 or any(leaf.id not in lost for leaf in leaves):
                continue
            for column_id, column in columns.items():
                self._take(self._table.at(last.id, column_id), (places[0][0], column))
            lines = {lost[leaf.id].label_address for leaf in leaves}
            gone = {"PAGE-LINE-MISSING", self._template.label_code}
            self._reading.findings = [
                one for one in self._reading.findings if one.code not in gone or one.address not in lines
            ]
            self._tell("PAGE-ROWS-FOLDED", Severity.NOTE, lost[last.id], self._place(places[0]), label)

    def _groups(self) -> Iterator[str]:
        yield from dict.fromkeys(leaf.id.rpartition(".")[0] for leaf in self._table.rows.leaves if "." in leaf.id)

    def _place(self, position: Position) -> Place:
        return Place(self._sheet.name, name_of(position))

    def _take(self, address: FigureAddress, position: Position) -> None:
        typed = address not in self._table.totals
        entry = take_cell(self._reading, self._sheet, position, address, self._table.kinds[address], typed=typed)
        (self._reading.entries if typed else self._reading.stated)[address] = entry
        self._figures[address] = position

    def _is_sure(self, row: int, columns: Mapping[int, FigureAddress]) -> bool:
        """Whether the row has a cell in each column that was found, and no number beside them."""
        if any((row, column) not in self._covered for column in columns):
            return False
        beside = (at for at in self._sheet.cells if at[0] == row and at[1] not in columns and at not in self._held)
        return not any(self._sheet.cells[at].kind is ContentKind.NUMBER for at in beside)

    def _is_torn(self) -> bool:
        """Whether the rows or the columns do not follow each other as those of the form do."""
        order = {leaf.id: number for number, leaf in enumerate(self._table.columns.leaves)}
        for columns in self._rows().values():
            found = [order[columns[column].column] for column in sorted(columns)]
            if found != sorted(found):
                return True
        lines = {leaf.id: number for number, leaf in enumerate(self._table.rows.leaves)}
        rows = [lines[next(iter(columns.values())).row] for _, columns in sorted(self._rows().items())]
        return rows != sorted(rows)

    def _spanning(self) -> set[FigureAddress]:
        """Figures that share one merged cell."""
        shared: set[FigureAddress] = set()
        for top, left, bottom, right in self._sheet.merged:
            own = [a for a, (row, column) in self._figures.items() if top <= row <= bottom and left <= column <= right]
            shared |= set(own) if len(own) > 1 else set()
        return shared

    def _leave_out(self, addresses: list[FigureAddress], code: str | None) -> None:
        """Without their figures; those that held something are told, each row once."""
        told: dict[int, list[FigureAddress]] = {}
        for address in addresses:
            if address not in self._figures:
                continue
            row = self._figures[address][0]
            entry = self._reading.entries.get(address) or self._reading.stated.get(address)
            if entry is not None and entry != BLANK:
                told.setdefault(row, []).append(address)
            if address in self._reading.entries:
                self._reading.entries[address] = BLANK
            self._reading.stated.pop(address, None)
        for own in told.values() if code is not None else ():
            self._reading.findings.append(
                Finding(
                    code=code or "", severity=Severity.ERROR, address=own[0], others=tuple(own[1:]),
                    place=self._place(self._figures[own[0]]),
                )
            )  # fmt: skip
