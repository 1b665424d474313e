"""Whose a file is that nobody can read: told by names in its path or by its mail, where they are clear."""

import pytest

from xlreport.collection.received.senders import Senders
from xlreport.collection.roster import Member, Roster

ROSTER = Roster(
    (
        Member(agency="某某市沿河区人民政府"),
        Member(agency="某某市沿河区教育局", email="jyj@yanhe.gov.cn"),
        Member(agency="某某市沿河区交通运输局", aliases=("交通局",), short_names=("我局",)),
        Member(agency="某某市沿河区医疗保障局", aliases=("医保局", "医保中心")),
        Member(agency="某某市沿河区城市管理局", short_names=("城管局", "本地")),
        Member(agency="某某市沿河区市场监督管理局", short_names=("监管局",)),
        Member(agency="某某市沿河区教育局招生办公室"),
        Member(agency="某某市沿河区东街街道办事处", short_names=("监管局",)),
        Member(agency="ＡＢ新区\u200b管委会"),
    )
)
SENDERS = Senders(ROSTER)


@pytest.mark.parametrize(
    ("shown", "ending"),
    [
        ("某某市沿河区交通运输局2024年报.docx", "交通运输局"),
        ("沿河区交通运输局.pdf", "交通运输局"),
        ("交通运输局（终稿）.docx", "交通运输局"),
        ("2024交通局年报.jpg", "交通运输局"),
        ("交通运输局/IMG_0001.jpg", "交通运输局"),
        ("医保局报送.zip/扫描件.pdf", "医疗保障局"),
        ("教育局/医保中心.docx", "医疗保障局"),
        ("教育局招生办公室.docx", "教育局招生办公室"),
        ("教育局.docx", "沿河区教育局"),
        ("市场监督管理局.docx", "市场监督管理局"),
        ("城市管理局年报.rar", "城市管理局"),
        ("东街街道.docx", "东街街道办事处"),
        ("ab新区管委会 年报.docx", "管委会"),
        ("交通 运输局.docx", "交通运输局"),
    ],
)
def test_a_name_in_a_path_tells_whose_the_file_is(shown: str, ending: str) -> None:
    found = SENDERS.of(shown)
    assert found is not None
    assert found.endswith(ending)


@pytest.mark.parametrize(
    "shown",
    [
        "扫描件.pdf",
        "教育局和医保局.docx",
        "管理局.docx",
        "我局年报.docx",
        "沿河区年报.docx",
        "街道办事处.docx",
        "监管局.docx",
        "某某市.docx",
    ],
)
def test_what_is_not_clear_is_not_guessed(shown: str) -> None:
    assert SENDERS.of(shown) is None


def test_a_mail_tells_by_its_subject_or_its_sender_where_the_name_of_the_file_says_nothing() -> None:
    assert SENDERS.of("转发.eml/1.jpg", ("医保局报送年报", "张 <x@y.cn>")) == "某某市沿河区医疗保障局"
    assert SENDERS.of("转发.eml/1.jpg", ("年报", "JYJ <JYJ@yanhe.gov.cn>")) == "某某市沿河区教育局"
    assert SENDERS.of("转发.eml/交通局.jpg", ("年报", "jyj@yanhe.gov.cn")) == "某某市沿河区交通运输局"


def test_a_single_agency_is_known_by_its_full_name_alone() -> None:
    one = Senders(Roster((Member(agency="某某区水务局"),)))
    assert (one.of("某某区水务局.docx"), one.of("水务局.docx")) == ("某某区水务局", None)
