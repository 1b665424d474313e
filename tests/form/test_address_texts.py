import pytest

from xlreport.form.model.address import (
    FILE_NAME,
    LEAD,
    SIGNED_ON,
    TITLE,
    YEAR,
    Address,
    AgencyAddress,
    AxisName,
    FigureAddress,
    IndicatorAddress,
    IntroAddress,
    ItemAddress,
    ItemPart,
    LabelAddress,
    TextAddress,
    ZeroChoiceAddress,
    parse_address,
)

WRITTEN: dict[str, Address] = {
    "applications[handled.total, applicant.natural]": FigureAddress(
        "applications", "handled.total", "applicant.natural"
    ),
    "previous(fees[administrative_fees, amount])": FigureAddress(
        "fees", "administrative_fees", "amount", previous=True
    ),
    "applications[handled.granted]": LabelAddress("applications", "handled.granted"),
    "stock[total, ]": LabelAddress("stock", "total", AxisName.ROW),
    "stock[, total]": LabelAddress("stock", "total", AxisName.COLUMN),
    "blank_is_zero.disputes": ZeroChoiceAddress("disputes"),
    "agency.phone": AgencyAddress("phone"),
    "indicators.training_sessions": IndicatorAddress("training_sessions"),
    "texts.title": TITLE,
    "texts.lead": LEAD,
    "texts.overview": TextAddress("overview"),
    "texts.overview.intro": IntroAddress("overview"),
    "texts.overview.items[0].heading": ItemAddress("overview", 0, ItemPart.HEADING),
    "texts.overview.items[12].text": ItemAddress("overview", 12, ItemPart.TEXT),
    "year": YEAR,
    "signed_on": SIGNED_ON,
    "file_name": FILE_NAME,
}


@pytest.mark.parametrize("text", WRITTEN)
def test_an_address_is_written_and_read_as_the_contract_says(text: str) -> None:
    assert str(WRITTEN[text]) == text
    assert parse_address(text) == WRITTEN[text]


@pytest.mark.parametrize(
    "text",
    [
        "", "nothing", "agency", "agency.", "agency.phone.area", "indicators", "texts", "texts.overview.items",
        "texts.overview.items[0]", "texts.overview.items[01].text", "texts.overview.items[-1].text",
        "texts.overview.items[0].id", "texts.overview.items[0].paragraph[0]", "previous(year)",
        "previous(previous(t[r, c]))", "t[r,c]", "t[r, c", "t[]", "t[, ]", "agency.phone ", "agency.phone\n",
        "单位.电话", "agency.电话",
    ],
)  # fmt: skip
def test_what_is_no_address_is_not_taken_for_one(text: str) -> None:
    assert parse_address(text) is None


def test_addresses_of_one_kind_stand_in_an_order() -> None:
    first, second, third = (ItemAddress("overview", index, ItemPart.TEXT) for index in (0, 2, 10))
    assert sorted([third, first, second]) == [first, second, third]


def test_addresses_of_two_kinds_are_never_the_same() -> None:
    assert len({AgencyAddress("name"), IndicatorAddress("name"), TextAddress("name"), ZeroChoiceAddress("name")}) == 4
