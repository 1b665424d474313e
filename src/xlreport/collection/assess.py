"""Which file stands for which agency and form, in what state each is, and what is wrong with the set."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xlreport.collection.duplicates import conflict, similar_names
from xlreport.collection.file_names import workbook_name
from xlreport.collection.forms.asked import answers, form_names, form_of, year_and_forms
from xlreport.collection.forms.counted import counted_otherwise
from xlreport.collection.forms.strangers import strangers, unknown_to
from xlreport.collection.parts import in_parts
from xlreport.collection.roster import Member, Roster
from xlreport.collection.rounds.counted_once import counted_once, lacking
from xlreport.collection.rounds.owners import Owner, owners
from xlreport.collection.rounds.published import counting, of_other_years, shortened_names, told_of_pages
from xlreport.collection.rounds.succession import Succession, succeed
from xlreport.collection.submissions import (
    AgencyState,
    Fault,
    ForeignFile,
    FormIntake,
    Intake,
    IntakeFinding,
    ReportOf,
    Submission,
    set_finding,
)
from xlreport.form.model.template import Template
from xlreport.form.text.labels import normal
from xlreport.messages import district as words
from xlreport.messages.rounds import NONE_USED


@dataclass(frozen=True, slots=True)
class Demand:
    """Who owes what. `year`: None is the one that most files report on, the later of two; `as_of`: None calls nothing
    overdue; `template`: the id of the only form asked for, None for every form among the files of the year.
    """

    roster: Roster | None = None
    year: int | None = None
    as_of: date | None = None
    template: str | None = None


def assess(
    submissions: Sequence[Submission],
    demand: Demand,
    templates: Mapping[str, Template],
    report_of: ReportOf,
    foreign: Sequence[ForeignFile] = (),
) -> Intake:
    """Files by the form they are of and the agency they name; `templates`: the known forms by id, in their order.

    `report_of`: the report that a file holds, asked for where two have to be compared. `foreign`: files of agencies of
    the roster that could not be read; who has sent one is not called missing.
    """
    own = [one for one in submissions if answers(one.template, demand.template, templates)]
    year, asked = year_and_forms(own, demand.year, demand.template, templates)
    other = of_other_years(own, year, demand.roster)
    groups: defaultdict[str | None, list[Submission]] = defaultdict(list)
    for one in other.rest:
        groups[form_of(one.template, asked, templates)].append(one)
    in_order = [one for one in templates if one in {*asked, *groups}]
    shown: list[str | None] = [*in_order] or [None]
    names = form_names([templates[one] for one in in_order])
    sent, forms = (*foreign, *other.foreign), list[FormIntake]()
    findings = [*strangers(submissions, demand.template, templates), *other.findings]
    for template in shown:
        name, own_form = ("", None) if template is None else (names[template], templates[template])
        told = name if len(shown) > 1 else ""
        roll = _Roll(own_form, told, year, demand, report_of, template in {None, *asked}, sent, templates)
        forms.append(FormIntake(template, name, tuple(roll.states_of(groups[template]))))
        findings += roll.findings
    return Intake(year, tuple(forms), tuple(findings), other.paths)


@dataclass
class _Roll:
    """The agencies of one form. `name`: of the form, where there are several; `is_owed`: by everybody on the roster."""

    template: Template | None
    name: str
    year: int
    demand: Demand
    report_of: ReportOf
    is_owed: bool
    foreign: Sequence[ForeignFile]
    templates: Mapping[str, Template]
    findings: list[IntakeFinding] = field(default_factory=list)

    def states_of(self, submissions: Sequence[Submission]) -> Sequence[AgencyState]:
        roster = self.demand.roster
        groups: defaultdict[str, list[Submission]] = defaultdict(list)
        named: dict[str, str] = {}
        for one, owner in zip(submissions, owners(submissions, roster), strict=True):
            own = normal(owner.agency)
            groups[own].append(one)
            named[own] = owner.agency
            self._tell_renamed(one, owner)
        states: list[AgencyState] = []
        for member in () if roster is None else roster.members:
            files = groups.pop(normal(member.agency), [])
            if files or self.is_owed:
                states += self._of_agency(member.agency, member, files, on_roster=True)
        self.findings += [self._unread(one) for one in states if one.state == words.WRONG_KIND]
        self.findings += [self._missing(one.member) for one in states if one.member is not None and not one.came]
        for own, files in groups.items():
            strange = list(self._of_agency(named[own], None, files, on_roster=roster is None))
            states += strange
            if roster is not None:
                replaced = {path for one in strange for path in one.replaced}
                self.findings += [unknown_to(one, roster) for one in files if one.shown not in replaced]
        if roster is None:
            self.findings += [*self._named_alike(states), *shortened_names(states)]
        else:
            states = self._contained(states, roster)
            self.findings += lacking(states, roster, self.name) if self.is_owed else ()
        if self.template is not None:
            self.findings += counted_otherwise(self.template, states, self.templates, self.report_of)
        return states

    def _tell_renamed(self, one: Submission, owner: Owner) -> None:
        if owner.renamed:
            self._add("FILE-RENAMED", [one], found=one.agency, agency=owner.agency)

    def _of_agency(
        self, agency: str, member: Member | None, files: Sequence[Submission], *, on_roster: bool
    ) -> Iterator[AgencyState]:
        """Its one state, or that of each of its reports where the form tells them apart."""
        parts = in_parts(files)
        if len(parts) < 2:  # noqa: PLR2004  one report is no several
            yield self._state(agency, member, files, on_roster=on_roster)
            return
        self._add("FILE-APART", files, found=str(len(parts)), agency=agency, parts="、".join(filter(None, parts)))
        for part, own in parts.items():
            name = words.AGENCY_PART.format(agency=agency, part=part) if part else agency
            yield replace(self._state(name, member, own, on_roster=on_roster), body=agency)

    def _state(
        self, agency: str, member: Member | None, files: Sequence[Submission], *, on_roster: bool
    ) -> AgencyState:
        """The last round counts; of files that differ, and of which none answers another, none does."""
        files, pages = counting(files, self.year, self.report_of)
        faults = {one: fault for one in files if (fault := self._fault(one)) is not None}
        last = succeed([one for one in files if one not in faults])
        is_answered = last.used is not None or bool(last.rivals)
        replaced = [*last.replaced, *(one for one in files if is_answered and one in faults)]
        self._tell_succession(agency, last, replaced)
        self.findings += told_of_pages(agency, last.used, pages, self.name)
        if not is_answered:
            for one in files:
                self._tell_fault(one, faults[one])
        foreign = tuple(one for one in self.foreign if one.agency == agency)
        state = words.WRONG_KIND if foreign and not files else _of(last.used, files, conflict=bool(last.rivals))
        return AgencyState(
            agency=agency, template=None if self.template is None else self.template.id, member=member, state=state,
            files=tuple(sorted(files, key=lambda one: one.round.number)), used=last.used, on_roster=on_roster,
            faults={one.shown: fault for one, fault in faults.items()}, foreign=foreign,
            replaced=frozenset(one.shown for one in replaced), pages=tuple(pages),
        )  # fmt: skip

    def _tell_succession(self, agency: str, last: Succession, replaced: Sequence[Submission]) -> None:
        for same in last.same:
            kept = last.used if last.used is not None and last.used in same else same[0]
            self._add("FILE-SAME", same, found=str(len(same)), agency=agency, used=kept.shown)
        if last.rivals:
            told = conflict(agency, last.rivals, self.templates, self.name, self.report_of, NONE_USED)
            self.findings.append(told)
        used = last.used.shown if last.used is not None else words.UNDECIDED
        for one in replaced:
            self._add("FILE-REPLACED", [one], found=used, agency=agency)

    def _fault(self, one: Submission) -> Fault | None:
        if one.year != self.year:
            return Fault.YEAR
        if one.blank:
            return Fault.BLANK
        return Fault.LAST_YEAR if one.last_year_again else None

    def _tell_fault(self, one: Submission, fault: Fault) -> None:
        """Where nothing better has come from the agency."""
        if fault is Fault.YEAR:
            name = workbook_name(self.templates[one.template], one.agency, self.year)
            self._add("FILE-YEAR", [one], found=str(one.year), expected=str(self.year), agency=one.agency, name=name)
        elif fault is Fault.BLANK:
            self._add("FILE-BLANK", [one], agency=one.agency)
        else:
            self._add("FILE-LAST-YEAR", [one], agency=one.agency)

    def _add(
        self, code: str, files: Sequence[Submission], *, found: str | None = None, expected: str | None = None,
        **params: str,
    ) -> None:  # fmt: skip
        paths = [one.shown for one in files]
        self.findings.append(set_finding(code, paths, found=found, expected=expected, form=self.name, **params))

    def _unread(self, one: AgencyState) -> IntakeFinding:
        kinds = "、".join(dict.fromkeys(file.kind for file in one.foreign))
        return set_finding("FILE-WRONG-KIND", [file.shown for file in one.foreign], agency=one.agency, kind=kinds)

    def _missing(self, member: Member) -> IntakeFinding:
        as_of, deadline = self.demand.as_of, member.deadline
        until = "" if deadline is None else words.DEADLINE.format(day=deadline.isoformat())
        overdue = as_of is not None and deadline is not None and as_of > deadline
        code = "FILE-OVERDUE" if overdue else "FILE-MISSING"
        return set_finding(code, [], agency=member.agency, form=self.name, deadline=until)

    def _contained(self, states: Sequence[AgencyState], roster: Roster) -> list[AgencyState]:
        placed, findings = counted_once(states, roster, self.name)
        self.findings += findings
        return list(placed)

    def _named_alike(self, states: Sequence[AgencyState]) -> Iterator[IntakeFinding]:
        """Without a roster nobody has said which agencies there are."""
        paths = {one.agency: [file.shown for file in one.files] for one in states if one.used is not None}
        for finding, named in similar_names(paths):
            yield IntakeFinding(finding, named)


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
