"""Every finding in the words of a list, with the return copy in which it is marked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from sys import intern
from typing import Any

from xlreport.collection.submissions import Intake
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
    """Every finding in words: those about the set, then those in the files, taken in one after the other."""

    def __init__(self, forms: Mapping[str, Template], intake: Intake, returned: Mapping[str, str]) -> None:
        """`returned`: return copies by the file that they answer."""
        self._forms = forms
        self._returned = returned
        self._names = _names(intake)
        self._of_set: list[Problem] = []
        self._of_files: list[Problem] = []
        self._agencies = [one.finding.params.get("agency", "") for one in intake.findings]

    def __iter__(self) -> Iterator[Problem]:
        return chain(self._of_set, self._of_files)

    def take_set(self, findings: Sequence[Mapping[str, Any]]) -> None:
        """Those about the set: those of the intake first."""
        for one, agency in zip(findings, chain(self._agencies, repeat("")), strict=False):
            declared = GENERAL_CODES.get(one["code"])
            title = declared.title if declared is not None else self._title(one["code"])
            self._of_set.append(_problem(one, title, agency, tuple(one["paths"]), None, of_set=True))

    def take(self, file: Mapping[str, Any]) -> None:
        """Those of a file that was read, by its entry in the list."""
        template = self._forms[file["template"]]
        copy, form = self._returned.get(file["path"]), self._names.get(file["template"], "")
        paths, agency = (file["path"],), file["agency"] or ""
        for finding in file["findings"]:
            title = code_of(template, finding["code"]).title or finding["code"]
            self._of_files.append(_problem(finding, title, agency, paths, copy, form=form))

    def _title(self, code: str) -> str:
        return next((form.codes[code].title for form in self._forms.values() if code in form.codes), "") or code


def _names(intake: Intake) -> Mapping[str | None, str]:
    """Names of forms by the ids of those that files are of: of an edition, that of the form in whose sums it counts."""
    if len(intake.forms) == 1:
        return {}
    names = {one.template: one.name for one in intake.forms}
    return {file.template: one.name for one in intake.forms for state in one.agencies for file in state.files} | names


def _problem(
    one: Mapping[str, Any], title: str, agency: str, paths: tuple[str, ...], copy: str | None, *,
    of_set: bool = False, form: str = "",
) -> Problem:  # fmt: skip
    where = words.PLACE.format(sheet=one["sheet"], cell=one["cell"]) if one["sheet"] else ""
    return Problem(
        severity=words.SEVERITIES[one["severity"]], code=intern(one["code"]), title=title, agency=agency, paths=paths,
        where=where, cell=intern(one["cell"] or ""), message=one["message"], copy=copy, reason=one["reason"],
        form=form, of_set=of_set,
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
