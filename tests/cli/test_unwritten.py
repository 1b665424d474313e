"""A file that cannot be written is told in our words, whatever the system calls the reason."""

import errno
from pathlib import Path

import pytest

from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError
from xlreport.messages import commands as words
from xlreport.use_cases.failures import unwritten_line

PATH = Path("report.docx")


@pytest.mark.parametrize("code", ["ENOSPC", "EACCES"])
def test_the_system_s_reason_is_told_in_our_words(code: str) -> None:
    told = unwritten_line(PATH, OSError(getattr(errno, code), "no such words"))

    assert told == words.NOT_WRITTEN.format(path=PATH, reason=words.REASONS[code])


def test_each_kind_of_refusal_has_its_sentence() -> None:
    lines = {
        unwritten_line(PATH, error)
        for error in (
            OutputExistsError("report.docx"),
            InputKeptError("report.docx"),
            UnwritableError("TEXT-TOO-LONG", sheet="封面", cell="A1"),
        )
    }

    assert len(lines) == 3
    assert all(str(PATH) in line for line in lines)
