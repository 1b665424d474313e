"""Which file stands for which agency, in what state each agency is, and what is wrong with the set."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlreport.collection.duplicates import similar_names
from xlreport.collection.roster import Member, Roster
from xlreport.form.model.finding import Finding
from xlreport.messages import district as words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.reading.labels import normal


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One file that was read, without its figures: those stay in the journal under `key`."""

    shown: str
    key: str
    agency: str
    year: int
    errors: int
    open: int
    blank: bool
    zero: bool
    last_year_again: bool
    record_digest: str
    answered: bool
    muted: int
    unwritten: tuple[tuple[str, str], ...] = ()
    """What could not be made of it: the format, and why."""
    replaced: str = ""
    """Characters that no font has; squares stand for them in the PDF."""


@dataclass(frozen=True, slots=True)
class IntakeFinding:
    """A finding about files of the set, or about none that should be there."""

    finding: Finding
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyState:
    """`used`: the file that counts, if one does. `contained_in`: the agency whose report already holds its figures."""

    agency: str
    member: Member | None
    state: str
    files: tuple[Submission, ...]
    used: Submission | None
    contained_in: str | None = None
    on_roster: bool = True

    @property
    def publishable(self) -> bool:
        return self.state in {words.TO_EXPLAIN, words.ZERO, words.READY}

    @property
    def counted(self) -> bool:
        """Whether its figures are in the sums."""
        return self.publishable and self.on_roster and self.contained_in is None


@dataclass(frozen=True, slots=True)
class Intake:
    year: int
    agencies: tuple[AgencyState, ...]
    findings: tuple[IntakeFinding, ...]


def assess(submissions: Sequence[Submission], roster: Roster | None, year: int | None, as_of: date | None) -> Intake:
    """Files by the agency they name. Without a year it is the one that most files report on, the later of two."""
    own_year = year or _most_common_year(submissions)
    findings: list[IntakeFinding] = []
    groups: defaultdict[str, list[Submission]] = defaultdict(list)
    for one in submissions:
        member = roster.named(one.agency) if roster is not None else None
        groups[normal(member.agency if member is not None else one.agency)].append(one)
    states = []
    for member in _members(roster):
        files = groups.pop(normal(member.agency), [])
        states.append(_state(member.agency, member, files, own_year, findings, on_roster=True))
    findings += [_missing(one.member, as_of) for one in states if one.member is not None and not one.files]
    for files in groups.values():
        states.append(_state(files[0].agency, None, files, own_year, findings, on_roster=roster is None))
        if roster is not None:
            findings += [_unknown(one, roster) for one in files]
    contained = _contained(states, roster, findings)
    if roster is not None:
        findings += _count(contained, roster)
    else:
        paths = {one.agency: [file.shown for file in one.files] for one in states if one.used is not None}
        findings += [IntakeFinding(finding, named) for finding, named in similar_names(paths)]
    return Intake(own_year, tuple(contained), tuple(findings))


def _members(roster: Roster | None) -> Sequence[Member]:
    return () if roster is None else roster.members


def _most_common_year(submissions: Sequence[Submission]) -> int:
    years = Counter(one.year for one in submissions)
    return max(years, key=lambda year: (years[year], year), default=0)


def _state(
    agency: str,
    member: Member | None,
    files: Sequence[Submission],
    year: int,
    findings: list[IntakeFinding],
    *,
    on_roster: bool,
) -> AgencyState:
    """Of files that are the same the first counts; of files that differ none does."""
    usable = [one for one in files if not _unusable(one, year, findings)]
    different: dict[str, list[Submission]] = {}
    for one in usable:
        different.setdefault(one.record_digest, []).append(one)
    used = usable[0] if len(different) == 1 else None
    for same in different.values():
        if len(same) > 1:
            params = {"agency": agency, "used": same[0].shown}
            findings.append(_finding("FILE-SAME", [one.shown for one in same], found=str(len(same)), **params))
    if len(different) > 1:
        params = {"agency": agency, "used": words.NONE_USED}
        findings.append(_finding("FILE-DUP", [one.shown for one in usable], found=str(len(different)), **params))
    state = _of(used, files, conflict=len(different) > 1)
    return AgencyState(agency=agency, member=member, state=state, files=tuple(files), used=used, on_roster=on_roster)


