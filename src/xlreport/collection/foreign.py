"""Whose the files are that nobody could read: who has sent one is never called late."""

from collections.abc import Collection
from dataclasses import replace

from xlreport.collection.inputs import Inputs
from xlreport.collection.received.senders import Senders
from xlreport.collection.roster import Roster
from xlreport.collection.submissions import ForeignFile
from xlreport.messages.codes.file_codes import FileKind


def with_senders(inputs: Inputs, roster: Roster | None) -> Inputs:
    """The same, each skipped file with the agency of the roster that its name tells."""
    if roster is None:
        return inputs
    senders = Senders(roster)
    return replace(
        inputs, skipped=tuple(replace(one, agency=senders.of(one.shown, one.said)) for one in inputs.skipped)
    )


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
