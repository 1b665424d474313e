"""Fillings of every form as LibreOffice recalculates and saves them, all in one run of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from libreoffice import convert, require_libreoffice
from support.all_forms import IDS, WEBSITE, fewer, form
from support.full import FULL

from xlreport.form.model.template import Template

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""

ONCE_WRONG = {WEBSITE: (26, 51, 82, 85, 174), "zfxxgk/2019": (76, 158), "zfxxgk/2021": (31,)}
"""Tried each time: a choice with a space behind it; blanks that nobody sees where a choice is asked for, and where a
cell is to stay blank; an error in a choice on which others depend; a stroke where several may be chosen; an error in a
figure that only the condition of a sentence asks for; sentences that are not said for a number with its unit, in a text
that is long enough with them.
"""


def recalculated(make: Callable[[Template, int, Path], Path], folder: Path) -> Iterator[tuple[str, Path]]:
    """The id of the form and the saved file of each filling. `make` writes the one of a seed to a path."""
    require_libreoffice()
    seeds = [(template_id, seed) for template_id in IDS for seed in _seeds(template_id)]
    sources = [make(form(one), seed, folder / f"{one.replace('/', '-')}-{seed}.xlsx") for one, seed in seeds]
    saved = convert(sources, "xlsx", folder / "saved")
    yield from ((one, path) for (one, _), path in zip(seeds, saved, strict=True))


def _seeds(template_id: str) -> list[int]:
    return sorted({*fewer(template_id, SEEDS), *ONCE_WRONG.get(template_id, ())})
