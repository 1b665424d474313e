"""Which of several files counts, where they lie in a zip whose names no folder takes as they are."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from opened import Opened

from xlreport.desk.work.choice import choose
from xlreport.desk.work.folder import Kind
from xlreport.desk.work.seen import AgencySeen, FileSeen


def agency(*shown: str) -> AgencySeen:
    files = tuple(FileSeen(shown=one, key=one, template="", counts=False, rival=True, saved="") for one in shown)
    return AgencySeen(
        id="0", agency="甲局", form="", state="已收", tone="", on_roster=True, errors=0, open=0, deadline="",
        late=False, contact="", said="", links=(), letter="", files=files, told=(),
    )  # fmt: skip


def zipped(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return content.getvalue()


def lying(here: Opened, kind: Kind) -> Sequence[str]:
    return [one.path for one in here.desk.folder.listed(kind)]


DEEP = "/".join("abcdefghijklmn")


@pytest.mark.parametrize(
    ("other", "laid"),
    [
        ("CON.xlsx", "CON_.xlsx"),
        ("甲:终稿.xlsx", "甲_终稿.xlsx"),
        ("甲.xlsx ", "甲.xlsx"),
        (f"{DEEP}/甲.xlsx", None),
        ("甲\u202e.xlsx", "甲_.xlsx"),
        ("长" * 150 + ".xlsx", None),
    ],
    ids=["of a device", "a colon", "a blank behind", "deep", "turned about", "long"],
)
def test_a_file_whose_name_no_folder_takes_is_put_aside_all_the_same(
    here: Opened, other: str, laid: str | None
) -> None:
    from xlreport.form.text.printable import printable

    here.give("sent", "报送.zip", zipped("乙.xlsx", other, "局/.git/config", "__MACOSX/._乙.xlsx", "丙/丁.xlsx"))
    one = agency("报送.zip/乙.xlsx", f"报送.zip/{printable(other)}")
    told, is_done = choose(here.desk.folder, one, "报送.zip/乙.xlsx")
    assert is_done
    assert told[-1].startswith("定用“报送.zip/乙.xlsx”")
    assert lying(here, Kind.RECEIVED) == ["报送（拆开）/丙/丁.xlsx", "报送（拆开）/乙.xlsx"]
    aside = lying(here, Kind.ASIDE)
    assert len(aside) == 2
    assert "报送.zip" in aside
    assert laid is None or f"报送（拆开）/{laid}" in aside


def test_a_zip_in_a_zip_is_taken_apart_too(here: Opened) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("内: 1.zip", zipped("甲.xlsx", "乙.xlsx"))
    here.give("sent", "报送.zip", content.getvalue())
    choose(
        here.desk.folder,
        agency("报送.zip/内: 1.zip/甲.xlsx", "报送.zip/内: 1.zip/乙.xlsx"),
        "报送.zip/内: 1.zip/甲.xlsx",
    )
    assert lying(here, Kind.RECEIVED) == ["报送（拆开）/内_ 1（拆开）/甲.xlsx"]


def test_a_zip_of_which_a_file_cannot_be_had_stays_as_it_is(here: Opened) -> None:
    whole = zipped("甲.xlsx", "乙.xlsx", "丙.xlsx")
    damaged = whole.replace(b"\xe4\xb8\x99.xlsx\xe4\xb8\x99", b"\xe4\xb8\x99.xlsx\xe4\xb8\x98", 1)
    assert damaged != whole
    here.give("sent", "报送.zip", damaged)
    told, is_done = choose(here.desk.folder, agency("报送.zip/甲.xlsx", "报送.zip/乙.xlsx"), "报送.zip/甲.xlsx")
    assert not is_done
    assert "不能单独移走" in told[0]
    assert lying(here, Kind.RECEIVED) == ["报送.zip"]
    assert lying(here, Kind.ASIDE) == []
