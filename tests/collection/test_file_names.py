"""Names of what is written: the contract's, safe on Windows, never two the same."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathvalidate import is_valid_filename
from support.reports import bundled

from xlreport.collection.file_names import MOST_CHARACTERS, fold, report_name, safe_name, workbook_name


def test_reports_and_workbooks_are_named_as_the_contract_says() -> None:
    assert report_name(bundled(), "某某市水务局", 2024, "docx") == "某某市水务局2024年政府信息公开工作年度报告.docx"
    assert workbook_name(bundled(), "某某市水务局", 2024) == "某某市水务局2024年政府信息公开年报.xlsx"


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ('甲<乙>:"/\\|?*丙', "甲_乙________丙.docx"), ("甲\n乙\t", "甲_乙_.docx"),
        ("甲\u200b乙", "甲乙.docx"), (" 甲. ", "甲.docx"), ("甲\ud800", "甲_.docx"), ("..", None), ("", None),
        ("CON", "_CON.docx"), ("nul", "_nul.docx"), ("LPT9 .甲", "_LPT9 .甲.docx"), ("con.甲", "_con.甲.docx"),
        ("CONSUL", "CONSUL.docx"), ("com¹", "_com¹.docx"), ("LPT³.甲", "_LPT³.甲.docx"), ("CONOUT$", "_CONOUT$.docx"),
        ("conin$.甲", "_conin$.甲.docx"), ("COM0", "_COM0.docx"), ("clock$", "_clock$.docx"),
        ("con.con", "_con.con.docx"), ("甲\x7f乙\x85", "甲_乙_.docx"), ("...甲", "甲.docx"), ("甲 . .", "甲.docx"),
        ("甲\u2028乙\u2029", "甲_乙_.docx"), ("\u202e甲\u2066乙\u200f", "甲乙.docx"),
        ("~$甲", "_~$甲.docx"), (" .~$甲", "_~$甲.docx"), ("-rf", "_-rf.docx"), (".-甲", "_-甲.docx"),
        ("甲-~$", "甲-~$.docx"),
    ],
)  # fmt: skip
def test_what_windows_refuses_is_replaced(stem: str, name: str | None) -> None:
    made = safe_name(stem, "docx")
    if name is None:
        assert re.fullmatch(r"(.*)[0-9a-f]{6}\.docx", made)
    else:
        assert made == name


def test_a_name_of_eighty_characters_stands_and_a_longer_one_is_cut_and_marked() -> None:
    assert safe_name("字" * MOST_CHARACTERS, "docx") == "字" * MOST_CHARACTERS + ".docx"
    long = safe_name("字" * 81, "docx")
    assert re.fullmatch(r"字{80}[0-9a-f]{6}\.docx", long)
    assert long != safe_name("字" * 82, "docx")


def test_the_same_name_in_another_composition_is_the_same_file() -> None:
    assert safe_name(unicodedata.normalize("NFD", "é局"), "docx") == safe_name("é局", "docx")
    assert fold("É局.docx") == fold(unicodedata.normalize("NFD", "é局.DOCX"))


def test_a_clash_is_told_apart_by_its_identity() -> None:
    names = {safe_name("甲", "docx", clash_of=identity) for identity in ("一/a.xlsx", "二/a.xlsx")}
    assert len(names) == 2
    assert all(re.fullmatch(r"甲[0-9a-f]{6}\.docx", name) for name in names)


@given(st.text())
def test_any_name_can_be_a_file_everywhere(stem: str) -> None:
    name = safe_name(stem, "docx")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]', name)
    assert not name.startswith((" ", ".", "-", "~$"))
    assert name.removesuffix(".docx").strip(" .")
    assert len(name) <= MOST_CHARACTERS + len("123456.docx")
    name.encode()
    assert is_valid_filename(name, platform="windows")


@given(st.text(alphabet="CONIUTAXPRLM0123¹²³$. ~-", max_size=8))
def test_no_name_is_that_of_a_device(stem: str) -> None:
    first = safe_name(stem, "docx").partition(".")[0].strip()
    assert is_valid_filename(first, platform="windows", additional_reserved_names=["CONIN$", "CONOUT$"])
