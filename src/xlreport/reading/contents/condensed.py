"""One cause is told once: a sheet whose formulas became values, and much that stands beside the form."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import groupby

from xlreport.form.model.cell import cell_position
from xlreport.form.model.finding import Finding, Severity
from xlreport.reading.cells import Position, RawSheet, name_of

MOST_STRAYS = 20
"""So many cells beside the form are listed one by one on a sheet; of more the first and their range is told."""

_OF_FORMULAS = frozenset({"CELL-EXTRA", "TOTAL-CONSTANT"})

Computed = Callable[[], Mapping[str, AbstractSet[Position]]]


def condensed(findings: Iterable[Finding], sheets: Iterable[RawSheet], computed: Computed) -> Iterator[Finding]:
    """`computed`: by sheet, where the form has formulas; asked where a sheet has none at all, which takes a while."""
    kept = list(findings)
    without = {sheet.name for sheet in sheets if sheet.formulas is not None and not sheet.formulas}
    if any(_is_on(one, without) for one in kept):
        formulas = {name: {name_of(one) for one in own} for name, own in computed().items() if name in without and own}
        gone = [name for name in formulas if any(_is_on(one, {name}) for one in kept)]
        kept = [one for one in kept if not _is_result(one, formulas)]
        if gone:
            yield Finding(code="FORMULAS-GONE", severity=Severity.NOTE, found="、".join(gone))
    for (is_stray, _), group in groupby(kept, _stray_of_sheet):
        own = list(group)
        yield from [_range(own)] if is_stray and len(own) > MOST_STRAYS else own


def _is_on(finding: Finding, names: AbstractSet[str]) -> bool:
    return finding.code in _OF_FORMULAS and finding.place is not None and finding.place.sheet in names


def _is_result(finding: Finding, formulas: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether it only says that a result stands where its formula stood."""
    if not _is_on(finding, formulas.keys()) or finding.place is None:
        return False
    return finding.place.cell in formulas[finding.place.sheet]


def _stray_of_sheet(finding: Finding) -> tuple[bool, str]:
    is_stray = finding.code == "CELL-EXTRA" and finding.place is not None
    return is_stray, finding.place.sheet if is_stray and finding.place is not None else ""


def _range(strays: list[Finding]) -> Finding:
    """The first of them, with the range in which all lie."""
    first = strays[0]
    places = [one.place for one in strays if one.place is not None]
    positions = [cell_position(place.cell) for place in places]
    rows, columns = zip(*positions, strict=True)
    area = f"{name_of((min(rows), min(columns)))}:{name_of((max(rows), max(columns)))}"
    return Finding(
        code="CELLS-EXTRA", severity=Severity.NOTE, place=first.place, found=first.found, expected=area,
        params={"count": str(len(strays))},
    )  # fmt: skip
