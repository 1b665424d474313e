"""Part B of the threats: parts that are XML of a kind that no workbook program writes."""

import contextlib
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bent import FIGURE, Parts, at, bent, found_in, fresh, packed, parts_of, place_of, reads_as_fresh, refusal_of
from python_calamine import CalamineWorkbook

from xlreport.files.grids import read_book

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SHEET, _ = place_of(FIGURE)
SHEET_NAME = at(FIGURE).partition("!")[0]
STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
OPENED = (
    "_rels/.rels", "docProps/core.xml", "docProps/custom.xml", "xl/_rels/workbook.xml.rels", STRINGS, STYLES, WORKBOOK,
    SHEET,
)  # fmt: skip
CLOSED = ("[Content_Types].xml", "docProps/app.xml", "xl/theme/theme1.xml")
BESIDE = ("xl/comments1.xml", f"xl/worksheets/_rels/{SHEET.rpartition('/')[2]}.rels")
"""Parts of remarks and shapes: what is wrong with one of them costs its texts and nothing else."""

LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY z "&e9;">'
BOMBS = {
    "billion laughs": (f'<!DOCTYPE a [<!ENTITY e0 "ha">{LAUGHS}]>', "&z;"),
    "quadratic blow-up": (f'<!DOCTYPE a [<!ENTITY z "{"a" * 50_000}">]>', "&z;" * 20_000),
}
OFFICE, STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
DEEP = 500_000


def with_doctype(part: str, doctype: str, used: str = "", before: str = "") -> bytes:
    """A DOCTYPE where it belongs, and its entities as text in the root element."""

    def bend(parts: Parts) -> None:
        text = parts[part].decode()
        declaration = text.index("?>") + 2
        inside = text.index(">", declaration) + 1
        new = f"{text[:declaration]}{before}{doctype}{text[declaration:inside]}{used}{text[inside:]}"
        parts[part] = new.encode()

    return bent(bend)


def named(part: str, said: str) -> bool:
    """A sheet by the name that people see where it is known, else the part; part names know no case."""
    return f"“{part}”".lower() in said.lower() or (part == SHEET and f"工作表“{SHEET_NAME}”" in said)


@pytest.mark.parametrize("part", OPENED)
@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_that_grow_are_unsafe_in_the_part_that_is_named(part: str, bomb: str) -> None:
    code, said = refusal_of(with_doctype(part, *BOMBS[bomb]))
    assert code == "FILE-UNSAFE"
    assert named(part, said)
    assert "为安全起见没有打开" in said


@pytest.mark.parametrize("part", CLOSED)
def test_entities_that_grow_do_nothing_in_a_part_that_is_never_opened(part: str) -> None:
    assert reads_as_fresh(with_doctype(part, *BOMBS["billion laughs"]))


@pytest.mark.parametrize("part", BESIDE)
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_entities_that_grow_in_a_part_of_remarks_cost_the_remarks_alone(part: str, bomb: tuple[str, str]) -> None:
    assert loses_remarks_alone(with_doctype(part, *bomb))


def loses_remarks_alone(content: bytes) -> bool:
    reading, findings = found_in(content)
    own, others = found_in(fresh())
    lost = [one for one in findings if one not in others]
    same = reading.report == own.report and reading.places == own.places
    return same and [one.code for one in lost] == ["REMARKS-UNREAD"]


@pytest.mark.parametrize("before", ["\n", "<!-- <worksheet> -->", "<?mso x?>"])
def test_a_doctype_behind_something_else_is_found(before: str) -> None:
    assert refusal_of(with_doctype(SHEET, "<!DOCTYPE worksheet>", before=before))[0] == "FILE-UNSAFE"


