"""Counts in the text that must be those of the tables."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import contradiction, said, settled
from xlreport.form.language.evaluate import evaluate, evaluate_number
from xlreport.form.language.numbers import exact_digits
from xlreport.form.loading.rules.check_fields import Condition, CountPattern, Number, Several
from xlreport.form.loading.rules.check_kinds import ScopeSpec
from xlreport.form.loading.specs import Spec
from xlreport.form.model.finding import Finding


class Count(Spec):
    """`patterns` say the count `{n}`, which is one of `equals`; asked only where `when` holds."""

    patterns: Several[CountPattern]
    equals: Several[Number]
    when: Condition | None = None


class ToldFigures(ScopeSpec):
    """A count in the text is none of those that the tables have. In another scope it is only worth a note.

    `counts`: what is counted. `units`: a pattern of the measure words that a count may have.

    checks:
      - name: told_figures
        parts: [overview]
        units: "[件宗]"
        unless: ["上年|其中"]
        other_scope: ["全市|累计"]
        counts:
          - {patterns: ["复议{n}"], equals: ["disputes[cases, reconsideration.total]"]}
    """

    name: Literal["told_figures"]
    holes: ClassVar = frozenset({"found", "expected", "quoted", "cell"})
    counts: Several[Count]


def find(spec: ToldFigures, inquiry: Inquiry) -> Iterator[Finding]:
    for one in said(inquiry, spec, spec.counts):
        claims, when = one.statement.equals, one.statement.when
        if one.figure is None or one.filled or not settled(inquiry, [*claims, *([] if when is None else [when])]):
            continue
        if when is not None and not evaluate(when.formula, inquiry.values):
            continue
        expected = [evaluate_number(claim.formula, inquiry.values) for claim in claims]
        if one.figure.number not in expected:
            yield contradiction(inquiry, spec, one, claims[0], exact_digits(expected[0]))
