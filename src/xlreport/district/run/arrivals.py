"""What became of each file of a run."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from xlreport.collection.inputs import Input
from xlreport.collection.listing import file_listing
from xlreport.collection.outcomes import Fate, Outcome, refusal
from xlreport.collection.rounds.facts import submission_of
from xlreport.collection.submissions import Submission
from xlreport.district.run.journal import Journal


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file: the list's entry, and the facts where it was read.

    `overruled`: a later file has its place, or it is of another year: its findings are counted and no longer listed.
    """

    shown: str
    outcome: Fate
    entry: str | None
    """The list's entry as JSON, of a file that has no result in the journal."""
    submission: Submission | None
    overruled: bool = False

    @property
    def muted(self) -> int:
        """How many findings are counted and not listed."""
        if self.submission is None:
            return 0
        return self.submission.muted + (self.submission.findings if self.overruled else 0)

    def listed(self, journal: Journal) -> Mapping[str, Any]:
        """The list's entry: thousands of them are not kept, but looked up."""
        if self.entry is not None:
            own: Mapping[str, Any] = json.loads(self.entry)
            return own
        result = None if self.submission is None else journal.result(self.submission.key)
        if result is None:
            raise LookupError(f"the result of {self.shown} is gone from the journal")
        found = {**result["file"], "path": self.shown}
        return {**found, "findings": []} if self.overruled else found


def arrival_of(one: Input, key: str, result: Mapping[str, Any]) -> Arrival:
    """By what a worker handed in, or an earlier run had kept."""
    if "record" not in result:
        return list_unread(one.shown, {**result["file"], "path": one.shown})
    unwritten = tuple(sorted(result["unwritten"].items()))
    submission = replace(
        submission_of(one.shown, key, result), answered="return" in result["objects"], unwritten=unwritten,
        replaced="".join(result["replaced"].values()),
    )  # fmt: skip
    return Arrival(one.shown, Fate.READ, None, submission)


def refuse(one: Input, code: str, fate: Fate = Fate.REJECTED, **params: str) -> Arrival:
    """Of a file that was not read."""
    return list_unread(one.shown, file_listing(Outcome(shown=one.shown, fate=fate, refusal=refusal(code, params))))


def list_unread(shown: str, listed: Mapping[str, Any]) -> Arrival:
    return Arrival(shown, Fate(listed["outcome"]), json.dumps(listed, ensure_ascii=False), None)
