"""`xlreport upgrade`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from xlreport.cli.arguments import destination, inputs_at
from xlreport.cli.failures import Status
from xlreport.cli.screen.console import hand_over, show_path, tell
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.paths import refuse_absent
from xlreport.form.model.address import FigureAddress, TextAddress
from xlreport.form.model.kind import NumberKind
from xlreport.form.report.editions.carrying import Move
from xlreport.messages import upgrades as words
from xlreport.records.write import dump_json
from xlreport.use_cases.elsewhere.upgrade import (
    CARRIED,
    COMPUTED,
    Upgrade,
    Upgraded,
    fate_of,
    upgrade_folder,
    upgrade_listing,
)
from xlreport.use_cases.failures import unwritten_line
from xlreport.use_cases.report import WORKBOOK


def upgrade_inputs(
    paths: Sequence[Path], out: Path, year: int | None, output_format: str, forms: Forms, *, force: bool
) -> Status:
    templates = forms.load()
    refuse_absent(*paths)
    where = destination(out, paths, (WORKBOOK,), force=force, kept=forms.files)
    inputs = inputs_at(paths, out)
    status = Status.GOOD
    listed: list[Mapping[str, Any]] = []
    for one in upgrade_folder(inputs, templates, where, year):
        listed.append(_listing(one))
        if output_format == "text":
            for path in one.converted.written:
                show_path(path)
        for told in _lines(one, year):
            tell(told)
        status = max(status, _status(one))
    if output_format == "json":
        hand_over(dump_json({"files": listed}))
    return status


def _status(one: Upgraded) -> Status:
    if one.converted.unwritten:
        return Status.CANNOT_RUN
    if one.year_out is not None:
        return Status.USAGE
    return Status.FINDINGS if one.converted.outcome.fails else Status.GOOD


def _listing(one: Upgraded) -> Mapping[str, Any]:
    found = {} if one.upgrade is None else upgrade_listing(one.upgrade)
    written = [str(path) for path in one.converted.written]
    return {"path": one.converted.outcome.shown, "written": written[0] if written else None, **found}


def _lines(one: Upgraded, year: int | None) -> Iterator[Line | str]:
    outcome = one.converted.outcome
    for path, error in one.converted.unwritten:
        yield unwritten_line(path, error)
    if outcome.verdict is None or outcome.verdict.findings:
        yield from outcome_lines(outcome)
    if one.year_out is not None:
        params = {"path": outcome.shown, "year": one.year_out.params["year"], "template": one.year_out.params["found"]}
        sentence = words.YEAR_NEEDED if year is None else words.YEAR_NOT_SERVED
        yield sentence.format(**params, given=year)
    if one.upgrade is not None:
        yield from _fates(one.upgrade, outcome.shown, year)


def _fates(found: Upgrade, path: str, year: int | None) -> Iterator[Line | str]:
    fates = [fate_of(one) for one in found.moves]
    head = words.SAME_EDITION if found.is_same_edition else words.OTHER_EDITION
    counts = {"carried": fates.count(CARRIED), "computed": fates.count(COMPUTED)}
    yield line(
        Piece(head.format(path=path, own=found.own.id, template=found.template.id, **counts), Tone.STRONG)
    )  # fmt: skip
    old, new = found.reading.report.year, found.report.year
    if old != new:
        yield line(words.NEW_YEAR.format(old=old, new=new), level=1)
    elif year is not None and year != old:
        yield line(words.YEAR_KEPT.format(year=old), level=1)
    new_texts = [one for one in found.moves if not one.to and _name(one) is not None]
    if new_texts:
        parts = words.BETWEEN.join(filter(None, map(_name, new_texts)))
        yield line(words.NEW_TEXTS.format(parts=parts), level=1)
    yield from _unplaced(found, new_texts)
    yield from _elsewhere(found)
    if found.lacking:
        yield line(words.LACKING.format(count=len(found.lacking)), level=1)


def _unplaced(found: Upgrade, told_apart: Sequence[Move]) -> Iterator[Line]:
    """What found no place: of the form, and what stood in cells that it has no more."""
    moves = [one for one in found.moves if not one.to and not one.is_zero and one not in told_apart]
    told = [words.MOVE.format(name=found.called(one.address), said=_shown(found, one)) for one in moves]
    told += [
        words.LEFT.format(sheet=at.sheet, cell=at.cell, found=one.found) for one in found.left if (at := one.place)
    ]
    yield line(words.NO_PLACE.format(count=len(told)) if told else words.NONE_UNPLACED, level=1)
    yield from (line(one, level=2) for one in told)


def _elsewhere(found: Upgrade) -> Iterator[Line]:
    """What goes by another name now."""
    if found.labels:
        yield line(words.LABELS.format(count=len(found.labels)), level=1)
    for label in found.labels:
        yield line(words.LABEL.format(found=label.found, expected=label.expected), level=2)
    noted = [one for one in found.moves if one.note]
    if noted:
        yield line(words.NOTED.format(count=len(noted)), level=1)
    for one in noted:
        to = words.BETWEEN.join(found.template.called(address) for address in one.to)
        yield line(words.NOTE.format(name=found.called(one.address), said=one.said, to=to, note=one.note), level=2)


def _shown(found: Upgrade, one: Move) -> str:
    """What stood there, with its unit; a long text is cut."""
    kind = found.own.kind_at(one.address) if isinstance(one.address, FigureAddress) else None
    said = one.said if len(one.said) <= words.MOST_SHOWN else f"{one.said[: words.MOST_SHOWN]}…"
    return said + kind.unit if isinstance(kind, NumberKind) else said


def _name(one: Move) -> str | None:
    """What a part of the text that is always made anew is called."""
    return words.NAMES_OF_TEXTS.get(one.address.part) if isinstance(one.address, TextAddress) else None
