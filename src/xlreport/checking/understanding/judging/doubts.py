"""What an understood text says that the figures do not: numbers, shares and changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.counts.figures import Figure
from xlreport.checking.understanding.judging.held import Holdings, unit_of
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Subject
from xlreport.form.model.address import Address

HUNDRED, CENT = Decimal(100), Decimal("0.01")


class Doubted(StrEnum):
    """What is in doubt."""

    NUMBER = "number"
    ZERO = "zero"
    EVERY = "every"
    SHARE = "share"
    CHANGE = "change"
    LISTED = "listed"
    SHORT = "short"
    AGAIN = "again"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question to the author. `grave`: what it rests on was understood to the last word; else it is a remark.

    `told`: the numbers of the text that it is about; `cited`: the cells it was held against.
    """

    kind: Doubted
    quoted: str
    grave: bool
    told: tuple[Told, ...] = ()
    found: Decimal | None = None
    expected: Decimal | None = None
    cited: tuple[Address, ...] = ()
    part: Decimal | None = None
    whole: Decimal | None = None


MOST_PLACES = 6
"""More decimals are what programs leave behind, no exactness: 12.299999999999999%."""


def step_of(figure: Figure) -> Decimal:
    """What the last digit of a figure counts: 0.1 of 12.5%, 100 of 1.25万."""
    return Decimal(1).scaleb(max(int(figure.number.as_tuple().exponent), -MOST_PLACES))


def places_of(figure: Figure) -> int:
    """To how many decimals what should stand in its place is told: at least one."""
    return max(-int(step_of(figure).as_tuple().exponent), 1)


def nearness(figure: Figure) -> Decimal:
    """By less than this it may be off: an amount by a cent, what is written in ten thousands by its last digit."""
    step = step_of(figure)
    if step > 1:
        return step
    return CENT if figure.unit == grammar.MONEY else Decimal(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A number with the outcome: whether it was held against cells, and the doubt that it raises."""

    told: Told
    why: Why | None
    cited: tuple[Address, ...] = ()
    doubt: Doubt | None = None


def count(
    holdings: Holdings, told: Told, all_told: Sequence[Told], aside: Mapping[str, Decimal], quoted: str
) -> Judged:
    """Whether a number is one of those that it may be. `all_told`: those of its sentence."""
    found = told.subject
    is_near = told.why is Why.ABOUT and told.figure.near
    if found is None or (told.why not in (None, Why.ELSEWHERE) and not is_near):
        return Judged(told, told.why or Why.NO_CELL)
    if told.figure.unit not in measures(found) and told.figure.unit:
        return Judged(told, Why.NO_CELL)
    sums = holdings.sums(found, last_year=told.last_year)
    if not sums or any(one.number is None for one in sums):
        return Judged(told, Why.TIME if told.last_year else Why.BLANK, sums[0].cited if sums else ())
    apart = aside.get(found.matter, Decimal(0)) if found.table is not None else Decimal(0)
    rest = sums[0] if _is_rest(told, all_told) else None
    agrees = next((one for one in sums if one.number is not None and _is_one(told, one.number, apart)), rest)
    if agrees is not None:
        return Judged(told, None, agrees.cited)
    if not told.figure.exact and not (is_near and all(_is_far(told, one.number) for one in sums)):
        return Judged(told, Why.ABOUT)
    now = holdings.sums(found)[0].number if told.last_year else None
    doubt = Doubt(
        Doubted.CHANGE if told.last_year else Doubted.NUMBER, quoted, told.why in (None, Why.ABOUT), (told,),
        told.figure.number,
        sums[0].number, sums[0].cited, part=now, whole=sums[0].number if told.last_year else None,
    )  # fmt: skip
    return Judged(told, None if is_near else told.why, sums[0].cited, doubt)


def _is_far(told: Told, number: Decimal | None) -> bool:
    """Whether a number that is about so much cannot be the figure: it is off by more than a quarter of it."""
    return number is None or abs(told.figure.number - number) * 4 > max(number, told.figure.number)


def without_parts(judged: Sequence[Judged]) -> list[Judged]:
    """The numbers of a sentence, those undoubted that come to one cell together: 指南更新1次、目录更新2次."""
    groups: dict[tuple[Address, ...], list[Judged]] = {}
    for one in judged:
        if one.doubt is not None and one.doubt.kind is Doubted.NUMBER:
            groups.setdefault(one.cited, []).append(one)
    right = {
        id(one)
        for own in groups.values()
        if len(own) > 1 and sum((each.told.figure.number for each in own), Decimal(0)) == _expected(own[0])
        for one in own
    }
    return [replace(one, doubt=None) if id(one) in right else one for one in judged]


def _expected(one: Judged) -> Decimal | None:
    return one.doubt.expected if one.doubt is not None else None


def measures(found: Subject) -> frozenset[str]:
    """The measure words that a subject is counted by."""
    return counting.family(unit_of(found))


def _is_rest(told: Told, all_told: Sequence[Told]) -> bool:
    """Whether other parts are as many as the whole before the list lacks."""
    if not told.within or not any(token.word.startswith(grammar.OTHERS) for token in told.words):
        return False
    alike = [one for one in all_told if one.figure.unit == told.figure.unit]
    beside = [one for one in alike if one.clause.bracketed == told.clause.bracketed]
    parts = [one for one in beside if one.within and one is not told]
    wholes = [one for one in alike if not one.within and not one.clause.bracketed and one.number < told.number]
    whole = wholes[-1] if wholes else None
    return whole is not None and whole.figure.number == told.figure.number + sum(one.figure.number for one in parts)


def told_aside(all_told: Sequence[Told]) -> Mapping[str, Decimal]:
    """By table, what is told of its parts by indicators of their own, and may be left out of what it counts."""
    aside: dict[str, Decimal] = {}
    for one in all_told:
        for of in {field.of for field in one.subject.fields if field.of is not None} if one.subject else ():
            aside[of] = aside.get(of, Decimal(0)) + one.figure.number
    return aside


def _is_one(told: Told, number: Decimal, apart: Decimal) -> bool:
    """Whether the figure is the number, as exactly as it is written, or lacks what is told apart."""
    if apart and told.figure.number + apart == number:
        return True
    off = abs(told.figure.number - number)
    return not off or off < nearness(told.figure)
