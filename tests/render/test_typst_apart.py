"""What Typst cannot bear costs one page, and neither the command nor what else it makes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import Cli
from support.posters import whole_posters

from xlreport.errors import WorkerCrashError, WorkLostError
from xlreport.render.poster.picture import draw_poster
from xlreport.render.typesetting import process, worker
from xlreport.render.typesetting.process import TypstError, compiled
from xlreport.use_cases import report

DEADLY = "#let sum = (1" + "+1" * 300_000 + ")\n"
"""So many terms of one sum, and Typst overflows its stack."""

ENDLESS = "#for a in range(3000) { for b in range(3000) { for c in range(3000) { let x = a + b } } }\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def left() -> Iterator[None]:
    yield
    process.stop_setting()


def own_look(content: str) -> None:
    path = Path("own/zfxxgk/report.typ")
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def workbook(cli: Cli) -> str:
    cli("demo", "-o", "d")
    return next(str(one) for one in Path("d").glob("*.xlsx") if "错误" not in one.name)


def test_a_look_that_ends_typst_costs_the_pdf_alone(cli: Cli, workbook: str) -> None:
    own_look(DEADLY)
    done = cli("report", workbook, "-o", "out", "--to", "pdf,poster.svg,html", "--templates", "own")
    assert done.status == 3
    assert sorted(Path(line).suffix for line in done.out) == [".html", ".svg"]
    assert "样子文件 zfxxgk/report.typ 不能用：排版程序 Typst 排到一半就退出了" in "".join(done.err)


def test_a_look_without_an_end_is_given_up_and_typst_with_it(
    cli: Cli, workbook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled("= 开始", {}, 2024, "svg")
    monkeypatch.setattr(report, "FORMAT_SECONDS", 2.0)
    own_look(ENDLESS)
    done = cli("report", workbook, "-o", "out", "--to", "pdf,poster.svg", "--templates", "own")
    assert done.status == 3
    assert [Path(line).suffix for line in done.out] == [".svg"]
    assert "超过了时限" in "".join(done.err)


def test_what_typst_dies_of_is_told_from_what_it_complains_of() -> None:
    with pytest.raises(WorkerCrashError, match="ended with"):
        compiled(DEADLY, {}, 2024)
    with pytest.raises(TypstError, match="expected"):
        compiled("#let", {}, 2024)
    assert compiled("= 还在", {}, 2024, "svg").startswith(b"<svg")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell who ended a process")
def test_typst_taken_away_from_outside_is_asked_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    poster = whole_posters()["seed"]
    undisturbed = draw_poster(poster, "svg").content
    kills = [True]

    def send(stream: object, kind: int, content: bytes) -> None:
        if kills.pop():
            os.kill(process._typesetter()._process.pid, 9)  # type: ignore[union-attr]
            time.sleep(0.2)
        sent(stream, kind, content)  # type: ignore[arg-type]

    sent = worker.send
    monkeypatch.setattr(process, "send", send)
    kills[:] = [False] * 20 + [True]
    assert draw_poster(poster, "svg").content == undisturbed
    kills[:] = [True, True]
    with pytest.raises(WorkLostError):
        compiled("= 再来", {}, 2024, "svg")


@pytest.mark.skipif(sys.platform == "win32", reason="it asks the system by /proc")
def test_typst_does_not_outlive_whoever_asked_for_it() -> None:
    script = (
        "import threading; from xlreport.render.typesetting import process as p; p.font_families();"
        "print(p._typesetter()._process.pid, flush=True);"
        f"p.compiled({ENDLESS!r}, {{}}, 2024)"
    )
    around = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=around) as asking:
        own = Path("/proc", (asking.stdout or pytest.fail("no pipe")).readline().strip())
        time.sleep(1)
        assert own.exists()
        asking.kill()
    until = time.monotonic() + 20
    while own.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not own.exists()


def test_formats_without_pages_do_not_start_typst(cli: Cli, workbook: str) -> None:
    process.stop_setting()
    done = cli("report", workbook, "-o", "out", "--to", "docx,html,md,json,poster.html")
    assert done.status == 0
    assert process._typesetter()._process is None
