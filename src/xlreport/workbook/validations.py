"""What cells take, as XlsxWriter is told of it: once for all cells of a sheet that take the same."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlreport.form.model.cell import Rectangle, rectangles
from xlreport.layout.finished import Choices, ChoicesIn, Holds, Limits, Validation

Accepts = Limits | Choices | ChoicesIn | Holds


def validations(told: Iterable[Validation]) -> Iterator[tuple[Rectangle, dict[str, object]]]:
    """The first area of each and what XlsxWriter is to know of it, the other areas among that."""
    for accepts, (first, *others) in _alike(told):
        yield first, {**_options(accepts), "other_cells": others}


def _alike(told: Iterable[Validation]) -> Iterator[tuple[Accepts, list[Rectangle]]]:
    """The areas that take the same, told once. A condition that may look from where it stands has its own area."""
    alike: dict[tuple[object, ...], list[Validation]] = {}
    for one in told:
        own = (one.row, one.column) if isinstance(one.accepts, Holds) else ()
        alike.setdefault((one.accepts, *own), []).append(one)
    for group in alike.values():
        cells = ((row, one.column) for one in group for row in range(one.row, (one.last_row or one.row) + 1))
        yield group[0].accepts, rectangles(cells)


def _options(accepts: Accepts) -> dict[str, object]:
    told = {"error_title": accepts.title, "error_message": accepts.message}
    if accepts.prompt:
        told["input_message"] = accepts.prompt
    if isinstance(accepts, Holds):
        return {"validate": "custom", "value": accepts.formula, "ignore_blank": True, **told}
    if isinstance(accepts, Choices | ChoicesIn):
        source = list(accepts.texts) if isinstance(accepts, Choices) else accepts.area
        return {"validate": "list", "source": source, **told}
    return {
        "validate": "integer" if accepts.whole else "decimal", "criteria": "between",
        "minimum": plain(accepts.least), "maximum": plain(accepts.most), "ignore_blank": True, **told,
    }  # fmt: skip


def plain(number: Decimal) -> int | float:
    """A number as XlsxWriter writes it: whole ones as integers."""
    return int(number) if number == number.to_integral_value() else float(number)
