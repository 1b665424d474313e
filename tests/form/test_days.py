"""Days as people and programs write them."""

from datetime import date

import pytest

from xlreport.form.text.days import usual_day, written_day

DAY = date(2025, 1, 20)


@pytest.mark.parametrize("text", ["2025-01-20", "2025/1/20", "2025.1.20", "2025年1月20日", "2025 年 1 月 20 日"])
def test_a_day_in_the_usual_writing_needs_no_word(text: str) -> None:
    assert usual_day(text) == written_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "45677", "45677.0", "20250120", "2025-01-20 00:00:00", "2025-01-20T00:00:00Z", "2025/1/20 9:30",
        "2025／1／20",
        "２０２５年１月２０日", "２０２５．１．２０",
        "2025\u00a0年1月20日\u200b", "二〇二五年一月二十日", "二○二五年一月二十日",
        "二零二五年 一月 二十日", "二Ｏ二五年一月二十日",
    ],
)  # fmt: skip
def test_a_day_in_another_writing_is_read(text: str) -> None:
    assert usual_day(text) is None
    assert written_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "20251320",
        "19250120",
        "2025-02-30",
        "99999",
        "12345",
        "二〇二五年十三月一日",
        "去年一月",
        "2025-01-20 上午",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert written_day(text) is None
