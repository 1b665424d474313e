"""Part E of the threats: whatever stands in a cell is read, read with a note, or quoted in a finding."""

from decimal import Decimal

import pytest
from bent import FIGURE, TEXT, codes, figure, outcome_of, place_of, quotes, with_cell

READ = [
    ("<v>5</v>", "", 5, set()),
    ("<v>5.0</v>", "", 5, set()),
    ("<v>3件</v>", "", 3, {"NUM-REPAIRED"}),
    ("<is><t>３</t></is>", ' t="inlineStr"', 3, {"NUM-REPAIRED"}),
    ("<is><t> 1,234 </t></is>", ' t="inlineStr"', 1234, {"NUM-REPAIRED"}),
    ("<is><t>\u200b7\u00a0</t></is>", ' t="inlineStr"', 7, {"NUM-REPAIRED"}),
    ("<is><r><t>1</t></r><r><rPr><b/></rPr><t>2</t></r></is>", ' t="inlineStr"', 12, {"NUM-REPAIRED"}),
    ('<is><t>12</t><rPh sb="0" eb="1"><t>ab</t></rPh></is>', ' t="inlineStr"', 12, {"NUM-REPAIRED"}),
    ("<is><t>00123</t></is>", ' t="inlineStr"', 123, {"NUM-REPAIRED"}),
    ("<is><t>5_x000D_</t></is>", ' t="inlineStr"', 5, {"NUM-REPAIRED"}),
    ("<f>2+3</f><v>5</v>", "", 5, {"FORMULA-TYPED"}),
    ("<f>[1]Sheet1!A1</f><v>7</v>", "", 7, {"FORMULA-ELSEWHERE"}),
    ("<f>cmd|'/c calc'!A0</f><v>7</v>", "", 7, {"FORMULA-ELSEWHERE"}),
    ("<v>5</v>", ' s2="x"', 5, set()),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "attributes", "number", "told"), READ)
def test_what_is_a_number_is_read_and_what_was_repaired_or_computed_is_told(
    xml: str, attributes: str, number: int, told: set[str]
) -> None:
    outcome = outcome_of(with_cell(FIGURE, xml, attributes))
    assert figure(outcome) == Decimal(number)
    assert codes(outcome) == told


QUOTED = [
    ("<v>NaN</v>", "", "nan"),
    ("<v>INF</v>", "", "inf"),
    ("<v>1e999</v>", "", "inf"),
    (f"<v>{'9' * 5000}</v>", "", "inf"),
    ("<v>0x10</v>", "", "0x10"),
    ("<v>1_000</v>", "", "1_000"),
    ("<v>1e308</v>", "", "1" + "0" * 308),
    ("<v>123456789012345678</v>", "", "123456789012345680"),
    ("<v>-5</v>", "", "-5"),
    ("<v>0.30000000000000004</v>", "", "0.30000000000000004"),
    ("<v>1</v>", ' t="b"', "TRUE"),
    ("<v>#REF!</v>", ' t="e"', "#REF!"),
    ("<v>#SPILL!</v>", ' t="e"', "#SPILL!"),
    ("<v>2026-01-02T00:00:00</v>", ' t="d"', "2026-01-02"),
    ("<is><t>约5</t></is>", ' t="inlineStr"', "约5"),
    ("<is><t>5-6</t></is>", ' t="inlineStr"', "5-6"),
    ("<is><t>&gt;3</t></is>", ' t="inlineStr"', ">3"),
    ("<is><t>三</t></is>", ' t="inlineStr"', "三"),
    ("<is><t>⑩</t></is>", ' t="inlineStr"', "⑩"),
    ("<is><t>—</t></is>", ' t="inlineStr"', "—"),
    ("<is><t>无</t></is>", ' t="inlineStr"', "无"),
    ("<is><t>1.234,5</t></is>", ' t="inlineStr"', "1.234,5"),
    ("<is><t>2024/5/6</t></is>", ' t="inlineStr"', "2024/5/6"),
    ("<is><t>#N/A</t></is>", ' t="inlineStr"', "#N/A"),
    ("<is><t>=1+1</t></is>", ' t="inlineStr"', "=1+1"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "attributes", "quoted"), QUOTED)
def test_what_is_no_count_is_quoted_at_its_cell(xml: str, attributes: str, quoted: str) -> None:
    outcome = outcome_of(with_cell(FIGURE, xml, attributes))
    assert outcome.verdict is not None
    (told,) = [finding for finding in outcome.verdict.findings if finding.address == FIGURE]
    assert told.severity == "error"
    assert told.found == quoted
    assert told.place is not None
    assert told.place.cell == place_of(FIGURE)[1]


@pytest.mark.parametrize(
    ("xml", "attributes", "refused"),
    [
        ("<v>5</v>", ' t="zz"', "FILE-DAMAGED"),
        ("<v>99999</v>", ' t="s"', "FILE-DAMAGED"),
        ("<v>-1</v>", ' t="s"', "FILE-BAD-CELL"),
    ],
)
def test_a_cell_that_no_program_writes_refuses_the_file(xml: str, attributes: str, refused: str) -> None:
    assert codes(outcome_of(with_cell(FIGURE, xml, attributes))) == {refused}


@pytest.mark.parametrize(
    "text",
    [
        "😀 𠮷 é e\u0301",
        "\u202e反",
        "a_x0007_b",
        "字" * 30000,
        "=cmd|'/c calc'!A0",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "'0123",
    ],
)
def test_a_text_is_kept_as_it_is_or_told(text: str) -> None:
    import html

    xml = f"<is><t>{html.escape(text)}</t></is>"
    outcome = outcome_of(with_cell(TEXT, xml, ' t="inlineStr"'))
    assert outcome.reading is not None
    (item, *_) = outcome.reading.report.texts.sections["overview"].items
    assert item.text == text.replace("_x0007_", "\x07")
    if "\u202e" in text or "\x07" in item.text:
        assert "TEXT-HIDDEN" in codes(outcome)


def test_an_error_value_in_a_text_is_told() -> None:
    outcome = outcome_of(with_cell(TEXT, "<v>#NAME?</v>", ' t="e"'))
    assert "#NAME?" in quotes(outcome)


def test_a_number_and_a_truth_value_in_a_text_are_texts() -> None:
    for xml, attributes, shown in (("<v>2024</v>", "", "2024"), ("<v>1</v>", ' t="b"', "TRUE")):
        outcome = outcome_of(with_cell(TEXT, xml, attributes))
        assert outcome.reading is not None
        assert outcome.reading.report.texts.sections["overview"].items[0].text == shown
