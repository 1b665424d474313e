"""A coordinator's own rule set: which rules are switched off, graded otherwise, or asked of other years."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import Field

from xlreport.errors import TemplateError
from xlreport.form.loading.folder import file_text
from xlreport.form.loading.shapes.validate import validate
from xlreport.form.loading.source import Source, read_source
from xlreport.form.loading.spec_types import CodeName, Grade, Id, Line, Spec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.finding import Code, Severity
from xlreport.form.model.template import Template


class ChangedRuleSpec(Spec):
    """A rule as a rule set wants it; what is left out stays as the form has it."""

    code: CodeName
    severity: Grade | None = None
    off: bool | None = None
    trial: bool | None = None
    from_: int | None = Field(default=None, alias="from")
    until: int | None = None


class RuleSetSpec(Spec):
    """A coordinator's own choice of rules."""

    name: Line
    settings: dict[Id, bool | int] = Field(default_factory=dict)
    rules: list[ChangedRuleSpec] = Field(default_factory=list)


@dataclass(frozen=True)
class RuleSet:
    """`changes` by code; `settings` by id."""

    name: str
    digest: str
    settings: Mapping[str, int]
    changes: Mapping[str, ChangedRuleSpec]
    source: Source

    def changed(self, code: Code) -> Code:
        """The rule as this set wants it."""
        change = self.changes.get(code.code)
        if change is None:
            return code
        return replace(
            code,
            severity=code.severity if change.severity is None else Severity(change.severity),
            off=code.off if change.off is None else change.off,
            trial=code.trial if change.trial is None else change.trial,
            first_year=code.first_year if change.from_ is None else change.from_,
            last_year=code.last_year if change.until is None else change.until,
        )


def load_rule_set(path: Path) -> RuleSet:
    """The rule set in a file. Raises TemplateError with every mistake in it."""
    text = file_text(path)
    source = read_source(path.name, text)
    spec = validate(source, RuleSetSpec) if source.content is not None else None
    if source.problems or spec is None:
        raise TemplateError(source.problems)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return RuleSet(spec.name, digest, spec.settings, {one.code: one for one in spec.rules}, source)


def reject_unknown(rule_set: RuleSet, templates: Iterable[Template]) -> None:
    """Raises TemplateError for codes and settings that none of the forms has."""
    known = list(templates)
    codes = [code for form in known for code in form.codes]
    settings = [name for form in known for name in form.settings]
    for index, code in enumerate(rule_set.changes):
        if code not in codes:
            rule_set.source.report(("rules", index, "code"), Mistake.NO_RULE.unknown(code, codes))
    for name in rule_set.settings:
        if name not in settings:
            rule_set.source.report(
                ("settings", name),
                Mistake.NO_SETTING.unknown(name, settings),
                at_key=True,
            )
    if rule_set.source.problems:
        raise TemplateError(rule_set.source.problems)
