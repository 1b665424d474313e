"""The files of a folder judged, published reports among them: these count where no workbook of their agency is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlreport.checking.set_inquiry import SetFinding
from xlreport.collection.foreign import End, stray, without_strays
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Fate, Outcome, refusal, skip_of
from xlreport.collection.parts import ReportKey, key_of, part_of
from xlreport.collection.rounds.facts import submissions_in
from xlreport.collection.rounds.owners import PageNames
from xlreport.collection.submissions import IntakeFinding, set_finding
from xlreport.form.model.template import Template
from xlreport.messages import comparison as words
from xlreport.use_cases.check import Prepare, judge
from xlreport.use_cases.compare import Judged, compare_published, counted, in_words


def judged_inputs(
    inputs: Inputs, templates: Mapping[str, Template], prepare: Prepare | None = None
) -> tuple[Inputs, Sequence[Outcome]]:
    """The inputs that are reports, or should be, and what became of each of them."""
    outcomes = [judge(one, templates, prepare) for one in inputs.files]
    kept = without_strays(inputs, [_end(one) for one in outcomes])
    left = {id(one) for one in kept.files}
    return kept, [found for one, found in zip(inputs.files, outcomes, strict=True) if id(one) in left]


def _end(outcome: Outcome) -> End:
    return next(submissions_in([outcome]), None), outcome.refusal


@dataclass(slots=True)
class PagesBeside:
    """For commands that take files one by one, workbooks first. `held`: each page that does not count, the workbook of
    its agency before it.
    """

    inputs: Inputs
    held: list[tuple[Outcome, Outcome]] = field(default_factory=list)
    _books: dict[ReportKey, Outcome] = field(default_factory=dict)

    def sorted_out(self, one: Input, outcome: Outcome) -> Outcome:
        """The same; of a page that is no report, or stands beside a workbook, that it is skipped and why."""
        if one.page is None:
            if outcome.reading is not None:
                self._books[_key(outcome, outcome.reading.report.agency_name)] = outcome
            return outcome
        submission, why = _end(outcome)
        left = None if all(other.is_page for other in self.inputs.files) else stray(one.page, submission, why)
        if left is not None:
            return skip_of(left)
        if submission is None:
            return outcome
        agencies = (book.reading.report.agency_name for book in self._books.values() if book.reading is not None)
        whose = PageNames(agencies, None).whole(submission)
        book = self._books.get(_key(outcome, whose))
        if book is None:
            return outcome
        self.held.append((book, outcome))
        told = refusal("FILE-PAGE-BESIDE", {"found": book.shown, "agency": whose})
        return Outcome(shown=outcome.shown, fate=Fate.SKIPPED, refusal=told)

    def told(self) -> Iterator[SetFinding]:
        """What was published otherwise than the workbooks say."""
        for book, page in self.held:
            if book.template is not None and book.reading is not None:
                found, unread = compare_published(book.template, _judged(book), _judged(page))
                kept = counted(found, unread)
                one = told_of_page(book.reading.report.agency_name, book.shown, page.shown, kept)
                yield SetFinding(one.finding, book.template, one.paths)


def _judged(outcome: Outcome) -> Judged:
    template, reading, verdict = outcome.template, outcome.reading, outcome.verdict
    if template is None or reading is None or verdict is None:
        raise ValueError("only reports that were read are compared")
    return Judged(reading.report, in_words(template, verdict.findings))


def _key(outcome: Outcome, agency: str) -> ReportKey:
    if outcome.reading is None or outcome.template is None:
        raise ValueError("only a report that was read is somebody's")
    report = outcome.reading.report
    return key_of(agency, part_of(outcome.template, report), report.template_id, report.year)


MOST_PLACES = 5
"""So many are told one by one."""


def told_of_page(agency: str, book: str, page: str, kept: Mapping[str, Any]) -> IntakeFinding:
    """Whether what was published agrees with the workbook that counts; `kept`: how they differ, counted."""
    unread = words.UNREAD_OF.format(count=kept["unread"]) if kept["unread"] else ""
    told = _differing(kept)
    code = "FILE-PAGE-DIFFERS" if told else "FILE-PAGE-SAME"
    return set_finding(code, [page, book], found=book, agency=agency, told=told, unread=unread)


def _differing(kept: Mapping[str, Any]) -> str:
    """How much differs, and the first places; empty where nothing does."""
    cells, new = kept["comparison"]["cells"], kept["comparison"]["findings"]["new"]
    parts = [*kept["changes"], *([words.NEW_OF.format(count=len(new))] if new else [])]
    places = words.BETWEEN_PLACES.join(words.PLACE.format(**one) for one in cells[:MOST_PLACES])
    more = words.MORE_PLACES.format(count=len(cells)) if len(cells) > MOST_PLACES else ""
    return words.BETWEEN.join(parts) + (words.PLACES.format(told=places, more=more) if cells else "")
