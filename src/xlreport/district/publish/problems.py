"""Every finding in the words of a list, with the return copy in which it is marked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

from xlreport.collection.submissions import Intake
from xlreport.district.run.journal import Journal
from xlreport.district.run.run import BatchOutcome
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.findings import code_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding in words. `copy`: the return copy in which its cell is marked, relative to the output folder.

    `form`: the name of the file's form, where there are several. `of_set`: whether it is about the set of files, then
    about those at `paths`. `where` names the sheet too, `cell` the cell alone.
    """

    severity: str
    code: str
    title: str
    agency: str
    paths: tuple[str, ...]
    where: str
    cell: str
    message: str
    copy: str | None
    reason: str | None
    form: str = ""
    of_set: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to mend or explain it."""
        return self.severity != words.SEVERITIES["note"] and self.reason is None


class Problems:
    """Every finding in words, made anew each time it is gone through: kept all at once they would be many."""

    def __init__(
        self,
        forms: Mapping[str, Template],
        outcome: BatchOutcome,
        journal: Journal,
        of_set: Sequence[Mapping[str, Any]],
        returned: Mapping[str, str],
    ) -> None:
        self._forms = forms
        self._outcome = outcome
        self._journal = journal
        self._of_set = of_set
        self._returned = returned
        self._names = _names(outcome.intake)

    def __iter__(self) -> Iterator[Problem]:
        agencies = [one.finding.params.get("agency", "") for one in self._outcome.intake.findings]
        for one, agency in zip(self._of_set, chain(agencies, repeat("")), strict=False):
            declared = GENERAL_CODES.get(one["code"])
            title = declared.title if declared is not None else self._title(one["code"])
            yield _problem(one, title, agency, one["paths"], None, of_set=True)
        for arrival in self._outcome.arrivals:
            if arrival.submission is not None:
                yield from self._of(arrival.listed(self._journal))

    def _of(self, file: Mapping[str, Any]) -> Iterator[Problem]:
        template = self._forms[file["template"]]
        copy = self._returned.get(file["path"])
        for finding in file["findings"]:
            title = code_of(template, finding["code"]).title or finding["code"]
            one = _problem(finding, title, file["agency"] or "", [file["path"]], copy)
            yield replace(one, form=self._names.get(file["template"], ""))

    def _title(self, code: str) -> str:
        return next((form.codes[code].title for form in self._forms.values() if code in form.codes), "") or code


def _names(intake: Intake) -> Mapping[str | None, str]:
    """Names of forms by the ids of those that files are of: of an edition, that of the form in whose sums it counts."""
    if len(intake.forms) == 1:
        return {}
    names = {one.template: one.name for one in intake.forms}
    return {file.template: one.name for one in intake.forms for state in one.agencies for file in state.files} | names


def _problem(
    one: Mapping[str, Any], title: str, agency: str, paths: Sequence[str], copy: str | None, *,
    of_set: bool = False,
) -> Problem:  # fmt: skip
    where = words.PLACE.format(sheet=one["sheet"], cell=one["cell"]) if one["sheet"] else ""
    return Problem(
        severity=words.SEVERITIES[one["severity"]], code=one["code"], title=title, agency=agency, paths=tuple(paths),
        where=where, cell=one["cell"] or "", message=one["message"], copy=copy, reason=one["reason"], of_set=of_set,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a rule is broken and neither mended nor explained, and by how many agencies."""

    title: str
    severity: str
    count: int
    agencies: int


def frequencies(problems: Iterable[Problem]) -> Sequence[Frequency]:
    """Of the findings in reports, the commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    agencies: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in problems:
        if one.is_open and not one.of_set:
            counts[one.title, one.severity] += 1
            agencies[one.title, one.severity].add(one.agency)
    return [Frequency(*own, count, len(agencies[own])) for own, count in counts.most_common()]
