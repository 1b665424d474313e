"""The lines of one axis of a table that words name, in any of several readings."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce

from xlreport.checking.understanding.words.lexicon import Lexicon, Lines
from xlreport.form.model.tables.table import Table

Readings = tuple[Lines, ...]


def axis(named: Sequence[Readings], before: Readings, *, together: bool) -> Readings:
    """The lines that the words of one axis name: narrowed by each other and by what was spoken of before."""
    exact = [readings[0] for readings in named if len(readings) == 1]
    vague = [readings for readings in named if len(readings) > 1]
    if not exact:
        return tuple(dict.fromkeys(one for readings in named for one in readings))
    groups: list[Lines] = []
    wider: list[Lines] = []
    for lines in exact:
        if groups and all(group & lines for group in groups):
            wider.extend(one for group in groups if group != lines for one in (group, lines) if one != group & lines)
            groups = [group & lines for group in groups]
        elif groups and groups[-1] & lines:
            wider.append(max(groups[-1], lines, key=len))
            groups[-1] &= lines
        else:
            groups.append(lines)
    if len(groups) == 1:
        return (*_narrowed(groups[0], before), *(one for one in wider if len(exact) > 1))
    every = reduce(frozenset.__or__, groups)
    with_vague = tuple(every | one for readings in vague for one in readings)
    named_all = (*with_vague, every) if together else tuple(groups)
    return tuple(dict.fromkeys((*named_all, *wider)))


def _narrowed(lines: Lines, before: Readings) -> Readings:
    own = tuple(dict.fromkeys(shared for one in before if (shared := lines & one)))
    return own or (lines,)


def or_all(lines: Readings) -> Readings:
    """Each of several that are named, or all of them together: 涉诉涉复议案件合计10件."""
    return tuple(dict.fromkeys((frozenset[str]().union(*lines), *lines)))


def counted_in(sums: Iterable[Lines], more: Lines, rows: Readings, *, whole: bool) -> Readings:
    """The rows with more counted in, wherever both are counted together in one of `sums`."""
    every = tuple(sums)
    joined = tuple(one | more if one | more in every else one for one in rows or every)
    own = () if whole or rows else (more,)
    return tuple(dict.fromkeys((*own, *joined)))


def joined(columns: Readings, before: Readings) -> Readings:
    """What is named last, and it with all that was named before."""
    every = frozenset[str]().union(*columns, *before)
    return tuple(dict.fromkeys((*columns, every)))


def wholes(table: Table) -> tuple[Lines, ...]:
    """The rows that a number of the table may count when no row is named: each of the readings of its own."""
    named = tuple(map(frozenset, table.spoken.wholes))
    return named or tuple(frozenset((leaf.id,)) for leaf in table.rows.leaves if not leaf.node.computed)


def all_columns(known: Lexicon, table: Table) -> tuple[Lines, ...]:
    """The columns a number may count when none is named: all of them if a total adds them up, else any."""
    return _all_columns(known, table.id)


@lru_cache(maxsize=256)
def _all_columns(known: Lexicon, table: str) -> tuple[Lines, ...]:
    typed = frozenset(leaf.id for leaf in known.tables[table].columns.leaves if not leaf.node.computed)
    sums = {frozenset(cell.column for cell in cells) for cells in known.totals if {c.table for c in cells} == {table}}
    return (typed,) if typed in sums else tuple(frozenset((one,)) for one in sorted(typed))
