"""Small files that would cost minutes or gigabytes: read or refused in seconds, in the memory of an ordinary one."""

import io
import re
import zipfile

import pytest
from bent import FIGURE, TEXT, Parts, bent, outcome_of, place_of, refusal_of
from support.hanging import no_hang
from support.reports import bundled

from xlreport.form.model.cell import column_letters

SHEET, _ = place_of(FIGURE)


def with_rows(part: str, rows: str) -> bytes:
    def bend(parts: Parts) -> None:
        parts[part] = parts[part].replace(b"</sheetData>", rows.encode() + b"</sheetData>")

    return bent(bend)


@pytest.mark.parametrize("length", [20_000, 200_000])
def test_a_long_text_shared_by_forty_thousand_cells_is_too_much(length: int) -> None:
    """calamine copies it for every cell, and ends the process when there is no memory left."""

    def bend(parts: Parts) -> None:
        strings = parts["xl/sharedStrings.xml"]
        index = len(re.findall(b"<si>|<si/>", strings))
        text = "".join(f"{number:07} " for number in range(length // 8)).encode()
        parts["xl/sharedStrings.xml"] = strings.replace(b"</sst>", b"<si><t>" + text + b"</t></si></sst>")
        cells = "".join(
            f'<row r="{row}">'
            + "".join(f'<c r="{column_letters(column)}{row}" t="s"><v>{index}</v></c>' for column in range(200))
            + "</row>"
            for row in range(100, 300)
        )
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cells.encode() + b"</sheetData>")

    content = bent(bend)
    with no_hang():
        assert refusal_of(content)[0] == "FILE-TOO-BIG"


def test_labels_repeated_all_over_a_sheet_are_searched_in_no_time() -> None:
    part, _ = place_of(next(one for one in bundled().tables[-2].inputs))

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        labels = re.findall(r'<c r="[A-C]\d+"[^>]*t="s"><v>(\d+)</v>', text)
        rows = "".join(
            f'<row r="{row}">'
            + "".join(
                f'<c r="{column_letters(column)}{row}" t="s"><v>{labels[column % len(labels)]}</v></c>'
                for column in range(40)
            )
            + "</row>"
            for row in range(100, 1600)
        )
        text = text.replace(f"<v>{labels[5]}</v>", "<v>0</v>", 1)
        parts[part] = text.replace("</sheetData>", f"{rows}</sheetData>").encode()

    content = bent(bend)
    with no_hang():
        outcome_of(content)


def test_thousands_of_lines_that_nobody_declared_are_told_in_no_time() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>x{row}</v></c><c r="B{row}" t="e"><v>#N/A</v></c></row>'
        for row in range(100, 6000)
    )
    overview, _ = place_of(TEXT)
    with no_hang():
        outcome = outcome_of(with_rows(overview, rows))
    assert outcome.reading is not None
    assert len(outcome.reading.findings) > 5000


OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "table", "text"))


def open_document(cell: str, rows: int) -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="表"><table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(("text", "rows"), [("1", 19_000), ("字" * 3000, 2_000)])
def test_one_cell_repeated_millions_of_times_is_too_much(text: str, rows: int) -> None:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="250">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
    with no_hang():
        assert refusal_of(open_document(cell, rows))[0] == "FILE-TOO-BIG"
