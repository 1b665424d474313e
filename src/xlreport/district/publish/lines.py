"""What a run tells of what did not go as on any other day, in words: the same on a terminal and on a page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlreport.district.publish.delivery import Delivery
from xlreport.district.run.run import BatchOutcome
from xlreport.messages import commands as words
from xlreport.use_cases.failures import font_lines, missing_line, reason_of, unwritten_line
from xlreport.use_cases.printing.formats import TYPESET


def delivery_lines(out: Path, done: Delivery) -> Iterator[str]:
    """Of the files written, and of those that were there."""
    for path, failure in done.unwritten:
        yield unwritten_line(path, failure)
    for path, error in done.unremoved:
        yield words.NOT_REMOVED.format(path=path, reason=reason_of(error))
    for path, now in done.edited:
        yield (words.EDITED_LEFT if now == path else words.EDITED_KEPT).format(path=path, kept=now)
    if done.missed:
        yield words.NOTHING_REMOVED.format(paths=words.LIST_SEPARATOR.join(done.missed))
    if done.rebuilt:
        yield words.JOURNAL_REBUILT.format(path=out)


def rendering_lines(outcome: BatchOutcome, formats: Sequence[str]) -> Iterator[str]:
    """What a format could not carry of the reports that are used."""
    used = [one.used for one in outcome.intake.agencies if one.used is not None]
    for one in used:
        for suffix, reason in one.unwritten:
            yield words.NOT_WRITTEN.format(path=f"{one.shown} → {suffix}", reason=reason)
        if one.replaced:
            yield missing_line(one.shown, one.replaced)
    if not TYPESET.isdisjoint(formats):
        yield from font_lines()
