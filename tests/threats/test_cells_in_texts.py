"""E20 and E22 to E24 of the threats: words are kept as they were typed; what nobody sees is told and not printed."""

import html
import io

import docx
import pytest
from bent import TEXT, Told, all_told, at, codes, edited, outcome_of, with_cell
from openpyxl.workbook.workbook import Workbook
from support.reports import bundled

from xlreport import Outcome, UnwritableError, annotate, compose, render_word
from xlreport.form.model.address import Address, AgencyAddress

KEPT = [
    "😀 𠮷 龘 㐂",
    "é e\u0301 ṩ",
    "كتب",
    "=cmd|'/c calc'!A0",
    "+1",
    "@x",
    "<b>&amp;",
    "{{7*7}}",
    "'0123",
]
HIDDEN = [
    ("甲\u202e乙", "U+202E"), ("甲\u202a乙\u202c", "U+202A、U+202C"),
    ("甲\u2066乙\u2069\u200b\ufe00", "U+2066、U+2069、U+200B、U+FE00"),
    ("甲_x0007_乙", "U+0007"), ("甲_x000B_乙_x0000_", "U+000B、U+0000"), ("甲\u0085乙", "U+0085"),
]  # fmt: skip
NO_CHARACTERS = [("甲_xFFFE_乙", "U+FFFE"), ("甲_xD800_乙", "U+D800")]
FIELDS = [
    AgencyAddress(name)
    for name in ("short_name", "superior", "office", "address", "website_name", "prepared_by", "reviewed_by", "leader")
]


def typed(text: str) -> str:
    return f'<is><t xml:space="preserve">{html.escape(text)}</t></is>'


def with_text(text: str) -> Outcome:
    return outcome_of(with_cell(TEXT, typed(text), ' t="inlineStr"'))


def overview(outcome: Outcome) -> str | None:
    assert outcome.reading is not None
    return outcome.reading.report.texts.sections["overview"].items[0].text


def printed(outcome: Outcome) -> str:
    """The Word report, a paragraph a line."""
    assert outcome.reading is not None
    document = docx.Document(io.BytesIO(render_word(compose(bundled(), outcome.reading.report))))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def told_of(outcome: Outcome, address: Address) -> list[Told]:
    return [one for one in all_told(outcome) if one[1] == at(address)]


@pytest.fixture(scope="module")
def hidden() -> Outcome:
    """One of those texts in each field of the cover."""

    def edit(book: Workbook) -> None:
        for address, (text, _) in zip(FIELDS, [*HIDDEN, *NO_CHARACTERS], strict=False):
            sheet, name = at(address).split("!")
            book[sheet][name].value = text

    return outcome_of(edited(edit))


@pytest.mark.parametrize("number", range(len([*HIDDEN, *NO_CHARACTERS])))
def test_what_nobody_sees_is_told_at_its_cell_by_its_code_point(hidden: Outcome, number: int) -> None:
    _, points = [*HIDDEN, *NO_CHARACTERS][number]
    assert told_of(hidden, FIELDS[number]) == [("TEXT-HIDDEN", at(FIELDS[number]), points)]


@pytest.mark.parametrize("control", ["\x07", "\x0b", "\ufffe", "&#7;", "&#xD800;", "&#xFFFE;"])
def test_a_character_that_xml_forbids_is_damage_and_names_the_sheet(control: str) -> None:
    outcome = outcome_of(with_cell(TEXT, f"<is><t>甲{control}乙</t></is>", ' t="inlineStr"'))
    assert codes(outcome) == {"FILE-DAMAGED"}
    assert at(TEXT).partition("!")[0] in str(outcome.refusal)


