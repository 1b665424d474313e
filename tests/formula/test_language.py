"""What each formula means, from the table of cases beside this file."""

from decimal import Decimal

import pytest
from language import ADDRESSES, CELLS, SHEET, Case, cases, functions_in

from xlreport.form.language.evaluate import PlainValues, evaluate, evaluate_cell
from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.guard import decided
from xlreport.form.language.spell import spell
from xlreport.form.model.expression import Call, Number, Reference


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_formula_has_the_value_of_its_case(case: Case) -> None:
    value = evaluate(case.expression, case.values)
    assert (type(value), value) == (type(case.value), case.value)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_formula_is_spelled_for_excel_as_in_its_case(case: Case) -> None:
    assert spell(case.expression, where=CELLS.__getitem__, sheet=SHEET) == case.excel


@pytest.mark.parametrize("case", [case for case in cases() if case.decided is not None], ids=lambda case: case.name)
def test_a_check_speaks_only_when_its_figures_are_there(case: Case) -> None:
    assert evaluate(decided([case.expression], {}), case.values) is case.decided


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_leads_a_case(name: str) -> None:
    assert any(name in functions_in(case.expression) for case in cases())


def test_every_authored_function_is_written_in_a_formula() -> None:
    written = set().union(*(functions_in(case.expression) for case in cases() if ": [" not in case.name))
    assert {name for name, function in FUNCTIONS.items() if function.authored} <= written


@pytest.mark.parametrize("name", [n for n, function in FUNCTIONS.items() if function.gives == "condition"])
def test_a_condition_is_seen_both_true_and_false(name: str) -> None:
    values = {case.value for case in cases() if functions_in(case.expression) and case.expression.function == name}  # type: ignore[union-attr]
    assert {True, False} <= values


def test_a_formula_that_is_nothing_but_a_blank_cell_shows_what_its_spelling_shows() -> None:
    nothing = PlainValues({})
    assert evaluate_cell(Reference(ADDRESSES["a"]), nothing) == 0
    assert evaluate_cell(Reference(ADDRESSES["f"]), nothing) == ""


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("99999999999999", "99999999999999"), ("1000000000034997", "1000000000040000"),
        ("1000000000034994", "1000000000030000"), ("1000000000004997.625", "1000000000010000"),
        ("-1000000000034997", "-1000000000040000"),
    ],
)  # fmt: skip
def test_a_number_of_more_digits_than_programs_print_alike_is_rounded_as_libreoffice_rounds_it(
    number: str, text: str
) -> None:
    assert evaluate(Call("printed", (Number(Decimal(number)),)), PlainValues({})) == text
