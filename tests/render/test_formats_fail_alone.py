"""A format that hangs, fails or panics costs the report in this format, and no other one."""

import json
from collections.abc import Callable
from threading import Event

import pytest
from support.reports import BUNDLED, bundled, record

from xlreport.collection.inputs import Input
from xlreport.collection.outcomes import Outcome
from xlreport.errors import UnwritableError
from xlreport.use_cases import report
from xlreport.use_cases.check import judge
from xlreport.use_cases.printing import formats


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    path = tmp_path_factory.mktemp("read") / "a.json"
    path.write_text(json.dumps(record()), encoding="utf-8")
    return judge(Input(path, path.name, is_record=True), {BUNDLED: bundled()})


class Panic(BaseException):
    """As a library written in Rust raises it: no Exception."""


def hangs(*_: object) -> formats.Rendered:
    Event().wait(60)
    raise AssertionError


def fails(*_: object) -> formats.Rendered:
    raise RecursionError


def panics(*_: object) -> formats.Rendered:
    raise Panic


@pytest.mark.parametrize(
    ("renderer", "code"), [(hangs, "FORMAT-TIMEOUT"), (fails, "FORMAT-CRASHED"), (panics, "FORMAT-CRASHED")]
)
@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_what_befalls_one_format_leaves_the_others(
    read: Outcome, monkeypatch: pytest.MonkeyPatch, format_: str, renderer: Callable[..., formats.Rendered], code: str
) -> None:
    monkeypatch.setattr(report, "FORMAT_SECONDS", 5.0)
    if renderer is hangs:
        monkeypatch.setattr(report, "FORMAT_SECONDS", 0.5)
    monkeypatch.setattr(formats, "RENDERERS", {**formats.RENDERERS, format_: renderer})
    made = report.rendered(read, (format_, "md"), draft=True)
    failed = made[format_]
    assert isinstance(failed, UnwritableError)
    assert failed.code == code
    assert isinstance(made["md"], formats.Rendered)


def test_a_disk_that_is_full_is_no_matter_of_the_format(read: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> formats.Rendered:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(formats, "RENDERERS", {"pdf": full})
    with pytest.raises(OSError, match="No space"):
        report.rendered(read, ("pdf",), draft=True)
