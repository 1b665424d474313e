"""How the reports of a form look: files of the office beside its form, else the general ones."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xlreport.form.loading.folder import LOOK_FILES
from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True)
class Look:
    """None: the general look."""

    word: Path | None
    pdf: Path | None
    html: Path | None
    poster: Path | None
    poster_page: Path | None


def look_of(template: Template) -> Look:
    """For each format the file nearest to the form."""
    return Look(*(_nearest(template, name) for name in LOOK_FILES))


def looks_digest(templates: Iterable[Template]) -> str:
    """What every look depends on: which files there are and what is in them."""
    digest = hashlib.sha256()
    for template in templates:
        for name in LOOK_FILES:
            path = _nearest(template, name)
            digest.update(f"{template.id}\n{name}\n{'' if path is None else _content_digest(path)}\n".encode())
    return digest.hexdigest()


def _nearest(template: Template, name: str) -> Path | None:
    return next((path for folder in template.look_folders if (path := folder / name).is_file()), None)


def _content_digest(path: Path) -> str:
    """A file that cannot be read is told when it is used; here it only differs from one that can."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error)
