"""The rules that a file declares and includes, each with the places where its keys stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlreport.form.loading.bench import Bench
from xlreport.form.loading.rules.patterns import Fragments
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import RuleSpec, SettingSpec
from xlreport.form.mistakes.mistake import Mistake, Told


@dataclass(frozen=True, slots=True, eq=False)
class Declared:
    """The settings and rules of one file, with the fragments of their patterns and the files that it includes."""

    bench: Bench
    fragments: Fragments
    settings: list[SettingSpec]
    rules: list[RuleSpec]
    included: tuple["Declared", ...] = ()

    def all_settings(self) -> Iterator[SettingSpec]:
        """Its own, then those of the files included that it does not give itself."""
        own = {spec.id for spec in self.settings}
        yield from self.settings
        yield from (spec for one in self.included for spec in one.settings if spec.id not in own)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a declared file."""

    declared: Declared
    path: Path

    def report(self, key: str, told: Told | Mistake) -> None:
        """Record a mistake in the value of a key that stands here."""
        self.declared.bench.source.report((*self.path, key), told)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as the file that includes it wants it. `spot`: where it is declared; `change`: where it is changed."""

    spec: RuleSpec
    spot: Spot
    change: Spot | None = None
    changed: frozenset[str] = frozenset()

    def at(self, key: str) -> Spot:
        """Where the value of a key stands."""
        return self.change if self.change is not None and key in self.changed else self.spot

    def changed_by(self, spec: RuleSpec, spot: Spot) -> "Rule":
        """The rule with what is given at the spot instead."""
        given = {key: getattr(spec, key) for key in spec.model_fields_set}
        return Rule(self.spec.model_copy(update=given), self.spot, spot, frozenset(given))


def rules_of(declared: Declared) -> Iterator[Rule]:
    """The file's rules in its order; those included that it does not name itself come last, in theirs.

    A rule that has the code of an included one is that rule: it stands in this place, changed as is given here.
    """
    included = [rule for one in declared.included for rule in rules_of(one)]
    named: set[int] = set()
    for index, spec in enumerate(declared.rules):
        spot = Spot(declared, ("rules", index))
        known = next((at for at, rule in enumerate(included) if rule.spec.code == spec.code and at not in named), None)
        if known is None:
            yield Rule(spec, spot)
            continue
        named.add(known)
        yield included[known].changed_by(spec, spot)
    yield from (rule for at, rule in enumerate(included) if at not in named)
