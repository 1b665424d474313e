"""A report as a tagged PDF (PDF/UA-1), set by Typst."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xlreport.narrative.blocks import Document
from xlreport.render.pdf.content import pdf_content
from xlreport.render.typesetting.typeset import typeset


@dataclass(frozen=True, slots=True)
class Pdf:
    """`replaced`: characters that no installed font has; a square stands for them."""

    content: bytes
    replaced: str = ""


def render_pdf(document: Document, template: Path | None = None) -> Pdf:
    """The document as PDF. Its look is that of `template`, a Typst file.

    Raises UnwritableError where no font with Chinese characters is installed, or the template cannot be set.
    """
    made = typeset("report.typ", template, partial(pdf_content, document), document.year)
    return Pdf(made.content, made.replaced)
