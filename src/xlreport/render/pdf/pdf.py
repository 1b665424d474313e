"""A report as a tagged PDF (PDF/UA-1), set by Typst with the fonts that are installed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from xlreport.errors import UnwritableError
from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.blocks import Document
from xlreport.render.fonts import LATIN, WANTED, stand_ins
from xlreport.render.look_files import own_text, unusable
from xlreport.render.pdf.content import pdf_content

_UNSHOWN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
"""How Typst quotes a letter that has no printed form."""
_MOST_UNSHOWN = 200
_SUBSTITUTE = "□"


@dataclass(frozen=True, slots=True)
class Pdf:
    """`replaced`: characters that no installed font has; a square stands for them."""

    content: bytes
    replaced: str = ""


def render_pdf(document: Document, template: Path | None = None) -> Pdf:
    """The document as PDF. Its look is that of `template`, a Typst file.

    Raises UnwritableError where no font with Chinese characters is installed, or the template cannot be set.
    """
    general = (templates_folder() / "report.typ").read_text(encoding="utf-8")
    if template is None:
        return _set(general, document)
    own = own_text(template)
    try:
        return _set(own, document)
    except UnwritableError as error:
        _set(general, document)  # where that fails too, the fault lies with the text
        raise unusable(template, error.params["what"]) from error


def _set(look: str, document: Document) -> Pdf:
    replaced: dict[str, None] = {}
    while True:
        try:
            return Pdf(_compiled(look, document, replaced), "".join(replaced))
        except typst.TypstError as error:
            unshown = _unshown(error.message, replaced)
            if not unshown or len(replaced) > _MOST_UNSHOWN:
                raise UnwritableError("PDF-UNWRITABLE", what=error.message) from error
            replaced.update(unshown)


def _unshown(message: str, known: Mapping[str, None]) -> dict[str, None]:
    """The letters that Typst complains of, without those a square stands for already.

    A letter of ASCII is in every font: it is part of an emoji then, and must not become a square wherever it stands.
    """
    quoted = _UNSHOWN.search(message)
    text = "" if quoted is None else _ESCAPED.sub(lambda one: chr(int(one["code"], 16)), quoted["text"])
    return {letter: None for letter in text if not letter.isascii() and letter not in known and letter != _SUBSTITUTE}


def missing_fonts() -> Mapping[str, str]:
    """The fonts an official report is set in that are not installed, each with the one that stands in for it."""
    return {WANTED[kind][0]: names[0] for kind, names in _chosen().items() if names[0] not in WANTED[kind]}


def _compiled(look: str, document: Document, replaced: Mapping[str, None]) -> bytes:
    squares = str.maketrans(dict.fromkeys(replaced, _SUBSTITUTE))
    fonts = {kind: [LATIN, *_chosen()[kind]] for kind in WANTED}
    content = pdf_content(document, fonts, lambda text: text.translate(squares))
    made = typst.compile(
        look.encode(), font_paths=_fonts(), sys_inputs={"document": content}, pdf_standards=["ua-1"],
        timestamp=datetime(document.year + 1, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages where one file was asked for")
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def _chosen() -> Mapping[str, list[str]]:
    """For each lettering the installed families in the order of preference."""
    installed = {family.casefold(): family for family in _fonts().families()}
    chosen = {
        kind: [installed[name.casefold()] for name in (*names, *stand_ins(kind)) if name.casefold() in installed]
        for kind, names in WANTED.items()
    }
    if not all(chosen.values()):
        raise UnwritableError("PDF-NO-FONT", what="、".join(kind for kind, names in chosen.items() if not names))
    return chosen
