from support.reports import Edits, bundled, figure, report

from xlreport.form.model.address import FigureAddress
from xlreport.narrative.blocks import TableBlock
from xlreport.narrative.compose import compose


def printed(edits: Edits) -> dict[FigureAddress, str]:
    blocks = compose(bundled(), report(edits)).blocks
    return {a: text for block in blocks if isinstance(block, TableBlock) for a, text in block.figures.items()}


def test_every_figure_of_the_form_is_printed_once() -> None:
    assert printed({}).keys() == {address for table in bundled().tables for address in table.addresses}


def test_amounts_are_printed_to_their_last_digit() -> None:
    fee = "fees[administrative_fees, amount]"
    assert printed({fee: 59237.2449})[figure(fee)] == "59237.2449"
    assert printed({fee: 38.441094})[figure(fee)] == "38.441094"


def test_totals_are_printed_as_recomputed_and_never_as_stated() -> None:
    edits = {"applications[received, applicant.natural]": 3, "applications[received, applicant.total]": 99}
    assert printed(edits)[figure("applications[received, applicant.total]")] == "3"


def test_a_blank_is_printed_as_nothing_unless_it_means_zero() -> None:
    address = "disputes[cases, reconsideration.upheld]"
    assert figure(address) not in printed({address: None})
    assert printed({address: None, "blank_is_zero": ["disputes"]})[figure(address)] == "0"
