"""Two things never share an address: every form's plan, walked cell by cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from support.forms import grain, small
from support.reports import BUNDLED, bundled

from xlreport.form.model.address import (
    FILE_NAME,
    LEAD,
    SIGNED_ON,
    TITLE,
    YEAR,
    Address,
    AgencyAddress,
    IndicatorAddress,
    IntroAddress,
    ItemAddress,
    ItemPart,
    TextAddress,
    ZeroChoiceAddress,
    parse_address,
)
from xlreport.form.model.template import Template
from xlreport.layout.addresses import Calls, CountAddress
from xlreport.layout.pasting.cells import RowsAbove
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.sheets.copies.places import marked_cell
from xlreport.use_cases.forms import load_template

FORMS = {"zfxxgk": load_template(BUNDLED), "figures alone": bundled(), "small": small(), "grain": grain()}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Template:
    return FORMS[request.param]


@pytest.fixture
def plan(form: Template) -> Plan:
    return plan_workbook(form)


def public(plan: Plan) -> Iterator[Address]:
    """Everything of a form that people may name, also what no cell holds as a whole."""
    form = plan.template
    yield from (YEAR, SIGNED_ON, FILE_NAME, TITLE, LEAD)
    for table in form.tables:
        yield ZeroChoiceAddress(table.id)
        for figure in table.addresses:
            yield figure
            yield replace(figure, previous=True)
    for sheet in plan.tables:
        yield from (cell.label_address for cell in sheet.grid.labels)
    yield from (AgencyAddress(field.id) for field in form.agency_fields)
    yield from (IndicatorAddress(one.id) for one in form.indicators)
    for own in plan.prose:
        yield TextAddress(own.section.id)
        yield IntroAddress(own.section.id)
        yield from (ItemAddress(own.section.id, slot.index, part) for slot in own.slots for part in ItemPart)


def test_each_address_has_one_cell_and_each_cell_one_address(plan: Plan) -> None:
    """But for the choice of zero for blanks, which the tables of a section have in common.

    All the rows of a pasted text are also those down to its last one.
    """
    pairs = set(plan.each_cell())
    common = {(address, cell) for address, cell in pairs if isinstance(address, ZeroChoiceAddress)}
    assert {cell for _, cell in common} == {sheet.choices()[sheet.section.tables[0].id] for sheet in plan.tables}
    pairs -= common
    pairs -= {(address, cell) for address, cell in pairs if isinstance(address, RowsAbove) and address.row is None}
    assert len(pairs) > 50
    assert len({address for address, _ in pairs}) == len(pairs)
    assert len({cell for _, cell in pairs}) == len(pairs)


def test_each_address_has_one_formula_and_a_cell_for_it(plan: Plan) -> None:
    computed = [address for address, _ in plan.live.each_formula()]
    assert [address for address, count in Counter(computed).items() if count > 1] == []
    assert set(computed) <= plan.cells.keys()


def test_no_two_addresses_read_alike(plan: Plan) -> None:
    named = {*public(plan), *plan.cells}
    assert [text for text, count in Counter(map(str, named)).items() if count > 1] == []


def test_what_people_may_name_is_read_back(plan: Plan) -> None:
    declared = list(public(plan))
    assert len(set(declared)) == len(declared)
    assert [str(address) for address in declared if parse_address(str(address)) != address] == []


def test_everything_that_a_form_declares_is_found_in_its_workbook(plan: Plan) -> None:
    lost = {str(address) for address in public(plan) if marked_cell(plan, address) is None}
    assert lost == {"file_name"}


def test_each_required_field_has_a_flag_of_its_own(plan: Plan) -> None:
    required = [AgencyAddress(field.id) for field in plan.template.agency_fields if field.required]
    flags = {plan.cells[CountAddress(Calls("missing"), address)] for address in required}
    assert len(flags) == len(required) > 0


def test_a_row_and_a_column_of_one_path_have_labels_of_their_own() -> None:
    cells = plan_workbook(grain()).tables[0].grid.labels
    totals = {str(cell.label_address): cell.text for cell in cells if cell.path == "total"}
    assert totals == {"stock[total, ]": "小计", "stock[, total]": "合计"}


def test_last_year_of_last_year_is_no_address_however_deep() -> None:
    assert parse_address("previous(" * 3000 + "a[b, c]" + ")" * 3000) is None
