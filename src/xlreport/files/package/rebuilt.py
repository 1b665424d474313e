"""A package made anew from the parts that were judged: calamine is shown nothing else.

Two readers may see two workbooks in one zip: a second directory, a part named twice, a relationship that is
spelled in character codes. What is judged and what is read are the same bytes here, under names that leave no
choice.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import FORMULA
from xlreport.files.file_content import JudgedFile, JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import SPREADSHEET

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATIONSHIP = '<Relationship Id="r{id}" Type="' + _OFFICE + '/{kind}" Target="{target}"/>'
_WORKBOOK = (
    '<workbook xmlns="' + SPREADSHEET + '" xmlns:r="' + _OFFICE + '">'
    '<workbookPr date1904="{starts_1904}"/><sheets>{sheets}</sheets></workbook>'
)
_SHEET = '<sheet name="{id}" sheetId="{id}" r:id="r{id}"/>'
_STRINGS = "xl/sharedStrings.xml"
_STRING = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
_USE = re.compile(rb't="s"[^<>]{0,300}>' + FORMULA + rb"<v>(\d{1,9})</v>")
_DECLARED_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d+)""")


def rebuilt(
    sheets: Sequence[JudgedXml], *, strings: JudgedXml | None, styles: JudgedXml | None, starts_1904: bool
) -> JudgedFile:  # fmt: skip
    """An unpacked .xlsx with these sheets in this order, named `1`, `2` and so on."""
    ids = range(1, len(sheets) + 1)
    relations = (_RELATIONSHIP.format(id=id_, kind="worksheet", target=f"worksheets/sheet{id_}.xml") for id_ in ids)
    parts: dict[str, bytes | str] = {
        "_rels/.rels": _RELATIONSHIPS.format(
            _RELATIONSHIP.format(id=0, kind="officeDocument", target="xl/workbook.xml")
        ),
        "xl/_rels/workbook.xml.rels": _RELATIONSHIPS.format("".join(relations)),
        "xl/workbook.xml": _WORKBOOK.format(
            starts_1904=int(starts_1904), sheets="".join(_SHEET.format(id=id_) for id_ in ids)
        ),
    }
    if strings is not None:
        _judge_strings(strings, sheets)
        parts[_STRINGS] = strings
    if styles is not None:
        parts["xl/styles.xml"] = styles
    parts.update((f"xl/worksheets/sheet{id_}.xml", sheet) for id_, sheet in zip(ids, sheets, strict=True))
    return stored(parts)


def _judge_strings(strings: bytes, sheets: Sequence[bytes]) -> None:
    declared = max((int(count[1][:20]) for count in _DECLARED_COUNT.finditer(strings)), default=0)
    if declared > LIMITS.shared_strings or strings.count(b"<") > LIMITS.book_tags:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="shared_strings", part=_STRINGS)
    lengths = [len(text) for text in texts_in(strings)]
    uses = sum(sheet.count(b't="s"') for sheet in sheets)
    if max(lengths, default=0) * uses > LIMITS.text_bytes and _copied(lengths, sheets) > LIMITS.text_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="text_bytes", part=_STRINGS)


def texts_in(strings: bytes | None) -> list[bytes]:
    """The shared texts as they are written, in the order of their indexes."""
    return [] if strings is None else _STRING.split(strings)[1:]


def _copied(lengths: Sequence[int], sheets: Sequence[bytes]) -> int:
    """What the shared texts take when every cell has its own."""
    used = (int(index[1]) for sheet in sheets for index in _USE.finditer(sheet))
    return sum(lengths[index] for index in used if index < len(lengths))


def stored(parts: Mapping[str, bytes | str]) -> JudgedFile:
    """A zip of these parts in this order, not packed: it is read at once and by ourselves."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return JudgedFile(packed.getvalue())
