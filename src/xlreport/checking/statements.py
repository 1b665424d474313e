"""What a text says of figures: the places where patterns of statements are met, and how the tables contradict them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.figures import Figure, figures
from xlreport.checking.understanding.grammar import CLAUSE_ENDS
from xlreport.checking.understanding.passages import Passage
from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.numbers import exact_digits
from xlreport.form.loading.rules.check_kinds import CountSpec, ScopeSpec
from xlreport.form.model.address import Address
from xlreport.form.model.check import Claim
from xlreport.form.model.expression import figures as figures_of
from xlreport.form.model.finding import Finding, Severity

MOST_QUOTED, MOST_OF_A_SENTENCE = 60, 80
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")


class Statement(Protocol):
    """Something that one of the patterns says; a count in it is the group n."""

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A statement that is known by its patterns alone."""

    patterns: tuple[re.Pattern[str], ...]


_S = TypeVar("_S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Said(Generic[_S]):
    """A place in a sentence where a statement was met; `figure` is the count it names, if it names one.

    `quoted`: the clauses around what was said, in the text's words. `filled`: the count stands for a field.
    """

    passage: Passage
    sentence: str
    statement: _S
    match: "re.Match[str]"
    figure: Figure | None
    quoted: str
    filled: bool = False


def said(inquiry: Inquiry, spec: CountSpec, statements: Sequence[_S]) -> Iterator[Said[_S]]:
    """Every exact count and every phrase that the statements speak of, each place once, the first statement's."""
    for passage, sentence in inquiry.sentences(spec.parts):
        met = [(own, found) for own in statements for one in own.patterns for found in one.finditer(sentence)]
        if met:
            yield from _said_once(spec, passage, sentence, met)


def _said_once(
    spec: CountSpec, passage: Passage, sentence: str, met: Sequence[tuple[_S, "re.Match[str]"]]
) -> Iterator[Said[_S]]:
    exact = {figure.start: figure for figure in figures(sentence) if figure.exact}
    marks = [mark.start() for mark in _CLAUSE_END.finditer(sentence)]
    known: set[int] = set()
    for statement, match in met:
        counts = "n" in match.re.groupindex
        at = match.start("n") if counts else match.start()
        figure = exact.get(at) if counts else None
        if at not in known and (figure is not None or not counts) and _is_unit(spec, figure):
            known.add(at)
            filled = figure is not None and passage.filled_at(figure.start, sentence) is not None
            one = Said(passage, sentence, statement, match, figure, _clauses(sentence, marks, match), filled)
            if not any(excuse.search(one.quoted) for excuse in spec.unless):
                yield one


def _clauses(sentence: str, marks: Sequence[int], match: "re.Match[str]") -> str:
    """From the mark before what was met to the mark after it; `marks` are all of the sentence."""
    before, after = bisect_left(marks, match.start()), bisect_left(marks, match.end())
    start = marks[before - 1] + 1 if before else 0
    end = marks[after] if after < len(marks) else len(sentence)
    return sentence[start : min(end, start + MOST_QUOTED)]


def _is_unit(spec: CountSpec, figure: Figure | None) -> bool:
    return figure is None or spec.units is None or spec.units.fullmatch(figure.unit) is not None


def settled(inquiry: Inquiry, claims: Sequence[Claim]) -> bool:
    """Whether everything that the claims rest on is there."""
    return all(evaluate(claim.ready, inquiry.values) for claim in claims)


def contradiction(
    inquiry: Inquiry, spec: ScopeSpec, one: Said[_S], claim: Claim, expected: str | None = None
) -> Finding:
    """What is said is not what the claim's figures say. In another scope it is only worth a note."""
    elsewhere = any(pattern.search(one.quoted) for pattern in spec.other_scope)
    related = figures_of(claim.formula)
    cited = [address for address in related if not address.previous]
    return inquiry.finding(
        one.passage, severity=Severity.NOTE if elsewhere else None, related=related, expected=expected,
        found=None if one.figure is None else exact_digits(one.figure.number),
        quoted=one.quoted, cell=cell(inquiry, cited),
    )  # fmt: skip


def difference(
    inquiry: Inquiry,
    passage: Passage,
    sentence: str,
    found: Decimal,
    expected: Decimal,
    severity: Severity | None = None,
) -> Finding:
    """Two numbers of a sentence that should be one."""
    return inquiry.finding(
        passage, found=exact_digits(found), expected=exact_digits(expected), severity=severity,
        quoted=sentence[:MOST_OF_A_SENTENCE], difference=exact_digits(abs(expected - found)),
    )  # fmt: skip


def cell(inquiry: Inquiry, cited: Sequence[Address]) -> str:
    """The first of the cells that the text is held against; empty if there is none."""
    if not cited:
        return ""
    place, called = inquiry.place(cited[0]), inquiry.template.called(cited[0])
    return called if place is None else f"{called} ({place.sheet} {place.cell})"
