"""Completion by the Tab key, as a shell asks for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import Cli

from xlreport.cli.completion import codes, formats, template_ids
from xlreport.use_cases.report import FORMATS

SRC = Path(__file__).parents[2] / "src"


def completed(line: str) -> list[str]:
    """What bash is offered behind the words of a line."""
    own = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), "_XLREPORT_COMPLETE": "complete_bash", "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "xlreport"], capture_output=True, env=own, check=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8").split()


def test_commands_options_and_values_are_completed() -> None:
    assert completed("xlreport che") == ["check"]
    assert completed("xlreport report nowhere* --dra") == ["--draft"]
    assert completed("xlreport report a.json --to docx,ht") == ["docx,html", "docx,html-fragment"]


def test_ids_codes_and_formats_are_those_that_are_known() -> None:
    name = "政府信息公开工作年度报告"
    assert list(template_ids("zfx")) == [("zfxxgk/2019", name), ("zfxxgk/2021", name)]
    assert ("T3-BALANCE", "第一项加第二项等于第三项加第四项") in set(codes("t3-"))
    assert list(formats("")) == list(FORMATS)


def test_it_is_installed_into_the_shell_that_asks(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    done = cli("--install-completion")
    script = (tmp_path / ".bash_completions/xlreport.sh").read_text(encoding="utf-8")
    assert (done.status, done.err) == (0, [])
    assert done.out[0].startswith("已为 bash 装好补全（")
    assert "_XLREPORT_COMPLETE=complete_bash" in script
    assert "xlreport.sh" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
    assert "\n".join(cli("--show-completion").out) == script.rstrip()


def test_a_shell_that_cannot_complete_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("cmd", "cmd.exe"))
    done = cli("--install-completion")
    assert (done.status, done.out) == (3, [])
    assert "bash、zsh、fish" in done.err[0]
