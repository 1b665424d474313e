"""A report's text as it stands in Word, and a workbook into which it was pasted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from support.workbooks import Filled, written
from xlreport.form.language.spell import Cell
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading, Texts
from xlreport.form.text.numerals import chinese_number
from xlreport.layout.pasting.cells import PASTE_TOP, PASTED
from xlreport.layout.prose import paragraphs
from xlreport.messages.sheets import pasting
from xlreport.use_cases.read import read_workbook

Row = str | Sequence[str]
"""A paragraph, or the cells of a table's row."""

AGENCY, YEAR = "某县水务局", 2025


def pasted(
    template: Template, path: Path, rows: Sequence[Row], agency: str = AGENCY, typed: Mapping[Cell, str] | None = None
) -> Path:
    """A blank workbook with the rows where people paste a whole text, and what is typed elsewhere."""

    def edit(filled: Filled) -> None:
        for index, row in enumerate(rows, PASTE_TOP):
            for column, text in enumerate([row] if isinstance(row, str) else row, PASTED):
                if text:
                    filled.overwrite(filled.at(pasting.PASTE, index, column), text)
        for cell, text in (typed or {}).items():
            filled.overwrite(filled.at(cell.sheet, cell.row, cell.column), text)

    return written(path, template, blank_report(template, agency, YEAR), edit)


def read_pasted(template: Template, path: Path, rows: Sequence[Row], agency: str = AGENCY) -> Reading:
    return read_workbook(pasted(template, path, rows, agency), {template.id: template})


def as_in_word(template: Template, texts: Texts) -> list[Row]:
    """The text as it is published, with a row of a table where there are tables."""
    rows: list[Row] = [one for one in (texts.title, *paragraphs(texts.lead)) if one]
    for section in template.sections:
        rows.append(section.heading)
        if section.prose is None or section.id not in texts.sections:
            rows += [("信息内容", "本年制发件数"), ("规章", "0")]
            continue
        own = texts.sections[section.id]
        rows += paragraphs(own.intro)
        for number, item in enumerate((one for one in own.items if one.text), 1):
            before, _, after = section.prose.heading_pattern.partition("{heading}")
            heading = f"{before}{item.heading}{after}".replace("{number}", chinese_number(number))
            text = paragraphs(item.text)
            alone = section.prose.heading_alone or (item.text or "").startswith("\n")
            rows += [heading, *text] if alone else [heading + text[0], *text[1:]]
    return rows


def without_empty(texts: Texts) -> Texts:
    """The texts as far as they are printed, each item by its heading and text."""
    sections = {
        key: replace(
            own,
            items=tuple(replace(one, generated=False, wording=None, id=None) for one in own.items if one.text),
        )
        for key, own in texts.sections.items()
    }
    return replace(texts, sections=sections)
