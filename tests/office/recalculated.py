"""Fillings of every form as LibreOffice recalculates and saves them, all in one run of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from libreoffice import FULL, convert, require_libreoffice
from support.all_forms import IDS, fewer, form

from xlreport.form.model.template import Template

SEEDS = range(200) if FULL else range(0, 200, 10)
"""All two hundred fillings with XLREPORT_FULL=1, every tenth of them otherwise."""


def recalculated(make: Callable[[Template, int, Path], Path], folder: Path) -> Iterator[tuple[str, Path]]:
    """The id of the form and the saved file of each filling. `make` writes the one of a seed to a path."""
    require_libreoffice()
    seeds = [(template_id, seed) for template_id in IDS for seed in fewer(template_id, SEEDS)]
    sources = [make(form(one), seed, folder / f"{one.replace('/', '-')}-{seed}.xlsx") for one, seed in seeds]
    saved = convert(sources, "xlsx", folder / "saved")
    yield from ((one, path) for (one, _), path in zip(seeds, saved, strict=True))
