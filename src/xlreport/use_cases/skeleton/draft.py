"""A form as it can be guessed from printed heads: ids, kinds of figures, and what adds up to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from xlreport.messages.forms import skeleton as words
from xlreport.use_cases.skeleton.heads import Head, Heads

_FIRST_ROWS = 6
"""Blank rows of a list at first, where fewer are printed."""

NUMBER, PERCENT, YES_NO, TEXT, DATE = "number", "percent", "yes_no", "text", "date"
"""What forms call these types of cells."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cells: figures of so many decimal places, and of what; percentages; yes and no; texts; days."""

    id: str
    places: int
    unit: str
    type: str = NUMBER
    may_be_blank: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row, a column or a group of them."""

    id: str
    label: str | None
    kind: str | None = None
    total: str | None = None
    below: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class TableDraft:
    """`key`: of a list, the column that tells its rows apart; `blank_rows`: how many it has at first."""

    id: str
    caption: str | None
    corner: str | None
    kind: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    key: str | None = None
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class SectionDraft:
    heading: str
    tables: tuple[TableDraft, ...]


_TYPES = {words.YES_OR_NO: YES_NO, words.IN_WORDS: TEXT, words.REMARKS: TEXT, words.ON_A_DAY: DATE}


@dataclass(slots=True)
class Kinds:
    """The kinds of a form, each made when a unit first asks for it."""

    _made: dict[tuple[int, str], Kind] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Kind, ...]:
        return tuple(self._made.values())

    def of(self, unit: str) -> Kind:
        places = words.AMOUNTS.get(unit, 0)
        kind = _TYPES.get(unit, PERCENT if unit in words.PERCENT else NUMBER)
        name = kind if kind != NUMBER else "decimal" if places else "count"
        if (places, unit) not in self._made:
            alike = sum(one.type == kind and one.id.startswith(name) for one in self._made.values())
            own = name if not alike else f"{name}_{alike + 1}"
            self._made[places, unit] = Kind(own, places, unit, kind, may_be_blank=unit == words.REMARKS)
        return self._made[places, unit]


def drafted(heads: Heads, own_id: str, unit: str, kinds: Kinds, notes: tuple[str, ...] = ()) -> TableDraft:
    """One table of the form; `unit` is said beside the table, `notes` below it."""
    if heads.listed:
        return _list(heads, own_id, kinds, notes)
    units = iter(heads.units)
    columns = tuple(_lines(heads.columns, "c", kinds, None))
    rows = tuple(_lines(heads.rows, "r", kinds, units if heads.units else None))
    kind = _kind_of_all(columns) or _kind_of_all(rows) or kinds.of(unit_in(heads.caption) or unit).id
    told = [_with_totals(_without_kind(lines, kind)) for lines in (rows, columns)]
    return TableDraft(own_id, heads.caption, heads.corner, kind, told[0], told[1], notes)


def _list(heads: Heads, own_id: str, kinds: Kinds, notes: tuple[str, ...]) -> TableDraft:
    """The first column that asks for words tells the rows apart; where none does, the first one is made to."""
    columns = tuple(_lines(heads.columns, "c", kinds, None, in_list=True))
    texts = {one.id for one in kinds.all if one.type == TEXT and not one.may_be_blank}
    paths = list(_paths(columns))
    key = next((path for path, line in paths if line.kind in texts), paths[0][0])
    text = kinds.of(words.IN_WORDS).id
    told = _without_kind(_of_kind(columns, key, text), text)
    return TableDraft(own_id, heads.caption, None, text, (), told, notes, key, max(heads.listed, _FIRST_ROWS))


def _paths(lines: Sequence[Line], above: str = "") -> Iterator[tuple[str, Line]]:
    for line in lines:
        yield from _paths(line.below, f"{above}{line.id}.") if line.below else [(above + line.id, line)]


def _of_kind(lines: Sequence[Line], path: str, kind: str) -> tuple[Line, ...]:
    """The lines, of which that one is of the kind."""
    own, _, rest = path.partition(".")
    return tuple(
        replace(line, kind=None if line.below else kind, below=_of_kind(line.below, rest, kind))
        if line.id == own
        else line
        for line in lines
    )


def _unit_in_list(label: str | None) -> str:
    """What stands in a list's column that names no unit: words, where nothing says that it is counted."""
    return "" if label is not None and words.COUNTED.search(label) else words.IN_WORDS


def _unit_of(label: str | None) -> str:
    """The unit that a row or a column names; or that it asks whether, for words or for a day."""
    for asks, kind in words.ASKED.items():
        if label is not None and asks.search(label):
            return kind
    return unit_in(label)


def _kind_of_all(lines: Sequence[Line]) -> str | None:
    """The first one's kind, where each line has its own."""
    leaves = list(_leaves(lines))
    return leaves[0].kind if leaves and all(line.kind for line in leaves) else None


def _leaves(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield from _leaves(line.below) if line.below else (line,)


def _without_kind(lines: Sequence[Line], kind: str) -> tuple[Line, ...]:
    """The lines, of which those of the table's kind do not say so."""
    return tuple(
        replace(line, kind=None if line.kind == kind else line.kind, below=_without_kind(line.below, kind))
        for line in lines
    )


def unit_in(label: str | None) -> str:
    """The unit that a label names, such as `（万元）`; empty where it names none."""
    if label is None:
        return ""
    said = words.UNIT_SAID.search(label)
    found = (said[1] or said[2]) if said else ""
    if found in words.UNITS:
        return str(found)
    return next(iter(sorted(words.PERCENT))) if words.SHARE.search(label) else ""


def _lines(
    heads: Sequence[Head],
    letter: str,
    kinds: Kinds,
    units: Iterator[str] | None,
    above: str = "",
    *,
    in_list: bool = False,
) -> Iterator[Line]:
    """Lines with ids that are unique among their siblings; a unit that is said of a group is that of its lines."""
    taken: set[str] = set()
    for number, head in enumerate(heads, start=1):
        own = _id_of(head, f"{letter}{number}", taken)
        taken.add(own)
        said = _unit_of(head.label) or above
        below = tuple(_lines(head.below, letter, kinds, units, said, in_list=in_list))
        if in_list and not below:
            said = said or _unit_in_list(head.label)
        if units is not None and not below:
            said = next(units, "") or said
        yield Line(own, head.label, kinds.of(said).id if (said or in_list) and not below else None, below=below)


def _id_of(head: Head, numbered: str, taken: set[str]) -> str:
    known = words.KNOWN_IDS.get(head.label or "")
    if known is None and head.label is not None and words.TOTAL.match(head.label):
        known = words.TOTAL_ID
    return known if known is not None and known not in taken else numbered


def _with_totals(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, of which those that are called a total are the sum of those beside them."""
    return tuple(replace(line, total=_sum_for(line, lines), below=_with_totals(line.below)) for line in lines)


def _sum_for(line: Line, beside: Sequence[Line]) -> str | None:
    if line.below or not _is_total(line):
        return None
    terms = [one.id for one in beside if not _is_total(one) and _counts(one) and _kinds_of(one) == {line.kind}]
    return f"sum({', '.join(terms)})" if terms else None


def _kinds_of(line: Line) -> set[str | None]:
    """The kinds of the lines that it is made of, totals aside."""
    if not line.below:
        return {line.kind}
    return {kind for below in line.below if not _is_total(below) for kind in _kinds_of(below)}


def _is_total(line: Line) -> bool:
    return line.label is not None and words.TOTAL.match(line.label) is not None


def _counts(line: Line) -> bool:
    """Whether it is no part of another line."""
    return line.label is None or words.PART.match(line.label) is None
