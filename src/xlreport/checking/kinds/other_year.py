"""Years that the text gives as the report's."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.counting import DIGITS
from xlreport.checking.understanding.matching import quoted_from
from xlreport.checking.understanding.passages import Passage
from xlreport.form.loading.rules.check_fields import Several, pattern_with
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.text.patterns.search_pattern import SearchPattern

YEAR = "year"
"""The group of a pattern that holds a year."""


class OtherYear(SentenceSpec):
    r"""Another year stands where the report's is meant: told once a sentence.

    `patterns`: each with a group `year`, four digits of either kind. `unless`: what excuses a sentence, as does, with
    `compares`, the report's own year. `ahead`: what is meant is a year after the report's, so its own and earlier ones
    are told. A sentence whose numbers are last year's, and right, is only worth a note.

    checks: [{name: other_year, patterns: ["自(?P<year>20\\d\\d)年1月1日"], unless: ["上年"]}]
    """

    name: Literal["other_year"]
    holes: ClassVar = frozenset({"found", "quoted"})
    patterns: Several[Annotated[SearchPattern, pattern_with(YEAR)]]
    compares: bool = False
    ahead: bool = False


def find(spec: OtherYear, inquiry: Inquiry) -> Iterator[Finding]:
    own = str(inquiry.report.year)
    patterns = inquiry.possible(spec.patterns)
    for passage in inquiry.typed(spec.parts) if patterns else ():
        for sentence in passage.sentences:
            if spec.compares and own in sentence:
                continue
            matches = (one for pattern in patterns for one in pattern.finditer(sentence))
            match = next((one for one in matches if _is_other(spec, year_of(one[YEAR]), inquiry.report.year)), None)
            if match is not None and not spec.excuses(sentence):
                severity = Severity.NOTE if _is_true_of_last_year(inquiry, passage, sentence) else None
                yield inquiry.finding(
                    passage, severity=severity, found=match.group(), quoted=quoted_from(passage)
                )  # fmt: skip


def _is_true_of_last_year(inquiry: Inquiry, passage: Passage, sentence: str) -> bool:
    """Whether it begins with last year's numbers and all of its numbers are right: they may be told to compare."""
    start = passage.plain.find(sentence)
    end = start + len(sentence)
    numbers = [one for own in inquiry.subject.understood if own.passage is passage for one in own.numbers]
    own = [one for one in numbers if start <= one.told.figure.start < end]
    right = all(one.why is None and one.doubt is None for one in own)
    return bool(own) and own[0].told.last_year and right


def _is_other(spec: OtherYear, year: int, own: int) -> bool:
    return year <= own if spec.ahead else year != own


def year_of(text: str) -> int:
    """The year that is written so, in digits or in the words for them."""
    return int("".join(str(DIGITS.get(one, one)) for one in text))
