"""Whatever people do to the sheets of a form, it is told as mistakes at cells, and never ends in anything else."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from support.form_sheets import sheets_of

from xlreport.checking.registry import check_kinds
from xlreport.errors import NoFormError, TemplateError
from xlreport.files.grids import read_book
from xlreport.form.loading.build import template_of
from xlreport.form.loading.source import read_source
from xlreport.messages.forms.mistakes import problem_line
from xlreport.reading.cells import Content, ContentKind, Position, RawBook, RawSheet
from xlreport.use_cases.authoring.sheets.found import sources_in

TYPED = (
    "", " ", "x", "合计", "sum(", "a.b", "是", "否", "行", "2", "9", "home", '"', '"未关', "[", "[]", "{}", "- ",
    "- a\n- {", "a: b", "null", "&x", "*x", "!x", "---", "#", "\t", "\u0007", "．", "（", "id", "(level)", "数字种类",
)  # fmt: skip
CONTENTS = (
    *(Content(ContentKind.TEXT, text) for text in TYPED),
    Content(ContentKind.NUMBER, "-3", Decimal(-3)), Content(ContentKind.NUMBER, "1.5", Decimal("1.5")),
    Content(ContentKind.NUMBER, "1E+300", Decimal("1e300")), Content(ContentKind.BOOLEAN, "TRUE"),
    Content(ContentKind.ERROR, "#N/A"), Content(ContentKind.PICTURE, ""), Content(ContentKind.DATE, "2024-01-01"),
)  # fmt: skip


def damaged(sheet: RawSheet, dice: Random) -> RawSheet:
    """A cell typed over, emptied or moved; or a row gone, given twice or moved, or everything below it shifted."""
    cells = dict(sheet.cells)
    (row, column), way = dice.choice(list(cells)), dice.randrange(6)
    if way == 0:
        cells[row, column] = dice.choice(CONTENTS)
    elif way == 1:
        cells[row + dice.randrange(3), column + dice.randrange(5)] = cells.pop((row, column))
    elif way == 2:
        cells = {at: one for at, one in cells.items() if at[0] != row}
    elif way == 3:
        cells = {moved(at, row, dice.randrange(-1, 2)): one for at, one in cells.items()}
    elif way == 4:
        cells |= {(row, at[1]): one for at, one in cells.items() if at[0] == row - 1}
    else:
        del cells[row, column]
    return replace(sheet, cells=cells)


def moved(at: Position, row: int, by: int) -> Position:
    return (max(at[0] + by, 0), at[1]) if at[0] >= row else at


def told_of(book: RawBook) -> list[str]:
    try:
        form, rules = sources_in(book, "form.xlsx")
        template_of(form, rules or read_source("rules.yaml", "rules: []"), check_kinds(), ())
    except NoFormError:
        return []
    except TemplateError as error:
        return [problem_line(one) for one in error.problems]
    return []


@pytest.mark.parametrize(("template_id", "times"), [("water/2020", 150), ("venue/2022", 50), ("wzbb/2018", 20)])
def test_sheets_with_something_broken_are_told_as_mistakes_or_are_a_form(
    template_id: str, times: int, tmp_path: Path
) -> None:
    book, dice, told = read_book(sheets_of(template_id, tmp_path)), Random(template_id), 0  # noqa: S311
    for _ in range(times):
        sheets = list(book.sheets)
        for _ in range(dice.randrange(1, 4)):
            at = dice.randrange(1, len(sheets))
            if sheets[at].cells:
                sheets[at] = damaged(sheets[at], dice)
        lines = told_of(replace(book, sheets=tuple(sheets)))
        assert [line for line in lines if not line.startswith("form.xlsx [")] == []
        told += bool(lines)
    assert told > times // 2