def _of(used: Submission | None, files: Sequence[Submission], *, conflict: bool) -> str:
    if conflict:
        return words.RECEIVED
    if used is None:
        return words.TO_MEND if files else words.MISSING
    if used.errors:
        return words.TO_MEND
    if used.open:
        return words.TO_EXPLAIN
    return words.ZERO if used.zero else words.READY


def _unusable(one: Submission, year: int, findings: list[IntakeFinding]) -> bool:
    """A file of another year, last year's again, or an empty one; told each time."""
    if one.year != year:
        findings.append(_finding("FILE-YEAR", [one.shown], found=str(one.year), expected=str(year), agency=one.agency))
    elif one.blank:
        findings.append(_finding("FILE-BLANK", [one.shown], agency=one.agency))
    elif one.last_year_again:
        findings.append(_finding("FILE-LAST-YEAR", [one.shown], agency=one.agency))
    else:
        return False
    return True


def _missing(member: Member, as_of: date | None) -> IntakeFinding:
    deadline = "" if member.deadline is None else words.DEADLINE.format(day=member.deadline.isoformat())
    overdue = as_of is not None and member.deadline is not None and as_of > member.deadline
    return _finding("FILE-OVERDUE" if overdue else "FILE-MISSING", [], agency=member.agency, deadline=deadline)


def _unknown(one: Submission, roster: Roster) -> IntakeFinding:
    from rapidfuzz import fuzz, process

    close = process.extractOne(one.agency, [m.agency for m in roster.members], scorer=fuzz.ratio, score_cutoff=70)
    hint = "" if close is None else words.CLOSE.format(agency=close[0])
    return _finding("FILE-UNKNOWN", [one.shown], agency=one.agency, close=hint)


def _contained(
    states: Sequence[AgencyState], roster: Roster | None, findings: list[IntakeFinding]
) -> list[AgencyState]:
    """Agencies below one whose report holds theirs are published, but not counted again."""
    counted = {one.agency for one in states if one.publishable and one.member is not None and one.member.contains_below}
    below: defaultdict[str, list[str]] = defaultdict(list)
    placed = []
    for one in states:
        above = _above(one, counted, roster)
        if above is not None and one.publishable:
            below[above].append(one.agency)
        placed.append(one if above is None else replace(one, contained_in=above))
    for agency, names in below.items():
        findings.append(_finding("AGG-DOUBLE", [], agency=agency, agencies="、".join(names)))
    return placed


def _above(one: AgencyState, counted: set[str], roster: Roster | None) -> str | None:
    if roster is None or one.member is None:
        return None
    return next((above.agency for above in roster.superiors(one.member) if above.agency in counted), None)


def _count(states: Sequence[AgencyState], roster: Roster) -> Iterator[IntakeFinding]:
    lacking = [one.agency for one in states if one.member is not None and not one.publishable]
    if lacking:
        params = {"expected": str(len(roster.members)), "agencies": "、".join(lacking)}
        yield _finding("AGG-COUNT", [], found=str(len(roster.members) - len(lacking)), **params)


def _finding(
    code: str, paths: Sequence[str], *, found: str | None = None, expected: str | None = None, **params: str
) -> IntakeFinding:
    finding = Finding(
        code=code, severity=GENERAL_CODES[code].severity, found=found, expected=expected, params=params
    )  # fmt: skip
    return IntakeFinding(finding, tuple(paths))


def submission_of(shown: str, key: str, result: Mapping[str, Any]) -> Submission:
    """The slim facts of a result; only of a file that was read."""
    return Submission(
        shown=shown, key=key, agency=result["file"]["agency"] or "", year=result["file"]["year"],
        errors=result["errors"], open=result["open"], blank=result["blank"], zero=result["zero"],
        last_year_again=result["last_year_again"], answered="return" in result["objects"], muted=result["muted"],
        unwritten=tuple(sorted(result["unwritten"].items())), replaced="".join(result["replaced"].values()),
        record_digest=hashlib.sha256(result["record"].encode()).hexdigest(),
    )  # fmt: skip
