"""Plans of a report that are dated with a year already past."""

import pytest
from support.reports import judged


def found(text: str) -> list[str]:
    edits = {"texts.improvement": {"intro": "存在解读形式单一的问题。" + text, "items": []}}
    return [one.code for one in judged(edits).findings if one.code.startswith("YEAR-")]


@pytest.mark.parametrize(
    "text",
    [
        "下一步，2024年我单位将继续完善制度。",
        "下一步工作：在2024年，本机关将加大公开力度。",
        "接下来，2024年全局将抓好培训。",
        "下一阶段，2023年度我局将充实队伍。",
        "2024年，我局将进一步抓好培训。",
    ],
)
def test_a_plan_for_the_year_that_is_over_is_found(text: str) -> None:
    assert found(text) == ["YEAR-PLAN"]


@pytest.mark.parametrize(
    "text",
    [
        "下一步，2025年我单位将继续完善制度。",
        "2025年，我局将进一步抓好培训。",
        "2024年以来，我局将公开工作作为重点。",
        "2024年以来我局将进一步规范公开作为重点。",
        "下一步，针对2024年存在的问题，我局将加强培训。",
        "2024年我局将公开纳入考核。",
        "下一步，2024年存在的问题将逐项整改。",
    ],
)
def test_a_plan_for_next_year_and_the_year_looked_back_on_are_none(text: str) -> None:
    assert found(text) == []
