"""What the text says of itself: its own balance, the parts it lists after a total, and the shares it works out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from xlreport.checking.kinds.told import Said, said, typed_sentences
from xlreport.checking.understanding.figures import Figure, figures
from xlreport.checking.understanding.grammar import AMONG, SHARE
from xlreport.checking.understanding.passages import Passage
from xlreport.form.language.evaluate import evaluate, evaluate_number
from xlreport.form.language.numbers import exact_digits, rounded
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MOST_QUOTED = 80
TWO, FOUR = 2, 4


def told_balance(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """New and brought forward, closed and carried out, all four told in one item: they balance in either reading.

    What the pairs after the fourth count, such as withdrawn ones, may have been left out of those closed.
    """
    items: dict[tuple[str, str | None], list[Said]] = {}
    for one in said(check, template, reading):
        items.setdefault((one.passage.part, one.passage.item), []).append(one)
    for own in items.values():
        told = [{one.figure.number for one in own if one.pair is pair and one.figure} for pair in check.pairs]
        if any(len(numbers) != 1 for numbers in told[:FOUR]):
            continue
        new, brought, closed, carried = (numbers.pop() for numbers in told[:FOUR])
        beside = sum((number for numbers in told[FOUR:] for number in numbers), Decimal(0))
        if {closed + carried, closed + carried + beside}.isdisjoint({new + brought, new}):
            yield _finding(check, template, own[0].passage, own[0].sentence, new + brought, closed + carried)


def told_parts(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Outcomes listed in one sentence that add up to less than the total it gives first."""
    sentences: dict[tuple[str, str], list[Said]] = {}
    for one in said(check, template, reading):
        sentences.setdefault((str(one.passage.address), one.sentence), []).append(one)
    for (_address, sentence), own in sentences.items():
        totals = [one.figure.number for one in own if one.pair is check.pairs[0] and one.figure]
        parts = [one.figure.number for one in own if one.pair is not check.pairs[0] and one.figure]
        if len(totals) == 1 and len(parts) >= TWO and sum(parts) < totals[0]:
            yield _finding(check, template, own[0].passage, sentence, Decimal(sum(parts)), totals[0])


def told_sums(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Parts after a total that exceed it; parts that fall a little short are only worth a note."""
    for passage, sentence in typed_sentences(check, template, reading):
        before, among, after = _BRACKETS.sub("", sentence).partition(AMONG)
        wholes = list(figures(before))
        if not among or not wholes or any(excuse.search(sentence) for excuse in check.unless):
            continue
        whole, parts = wholes[-1], _parts(after, wholes[-1])
        total = sum((part.number for part in parts), Decimal(0))
        short = whole.number - total
        if len(parts) < TWO or not whole.exact or not all(part.exact for part in parts) or not short:
            continue
        if short < 0 or short * 100 <= whole.number * check.limits["percent"]:
            severity = template.codes[check.code].severity if short < 0 else Severity.NOTE
            yield _finding(check, template, passage, sentence, total, whole.number, severity)


def _parts(text: str, whole: Figure) -> list[Figure]:
    """The figures of the whole's unit, up to a second list, or until they make up the whole: what follows is another
    matter.
    """
    parts: list[Figure] = []
    total = Decimal(0)
    for figure in figures(text.partition(AMONG)[0]):
        if figure.unit == whole.unit:
            parts.append(figure)
            total += figure.number
            if len(parts) >= TWO and total == whole.number:
                break
    return parts


def told_shares(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """A percentage that fits none of the totals it may be a share of."""
    for one in said(check, template, reading):
        if one.figure is None or SHARE not in one.match.re.groupindex:
            continue
        told = one.match[SHARE]
        claims = one.pair.equals
        if not all(evaluate(claim.ready, values) for claim in claims):
            continue
        wholes = [whole for claim in claims if (whole := evaluate_number(claim.formula, values)) > 0]
        places = len(told.partition(".")[2])
        shares = [one.figure.number * 100 / whole for whole in wholes]
        if shares and all(abs(share - Decimal(told)) >= Decimal(1).scaleb(-places) for share in shares):
            yield Finding(
                code=check.code, severity=template.codes[check.code].severity, address=one.passage.address,
                place=one.passage.place, found=told, expected=exact_digits(rounded(shares[0], max(places, 1))),
                params={
                    "quoted": one.quoted, "part": exact_digits(one.figure.number), "whole": exact_digits(wholes[0]),
                },
            )  # fmt: skip


def _finding(
    check: NamedCheck,
    template: Template,
    passage: Passage,
    sentence: str,
    found: Decimal,
    expected: Decimal,
    severity: Severity | None = None,
) -> Finding:
    return Finding(
        code=check.code, severity=severity or template.codes[check.code].severity, address=passage.address,
        place=passage.place, found=exact_digits(found), expected=exact_digits(expected),
        params={"quoted": sentence[:MOST_QUOTED], "difference": exact_digits(abs(expected - found))},
    )  # fmt: skip
