"""Sections of text: each line carries its label, and what is typed between two labels belongs to the upper one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlreport.form.language.fields import braced
from xlreport.form.model.address import Address, ItemAddress, ItemPart
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.sentence import StandardItem
from xlreport.form.report.report import Item, SectionText
from xlreport.form.report.texts import normal_section
from xlreport.form.text.labels import normal, same_label
from xlreport.form.text.numerals import MOST_IN_CHINESE, chinese_number
from xlreport.layout.addresses import SlotAddress, SlotCell
from xlreport.layout.prose import CHOICE, LABEL, NOTE, TEXT, ProseSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import CODES_OF_NO_VALUE, Position, RawSheet, name_of
from xlreport.reading.contents.strays import stray
from xlreport.reading.labels import first_label
from xlreport.reading.numbers import has_lost_digits
from xlreport.reading.typed_cells import typed_cell_findings

_PART = re.compile(r"\((?P<slots>[^()]+)\)(?P<part>.+)")
_PARAGRAPH = re.compile(normal(words.PARAGRAPH).replace("{number}", r"\d+"))
_SENTENCE = re.compile(normal(words.SENTENCE) + r"\d*")
"""Workbooks of earlier versions have a line, numbered, for each sentence."""

_HINT = normal(words.HINT)


@dataclass(slots=True)
class _Slot:
    number: int
    row: int
    column: int
    heading: str = ""
    name: str = ""
    stands_off: bool = False
    generated: bool = True
    wording: str | None = None
    lines: list[str] = field(default_factory=list)
    first_text_row: int | None = None
    wrong: dict[SlotCell, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProseReading:
    """`items`: for each item as the sheet counts it, from 0, where it stands in the text; None where it is left out.
    `as_typed`: choices that are none of those there are.
    """

    text: SectionText
    items: Mapping[int, int | None]
    places: Mapping[Address, Place]
    as_typed: Mapping[Address, str]
    findings: tuple[Finding, ...]


def read_prose(plan: ProseSheet, sheet: RawSheet, label_code: str, fields: Iterable[str]) -> ProseReading:
    """`label_code`: the finding that an overwritten label raises. `fields`: the names listed beside the text."""
    return _Reader(plan, sheet, label_code, fields).read()


def _number_of(numeral: str, expected: int) -> int:
    """The number a label writes, if it is one that may come now or later; else the expected one."""
    later = range(expected, MOST_IN_CHINESE + 1)
    return next((number for number in later if normal(chinese_number(number)) == numeral), expected)


class _Reader:
    def __init__(self, plan: ProseSheet, sheet: RawSheet, label_code: str, fields: Iterable[str]) -> None:
        self._plan = plan
        self._label_code = label_code
        self._sheet = sheet
        self._intro: list[str] = []
        self._slots: list[_Slot] = []
        self._band: Sequence[_Slot] = ()
        self._findings: list[Finding] = []
        self._told: set[tuple[str, Place | None, str | None, str | None]] = set()
        self._standards = [one.name for one in plan.prose.standard_items if one.id]
        self._chrome = self._said_by_the_sheet() | {normal(braced(name)) for name in fields}
        self._left = self._label_column()
        self._used: set[Position] = set()
        self._number = 1

    def read(self) -> ProseReading:
        for row in sorted({row for row, column in self._sheet.cells if column <= self._left + NOTE}):
            self._take(row, normal(self._cell(row, LABEL)))
        self._findings += self._strays()
        kept = [slot for slot in self._slots if slot.heading or slot.lines or self._standard(slot) is not None]
        text = normal_section(self._plan.prose, "\n".join(self._intro), tuple(map(self._item, kept)))
        items = {slot.number - 1: kept.index(slot) if slot in kept else None for slot in self._slots}
        return ProseReading(text, items, dict(self._places(kept)), dict(self._wrong(kept)), tuple(self._findings))

    def _label_column(self) -> int:
        wanted = first_label(self._plan)
        return min((column for _, column in self._sheet.labels.get(wanted, ())), default=LABEL)

    def _cell(self, row: int, column: int) -> str:
        position = row, self._left + column
        self._used.add(position)
        content = self._sheet.cells.get(position)
        if column != LABEL:
            for finding in typed_cell_findings(self._sheet, position):
                self._tell(finding)
        if content is None:
            return ""
        code = CODES_OF_NO_VALUE.get(content.kind)
        if code is not None:
            self._find(code, row, column, found=content.text)
            return ""
        if has_lost_digits(content):
            self._find("DIGITS-LOST", row, column, found=content.text, severity=Severity.WARNING)
        return content.text

    def _take(self, row: int, label: str) -> None:
        """Read one line; headings and guides of the sheet itself carry no label known here and are passed over."""
        part = _PART.fullmatch(label)
        if part is not None and same_label(part["part"], words.HEADING):
            self._begin(row, part["slots"].split(normal(words.BAND_SEPARATOR)))
        elif part is not None and self._band and _SENTENCE.fullmatch(part["part"]):
            self._take_choice(row)
        elif part is not None and part["part"] == _HINT:
            return
        elif self._is_paragraph(label, part) or (not label and (self._band or self._intro)):
            self._add(row)
        elif self._band and label not in self._chrome:
            self._find(self._label_code, row, LABEL, found=self._cell(row, LABEL))
            self._add(row)

    def _take_choice(self, row: int) -> None:
        """Whether the sentences of the item are used, and in which wording; it stands beside one of them."""
        slot = self._band[0]
        standard = self._standard(slot)
        wordings = {one.name: one.id for one in standard.wordings} if standard is not None else {}
        chosen = self._choice(row, YES, *wordings, NO)
        if chosen not in {"", YES, *wordings, NO}:
            slot.wrong[SlotCell.GENERATED] = chosen
        slot.generated = slot.generated and chosen != NO
        slot.wording = wordings.get(chosen, slot.wording)

    def _is_paragraph(self, label: str, part: re.Match[str] | None) -> bool:
        own = part["part"] if part is not None else label.removeprefix(normal(words.INTRO))
        return _PARAGRAPH.fullmatch(own) is not None

    def _begin(self, row: int, numerals: Sequence[str]) -> None:
        """A new item, or several side by side; an item that should stand before it is missing."""
        count = len(numerals)
        row_number = _number_of(numerals[0], self._number)
        for number in range(self._number, row_number):
            self._find("LINE-MISSING", row, LABEL, expected=words.band_label([number], words.HEADING))
        self._number = row_number + count
        placed = ""
        if not self._plan.prose.heading_alone:
            placed = self._choice(row, words.RUNS_ON, words.STANDS_OFF)
        name = self._cell(row, NOTE).strip()
        if name and name not in self._standards:
            expected = "、".join(self._standards)
            self._find(self._label_code, row, NOTE, found=name, expected=expected or None)
        numbered = enumerate(range(TEXT, TEXT + count), row_number)
        self._band = [
            _Slot(n, row, column, self._cell(row, column).strip(), name, placed == words.STANDS_OFF)
            for n, column in numbered
        ]
        self._slots += self._band
        if placed not in {"", words.RUNS_ON, words.STANDS_OFF}:
            self._band[0].wrong[SlotCell.PLACEMENT] = placed

    def _choice(self, row: int, *choices: str) -> str:
        chosen = self._cell(row, CHOICE).strip()
        if chosen and chosen not in choices:
            self._find("CHOICE-UNKNOWN", row, CHOICE, found=chosen, expected="、".join(choices))
        return chosen

    def _add(self, row: int) -> None:
        if not self._band:
            text = self._cell(row, TEXT)
            self._intro += [text] if text.strip() else []
        for slot in self._band:
            text = self._cell(row, slot.column)
            if text.strip():
                slot.lines.append(text)
                slot.first_text_row = row if slot.first_text_row is None else slot.first_text_row

    def _item(self, slot: _Slot) -> Item:
        standard = self._standard(slot)
        text = "\n".join(slot.lines)
        return Item(
            id=standard.id if standard else None, heading=slot.heading,
            text="\n" + text if slot.stands_off else text,
            generated=slot.generated and standard is not None, wording=slot.wording,
        )  # fmt: skip

    def _said_by_the_sheet(self) -> frozenset[str]:
        """What the sheet itself says beside the text."""
        standards = self._plan.prose.standard_items
        said = [self._plan.section.heading, self._plan.prose.guide or "", *words.AROUND_TEXTS]
        said += [text for one in standards for text in (one.name, one.guide or "")]
        return frozenset(normal(text) for text in said)

    def _strays(self) -> Iterator[Finding]:
        """What stands where nothing is read; not told where the format does not tell formulas."""
        if self._sheet.formulas is None:
            return
        for position in sorted(self._sheet.cells.keys() - self._used - self._sheet.formulas.keys()):
            text = self._sheet.text(position)
            if text.strip() and normal(text) not in self._chrome:
                yield stray(self._sheet, position, text)

    def _standard(self, slot: _Slot) -> StandardItem | None:
        return next((one for one in self._plan.prose.standard_items if one.id and one.name == slot.name), None)

    def _places(self, kept: list[_Slot]) -> Iterator[tuple[Address, Place]]:
        section = self._plan.section.id
        for index, slot in enumerate(kept):
            yield ItemAddress(section, index, ItemPart.HEADING), self._place(slot.row, slot.column)
            row = slot.row if slot.first_text_row is None else slot.first_text_row
            yield ItemAddress(section, index, ItemPart.TEXT), self._place(row, slot.column)

    def _wrong(self, kept: list[_Slot]) -> Iterator[tuple[Address, str]]:
        """Beside an item that is left out they stand in the room for more."""
        for index, slot in enumerate((*kept, *(one for one in self._slots if one not in kept))):
            for cell, chosen in slot.wrong.items():
                yield SlotAddress(self._plan.section.id, index, cell), chosen

    def _place(self, row: int, column: int) -> Place:
        return Place(self._sheet.name, name_of((row, self._left + column)))

    def _find(
        self,
        code: str,
        row: int,
        column: int,
        *,
        found: str | None = None,
        expected: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self._place(row, column)
        self._tell(Finding(code=code, severity=severity, place=place, found=found, expected=expected))

    def _tell(self, finding: Finding) -> None:
        """Once, however often a line is looked at."""
        known = (finding.code, finding.place, finding.found, finding.expected)
        if known not in self._told:
            self._told.add(known)
            self._findings.append(finding)