@pytest.mark.parametrize("part", OPENED)
@pytest.mark.parametrize("entity", ['z SYSTEM "{}"', '% z SYSTEM "{}"'], ids=["of text", "of markup"])
def test_an_entity_outside_the_file_is_unsafe_and_not_fetched(tmp_path: Path, part: str, entity: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("figures of others")
    declared = f"<!ENTITY {entity.format(secret.as_uri())}>"
    use = ("%z;", "") if entity.startswith("%") else ("", "&z;")
    code, said = refusal_of(with_doctype(part, f"<!DOCTYPE a [{declared}{use[0]}]>", use[1]))
    assert code == "FILE-UNSAFE"
    assert named(part, said)
    assert "figures of others" not in said


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Whoever connects waits in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def connected(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def test_the_listener_of_these_tests_would_notice(listener: socket.socket) -> None:
    socket.create_connection(listener.getsockname()).close()
    assert connected(listener)


@pytest.mark.parametrize("part", [*OPENED, *BESIDE, *CLOSED])
def test_a_definition_on_a_server_is_never_asked_for(listener: socket.socket, part: str) -> None:
    port = listener.getsockname()[1]
    content = with_doctype(part, f'<!DOCTYPE a SYSTEM "http://127.0.0.1:{port}/a.dtd">')
    if part in CLOSED:
        assert reads_as_fresh(content)
    elif part in BESIDE:
        assert loses_remarks_alone(content)
    else:
        assert refusal_of(content)[0] == "FILE-UNSAFE"
    assert not connected(listener)


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://{}/a.xml"])
@pytest.mark.parametrize("mode", ["", ' TargetMode="External"'], ids=["inside", "external"])
def test_a_sheet_whose_part_lies_outside_the_file_is_missed_by_its_name(
    listener: socket.socket, target: str, mode: str
) -> None:
    place = target.format(f"127.0.0.1:{listener.getsockname()[1]}")
    old = f'Target="{SHEET.removeprefix("xl/")}"'.encode()

    def bend(parts: Parts) -> None:
        rels = parts["xl/_rels/workbook.xml.rels"]
        assert old in rels
        parts["xl/_rels/workbook.xml.rels"] = rels.replace(old, f'Target="{place}"{mode}'.encode())

    code, said = refusal_of(bent(bend))
    assert code == "FILE-SHEET-MISSING"
    assert f"工作表“{SHEET_NAME}”只剩名字" in said
    assert not connected(listener)


def nested(part: str, before: str, depth: int) -> bytes:
    parts = parts_of(fresh())
    text = parts[part].decode()
    assert before in text
    parts[part] = text.replace(before, "<a>" * depth + "</a>" * depth + before, 1).encode()
    return packed(parts, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("part", "before", "depth", "code"),
    [
        (SHEET, "<row ", DEEP, "FILE-TOO-BIG"),
        (SHEET, "<row ", 300, "FILE-DAMAGED"),
        (WORKBOOK, "<sheets>", DEEP, "FILE-TOO-BIG"),
        ("docProps/core.xml", "<dc:creator", DEEP, "FILE-TOO-BIG"),
        ("_rels/.rels", "<Relationship ", DEEP, "FILE-TOO-BIG"),
        (STRINGS, "<si>", DEEP, "FILE-DAMAGED"),
        (STYLES, "<fonts", DEEP, "FILE-TOO-BIG"),
    ],
)  # fmt: skip
def test_deep_nesting_is_refused_and_its_place_named(part: str, before: str, depth: int, code: str) -> None:
    refused, said = refusal_of(nested(part, before, depth))
    assert refused == code
    assert named(part, said)


def test_deep_nesting_where_nothing_is_read_changes_nothing() -> None:
    assert reads_as_fresh(nested(SHEET, "</worksheet>", DEEP))


@pytest.mark.parametrize("depth", [300, DEEP])
def test_deep_nesting_in_a_part_of_remarks_costs_the_remarks_alone(depth: int) -> None:
    assert loses_remarks_alone(nested("xl/comments1.xml", "<comment ", depth))


def strict(parts: Parts) -> None:
    """As Excel saves “Strict Open XML Spreadsheet”."""
    names = (
        ("officeDocument/2006/relationships/custom-properties", "officeDocument/relationships/customProperties"),
        ("officeDocument/2006/relationships/extended-properties", "officeDocument/relationships/extendedProperties"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
        ("officeDocument/2006/custom-properties", "officeDocument/customProperties"),
        ("officeDocument/2006/extended-properties", "officeDocument/extendedProperties"),
        ("officeDocument/2006/docPropsVTypes", "officeDocument/docPropsVTypes"),
        ("spreadsheetml/2006/main", "spreadsheetml/main"),
        ("drawingml/2006/main", "drawingml/main"),
    )
    for usual, own in names:
        for name in parts:
            parts[name] = parts[name].replace((OFFICE + usual).encode(), (STRICT + own).encode())


def test_strict_open_xml_is_read_like_any_other() -> None:
    content = bent(strict)
    parts = parts_of(content)
    assert all(STRICT.encode() in parts[part] for part in OPENED if part != "docProps/core.xml")
    assert reads_as_fresh(content)


def is_strict(path: Path) -> bool:
    with contextlib.suppress(zipfile.BadZipFile, KeyError), zipfile.ZipFile(path) as package:
        return STRICT.encode() in package.read(WORKBOOK)
    return False


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of other people's files is not at {CORPUS}")
def test_strict_workbooks_saved_by_excel_have_as_many_filled_cells_as_calamine_finds() -> None:
    found = [path for path in sorted(CORPUS.glob("*.xlsx")) if is_strict(path)]
    assert len(found) > 5
    for path in found:
        book = CalamineWorkbook.from_path(path)
        rows = [row for index in range(len(book.sheet_names)) for row in book.get_sheet_by_index(index).to_python()]
        cells = sum(len(sheet.cells) for sheet in read_book(path).sheets)
        assert cells == sum(value != "" for row in rows for value in row) > 0, path.name


ENCODED: dict[str, Callable[[str], bytes]] = {
    "gbk": lambda text: text.replace("UTF-8", "GBK").encode("gbk", "xmlcharrefreplace"),
    "utf-8 that says gbk": lambda text: text.replace("UTF-8", "GBK").encode(),
    "unknown": lambda text: text.replace("UTF-8", "x-own").encode(),
}


@pytest.mark.parametrize("part", OPENED)
@pytest.mark.parametrize("encoding", ENCODED)
def test_a_part_in_another_encoding_is_refused_named_and_to_be_saved_anew(part: str, encoding: str) -> None:
    content = bent(lambda parts: parts.update({part: ENCODED[encoding](parts[part].decode())}))
    code, said = refusal_of(content)
    assert code == "FILE-UNUSUAL"
    assert named(part, said)
    assert "另存为“Excel 工作簿（*.xlsx）”" in said


@pytest.mark.parametrize("part", OPENED)
@pytest.mark.parametrize(
    "junk", [b"\x01", b"&#xD800;", b"\xff", "局".encode("gbk")], ids=["control", "surrogate", "no utf-8", "gbk"]
)
def test_characters_that_are_none_are_damage_in_the_part_that_is_named(part: str, junk: bytes) -> None:
    def bend(parts: Parts) -> None:
        text = parts[part]
        place = text.index(b">", text.index(b"?>") + 2) + 1
        parts[part] = text[:place] + junk + text[place:]

    code, said = refusal_of(bent(bend))
    assert code == "FILE-DAMAGED"
    assert named(part, said)
