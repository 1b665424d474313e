"""The cases that lie beside a form: rules that a workbook breaks, and whole reports with the findings they raise."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from xlreport.errors import TemplateError
from xlreport.form.loading.folder import file_text, templates_folder
from xlreport.form.loading.shapes.validate import validate
from xlreport.form.loading.source import Source, read_source
from xlreport.form.loading.spec_types import CodeName, Line, Spec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.template import Template

FOLDER = "cases"
RULE_SETS = "rules"
"""The folder of rule sets below that of the cases."""
START = "start.json"
EXPECTED = ".expected.yaml"
_CASES, _FINDINGS = "cases", "findings"
"""What the list of a file is called where a mistake in it is told."""

_NAMED = re.compile(r'"template"\s*:\s*"([^"]*)"')

_Shape = TypeVar("_Shape", bound=Spec)


class Repeated(Spec):
    """A long text as a short one so many times."""

    text: Line
    times: Annotated[int, Field(ge=1)]


Content = bool | int | Decimal | str | Repeated | None
"""What goes into a cell; null empties it."""


class CaseSpec(Spec):
    """A workbook of `report` is edited: first as `given`, then `cell` is set to `breaks` or to `holds`.

    `at`: the address of the finding. `also`: other errors that the breaking workbook rightly has. `rules`: the rule set
    that it is judged by, such as one that switches on a rule that the form leaves off.
    """

    code: CodeName
    cell: Line
    breaks: Content
    holds: Content
    at: Line | None = None
    given: dict[Line, Content] = Field(default_factory=dict)
    also: list[CodeName] = Field(default_factory=list)
    report: Line = START
    without_previous: bool = False
    edition: int | Line | None = None
    rules: Line | None = None


class _CasesSpec(Spec):
    cases: list[CaseSpec]


class _ExpectedSpec(Spec):
    findings: list[Line]


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of a file; `where` says so with its line: `cases/rules.yaml:6`."""

    spec: CaseSpec
    where: str


@dataclass(frozen=True, slots=True)
class ReportCase:
    """A whole report, and each finding it raises as `CODE@address`, or `CODE` where it has no address."""

    path: Path
    expected: tuple[str, ...]


def cases_folder(template: Template, own: Path | None = None) -> Path:
    """Where the cases of a form lie: beside it in `own`, or beside the bundled one."""
    return (own or templates_folder()) / template.form / FOLDER


def read_rule_cases(template: Template, folder: Path, known: Collection[str]) -> list[RuleCase]:
    """Every case of the edition. Raises TemplateError with all that is wrong in the files; `known` are the codes."""
    found: list[RuleCase] = []
    problems = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name.endswith(EXPECTED):
            continue
        source, spec = _read(path, _CASES, _CasesSpec)
        for index, case in enumerate(spec.cases if spec is not None else ()):
            is_own = case.edition is None or str(case.edition) == template.edition
            if is_own and _begins_in(template, folder / case.report):
                _reject(source, index, case, folder, known)
                line = source.values[_CASES, index].line
                found.append(RuleCase(case, f"{FOLDER}/{path.name}:{line}"))
        problems += source.problems
    if problems:
        raise TemplateError(problems)
    return found


def _begins_in(template: Template, report: Path) -> bool:
    """Whether the report that a case begins with is of the form; one that names none is told when it is read."""
    named = _NAMED.search(file_text(report)) if report.is_file() else None
    return named is None or named[1] == template.id


def read_report_cases(folder: Path) -> list[ReportCase]:
    """Every report with the findings that are expected of it; none where no file beside it says which."""
    return [ReportCase(path, _expected(path.with_name(path.stem + EXPECTED))) for path in sorted(folder.glob("*.json"))]


def _expected(path: Path) -> tuple[str, ...]:
    if not path.is_file():
        return ()
    source, spec = _read(path, _FINDINGS, _ExpectedSpec)
    if source.problems or spec is None:
        raise TemplateError(source.problems)
    return tuple(spec.findings)


def _read(path: Path, name: str, shape: type[_Shape]) -> tuple[Source, _Shape | None]:
    """A file that is one list, as the only key `name` of a mapping: that is what shapes are declared for."""
    source = read_source(f"{FOLDER}/{path.name}", file_text(path), of_cells=True)
    source.content = {name: source.content}
    source.keys = {(name, *at): position for at, position in source.keys.items()}
    source.values = {(name, *at): position for at, position in source.values.items()}
    return source, None if source.problems else validate(source, shape)


def _reject(source: Source, index: int, case: CaseSpec, folder: Path, known: Collection[str]) -> None:
    """What the shape alone does not tell."""
    at: Sequence[str | int] = (_CASES, index)
    for key, code in [("code", case.code), *(("also", one) for one in case.also)]:
        if code not in known:
            source.report((*at, key), Mistake.NO_RULE.unknown(code, sorted(known)))
    if case.breaks == case.holds:
        source.report((*at, "holds"), Mistake.NEAR_MISS_SAME)
    if case.rules is not None and not (folder / RULE_SETS / case.rules).is_file():
        source.report((*at, "rules"), Mistake.NO_FILE.of(name=f"{RULE_SETS}/{case.rules}"))
    if case.report != START and not (folder / case.report).is_file():
        source.report((*at, "report"), Mistake.NO_FILE.of(name=case.report))
