"""What was asked for on the command line, made sure of before anything is done."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.cli.failures import CommandError
from xlreport.cli.screen.console import tell
from xlreport.cli.usage.paths import refuse_absent
from xlreport.cli.usage.targets import refuse_as_file, refuse_as_folder
from xlreport.cli.usage.values import listed
from xlreport.collection.file_names import suffix_of
from xlreport.collection.inputs import Inputs, find_inputs, holds_files, paths_read
from xlreport.collection.received.folders import is_folder
from xlreport.messages import commands as words
from xlreport.messages import usage

if TYPE_CHECKING:  # to read and to print reports takes longer to import than all else that a command begins with
    from xlreport.form.model.template import Template
    from xlreport.use_cases.previous import PreviousReports
    from xlreport.use_cases.report import Destination


def inputs_at(paths: Sequence[Path], out: Path | None = None) -> Inputs:
    """Raises CommandError for a path that is not there, and where there is nothing to work on."""
    refuse_absent(*paths)
    inputs = find_inputs(paths, out)
    tell_around(inputs)
    if not inputs.files:
        raise CommandError(usage.NO_INPUT.format(path=words.LIST_SEPARATOR.join(map(str, paths))))
    return inputs


def tell_around(inputs: Inputs) -> None:
    """What lies beside the files and says something about them."""
    for line in inputs.beside:
        tell(line)


def previous_at(path: Path | None, templates: "Mapping[str, Template]") -> "PreviousReports | None":
    """Last year's reports; those that cannot be read are told."""
    if path is None:
        return None
    from xlreport.cli.screen.show import outcome_lines
    from xlreport.use_cases.previous import read_previous

    refuse_absent(path)
    tell_around(find_inputs([path]))
    previous = read_previous(path, templates)
    for outcome in previous.unread:
        for line in outcome_lines(outcome):
            tell(line)
    for outcome in previous.doubled:
        if outcome.reading is not None:
            report = outcome.reading.report
            tell(words.TWO_PREVIOUS.format(agency=report.agency_name, year=report.year, path=outcome.shown))
    return previous


def files_read(*paths: Path | None) -> tuple[Path, ...]:
    """The files that a call reads at these paths, folders searched: none of them is ever written to."""
    given = [path for path in paths if path is not None]
    return paths_read(given)


def formats_in(text: str) -> tuple[str, ...]:
    """The formats of a list of them, each once."""
    from xlreport.use_cases.report import FORMATS

    return listed("--to", text, FORMATS)


def destination(
    out: Path, paths: Sequence[Path], formats: Sequence[str], *, force: bool, kept: tuple[Path, ...] = ()
) -> "Destination":
    """OUT is a file only for exactly one input file and one format; its suffix must then fit."""
    from xlreport.use_cases.report import Destination

    one_file = len(paths) == 1 and not holds_files(paths[0]) and len(formats) == 1
    if one_file and out.suffix and not is_folder(out):
        refuse_as_file(out, suffix_of(formats[0]), (*paths, *kept))
        return Destination(path=out, is_file=True, force=force, kept=kept)
    refuse_as_folder(out, paths)
    return Destination(path=out, is_file=False, force=force, kept=kept)
