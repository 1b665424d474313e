import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xlreport.form.text.clean import cleaned


@pytest.mark.parametrize(
    ("typed", "carried"),
    [
        ("公开\x0b情况\x00", "公开情况"),
        ("甲\t乙\n丙", "甲\t乙\n丙"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
        ("\ud800半个\udfff", "半个"),
        ("\ufffe\uffff末", "末"),
        ("付款\u202e321\u202c\u2066\u2069", "付款321"),
        ("\x7f\x85", ""),
        ("𠮷野", "𠮷野"),
    ],
)
def test_what_no_format_carries_is_dropped_and_the_rest_stays(typed: str, carried: str) -> None:
    assert cleaned(typed) == carried


@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_is_always_valid_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = cleaned(text)
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (cleaned(text) or None)
