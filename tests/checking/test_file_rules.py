"""Rules about the file itself: its name, and pictures in place of tables."""

import json
import zipfile
from pathlib import Path

from support.commands import Cli
from support.rule_cases import form, zeros

from xlreport.use_cases.new import write_workbook

NAME = "某某市水务局2024年政府信息公开年报.xlsx"


def codes(cli: Cli, name: str) -> list[str]:
    done = cli("check", name, "--format", "json")
    return [one["code"] for file in json.loads("\n".join(done.out))["files"] for one in file["findings"]]


def test_a_file_renamed_so_that_nobody_knows_whose_it_is_is_noted(cli: Cli) -> None:
    Path("1.xlsx").write_bytes(write_workbook(form(), zeros()))
    assert "FILE-NAME" in codes(cli, "1.xlsx")


def test_the_name_the_tool_gave_and_that_of_a_return_copy_are_right(cli: Cli) -> None:
    for name in (NAME, NAME.replace(".xlsx", "（退回修改）.xlsx"), f"转发：{NAME}"):
        Path(name).write_bytes(write_workbook(form(), zeros()))
        assert "FILE-NAME" not in codes(cli, name)


def test_a_picture_in_the_workbook_is_told_since_it_is_not_read(cli: Cli) -> None:
    Path(NAME).write_bytes(write_workbook(form(), zeros()))
    assert "FMT-TABLE-AS-IMAGE" not in codes(cli, NAME)
    with zipfile.ZipFile(NAME, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
    assert "FMT-TABLE-AS-IMAGE" in codes(cli, NAME)
