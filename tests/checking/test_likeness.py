"""Texts of many agencies compared with each other: the quick way finds what comparing every pair finds."""

import random

import pytest
from rapidfuzz import fuzz

from xlreport.checking.understanding.likeness import Likeness

CLAUSES = (
    "一是主动公开的内容还不够丰富", "二是政策解读的形式较为单一", "三是工作人员业务能力有待提高", "加强业务培训",
    "健全工作机制", "下一步将进一步拓宽公开渠道", "规范依申请公开办理流程", "定期开展自查自纠", "确保信息及时准确",
    "强化监督考核", "结合本单位实际", "提升服务水平",
)  # fmt: skip


def texts(count: int) -> list[str]:
    """Some new, some another one with a clause changed, left out or added."""
    chance = random.Random(count)  # noqa: S311  fixed texts, no secret
    made: list[list[str]] = []
    for _ in range(count):
        own = list(chance.choice(made)) if made and chance.random() < 0.5 else chance.sample(CLAUSES, 8)
        for _ in range(chance.randrange(3)):
            own[chance.randrange(len(own))] = chance.choice((*CLAUSES, "", "某" * chance.randrange(20)))
        made.append(own)
    return ["，".join(one) for one in made]


@pytest.mark.parametrize("least", [1, 60, 80, 95, 100])
def test_what_is_passed_over_is_not_alike(least: int) -> None:
    own = texts(80)
    likeness = Likeness(own, least)
    found = {(one, other): alike for one in range(len(own)) for other, alike in likeness.after(one)}
    pairs = [(one, other) for one in range(len(own)) for other in range(one + 1, len(own))]
    scores = {(one, other): fuzz.ratio(own[one], own[other]) for one, other in pairs}
    assert found == {pair: int(score) for pair, score in scores.items() if score >= least}
    assert least in {1, 100} or 0 < len(found) < len(pairs)


def test_of_one_text_or_none_there_is_nothing_to_compare() -> None:
    assert list(Likeness(["甲"], 80).after(0)) == []
    Likeness([], 80)
