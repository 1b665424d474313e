"""Files of one agency held against each other: what a newer one changed, and what was published otherwise.

What is found is kept in the journal: a later run looks it up.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from xlreport.collection.submissions import AgencyState, Intake, IntakeFinding, Submission
from xlreport.district.run.journal import Journal
from xlreport.form.model.template import Template
from xlreport.messages import comparison as words
from xlreport.records.read import parse_record
from xlreport.use_cases.compare import Judged, Told, compare_published, compare_versions, counted
from xlreport.use_cases.pages import told_of_page


class Kind(StrEnum):
    """Why two files were compared: a later one came, or the report stands published."""

    AGAIN = "again"
    PUBLISHED = "page"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files by their shown paths. What differs lies in the journal under `key`."""

    agency: str
    form: str
    kind: Kind
    old: str
    new: str
    key: str

    def listed(self, journal: Journal) -> Mapping[str, Any]:
        """As findings.json has it."""
        kept = journal.result(self.key)
        if kept is None:
            raise LookupError(f"what differs between {self.old} and {self.new} is gone from the journal")
        own = {"agency": self.agency, "form": self.form, "kind": self.kind.value, "old": self.old, "new": self.new}
        return {**own, **kept["comparison"]}


def compared(intake: Intake, journal: Journal, forms: Mapping[str, Template]) -> tuple[Intake, Sequence[Compared]]:
    """The intake, told what differs, and the files that were compared."""
    desk = _Desk(journal, forms, [], [])
    told = tuple(replace(form, agencies=tuple(map(desk.looked_at, form.agencies))) for form in intake.forms)
    return replace(intake, forms=told, findings=(*intake.findings, *desk.findings)), desk.found


@dataclass(frozen=True, slots=True)
class _Desk:
    journal: Journal
    forms: Mapping[str, Template]
    found: list[Compared]
    findings: list[IntakeFinding]

    def looked_at(self, state: AgencyState) -> AgencyState:
        used = state.used
        if used is None or used.is_page:
            return state
        for page in state.pages:
            kept = self._held(state, Kind.PUBLISHED, used, page)
            if kept is not None:
                self.findings.append(told_of_page(state.agency, used.shown, page.shown, kept))
        before = _before(state, used)
        again = None if before is None else self._held(state, Kind.AGAIN, before, used)
        return state if before is None or again is None else replace(state, again=_said(before, used, again))

    def _held(self, state: AgencyState, kind: Kind, old: Submission, new: Submission) -> Mapping[str, Any] | None:
        """What differs; None for reports of two forms."""
        if old.template != new.template:
            return None
        key = hashlib.sha256(f"{kind}\n{old.key}\n{new.key}".encode()).hexdigest()
        kept = self.journal.usable(key)
        if kept is None:
            kept = self._compared(kind, old, new)
            self.journal.keep(key, kept)
        self.found.append(Compared(state.agency, old.template, kind, old.shown, new.shown, key))
        return kept

    def _compared(self, kind: Kind, old: Submission, new: Submission) -> Mapping[str, Any]:
        template, sides = self.forms[old.template], (self._judged(old), self._judged(new))
        if kind is Kind.PUBLISHED:
            found, unread = compare_published(template, *sides)
        else:
            found, unread = compare_versions(template, *sides), 0
        return {"objects": {}, "unsettled": False, **counted(found, unread)}

    def _judged(self, one: Submission) -> Judged:
        result = self.journal.result(one.key)
        if result is None:
            raise LookupError(f"the result of {one.shown} is gone from the journal")
        findings = result["file"]["findings"]
        told = (Told(own["code"], own["severity"], own["message"], own["address"]) for own in findings)
        return Judged(parse_record(result["record"], self.forms).report, tuple(told))


def _before(state: AgencyState, used: Submission) -> Submission | None:
    """The file whose place the one in use took: that which it answers, else the latest."""
    own = [one for one in state.files if one.shown in state.replaced and one.shown not in state.faults]
    answered = [one for one in own if one.digest == used.round.answers]
    return next(reversed(answered or own), None)


def _said(before: Submission, used: Submission, kept: Mapping[str, Any]) -> str:
    found = kept["comparison"]["findings"]
    changed = words.CHANGED.format(told=words.BETWEEN.join(kept["changes"])) if kept["changes"] else ""
    counts = (
        (words.GONE_OF, len(found["gone"])), (words.NEW_OF, len(found["new"])),
        (words.EXPLAINED_OF, max(0, used.explained - before.explained)),
    )  # fmt: skip
    parts = [changed or words.NOTHING_CHANGED, *(said.format(count=count) for said, count in counts if count)]
    return words.AGAIN.format(round=used.round.number, told=words.BETWEEN.join(parts))
