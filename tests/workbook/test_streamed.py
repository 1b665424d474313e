"""A workbook whose sheets are streamed is, byte for byte, the one that XlsxWriter makes of all of it at once."""

import random
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, BinaryIO

import pytest
from xlsxwriter import Workbook

from xlreport.district.publish.workbooks import sheet as sheets
from xlreport.district.publish.workbooks.list_sheets import Column, list_sheets
from xlreport.district.publish.workbooks.sheet import Cell, Laid
from xlreport.layout.finished import Choices, FileLink, FinishedSheet, Formula, Validation
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.styles import Style
from xlreport.workbook import streamed
from xlreport.workbook.worksheet import QuickWorksheet


class Whole(QuickWorksheet):
    """XlsxWriter's own way."""

    def __init__(self, _: Mapping[int, float], **__: bool) -> None:
        super().__init__()

    def complete(self) -> None:
        pass


def begun_whole(target: BinaryIO, options: Mapping[str, object]) -> Any:
    return Workbook(target, options)


def written(parts: Sequence[FinishedSheet]) -> bytes:
    target = BytesIO()
    sheets.stream_sheets(target, 2025, "表", parts, decorate)
    return target.getvalue()


def decorate(book: Any) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='图'!$A$4:$A$9"})
    book.worksheets()[0].insert_chart(5, 3, chart)


def first_sheet() -> FinishedSheet:
    """Of cells that are laid at once, with the chart."""
    laid = Laid("图", "图", "说明")
    for row in range(2, 9):
        laid.put(row, 0, Formula(f"=B{row + 1}*2", str(row)), Style.CELL)
        laid.heights[row] = 30 + row
    return laid.finished(a4())


def long_sheet(rows: int) -> FinishedSheet:
    """Numbers and formulas, higher rows, rows without cells, a column of choices."""
    laid = Laid("明细", "明细", "说明")
    laid.heights[1] = 0
    laid.heights |= {row: 15.0 + row % 3 * 15 for row in range(3, rows + 3, 2)}

    def cells() -> Iterator[Cell]:
        for row in range(3, rows + 3):
            if row % 50:
                yield row, 0, f"第{row}局", Style.CELL
                yield row, 1, "是" if row % 2 else "否", Style.CHOICE
                yield row, 2 + row % 3, row * 7, Style.CELL_CENTRE
                yield row, 6, Formula(f"='单'!B{row + 1}", str(row)), Style.CELL

    laid.put_later(cells)
    laid.validations.append(Validation(3, 1, Choices(("是", "否"), "请选择", "请选择"), max(rows + 2, 3)))
    return laid.finished(a4(), frozen=(3, 1))


def list_of(rows: int) -> Iterator[FinishedSheet]:
    chance = random.Random(rows)  # noqa: S311  no secret
    own = [
        (chance.choice("甲乙丙") * chance.randint(1, 90), number, FileLink(f"退回/{number % 7}#%.xlsx", f"D{number}"))
        for number in range(rows)
    ]
    columns = (Column(width=30), Column(width=8, style=Style.CELL_CENTRE), Column(width=10))
    return list_sheets("单", "单", "说明", ("一", "二", "三"), columns, own)


@pytest.mark.parametrize("rows", [0, 1, 13, 14, 200, 3000])
def test_it_is_the_same_to_the_byte(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> list[bytes]:
        own, other = list(list_of(rows)), long_sheet(rows)
        return [written([first_sheet(), *own, other]), written([first_sheet(), other, *own])]

    streams = made()
    monkeypatch.setattr(sheets, "StreamedBook", begun_whole)
    monkeypatch.setattr(sheets, "StreamedWorksheet", Whole)
    assert made() == streams


def test_no_chart_stands_where_heights_of_rows_are_forgotten() -> None:
    with pytest.raises(ValueError, match="明细"):
        written([long_sheet(20)])


def test_what_is_written_comes_back_in_pieces_and_is_forgotten() -> None:
    chance = random.Random(1)  # noqa: S311  no secret
    content = [chance.randbytes(chance.randint(0, 200_000)) for _ in range(20)] + [b"0" * 5_000_000]
    kept = streamed._Compressed()
    for one in content:
        kept.write(one)
    pieces = list(kept.pieces())
    assert (b"".join(pieces), kept.size) == (b"".join(content), sum(map(len, content)))
    assert max(map(len, pieces)) <= streamed._PIECE
    assert not kept._packed
