"""Reports as they were published among what came: they count where their agency sent no workbook, and say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from xlreport.collection.roster import Roster
from xlreport.collection.rosters.names import name_key
from xlreport.collection.rounds.owners import owners
from xlreport.collection.submissions import (
    AgencyState,
    ForeignFile,
    IntakeFinding,
    ReportOf,
    Submission,
    set_finding,
)
from xlreport.form.model.answers import LISTED
from xlreport.messages import rounds as words

_SUREST_FIRST = (".docx", ".doc", ".html", ".htm", ".md", ".pdf")
"""Of one report in several formats: the more a format says of its tables, the earlier."""


@dataclass(frozen=True, slots=True)
class OtherYears:
    """Published reports on other years: what is told of them, and whose they are on the roster. `rest`: all others."""

    rest: tuple[Submission, ...]
    paths: frozenset[str]
    findings: tuple[IntakeFinding, ...]
    foreign: tuple[ForeignFile, ...]


def of_other_years(files: Sequence[Submission], year: int, roster: Roster | None) -> OtherYears:
    """Whoever sent one sent something, but no report of this year."""
    own = [one for one in files if one.is_page and one.year != year]
    told: list[IntakeFinding] = []
    foreign: list[ForeignFile] = []
    for one, owner in zip(own, owners(own, roster), strict=True):
        told.append(set_finding("FILE-PAGE-YEAR", [one.shown], found=str(one.year), agency=owner.agency))
        if owner.member is not None:
            kind = words.PAGE_OF_YEAR.format(year=one.year)
            foreign.append(ForeignFile(one.shown, kind, owner.agency))
    rest = (one for one in files if not one.is_page or one.year == year)
    return OtherYears(tuple(rest), frozenset(one.shown for one in own), tuple(told), tuple(foreign))


def counting(
    files: Sequence[Submission], year: int, report_of: ReportOf
) -> tuple[Sequence[Submission], Sequence[Submission]]:
    """Of an agency's files those that may count, and the published reports that stand beside them.

    Of one report that was published in several formats the one read best counts; of some that differ none is chosen.
    """
    books = [one for one in files if not one.is_page]
    pages = sorted((one for one in files if one.is_page), key=_by_rank)
    if not pages or any(one.year == year for one in books):
        return books, pages
    if all(_agree(pages[0], one, report_of) for one in pages[1:]):
        return [*books, pages[0]], pages[1:]
    return files, ()


def _by_rank(page: Submission) -> tuple[int, int, int, str]:
    suffix = PurePath(page.shown).suffix.lower()
    rank = _SUREST_FIRST.index(suffix) if suffix in _SUREST_FIRST else len(_SUREST_FIRST)
    return page.errors, page.open, rank, page.shown


def _agree(one: Submission, other: Submission, report_of: ReportOf) -> bool:
    """Whether no figure differs that was read from both."""
    first, second = report_of(one), report_of(other)
    if first is None or second is None or first.template_id != second.template_id:
        return False
    pairs = ((own, second.entries.get(address)) for address, own in first.entries.items())
    return all(b is None or None in {a.number, b.number} or a.number == b.number for a, b in pairs)


def shortened_names(states: Iterable[AgencyState]) -> Iterator[IntakeFinding]:
    """Pages that count for an agency whose name may be a shorter one of another that sent a workbook."""
    used = [(name_key(one.agency), one.agency, one.used) for one in states if one.used is not None]
    books = [(key, agency, file) for key, agency, file in used if not file.is_page]
    for short, agency, page in used:
        others = [(name, file) for key, name, file in books if page.is_page and short and _shortens(short, key)]
        if others:
            paths = [page.shown, *(file.shown for _, file in others)]
            yield set_finding("FILE-NAMES", paths, agency=agency, others=LISTED.join(name for name, _ in others))


def _shortens(short: str, key: str) -> bool:
    """Whether a name is the other with some of its characters left out: 融媒中心 for 融媒体中心."""
    rest = iter(key)
    return all(one in rest for one in short)


def told_of_pages(
    agency: str, used: Submission | None, pages: Sequence[Submission], form: str
) -> Iterator[IntakeFinding]:
    """What counts where nothing but pages came, and which pages are held against no file as yet."""
    beside = [one.shown for one in pages]
    if used is not None and used.is_page:
        same = words.PAGES_ALIKE.format(count=len(beside)) if beside else ""
        yield set_finding("FILE-PAGE", [used.shown, *beside], found=used.shown, agency=agency, form=form, same=same)
    elif used is None and beside:
        yield set_finding("FILE-PAGE-ASIDE", beside, found=str(len(beside)), agency=agency, form=form)
