"""Telephone numbers in the text, in every spelling that clerks use."""

import pytest
from support.reports import judged


def found(text: str) -> list[str | None]:
    lead = f"如有疑问，请与本机关联系。{text}。"
    return [one.found for one in judged({"texts.lead": lead}).findings if one.code == "LEAD-CONTACT"]


@pytest.mark.parametrize(
    "text",
    [
        "电话：（0571）870123", "电话：(0571) 870 123", "传真：0571－870123", "联系电话：0571—870123",
        "咨询电话：020-8331 221", "电话号码：（010）6512345", "电话：0571–870123", "电话：（0571）-870123",
    ],
)  # fmt: skip
def test_a_number_with_a_digit_too_few_is_found_however_it_is_spelled(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "电话：（0571）8701234", "电话：(0571) 8701 2345", "传真：0571－8701234", "联系电话：0571—8701234",
        "咨询电话：020-8331 2214", "电话号码：（010）65123456", "电话：0571–8701234", "电话：05718701234",
        "电话：8701234—8012", "电话：（0571）8701234转8012", "电话：12345", "电话：0571-12345", "电话：（0571）12345",
        "电话：400-810-8888", "电话：400－810－8888", "电话：8701234（传真同号）", "电话：13800138000",
    ],
)  # fmt: skip
def test_a_right_number_is_none_however_it_is_spelled(text: str) -> None:
    assert found(text) == []


def test_a_number_that_is_wrong_on_the_cover_is_not_asked_about_again_in_the_text() -> None:
    fields = {"agency.phone": "0571-870123", "texts.lead": "咨询电话：（0571）870123。"}
    asked = [str(one.address) for one in judged(fields).findings if one.code == "LEAD-CONTACT"]
    assert asked == ["agency.phone"]
