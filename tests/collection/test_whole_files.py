from pathlib import Path

import pytest

from xlreport.collection.whole_files import write_file
from xlreport.errors import OutputExistsError


def test_a_file_is_written_into_a_folder_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "甲" / "乙" / "a.docx"
    write_file(path, b"one")
    assert path.read_bytes() == b"one"
    assert [one.name for one in path.parent.iterdir()] == ["a.docx"]


def test_what_is_there_stays_without_force(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"theirs")
    with pytest.raises(OutputExistsError):
        write_file(path, b"ours")
    assert path.read_bytes() == b"theirs"
    write_file(path, b"ours", force=True)
    assert path.read_bytes() == b"ours"


def test_nothing_is_left_behind_where_nothing_could_be_written(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.mkdir()
    with pytest.raises(OSError, match=r"a\.docx"):
        write_file(target, b"ours", force=True)
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
