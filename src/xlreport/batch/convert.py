"""One report into the formats asked for, and a whole folder of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.batch.files import is_one_of, write_file
from xlreport.batch.inputs import Inputs
from xlreport.batch.naming import folded, report_name
from xlreport.batch.outcomes import Outcome, Prepare, crashed, judge
from xlreport.errors import InputKeptError, OutputExistsError
from xlreport.model.template import Template
from xlreport.narrative.blocks import Document
from xlreport.narrative.compose import compose
from xlreport.narrative.evidence import evidence
from xlreport.records.write import render_json

JSON = "json"


def _word(document: Document) -> bytes:
    from xlreport.render.word import render_word

    return render_word(document)


def _html(document: Document) -> bytes:
    from xlreport.render.html import render_html

    return render_html(document).encode()


def _markdown(document: Document) -> bytes:
    from xlreport.render.markdown import render_markdown

    return render_markdown(document).encode()


RENDERERS: Mapping[str, Callable[[Document], bytes]] = {"docx": _word, "html": _html, "md": _markdown}
"""Formats of publication by suffix; each is imported when it is first used."""

FORMATS = (*RENDERERS, JSON)


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one input: files written, files that could not be, and whether publication was refused."""

    outcome: Outcome
    written: tuple[Path, ...] = ()
    unwritten: tuple[tuple[Path, OSError | OutputExistsError], ...] = ()
    refused: bool = False


def convert(outcome: Outcome, formats: Sequence[str], *, draft: bool = False) -> Mapping[str, bytes]:
    """The report in each format. A report with errors is refused but for JSON, unless it is a draft."""
    if outcome.reading is None or outcome.verdict is None or outcome.template is None:
        return {}
    template, report = outcome.template, outcome.reading.report
    document = compose(template, report, outcome.reading.previous, draft=draft)
    contents: dict[str, bytes] = {}
    if JSON in formats:
        contents[JSON] = render_json(template, report, evidence(document, outcome.reading.places)).encode()
    if outcome.verdict.refuses and not draft:
        return contents
    rendered = {suffix: RENDERERS[suffix](document) for suffix in formats if suffix != JSON}
    return {suffix: {**contents, **rendered}[suffix] for suffix in formats}


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where results go: one file, or a folder where each is named after its report."""

    path: Path
    is_file: bool
    force: bool


def convert_folder(
    inputs: Inputs, templates: Mapping[str, Template], formats: Sequence[str], destination: Destination, *,
    draft: bool = False, prepare: Prepare | None = None,
) -> Iterator[Converted]:  # fmt: skip
    """Each input in turn; one bad file does not stop the rest, nor does an output that cannot be written."""
    taken: set[str] = set()
    for one in inputs.files:
        outcome, contents = _converted(judge(one, templates, prepare), formats, draft=draft)
        written: list[Path] = []
        unwritten: list[tuple[Path, OSError | OutputExistsError]] = []
        for suffix, content in contents.items():
            path = destination.path if destination.is_file else _path(outcome, suffix, destination, taken)
            try:
                if is_one_of(path, [other.path for other in inputs.files]):
                    raise InputKeptError(str(path))
                write_file(path, content, force=destination.force)
                written.append(path)
            except (OutputExistsError, OSError) as error:
                unwritten.append((path, error))
        asked = any(suffix != JSON for suffix in formats)
        refused = asked and outcome.verdict is not None and outcome.verdict.refuses and not draft
        yield Converted(outcome, tuple(written), tuple(unwritten), refused)


def _converted(outcome: Outcome, formats: Sequence[str], *, draft: bool) -> tuple[Outcome, Mapping[str, bytes]]:
    """The report in each format, or an outcome that says it could not be made."""
    try:
        return outcome, convert(outcome, formats, draft=draft)
    except Exception as error:  # noqa: BLE001  the last line of defence: one bad report must not stop the others
        return crashed(outcome.shown, error), {}


def _path(outcome: Outcome, suffix: str, destination: Destination, taken: set[str]) -> Path:
    """The report's own name; one that an earlier input of this run has taken carries a hash of its path.

    Inputs from two folders may have the same path below them: their order tells them apart.
    """
    if outcome.reading is None or outcome.template is None:
        raise ValueError("only a report that was read has a name")
    report = outcome.reading.report
    name = report_name(outcome.template, report, suffix)
    identity = outcome.shown
    while folded(name) in taken:
        name = report_name(outcome.template, report, suffix, clash_of=identity)
        identity += "\n"
    taken.add(folded(name))
    return destination.path / name
