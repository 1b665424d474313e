"""What the text says of the figures: counts that must be those of the tables, and words that must be true of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlreport.checking.understanding.figures import Figure, figures, sentences
from xlreport.checking.understanding.grammar import CLAUSE_ENDS
from xlreport.checking.understanding.passages import Passage, passages
from xlreport.form.language.evaluate import evaluate, evaluate_number
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address
from xlreport.form.model.check import Claim, NamedCheck, Pair
from xlreport.form.model.expression import figures as figures_of
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

MOST_QUOTED = 60
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")


@dataclass(frozen=True, slots=True)
class Said:
    """A place in a sentence where a pattern of a pair was met; `figure` is the count it names, if it names one.

    `quoted`: the clauses around what was said, in the text's words.
    """

    passage: Passage
    sentence: str
    pair: Pair
    match: "re.Match[str]"
    figure: Figure | None
    quoted: str


def typed_sentences(check: NamedCheck, template: Template, reading: Reading) -> Iterator[tuple[Passage, str]]:
    """What people wrote in the parts the check reads; generated sentences agree with the tables by themselves."""
    for passage in passages(template, reading):
        if passage.typed and not passage.heading and (not check.where or passage.part in check.where):
            for sentence in sentences(passage.text):
                yield passage, sentence


def said(check: NamedCheck, template: Template, reading: Reading) -> Iterator[Said]:
    """Every exact count and every phrase that the check's pairs speak of, each place once."""
    for passage, sentence in typed_sentences(check, template, reading):
        met = [(pair, found) for pair in check.pairs for one in pair.patterns for found in one.finditer(sentence)]
        if met:
            yield from _said_once(check, passage, sentence, met)


def _said_once(
    check: NamedCheck, passage: Passage, sentence: str, met: Sequence[tuple[Pair, "re.Match[str]"]]
) -> Iterator[Said]:
    exact = {figure.start: figure for figure in figures(sentence) if figure.exact}
    marks = [mark.start() for mark in _CLAUSE_END.finditer(sentence)]
    known: set[int] = set()
    for pair, match in met:
        counts = "n" in match.re.groupindex
        at = match.start("n") if counts else match.start()
        figure = exact.get(at) if counts else None
        if at not in known and (figure is not None or not counts) and _is_unit(check, figure):
            known.add(at)
            one = Said(passage, sentence, pair, match, figure, _clauses(sentence, marks, match))
            if not any(excuse.search(one.quoted) for excuse in check.unless):
                yield one


def _clauses(sentence: str, marks: Sequence[int], match: "re.Match[str]") -> str:
    """From the mark before what was met to the mark after it; `marks` are all of the sentence."""
    before, after = bisect_left(marks, match.start()), bisect_left(marks, match.end())
    start = marks[before - 1] + 1 if before else 0
    end = marks[after] if after < len(marks) else len(sentence)
    return sentence[start : min(end, start + MOST_QUOTED)]


def _is_unit(check: NamedCheck, figure: Figure | None) -> bool:
    return figure is None or not check.words or figure.unit in check.words


def told_figures(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """Counts in the text that are none of those the tables have. In another scope it is only worth a note."""
    for one in said(check, template, reading):
        claims = one.pair.equals
        if one.figure is None or not claims or not _settled([*claims, *_given(one.pair.when)], values):
            continue
        if one.pair.when is not None and not evaluate(one.pair.when.formula, values):
            continue
        expected = [evaluate_number(claim.formula, values) for claim in claims]
        if one.figure.number not in expected:
            yield _finding(check, template, reading, one, claims[0], exact_digits(expected[0]))


def told_facts(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """Words of the text that the tables contradict."""
    for one in said(check, template, reading):
        claim = one.pair.holds
        if claim is not None and _settled([claim], values) and not evaluate(claim.formula, values):
            yield _finding(check, template, reading, one, claim, None)


def _settled(claims: list[Claim], values: ReportValues) -> bool:
    return all(evaluate(claim.ready, values) for claim in claims)


def _given(claim: Claim | None) -> list[Claim]:
    return [] if claim is None else [claim]


def _finding(
    check: NamedCheck, template: Template, reading: Reading, one: Said, claim: Claim, expected: str | None
) -> Finding:
    elsewhere = any(pattern.search(one.quoted) for pattern in check.elsewhere)
    related = figures_of(claim.formula)
    cited = [address for address in related if not address.previous]
    return Finding(
        code=check.code, severity=Severity.NOTE if elsewhere else template.codes[check.code].severity,
        address=one.passage.address, place=one.passage.place,
        found=None if one.figure is None else exact_digits(one.figure.number), expected=expected,
        params={"quoted": one.quoted, "cell": _cell(template, reading, cited[0]) if cited else ""}, related=related,
    )  # fmt: skip


def _cell(template: Template, reading: Reading, address: Address) -> str:
    """The first of the cells that the text is held against."""
    place = reading.places.get(address)
    called = template.called(address)
    return called if place is None else f"{called} ({place.sheet} {place.cell})"
