"""Formulas where people are to type: the result that was saved with them is read, and they are told."""

import re
from collections.abc import Iterator

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.reading.cells import Position, RawSheet, name_of

_QUOTED = 60
"""How much of a formula is quoted."""

_ELSEWHERE = re.compile(r"[\[|]|\bDDE\(", re.IGNORECASE)
"""Another workbook, or another program."""


def formula_finding(sheet: RawSheet, position: Position, address: Address | None = None) -> Iterator[Finding]:
    """None where there is no formula, or where the format does not tell."""
    formula = (sheet.formulas or {}).get(position)
    if formula is None:
        return
    elsewhere = _ELSEWHERE.search(formula) is not None
    content = sheet.cells.get(position)
    yield Finding(
        code="FORMULA-ELSEWHERE" if elsewhere else "FORMULA-TYPED",
        severity=Severity.WARNING if elsewhere else Severity.NOTE, address=address,
        place=Place(sheet.name, name_of(position)), found=f"={formula[:_QUOTED]}",
        expected=None if content is None else content.text if content.number is None else exact_digits(content.number),
    )  # fmt: skip
