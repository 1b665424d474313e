"""Commands run in process, in a folder of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.complete_texts import complete_texts
from support.reports import Edits, record
from xlreport.records.write import dump_json

BROKEN = {"applications[received, applicant.natural]": 1}
"""One application nobody handled: one error, and one muted."""


COMPLETE: Edits = {
    "indicators.fee_notices": 0, "indicators.fee_notices_amount": 0, "indicators.fee_received": 0, **complete_texts(),
}  # fmt: skip
"""Fees and texts of a complete report; then the only finding is the note that last year is not known."""

FIRST_YEAR = "Y-LAST-MISSING"


@dataclass(frozen=True)
class Done:
    """What a command left: its status and its two streams, line by line."""

    status: int
    out: list[str]
    err: list[str]


Cli = Callable[..., Done]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    from xlreport.cli.main import run

    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(status, out.splitlines(), err.splitlines())

    return call


Give = Callable[..., Path]


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Puts a report as JSON into the folder."""

    def put(name: str = "a.json", edits: Edits | None = None) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_json(record({**COMPLETE, **(edits or {})})), encoding="utf-8")
        return Path(name)

    return put
