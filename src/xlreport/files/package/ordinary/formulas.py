"""The formulas of an ordinary sheet."""

from collections.abc import Iterator, Mapping

from xlreport.files.cells.cell_formulas import Formulas, WrittenFormula, formulas_of
from xlreport.files.package.ordinary.letters import plain
from xlreport.files.package.ordinary.rows import Cells, told_by

_KNOWN = frozenset({"t", "ref", "si", "aca", "ca"})


def formulas_in(cells: Cells) -> Formulas:
    """Raises UnordinaryError where a formula is not written as programs write it."""
    known = {one: told_by(one.decode(), _KNOWN) for one in set(cells.attributes) if one is not None}
    if not any("t" in attributes for attributes in known.values()):
        pairs = zip(cells.positions, cells.formulas, strict=True)
        written = {position: formula for position, formula in pairs if formula}
        return Formulas(written, _text)
    return formulas_of(_written(cells, known), _text)


def _text(written: bytes) -> str:
    return plain(written.decode())


def _written(cells: Cells, known: Mapping[bytes, Mapping[str, str]]) -> Iterator[WrittenFormula]:
    for position, attributes, formula in zip(cells.positions, cells.attributes, cells.formulas, strict=True):
        if attributes is not None:
            kind = known[attributes].get("t")
            group = known[attributes].get("si") if kind == "shared" else None
            yield WrittenFormula(position, formula or b"", kind, group)
