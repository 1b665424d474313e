"""A report of an older edition, or of a form that was changed since, as a workbook of today's form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from xlreport.checking.run import Verdict
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome
from xlreport.collection.rounds.digests import report_digest
from xlreport.errors import EditionMismatchError, UnwritableError
from xlreport.form.model.address import Address, FigureAddress, TextAddress
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.editions.carrying import Carrying, Move, successor_of
from xlreport.form.report.report import Reading, Report
from xlreport.form.report.round import FIRST, Round
from xlreport.layout.sheets.book import finished_book
from xlreport.messages.workbook import PREVIEW, SIGN_OFF
from xlreport.use_cases.check import judge
from xlreport.use_cases.elsewhere.import_reports import as_read
from xlreport.use_cases.printing.formats import Rendered
from xlreport.use_cases.report import WORKBOOK, Contents, Converted, Destination, written_folder
from xlreport.workbook.writer import write_book

CARRIED, NO_PLACE, COMPUTED = "carried", "no place", "computed"
"""What may become of a thing that a report says, as programs are told."""


@dataclass(frozen=True, kw_only=True)
class Upgrade:
    """`reading`: the report as it came, of the form `own`. `report`: the same in today's form, `template`.

    `moves`: what became of each thing it says. `lacking`: cells of today's form for which the own one has nothing.
    Where the form was changed since the workbook was written, `labels` that read otherwise there, and what stands
    `left` in cells that are no longer its own.
    """

    own: Template
    reading: Reading
    template: Template
    report: Report
    moves: tuple[Move, ...]
    lacking: tuple[FigureAddress, ...]
    labels: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()

    @property
    def is_same_edition(self) -> bool:
        return self.template is self.own

    def called(self, address: Address) -> str:
        """What people call a cell or a section of the report as it came."""
        headings = {section.id: section.heading for section in self.own.sections}
        return headings.get(address.part, "") if isinstance(address, TextAddress) else self.own.called(address)


@dataclass(frozen=True, kw_only=True)
class Upgraded:
    """What became of one file. `upgrade` is missing for one that was not read, or could not be upgraded: `year_out`."""

    converted: Converted
    upgrade: Upgrade | None = None
    year_out: EditionMismatchError | None = None


def upgrade(reading: Reading, templates: Mapping[str, Template], year: int | None = None) -> Upgrade:
    """The report in the edition that took the place of its own, or in its own as that is today.

    `year`: what the report is to be on where that edition does not serve its year; else its year stays. Raises
    EditionMismatchError where no such year is given.
    """
    own = templates[reading.report.template_id]
    template = successor_of(own, templates)
    carrying = Carrying(own, template)
    if template is own:
        return _rewritten(own, reading, tuple(carrying.moves(reading.report)))
    kept = reading.report.year if template.serves(reading.report.year) else year
    if kept is None or not template.serves(kept):
        raise EditionMismatchError("UPGRADE-YEAR", year=str(reading.report.year), found=template.id)
    return Upgrade(
        own=own, reading=reading, template=template, report=carrying.carried(reading.report, kept),
        moves=tuple(carrying.moves(reading.report)), lacking=carrying.lacking,
    )  # fmt: skip


_LEFT, _LINE = "CELL-EXTRA", "LINE-MISSING"
"""What is told of a workbook in which cells stand that its form has not, and of one that lacks lines of it."""


_WRITTEN_ANEW = frozenset({PREVIEW, SIGN_OFF})
"""Sheets that hold nothing but formulas: what stands there says what others say, in the words of its time."""


def _rewritten(template: Template, reading: Reading, moves: tuple[Move, ...]) -> Upgrade:
    """The report in its own edition, as that is today."""
    typed = (address for table in template.tables for address in table.numbers)
    lacking = (one for one in typed if reading.places and one not in reading.places)
    found = reading.findings
    return Upgrade(
        own=template, reading=reading, template=template, report=reading.report, moves=moves, lacking=tuple(lacking),
        labels=tuple(one for one in found if one.code == template.label_code),
        left=tuple(one for one in found if one.code == _LEFT and one.place and one.place.sheet not in _WRITTEN_ANEW),
    )  # fmt: skip


def _as_changed(template: Template, reading: Reading) -> Verdict:
    """As any reading, without what the form's own changes since have brought about: that is told of the upgrade."""
    own = {template.label_code, _LEFT, _LINE}
    left = tuple(one for one in as_read(template, reading).findings if one.code not in own)
    return Verdict(left, template=template)


