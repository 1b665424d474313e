"""A report as CSV in normal form: a line for each thing that the form asks for, in the form's order.

Numbers are bare; a text that a spreadsheet program would take for a formula begins with an apostrophe, as OWASP
advises against CSV injection. UTF-8 with a byte order mark, without which Excel takes it for the local encoding.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlreport.form.model.address import parse_address
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.form.text.clean import cleaned
from xlreport.messages import records as words
from xlreport.records.write import record_of

_STARTS_A_FORMULA = tuple("=+-@＝＋－＠\t\n")
_UNSEEN = " \u00a0\u200b\u2060\u3000\ufeff"
"""Passed over by some programs before they look for a formula."""


def render_csv(template: Template, report: Report) -> str:
    """The report as text that begins with a byte order mark; lines end in CR LF (RFC 4180).

    Columns: agency, year, address as in findings, what people call it, content; blank where nothing was given.
    """
    record = record_of(template, report)
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(words.CSV_HEAD)
    for address, name, content in _lines(template, report, record):
        writer.writerow([inert(report.agency_name), report.year, inert(address), inert(name), inert(content)])
    return "\ufeff" + stream.getvalue()


def inert(content: object) -> str:
    """A number, a truth value, a text or nothing, as no program takes it for a formula."""
    match content:
        case None:
            return ""
        case bool():
            return YES if content else NO
        case int() | Decimal():
            return str(content)
    text = cleaned(str(content))
    return f"'{text}" if text.lstrip(_UNSEEN).startswith(_STARTS_A_FORMULA) else text


Line = tuple[str, str, object]


def _lines(template: Template, report: Report, record: Mapping[str, Any]) -> Iterator[Line]:
    for table in template.tables:
        rows = record["tables"].get(table.id, {})
        if table.records is not None:
            rows = dict(zip(report.records.get(table.id, ()), record["records"][table.id], strict=True))
        for row, figures in rows.items():
            for column, number in figures.items():
                figure = table.at(row, column)
                yield str(figure), template.called(figure), number
    for path, content in _leaves({key: part for key, part in record.items() if key not in {"tables", "records"}}):
        address = parse_address(path)
        yield path, "" if address is None else template.called(address), content


def _leaves(content: object, path: str = "") -> Iterator[tuple[str, object]]:
    """What is no mapping and no sequence, with its path: `texts.overview.items[1].text`."""
    if isinstance(content, Mapping):
        for key, part in content.items():
            yield from _leaves(part, f"{path}.{key}" if path else key)
    elif isinstance(content, Sequence) and not isinstance(content, str):
        for index, part in enumerate(content):
            yield from _leaves(part, f"{path}[{index}]")
    else:
        yield path, content
