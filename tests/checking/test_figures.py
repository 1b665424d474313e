"""The counts in official prose: what they are, of what, and whether they are exact."""

import pytest

from xlreport.checking.understanding.counts.figures import figures, plain, sentences

COUNTS = [
    ("收到申请32件", [("32", "件", True)]),
    ("收到申请３２件", [("32", "件", True)]),
    ("公开信息1,409条", [("1409", "条", True)]),
    ("收费2.5万元", [("25000.0", "元", True)]),
    ("浏览1.2万次", [("12000.0", "次", True)]),
    ("浏览3万余次", [("30000", "次", False)]),
    ("更新200余条", [("200", "条", False)]),
    ("更新200多条", [("200", "条", False)]),
    ("约300条", [("300", "条", False)]),
    ("近5000人次", [("5000", "人次", False)]),
    ("日均更新6条", [("6", "条", False)]),
    ("占35.6%", [("35.6", "%", True)]),
    ("共373条，其中网站93条、微信323条", [("373", "条", True), ("93", "条", True), ("323", "条", True)]),
    ("培训2次120人次", [("2", "次", True), ("120", "人次", True)]),
    ("2024年1月1日至12月31日", []),
    ("国办公开办函〔2021〕30号", []),
    ("电话0533-2883860", []),
    ("第3次会议", []),
    ("受理5-6件", []),
    ("H5等方式", []),
    ("一是公开，二是解读", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_count_is_read_with_its_measure_word_and_whether_it_is_exact(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert [(str(one.number), one.unit, one.exact) for one in figures(plain(text))] == expected


def test_a_count_stands_where_it_says() -> None:
    text = plain("收到申请 ３２ 件")
    (found,) = figures(text)
    assert text[found.start : found.end] == "32件"


def test_a_text_falls_into_sentences_in_plain_form() -> None:
    assert list(sentences(plain("收到３件；办结2件。\n未结 1件！"))) == ["收到3件", "办结2件", "未结1件"]


def test_chinese_marks_stay_as_they_are() -> None:
    assert plain("（一）《条例》，“公开”——ＡＢ") == "（一）《条例》，“公开”——AB"
