"""A whole text pasted into one sheet: each row is taken for what the sheet's own formulas take it for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.vocabulary import CellValue, as_number, as_text
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Prose, Section, Template
from xlreport.form.report.report import Item
from xlreport.layout.pasting.cells import (
    BESIDE,
    LAST_OPEN,
    OTHER_SLOT,
    PASTE_TOP,
    PASTED,
    PastedAddress,
    RowAddress,
    RowCell,
    RowKind,
)
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import Content, ContentKind, RawSheet, name_of
from xlreport.reading.formulas import formula_finding

_QUOTED = 40
"""How much of a row is quoted."""

_NAMED: Mapping[RowKind, tuple[str, Severity]] = {
    RowKind.TABLE: ("PASTE-TABLE", Severity.NOTE),
    RowKind.UNPLACED: ("PASTE-UNPLACED", Severity.WARNING),
    RowKind.SIGNATURE: ("PASTE-SIGNATURE", Severity.NOTE),
}
"""What is not taken as text, and how that is told."""


@dataclass(frozen=True, slots=True)
class PastedText:
    """A text with the cell of its first paragraph."""

    text: str
    place: Place


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


def read_pasted(
    template: Template, prose: Sequence[ProseSheet], sheet: RawSheet, agency: str | None
) -> PastedReading:
    """`agency`: its name, which stands alone where a report is signed."""
    return _Reader(template, prose, sheet, agency).read()


def pasted_sheet(sheets: Mapping[str, RawSheet]) -> RawSheet | None:
    """The sheet for a whole text, by its name or its title; None where it was deleted or never was."""
    named = sheets.get(words.PASTE)
    return named or next((one for one in sheets.values() if one.text((0, 0)) == words.PASTE), None)


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph with what stands beside it; several may come from one cell."""

    row: int
    contents: Mapping[int, Content]


class _Reader:
    def __init__(
        self, template: Template, prose: Sequence[ProseSheet], sheet: RawSheet, agency: str | None
    ) -> None:
        self._sheet = sheet
        self._agency = agency
        self._lines = list(self._paragraphs())
        self._paste = Paste(template, tuple(prose), len(self._lines))
        self._sections = template.sections
        self._reading = PastedReading(sections={one.section.id: PastedSection() for one in prose})

    def read(self) -> PastedReading:
        values = _Values(self._paste, self._contents())
        untaken: list[tuple[RowKind, _Line]] = []
        for index, line in enumerate(self._lines):
            taken = _Taken(values, index, line, Place(self._sheet.name, name_of((line.row, PASTED))))
            if taken.kind in _NAMED:
                untaken.append((taken.kind, line))
            self._take(taken)
        self._reading.findings += self._named(untaken)
        return self._reading

    def _paragraphs(self) -> Iterator[_Line]:
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
                yield _Line(row, own)
            for index, one in enumerate(several[1:] and several):
                beside = {column: content for column, content in own.items() if column and not index}
                yield _Line(row, {0: Content(ContentKind.TEXT, one), **beside})

    def _contents(self) -> Mapping[Address, CellValue]:
        contents: dict[Address, CellValue] = {AgencyAddress("name"): self._agency}
        for index, line in enumerate(self._lines):
            for column, content in line.contents.items():
                known = content.kind is ContentKind.TEXT
                contents[PastedAddress(index, column)] = content.text if known else content.number or Decimal(0)
        return contents

    def _take(self, row: "_Taken") -> None:
        self._reading.findings += formula_finding(self._sheet, (row.line.row, PASTED))
        if row.kind is RowKind.TITLE:
            self._reading.title.append(row.all)
        elif row.kind is RowKind.LEAD:
            self._reading.lead.append(row.all)
        elif row.kind in {RowKind.ITEM, RowKind.PARAGRAPH}:
            section = self._sections[row.section - 1]
            self._take_text(section, self._reading.sections[section.id], row)

    @staticmethod
    def _take_text(section: Section, pasted: PastedSection, row: "_Taken") -> None:
        if row.kind is RowKind.ITEM:
            alone = section.prose is not None and section.prose.heading_alone
            item = PastedItem(row.head, row.provided, stands_off=not row.rest and not alone)
            item.lines += [PastedText(row.rest, row.place)] if row.rest else []
            pasted.items.append(item)
        else:
            (pasted.items[-1].lines if pasted.items else pasted.intro).append(row.all)

    def _named(self, untaken: Sequence[tuple[RowKind, _Line]]) -> Iterator[Finding]:
        """Rows of a kind that stand below each other are told once."""
        last: tuple[RowKind, int] | None = None
        runs: list[tuple[RowKind, list[_Line]]] = []
        for kind, line in untaken:
            if last is None or last[0] is not kind or line.row > last[1] + 1:
                runs.append((kind, []))
            runs[-1][1].append(line)
            last = kind, line.row
        for kind, lines in runs:
            code, severity = _NAMED[kind]
            first, end = lines[0].row + 1, lines[-1].row + 1
            column, content = min(lines[0].contents.items(), key=lambda pair: pair[0])
            yield Finding(
                code=code, severity=severity, found=content.text.strip()[:_QUOTED],
                expected=words.PASTED_ROWS.format(first=first, last=end) if end > first else str(first),
                place=Place(self._sheet.name, name_of((lines[0].row, PASTED + column))),
            )  # fmt: skip


def _top(sheet: RawSheet) -> int:
    """The first row below the head, wherever that has moved."""
    heads = [row for (row, column), content in sheet.cells.items() if content.text == words.PASTE_HEAD]
    return min(heads, default=PASTE_TOP - 1) + 1


@dataclass(frozen=True)
class _Taken:
    """What the formulas say of one row."""

    values: "_Values"
    index: int
    line: _Line
    place: Place

    def _cell(self, cell: RowCell) -> CellValue:
        return self.values.content(RowAddress(self.index, cell))

    @cached_property
    def kind(self) -> RowKind:
        return RowKind(int(as_number(self._cell(RowCell.KIND))))

    @property
    def section(self) -> int:
        return int(as_number(self._cell(RowCell.SECTION)))

    @property
    def provided(self) -> int:
        slot = int(as_number(self._cell(RowCell.SLOT)))
        return slot if slot != OTHER_SLOT else 0

    @property
    def all(self) -> PastedText:
        return PastedText(as_text(self._cell(RowCell.TEXT)).strip(), self.place)

    @property
    def head(self) -> PastedText:
        return PastedText(as_text(self._cell(RowCell.HEAD)).strip(), self.place)

    @property
    def rest(self) -> str:
        """What runs on after the heading's stop."""
        head, body = (as_text(self._cell(cell)) for cell in (RowCell.HEAD, RowCell.BODY))
        return body[len(head) + 1 :].strip()


class _Values:
    """The cells of the sheet as its formulas find them."""

    def __init__(self, paste: Paste, contents: Mapping[Address, CellValue]) -> None:
        self._paste = paste
        self._known: dict[Address, CellValue] = {**paste.constants, **contents}
        self._formulas = dict(paste.formulas())

    def content(self, address: Address) -> CellValue:
        if address not in self._known:
            self._known[address] = self._computed(address)
        return self._known[address]

    def _computed(self, address: Address) -> CellValue:
        column = self._paste.column(address)
        if column is not None:
            return tuple(as_text(self.content(one)) for one in column)
        formula = self._formulas.get(address)
        return None if formula is None else evaluate(formula, self)
