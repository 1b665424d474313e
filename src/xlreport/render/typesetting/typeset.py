"""What Typst sets: a look, the content it asks for, and the fonts that are installed; letters of none are squares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xlreport.errors import UnwritableError, WorkerCrashError
from xlreport.form.loading.folder import templates_folder
from xlreport.messages.report import KILLS_TYPST
from xlreport.render.fonts import LATIN, WANTED, stand_ins
from xlreport.render.look_files import own_text, unusable
from xlreport.render.typesetting.coverage import complained_of, squares, unshown_in
from xlreport.render.typesetting.process import Picture, TypstError, compiled, font_families

Shown = Callable[[str], str]
"""A text as the fonts at hand can show it."""

Content = Callable[[Mapping[str, list[str]], Shown], str]
"""What a look asks for, as JSON: made of the families to try for each kind of lettering."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """`replaced`: characters that no installed font has; a square stands for them."""

    content: bytes
    replaced: str = ""


def typeset(look: str, own: Path | None, content: Content, year: int, picture: Picture = "pdf") -> Typeset:
    """The content as the general `look` has it, or as an office's `own` file has it. Its date is the end of the year.

    Raises UnwritableError where no font with Chinese characters is installed, or the look cannot be set.
    """
    general = (templates_folder() / look).read_text(encoding="utf-8")
    if own is None:
        return _set(general, content, year, picture)
    other = own_text(own)
    try:
        return _set(other, content, year, picture)
    except (UnwritableError, WorkerCrashError) as error:
        _set(general, content, year, picture)  # where that fails too, the fault lies with the text
        what = error.params["what"] if isinstance(error, UnwritableError) else KILLS_TYPST
        raise unusable(own, what) from error


def _set(look: str, content: Content, year: int, picture: Picture) -> Typeset:
    """Each round either ends or knows another letter to be unshown, so that it comes to an end."""
    replaced = unshown_in(_filled(content, ""), _families("song"))
    while True:
        try:
            inputs = {"document": _filled(content, replaced)}
            return Typeset(compiled(look, inputs, year + 1, picture), replaced)
        except TypstError as error:
            more = complained_of(error, replaced)
            if not more:
                raise UnwritableError("PDF-UNWRITABLE", what=error.message) from error
            replaced += more


def missing_fonts() -> Mapping[str, str]:
    """The fonts an official report is set in that are not installed, each with the one that stands in for it."""
    return {WANTED[kind][0]: names[0] for kind, names in _chosen().items() if names[0] not in WANTED[kind]}


def _filled(content: Content, replaced: str) -> str:
    return content({kind: _families(kind) for kind in WANTED}, lambda text: text.translate(squares(replaced)))


def _families(kind: str) -> list[str]:
    return [LATIN, *_chosen()[kind]]


@cache
def _chosen() -> Mapping[str, list[str]]:
    """For each lettering the installed families in the order of preference."""
    installed = {family.casefold(): family for family in font_families()}
    chosen = {
        kind: [installed[name.casefold()] for name in (*names, *stand_ins(kind)) if name.casefold() in installed]
        for kind, names in WANTED.items()
    }
    if not all(chosen.values()):
        raise UnwritableError("PDF-NO-FONT", what="、".join(kind for kind, names in chosen.items() if not names))
    return chosen
