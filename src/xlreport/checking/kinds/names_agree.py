"""Names that the agency gives itself."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.figures import plain
from xlreport.checking.understanding.passages import Passage
from xlreport.form.loading.rules.check_fields import AgencyId, FirstGroupPattern, Several, Word, mistake
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding

SHORT = "{short}"


def _holds_short(text: str) -> str:
    if "{" in text.replace(SHORT, "") or SHORT not in text:
        raise mistake(f"must hold {SHORT}, and no other hole")
    return text


class NamesAgree(CheckSpec):
    """The text calls the agency by another name than its own, or its short name by the wrong kind: told once.

    `patterns`: where it names itself, in the first group. `short`: the field with its short name. `wrong`: names that
    are none of its own, made of `{short}`.

    checks: [{name: names_agree, patterns: ["^(.+?)年度报告$"], short: "agency.short_name", wrong: ["{short}政府"]}]
    """

    name: Literal["names_agree"]
    holes: ClassVar = frozenset({"found", "expected"})
    patterns: Several[FirstGroupPattern]
    short: AgencyId
    wrong: Several[Annotated[Word, AfterValidator(_holds_short)]] = ()


def find(spec: NamesAgree, inquiry: Inquiry) -> Iterator[Finding]:
    name, short = plain(inquiry.report.agency_name), plain(inquiry.agency(spec.short))
    found: dict[str, Passage] = {}
    for passage in inquiry.typed() if name else ():
        for match in (one for pattern in spec.patterns for one in pattern.finditer(passage.plain)):
            if match.group(1) not in {name, short}:
                found.setdefault(match.group(1), passage)
        for wrong in (one.replace(SHORT, short) for one in (spec.wrong if short else ())):
            if wrong in passage.plain.replace(name, ""):
                found.setdefault(wrong, passage)
    if found:
        first = next(iter(found.values()))
        yield inquiry.finding(first, found=LISTED.join(found), expected=inquiry.report.agency_name)
