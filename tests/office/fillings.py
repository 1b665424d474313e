"""Random reports to try the workbook with."""

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from support.all_forms import years_of
from support.balanced import AGENCY

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.kind import WordsKind
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import BLANK, Entry, Report, State

TYPED = (
    "约5", "5-6", "三", "—", "/", "无", "3件", "１２", "1,234", "1e5", "TRUE", "#REF!", "=1+1", "+5", "-", "'7",
    '他说"没有"', "第一行\n第二行", " 8 ", "5", "", "2024-01-05", "5%", "字" * 300,
)  # fmt: skip
_DECIMALS = ("0.1", "0.25", "1.5", "12345.678901", "0.000001", "59237.2449", "99.99")
_FIFTEEN_DIGITS = (("123456789012345", "999999999999999", "100000000000001"), ("-123456789012345", "-999999999999999"))
"""Of one sign in one filling: a spreadsheet keeps fifteen digits, and what is left when two such figures cancel out
is noise. The form's limit is twelve digits; beyond it a cell is marked wrong and no check rests on it."""


def random_report(template: Template, seed: int) -> Report:
    """A filling as nobody would hope for: blanks, texts, decimals, negatives and enormous numbers among zeros."""
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    report = blank_report(template, AGENCY, chance.choice(years_of(template)))
    wildness = chance.choice((0.0, 0.05, 0.3, 1.0))
    enormous = chance.choice(_FIFTEEN_DIGITS)
    tables = [table.id for table in template.tables]
    return replace(
        report,
        entries={
            address: _entry(chance, wildness, enormous) if kind is None else _words(chance, kind, wildness)
            for address, kind in _word_kinds(template, report).items()
        },
        indicators={one.id: _entry(chance, wildness, enormous) for one in template.indicators},
        blank_is_zero=frozenset(table for table in tables if chance.random() < 0.4),
        agency={field.id: _agency_text(chance, field.id, field.choices) for field in template.agency_fields},
    )


def _entry(chance: random.Random, wildness: float, enormous: tuple[str, ...]) -> Entry:
    if chance.random() >= wildness:
        return Entry.of(Decimal(chance.choice((0, 0, 0, 1, 2, chance.randrange(1000), chance.randrange(10**6)))))
    kind = chance.randrange(6)
    if kind == 0:
        return Entry(State.TEXT, None, chance.choice(TYPED))
    number = {
        1: chance.choice(_DECIMALS),
        2: str(-chance.randrange(1, 5000)),
        3: chance.choice(enormous),
        4: f"{chance.randrange(10**6)}.{chance.randrange(1, 10**6):06}",  # sums keep to the fifteen digits that print
    }.get(kind)
    return BLANK if number is None else Entry.of(Decimal(number))


def _word_kinds(template: Template, report: Report) -> Mapping[FigureAddress, WordsKind | None]:
    """The kind of each cell that takes words; None of one that takes a number."""
    kinds = {address: template.kind_at(address) for address in report.entries}
    return {address: kind if isinstance(kind, WordsKind) else None for address, kind in kinds.items()}


def _words(chance: random.Random, kind: WordsKind, wildness: float) -> Entry:
    """What may be chosen, or said; now and then nothing, or what nobody expects there."""
    if chance.random() < wildness:
        typed = chance.choice((None, *(text for text in TYPED if not text.startswith(("=", "#")))))
        return BLANK if not typed or not typed.strip() else Entry(State.TEXT, None, typed.strip())
    return Entry(
        State.TEXT, None, chance.choice(kind.choices or ("某区发布", "https://www.example.gov.cn/", "3703030001"))
    )


def _agency_text(chance: random.Random, field: str, choices: tuple[str, ...]) -> str | None:
    if field == "name":
        return AGENCY
    if chance.random() < 0.5:
        return None
    return chance.choice(choices or ("255000", "0533-288386", "=A1", '"引号"', "某路三号", "x@y.cn", "某网\n某站", "0"))
