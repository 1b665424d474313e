"""The formats in which a report is published, by name: prose for those who read, posters for those who look."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from xlreport.collection.file_names import FRAGMENT, POSTER
from xlreport.errors import UnwritableError
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.narrative.blocks import Document
from xlreport.narrative.compose import compose
from xlreport.narrative.evidence import Evidence, evidence, poster_evidence
from xlreport.narrative.poster import Poster, compose_poster
from xlreport.use_cases.look import Look, look_of

if TYPE_CHECKING:  # Typst is imported by the format that needs it
    from xlreport.render.typesetting.process import Picture


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report in one format. `replaced`: characters that could not be set and are squares there."""

    content: bytes
    replaced: str = ""


@dataclass(frozen=True, eq=False)
class Printed:
    """A report that is to be printed: what its formats are made from, each made when it is first asked for."""

    template: Template
    reading: Reading
    draft: bool = False

    document: Document = field(init=False)

    def __post_init__(self) -> None:
        """Composed at once: where that fails it is the report, and no single format."""
        document = compose(self.template, self.reading.report, self.reading.previous, draft=self.draft)
        object.__setattr__(self, "document", document)

    @cached_property
    def poster(self) -> Poster | None:
        return compose_poster(self.template, self.reading.report, self.reading.previous, draft=self.draft)

    @property
    def look(self) -> Look:
        return look_of(self.template)

    def prose_evidence(self) -> Iterator[Evidence]:
        return evidence(self.document, self.reading.places)

    def poster_evidence(self) -> Iterator[Evidence]:
        if self.poster is not None:
            yield from poster_evidence(self.poster, self.reading.places)


def _word(document: Document, look: Look) -> Rendered:
    from xlreport.render.word.word import render_word

    return Rendered(render_word(document, look.word))


def _html(document: Document, look: Look) -> Rendered:
    from xlreport.render.html.html import render_html

    return Rendered(render_html(document, look.html).encode())


def _fragment(document: Document, _: Look) -> Rendered:
    from xlreport.render.html.fragment import render_fragment

    return Rendered(render_fragment(document).encode())


def _pdf(document: Document, look: Look) -> Rendered:
    from xlreport.render.pdf.pdf import render_pdf

    made = render_pdf(document, look.pdf)
    return Rendered(made.content, made.replaced)


def _markdown(document: Document, _: Look) -> Rendered:
    from xlreport.render.markdown.markdown import render_markdown

    return Rendered(render_markdown(document).encode())


def _drawn(picture: "Picture", poster: Poster, look: Look) -> Rendered:
    from xlreport.render.poster.picture import draw_poster

    made = draw_poster(poster, picture, look.poster)
    return Rendered(made.content, made.replaced)


def _poster_page(poster: Poster, look: Look) -> Rendered:
    from xlreport.render.poster.page import poster_page

    return Rendered(poster_page(poster, look.poster_page).encode())


RENDERERS: Mapping[str, Callable[[Document, Look], Rendered]] = {
    "docx": _word, "html": _html, "pdf": _pdf, "md": _markdown, FRAGMENT: _fragment,
}  # fmt: skip
"""Formats of the report by name; each is imported when it is first used."""

POSTERS: Mapping[str, Callable[[Poster, Look], Rendered]] = {
    f"{POSTER}pdf": partial(_drawn, "pdf"), f"{POSTER}svg": partial(_drawn, "svg"),
    f"{POSTER}png": partial(_drawn, "png"), f"{POSTER}html": _poster_page,
}  # fmt: skip
"""The same of its poster."""

TYPESET = frozenset({"pdf", f"{POSTER}pdf", f"{POSTER}svg", f"{POSTER}png"})
"""Those whose letters are of the fonts that are installed."""


def render(form: str, printed: Printed) -> Rendered:
    """Raises UnwritableError where the format cannot carry the report, or its form declares no poster."""
    if form in RENDERERS:
        return RENDERERS[form](printed.document, printed.look)
    if printed.poster is None:
        raise UnwritableError("POSTER-NONE", form=printed.template.id, name=printed.template.name)
    return POSTERS[form](printed.poster, printed.look)
