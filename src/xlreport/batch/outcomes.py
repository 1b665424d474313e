"""What became of each file: read and judged, or not, with the reason. One file's fate never touches another's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from xlreport.batch.inputs import Input
from xlreport.checks.messages import fill
from xlreport.checks.run import Verdict, check
from xlreport.errors import UnreadableError
from xlreport.excel.reader import read_workbook
from xlreport.model.catalogue import GENERAL_CODES
from xlreport.model.file_codes import IN_PART, IN_SHEET
from xlreport.model.finding import Finding, Severity
from xlreport.model.report import Reading
from xlreport.model.template import Template
from xlreport.records.read import read_record
from xlreport.wording.printable import printable


class Fate(StrEnum):
    READ = "read"
    REJECTED = "rejected"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read: a code of the catalogue and its sentence."""

    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`reading` and `verdict` for a file that was read, `refusal` for every other."""

    shown: str
    fate: Fate
    reading: Reading | None = None
    verdict: Verdict | None = None
    refusal: Refusal | None = None
    template: Template | None = field(default=None, repr=False)

    @property
    def fails(self) -> bool:
        """Whether this file makes a command end with status 1."""
        if self.verdict is not None:
            return self.verdict.refuses
        return self.fate is not Fate.SKIPPED


Prepare = Callable[[Reading], Reading]
"""What is done with a reading before it is checked, such as joining last year's figures to it."""


def judge(one: Input, templates: Mapping[str, Template], prepare: Prepare | None = None) -> Outcome:
    """Read and check one file. Never raises for what is in the file."""
    if one.refused is not None:
        return Outcome(shown=one.shown, fate=Fate.REJECTED, refusal=refusal(one.refused, {}))
    try:
        reading = (read_record if one.is_record else read_workbook)(one.path, templates)
        if not one.is_record:
            reading = replace(reading, file_name=printable(one.path.name))
        reading = reading if prepare is None else prepare(reading)
        template = templates[reading.report.template_id]
        verdict = check(template, reading)
    except UnreadableError as error:
        return Outcome(shown=one.shown, fate=Fate.REJECTED, refusal=refusal(error.code, error.params))
    except Exception as error:  # noqa: BLE001  the last line of defence: one bad file must not stop the others
        return crashed(one.shown, error)
    return Outcome(shown=one.shown, fate=Fate.READ, reading=reading, verdict=verdict, template=template)


def crashed(shown: str, error: Exception) -> Outcome:
    params = {"found": f"{type(error).__name__}: {error}"}
    return Outcome(shown=shown, fate=Fate.CRASHED, refusal=refusal("FILE-CRASHED", params))


def skipped(shown: str) -> Outcome:
    suffix = shown.rpartition(".")[2]
    return Outcome(shown=shown, fate=Fate.SKIPPED, refusal=refusal("FILE-SKIPPED", {"found": suffix}))


def refusal(code: str, params: Mapping[str, str]) -> Refusal:
    told = Finding(
        code=code, severity=Severity.ERROR, found=params.get("found"), expected=params.get("expected"),
        params={**params, "where": _where(params)},
    )  # fmt: skip
    declared = GENERAL_CODES[code]
    return Refusal(code, fill(declared.message + declared.remedy, told))


def _where(params: Mapping[str, str]) -> str:
    """The sheet people know, else the part of the package, else nothing."""
    if "sheet" in params:
        return IN_SHEET.format(sheet=printable(params["sheet"]))
    return IN_PART.format(part=printable(params["part"])) if "part" in params else ""
