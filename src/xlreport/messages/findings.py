"""The sentence of a finding: where · what is there · what is expected · what to do."""

from collections.abc import Collection, Mapping, Sequence

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.axis import Axis
from xlreport.form.model.finding import Code, Finding, Place, Suspect
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.codes.reading_codes import BLANK, EXPLAINED

SUSPECTED = "是不是{where}应为 {expected}（现为 {found}）？{why}"
SUSPECTED_CELL = "“{name}”（{cell}）"
SUSPECTED_NAME = "“{name}”"

WHOLE_TABLE = "{title} 整张表（{count} 格）"
RANGE = "{name}（{count} 格）"
FROM_TO = "{first} 至 {last}"
"""How cells that one finding stands for are called."""

MISTAKES: Mapping[str, str] = {
    "only": "只有改这一格，有关的合计才都对得上。",
    "moved": "这个数也许应填在“{instead}”。",
    "tenfold": "也许多写了一个 0。",
    "tenth": "也许少写了一个 0。",
    "swapped": "也许两位数字写反了。",
    "neighbour": "它与相邻一行的数相同，也许看错了行。",
    "last_year": "它与去年的数相同，也许没有更新。",
    "left_out": "总计也许少加了一格。",
}
"""What may have happened, by the name of the slip."""

PASSED_OVER: Mapping[str, str] = {
    "about": "是约数（约、余、多、近等，差出四分之一才问；超过、以上等不问），不是准确的件数。",
    "elsewhere": "说的是别的范围或别的单位（全市、下属单位、转交其他机关等）。",
    "time": "说的不是这一年全年，或是去年的数而没有去年的数字可比。",
    "rule": "说的是规定、计划或条件，不是发生了多少。",
    "unknown": "旁边有程序不认识的词，不能断定数的是什么。",
    "no cell": "说的事表里和“指标”里都没有。",
    "blank": "对应的格没有填，或填的不是数字。",
    "list": "是“其中”的一项，而总数说的是什么没有读懂。",
}
"""Why a number of the text was not held against the tables, by the name of the reason."""


def message(template: Template, finding: Finding) -> str:
    """One sentence in words staff use: sheet, cell, row label, column label; never an internal id."""
    code = code_of(template, finding.code)
    said = f"{fill(code.message, finding)}{fill(code.remedy, finding)}"
    place = where(template, finding)
    told = f"{place}：{said}" if place else said
    if finding.suspect is not None:
        told += suspicion(template, finding.suspect)
    return told if finding.reason is None else told + EXPLAINED.format(reason=finding.reason)


def where(template: Template, finding: Finding) -> str:
    """What the sentence begins with: sheet and cell, then row and column labels; empty for a finding of no place."""
    return " ".join(part for part in (_place(finding.place), subject(template, finding)) if part)


def suspicion(template: Template, suspect: Suspect) -> str:
    """The question whether one cell is the cause."""
    name = template.called(suspect.address)
    place = suspect.place
    pattern = SUSPECTED_NAME if place is None else SUSPECTED_CELL
    instead = "" if suspect.instead is None else template.called(suspect.instead)
    return SUSPECTED.format(
        where=pattern.format(name=name, cell="" if place is None else place.cell), found=suspect.found,
        expected=suspect.expected, why=MISTAKES[suspect.why].format(instead=instead),
    )  # fmt: skip


def code_of(template: Template, code: str) -> Code:
    return template.codes.get(code) or GENERAL_CODES[code]


def fill(text: str, finding: Finding) -> str:
    """`text` with its holes filled; what is filled in is never itself read as a pattern."""
    known = {**finding.params, "found": finding.found or BLANK, "expected": finding.expected or BLANK}
    parts = text.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(known.get(name, "") + rest)
    return "".join(filled)


def _place(place: Place | None) -> str:
    return "" if place is None else f"“{place.sheet}”{place.cell}"


def subject(template: Template, finding: Finding) -> str:
    """The printed row and column labels of a figure or of a range, or the label of a field; empty for anything else."""
    figures = [one for one in finding.addresses if isinstance(one, FigureAddress)]
    if len(figures) > 1:
        table = template.table(figures[0].table)
        section = next(one.heading for one in template.sections if table in one.tables)
        return _range(table, figures, table.caption or ("" if finding.place is not None else section))
    return "" if finding.address is None else template.called(finding.address)


def _range(table: Table, figures: Sequence[FigureAddress], title: str) -> str:
    """The first and the last of rows and of columns, and how many cells that are; of a whole table its title."""
    if len(figures) == len(table.inputs):
        return WHOLE_TABLE.format(title=title, count=len(figures)).strip()
    rows = _named(table.rows, {one.row for one in figures})
    if table.records is not None:
        rows = list(dict.fromkeys(one.row for one in figures))
    names = (_from_to(rows), _from_to(_named(table.columns, {one.column for one in figures})))
    return RANGE.format(name=" × ".join(name for name in names if name), count=len(figures))


def _named(axis: Axis, ids: Collection[str]) -> Sequence[str]:
    return [axis.name(leaf) for leaf in axis.leaves if leaf.id in ids]


def _from_to(names: Sequence[str]) -> str:
    first, last = names[0], names[-1]
    return first if first == last else FROM_TO.format(first=first, last=last)
