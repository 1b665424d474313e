"""Words in the text that must be true of the tables."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import contradiction, said, settled
from xlreport.form.language.evaluate import evaluate
from xlreport.form.loading.rules.check_fields import Condition, Pattern, Several
from xlreport.form.loading.rules.check_kinds import ScopeSpec
from xlreport.form.loading.specs import Spec
from xlreport.form.model.finding import Finding


class Fact(Spec):
    """What one of the `patterns` says is true only where `holds` holds."""

    patterns: Several[Pattern]
    holds: Condition


class ToldFacts(ScopeSpec):
    """The text says what the tables contradict. In another scope it is only worth a note.

    checks:
      - name: told_facts
        unless: ["上年"]
        facts:
          - {patterns: ["均维持"], holds: "disputes[cases, reconsideration.corrected] == 0"}
    """

    name: Literal["told_facts"]
    holes: ClassVar = frozenset({"quoted", "cell"})
    facts: Several[Fact]


def find(spec: ToldFacts, inquiry: Inquiry) -> Iterator[Finding]:
    for one in said(inquiry, spec, spec.facts):
        claim = one.statement.holds
        if settled(inquiry, [claim]) and not evaluate(claim.formula, inquiry.values):
            yield contradiction(inquiry, spec, one, claim)
