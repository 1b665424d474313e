"""Matters that a part of the text must mention."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import figures
from xlreport.form.language.evaluate import evaluate
from xlreport.form.loading.rules.check_fields import Condition, Part, Pattern, Several, Word
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding


class Matter(Spec):
    """`name` is what people call it. Asked only where `when` holds, and not where it is `known` from the figures."""

    name: Word
    patterns: Several[Pattern]
    when: Condition | None = None
    known: Condition | None = None


class Mentioned(CheckSpec):
    """A part mentions none of the patterns of a matter; a pattern with `{n}` must meet a count, exact or about.

    checks:
      - name: mentioned
        part: overview
        matters:
          - {name: "培训的次数", patterns: ["培训{n}次"], known: "count(indicators.training_sessions) == 1"}
    """

    name: Literal["mentioned"]
    holes: ClassVar = frozenset({"expected", "part"})
    part: Part
    matters: Several[Matter]


def find(spec: Mentioned, inquiry: Inquiry) -> Iterator[Finding]:
    own = inquiry.passages([spec.part])
    text = [sentence for one in own for sentence in one.sentences]
    missing = [
        matter.name
        for matter in spec.matters
        if _is_asked(matter, inquiry) and not any(_mentions(matter, sentence) for sentence in text)
    ]
    if missing and any(one.typed and not one.heading for one in own):
        yield inquiry.finding_in_part(spec.part, expected=LISTED.join(missing))


def _is_asked(matter: Matter, inquiry: Inquiry) -> bool:
    when, known, values = matter.when, matter.known, inquiry.values
    asked = when is None or (bool(evaluate(when.ready, values)) and bool(evaluate(when.formula, values)))
    return asked and not (known is not None and bool(evaluate(known.formula, values)))


def _mentions(matter: Matter, sentence: str) -> bool:
    met = [match for pattern in matter.patterns for match in pattern.finditer(sentence)]
    if any("n" not in match.re.groupindex for match in met):
        return True
    counts = {figure.start for figure in figures(sentence)} if met else set()
    return any(match.start("n") in counts for match in met)
