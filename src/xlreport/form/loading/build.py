"""A declared form becomes a Template: whatever a name refers to is found now, or told with its line."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from xlreport.errors import TemplateError
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.folder import RULES
from xlreport.form.loading.pictures.build import build_charts, build_poster
from xlreport.form.loading.prose import (
    build_fields,
    build_lists,
    build_prose,
    build_sentence,
    build_sentences,
    build_text,
)
from xlreport.form.loading.rules.abroad import build_apart_by, build_counts_in
from xlreport.form.loading.rules.check_kinds import CheckKinds
from xlreport.form.loading.rules.library import Library
from xlreport.form.loading.rules.rule_set import RuleSet
from xlreport.form.loading.rules.ruling import Ruling
from xlreport.form.loading.scopes import FormScope
from xlreport.form.loading.shapes.based_on import complete
from xlreport.form.loading.shapes.validate import validate
from xlreport.form.loading.source import Path, Source, read_source
from xlreport.form.loading.specs import FormSpec, IndicatorGroupSpec, RulesSpec, SectionSpec, TableSpec
from xlreport.form.loading.tables.kinds import build_kinds
from xlreport.form.loading.tables.records import EVERY_ROW, alone_in_section, rows_or_records
from xlreport.form.loading.tables.tables import build_axis, build_table, cell_kinds, phrases
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import causes
from xlreport.form.model.address import (
    LEAD,
    TITLE,
    YEAR,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    TextAddress,
)
from xlreport.form.model.axis import Axis
from xlreport.form.model.fields import AgencyField, Indicator, IndicatorGroup
from xlreport.form.model.kind import Kind, Notation, NumberKind
from xlreport.form.model.tables.table import EACH, Table
from xlreport.form.model.template import Section, Template


def build_template(
    name: str, text: str, kinds: CheckKinds, rules: str = "", rule_set: RuleSet | None = None,
    library: Mapping[str, str] | None = None, *, at: str | None = None, editions: Mapping[str, str] | None = None,
) -> Template:  # fmt: skip
    """The form that `text` declares, with the rules beside it and those of the library that it includes.

    `kinds`: of the checks that rules may ask for. `library`: texts of files of rules by the names they are included by.
    `editions`: those of others that it may be based on. `at`: the id that its folder and file name give it. Raises
    TemplateError with every mistake, told as `name:line:column`.
    """
    form, beside = read_source(name, text), read_source(RULES, rules or "rules: []")
    texts = text, *complete(form, editions or {}), rules
    return template_of(form, beside, kinds, texts, rule_set, library, at=at)


def template_of(
    form: Source, beside: Source, kinds: CheckKinds, texts: tuple[str, ...], rule_set: RuleSet | None = None,
    library: Mapping[str, str] | None = None, *, at: str | None = None,
) -> Template:  # fmt: skip
    """The same for a form and its rules that are read already; its digest is that of these `texts`."""
    spec = validate(form, FormSpec) if form.content is not None else None
    more = validate(beside, RulesSpec) if beside.content is not None else None
    shared, template = Library(library or {}), None
    if spec is not None and more is not None:
        own = Bench(form)
        _reject_other_id(own, spec, at)
        declared = shared.declared(own, spec), shared.declared(Bench(beside), more)
        parts = *texts, rule_set.digest if rule_set else "", *shared.included
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        template = _Builder(own, spec, Ruling(declared, rule_set, kinds), digest).template()
    problems = [*form.problems, *beside.problems, *shared.problems]
    if problems or template is None:
        raise TemplateError(list(causes(problems, lacks_names=form.lacks_names or beside.lacks_names)))
    return template


def _reject_other_id(bench: Bench, spec: FormSpec, at: str | None) -> None:
    """A form is asked for by where it lies, and stamps its workbooks with what it declares: both must be one."""
    if at is not None and f"{spec.form}/{spec.edition}" != at:
        key = "edition" if at.partition("/")[0] == spec.form else "form"
        bench.source.report((key,), Mistake.OTHER_ID.of(declared=f"{spec.form}/{spec.edition}", place=at))


_Axes = dict[Path, tuple[Axis, Axis]]
"""Rows and columns of each table, by its path."""


def _tables(spec: FormSpec) -> Iterator[tuple[int, int, TableSpec]]:
    for i, section in enumerate(spec.sections):
        for j, table in enumerate(section.tables):
            yield i, j, table


class _Builder:
    def __init__(self, bench: Bench, spec: FormSpec, ruling: Ruling, digest: str) -> None:
        self._bench, self._spec = bench, spec
        self._ruling = ruling
        self._digest = digest
        bench.codes = ruling.codes(spec.years.first, spec.years.last)
        bench.kinds = build_kinds(bench, spec.kinds)
        bench.lists = spec.lists

    def template(self) -> Template:
        spec = self._spec
        self._ids()
        axes = self._axes()
        scope = self._scope(axes)
        build_lists(self._bench, scope)
        sections = tuple(self._section(("sections", i), s, axes, scope) for i, s in enumerate(spec.sections))
        tables = {table.id: table for section in reversed(sections) for table in reversed(section.tables)}
        prose = [section.id for section in sections if section.prose is not None]
        checks, named, between = self._ruling.checks(scope, tables, prose)
        return Template(
            form=spec.form, edition=str(spec.edition), name=spec.name, short_name=spec.short_name,
            legal_source=spec.legal_source, period_label=spec.period_label,
            first_year=spec.years.first, last_year=spec.years.last, by_name=spec.by_name, digest=self._digest,
            label_code=self._bench.known_code(("label_code",), spec.label_code), codes=self._bench.codes,
            agency_fields=tuple(AgencyField(**field.model_dump()) for field in spec.agency),
            indicator_groups=tuple(self._groups(i, group) for i, group in enumerate(spec.indicators)),
            sections=sections, checks=tuple(one for one in checks if one.each != EACH),
            each_record=tuple(one for one in checks if one.each == EACH), named_checks=named, between=between,
            settings=self._ruling.settings, rule_set=self._ruling.name,
            said_besides=frozenset(spec.said_besides), said_alike={own[0]: own for own in phrases(spec.said_alike)},
            charted=build_charts(self._bench, spec.charts, scope), poster=build_poster(self._bench, spec.poster, scope),
            apart_by=build_apart_by(self._bench, spec.apart_by, scope),
            counts_in=build_counts_in(self._bench, spec.form, spec.counts_in, scope),
            text_fields=build_fields(self._bench, spec.fields, scope),
            title=build_sentence(self._bench, ("title",), spec.title, scope),
            lead=build_sentences(self._bench, ("lead",), spec.lead, scope),
            when_done=build_sentences(self._bench, ("cover", "when_done"), spec.cover.when_done, scope),
            signatures=build_sentences(self._bench, ("cover", "signatures"), spec.cover.signatures, scope),
        )  # fmt: skip

    def _ids(self) -> None:
        bench, spec = self._bench, self._spec
        bench.unique(("agency",), (field.id for field in spec.agency))
        bench.unique(("sections",), (section.id for section in spec.sections))
        for index, section in enumerate(spec.sections):
            if section.prose is not None and TextAddress(section.id) in {TITLE, LEAD}:
                bench.source.report(("sections", index, "id"), Mistake.OWN_PART.of(name=section.id))
        bench.unique(("kinds",), (kind.id for kind in spec.kinds))
        seen: set[str] = set()
        for i, group in enumerate(spec.indicators):
            for j, indicator in enumerate(group.indicators):
                if indicator.id in seen:
                    bench.source.report(("indicators", i, "indicators", j, "id"), Mistake.TWICE.of(name=indicator.id))
                seen.add(indicator.id)
        if "name" not in {field.id for field in spec.agency}:
            bench.source.report(("agency",), Mistake.NAME_NEEDED)
        for index, field in enumerate(spec.agency):
            others = [other.id for other in spec.agency]
            if field.fallback is not None and field.fallback not in others:
                unknown = Mistake.NO_AGENCY_FIELD.unknown(field.fallback, others)
                bench.source.report(("agency", index, "fallback"), unknown)

    def _axes(self) -> _Axes:
        """Rows and columns of each table, by its path."""
        axes: _Axes = {}
        seen: set[str] = set()
        for i, j, table in _tables(self._spec):
            path: Path = ("sections", i, "tables", j)
            if table.id in seen:
                self._bench.source.report((*path, "id"), Mistake.TWICE.of(name=table.id))
            rows_or_records(self._bench, path, table)
            own = build_axis(self._bench, (*path, "rows"), table.rows)
            rows = own if table.records is None else EVERY_ROW
            columns = build_axis(self._bench, (*path, "columns"), table.columns)
            axes[path] = rows, columns
            seen.add(table.id)
        return axes

    def _scope(self, axes: _Axes) -> FormScope:
        spec = self._spec
        tables = {table.id: axes["sections", i, "tables", j] for i, j, table in reversed(list(_tables(spec)))}
        fields: dict[Address, Sequence[str]] = {YEAR: ()}
        fields |= {IndicatorAddress(one.id): () for group in spec.indicators for one in group.indicators}
        fields |= {AgencyAddress(field.id): tuple(field.choices) for field in spec.agency}
        cells: dict[FigureAddress, Kind] = {}
        for i, j, table in reversed(list(_tables(spec))):
            cells |= cell_kinds(self._bench, ("sections", i, "tables", j), table, *axes["sections", i, "tables", j])
        fallbacks: Mapping[Address, Address] = {
            AgencyAddress(field.id): AgencyAddress(field.fallback)
            for field in spec.agency
            if field.fallback is not None
        }
        keys = {one.id: one.records.key for _, _, one in _tables(spec) if one.records is not None}
        return FormScope(tables, fields, fallbacks, self._ruling.names, cells, keys)

    def _groups(self, index: int, spec: IndicatorGroupSpec) -> IndicatorGroup:
        own: Path = ("indicators", index, "indicators")
        indicators: list[Indicator] = []
        for position, one in enumerate(spec.indicators):
            path: Path = ("tally",) if one.kind is None and self._spec.tally else (*own, position, "kind")
            if one.kind is None and self._spec.tally is None:
                self._bench.source.report((*own, position), Mistake.NO_TALLY)
            kind = self._bench.known_kind(path, one.kind or self._spec.tally)
            if kind is not None and not (isinstance(kind, NumberKind) and kind.notation is Notation.PLAIN):
                self._bench.source.report(path, Mistake.INDICATOR_NUMBER.of(name=kind.id))
            elif isinstance(kind, NumberKind):
                self._known_whole((*own, position, "of"), one.of)
                indicators.append(
                    Indicator(
                        id=one.id, label=one.label, kind=kind, unit=one.unit, guide=one.guide, adds=one.adds,
                        said=phrases(one.said), of=one.of,
                    )
                )  # fmt: skip
        return IndicatorGroup(label=spec.label, indicators=tuple(indicators), nouns=tuple(spec.said))

    def _known_whole(self, path: Path, whole: str | None) -> None:
        """An indicator is part of another one, or of what a table counts."""
        tables = {table.id for _, _, table in _tables(self._spec)}
        known = tables | {one.id for group in self._spec.indicators for one in group.indicators}
        if whole is not None and whole not in known:
            self._bench.source.report(path, Mistake.NO_WHOLE.unknown(whole, sorted(known)))

    def _section(self, path: Path, spec: SectionSpec, axes: _Axes, scope: FormScope) -> Section:
        if not spec.tables and spec.prose is None:
            self._bench.source.report(path, Mistake.NOTHING_IN_SECTION)
        alone_in_section(self._bench, path, spec)
        tables: list[Table] = []
        for index, own in enumerate(spec.tables):
            at = (*path, "tables", index)
            tables.append(build_table(self._bench, at, own, *axes[at], scope))
        printed = spec.printed_heading
        prose = None if spec.prose is None else build_prose(self._bench, (*path, "prose"), spec.prose, scope)
        return Section(
            id=spec.id, heading=spec.heading, guide=spec.guide, tables=tuple(tables), prose=prose,
            also=tuple(spec.also),
            printed=None if printed is None else build_text(self._bench, (*path, "printed_heading"), printed, scope),
        )  # fmt: skip
