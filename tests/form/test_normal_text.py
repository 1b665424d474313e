"""The one normal form of text, as a table; and what is told of it."""

import time

import pytest

from xlreport.collection.file_names import safe_name
from xlreport.collection.rosters.names import name_key
from xlreport.form.text.clean import cleaned
from xlreport.form.text.corrupt import corrupt_in
from xlreport.form.text.labels import normal
from xlreport.form.text.normal import changes, folded, same
from xlreport.form.text.unseen import code_points
from xlreport.reading.numbers import number_in

CASES = [
    # typed, normal form, what was changed
    ("⼈⺠政府⽂件⻓效机制⽆⻅", "人民政府文件长效机制无见", "U+2F08 U+2EA0 U+2F42 U+2ED3 U+2F46 U+2EC5"),
    ("⺠⻔⻋⻚⻢⻰⻬", "民门车页马龙齐", "U+2EA0 U+2ED4 U+2ECB U+2EDA U+2EE2 U+2EF0 U+2EEC"),
    ("\uf9b4\ufa1b\U0002f800", "領福丽", "U+F9B4 U+FA1B U+2F800"),
    ("教\u200b育\ufeff局\u200e", "教育局", "U+200B U+FEFF U+200E"),
    ("教\u00ad育\u2060局\u061c\u202e\u2066", "教育局", "U+00AD U+2060 U+061C U+202E U+2066"),
    ("葛\U000e0100城\ufe00\U000e0041", "葛城", "U+E0100 U+FE00 U+E0041"),
    ("信\u3164息\uffa0公\u115f开", "信息公开", "U+3164 U+FFA0 U+115F"),
    ("一\u2028二\u2029三", "一\n二\n三", "U+2028 U+2029"),
    ("共\u00a012\u202f件\u2003整", "共 12 件 整", "U+00A0 U+202F U+2003"),
    ("教\u200c育\u200d局", "教育局", "U+200C U+200D"),
    ("👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم", "👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم", ""),
    ("全角（１２）ＡＢ　及 é 𠮷\t（半角）(ab)", "全角（１２）ＡＢ　及 é 𠮷\t（半角）(ab)", ""),
    ("第一行\r\n第二行\n第三行", "第一行\n第二行\n第三行", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "expected", "changed"), CASES)
def test_a_text_has_one_normal_form_and_what_it_changes_is_known(typed: str, expected: str, changed: str) -> None:
    assert folded(typed) == expected
    assert folded(expected) == expected
    assert " ".join(code_points("".join(changes(typed)))) == changed


@pytest.mark.parametrize(("typed", "expected", "_"), CASES)
def test_labels_names_and_files_have_the_same_one(typed: str, expected: str, _: str) -> None:
    assert normal(typed) == normal(expected) == same(expected)
    assert name_key(typed) == name_key(expected)
    assert safe_name(typed, "docx") == safe_name(expected, "docx")
    assert cleaned(typed) == cleaned(expected)


@pytest.mark.parametrize("typed", ["报告年度  *", "*报告年度", "报告年度＊", " 报 告 年 度 "])
def test_a_star_that_asks_for_an_answer_is_no_part_of_a_label(typed: str) -> None:
    assert normal(typed) == normal("报告年度")
    assert normal("*") == "*"


@pytest.mark.parametrize("typed", ["1\u200b2", "\ufeff12", "12\u00ad", "\u206012\u200e", "１\U000e00412", "1\u00a02"])
def test_so_have_numbers(typed: str) -> None:
    assert number_in(typed, "") == 12


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("落实\ufffd要求", ["\ufffd"]),
        ("落实锟斤拷要求，烫烫烫，屯屯屯屯", ["锟斤拷", "烫烫烫", "屯屯屯屯"]),
        ("\uf0fc公开\uf06c\U000f0000", ["\uf0fc", "\uf06c", "\U000f0000"]),
        ("一\u2028二", ["\u2028"]),
        ("落实_x000D_要求_x005f_", ["_x000D_", "_x005f_"]),
        ("ï»¿落实", ["ï»¿"]),
        ("CafÃ© Â·", ["Ã©", "Â·"]),
        ("ä¿¡æ\u0081¯å…¬å¼€", ["ä¿¡", "æ\u0081¯", "å…¬", "å¼€"]),
        ("“公开鈥滐紝锛屾墦", ["鈥滐", "锛屾"]),
        ("政府信息公开，Ãlvaro、café、naïve、Ångström、重庆（锟）、烫伤", []),
        ("政府信息公开工作要点——“两个确立”、1.5%、㎡、℃、①", []),
    ],
)
def test_what_looks_corrupt_is_found_and_what_does_not_is_not(typed: str, pieces: list[str]) -> None:
    assert list(corrupt_in(typed)) == pieces


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    began = time.process_time()
    for one in ("人\u200b" * 20_000, "\u200d" * 40_000, "⼈" * 40_000, "鈥" * 40_000, "â" * 40_000):
        assert same(one) == same(folded(one))
        assert sum(map(len, corrupt_in(one))) >= 0
    assert time.process_time() - began < 10
