"""A report as a tagged PDF (PDF/UA-1), set by Typst with the fonts that are installed."""

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
from xlreport.render.pdf.coverage import complained_of, squares, unshown_in


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
    """Each round either ends or knows another letter to be unshown, so that it comes to an end."""
    replaced = unshown_in(_content(document, ""), _families("song"), _fonts())
    while True:
        try:
            return Pdf(_compiled(look, document, replaced), replaced)
        except typst.TypstError as error:
            more = complained_of(error, replaced)
            if not more:
                raise UnwritableError("PDF-UNWRITABLE", what=error.message) from error
            replaced += more


def missing_fonts() -> Mapping[str, str]:
    """The fonts an official report is set in that are not installed, each with the one that stands in for it."""
    return {WANTED[kind][0]: names[0] for kind, names in _chosen().items() if names[0] not in WANTED[kind]}


def _content(document: Document, replaced: str) -> str:
    return pdf_content(
        document, {kind: _families(kind) for kind in WANTED}, lambda text: text.translate(squares(replaced))
    )


def _compiled(look: str, document: Document, replaced: str) -> bytes:
    made = typst.compile(
        look.encode(), font_paths=_fonts(), sys_inputs={"document": _content(document, replaced)},
        pdf_standards=["ua-1"], timestamp=datetime(document.year + 1, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages where one file was asked for")
    return made


def _families(kind: str) -> list[str]:
    return [LATIN, *_chosen()[kind]]


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
