"""`xlreport desk` as a program: its address, its folder and port, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from filelock import FileLock
from opened import Opened, packed, sent
from support.commands import Cli

from xlreport.cli.commands import desk as command
from xlreport.desk.start import LOOPBACK, listening

ROOT = Path(__file__).parents[2]


@contextmanager
def started(folder: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    arguments = [sys.executable, "-m", "xlreport", "desk", "--folder", str(folder), "--no-browser", *more]
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(arguments, text=True, env=paths, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_it_prints_its_address_serves_this_machine_and_ends_at_an_interrupt(tmp_path: Path) -> None:
    with started(tmp_path / "台") as (process, address):
        assert address.startswith(f"http://{LOOPBACK}:")
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address) as page:
            assert "年报工作台" in page.read().decode()
            assert page.headers["server"] is None
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address)  # noqa: S310  our own
        second = subprocess.run(
            [sys.executable, "-m", "xlreport", "desk", "--folder", str(tmp_path / "台"), "--no-browser"],
            capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert second.returncode == 3
        assert "已经在另一个窗口里打开着" in second.stderr
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 0
        assert "Traceback" not in told


def test_it_listens_on_this_machine_alone() -> None:
    with listening(0) as own:
        assert own.getsockname()[0] == "127.0.0.1"


def test_without_the_extra_it_says_what_to_install(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else object())
    done = cli("desk", "--no-browser")
    assert done.status == 3
    assert done.err == ['网页桌面要另外安装：请运行 pip install "xlreport[desk]"。']


def test_a_port_that_is_taken_is_told(cli: Cli, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        done = cli("desk", "--folder", tmp_path / "台", "--port", port, "--no-browser")
    assert done.status == 3
    assert f"端口 {port} 用不了" in done.err[0]


@pytest.mark.parametrize("port", ["0", "80", "x", "70000", "-1"])
def test_what_is_no_port_is_told(cli: Cli, port: str) -> None:
    done = cli("desk", "--port", port, "--no-browser")
    assert done.status == 2
    assert "不是端口" in done.err[0]


def test_a_file_is_no_work_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "台").write_text("x", encoding="utf-8")
    done = cli("desk", "--folder", tmp_path / "台", "--no-browser")
    assert done.status == 2
    assert "不是文件夹" in done.err[0]


def test_a_folder_that_batch_is_at_work_on_is_left_alone(here: Opened, tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 1)
    here.give("sent", "报送.zip", packed(made.folder))
    own = here.desk.folder.results / ".xlreport"
    own.mkdir(parents=True)
    with FileLock(own / "lock"):
        here.post("/run")
        here.desk.runs.join(60)
        assert "正由另一次运行使用" in here.page()
