"""Files from anywhere, under any name: kept below the work folder, under a name that does nothing."""

import io
import zipfile
from pathlib import Path

import pytest
from opened import OWN, Opened

from xlreport.desk.work import folder as folders
from xlreport.desk.work.folder import Kind, NotTakenError, safe_path
from xlreport.files.limits import LIMITS

NO_NAMES = (
    "", "..", "../..", "/", "\\", " ", "...", "a/" * 40 + "b.xlsx", ".xlreport/journal.sqlite", "甲/.git/config",
)  # fmt: skip
NOT_LISTED = ("../名册/x", "甲.xlsx/../../结果", "/etc/passwd", "", "没有.xlsx", "../.desk/settings.json")


def kept(here: Opened) -> list[str]:
    return [one.path for one in here.desk.folder.listed(Kind.RECEIVED)]


def test_a_file_keeps_its_name_and_its_folders(here: Opened) -> None:
    here.give("sent", "水务局/年报 终稿（改）.xlsx", b"x")
    here.give("sent", "水务局\\年报.xlsx", b"y")
    assert kept(here) == ["水务局/年报 终稿（改）.xlsx", "水务局/年报.xlsx"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/甲.xlsx", "etc/甲.xlsx"),
        ("..\\..\\甲.xlsx", "甲.xlsx"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\甲.xlsx", "C_/Windows/甲.xlsx"),
        ("./././甲.xlsx", "甲.xlsx"),
        ("甲/../../../乙.xlsx", "甲/乙.xlsx"),
        ("<img src=x onerror=alert(1)>.xlsx", "_img src=x onerror=alert(1)_.xlsx"),
        ("甲\u202exslx.xlsx", "甲_xslx.xlsx"),
        ("甲\n乙.xlsx", "甲_乙.xlsx"),
    ],
)
def test_no_name_leads_out_of_the_folder_or_acts_on_a_page(here: Opened, name: str, path: str) -> None:
    assert str(safe_path(name)) == path
    here.desk.folder.take(Kind.RECEIVED, name, io.BytesIO(b"x"))
    assert kept(here) == [path]
    assert {one.name for one in here.desk.folder.top.parent.iterdir()} == {"台"}
    assert "<img" not in here.page("/files")


@pytest.mark.parametrize(
    "name",
    ["", "..", "../..", "/", "\\", " ", "...", "a/" * 40 + "b.xlsx", ".xlreport/journal.sqlite", "甲/.git/config"],
)
def test_what_is_no_name_is_not_taken(here: Opened, name: str) -> None:
    with pytest.raises(NotTakenError):
        here.desk.folder.take(Kind.RECEIVED, name, io.BytesIO(b"x"))
    assert kept(here) == []


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_path("长" * 300 + ".xlsx").suffix == ".xlsx"
    assert len(safe_path("长" * 300 + ".xlsx").name.encode()) < 255


def test_names_in_a_request_are_as_little_trusted(here: Opened) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="../../../evil.xlsx"\r\n\r\nx\r\n--b--\r\n'
    headers = {"origin": OWN, "content-type": "multipart/form-data; boundary=b"}
    here.client.post("/files/sent", content=head, headers=headers)
    assert kept(here) == ["evil.xlsx"]


def test_the_same_file_is_kept_once_and_another_one_beside_it(here: Opened) -> None:
    for content in (b"x", b"x", b"y"):
        here.give("sent", "甲.xlsx", content)
    assert sorted(kept(here)) == ["甲.xlsx", "甲（2）.xlsx"]


@pytest.mark.parametrize(
    "path", ["../名册/x", "甲.xlsx/../../结果", "/etc/passwd", "", "没有.xlsx", "../.desk/settings.json"]
)
@pytest.mark.parametrize("action", ["/files/sent/aside", "/files/aside/back"])
def test_nothing_is_moved_that_is_not_listed(here: Opened, action: str, path: str) -> None:
    here.give("sent", "甲.xlsx", b"x")
    assert here.post(action, data={"path": path}).status_code == 404
    assert kept(here) == ["甲.xlsx"]


def test_what_is_put_aside_comes_back(here: Opened) -> None:
    here.give("sent", "局/甲.xlsx", b"x")
    here.post("/files/sent/aside", data={"path": "局/甲.xlsx"})
    assert kept(here) == []
    here.post("/files/aside/back", data={"path": "局/甲.xlsx"})
    assert kept(here) == ["局/甲.xlsx"]


def test_there_is_no_other_kind_of_file(here: Opened) -> None:
    for kind in ("results", "..", ".desk", "own"):
        assert here.give(kind, "甲.xlsx", b"x").status_code in {404, 405}


def test_a_file_longer_than_any_may_be_is_not_taken(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small:
        container_bytes = 1000

    monkeypatch.setattr(folders, "LIMITS", Small)
    page = here.give("sent", "大.zip", b"x" * 1001).text
    assert "太大" in page
    assert kept(here) == []
    assert [one.name for one in here.desk.folder.own.iterdir()] == []


def test_a_zip_that_would_fill_the_disk_is_kept_shut_and_told(here: Opened) -> None:
    """It lies there as it came; a run does not open it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.xlsx", bytes(LIMITS.unpacked_bytes))
    here.give("sent", "弹.zip", content.getvalue())
    here.run()
    page = here.page()
    assert "弹.zip" in page
    assert "没有读取的文件" in page
    assert below(here.desk.folder.results) < 10**6


def below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_name_with_markup_is_text_on_every_page(here: Opened, tmp_path: Path) -> None:
    here.give("roster", "名册.csv", "单位全称,联系人\n<script>alert(1)</script>局,<b>某</b>\n".encode())
    here.give("sent", "<b>.txt", b"x")
    here.run()
    for path in ("/", "/files", "/changes", here_agency(here)):
        page = here.page(path)
        assert "<script>alert" not in page
        assert "<b>" not in page


def here_agency(here: Opened) -> str:
    seen = here.desk.runs.seen
    assert seen is not None
    return f"/agency/{next(iter(seen.agencies)).id}"


def test_a_roster_that_is_none_leaves_the_one_that_is_there(here: Opened) -> None:
    here.give("roster", "名册.csv", "单位全称\n甲局\n".encode())
    assert "没有换名册" in here.give("roster", "别的.csv", b"\x00\x01").text
    roster = here.desk.folder.roster
    assert roster is not None
    assert roster.name == "名册.csv"


def test_a_new_roster_takes_the_place_of_the_old_one_which_is_kept(here: Opened) -> None:
    for name in ("名册.csv", "新名册.csv", "新名册.csv"):
        assert "1 家" in here.give("roster", name, "单位全称\n甲局\n".encode()).text
    assert [one.path for one in here.desk.folder.listed(Kind.ROSTER)] == ["新名册.csv"]
    assert "名册.csv" in [one.path for one in here.desk.folder.listed(Kind.ASIDE)]
