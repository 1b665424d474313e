"""The declared forms, with every kind of check that this package knows."""

from collections.abc import Mapping
from pathlib import Path

from xlreport.checking.registry import check_kinds
from xlreport.form.loading import catalogue
from xlreport.form.loading.listed import LaterForms
from xlreport.form.model.template import Template


def bundled_templates() -> Mapping[str, Template]:
    """Every form of this package by its id, each loaded when it is asked for: most files are of one that they name."""
    return LaterForms(catalogue.template_ids(), load_template)


def load_template(template_id: str, folder: Path | None = None, rules: Path | None = None) -> Template:
    """The edition `form/edition`, such as `zfxxgk/2021`, with the rule set in `rules`.

    `folder`: where forms are declared; left out, the bundled ones. Raises UnknownTemplateError or TemplateError.
    """
    return catalogue.load_template(template_id, check_kinds(), folder, rules)


def load_template_file(path: Path, rules: Path | None = None) -> Template:
    """The form declared in one file, with the rules beside it. Raises TemplateError with every mistake in them."""
    return catalogue.load_template_file(path, check_kinds(), rules)


def load_templates(folder: Path | None = None, rules: Path | None = None) -> Mapping[str, Template]:
    """Every declared form by its id. Raises TemplateError."""
    return catalogue.load_templates(check_kinds(), folder, rules)


def known_templates(own: Path | None, rules: Path | None = None) -> Mapping[str, Template]:
    """The bundled forms and those of an office's own folder. Raises TemplateError."""
    return catalogue.known_templates(check_kinds(), own, rules)


def known_template(template_id: str, own: Path | None, rules: Path | None = None) -> Template:
    """That one of them. Raises TemplateError."""
    return catalogue.known_template(template_id, check_kinds(), own, rules)


def template_for(year: int, folder: Path | None = None) -> Template:
    """The edition that serves reports on `year`. Raises UnknownTemplateError if none or several do."""
    return catalogue.template_for(year, check_kinds(), folder)
