"""What was asked for on the command line, made sure of before anything is done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.cli.failures import CommandError
from xlreport.cli.screen.console import tell
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.paths import refuse_absent, refuse_file, refuse_folder
from xlreport.cli.usage.suggestions import meant
from xlreport.cli.usage.targets import refuse_as_file, refuse_as_folder
from xlreport.cli.usage.values import listed
from xlreport.collection.file_names import suffix_of
from xlreport.collection.inputs import Inputs, find_inputs, holds_files, paths_read
from xlreport.collection.received.folders import is_folder
from xlreport.collection.received.pages import Pages
from xlreport.form.loading.catalogue import usual
from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.messages import usage
from xlreport.use_cases.forms import known_templates
from xlreport.use_cases.look import LOOK_FILES
from xlreport.use_cases.previous import PreviousReports, read_previous
from xlreport.use_cases.report import FORMATS, Destination


def inputs_at(paths: Sequence[Path], out: Path | None = None, *, pages: Pages = Pages.ALONE) -> Inputs:
    """Raises CommandError for a path that is not there, and where there is nothing to work on."""
    refuse_absent(*paths)
    inputs = find_inputs(paths, out, pages=pages)
    tell_around(inputs)
    if not inputs.files:
        raise CommandError(usage.NO_INPUT.format(path=words.LIST_SEPARATOR.join(map(str, paths))))
    return inputs


def tell_around(inputs: Inputs) -> None:
    """What lies beside the files and says something about them."""
    for sentence, paths in ((words.OPEN_ELSEWHERE, inputs.open_elsewhere), (words.OWN_FOLDERS, inputs.own)):
        if paths:
            tell(sentence.format(paths=words.LIST_SEPARATOR.join(paths)))


def previous_at(path: Path | None, templates: Mapping[str, Template]) -> PreviousReports | None:
    """Last year's reports; those that cannot be read are told."""
    if path is None:
        return None
    refuse_absent(path)
    tell_around(find_inputs([path], pages=Pages.TAKEN))
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
    return listed("--to", text, FORMATS)


def destination(
    out: Path, paths: Sequence[Path], formats: Sequence[str], *, force: bool, kept: tuple[Path, ...] = ()
) -> Destination:
    """OUT is a file only for exactly one input file and one format; its suffix must then fit."""
    one_file = len(paths) == 1 and not holds_files(paths[0]) and len(formats) == 1
    if one_file and out.suffix and not is_folder(out):
        refuse_as_file(out, suffix_of(formats[0]), (*paths, *kept))
        return Destination(path=out, is_file=True, force=force, kept=kept)
    refuse_as_folder(out, paths)
    return Destination(path=out, is_file=False, force=force, kept=kept)


def _looks(folder: Path) -> Iterator[Path]:
    """The files that say how reports look, for one form or for all."""
    return (path for pattern in ("", "*/") for name in LOOK_FILES for path in folder.glob(pattern + name))


@dataclass(frozen=True, slots=True)
class Forms:
    """Which forms a command knows: the bundled ones, an office's own over them, and a rule set for all."""

    folder: Path | None = None
    rules: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that forms, their looks and rules are read from."""
        own = () if self.folder is None else (*self.folder.glob("*/*.yaml"), *_looks(self.folder))
        return (*own, *(() if self.rules is None else (self.rules,)))

    def load(self) -> Mapping[str, Template]:
        """Raises CommandError where folder or rule set are not there, TemplateError for what is wrong in them."""
        if self.folder is not None:
            refuse_file(self.folder)
        refuse_folder(self.rules)
        templates = known_templates(self.folder, self.rules)
        if self.rules is not None:
            reject_unknown(load_rule_set(self.rules), templates.values())
        return templates


def template_asked(template_id: str | None, year: int, templates: Mapping[str, Template]) -> Template:
    """The form named, or the one edition among all known forms that serves the year."""
    if template_id is None:
        found = usual(templates, year)
        if not found:
            raise CommandError(usage.NO_EDITION.format(year=year))
        if len(found) > 1:
            ids = "、".join(template.id for template in found)
            raise CommandError(usage.MANY_EDITIONS.format(year=year, ids=ids))
        return found[0]
    template = template_named(template_id, templates)
    if not template.serves(year):
        raise CommandError(usage.YEAR_OUT.format(template=template_id, year=year))
    return template


def template_named(template_id: str, templates: Mapping[str, Template]) -> Template:
    """The form of that id. Raises CommandError with those whose ids are like it."""
    template = templates.get(template_id)
    if template is None:
        raise template_unknown(template_id, templates)
    return template


def template_unknown(template_id: str, known: Iterable[str]) -> CommandError:
    """No form of that id is known; those whose ids are like it are named."""
    editions = {one.partition("/")[0]: one for one in known}
    near = meant(template_id, editions.values()) or [editions[one] for one in meant(template_id, editions)]
    guess = usage.DID_YOU_MEAN.format(meant=words.LIST_SEPARATOR.join(near)) if near else ""
    return CommandError(usage.NO_TEMPLATE.format(template=template_id) + guess)
