"""The bar of a long run: there in every terminal, with rate and time left, and never wider than it."""

from pathlib import Path

import pytest
from support.commands import Give
from support.pseudo_terminal import in_terminal

from xlreport.cli.screen.bar import bar


@pytest.mark.parametrize("columns", [60, 120])
def test_a_batch_in_a_terminal_tells_how_far_it_is(give: Give, tmp_path: Path, columns: int) -> None:
    give("in/a.json")
    screen = in_terminal(tmp_path, "batch", "in", "-o", "out", columns=columns)
    assert (screen.status, "Traceback" in screen.written) == (0, False)
    assert screen.widest <= columns
    last = next(line for line in reversed(screen.lines) if "读取和核对" in line)
    assert "1/1" in last
    assert "份/秒" in last
    assert "还剩" in last


@pytest.mark.parametrize("columns", [60, 120])
def test_the_bar_has_room_for_thousands_of_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    for name, value in {"COLUMNS": str(columns), "TTY_COMPATIBLE": "1", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    with bar("读取和核对") as move:
        for done in range(1, 1235):
            move(done, 4321)
    shown = capsys.readouterr().err
    assert "1234/4321" in shown
    assert "份/秒" in shown
    assert "…" not in shown
    assert "还剩 00:0" in shown