def upgraded_workbook(found: Upgrade, *, pasted: bool = True) -> bytes:
    """The workbook's bytes. Of the same edition it takes the place of the one it was made from once it is handed in.

    `pasted`: whether paragraphs that were placed nowhere are kept in its sheet for a whole text. Raises UnwritableError
    past Excel's limits.
    """
    reading = found.reading
    answers = Round(answers=report_digest(found.own, reading.report)) if found.is_same_edition else FIRST
    return write_book(
        finished_book(
            found.template, found.report, reading.previous if found.is_same_edition else {},
            pasted=reading.unplaced if pasted else (), handed_in=answers,
            as_typed=reading.as_typed if found.is_same_edition else {},
        )
    )  # fmt: skip


def upgrade_folder(
    inputs: Inputs, templates: Mapping[str, Template], destination: Destination, year: int | None = None
) -> Iterator[Upgraded]:
    """Each report as a workbook of today's form. One that cannot be upgraded does not stop the rest."""
    made: dict[str, Upgraded] = {}

    def converted(one: Input) -> tuple[Outcome, Contents]:
        whole = made[one.shown] = _upgraded(one, templates, year)
        outcome, found = whole.converted.outcome, whole.upgrade
        if found is None or outcome.reading is None:
            return outcome, {}
        named = replace(outcome, template=found.template, reading=replace(outcome.reading, report=found.report))
        try:
            return named, {WORKBOOK: Rendered(upgraded_workbook(found, pasted=not one.is_page))}
        except UnwritableError as error:
            return named, {WORKBOOK: error}

    for one in written_folder(inputs, destination, converted):
        whole = made.pop(one.outcome.shown)
        yield replace(whole, converted=replace(one, outcome=whole.converted.outcome))


def _upgraded(one: Input, templates: Mapping[str, Template], year: int | None) -> Upgraded:
    def judging(template: Template, reading: Reading) -> Verdict:
        is_own = successor_of(template, templates) is template
        return _as_changed(template, reading) if is_own else as_read(template, reading)

    outcome = judge(one, templates, judging=judging)
    whole = Upgraded(converted=Converted(outcome))
    if outcome.reading is None:
        return whole
    try:
        return replace(whole, upgrade=upgrade(outcome.reading, templates, year))
    except EditionMismatchError as error:
        return replace(whole, year_out=error)


def upgrade_listing(found: Upgrade) -> Mapping[str, Any]:
    """What became of everything, as plain values."""
    return {
        "from": found.own.id, "to": found.template.id,
        "agency": found.report.agency_name, "year": found.reading.report.year, "new_year": found.report.year,
        "moves": [_listed(found, one) for one in found.moves],
        "lacking": [str(one) for one in found.lacking],
        "labels": [{"found": one.found, "expected": one.expected} for one in found.labels],
        "left": [{"sheet": at.sheet, "cell": at.cell, "found": one.found} for one in found.left if (at := one.place)],
    }  # fmt: skip


def fate_of(one: Move) -> str:
    if not one.to:
        return NO_PLACE
    return COMPUTED if one.computed else CARRIED


def _listed(found: Upgrade, one: Move) -> Mapping[str, Any]:
    return {
        "address": str(one.address), "name": found.called(one.address), "said": one.said, "fate": fate_of(one),
        "to": [str(address) for address in one.to], "note": one.note or None,
    }  # fmt: skip
