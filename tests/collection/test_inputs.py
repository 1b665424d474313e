"""Which files a command works on: the rules of the contract about folders."""

import sys
import unicodedata
from pathlib import Path

import pytest

from xlreport.collection.inputs import find_inputs


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def shown(folder: Path, out: Path | None = None) -> list[str]:
    return [one.shown for one in find_inputs([folder], out).files]


def test_folders_are_searched_with_their_subfolders_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.xlsx", "a/z.xls", "a/b/c.ods", "B.xlsm", "c.json", "a.XLSX")
    assert shown(tmp_path) == ["B.xlsm", "a/b/c.ods", "a/z.xls", "a.XLSX", "b.xlsx", "c.json"]


def test_the_order_does_not_depend_on_how_accents_are_composed(tmp_path: Path) -> None:
    if sys.platform == "darwin":
        pytest.skip("this file system composes names itself")
    make(tmp_path, unicodedata.normalize("NFD", "é1.xlsx"), "é2.xlsx", "f.xlsx", "z.xlsx")
    assert [unicodedata.normalize("NFC", name) for name in shown(tmp_path)] == [
        "f.xlsx",
        "z.xlsx",
        "é1.xlsx",
        "é2.xlsx",
    ]


def test_other_regular_files_are_listed_as_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.et", "a.wps", "b.zip", "c/d.eml", "e.pdf", "f.doc", "没有扩展名", "g.xlsx.bak", "h.xlsb")
    inputs = find_inputs([tmp_path])
    assert inputs.files == ()
    assert tuple(one.shown for one in inputs.skipped) == (
        "a.et",
        "a.wps",
        "b.zip",
        "c/d.eml",
        "e.pdf",
        "f.doc",
        "g.xlsx.bak",
        "h.xlsb",
        "没有扩展名",
    )


def test_lock_hidden_and_temporary_files_are_only_counted(tmp_path: Path) -> None:
    make(
        tmp_path,
        "~$a.xlsx",
        ".a.xlsx",
        "a.tmp",
        "a.xlsx.crdownload",
        "Thumbs.db",
        "desktop.ini",
        ".git/b.xlsx",
        "a.xlsx",
    )
    inputs = find_inputs([tmp_path])
    assert [one.shown for one in inputs.files] == ["a.xlsx"]
    assert tuple(one.shown for one in inputs.skipped) == ()
    assert inputs.ignored == 7


def test_out_and_folders_of_the_tools_own_are_not_searched(tmp_path: Path) -> None:
    journal = "earlier/.xlreport/journal.sqlite"
    make(tmp_path, "a.xlsx", "out/b.xlsx", journal, "earlier/c.xlsx", "earlier/deep/d.xlsx")
    assert shown(tmp_path, tmp_path / "out") == ["a.xlsx"]
    assert shown(tmp_path, tmp_path / "x" / ".." / "out") == ["a.xlsx"]
    assert shown(tmp_path) == ["a.xlsx", "out/b.xlsx"]
    assert find_inputs([tmp_path]).own == ("earlier",)


@pytest.mark.parametrize("beside", [".xlreport", ".xlreport/journal", ".xlreport/journal.sqlite/x"])
def test_a_folder_that_only_looks_like_one_of_the_tools_own_is_searched(tmp_path: Path, beside: str) -> None:
    make(tmp_path, "甲/a.xlsx", f"甲/{beside}")
    found = find_inputs([tmp_path])
    assert ([one.shown for one in found.files], found.own, found.ignored) == (["甲/a.xlsx"], (), 1)


def test_the_locks_of_every_program_name_the_workbook_that_is_open(tmp_path: Path) -> None:
    make(tmp_path, "甲/~$a.xlsx", ".~lock.b.ods#", ".~c.xls", "~$d.docx", ".~lock.xlsx", "~$.xlsx", "~$b.ods")
    found = find_inputs([tmp_path])
    assert (found.open_elsewhere, found.ignored) == (("c.xls", "b.ods", "甲/a.xlsx"), 7)


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "~$a.xlsx", "b.doc")
    named = [tmp_path / "~$a.xlsx", tmp_path / "b.doc"]
    assert [one.path for one in find_inputs(named).files] == named


def test_records_are_told_from_workbooks(tmp_path: Path) -> None:
    make(tmp_path, "a.JSON", "b.xlsx")
    assert [(one.shown, one.is_record) for one in find_inputs([tmp_path]).files] == [
        ("a.JSON", True),
        ("b.xlsx", False),
    ]


def test_several_inputs_stand_in_the_order_given(tmp_path: Path) -> None:
    make(tmp_path, "b/1.xlsx", "a/2.xlsx", "c.xlsx")
    inputs = find_inputs([tmp_path / "b", tmp_path / "c.xlsx", tmp_path / "a"])
    assert [one.path.name for one in inputs.files] == ["1.xlsx", "c.xlsx", "2.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege")
def test_a_folder_that_is_linked_is_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/b.xlsx")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert shown(tmp_path) == ["a/b.xlsx"]
