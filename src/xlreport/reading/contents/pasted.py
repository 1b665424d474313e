"""A whole text pasted into one sheet: each row is taken for what the sheet's own formulas take it for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Section, Template
from xlreport.form.report.report import Item
from xlreport.layout.pasting.cells import (
    LAST_OPEN,
    PASTE_TOP,
    PASTED,
    PastedAddress,
    RowKind,
)
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.prose import ProseSheet
from xlreport.messages.sheets import pasting
from xlreport.reading.cells import Content, ContentKind, RawSheet, name_of
from xlreport.reading.contents.pasted_rows import Line, PastedText, PastedValues, Taken
from xlreport.reading.contents.strays import MOST_QUOTED
from xlreport.reading.typed_cells import typed_cell_findings

_NAMED: Mapping[RowKind, tuple[str, Severity]] = {
    RowKind.TABLE: ("PASTE-TABLE", Severity.NOTE),
    RowKind.UNPLACED: ("PASTE-UNPLACED", Severity.WARNING),
    RowKind.SIGNATURE: ("PASTE-SIGNATURE", Severity.NOTE),
}
"""What is not taken as text, and how that is told."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A finding of rows that are in no text of the report. `section`: which they stand in, counted from 1."""

    section: int
    rows: tuple[str, ...]
    finding: Finding


@dataclass(slots=True)
class PastedItem:
    """An item as it was pasted. `provided`: its number among the form's own, 0 for another one."""

    heading: PastedText
    provided: int
    stands_off: bool
    lines: list[PastedText] = field(default_factory=list)

    def item(self, prose: Prose) -> Item:
        text = "\n".join(line.text for line in self.lines)
        standard = prose.standard_items[self.provided - 1] if self.provided else None
        return Item(
            id=None if standard is None else standard.id, heading=self.heading.text,
            text="\n" + text if self.stands_off else text, generated=False,
        )  # fmt: skip

    @property
    def place(self) -> Place:
        """Where its text begins."""
        return self.lines[0].place if self.lines else self.heading.place


@dataclass(slots=True)
class PastedSection:
    intro: list[PastedText] = field(default_factory=list)
    items: list[PastedItem] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.intro or self.items)


@dataclass(slots=True)
class PastedReading:
    """What was pasted, by its place in the report. `sections` by id."""

    title: list[PastedText] = field(default_factory=list)
    lead: list[PastedText] = field(default_factory=list)
    sections: dict[str, PastedSection] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    untaken: list[Untaken] = field(default_factory=list)


def read_pasted(template: Template, prose: Sequence[ProseSheet], sheet: RawSheet, agency: str | None) -> PastedReading:
    """`agency`: its name, which stands alone where a report is signed."""
    return _Reader(template, prose, sheet, agency).read()


def pasted_sheet(sheets: Mapping[str, RawSheet]) -> RawSheet | None:
    """The sheet for a whole text, by its name or its title; None where it was deleted or never was."""
    named = sheets.get(pasting.PASTE)
    return named or next((one for one in sheets.values() if one.text((0, 0)) == pasting.PASTE), None)


class _Reader:
    def __init__(self, template: Template, prose: Sequence[ProseSheet], sheet: RawSheet, agency: str | None) -> None:
        self._sheet = sheet
        self._agency = agency
        self._lines = list(self._paragraphs())
        self._template, self._prose = template, tuple(prose)
        self._sections = template.sections
        self._reading = PastedReading(sections={one.section.id: PastedSection() for one in prose})

    def read(self) -> PastedReading:
        if not self._lines:
            return self._reading
        paste = Paste(self._template, self._prose, len(self._lines))
        values = PastedValues(paste, self._contents())
        untaken: list[Taken] = []
        for index, line in enumerate(self._lines):
            taken = Taken(values, index, line, Place(self._sheet.name, name_of((line.row, PASTED))))
            if taken.kind in _NAMED:
                untaken.append(taken)
            self._take(taken)
        for run in _runs(untaken):
            self._name(run)
        return self._reading

    def _paragraphs(self) -> Iterator[Line]:
        top = _top(self._sheet)
        rows: dict[int, dict[int, Content]] = {}
        for (row, column), content in self._sheet.cells.items():
            if row >= top and PASTED <= column <= LAST_OPEN and content.text.strip():
                rows.setdefault(row, {})[column - PASTED] = content
        for row in range(top, max(rows, default=top - 1) + 1):
            own = rows.get(row, {})
            text = own.get(0)
            several = text.text.splitlines() if text is not None and text.kind is ContentKind.TEXT else []
            if len(several) <= 1:
                yield Line(row, own)
            for index, one in enumerate(several[1:] and several):
                beside = {column: content for column, content in own.items() if column and not index}
                yield Line(row, {0: Content(ContentKind.TEXT, one), **beside})

    def _contents(self) -> Mapping[Address, CellValue]:
        contents: dict[Address, CellValue] = {AgencyAddress("name"): self._agency}
        for index, line in enumerate(self._lines):
            for column, content in line.contents.items():
                known = content.kind is ContentKind.TEXT
                contents[PastedAddress(index, column)] = content.text if known else content.number or Decimal(0)
        return contents

    def _take(self, row: Taken) -> None:
        self._reading.findings += typed_cell_findings(self._sheet, (row.line.row, PASTED))
        if row.kind is RowKind.TITLE:
            self._reading.title.append(row.all)
        elif row.kind is RowKind.LEAD:
            self._reading.lead.append(row.all)
        elif row.kind in {RowKind.ITEM, RowKind.PARAGRAPH}:
            section = self._sections[row.section - 1]
            self._take_text(section, self._reading.sections[section.id], row)

    @staticmethod
    def _take_text(section: Section, pasted: PastedSection, row: Taken) -> None:
        if row.kind is RowKind.ITEM:
            alone = section.prose is not None and section.prose.heading_alone
            item = PastedItem(row.head, row.provided, stands_off=not row.rest and not alone)
            item.lines += [PastedText(row.rest, row.place, row.line.text)] if row.rest else []
            pasted.items.append(item)
        else:
            (pasted.items[-1].lines if pasted.items else pasted.intro).append(row.all)

    def _name(self, run: Sequence[Taken]) -> None:
        """Rows of a kind that stand below each other are told once."""
        code, severity = _NAMED[run[0].kind]
        first, end = run[0].line.row + 1, run[-1].line.row + 1
        column, content = min(run[0].line.contents.items(), key=lambda pair: pair[0])
        finding = Finding(
            code=code, severity=severity, found=content.text.strip()[:MOST_QUOTED],
            expected=pasting.PASTED_ROWS.format(first=first, last=end) if end > first else str(first),
            place=Place(self._sheet.name, name_of((run[0].line.row, PASTED + column))),
        )  # fmt: skip
        if severity is Severity.NOTE:
            self._reading.findings.append(finding)
        else:
            rows = tuple(row.line.text for row in run)
            self._reading.untaken.append(Untaken(run[0].section, rows, finding))


def _runs(untaken: Sequence[Taken]) -> Iterator[list[Taken]]:
    run: list[Taken] = []
    for row in untaken:
        if run and (run[-1].kind is not row.kind or row.line.row > run[-1].line.row + 1):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _top(sheet: RawSheet) -> int:
    """The first row below the head, wherever that has moved."""
    return min((row for row, _ in sheet.texts.get(pasting.PASTE_HEAD, ())), default=PASTE_TOP - 1) + 1
