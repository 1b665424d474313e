"""G1 of the threats: no workbook that is written makes a formula, an error or a link of what people typed."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl
import pytest
from lxml import etree
from support.complete_texts import complete_texts
from support.hostile import apart_from_answers
from support.reports import bundled, reading

from xlreport import Report, annotate, blank_report, check, combine, write_workbook

TEXTS = (
    "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1+2", "\r=1+3", "#N/A", "{=1}", '=HYPERLINK("http://x")',
    "http://e.com/x", "mailto:a@e.com", "file:///etc/passwd", r"\\host\share", "internal:'_xlreport'!A1", "external:x",
)  # fmt: skip
PLAIN = tuple(f"平常的话{number}" for number in range(len(TEXTS)))
BALANCE = "applications[handled.total, applicant.natural]"


def edits(texts: tuple[str, ...], year: int = 2024) -> Mapping[str, object]:
    """A report with these texts wherever it can have any, and one error that has a reason."""
    items = [{"id": "disclosure", "heading": texts[0], "text": "\n".join(texts)}]
    fields = ("name", "short_name", "office", "address", "website", "email", "leader")
    return {
        **complete_texts(), "applications[received, applicant.natural]": 1, "year": year,
        **{f"agency.{field}": text for field, text in zip(fields, texts, strict=False)},
        "texts.title": texts[0], "texts.lead": "\n".join(texts),
        "texts.overview": {"intro": texts[3], "items": items},
        "reasons": [{"code": "T3-BALANCE", "address": BALANCE, "digest": "", "text": text} for text in texts[:1]],
    }  # fmt: skip


@cache
def filled(texts: tuple[str, ...], year: int = 2024) -> Report:
    return reading(edits(texts, year)).report


def returned(texts: tuple[str, ...]) -> bytes:
    own = reading(edits(texts))
    return annotate(bundled(), own, check(bundled(), own).findings)


def combined(texts: tuple[str, ...]) -> bytes:
    total = combine(bundled(), [filled(texts), filled(texts)], texts[0], 2024)
    return write_workbook(bundled(), total, combined=texts)


WORKBOOKS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "blank": lambda texts: write_workbook(bundled(), blank_report(bundled(), texts[0], 2024)),
    "filled": lambda texts: write_workbook(bundled(), filled(texts), filled(texts, 2023)),
    "return copy": returned,
    "combined": combined,
}


@cache
def made(kind: str, texts: tuple[str, ...] = TEXTS) -> bytes:
    return WORKBOOKS[kind](texts)


def parts(content: bytes) -> Mapping[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if re.search("externalLink|vbaProject|embed|connection", name)]
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


OF_EXCEL = "_xlnm."


def computed(content: bytes) -> Mapping[tuple[str, str], list[str]]:
    """What Excel computes, of each kind in each part: cells, names, validations, formats, headers.

    What is printed of a sheet and what is filtered follow the room that texts and findings take, and are left out.
    """
    kinds = ("f", "formula", "formula1", "formula2", "definedName", "oddHeader", "oddFooter")
    return {
        (name, kind): [
            etree.tostring(node).decode()
            for node in part.iter(f"{{*}}{kind}")
            if not str(node.get("name")).startswith(OF_EXCEL)
        ]
        for name, part in parts(content).items() for kind in kinds
    }  # fmt: skip


def apart_from_rows(computed: Mapping[tuple[str, str], list[str]]) -> Mapping[tuple[str, str], object]:
    """The conditions of formats as they are spelled, however many questions of a list they are about.

    The mark of a form tells what a copy answers; where the rows of the list of answers lie follows what is asked.
    """
    return {
        (name, kind): {re.sub(r"[0-9]+", "#", one) for one in formulas}
        if kind == "formula"
        else [apart_from_answers(one) for one in formulas if "XLR1:" not in one]
        for (name, kind), formulas in computed.items()
    }


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_hostile_texts_change_no_formula_of_any_workbook(kind: str) -> None:
    hostile, plain = (computed(made(kind, texts)) for texts in (TEXTS, PLAIN))
    assert apart_from_rows(hostile) == apart_from_rows(plain)
    assert sum(map(len, hostile.values())) > 200


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_no_workbook_leads_out_of_itself(kind: str) -> None:
    own = parts(made(kind))
    nodes = [node for part in own.values() for node in part.iter()]
    assert [node.get("Target") for node in nodes if node.get("TargetMode") == "External"] == []
    sheets = {sheet.get("name") for sheet in own["xl/workbook.xml"].iter("{*}sheet")}
    places = [node.get("location") or "" for node in nodes if etree.QName(node).localname == "hyperlink"]
    assert {place.rpartition("!")[0].strip("'") for place in places} <= sheets


@pytest.mark.parametrize("kind", ["filled", "return copy"])
def test_hostile_texts_stand_in_their_cells_as_texts(kind: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(kind)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    assert {text.strip() for text in TEXTS} <= {str(cell.value).strip() for cell in cells}
    assert [cell.coordinate for cell in cells if cell.hyperlink is not None and cell.value in TEXTS] == []


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_no_text_is_stored_as_an_error_not_even_as_the_result_of_a_formula(kind: str) -> None:
    cells = [(name, cell) for name, part in parts(made(kind)).items() for cell in part.iter("{*}c")]
    assert [(name, cell.get("r")) for name, cell in cells if cell.get("t") == "e"] == []
