"""Whose the files are that nobody could read, and which pages are no report: who has sent one is never called late."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from xlreport.collection.inputs import Inputs
from xlreport.collection.outcomes import Refusal, refusal
from xlreport.collection.received.found import Skipped
from xlreport.collection.received.senders import Senders
from xlreport.collection.roster import Roster
from xlreport.collection.submissions import ForeignFile, Submission
from xlreport.messages.codes.file_codes import FileKind


def with_senders(inputs: Inputs, roster: Roster | None) -> Inputs:
    """The same, each skipped file with the agency of the roster that its name tells."""
    if roster is None:
        return inputs
    senders = Senders(roster)

    def told(one: Skipped) -> Skipped:
        return replace(one, agency=senders.of(one.shown, one.said))

    files = (one if one.page is None else replace(one, page=told(one.page)) for one in inputs.files)
    return replace(inputs, files=tuple(files), skipped=tuple(map(told, inputs.skipped)))


def foreign_files(inputs: Inputs, roster: Roster | None, unread: Collection[str]) -> tuple[ForeignFile, ...]:
    """Skipped files whose sender is known, and those of the inputs that were not read, by their shown paths."""
    if roster is None:
        return ()
    senders = Senders(roster)
    found = [(one.shown, one.kind, one.agency) for one in inputs.skipped]
    found += [
        (one.shown, FileKind.UNREADABLE, senders.of(one.shown, one.said)) for one in inputs.files if one.shown in unread
    ]
    return tuple(ForeignFile(shown, kind.value, agency) for shown, kind, agency in found if agency is not None)


_OF_REPORTS = frozenset({
    "PAGE-YEAR-MISSING", "PAGE-YEAR-NOT-SERVED", "PAGE-AMBIGUOUS", "PAGE-TOO-LONG", "PAGE-OLD-WORD", "PAGE-PDF-EXTRA",
    "FILE-TIMEOUT", "FILE-CRASHED",
})  # fmt: skip
"""Why a page was not read that may well be a report. Of every other it is enough to say what kind of file it is."""


End = tuple[Submission | None, Refusal | None]
"""What became of a file: it was read, or why it was not."""


def without_strays(inputs: Inputs, ends: Sequence[End]) -> Inputs:
    """The same, a page that is no report among the files that are skipped: nobody asked for it to be read.

    Where there are pages alone each of them was meant. `ends`: of each of the files, in their order.
    """
    if all(one.is_page for one in inputs.files):
        return inputs
    found = [None if one.page is None else stray(one.page, *end) for one, end in zip(inputs.files, ends, strict=True)]
    files = (one for one, left in zip(inputs.files, found, strict=True) if left is None)
    return replace(inputs, files=tuple(files), skipped=(*inputs.skipped, *(one for one in found if one is not None)))


def stray(page: Skipped, submission: Submission | None, why: Refusal | None) -> Skipped | None:
    """What a page is that is no report, or nobody's; None for one that is."""
    if submission is not None and not submission.blank:
        if submission.agency or page.agency:
            return None
        why = refusal("PAGE-NAMELESS", {})
    elif why is None or why.code not in _OF_REPORTS:
        return page
    return replace(page, code=why.code, message=why.message)
