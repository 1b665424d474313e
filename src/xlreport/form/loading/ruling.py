"""All rules of a form: those in its own file, those beside it, and what a rule set makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, NEVER
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.check_fields import Names
from xlreport.form.loading.check_kinds import CheckKinds
from xlreport.form.loading.named import build_named, holes_of
from xlreport.form.loading.patterns import Fragments
from xlreport.form.loading.rule_set import RuleSet
from xlreport.form.loading.rules import RuleBench, build_checks, reject_holes
from xlreport.form.loading.scopes import FormScope
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import RuleSpec, SettingSpec
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import TRIAL
from xlreport.form.model.check import Check, NamedCheck, Setting
from xlreport.form.model.expression import Expression, Number
from xlreport.form.model.finding import Code, Severity
from xlreport.form.model.template import STANDARD, Table, Total


@dataclass(frozen=True, slots=True)
class Declared:
    """The settings and rules of one file, with the fragments of their patterns."""

    bench: Bench
    fragments: Fragments
    settings: list[SettingSpec]
    rules: list[RuleSpec]


class Ruling:
    """What the files declare, as the rule set wants it. Mistakes are added to the files' sources."""

    def __init__(self, declared: Sequence[Declared], rule_set: RuleSet | None, kinds: CheckKinds) -> None:
        self._declared = declared
        self._kinds = kinds
        self._rule_set = rule_set
        self.name = STANDARD if rule_set is None else rule_set.name
        self.settings = self._settings()
        self._codes: Mapping[str, Code] = {}

    def codes(self, first_year: int, last_year: int | None) -> Mapping[str, Code]:
        """Every rule that an edition for those years has, by its code."""
        found: dict[str, Code] = {}
        for declared, path, spec in self._specs():
            if spec.code in found:
                declared.bench.source.report((*path, "code"), f"'{spec.code}' is there twice")
            code = self._changed(_code(spec))
            if _overlap((code.first_year, code.last_year), (first_year, last_year)):
                found[spec.code] = code
        self._codes = found
        return found

    @property
    def names(self) -> Mapping[str, Expression]:
        """What settings stand for in formulas."""
        return {f"settings.{setting.id}": _constant(setting) for setting in self.settings.values()}

    def checks(
        self, scope: FormScope, tables: Mapping[str, Table], sections: Sequence[str]
    ) -> tuple[tuple[Check, ...], tuple[NamedCheck, ...]]:
        """The checks of the rules that are not switched off; `sections` are the ids of those that hold prose."""
        totals: Mapping[FigureAddress, Total] = {a: t for table in tables.values() for a, t in table.totals.items()}
        checks: list[Check] = []
        named: list[NamedCheck] = []
        for declared, path, spec in self._specs():
            code = self._codes.get(spec.code)
            if code is None:
                continue
            own = list(build_checks(RuleBench(declared.bench, scope, tables, totals), path, spec, code))
            names = Names(scope, totals, tuple(sections), declared.fragments)
            by_name = list(self._named(declared.bench, path, spec, code, names))
            reject_holes(declared.bench, path, spec, holes_of(spec.checks, self._kinds))
            if not code.off:
                checks += own
                named += by_name
        return tuple(checks), tuple(named)

    def _named(self, bench: Bench, path: Path, spec: RuleSpec, code: Code, names: Names) -> Iterator[NamedCheck]:
        for index, content in enumerate(spec.checks):
            found = build_named(bench.source, (*path, "checks", index), content, code, self._kinds, names)
            if found is not None:
                yield found

    def _specs(self) -> Iterator[tuple[Declared, Path, RuleSpec]]:
        for one in self._declared:
            for index, spec in enumerate(one.rules):
                yield one, ("rules", index), spec

    def _settings(self) -> Mapping[str, Setting]:
        chosen = {} if self._rule_set is None else self._rule_set.settings
        found: dict[str, Setting] = {}
        for one in self._declared:
            one.bench.unique(("settings",), (spec.id for spec in one.settings))
            for spec in one.settings:
                is_choice = isinstance(spec.value, bool)
                value = chosen.get(spec.id, spec.value)
                found[spec.id] = Setting(id=spec.id, label=spec.label, value=Decimal(value), is_choice=is_choice)
        return found

    def _changed(self, code: Code) -> Code:
        changed = code if self._rule_set is None else self._rule_set.changed(code)
        return replace(changed, severity=Severity.NOTE, title=changed.title + TRIAL) if changed.trial else changed


def _code(spec: RuleSpec) -> Code:
    return Code(
        code=spec.code, title=spec.title, severity=Severity(spec.severity), message=spec.message, remedy=spec.remedy,
        source=spec.source, first_year=spec.from_, last_year=spec.until, trial=spec.trial,
    )  # fmt: skip


def _constant(setting: Setting) -> Expression:
    if setting.is_choice:
        return ALWAYS if setting.value else NEVER
    return Number(setting.value)


def _overlap(rule: tuple[int | None, int | None], edition: tuple[int | None, int | None]) -> bool:
    """Whether two spans of years, open where None, have a year in common."""
    return not (_before(rule[1], edition[0]) or _before(edition[1], rule[0]))


def _before(last: int | None, first: int | None) -> bool:
    return last is not None and first is not None and last < first
