"""How a short text must look: the pictures of a form, as `check` and the sheet hold them against what is typed."""

import pytest
from support.all_forms import form
from support.reports import BUNDLED

from xlreport.form.language.evaluate import PlainValues, evaluate
from xlreport.form.language.texts.shapes import PictureError, pictures_in
from xlreport.form.model.address import AgencyAddress

RIGHT = {
    "phone": (
        "0533-2883860", "05332883860", "(0533)2883860", "（0533）2883860", "０５３３－２８８３８６０", "0533 2883860",
        "13912345678", "12345", "400-820-8820", "2883860转801", "0533-2883860-801",
    ),
    "postcode": ("255000", "２５５０００", " 255 000 "),
    "email": ("zwgk@163.com", "a.b@某局.cn"),
}  # fmt: skip
WRONG = {
    "phone": ("0533-288386", "23912345678", "打总机", "1"),
    "postcode": ("25500", "2550000", "25500O"),
    "email": ("zwgk", "zwgk@163", "@163.com", "a@b@c.cn", "zwgk＠163.com", "a@163.com."),
}


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in RIGHT.items() for text in texts])
def test_a_text_that_is_right_is_not_asked_about(field: str, text: str) -> None:
    assert holds(field, text)


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in WRONG.items() for text in texts])
def test_a_text_that_is_wrong_is_asked_about(field: str, text: str) -> None:
    assert not holds(field, text)


def holds(field: str, text: str) -> bool:
    (check,) = (check for check in form(BUNDLED).checks if check.address == AgencyAddress(field))
    return bool(evaluate(check.require, PlainValues({check.address: text})))


def test_what_may_be_left_out_is_written_out() -> None:
    assert set(pictures_in("[0##-]##[#]")) == {"##", "###", "0##-##", "0##-###"}


@pytest.mark.parametrize("picture", ["[0#", "0#]", "#1", "# #", "（##）", "", "[#]"])
def test_a_picture_that_means_nothing_is_told(picture: str) -> None:
    with pytest.raises(PictureError):
        pictures_in(picture)
