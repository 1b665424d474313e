"""A report as a Word document in the styles of a reference document."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from xlreport.form.loading.folder import templates_folder
from xlreport.form.text.clean import cleaned
from xlreport.messages.report import (
    NOT_WORD,
    STYLE_BODY,
    STYLE_HEADINGS,
    STYLE_RUN_IN,
    STYLE_SIGN_OFF,
    STYLE_TABLE_LABEL,
    STYLE_TITLE,
)
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, SignOff, Title
from xlreport.render.look_files import unusable
from xlreport.render.page_runs import Placed, page_runs
from xlreport.render.setting import SetTable
from xlreport.render.word.prepared import prepared, reference_of
from xlreport.render.word.sections import laid_out
from xlreport.render.word.styles import Styles
from xlreport.render.word.tables import table_markup
from xlreport.render.word.xml import paragraph, run, styled_paragraph

_LONGEST_PROPERTY = 255


def render_word(document: Document, reference: Path | None = None) -> bytes:
    """The document as .docx. Its look is that of `reference`, which must have the named styles.

    Raises UnwritableError where it has not, or is no Word document.
    """
    path = reference or templates_folder() / "reference.docx"
    content = _content_of(path)
    look = reference_of(content, path)
    runs = page_runs(document.blocks, look.page)
    blocks = [(run.turned, list(_markup(run.blocks, look.styles, look.rooms[run.turned]))) for run in runs]
    body_style = look.styles[STYLE_BODY]
    package = prepared(content, path, draft=document.draft)
    return package.filled(laid_out(blocks, package.set_ups, body_style), _properties(document))


def _content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unusable(path, NOT_WORD) from error


def _markup(blocks: tuple[Placed, ...], styles: Styles, room: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Title(lines):
                yield styled_paragraph(styles[STYLE_TITLE], "\n".join(lines))
            case Heading(text, level):
                yield styled_paragraph(styles[STYLE_HEADINGS[level]], text)
            case Paragraph():
                yield _body_paragraph(block, styles)
            case SetTable():
                yield from table_markup(block, styles, room)
            case Note(text):
                yield styled_paragraph(styles[STYLE_TABLE_LABEL], text)
            case SignOff(lines):
                yield from _sign_off(lines, styles)


def _body_paragraph(block: Paragraph, styles: Styles) -> str:
    body, run_in = styles[STYLE_BODY], styles[STYLE_RUN_IN]
    runs = [run(part.text, run_in, run_in.id) if part.strong else run(part.text, body) for part in block.runs]
    return paragraph(body, "".join(runs))


def _sign_off(lines: tuple[str, ...], styles: Styles) -> Iterator[str]:
    for place, line in enumerate(lines, start=1):
        yield styled_paragraph(styles[STYLE_SIGN_OFF], line, keep_with_next=place < len(lines))


def _properties(document: Document) -> dict[str, object]:
    """What the package says of itself."""
    agency = cleaned(document.agency)[:_LONGEST_PROPERTY]
    date = datetime(document.year + 1, 1, 1)  # noqa: DTZ001 - python-docx wants UTC unmarked
    return {
        "title": cleaned(document.title)[:_LONGEST_PROPERTY], "author": agency, "last_modified_by": agency,
        "language": "zh-CN", "revision": 1, "created": date, "modified": date,
    }  # fmt: skip
