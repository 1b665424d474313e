"""Checks by name from their declaration: which there are, and what each takes."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlreport.form.language.evaluate import PlainValues, evaluate_number
from xlreport.form.language.ready import ready
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.rules import RuleBench, cell_named
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import NamedCheckSpec, PairSpec
from xlreport.form.model.check import Claim, NamedCheck, Pair
from xlreport.form.model.finding import Code
from xlreport.form.text.count import COUNT

NAMED_CHECKS: Mapping[str, frozenset[str]] = {
    "previous_missing": frozenset(),
    "said_published": frozenset({"figures", "words"}),
    "figures_told": frozenset({"where", "figures", "words"}),
    "split_cells": frozenset(),
    "old_labels": frozenset({"words"}),
    "pictures": frozenset(),
    "file_named": frozenset({"patterns"}),
    "told_figures": frozenset({"pairs"}),
    "told_facts": frozenset({"pairs"}),
    "told_balance": frozenset({"pairs"}),
    "told_parts": frozenset({"pairs"}),
    "told_shares": frozenset({"pairs"}),
    "told_sums": frozenset({"limits"}),
    "hidden_characters": frozenset(),
    "written": frozenset({"patterns"}),
    "unwritten": frozenset({"patterns"}),
    "mentioned": frozenset({"pairs", "words"}),
    "length": frozenset({"where", "limits"}),
    "nothing_but": frozenset({"where", "patterns"}),
    "headings": frozenset({"where", "patterns", "words"}),
    "empty_items": frozenset({"where"}),
    "paired_points": frozenset({"where", "patterns"}),
    "off_topic": frozenset({"where", "patterns", "limits"}),
    "phone_digits": frozenset({"figures", "patterns", "unless"}),
    "names_agree": frozenset({"patterns", "words"}),
    "foreign_kind": frozenset({"patterns"}),
    "other_year": frozenset({"patterns"}),
    "signed_late": frozenset({"words", "limits"}),
    "personal_numbers": frozenset({"words", "patterns"}),
    "like_last_year": frozenset({"where", "limits"}),
    "like_others": frozenset({"where", "limits"}),
}
"""The checks that are written in Python, with the parameters each must be given."""

OPTIONAL = frozenset({"where", "words", "unless", "elsewhere", "patterns"})
"""Parameters that any check may be given besides."""

_PARAMETERS = ("where", "figures", "words", "patterns", "unless", "elsewhere", "limits", "pairs")


def build_named(rules: RuleBench, path: Path, spec: NamedCheckSpec, code: Code) -> NamedCheck:
    """The check, each name resolved. Mistakes are added to the source."""
    given = {key for key in _PARAMETERS if getattr(spec, key)}
    takes = NAMED_CHECKS.get(spec.name)
    if takes is None:
        rules.bench.source.report((*path, "name"), f"no check is called '{spec.name}'")
    elif not takes <= given <= takes | OPTIONAL:
        rules.bench.source.report(path, f"'{spec.name}' takes {', '.join(sorted(takes)) or 'nothing'}")
    beside = {"personal_numbers": len(spec.patterns), "headings": len(spec.patterns), "mentioned": len(spec.pairs)}
    if beside.get(spec.name, len(spec.words)) != len(spec.words):
        rules.bench.source.report((*path, "words"), "a word for each of what stands beside them")
    figures = [cell_named(rules, (*path, "figures", index), text) for index, text in enumerate(spec.figures)]
    return NamedCheck(
        code=code.code, name=spec.name, words=tuple(spec.words), where=tuple(spec.where),
        figures=tuple(figure for figure in figures if figure is not None),
        patterns=tuple(_patterns(rules, (*path, "patterns"), spec.patterns)),
        unless=tuple(_patterns(rules, (*path, "unless"), spec.unless)),
        elsewhere=tuple(_patterns(rules, (*path, "elsewhere"), spec.elsewhere)), limits=_limits(rules, path, spec),
        pairs=tuple(_pairs(rules, (*path, "pairs"), spec.pairs)),
    )  # fmt: skip


def _pairs(rules: RuleBench, path: Path, specs: list[PairSpec]) -> Iterator[Pair]:
    for index, spec in enumerate(specs):
        at = (*path, index)
        equals = [_claim(rules, (*at, "equals", i), text, Type.NUMBER) for i, text in enumerate(spec.equals)]
        yield Pair(
            patterns=tuple(_patterns(rules, (*at, "patterns"), spec.patterns)),
            equals=tuple(one for one in equals if one is not None),
            when=_claim(rules, (*at, "when"), spec.when, Type.CONDITION),
            holds=_claim(rules, (*at, "holds"), spec.holds, Type.CONDITION),
        )  # fmt: skip


def _claim(rules: RuleBench, path: Path, text: str | None, kind: Type) -> Claim | None:
    formula = None if text is None else rules.bench.formula(path, text, rules.form, kind)
    return None if formula is None else Claim(formula=formula, ready=ready(formula, rules.totals))


def _patterns(rules: RuleBench, path: Path, texts: list[str]) -> Iterator[re.Pattern[str]]:
    for index, text in enumerate(texts):
        try:
            yield re.compile(text.replace("{n}", f"(?P<n>{COUNT})"))
        except re.error as error:
            rules.bench.source.report((*path, index), f"not a regular expression: {error.msg}", offset=error.pos)


def _limits(rules: RuleBench, path: Path, spec: NamedCheckSpec) -> Mapping[str, Decimal]:
    limits: dict[str, Decimal] = {}
    for name, text in spec.limits.items():
        formula = rules.bench.formula((*path, "limits", name), text, rules.form, Type.NUMBER)
        if formula is not None:
            limits[name] = evaluate_number(formula, PlainValues({}))
    return limits
