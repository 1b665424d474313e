"""F4 to F8 of the threats: names of files that are no reports, that look alike, that lie, or that are no text."""

import io
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli, Give
from support.district import book, made_plain
from support.reports import record

from xlreport import find_inputs
from xlreport.records.write import dump_json

REPORT = "2024年政府信息公开工作年度报告"
IGNORED = (
    "~$表.xlsx", ".~lock.表.xlsx#", ".DS_Store", "Thumbs.db", "desktop.ini", "~WRL0001.tmp", "表.xlsx.crdownload",
    "表.xlsx.part", ".hidden.xlsx", "__MACOSX/._表.xlsx", "._表.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", IGNORED)
def test_lock_and_temporary_files_of_every_program_are_counted_and_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\x00\x05\x16\x07")
    found = find_inputs([tmp_path])
    assert (found.files, found.skipped, found.ignored) == ((), (), 1)


@pytest.mark.parametrize("command", ["check 收到", "report 收到 -o out"])
def test_the_lock_of_a_workbook_tells_that_it_is_open_somewhere(cli: Cli, give: Give, command: str) -> None:
    give("收到/表.json").write_bytes(b"")
    Path("收到/~$某某局.xlsx").write_bytes(b"\x05Clerk")

    done = cli(*command.split())

    assert [line for line in done.err if "某某局.xlsx" in line and "打开" in line and "~$" not in line]


LONG = "字" * 86
COMPOSED, DECOMPOSED = (unicodedata.normalize(form, "é局") for form in ("NFC", "NFD"))
SAFE = {
    "CON.": f"_CON.{REPORT}", "aux.x": f"_aux.x{REPORT}", "报表 .": f"报表 .{REPORT}", "甲\n乙": f"甲_乙{REPORT}",
    "report\u202exslx": f"reportxslx{REPORT}", "../../x": f"_.._x{REPORT}", ".hidden": f"hidden{REPORT}",
}  # fmt: skip
AGENCIES = (*SAFE, COMPOSED, DECOMPOSED, "ABC局", "abc局", f"{LONG}甲", f"{LONG}乙")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The name of the report of each agency, all written into one folder."""
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("names")
    for number, agency in enumerate(AGENCIES):
        content = dump_json(record({"agency.name": agency}))
        (folder / f"{number:02}.json").write_text(content, encoding="utf-8")
    with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()) as complained:
        assert run(["report", str(folder), "-o", str(folder / "out"), "--to", "md"]) == 1
    assert [line for line in complained.getvalue().splitlines() if "FILE-DUP" in line and COMPOSED in line]
    names = [Path(line).name for line in said.getvalue().splitlines()]
    assert sorted(names) == sorted(path.name for path in (folder / "out").iterdir())
    return dict(zip(AGENCIES, names, strict=True))


def test_agencies_composed_and_decomposed_do_not_overwrite_each_other(written: Mapping[str, str]) -> None:
    assert written[COMPOSED] == f"{COMPOSED}{REPORT}.md"
    assert re.fullmatch(rf"{COMPOSED}{REPORT}[0-9a-f]{{6}}\.md", written[DECOMPOSED])


@pytest.mark.parametrize("agency", SAFE)
def test_a_name_that_a_system_would_refuse_or_misread_is_made_safe(written: Mapping[str, str], agency: str) -> None:
    assert written[agency] == f"{SAFE[agency]}.md"


def test_case_twins_differ_where_case_does_not_count(written: Mapping[str, str]) -> None:
    assert written["ABC局"] == f"ABC局{REPORT}.md"
    assert re.fullmatch(rf"abc局{REPORT}[0-9a-f]{{6}}\.md", written["abc局"])


def test_a_name_longer_than_a_system_takes_is_cut_and_told_apart_by_a_hash(written: Mapping[str, str]) -> None:
    with pytest.raises(OSError, match="too long"):
        Path(f"{LONG}.xlsx").touch()
    names = {written[f"{LONG}甲"], written[f"{LONG}乙"]}
    assert len({name for name in names if re.fullmatch(r"字{80}[0-9a-f]{6}\.md", name)}) == 2


def test_workbooks_and_return_copies_of_long_names_are_written_too(cli: Cli) -> None:
    Path("名册.csv").write_text(f"单位全称\n{'𠮷' * 90}\n", encoding="utf-8")
    made = cli("new", "--roster", "名册.csv", "--year", "2024", "-o", "表")
    assert (made.status, len(made.out)) == (0, 1)
    returned = cli("annotate", "表", "-o", "退")
    assert (returned.status, len(returned.out)) == (1, 2)
    assert all(len(os.fsencode(Path(path).name)) <= 255 and Path(path).is_file() for path in (*made.out, *returned.out))


def test_files_with_reserved_names_twins_and_odd_ends_are_all_opened(cli: Cli) -> None:
    Path("收到").mkdir()
    for name in (
        "A.xlsx",
        "CON.xlsx",
        "a.xlsx",
        "report\u202excod.xlsx",
        "报表 .xlsx",
        "报表..xlsx",
        f"{'字' * 83}.xlsx",
    ):
        Path("收到", name).touch()
    files = json.loads("\n".join(cli("check", "收到", "--format", "json").out))["files"]
    assert [one["reason"]["code"] for one in files] == ["FILE-EMPTY"] * 7


COMMANDS = {
    "check 收到": None, "report 收到 -o out": BROKEN, "annotate 收到 -o out": {},
    "combine 收到 --agency 区 --year 2024 -o c.xlsx": None,
}  # fmt: skip
"""Each with the file of which it has something to say: none for one that is empty."""


def said_of(cli: Cli, give: Give, name: str, command: str) -> Sequence[str]:
    edits = COMMANDS[command]
    path = give(f"收到/{name}.json", edits)
    if edits is None:
        path.write_bytes(b"")
    done = cli(*command.split())
    return (*done.out, *done.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_with_a_bidirectional_control_is_printed_with_it_escaped(cli: Cli, give: Give, command: str) -> None:
    said = "\n".join(said_of(cli, give, "report\u202exslx", command))
    assert "\u202e" not in said
    assert "report\\u202exslx.json" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_commands_no_terminal_and_takes_one_line(cli: Cli, give: Give, command: str) -> None:
    said = said_of(cli, give, "esc\x1b]0;x\x07\nlines", command)
    assert not [line for line in said if "\x1b" in line or line.startswith("lines")]


def test_a_name_that_is_no_text_is_read_and_told_escaped(cli: Cli) -> None:
    Path("收到").mkdir()
    Path(os.fsdecode(b"\xe6\x94\xb6\xe5\x88\xb0/bad\xff.xlsx")).write_bytes(book(made_plain("某某局", {**BROKEN})))
    (file,) = json.loads("\n".join(cli("check", "收到", "--format", "json").out))["files"]
    assert (file["path"], file["outcome"]) == ("bad\\udcff.xlsx", "read")
    told = cli("report", "收到", "-o", "out")
    assert (told.status, told.out) == (1, [])
    assert told.err[0].startswith("bad\\udcff.xlsx：")
