"""The numbers of the texts stand in the list of a whole folder as `check` tells them, from journals of old as well."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Cli, Give

from xlreport.district.run import task

pytestmark = pytest.mark.usefixtures("own_process")

TEXT = "收到政府信息公开申请0件，予以公开7件，开展应急演练8次。"
EDITS = {"texts.overview": {"items": [{"heading": "依申请公开", "text": TEXT, "generated": False}]}}
FIRST_VERSION = "1"
"""Of the results that knew no numbers."""


def numbers(listing: str) -> list[dict[str, Any]]:
    (file,) = json.loads(listing)["files"]
    found: list[dict[str, Any]] = file["numbers"]
    return found


def listed(out: str) -> str:
    return Path(out, "findings.json").read_text(encoding="utf-8")


def without_numbers(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as database, database:
        ((key, result),) = database.execute(
            "SELECT key, result FROM results WHERE json_extract(result, '$.file') IS NOT NULL"
        ).fetchall()
        content = json.loads(result)
        del content["file"]["numbers"]
        database.execute("UPDATE results SET result = ? WHERE key = ?", (json.dumps(content), key))


def test_a_whole_folder_lists_the_numbers_that_check_tells_and_keeps_them(cli: Cli, give: Give) -> None:
    give("x/a.json", EDITS)
    expected = numbers("\n".join(cli("check", "x", "--format", "json").out))
    assert [one["verdict"] for one in expected] == ["agrees", "differs", "passed over"]
    for _ in range(2):
        cli("batch", "x", "-o", "out", "--jobs", "1", "-q")
        assert numbers(listed("out")) == expected


def test_a_result_of_a_version_without_numbers_is_made_again(
    cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    give("x/a.json", EDITS)
    with monkeypatch.context() as old:
        old.setattr(task, "VERSION", FIRST_VERSION)
        cli("batch", "x", "-o", "out", "--jobs", "1", "-q")
    without_numbers(Path("out", ".xlreport", "journal.sqlite"))
    cli("batch", "x", "-o", "out", "--jobs", "1", "-q")
    assert len(numbers(listed("out"))) == 3
