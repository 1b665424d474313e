"""What a terminal shows: widths of Chinese, hanging lines, colours, and none of it anywhere else."""

import os
import re
import subprocess
import sys
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from support.commands import BROKEN, Cli, Give
from support.reports import bundled

from xlreport.cli.screen.console import show_paths
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.cli.screen.terminal import paint, rows
from xlreport.cli.screen.wrapping import breaks, cells

SRC = Path(__file__).parents[2] / "src"
ESCAPE = "\x1b"
SENTENCE = line(
    Piece("“三、收到和处理政府信息公开申请情况”D31 （七）总计 × 自然人", Tone.STRONG),
    "：办理结果与结转下年度之和为 9 件，本年新收与上年结转之和为 10 件，相差 1 件。"
    "请核对这一列的各项数字（含 T3-BALANCE）。",
    level=2,
)


def painted(said: Line, width: int, *, colour: bool = False) -> str:
    stream = StringIO()
    system: Literal["standard"] | None = "standard" if colour else None
    paint(Console(file=stream, force_terminal=True, width=width, color_system=system), said)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_finding_fills_the_terminal_and_hangs_below_its_beginning(width: int) -> None:
    shown = painted(SENTENCE, width).splitlines()
    assert len(shown) > 1
    assert all(cell_len(row) <= width for row in shown)
    assert all(cell_len(row) > width - 12 for row in shown[:-1])
    assert [len(row) - len(row.lstrip()) for row in shown] == [4, *[6] * (len(shown) - 1)]
    assert "".join("".join(shown).split()) == "".join(SENTENCE.text.split())


@pytest.mark.parametrize("width", range(20, 140, 3))
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(width: int) -> None:
    shown = [row.strip() for row in painted(SENTENCE, width).splitlines()]
    assert all(row[0] not in "，。：；）”、" for row in shown)
    assert all(row[-1] not in "（“" for row in shown)
    assert any("T3-BALANCE" in row for row in shown)
    assert not any(row.startswith("件") for row in shown)


def test_colours_change_nothing_but_colours() -> None:
    coloured = painted(SENTENCE, 80, colour=True)
    assert ESCAPE in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == painted(SENTENCE, 80)


def test_markup_in_a_name_is_text() -> None:
    assert painted(line("[red]甲[/red] :smile: [link=x]"), 80) == "[red]甲[/red] :smile: [link=x]\n"


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_a_look(tone: Tone) -> None:
    assert rows(line(Piece("甲", tone)), 80)[0].plain == "甲"


@given(
    st.text(st.sampled_from("甲乙，。（）“” 3x-×…é\u0301〇𠀀１"), max_size=120),
    st.integers(min_value=8, max_value=60),
    st.integers(min_value=0, max_value=4),
)
def test_every_text_is_cut_into_pieces_that_fit(text: str, width: int, hang: int) -> None:
    cuts = [0, *breaks(text, width, hang), len(text)]
    assert cuts[:-1] == sorted(set(cuts[:-1]))
    for index, (start, end) in enumerate(pairwise(cuts)):
        room = width - (hang if index else 0)
        assert sum(map(cells, text[start:end].rstrip())) <= room


def in_terminal(cwd: Path, *arguments: str, columns: int = 80, **environment: str) -> str:
    """What a process writes when all its streams are a terminal of so many columns."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")
    fcntl = pytest.importorskip("fcntl")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, bytes([40, 0, columns, 0, 0, 0, 0, 0]))
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), "TERM": "xterm-256color", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "xlreport", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=own
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 1
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 120])
def test_a_terminal_gets_colours_and_its_own_width(give: Give, tmp_path: Path, columns: int) -> None:
    give(edits=BROKEN)
    shown = in_terminal(tmp_path, "check", "a.json", columns=columns)
    assert ESCAPE in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert columns - 12 < max(map(cell_len, plain)) <= columns


def test_no_colour_means_no_escape_codes_but_still_wrapped(give: Give, tmp_path: Path) -> None:
    give(edits=BROKEN)
    shown = in_terminal(tmp_path, "check", "a.json", columns=60, NO_COLOR="1")
    assert ESCAPE not in shown
    assert 48 < max(map(cell_len, shown.splitlines())) <= 60


def piped(cwd: Path, **environment: str) -> str:
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), **environment}
    command = [sys.executable, "-m", "xlreport", "check", "a.json"]
    return subprocess.run(command, capture_output=True, cwd=cwd, env=own, check=False).stdout.decode("utf-8")


def test_a_pipe_gets_plain_lines_whatever_the_environment_says(give: Give, tmp_path: Path) -> None:
    give(edits=BROKEN)
    plain = piped(tmp_path)
    assert ESCAPE not in plain
    assert plain.count("\n") == 8
    assert piped(tmp_path, FORCE_COLOR="1", TTY_COMPATIBLE="1", COLUMNS="40", CLICOLOR_FORCE="1") == plain


def test_without_a_terminal_nothing_of_one_is_imported(cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "xlreport.cli.screen.terminal", raising=False)
    assert cli("check", give(edits=BROKEN)).status == 1
    assert "xlreport.cli.screen.terminal" not in sys.modules


def test_the_files_of_a_run_are_counted_where_people_read_them_and_listed_for_programs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Path("结果")
    paths = [*(out / "报告" / f"{number}.docx" for number in range(40)), out / "汇总.xlsx"]
    show_paths(paths, out)
    assert capsys.readouterr().out.splitlines() == list(map(str, paths))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    show_paths(paths, out)
    assert re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines() == [
        "结果/报告　40 个文件", "结果/汇总.xlsx",
    ]  # fmt: skip


def test_one_finding_is_one_line_even_if_its_cell_has_several(cli: Cli, give: Give) -> None:
    address = str(bundled().table("documents").inputs[0])
    several = cli("check", give(edits={address: "一\n二\n三"}))
    single = cli("check", give(edits={address: "一二三"}))
    assert (several.status, len(several.out)) == (1, len(single.out))
