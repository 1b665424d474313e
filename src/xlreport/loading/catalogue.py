"""The declared forms on this machine: which there are, and which edition serves a year."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from xlreport.errors import UnknownTemplateError
from xlreport.loading.build import build_template
from xlreport.loading.folder import templates_folder
from xlreport.model.template import Template


def load_template(template_id: str, folder: Path | None = None) -> Template:
    """The edition `form/edition`, such as `zfxxgk/2021`. Raises UnknownTemplateError or TemplateError."""
    path = (folder or templates_folder()).joinpath(*template_id.split("/")).with_suffix(".yaml")
    if template_id not in template_ids(folder):
        raise UnknownTemplateError(template_id)
    return load_template_file(path)


def load_template_file(path: Path) -> Template:
    """The form declared in one file. Raises TemplateError with every mistake in it."""
    return _load(path.name, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _load(name: str, text: str) -> Template:
    return build_template(name, text)


def template_ids(folder: Path | None = None) -> Sequence[str]:
    """Every `form/edition` that is declared, in order."""
    root = folder or templates_folder()
    return sorted(f"{path.parent.name}/{path.stem}" for path in root.glob("*/*.yaml"))


def load_templates(folder: Path | None = None) -> Mapping[str, Template]:
    return {template_id: load_template(template_id, folder) for template_id in template_ids(folder)}


def template_for(year: int, folder: Path | None = None) -> Template:
    """The edition that serves reports on `year`. Raises UnknownTemplateError if none or several do."""
    serving = [template for template in load_templates(folder).values() if template.serves(year)]
    if len(serving) != 1:
        raise UnknownTemplateError(str(year))
    return serving[0]
