"""Names that the agency gives itself."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.matching import stands_in
from xlreport.checking.understanding.passages import Passage
from xlreport.form.loading.rules.check_fields import AgencyId, FirstGroupPattern, Several, Word, mistake
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.answers import LISTED
from xlreport.form.model.finding import Finding

SHORT = "{short}"


def _holds_short(text: str) -> str:
    if "{" in text.replace(SHORT, "") or SHORT not in text:
        raise mistake(Mistake.ONLY_HOLE.of(hole=SHORT))
    return text


class NamesAgree(CheckSpec):
    """The text calls the agency by another name than its own, or its short name by the wrong kind: told once.

    `patterns`: where it names itself, in the first group. `short`: the field with its short name. `wrong`: names that
    are none of its own, made of `{short}`, unless they go on as one of `goes_on`. `abridged`: where it names itself and
    may leave out some characters of its name.

    checks: [{name: names_agree, patterns: ["^(.+?)年度报告$"], short: "agency.short_name", wrong: ["{short}政府"]}]
    """

    name: Literal["names_agree"]
    holes: ClassVar = frozenset({"found", "expected"})
    patterns: Several[FirstGroupPattern]
    short: AgencyId
    wrong: Several[Annotated[Word, AfterValidator(_holds_short)]] = ()
    goes_on: Several[Word] = ()
    abridged: Several[FirstGroupPattern] = ()


def find(spec: NamesAgree, inquiry: Inquiry) -> Iterator[Finding]:
    name, short = plain(inquiry.report.agency_name), plain(inquiry.agency(spec.short))
    patterns, abridged = inquiry.possible(spec.patterns), inquiry.possible(spec.abridged)
    found: dict[str, Passage] = {}
    for passage in inquiry.typed() if name else ():
        for match in (one for pattern in patterns for one in pattern.finditer(passage.plain)):
            if match.group(1) not in {name, short}:
                found.setdefault(match.group(1), passage)
        for match in (one for pattern in abridged for one in pattern.finditer(passage.plain)):
            if not _is_abridged(match.group(1), name):
                found.setdefault(match.group(1), passage)
        for wrong in _wrong(spec, short, name):
            if _names(wrong, passage.plain.replace(name, ""), spec.goes_on):
                found.setdefault(wrong, passage)
    if found:
        first = next(iter(found.values()))
        yield inquiry.finding(first, found=LISTED.join(found), expected=inquiry.report.agency_name)


def _wrong(spec: NamesAgree, short: str, name: str) -> Iterator[str]:
    """Names that the agency must not give itself; what its own name says of it is right in them."""
    for one in spec.wrong if short else ():
        if one.replace(SHORT, "") not in name:
            yield one.replace(SHORT, short)


def _is_abridged(text: str, name: str) -> bool:
    """Whether the name is the text once some of its characters are left out, or goes on after it."""
    return text.startswith(name) or stands_in(text, name)


def _names(wrong: str, text: str, goes_on: tuple[str, ...]) -> bool:
    """Whether the name stands in the text, and no longer word that begins with it."""
    _, found, after = text.partition(wrong)
    while found:
        if not after.startswith(goes_on):
            return True
        _, found, after = after.partition(wrong)
    return False
