"""A document as the JSON that the Typst template report.typ sets."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from xlreport.form.text.clean import cleaned
from xlreport.layout.grid import CellKind, GridCell
from xlreport.messages.report import DRAFT, continued
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, SignOff, TableBlock, Title
from xlreport.render.page_runs import Placed, page_runs
from xlreport.render.setting import Page, SetTable
from xlreport.render.typesetting.typeset import Shown

_PAGE = Page(upright=8844, turned=13776, size=18)
"""Of report.typ: text blocks of 156 and 243 mm, tables in nine points."""


def pdf_content(document: Document, fonts: Mapping[str, list[str]], shown: Shown) -> str:
    """Everything report.typ asks for. `fonts`: the families to try for each kind of lettering."""
    runs = page_runs(document.blocks, _PAGE)
    content = {
        "title": shown(cleaned(document.title)), "agency": shown(cleaned(document.agency)),
        "draft": DRAFT if document.draft else None, "fonts": fonts,
        "runs": [{"turned": run.turned, "blocks": [_block(one, _clean(shown)) for one in run.blocks]} for run in runs],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False)


def _clean(shown: Shown) -> Shown:
    return lambda text: shown(cleaned(text))


def _block(block: Placed, words: Shown) -> Mapping[str, Any]:
    match block:
        case Title(lines):
            return {"kind": "title", "lines": [words(line) for line in lines]}
        case Heading(text, level):
            return {"kind": "heading", "level": level, "words": words(text)}
        case Paragraph(runs):
            return {"kind": "paragraph", "runs": [{"words": words(run.text), "strong": run.strong} for run in runs]}
        case Note(text):
            return {"kind": "paragraph", "note": True, "runs": [{"words": words(text), "strong": False}]}
        case SetTable():
            return _table(block, words)
        case SignOff(lines):
            return {"kind": "sign-off", "lines": [words(line) for line in lines]}


def _table(made: SetTable, words: Shown) -> Mapping[str, Any]:
    """Heads and bodies in turn; only an only table repeats its head."""
    block = made.block
    grid = block.grid
    alone = grid.head_height > 0
    heads: list[Mapping[str, Any]] = []
    bodies: list[list[Mapping[str, Any]]] = []
    for _, cells in groupby(grid.cells, key=lambda cell: cell.table):
        own = list(cells)
        body_top = min(cell.top for cell in own if cell.kind is CellKind.FIGURE)
        head = [_cell(block, cell, words) for cell in own if cell.top < body_top]
        heads += [{"repeat": alone, "cells": head}] if head else []
        bodies.append([_cell(block, cell, words) for cell in own if cell.top >= body_top])
    return {
        "kind": "table", "widths": made.widths, "size": made.size / 2, "fitted": made.fitted,
        "continued": continued(made.part, made.parts) if made.part > 1 else None, "heads": heads, "bodies": bodies,
    }  # fmt: skip


def _cell(block: TableBlock, cell: GridCell, words: Shown) -> Mapping[str, Any]:
    text = cell.text if cell.address is None else block.figures.get(cell.address, "")
    return {
        "x": cell.left, "y": cell.top, "width": cell.width, "height": cell.height, "words": words(text),
        "role": _role(block, cell),
    }  # fmt: skip


def _role(block: TableBlock, cell: GridCell) -> str:
    """Short names in an only column are centred like heads, sentences in a tree of labels are not."""
    if cell.kind is CellKind.FIGURE:
        return "label" if block.reads_on(cell) else "figure"
    return "label" if cell.kind is CellKind.ROW_LABEL and block.grid.stub_width > 1 else "head"
