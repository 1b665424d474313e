"""A RawBook, or the refusal that came instead, as JSON: what a worker process hands to the one that waits."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from xlreport.errors import UnreadableWorkbookError
from xlreport.reading.cells import Content, ContentKind, RawBook, RawSheet, Remark, RemarkKind


def book_to_json(book: RawBook) -> str:
    sheets = [_sheet_to_json(sheet) for sheet in book.sheets]
    own: dict[str, object] = {"marks": dict(book.marks), "saved": book.saved, "pictures": book.pictures}
    own["unread_remarks"] = book.unread_remarks
    return json.dumps({"sheets": sheets, **own})


def refusal_to_json(refusal: UnreadableWorkbookError) -> str:
    return json.dumps({"code": refusal.code, "params": dict(refusal.params)})


def book_from_json(text: bytes) -> RawBook:
    """The book; raises the refusal if there was one, ValueError or KeyError if this is no such JSON."""
    answer = json.loads(text)
    if "code" in answer:
        raise UnreadableWorkbookError(answer["code"], **answer["params"])
    return RawBook(
        sheets=tuple(map(_sheet_from_json, answer["sheets"])), marks=answer["marks"],
        unread_remarks=answer["unread_remarks"], saved=answer["saved"], pictures=answer["pictures"],
    )  # fmt: skip


def _sheet_to_json(sheet: RawSheet) -> dict[str, object]:
    formulas = None if sheet.formulas is None else [[*position, text] for position, text in sheet.formulas.items()]
    cells = [
        [
            *position,
            content.kind.value,
            content.text,
            None if content.number is None else str(content.number),
            None if content.date is None else content.date.isoformat(),
        ]
        for position, content in sheet.cells.items()
    ]
    return {
        "name": sheet.name, "hidden": sheet.hidden, "formulas": formulas, "cells": cells, "merged": sheet.merged,
        "hidden_rows": sheet.hidden_rows, "hidden_columns": sheet.hidden_columns,
        "unread": None if sheet.unread is None else [sheet.unread.code, dict(sheet.unread.params)],
        "disguised": [[*position, shown] for position, shown in sheet.disguised.items()],
        "remarks": [[remark.kind.value, *remark.position, remark.text] for remark in sheet.remarks],
    }  # fmt: skip


def _sheet_from_json(sheet: dict[str, Any]) -> RawSheet:
    formulas = sheet["formulas"]
    return RawSheet(
        name=sheet["name"],
        hidden=sheet["hidden"],
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"]),
        hidden_rows=sheet["hidden_rows"],
        hidden_columns=tuple((first, last) for first, last in sheet["hidden_columns"]),
        unread=None if sheet["unread"] is None else UnreadableWorkbookError(sheet["unread"][0], **sheet["unread"][1]),
        disguised={(row, column): shown for row, column, shown in sheet["disguised"]},
        remarks=tuple(Remark(RemarkKind(kind), (row, column), text) for kind, row, column, text in sheet["remarks"]),
        formulas=None if formulas is None else {(row, column): text for row, column, text in formulas},
        cells={
            (row, column): Content(
                ContentKind(kind),
                text,
                None if number is None else Decimal(number),
                None if day is None else date.fromisoformat(day),
            )
            for row, column, kind, text, number, day in sheet["cells"]
        },
    )