def test_words_of_any_script_are_printed_as_typed_and_marks_that_turn_a_text_about_are_told_and_left_out() -> None:
    outcome = with_text("\n".join([*KEPT, *(text for text, _ in HIDDEN)]))
    assert (overview(outcome) or "").split("\n")[: len(KEPT)] == KEPT
    hidden = [one for one in all_told(outcome) if one[0] == "TEXT-HIDDEN"]
    assert hidden == [("TEXT-HIDDEN", at(TEXT), points) for _, points in HIDDEN]
    assert "\n".join([*KEPT, *("甲乙" for _ in HIDDEN)]) in printed(outcome)


def test_a_text_longer_than_a_cell_may_be_is_read_and_printed_whole_and_refused_where_it_would_be_cut() -> None:
    outcome = with_text("字" * 40000)
    assert overview(outcome) == "字" * 40000
    assert "S1-LENGTH" in codes(outcome)
    assert "字" * 40000 in printed(outcome)
    assert outcome.reading is not None
    with pytest.raises(UnwritableError) as refusal:
        annotate(bundled(), outcome.reading, [])
    sheet, _, name = at(TEXT).partition("!")
    assert refusal.value.code == "TEXT-TOO-LONG"
    assert refusal.value.params == {"sheet": sheet, "cell": name}


def test_two_hundred_lines_in_a_cell_are_two_hundred_paragraphs() -> None:
    lines = [f"第{number}行" for number in range(1, 201)]
    outcome = with_text("\n".join(lines))
    assert overview(outcome) == "\n".join(lines)
    assert "\n".join(lines) in printed(outcome)


POSTCODE, WRITER = AgencyAddress("postcode"), AgencyAddress("prepared_by")
ROUNDED = "370303199001011"
DIGITS = [
    (POSTCODE, typed("00123"), ' t="inlineStr"', "00123", []),
    (POSTCODE, typed("'00123"), ' t="inlineStr"', "'00123", []),
    (POSTCODE, "<v>255000</v>", "", "255000", []),
    (WRITER, typed("张三 00123"), ' t="inlineStr"', "张三 00123", []),
    (POSTCODE, f"<v>{ROUNDED}000</v>", "", f"{ROUNDED}000", [f"{ROUNDED}000"]),
    (WRITER, f"<v>{ROUNDED[:-1]}0E+3</v>", "", f"{ROUNDED[:-1]}0000", [f"{ROUNDED[:-1]}0000"]),
]


@pytest.mark.parametrize(("address", "xml", "attributes", "kept", "quoted"), DIGITS)
def test_zeros_in_front_are_kept_and_a_number_of_more_digits_than_a_program_keeps_is_told(
    address: AgencyAddress, xml: str, attributes: str, kept: str, quoted: list[str]
) -> None:
    outcome = outcome_of(with_cell(address, xml, attributes))
    assert outcome.reading is not None
    assert outcome.reading.report.agency[address.field] == kept
    assert [found for code, _, found in told_of(outcome, address) if code != "LEAD-POSTCODE"] == quoted


def test_a_number_of_more_digits_than_a_program_keeps_is_told_in_a_text_too() -> None:
    outcome = outcome_of(with_cell(TEXT, f"<v>{ROUNDED}000</v>"))
    assert overview(outcome) == f"{ROUNDED}000"
    assert [found for _, _, found in told_of(outcome, TEXT)] == [f"{ROUNDED}000"]


def test_an_error_value_in_a_text_is_told_at_its_cell() -> None:
    outcome = outcome_of(with_cell(TEXT, "<v>#NAME?</v>", ' t="e"'))
    assert told_of(outcome, TEXT) == [("CELL-ERROR", at(TEXT), "#NAME?")]


@pytest.mark.parametrize(("xml", "attributes", "shown"), [("<v>2024</v>", "", "2024"), ("<v>1</v>", ' t="b"', "TRUE")])
def test_a_number_and_a_truth_value_in_a_text_are_texts(xml: str, attributes: str, shown: str) -> None:
    outcome = outcome_of(with_cell(TEXT, xml, attributes))
    assert overview(outcome) == shown
    assert told_of(outcome, TEXT) == []
