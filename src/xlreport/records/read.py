"""A report as JSON (docs/json.md): unknown keys are refused by name, all mistakes at once."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import simplejson
from pydantic import ValidationError

from xlreport.errors import EditionMismatchError, UnreadableRecordError
from xlreport.form.model.address import AgencyAddress, FigureAddress, TextAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.report.report import (
    BLANK,
    Entry,
    Item,
    Reading,
    Reason,
    Report,
    SectionText,
    Texts,
)
from xlreport.form.report.texts import normal_own, normal_section
from xlreport.messages import records as words
from xlreport.records.cells import Given, entry_of
from xlreport.records.record_rows import RecordRows
from xlreport.records.shapes import ItemShape, RecordShape, SectionShape


def parse_record(text: str, templates: Mapping[str, Template]) -> Reading:
    problems: list[str] = []
    try:
        content = simplejson.loads(
            text, use_decimal=True, object_pairs_hook=lambda pairs: _unique(pairs, problems),
            parse_constant=lambda name: problems.append(words.NOT_A_NUMBER.format(key=name)),
        )  # fmt: skip
        simplejson.dumps(content, use_decimal=True, ensure_ascii=False).encode()
        shape = RecordShape.model_validate(content)
    except ValidationError as error:
        raise UnreadableRecordError("RECORD-INVALID", problems=_joined([*problems, *_shape_problems(error)])) from error
    except simplejson.JSONDecodeError as error:
        told = words.NOT_JSON.format(line=error.lineno, column=error.colno)
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=told) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=words.NOT_READABLE) from error
    template = templates.get(shape.template)
    if template is None:
        raise UnreadableRecordError("RECORD-INVALID", problems=words.NO_TEMPLATE.format(template=shape.template))
    report = _Builder(template, shape, problems).report()
    if problems:
        raise UnreadableRecordError("RECORD-INVALID", problems=_joined(problems))
    if not template.serves(report.year):
        raise EditionMismatchError("YEAR-NOT-SERVED", year=str(report.year))
    return Reading(report=report, places={}, findings=())


def _unique(pairs: list[tuple[str, Any]], problems: list[str]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                problems.append(words.TWICE.format(key=key))
            seen.add(key)
    return content


def _joined(problems: list[str]) -> str:
    if len(problems) <= _MOST_TOLD:
        return words.SEPARATOR.join(problems)
    return words.SEPARATOR.join(problems[:_MOST_TOLD]) + words.AND_MORE.format(count=len(problems))


_MOST_TOLD = 50


def _shape_problems(error: ValidationError, where: str = "") -> list[str]:
    """Each mistake by its key. A file that lacks all that makes a report is told so in one sentence."""
    mistakes = error.errors(include_url=False, include_context=False, include_input=False)
    missing = {one["loc"] for one in mistakes if one["type"] == "missing"}
    if not where and {("template",), ("year",), ("agency",)} <= missing:
        return [words.NOT_A_REPORT]
    sentences = {"missing": words.MISSING, "extra_forbidden": words.UNKNOWN}
    return [
        sentences.get(one["type"], words.WRONG_TYPE).format(key=where + ".".join(map(str, one["loc"])))
        for one in mistakes
    ]


class _Builder:
    def __init__(self, template: Template, shape: RecordShape, problems: list[str]) -> None:
        self._template = template
        self._shape = shape
        self._problems = problems

    def report(self) -> Report:
        template, shape = self._template, self._shape
        self._known("agency", shape.agency, [field.id for field in template.agency_fields])
        self._known("indicators", shape.indicators, [one.id for one in template.indicators])
        may_not = [table.id for table in template.tables if table.may_not_apply is not None]
        self._known("not_applicable", shape.not_applicable, may_not)
        tables = [table.id for table in template.tables if table.records is None]
        self._known("blank_is_zero", shape.blank_is_zero, tables)
        if not (shape.agency.get("name") or "").strip():
            self._problems.append(words.MISSING.format(key=AgencyAddress("name")))
        for field in template.agency_fields:
            if field.choices and shape.agency.get(field.id) not in {None, "", *field.choices}:
                choices = "、".join(field.choices)
                self._problems.append(words.NOT_A_CHOICE.format(key=AgencyAddress(field.id), choices=choices))
        figures, records = dict(self._figures()), RecordRows(template, shape, self._problems, self._entry)
        typed = [address for table in template.tables for address in table.inputs]
        return Report(
            template_id=template.id, year=shape.year, signed_on=self._day(),
            agency={field.id: _text(shape.agency.get(field.id)) for field in template.agency_fields},
            entries={**{address: figures.get(address, BLANK) for address in typed}, **records.entries},
            records=records.names,
            stated={a: entry for a, entry in figures.items() if a in template.totals and entry != BLANK},
            blank_is_zero=frozenset(shape.blank_is_zero), not_applicable=frozenset(shape.not_applicable),
            indicators={one.id: Entry.of(shape.indicators.get(one.id)) for one in template.indicators},
            texts=self._texts(),
            reasons=tuple(Reason(**reason.model_dump()) for reason in shape.reasons),
        )  # fmt: skip

    def _known(self, where: str, found: Mapping[str, object] | list[str], known: list[str]) -> None:
        self._problems += [words.UNKNOWN.format(key=f"{where}.{key}") for key in found if key not in known]

    def _figures(self) -> Iterator[tuple[FigureAddress, Entry]]:
        tables = [table for table in self._template.tables if table.records is None]
        self._known("tables", self._shape.tables, [table.id for table in tables])
        for table in tables:
            rows = self._shape.tables.get(table.id, {})
            self._known(f"tables.{table.id}", rows, [leaf.id for leaf in table.rows.leaves])
            columns = [leaf.id for leaf in table.columns.leaves]
            for row, figures in rows.items():
                self._known(f"tables.{table.id}.{row}", figures, columns)
                for column, given in figures.items():
                    address = FigureAddress(table.id, row, column)
                    if address in table.kinds:
                        yield address, self._entry(table.kinds[address], f"tables.{table.id}.{row}.{column}", given)

    def _entry(self, kind: Kind, key: str, given: Given) -> Entry:
        choices = LISTED.join(kind.choices) if isinstance(kind, WordsKind) else ""
        return entry_of(kind, given, lambda pattern: self._problems.append(pattern.format(key=key, choices=choices)))

    def _day(self) -> date | None:
        written = self._shape.signed_on
        if written is None:
            return None
        with suppress(ValueError):
            day = date.fromisoformat(written)
            if day.isoformat() == written:
                return day
        self._problems.append(words.NOT_A_DATE.format(key="signed_on"))
        return None

    def _texts(self) -> Texts:
        texts = self._shape.texts
        prose = self._template.prose_sections
        self._known("texts", texts, ["title", "lead", *prose])
        for key in ("title", "lead"):
            if not isinstance(texts.get(key), str | None):
                self._problems.append(words.WRONG_TYPE.format(key=TextAddress(key)))
        sections = {key: self._section(key, own, texts.get(key)) for key, own in prose.items()}
        own = {key: normal_own(text) if isinstance(text := texts.get(key), str) else None for key in ("title", "lead")}
        return Texts(**own, sections=sections)

    def _section(self, key: str, prose: Prose, content: object) -> SectionText:
        try:
            shape = SectionShape.model_validate(content if content is not None else {})
        except ValidationError as error:
            self._problems += _shape_problems(error, f"{TextAddress(key)}.")
            return SectionText()
        if shape.items is None:
            return normal_section(prose, shape.intro, None)
        items = [self._item(f"{TextAddress(key)}.items[{i}]", prose, item) for i, item in enumerate(shape.items)]
        ids = [item.id for item in items if item.id is not None]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        self._problems += [words.ID_TWICE.format(key=f"{TextAddress(key)}.items", id=one) for one in twice]
        return normal_section(prose, shape.intro, items)

    def _item(self, where: str, prose: Prose, shape: ItemShape) -> Item:
        standard = prose.standard(shape.id) if shape.id is not None else None
        if shape.id is not None and standard is None:
            self._problems.append(words.UNKNOWN.format(key=f"{where}.id"))
        heading = shape.heading
        if heading is None:
            if standard is None:
                self._problems.append(words.NO_HEADING.format(key=f"{where}.heading"))
            heading = standard.heading if standard is not None else ""
        known = [one.id for one in standard.wordings] if standard is not None else []
        if shape.wording is not None and shape.wording not in known:
            self._problems.append(words.UNKNOWN.format(key=f"{where}.wording"))
        return Item(
            id=shape.id, heading=heading, text=shape.text, generated=shape.generated, wording=shape.wording
        )  # fmt: skip


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None
