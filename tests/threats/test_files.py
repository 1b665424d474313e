"""Part A of the threats: what is no readable workbook is told apart, in words that say what to do."""

import io
from pathlib import Path

import docx
import msoffcrypto
import pytest
from bent import codes, figure, fresh, outcome_of
from msoffcrypto.format.ooxml import OOXMLFile


def encrypted() -> bytes:
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(fresh())).encrypt("secret", file)
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "refused"),
    [
        (encrypted, "FILE-ENCRYPTED"),
        (word, "FILE-NOT-WORKBOOK"),
        (lambda: b"", "FILE-EMPTY"),
        ("一段文字".encode, "FILE-NOT-WORKBOOK"),
        (lambda: b"%PDF-1.7\n", "FILE-NOT-WORKBOOK"),
        (lambda: b"<html><body><table><tr><td>1</td></tr></table></body></html>", "FILE-NOT-WORKBOOK"),
        (lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "FILE-NOT-WORKBOOK"),
        (lambda: fresh()[: len(fresh()) // 2], "FILE-DAMAGED"),
        (lambda: fresh()[-10:], "FILE-NOT-WORKBOOK"),
        (lambda: b"junk" + fresh(), "FILE-NOT-WORKBOOK"),
    ],
    ids=["encrypted", "word", "empty", "text", "pdf", "web page", "xml 2003", "half", "last bytes", "junk before"],
)
def test_it_is_refused_by_what_it_is(make: object, refused: str) -> None:
    assert callable(make)
    assert codes(outcome_of(make())) == {refused}


def test_the_encrypted_file_is_one_for_other_programs_too() -> None:
    assert msoffcrypto.OfficeFile(io.BytesIO(encrypted())).is_encrypted()


@pytest.mark.parametrize("name", ["表.XLSX", "表.xlsx.xlsx", "表(1).xlsx", "表 - 副本.xlsx"])
def test_a_suffix_in_capitals_or_twice_does_not_matter(name: str) -> None:
    outcome = outcome_of(fresh(), name)
    assert figure(outcome) == 5
    assert codes(outcome) == {"FILE-NAME"}


def test_junk_after_the_workbook_does_no_harm() -> None:
    assert figure(outcome_of(fresh() + b"\0" * 100)) == 5


def test_the_tests_bend_a_workbook_that_is_good(tmp_path: Path) -> None:
    (tmp_path / "good.xlsx").write_bytes(fresh())
    assert codes(outcome_of(fresh())) == set()
