"""What became of each file: read and judged, or not, with the reason. One file's fate never touches another's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xlreport.checking.run import Verdict
from xlreport.collection.received.found import Skipped
from xlreport.files.limits import LIMITS, MEGABYTE
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.text.printable import printable
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.codes.file_codes import IN_PART, IN_SHEET, LIMITS_OF_FILES, MAYBE_FROM, SOME_LIMIT
from xlreport.messages.findings import fill


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
    is_page: bool = False
    """Whether it is a published report of a folder: it counts where no workbook is."""

    @property
    def fails(self) -> bool:
        """Whether this file makes a command end with status 1."""
        if self.verdict is not None:
            return self.verdict.refuses
        return self.fate is not Fate.SKIPPED


def crash_of(shown: str, error: Exception) -> Outcome:
    params = {"found": f"{type(error).__name__}: {error}"}
    return Outcome(shown=shown, fate=Fate.CRASHED, refusal=refusal("FILE-CRASHED", params))


def skip_of(one: Skipped) -> Outcome:
    whose = "" if one.agency is None else MAYBE_FROM.format(agency=one.agency)
    by_kind = refusal(one.code, {"kind": one.kind.value, "whose": whose})
    told = Refusal(one.code, one.message) if one.message else by_kind
    return Outcome(shown=one.shown, fate=Fate.SKIPPED, refusal=told)


def refusal(code: str, params: Mapping[str, str]) -> Refusal:
    told = Finding(
        code=code, severity=Severity.ERROR, found=params.get("found"), expected=params.get("expected"),
        params={**params, "where": _where(params), "which": _which(params)},
    )  # fmt: skip
    declared = GENERAL_CODES[code]
    return Refusal(code, fill(declared.message + declared.remedy, told))


def _which(params: Mapping[str, str]) -> str:
    """The limit that a file is beyond, in people's words and with its number."""
    name = params.get("limit", "")
    if name not in LIMITS_OF_FILES:
        return SOME_LIMIT
    most = int(getattr(LIMITS, name))
    return LIMITS_OF_FILES[name].format(most=most // MEGABYTE if name.endswith("bytes") else most)


def _where(params: Mapping[str, str]) -> str:
    """The sheet people know, else the part of the package, else nothing."""
    if "sheet" in params:
        return IN_SHEET.format(sheet=printable(params["sheet"]))
    return IN_PART.format(part=printable(params["part"])) if "part" in params else ""
