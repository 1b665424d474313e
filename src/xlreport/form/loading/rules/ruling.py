"""All rules of a form: those in its own file, those beside it, and what a rule set makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, NEVER
from xlreport.form.loading.rules.abroad import build_between
from xlreport.form.loading.rules.check_fields import Names
from xlreport.form.loading.rules.check_kinds import CheckKinds
from xlreport.form.loading.rules.conditions import RuleBench, blank_checks, build_checks, filled_holes, reject_holes
from xlreport.form.loading.rules.declared import Declared, Rule, rules_of
from xlreport.form.loading.rules.named import build_named, holes_of
from xlreport.form.loading.rules.rule_set import RuleSet
from xlreport.form.loading.scopes import FormScope
from xlreport.form.loading.specs import RuleSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import TRIAL
from xlreport.form.model.check import Between, Check, NamedCheck, Setting
from xlreport.form.model.expression import Expression, Number
from xlreport.form.model.finding import Code, Severity
from xlreport.form.model.tables.table import Table, Total
from xlreport.form.model.template import STANDARD

_NEEDED = ("title", "severity", "message")


class Ruling:
    """What the files declare, as the rule set wants it. Mistakes are added to the files' sources."""

    def __init__(self, declared: Sequence[Declared], rule_set: RuleSet | None, kinds: CheckKinds) -> None:
        self._declared = declared
        form, *beside = declared
        self._rules = list(rules_of(replace(form, included=(*form.included, *beside))))
        self._kinds = kinds
        self._rule_set = rule_set
        self.name = STANDARD if rule_set is None else rule_set.name
        self.settings = self._settings()
        self._codes: Mapping[str, Code] = {}

    def codes(self, first_year: int, last_year: int | None) -> Mapping[str, Code]:
        """Every rule that an edition for those years has, by its code."""
        found: dict[str, Code] = {}
        for rule in self._rules:
            spec = rule.spec
            if spec.code in found:
                rule.at("code").report("code", Mistake.TWICE.of(name=spec.code))
            for key in _NEEDED:
                if key not in spec.model_fields_set:
                    rule.spot.report(key, Mistake.MISSING_KEY)
            code = self._changed(_code(spec))
            if _overlap((code.first_year, code.last_year), (first_year, last_year)):
                found[spec.code] = _within(code, first_year, last_year)
        self._codes = found
        return found

    @property
    def names(self) -> Mapping[str, Expression]:
        """What settings stand for in formulas."""
        return {f"settings.{setting.id}": _constant(setting) for setting in self.settings.values()}

    def checks(
        self, scope: FormScope, tables: Mapping[str, Table], sections: Sequence[str]
    ) -> tuple[tuple[Check, ...], tuple[NamedCheck, ...], tuple[Between, ...]]:
        """The checks of the rules that are not switched off, those by name, and those between forms.

        `sections` are the ids of those that hold prose.
        """
        totals: Mapping[FigureAddress, Total] = {a: t for table in tables.values() for a, t in table.totals.items()}
        checks: list[Check] = []
        named: list[NamedCheck] = []
        between: list[Between] = []
        for rule in self._rules:
            code = self._codes.get(rule.spec.code)
            if code is None:
                continue
            asked, listed, held = rule.at("ask"), rule.at("checks"), rule.at("between")
            bench = RuleBench(asked.declared.bench, scope, tables, totals)
            own = [*blank_checks(bench, code), *build_checks(bench, asked.path, rule.spec, code)]
            by_name = list(self._named(rule, code, Names(scope, totals, tuple(sections), listed.declared.fragments)))
            against = list(build_between(RuleBench(held.declared.bench, scope, tables, totals), held.path, rule.spec))
            self._reject_holes(rule)
            if not code.off:
                checks += own
                named += by_name
                between += against
        return tuple(checks), tuple(named), tuple(between)

    def _named(self, rule: Rule, code: Code, names: Names) -> Iterator[NamedCheck]:
        spot = rule.at("checks")
        for index, content in enumerate(rule.spec.checks):
            path = (*spot.path, "checks", index)
            found = build_named(spot.declared.bench.source, path, content, code, self._kinds, names)
            if found is not None:
                yield found

    def _reject_holes(self, rule: Rule) -> None:
        """Holes of the message that one of the rule's checks does not fill."""
        named = holes_of(rule.spec.checks, self._kinds)
        if named is None:
            return
        known = filled_holes(rule.spec, named)
        for key, text in (("message", rule.spec.message), ("remedy", rule.spec.remedy)):
            spot = rule.at(key)
            reject_holes(spot.declared.bench, (*spot.path, key), text, known)

    def _settings(self) -> Mapping[str, Setting]:
        chosen = {} if self._rule_set is None else self._rule_set.settings
        found: dict[str, Setting] = {}
        for one in self._declared:
            one.bench.unique(("settings",), (spec.id for spec in one.settings))
            for spec in one.all_settings():
                is_choice = isinstance(spec.value, bool)
                value = chosen.get(spec.id, spec.value)
                found[spec.id] = Setting(id=spec.id, label=spec.label, value=Decimal(value), is_choice=is_choice)
        return found

    def _changed(self, code: Code) -> Code:
        changed = code if self._rule_set is None else self._rule_set.changed(code)
        if not changed.trial:
            return changed
        asks = changed.asks and changed.asks + TRIAL
        return replace(changed, severity=Severity.NOTE, title=changed.title + TRIAL, asks=asks)


def _code(spec: RuleSpec) -> Code:
    return Code(
        code=spec.code, title=spec.title, asks=spec.asks, severity=Severity(spec.severity), message=spec.message,
        remedy=spec.remedy, source=spec.source, first_year=spec.from_, last_year=spec.until, trial=spec.trial,
        off=spec.off,
    )  # fmt: skip


def _within(code: Code, first_year: int, last_year: int | None) -> Code:
    """The rule without limits that the years of the edition keep by themselves: no formula need ask for them."""
    since, until = code.first_year, code.last_year
    return replace(
        code,
        first_year=since if since is not None and since > first_year else None,
        last_year=until if until is not None and (last_year is None or until < last_year) else None,
    )


def _constant(setting: Setting) -> Expression:
    if setting.is_choice:
        return ALWAYS if setting.value else NEVER
    return Number(setting.value)


def _overlap(rule: tuple[int | None, int | None], edition: tuple[int | None, int | None]) -> bool:
    """Whether two spans of years, open where None, have a year in common."""
    return not (_before(rule[1], edition[0]) or _before(edition[1], rule[0]))


def _before(last: int | None, first: int | None) -> bool:
    return last is not None and first is not None and last < first
