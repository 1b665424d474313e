"""The limits of a form's figures, below zero and above: in prompt, validation, colour and marks as for `check`."""

from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from support.colours import seen_from
from support.forms import grain, small
from support.reports import bundled, reading

from xlreport.checking.cell_values import entry_findings
from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.spell import Cell
from xlreport.form.language.spelling import spell_blank
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import WRONG
from xlreport.layout.live import SUMS, LiveValues
from xlreport.layout.plan import plan_workbook
from xlreport.layout.seen.marks import row_mark
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook

CHANGE = FigureAddress("stock", "old", "rice")
LOSS = FigureAddress("losses", "store", "rate")
COLDER = IndicatorAddress("colder")
FITTING = {"losses[store, rate]": -6, "losses[road, rate]": -6}


def with_figure(address: Address, number: float) -> Reading:
    return reading({**FITTING, str(address): number}, grain())


@pytest.mark.parametrize(
    ("address", "fitting", "wrong"),
    [
        (CHANGE, (-100, -1, 0, 100), (-101, 101, -0.5)),
        (LOSS, (-100, -5, -7.5), (-100.1, -4.9, 0, 7, -7.25)),
        (COLDER, (-3, 0, 3), (-4, 4, 1.5)),
    ],
    ids=str,
)
def test_the_sheet_counts_as_wrong_what_check_finds_wrong(
    address: Address, fitting: tuple[float, ...], wrong: tuple[float, ...]
) -> None:
    live = plan_workbook(grain()).live
    for number in (*fitting, *wrong):
        own = with_figure(address, number)
        values = LiveValues(live, ReportValues(grain(), own.report), {})
        found = list(entry_findings(grain(), own))
        assert values.content(SUMS[WRONG]) == len(found) == (number in wrong), number


def test_the_mark_beside_a_row_calls_for_a_figure_below_the_limit() -> None:
    live, table = plan_workbook(grain()).live, grain().table("stock")
    typed = [address for address in table.inputs if address.row == "old"]
    marks = [
        evaluate(row_mark(grain(), table, typed, []), LiveValues(live, ReportValues(grain(), own.report), {}))
        for own in (with_figure(CHANGE, -100), with_figure(CHANGE, -101))
    ]
    assert marks == [words.MARK_DONE, words.MARK_WRONG.format(count=1)]


@cache
def book_of(template: Template) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_workbook(template, blank_report(template, "某某单位", 2024))))


def validation(template: Template, cell: Cell) -> DataValidation:
    (own,) = [one for one in book_of(template)[cell.sheet].data_validations.dataValidation if cell.name in one.sqref]
    return own


def colours(template: Template, cell: Cell) -> list[str]:
    """The formula of each colour that the cell may take."""
    areas = book_of(template)[cell.sheet].conditional_formatting
    formulas = [str(rule.formula[0]) for area in areas if cell.name in area.cells for rule in area.rules]
    return [seen_from(cell.name, formula) for formula in formulas]


@pytest.mark.parametrize(
    ("address", "limits", "prompt"),
    [
        (CHANGE, ("-100", "100"), "这里只能填 -100 到 100 之间的整数，不要写单位；没有发生请填 0。"),
        (LOSS, ("-100", "-5"), "这里只能填 -100 到 -5 之间的数字（单位：%，最多 1 位小数），不要写单位。"),
        (COLDER, ("-3", "3"), "这里只能填 -3 到 3 之间的整数，不要写单位；没有发生请填 0。"),
    ],
    ids=str,
)
def test_the_prompt_and_the_validation_tell_the_limits(address: Address, limits: tuple[str, str], prompt: str) -> None:
    own = validation(grain(), plan_workbook(grain()).where(address))
    assert (own.formula1, own.formula2) == limits
    assert own.error == prompt


def test_a_limit_that_no_figure_comes_near_is_not_told() -> None:
    counts, amounts = (bundled().table(table).inputs[0] for table in ("documents", "fees"))
    told = [validation(bundled(), plan_workbook(bundled()).where(one)).error for one in (counts, amounts)]
    assert told == [
        "这里只能填不小于 0 的整数，不要写单位；没有发生请填 0。",
        "这里只能填不小于 0 的数字（单位：万元，最多 6 位小数），不要写单位；没有请填 0。",
    ]


@pytest.mark.parametrize(
    ("template", "address", "accepted"),
    [
        (grain, CHANGE, "{cell}>=-100,{cell}<=100,ABS(ROUND({cell},0)-{cell})<=ABS({cell})"),
        (grain, LOSS, "{cell}>=-100,{cell}<=-5,ABS(ROUND({cell},1)-{cell})<=ABS({cell})"),
        (grain, COLDER, "{cell}>=-3,{cell}<=3,ABS(ROUND({cell},0)-{cell})<=ABS({cell})"),
        (
            small,
            FigureAddress("water", "home", "half.first"),
            "{cell}>=-500,{cell}<=99999,ABS(ROUND({cell},3)-{cell})<=ABS({cell})",
        ),
        (bundled, IndicatorAddress("withdrawn"), "{cell}>=0,{cell}<=999999999999,ABS(ROUND({cell},0)-{cell})<={cell}"),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_red_is_what_the_form_does_not_accept(template: object, address: Address, accepted: str) -> None:
    form = template() if callable(template) else None
    assert isinstance(form, Template)
    cell = plan_workbook(form).where(address)
    own = f"AND({accepted.format(cell=cell.name)}/2^48)"
    red = f"IF(ISNUMBER({cell.name}),IF({own},0,1),IF(ISERROR({cell.name}),1,IF({spell_blank(cell.name)},0,1)))"
    assert colours(form, cell)[0] == red
