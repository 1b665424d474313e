"""Files built to cost: fifty, each as some program or somebody who wants harm could write it."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from bent import FIGURE, TEXT, Parts, fresh, packed, parts_of, place_of, report
from support.reports import bundled

from xlreport.form.model.cell import column_letters
from xlreport.records.write import render_json

STRINGS, STYLES, WORKBOOK, CORE = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "docProps/core.xml"
RELATIONS, TYPES, CUSTOM = "_rels/.rels", "[Content_Types].xml", "docProps/custom.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SHEET, TEXT_SHEET = place_of(FIGURE)[0], place_of(TEXT)[0]
Bend = Callable[[Parts], None]


def workbook(*bends: Bend) -> bytes:
    """The fresh workbook, bent, its parts not packed: none is too dense."""
    parts = parts_of(fresh())
    for bend in bends:
        bend(parts)
    return packed(parts, zipfile.ZIP_STORED)


def inserted(part: str, before: str, new: str | Callable[[], str]) -> Bend:
    def bend(parts: Parts) -> None:
        head, found, tail = parts[part].rpartition(before.encode())
        assert found
        parts[part] = head + (new if isinstance(new, str) else new()).encode() + found + tail

    return bend


def rows(count: int, cell: Callable[[int, str], str], columns: int = 100, first: int = 100) -> str:
    """So many cells below the form, a row of a hundred each."""
    each = (
        f'<row r="{row}">'
        + "".join(cell(row, f"{column_letters(column)}{row}") for column in range(columns))
        + "</row>"
        for row in range(first, first + count // columns)
    )
    return "".join(each)


def cells(count: int, xml: str, part: str = SHEET) -> bytes:
    """`xml`: of a cell, `{}` its name."""
    return workbook(inserted(part, "</sheetData>", lambda: rows(count, lambda _, name: xml.format(name))))


def in_format(code: str, count: int, value: str) -> bytes:
    """Cells in a number format of their own."""
    looks = int(re.findall(rb'<cellXfs count="(\d+)"', parts_of(fresh())[STYLES])[0])
    return workbook(
        inserted(STYLES, "</numFmts>", f'<numFmt numFmtId="900" formatCode="{code}"/>'),
        inserted(STYLES, "</cellXfs>", '<xf numFmtId="900" fontId="0" fillId="0" borderId="0" xfId="0"/>'),
        inserted(SHEET, "</sheetData>", rows(count, lambda _, name: f'<c r="{name}" s="{looks}"><v>{value}</v></c>')),
    )


def more_sheets(count: int, sheet: str) -> bytes:
    """`sheet`: the XML of each."""

    def bend(parts: Parts) -> None:
        numbers = range(100, 100 + count)
        listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="m{n}"/>' for n in numbers)
        related = "".join(
            f'<Relationship Id="m{n}" Type="{OFFICE}/worksheet" Target="worksheets/m{n}.xml"/>' for n in numbers
        )
        inserted(WORKBOOK, "</sheets>", listed)(parts)
        inserted("xl/_rels/workbook.xml.rels", "</Relationships>", related)(parts)
        own = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'.encode()
        parts.update({f"xl/worksheets/m{n}.xml": own for n in numbers})

    return workbook(bend)


def remarks(count: int) -> bytes:
    """A part of remarks on the sheet."""

    def bend(parts: Parts) -> None:
        name = SHEET.rpartition("/")[2]
        related = f"xl/worksheets/_rels/{name}.rels"
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        parts.setdefault(related, empty.encode())
        link = f'<Relationship Id="rc" Type="{OFFICE}/comments" Target="../own.xml"/>'
        inserted(related, "</Relationships>", link)(parts)
        each = "".join(
            f'<comment ref="B{n}" authorId="0"><text><t>备注{n}</t></text></comment>' for n in range(1, count)
        )
        authors = "<authors><author>甲</author></authors>"
        own = f'<comments xmlns="{MAIN}">{authors}<commentList>{each}</commentList></comments>'
        parts["xl/own.xml"] = own.encode()

    return workbook(bend)


def shared_text(length: int, uses: int) -> bytes:
    """One text in many cells."""
    index = len(re.findall(rb"<si>|<si/>", parts_of(fresh())[STRINGS]))
    text = "".join(f"{number:07} " for number in range(length // 8))
    return workbook(
        inserted(STRINGS, "</sst>", f"<si><t>{text}</t></si>"),
        inserted(SHEET, "</sheetData>", rows(uses, lambda _, name: f'<c r="{name}" t="s"><v>{index}</v></c>')),
    )


def shared_formula(count: int, length: int) -> bytes:
    first = f'<c r="Z200"><f t="shared" ref="Z200:Z{199 + count}" si="900">{"A1+" * (length // 3)}1</f><v>1</v></c>'
    other = '<c r="Z{row}"><f t="shared" si="900"/><v>1</v></c>'
    each = (first if row == 200 else other.format(row=row) for row in range(200, 200 + count))
    return workbook(
        inserted(SHEET, "</sheetData>", "".join(f'<row r="{n}">{one}</row>' for n, one in enumerate(each, 200)))
    )


def nested(levels: int, leaves: int, *, before: str = "<sheetData>") -> bytes:
    def bend(parts: Parts) -> None:
        own = "<x:a>" * levels + "<x:b/>" * leaves + "</x:a>" * levels
        text = parts[SHEET].decode().replace("<worksheet ", '<worksheet xmlns:x="urn:x" ', 1)
        assert before in text
        parts[SHEET] = text.replace(before, own + before, 1).encode()

    return workbook(bend)


def open_document(body: str) -> bytes:
    names = " ".join(f'xmlns:{one}="{OASIS}{one}:1.0"' for one in ("office", "table", "text", "style"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


def table(inside: str) -> bytes:
    return open_document(f'<table:table table:name="表">{inside}</table:table>')


def record(**sections: object) -> bytes:
    """A report as JSON with other contents of some section of its texts."""
    content = json.loads(render_json(bundled(), report()))
    content["texts"] |= sections
    return json.dumps(content, ensure_ascii=False).encode()


def items(count: int, text: str) -> bytes:
    own = [{"heading": f"第{number}项", "text": text} for number in range(count)]
    return record(overview={"items": own})


def repeated(part: str, before: str, unit: str, count: int) -> Callable[[], bytes]:
    return lambda: workbook(inserted(part, before, unit * count))


def numbered(part: str, before: str, unit: str, count: int) -> Callable[[], bytes]:
    """`unit`: with `{}` for the number of each."""
    return lambda: workbook(inserted(part, before, lambda: "".join(unit.format(n) for n in range(count))))


LAST = '<row r="20000"><c r="IV20000"><v>1</v></c></row>'
TEXTUAL = '<c r="{}" t="inlineStr"><is><t>未收到申请3件，</t></is></c>'
CONDITION = (
    '<conditionalFormatting sqref="B1{0}"><cfRule type="cellIs" dxfId="0" priority="1{0}" operator="equal">'
    "<formula>1</formula></cfRule></conditionalFormatting>"
)
CHOICE = f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice Requires="x"/></mc:AlternateContent>'
ODS_CELL = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
MANY_CELLS = ODS_CELL.replace("-cell ", '-cell table:number-columns-repeated="250" ', 1)
MANY_SIGNS = (
    f'<table:table-cell office:value-type="string"><text:p>{"<text:s/>" * 1_000_000}</text:p></table:table-cell>'
)
ODS_ROW = f"<table:table-row>{ODS_CELL * 250}</table:table-row>"
XLSX, ODS, JSON = ".xlsx", ".ods", ".json"

COSTLY: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "40,000 times of day": (XLSX, partial(in_format, "h:mm", 40_000, "0.5")),
    "200,000 durations": (XLSX, partial(in_format, "[h]:mm:ss", 200_000, "12.5")),
    "100,000 days before the first": (XLSX, partial(in_format, "yyyy-mm-dd", 100_000, "-1")),
    "100,000 days after the last": (XLSX, partial(in_format, "yyyy-mm-dd", 100_000, "3000000")),
    "100,000 scaled numbers": (XLSX, partial(in_format, "0.00,,", 100_000, "12340")),
    "241 levels above 790,000 foreign leaves": (XLSX, partial(nested, 241, 790_000)),
    "200,000 foreign leaves after the cells": (XLSX, partial(nested, 1, 200_000, before="</worksheet>")),
    "foreign elements in every cell": (XLSX, partial(cells, 60_000, '<c r="{}"><v>1</v><q:b xmlns:q="urn:q"/></c>')),
    "50,000 alternatives": (XLSX, repeated(SHEET, "<sheetData>", CHOICE, 50_000)),
    "5,000 prefixes": (XLSX, numbered(SHEET, "<sheetData>", '<e{0}:a xmlns:e{0}="urn:{0}"/>', 5_000)),
    "a million elements in the relations": (XLSX, repeated(RELATIONS, "</Relationships>", "<a/>", 1_000_000)),
    "a million elements in the properties": (XLSX, repeated(CORE, "</cp:coreProperties>", "<a/>", 1_000_000)),
    "two million elements in the styles": (XLSX, repeated(STYLES, "</styleSheet>", "<a/>", 2_000_000)),
    "three million elements in the texts": (XLSX, repeated(STRINGS, "</sst>", "<a/>", 3_000_000)),
    "two million elements in the workbook": (XLSX, repeated(WORKBOOK, "</workbook>", "<a/>", 2_000_000)),
    "two million elements in the types": (XLSX, repeated(TYPES, "</Types>", "<a/>", 2_000_000)),
    "900,000 custom properties": (XLSX, repeated(CUSTOM, "</Properties>", '<property name="a"/>', 900_000)),
    "900,000 attributes": (XLSX, numbered(WORKBOOK, "</workbook>", '<a b="{}" c="1" d="1"/>', 300_000)),
    "60,000 remarks": (XLSX, partial(remarks, 60_000)),
    "200,000 names": (XLSX, numbered(WORKBOOK, "</definedNames>", '<definedName name="n{}">1</definedName>', 200_000)),
    "299 sheets of one cell": (XLSX, partial(more_sheets, 280, '<row r="1"><c r="A1"><v>1</v></c></row>')),
    "5,000 sheets": (XLSX, partial(more_sheets, 4_500, "")),
    "200,000 looks": (XLSX, repeated(STYLES, "</cellXfs>", '<xf numFmtId="0" xfId="0"/>', 200_000)),
    "100,000 formats": (XLSX, numbered(STYLES, "</numFmts>", '<numFmt numFmtId="1{0}" formatCode="0,,{0}"/>', 100_000)),
    "a format of 200,000 brackets": (XLSX, partial(in_format, "[" * 200_000, 100, "1")),
    "200,000 fonts": (XLSX, repeated(STYLES, "</fonts>", "<font><b/></font>", 200_000)),
    "the last cell of all": (XLSX, partial(more_sheets, 1, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "the last cell let in, on the form": (XLSX, repeated(SHEET, "</sheetData>", LAST, 1)),
    "the last cell let in, on 40 sheets": (XLSX, partial(more_sheets, 40, LAST)),
    "240,000 cells beside the form": (XLSX, partial(cells, 190_000, '<c r="{}"><v>1</v></c>')),
    "190,000 cells on an extra sheet": (
        XLSX, lambda: more_sheets(1, rows(190_000, lambda _, name: f'<c r="{name}"><v>1</v></c>', first=1)),
    ),
    "100,000 texts beside the form": (XLSX, partial(cells, 100_000, TEXTUAL)),
    "100,000 texts among the texts": (XLSX, partial(cells, 100_000, TEXTUAL, TEXT_SHEET)),
    "80,000 errors": (XLSX, partial(cells, 80_000, '<c r="{}" t="e"><v>#N/A</v></c>')),
    "80,000 formulas": (XLSX, partial(cells, 80_000, '<c r="{}"><f>SUM(A1:A9)+1</f><v>1</v></c>')),
    "a text of 20,000 letters in 40,000 cells": (XLSX, partial(shared_text, 20_000, 40_000)),
    "a text of 40 million letters": (XLSX, repeated(STRINGS, "</sst>", f"<si><t>{'字' * 13_000_000}</t></si>", 1)),
    "100,000 runs in a text": (XLSX, repeated(STRINGS, "</sst>", f"<si>{'<r><t>字</t></r>' * 100_000}</si>", 1)),
    "a formula shared by 19,000 cells": (XLSX, partial(shared_formula, 19_000, 6_000)),
    "19,000 merges": (
        XLSX, numbered(SHEET, "</worksheet>", '<mergeCell ref="C{0}:D{0}"/>', 19_000),
    ),
    "50,000 conditions": (XLSX, numbered(SHEET, "</worksheet>", CONDITION, 50_000)),
    "900,000 styled rows": (XLSX, numbered(SHEET, "</sheetData>", '<row r="1{0:06}" ht="20"/>', 900_000)),
    "a cell repeated millions of times": (
        ODS, partial(table, f'<table:table-row table:number-rows-repeated="19000">{MANY_CELLS}</table:table-row>'),
    ),
    "250,000 cells of another format": (ODS, partial(table, ODS_ROW * 1_000)),
    "a million signs in a cell": (
        ODS, partial(table, f"<table:table-row>{MANY_SIGNS}</table:table-row>"),
    ),
    "4,000 tables": (ODS, lambda: open_document("".join(f'<table:table table:name="{n}"/>' for n in range(4_000)))),
    "100,000 items": (JSON, partial(items, 100_000, "办理3件。")),
    "a clause of 150,000 letters": (JSON, partial(items, 1, "收到申请12件，予以公开3件，" * 10_000)),
    "9 million letters": (JSON, partial(items, 1, "a" * 9_000_000)),
    "100,000 brackets": (JSON, lambda: b"[" * 100_000),
    "300,000 keys": (JSON, lambda: json.dumps({f"k{n}": n for n in range(300_000)}).encode()),
    "a number of a million digits": (JSON, lambda: b'{"template": "zfxxgk/2021", "year": ' + b"9" * 1_000_000 + b"}"),
}  # fmt: skip
