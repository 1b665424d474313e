"""`xlreport compare`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xlreport.cli.arguments import inputs_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import hand_over, show, show_path
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.targets import refuse_as_file
from xlreport.collection.outcomes import Outcome
from xlreport.district.publish.workbooks.differences import differences_book
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.messages import comparison as words
from xlreport.records.write import dump_json
from xlreport.use_cases.check import judge
from xlreport.use_cases.compare import Comparison, Told, change, compare, comparison_listing

WORKBOOK = "xlsx"


def compare_files(old: Path, new: Path, output_format: str, out: Path | None, forms: Forms, *, force: bool) -> Status:
    if (out is None) == (output_format == WORKBOOK):
        raise CommandError(words.OUT_FOR_WORKBOOK)
    templates = forms.load()
    first, second = (_read(path, templates) for path in (old, new))
    template, readings = _of_one_form(first, second)
    found = compare(template, *readings)
    if output_format == "json":
        sides = {name: _side(one) for name, one in (("old", first), ("new", second))}
        hand_over(dump_json({**sides, **comparison_listing(found)}))
    elif out is not None:
        refuse_as_file(out, WORKBOOK, (old, new, *forms.files))
        head = words.HEAD.format(**_named(first, second))
        write_output(out, differences_book(readings[1].report.year, head, comparison_listing(found)), force=force)
        show_path(out)
    else:
        for one in _lines(first, second, found):
            show(one)
    return Status.GOOD if found.is_empty else Status.FINDINGS


def _read(path: Path, templates: Mapping[str, Template]) -> Outcome:
    files = inputs_at([path]).files
    if len(files) > 1:
        raise CommandError(words.ONE_FILE.format(path=path))
    outcome = judge(files[0], templates)
    if outcome.refusal is not None:
        told = words.NOT_READ.format(path=path, message=outcome.refusal.message)
        raise CommandError(told, Status.FINDINGS)
    return outcome


def _of_one_form(first: Outcome, second: Outcome) -> tuple[Template, tuple[Reading, Reading]]:
    if first.template is None or second.template is None or first.reading is None or second.reading is None:
        raise ValueError("only reports that were read are compared")
    if first.template is not second.template:
        raise CommandError(words.OTHER_FORM.format(old=first.template.id, new=second.template.id))
    return first.template, (first.reading, second.reading)


def _side(one: Outcome) -> Mapping[str, object]:
    report = None if one.reading is None else one.reading.report
    return {
        "path": one.shown, "agency": None if report is None else report.agency_name,
        "year": None if report is None else report.year,
    }  # fmt: skip


def _named(first: Outcome, second: Outcome) -> Mapping[str, object]:
    return {
        f"{name}_{key}" if key != "path" else name: value
        for name, one in (("old", first), ("new", second))
        for key, value in _side(one).items()
    }


def _lines(first: Outcome, second: Outcome, found: Comparison) -> Iterator[Line]:
    if found.is_empty:
        yield line(Piece(words.SAME, Tone.GOOD))
        return
    yield line(Piece(words.HEAD.format(**_named(first, second)), Tone.STRONG))
    if found.cells:
        yield line(words.CELLS.format(count=len(found.cells)), level=1)
    for cell in found.cells:
        by = change(cell)
        told = "" if by is None else words.CHANGE.format(change=by)
        yield line(words.CELL.format(name=cell.name, old=cell.first, new=cell.second, change=told), level=2)
    if found.texts:
        yield line(words.TEXTS.format(count=len(found.texts)), level=1)
    for text in found.texts:
        yield line(Piece(text.section, Tone.STRONG), level=2)
        yield from (line(words.REMOVED, one, level=3) for one in text.removed)
        yield from (line(words.ADDED, one, level=3) for one in text.added)
    yield from _told(words.GONE, found.gone)
    yield from _told(words.NEW, found.new)


def _told(head: str, findings: Sequence[Told]) -> Iterator[Line]:
    if findings:
        yield line(head.format(count=len(findings)), level=1)
    for one in findings:
        yield line(Piece(one.code, Tone.FAINT), " ", one.message, level=2)
