"""Part E of the threats: what is typed where a count belongs is read, read with a note, or quoted in a finding."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

import pytest
from bent import FIGURE, Told, at, bent, edited, found_in, outcome_of, place_of, told, with_cell
from openpyxl.workbook.workbook import Workbook
from support.reports import bundled

from xlreport import Outcome
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress

NOTED, WRONG, MISSING = "NUM-REPAIRED", "T2-INT", "T3-BLANK-CELLS"
SPELT: list[tuple[str, object, int | float | str | None, tuple[str, ...]]] = [
    ("E1", "3件", 3, (NOTED,)),
    *(("E1", one, None, (WRONG,)) for one in ("100元", "￥100", "约5", "5-6", ">3", "3个", "3万")),
    *(("E2", one, number, (NOTED,)) for one, number in (("３", 3), ("１，２３４", 1234), ("＋５", 5), ("３件", 3))),
    ("E2", "３．５", "3.5", (NOTED, WRONG)),
    *(("E3", one, 5, (NOTED,)) for one in (" 5 ", "　5　", "\u00a05", "\u200b5", "\ufeff5", "\t5", "5\n")),
    ("E3", "\u200b5\u00a0", 5, (NOTED,)),
    *(("E3", one, None, (MISSING,)) for one in (" ", "　", "\u200b", "\u00a0\n")),
    *(("E4", one, 1234, (NOTED,)) for one in ("1,234", "1 234", " 1,234件")),
    *(("E4", one, None, (WRONG,)) for one in ("1.234,5", "1,23", "12,34", "1234,567", ",234", "1.2.3")),
    *(("E5", one, None, (MISSING,)) for one in ("—", "——", "–", "-", "－", "/", "／", "\\", "_", None)),
    *(("E5", one, None, (WRONG,)) for one in ("无", "没有", "N/A", "〇", "零", "*", "?")),
    ("E5", "0", 0, (NOTED,)),
    ("E5", 0, 0, ()),
    *(("E6", one, None, (WRONG,)) for one in ("三", "十二", "两", "①", "⑩", "Ⅲ", "叁", "二〇二四")),
    *(("E7", one, -5, (NOTED, WRONG)) for one in ("-5", "−5", "－5")),
    *(("E7", one, None, (WRONG,)) for one in ("(5)", "（5）", "--5", "5-")),
    ("E7", -5, -5, (WRONG,)),
    *(("E8", one, one, (WRONG,)) for one in (0.5, 2.75)),
    ("E8", "2.50", "2.50", (NOTED, WRONG)),
    ("E8", 3.0, 3, ()),
]  # fmt: skip
WHERE = dict(zip(range(len(SPELT)), bundled().table("applications").inputs, strict=False))


@pytest.fixture(scope="module")
def spelt() -> Outcome:
    """One workbook with a spelling in each cell, typed with openpyxl."""
    places = {number: at(address).split("!") for number, address in WHERE.items()}

    def edit(book: Workbook) -> None:
        for number, (_, typed, _, _) in enumerate(SPELT):
            sheet, name = places[number]
            book[sheet][name].value = typed

    return outcome_of(edited(edit))


def told_of(outcome: Outcome, address: Address) -> list[Told]:
    assert outcome.verdict is not None
    return told(one for one in outcome.verdict.findings if one.address == address)


@pytest.mark.parametrize("number", range(len(SPELT)), ids=[f"{case} {typed!r}" for case, typed, _, _ in SPELT])
def test_what_is_typed_for_a_count_is_read_noted_or_quoted_at_its_cell(spelt: Outcome, number: int) -> None:
    _, typed, read, codes = SPELT[number]
    exact = None if read is None else Decimal(str(read))
    quoted = {NOTED: typed, WRONG: typed if exact is None else exact_digits(exact), MISSING: typed}
    blank = typed is None or not str(typed).strip("\u200b\n\u00a0　 ")
    address = WHERE[number]
    assert spelt.reading is not None
    assert spelt.reading.report.entries[address].number == exact
    if blank:
        assert spelt.verdict is not None
        assert [one.code for one in spelt.verdict.findings if address in one.addresses] == list(codes)
    else:
        assert told_of(spelt, address) == [(code, at(address), quoted[code]) for code in codes]


FEES, PAID = FigureAddress("fees", "administrative_fees", "amount"), IndicatorAddress("fee_received")
UNITS = [
    (FEES, "12.5万元", [(NOTED, "12.5万元")]),
    (FEES, "１２．５", [(NOTED, "１２．５")]),
    (FEES, "3件", [("T2-FEE-NUMBER", "3件")]),
    (FEES, "100元", [("T2-FEE-NUMBER", "100元")]),
    (PAID, "100元", [(NOTED, "100元")]),
    (PAID, "3件", [("IND-NUMBER", "3件")]),
]


@pytest.mark.parametrize(("address", "typed", "expected"), UNITS)
def test_only_the_cells_own_unit_is_read(address: Address, typed: str, expected: list[tuple[str, str]]) -> None:
    _, findings = found_in(with_cell(address, f"<is><t>{typed}</t></is>", ' t="inlineStr"'))
    assert told(findings) == [(code, at(address), quoted) for code, quoted in expected]


def holds(xml: str, attributes: str, number: Decimal | int | None, *expected: tuple[str, str]) -> None:
    """What is read from the cell with this XML, and all that is told."""
    reading, findings = found_in(with_cell(FIGURE, xml, attributes))
    assert reading.report.entries[FIGURE].number == number
    assert told(findings) == [(code, at(FIGURE), quoted) for code, quoted in expected]


NOISE = "0.30000000000000004"


def test_a_decimal_is_no_count_but_the_noise_of_binary_arithmetic_is_none() -> None:
    holds("<v>0.5</v>", "", Decimal("0.5"), (WRONG, "0.5"))
    holds(f"<v>{NOISE}</v>", "", Decimal("0.3"), (WRONG, "0.3"))
    holds("<f>30*0.1</f><v>3.0000000000000004</v>", "", 3, ("FORMULA-TYPED", "=30*0.1"))


FEES = FigureAddress("fees", "administrative_fees", "amount")


@pytest.mark.parametrize(
    ("written", "number"),
    [("12.340000000000002", "12.34"), ("0.30000000000000004", "0.3"), ("1234567.1234560001", "1234567.123456")],
)
def test_an_amount_that_was_computed_is_the_number_that_is_shown(written: str, number: str) -> None:
    reading, findings = found_in(with_cell(FEES, f"<v>{written}</v>"))
    assert (reading.report.entries[FEES].number, findings) == (Decimal(number), [])


@pytest.mark.parametrize("written", ["12.3400001", "99999999.9999999"])
def test_an_amount_of_more_places_than_the_form_wants_is_none(written: str) -> None:
    _, findings = found_in(with_cell(FEES, f"<v>{written}</v>"))
    assert [(one.code, one.found) for one in findings] == [("T2-FEE-NUMBER", written)]


@pytest.mark.parametrize(
    ("written", "number", "quoted"),
    [
        ("1e308", 10**308, "1" + "0" * 308), ("1E400", None, "inf"), ("1e999", None, "inf"), ("-1e999", None, "-inf"),
        (str(10**30), 10**30, str(10**30)), ("9" * 5000, None, "inf"), ("1000000000000", 10**12, "1000000000000"),
    ],
)  # fmt: skip
def test_a_number_beyond_all_bounds_is_quoted_at_its_cell(written: str, number: int | None, quoted: str) -> None:
    holds(f"<v>{written}</v>", "", number, (WRONG, quoted))


@pytest.mark.parametrize(
    ("written", "number", "expected"),
    [
        ("NaN", None, (WRONG, "nan")), ("INF", None, (WRONG, "inf")), ("3件", 3, (NOTED, "3件")),
        ("0x10", None, (WRONG, "0x10")), ("1_000", None, (WRONG, "1_000")), ("１２", 12, (NOTED, "１２")),
        ("5,000", 5000, (NOTED, "5,000")), ("约5", None, (WRONG, "约5")), ("9" * 5000, None, (WRONG, "inf")),
    ],
)  # fmt: skip
def test_junk_in_a_cell_said_to_be_numeric_is_told_at_that_cell_and_sinks_nothing_else(
    written: str, number: int | None, expected: tuple[str, str]
) -> None:
    holds(f"<v>{written}</v>", "", number, expected)


ERRORS = [
    "#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!",
]  # fmt: skip


@pytest.mark.parametrize("shown", ERRORS)
def test_every_error_value_is_told_by_its_name_as_a_value_of_a_formula_and_as_text(shown: str) -> None:
    holds(f"<v>{shown}</v>", ' t="e"', None, (WRONG, shown))
    holds(f"<f>A1+1</f><v>{shown}</v>", ' t="e"', None, ("FORMULA-TYPED", "=A1+1"), (WRONG, shown))
    holds(f"<is><t>{shown}</t></is>", ' t="inlineStr"', None, (WRONG, shown))


@pytest.mark.parametrize(("value", "shown"), [("1", "TRUE"), ("0", "FALSE"), ("true", "TRUE"), ("false", "FALSE")])
def test_a_truth_value_is_no_number(value: str, shown: str) -> None:
    holds(f"<v>{value}</v>", ' t="b"', None, (WRONG, shown))


def of_style(style: str) -> bytes:
    part, name = place_of(FIGURE)

    def bend(parts: dict[str, bytes]) -> None:
        old = f'<c r="{name}" s="'.encode()
        before, _, after = parts[part].partition(old)
        parts[part] = before + old + style.encode() + after[after.index(b'"') :]

    return bent(bend)


UNKNOWN: Mapping[str, Callable[[], bytes]] = {
    "a style that is not there": partial(of_style, "9999"),
    "a style below none": partial(of_style, "-1"),
    "an unknown type": partial(with_cell, FIGURE, "<v>5</v>", ' t="zz"'),
    "a text beyond the last": partial(with_cell, FIGURE, "<v>99999</v>", ' t="s"'),
    "a text before the first": partial(with_cell, FIGURE, "<v>-1</v>", ' t="s"'),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_a_cell_that_no_program_writes_refuses_the_file_by_sheet_and_cell(what: str) -> None:
    refusal = outcome_of(UNKNOWN[what]()).refusal
    assert refusal is not None
    sheet, _, name = at(FIGURE).partition("!")
    assert sheet in refusal.message
    assert name in refusal.message
