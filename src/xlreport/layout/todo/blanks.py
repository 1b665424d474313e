"""Which cells of a table are still to be filled in: not those that may stay blank, nor those nobody asks for."""

from collections.abc import Iterable, Mapping, Sequence

from xlreport.form.language.guard import blanks_count_as_zero
from xlreport.form.language.trees import ZERO, either
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.form.model.kind import is_counted
from xlreport.form.model.tables.table import Condition, Table


def missing_cells(table: Table, addresses: Iterable[FigureAddress]) -> Expression:
    """How many of the cells are blank that must not be."""
    groups: dict[Condition | None, list[FigureAddress]] = {}
    for address in addresses:
        groups.setdefault(table.conditions.get(address), []).append(address)
    counts: list[Expression] = []
    for condition, own in groups.items():
        blanks = _blanks(table, own)
        if condition is None:
            counts += blanks
        elif blanks:
            counts.append(either(_asked(condition), Call("sum", tuple(blanks)), ZERO))
    return counts[0] if len(counts) == 1 else Call("sum", tuple(counts) or (ZERO,))


def _blanks(table: Table, addresses: Sequence[FigureAddress]) -> list[Expression]:
    """Numbers may be declared zero by a choice; words only count where they are required."""
    counted = tuple(Reference(one) for one in addresses if is_counted(table.kinds[one]))
    others = tuple(Reference(one) for one in addresses if is_required(table, one) and not is_counted(table.kinds[one]))
    found: list[Expression] = []
    if counted:
        found.append(Call("if", (blanks_count_as_zero(table.id), ZERO, Call("blanks", counted))))
    return [*found, Call("blanks", others)] if others else found


def is_required(table: Table, address: FigureAddress) -> bool:
    """Whether a blank is told at all; numbers are always asked for."""
    kind = table.kinds[address]
    return is_counted(kind) or kind.blank_code is not None


def _asked(condition: Condition) -> Expression:
    return Call("and", (condition.ready, condition.when))


def not_asked(condition: Condition) -> Expression:
    """It is known that the cells are not asked for."""
    return Call("and", (condition.ready, Call("not", (condition.when,))))


def idle(conditions: Mapping[FigureAddress, Condition], addresses: Sequence[FigureAddress]) -> Expression | None:
    """The condition that none of the cells is asked for; None where one of them always is."""
    own = [conditions.get(one) for one in addresses]
    distinct = [one for one in dict.fromkeys(own) if one is not None]
    if not distinct or None in own:
        return None
    asked = tuple(not_asked(one) for one in distinct)
    return asked[0] if len(asked) == 1 else Call("and", asked)
