"""Which forms a command knows, and which of them was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.cli.failures import CommandError
from xlreport.cli.usage.paths import refuse_file, refuse_folder
from xlreport.cli.usage.suggestions import meant
from xlreport.form.loading.folder import files_of_forms
from xlreport.form.loading.listed import Listed, S, declared, known, listed, usual
from xlreport.messages import commands as words
from xlreport.messages import usage

if TYPE_CHECKING:  # what lists forms needs none of them
    from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True)
class Forms:
    """Which forms a command knows: the bundled ones, an office's own over them, and a rule set for all."""

    folder: Path | None = None
    rules: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that forms, their looks and rules are read from."""
        own = () if self.folder is None else files_of_forms(self.folder)
        return (*own, *(() if self.rules is None else (self.rules,)))

    def listed(self) -> Sequence[Listed]:
        """What they are called. Raises as `load` does."""
        self._refuse()
        return listed(self.folder, self.rules, self._load)

    def load(self) -> "Mapping[str, Template]":
        """Raises CommandError where folder or rule set are not there, TemplateError for what is wrong in them."""
        self._refuse()
        return known(self.folder, self.rules, self._load, self._load_one)

    def blank(self, form: Listed, agency: str, year: int) -> bytes:
        """A blank workbook of it. Raises UnwritableError past Excel's limits."""
        from xlreport.use_cases.new import blank_workbook

        return blank_workbook(form, agency, year, declared(self.folder, self.rules), self.load)

    def _refuse(self) -> None:
        if self.folder is not None:
            refuse_file(self.folder)
        refuse_folder(self.rules)

    def _load(self) -> "Mapping[str, Template]":
        from xlreport.use_cases.forms import known_templates

        templates = known_templates(self.folder, self.rules)
        if self.rules is not None:
            from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown

            reject_unknown(load_rule_set(self.rules), templates.values())
        return templates

    def _load_one(self, template_id: str) -> "Template":
        from xlreport.use_cases.forms import known_template

        return known_template(template_id, self.folder, self.rules)


def template_asked(template_id: str | None, year: int, templates: Mapping[str, S]) -> S:
    """The form named, or the one edition among all known forms that serves the year."""
    if template_id is None:
        found = usual(templates, year)
        if not found:
            raise CommandError(usage.NO_EDITION.format(year=year))
        if len(found) > 1:
            ids = "、".join(template.id for template in found)
            raise CommandError(usage.MANY_EDITIONS.format(year=year, ids=ids))
        return found[0]
    template = template_named(template_id, templates)
    if not template.serves(year):
        raise CommandError(usage.YEAR_OUT.format(template=template_id, year=year))
    return template


def template_named(template_id: str, templates: Mapping[str, S]) -> S:
    """The form of that id. Raises CommandError with those whose ids are like it."""
    template = templates.get(template_id)
    if template is None:
        raise template_unknown(template_id, templates)
    return template


def template_unknown(template_id: str, known: Iterable[str]) -> CommandError:
    """No form of that id is known; those whose ids are like it are named."""
    editions = {one.partition("/")[0]: one for one in known}
    near = meant(template_id, editions.values()) or [editions[one] for one in meant(template_id, editions)]
    guess = usage.DID_YOU_MEAN.format(meant=words.LIST_SEPARATOR.join(near)) if near else ""
    return CommandError(usage.NO_TEMPLATE.format(template=template_id) + guess)
