"""A report as JSON (docs/json.md): unknown keys are refused by name, all mistakes at once."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson
from pydantic import ValidationError

from xlreport.errors import EditionMismatchError, UnreadableRecordError
from xlreport.model.address import FigureAddress
from xlreport.model.report import Entry, Item, Reading, Reason, Report, SectionText, Texts
from xlreport.model.template import Prose, Template
from xlreport.model.texts import normal_section
from xlreport.records.shapes import ItemShape, RecordShape, SectionShape

MOST_BYTES = 20_000_000
"""A whole report with all its texts is below 100 kB; more is no report."""


def read_record(path: Path, templates: Mapping[str, Template]) -> Reading:
    """The report in a JSON file. Raises UnreadableRecordError with every mistake, or EditionMismatchError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableRecordError("RECORD-UNREADABLE", problems=f"> {MOST_BYTES} bytes")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems="not UTF-8") from error
    return parse_record(text, templates)


def parse_record(text: str, templates: Mapping[str, Template]) -> Reading:
    problems: list[str] = []
    try:
        content = simplejson.loads(
            text, use_decimal=True, object_pairs_hook=lambda pairs: _unique(pairs, problems),
            parse_constant=lambda name: problems.append(f"{name}: not a number"),
        )  # fmt: skip
        shape = RecordShape.model_validate(content)
    except ValidationError as error:
        problems += [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise UnreadableRecordError("RECORD-INVALID", problems="; ".join(problems)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=str(error)) from error
    template = templates.get(shape.template)
    if template is None:
        raise UnreadableRecordError("RECORD-INVALID", problems=f"template: {shape.template}")
    report = _Builder(template, shape, problems).report()
    if problems:
        raise UnreadableRecordError("RECORD-INVALID", problems="; ".join(problems))
    if not template.serves(report.year):
        raise EditionMismatchError("YEAR-NOT-SERVED", year=str(report.year))
    return Reading(report=report, places={}, findings=())


def _unique(pairs: list[tuple[str, Any]], problems: list[str]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        seen: set[str] = set()
        problems += [f"{key}: there twice" for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]  # set.add tells nothing
    return content


class _Builder:
    def __init__(self, template: Template, shape: RecordShape, problems: list[str]) -> None:
        self._template = template
        self._shape = shape
        self._problems = problems

    def report(self) -> Report:
        template, shape = self._template, self._shape
        self._known("agency", shape.agency, [field.id for field in template.agency_fields])
        self._known("indicators", shape.indicators, [one.id for one in template.indicators])
        self._known("blank_is_zero", shape.blank_is_zero, [table.id for table in template.tables])
        if not (shape.agency.get("name") or "").strip():
            self._problems.append("agency.name: missing")
        figures = dict(self._figures())
        typed = [address for table in template.tables for address in table.inputs]
        return Report(
            template_id=template.id, year=shape.year, signed_on=self._day(),
            agency={field.id: _text(shape.agency.get(field.id)) for field in template.agency_fields},
            entries={address: Entry.of(figures.get(address)) for address in typed},
            stated={a: Entry.of(n) for a, n in figures.items() if a in template.totals and n is not None},
            blank_is_zero=frozenset(shape.blank_is_zero),
            indicators={one.id: Entry.of(shape.indicators.get(one.id)) for one in template.indicators},
            texts=self._texts(),
            reasons=tuple(Reason(**reason.model_dump()) for reason in shape.reasons),
        )  # fmt: skip

    def _known(self, where: str, found: Mapping[str, object] | list[str], known: list[str]) -> None:
        self._problems += [f"{where}.{key}: unknown" for key in found if key not in known]

    def _figures(self) -> Iterator[tuple[FigureAddress, Decimal | None]]:
        self._known("tables", self._shape.tables, [table.id for table in self._template.tables])
        for table in self._template.tables:
            rows = self._shape.tables.get(table.id, {})
            self._known(f"tables.{table.id}", rows, [leaf.id for leaf in table.rows.leaves])
            columns = [leaf.id for leaf in table.columns.leaves]
            for row, figures in rows.items():
                self._known(f"tables.{table.id}.{row}", figures, columns)
                for column, number in figures.items():
                    yield FigureAddress(table.id, row, column), number

    def _day(self) -> date | None:
        written = self._shape.signed_on
        if written is None:
            return None
        with suppress(ValueError):
            day = date.fromisoformat(written)
            if day.isoformat() == written:
                return day
        self._problems.append(f"signed_on: {written!r} is not YYYY-MM-DD")
        return None

    def _texts(self) -> Texts:
        texts = self._shape.texts
        prose = self._template.prose_sections
        self._known("texts", texts, ["title", "lead", *prose])
        for key in ("title", "lead"):
            if not isinstance(texts.get(key), str | None):
                self._problems.append(f"texts.{key}: not a text")
        sections = {key: self._section(key, own, texts.get(key)) for key, own in prose.items()}
        return Texts(title=texts.get("title"), lead=texts.get("lead"), sections=sections)

    def _section(self, key: str, prose: Prose, content: object) -> SectionText:
        try:
            shape = SectionShape.model_validate(content if content is not None else {})
        except ValidationError as error:
            where = f"texts.{key}"
            self._problems += [f"{where}.{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
            return SectionText()
        if shape.items is None:
            return normal_section(prose, shape.intro, None)
        items = [self._item(f"texts.{key}.items[{i}]", prose, item) for i, item in enumerate(shape.items)]
        ids = [item.id for item in items if item.id is not None]
        self._problems += [
            f"texts.{key}.items: id {one} is there twice" for one in {i for i in ids if ids.count(i) > 1}
        ]
        return normal_section(prose, shape.intro, items)

    def _item(self, where: str, prose: Prose, shape: ItemShape) -> Item:
        standard = prose.standard(shape.id) if shape.id is not None else None
        if shape.id is not None and standard is None:
            self._problems.append(f"{where}.id: {shape.id} is unknown")
        heading = shape.heading
        if heading is None:
            if standard is None:
                self._problems.append(f"{where}.heading: missing")
            heading = standard.heading if standard is not None else ""
        return Item(id=shape.id, heading=heading, text=shape.text, generated=shape.generated)


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None
