"""Kinds of cells from their declaration: each type takes some of the keys, and needs some of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from xlreport.form.language.numbers import MOST
from xlreport.form.language.parse import UnknownNameError
from xlreport.form.language.texts.listing import MOST_CHOICES, SEPARATORS
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import KindSpec
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.address import Address
from xlreport.form.model.answers import NO, YES, YUAN
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.model.kind import THIS, Adds, Kind, Notation, NumberKind, WordsKind
from xlreport.form.text.days import serial

_COMMON = {"id", "type", "code", "blank_code", "prompt", "adds"}
_NEEDED: Mapping[str, set[str]] = {
    "number": {"places", "least", "most", "unit"}, "currency": {"places", "least", "most"}, "percent": {"places"},
    "date": set(), "text": {"longest"},
    "choice": {"choices"}, "choices": {"choices"}, "yes_no": set(),
}  # fmt: skip
_ALLOWED: Mapping[str, set[str]] = {
    "percent": {"least", "most"}, "date": {"first", "last"}, "text": {"require", "wanted"},
}  # fmt: skip
_NOTATIONS = {"number": Notation.PLAIN, "percent": Notation.PERCENT, "currency": Notation.MONEY}
_UNITS = {Notation.PERCENT: "%", Notation.MONEY: YUAN}
_COUNTS = {"choice", "choices", "yes_no", "text"}

MOST_LISTED, MOST_PROMPT = 200, 250
"""So many characters spreadsheet programs take as a list to choose from, and beside a cell that is chosen."""

_EARLIEST, _LATEST = date(1900, 3, 1), date(2199, 12, 31)
"""Before the first one spreadsheet programs do not agree how days are counted."""

_HUNDRED, _HUNDREDTHS = Decimal(100), 2


class ThisScope:
    """Where the condition of a kind is asked: `this` is the cell, and nothing else is known."""

    def name(self, path: str) -> Sequence[Expression]:
        if path == "this":
            return [Reference(THIS, words=True)]
        raise UnknownNameError(Mistake.ONLY_THIS.of(name=path))

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        raise UnknownNameError(Mistake.ONLY_THIS.of(name=f"{table}[{row}, {column}]"))

    def choices(self, _: Address, /) -> Sequence[str]:
        return ()


def build_kinds(bench: Bench, specs: Sequence[KindSpec]) -> dict[str, Kind]:
    """The kinds by id. Where one is declared wrongly that is told, and not again wherever it is named."""
    return {spec.id: _kind(bench, ("kinds", index), spec) for index, spec in enumerate(specs)}


def _kind(bench: Bench, path: Path, spec: KindSpec) -> Kind:
    bench.known_code((*path, "code"), spec.code)
    bench.known_code((*path, "blank_code"), spec.blank_code)
    for key, problem in _misfits(spec):
        bench.source.report((*path, key) if key in spec.model_fields_set else path, problem)
    if spec.type in {"number", "percent", "currency"}:
        return _number(bench, path, spec)
    return _day(bench, path, spec) if spec.type == "date" else _words(bench, path, spec)


def _misfits(spec: KindSpec) -> Iterator[tuple[str, Told]]:
    """Keys that the type needs and has not, or has and does not take."""
    needed, given = _NEEDED[spec.type], spec.model_fields_set
    yield from ((key, Mistake.KEY_NEEDED.of(type=spec.type, key=key)) for key in sorted(needed - given))
    allowed = _COMMON | needed | _ALLOWED.get(spec.type, set())
    yield from ((key, Mistake.KEY_NOT_TAKEN.of(type=spec.type, key=key)) for key in sorted(given - allowed))
    for key, text in (("prompt", spec.prompt), ("wanted", spec.wanted)):
        if len(text) > MOST_PROMPT:
            yield key, Mistake.PROMPT_LONG.of(most=MOST_PROMPT)
    fits = {"count": spec.type in _COUNTS, "sum": spec.type in {"number", "currency"}}
    if not fits.get(spec.adds or "", True):
        yield "adds", Mistake.ADDS_OTHERWISE.of(type=spec.type, adds=spec.adds)


def _number(bench: Bench, path: Path, spec: KindSpec) -> Kind:
    notation = _NOTATIONS[spec.type]
    is_percent = notation is Notation.PERCENT
    if spec.least > spec.most:
        bench.source.report((*path, "least"), Mistake.LEAST_ABOVE_MOST)
    if max(abs(spec.least), abs(spec.most)) > MOST:
        bench.source.report((*path, "most"), Mistake.BEYOND_FIGURES.of(most=MOST))
    whole = _HUNDRED if is_percent else Decimal(1)
    return NumberKind(
        id=spec.id, places=spec.places + is_percent * _HUNDREDTHS, unit=_UNITS.get(notation, spec.unit),
        least=Decimal(spec.least) / whole, most=Decimal(spec.most) / whole, code=spec.code, blank_code=spec.blank_code,
        notation=notation, prompt=spec.prompt,
        adds=_adds(spec, Adds.NONE if is_percent else Adds.SUM),
    )  # fmt: skip


def _adds(spec: KindSpec, usual: Adds) -> Adds:
    return usual if spec.adds is None else Adds(spec.adds)


def _day(bench: Bench, path: Path, spec: KindSpec) -> Kind:
    first = _limit(bench, (*path, "first"), spec.first, _EARLIEST)
    last = _limit(bench, (*path, "last"), spec.last, _LATEST)
    return NumberKind(
        id=spec.id, places=0, unit="", least=serial(first), most=serial(last), code=spec.code,
        blank_code=spec.blank_code, notation=Notation.DAY, adds=Adds.NONE, prompt=spec.prompt,
    )  # fmt: skip


def _limit(bench: Bench, path: Path, text: str, usual: date) -> date:
    try:
        day = date.fromisoformat(text) if text else usual
    except ValueError:
        bench.source.report(path, Mistake.DAY_WRITTEN)
        return usual
    if not _EARLIEST <= day <= _LATEST:
        bench.source.report(path, Mistake.DAY_BEYOND.of(first=_EARLIEST, last=_LATEST))
    return day


def _words(bench: Bench, path: Path, spec: KindSpec) -> Kind:
    choices = (YES, NO) if spec.type == "yes_no" else tuple(spec.choices)
    for at, problem in _wrong_choices(spec, choices):
        bench.source.report((*path, *at), problem)
    require = None
    if spec.require:
        require = bench.formula((*path, "require"), spec.require, ThisScope(), Type.CONDITION)
    return WordsKind(
        id=spec.id, code=spec.code, blank_code=spec.blank_code, choices=choices, several=spec.type == "choices",
        longest=spec.longest, require=require, wanted=spec.wanted, adds=_adds(spec, Adds.NONE), prompt=spec.prompt,
    )  # fmt: skip


def _wrong_choices(spec: KindSpec, choices: Sequence[str]) -> Iterator[tuple[Path, Told]]:
    at: Path = ("choices",)
    if "choices" in spec.model_fields_set and (len(choices) != len(set(choices)) or not choices):
        yield at, Mistake.CHOICES_ONCE.of()
    for index, choice in enumerate(choices):
        if any(mark in choice for mark in SEPARATORS if spec.type == "choices" or not mark.strip()):
            yield (*at, index), Mistake.CHOICE_BLANK.of()
    if spec.type == "choices" and len(choices) > MOST_CHOICES:
        yield at, Mistake.CHOICES_MANY.of(most=MOST_CHOICES)
    if len(",".join(choices)) > MOST_LISTED or any("," in choice for choice in choices):
        yield at, Mistake.CHOICES_LONG.of(most=MOST_LISTED)
