"""The sheets of a form as what its files declare, each mistake at its cell."""

from collections.abc import Iterable, Mapping

from xlreport.errors import NoFormError
from xlreport.form.loading.source import Source
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import Position
from xlreport.form.text.normal import same
from xlreport.messages.forms import sheets as words
from xlreport.reading.cells import RawBook, RawSheet, refuse_unread
from xlreport.use_cases.authoring.sheets.declared import Declared, Part
from xlreport.use_cases.authoring.sheets.heads import Cells, heads_in, place, rows_in
from xlreport.use_cases.authoring.sheets.outline import Outline
from xlreport.use_cases.authoring.sheets.plan import FilePlan, SheetPlan, form_plan, rules_plan
from xlreport.use_cases.authoring.sheets.shapes import Field, fields
from xlreport.use_cases.authoring.sheets.values import word_in

_LABEL, _KEY, _VALUE = range(3)
"""The columns of the sheet of keys that stand but once."""

_Sheets = Mapping[str, RawSheet]


def sources_in(book: RawBook, name: str) -> tuple[Source, Source | None]:
    """What the form declares, and the rules beside it where the workbook has sheets of them; `name`: its file.

    Raises NoFormError where there is no form in the workbook, or UnreadableWorkbookError.
    """
    refuse_unread(book.sheets)
    sheets = {_name(sheet.name): sheet for sheet in book.sheets}
    form, rules = form_plan(), rules_plan()
    if _name(form.single) not in sheets:
        raise NoFormError(name)
    declared = _declared(form, name, sheets)
    _tell_unknown(declared, [*form.names, *rules.names], sheets)
    beside = None
    if any(_name(one) in sheets for one in rules.names):
        beside = _declared(rules, name, sheets).finish()
    return declared.finish(), beside


def _name(text: str) -> str:
    return same(text).casefold()


def _tell_unknown(declared: Declared, names: list[str], sheets: _Sheets) -> None:
    """Sheets with anything on them that are none of a form."""
    known = {_name(one) for one in (*names, words.GUIDE_SHEET)}
    for name, sheet in sheets.items():
        rows = rows_in(sheet)
        if name not in known and rows:
            first = min(rows)
            unknown = Mistake.UNKNOWN_SHEET.unknown(sheet.name, names)
            declared.tell(place(sheet, first, min(rows[first])), unknown, lost=True)


def _declared(plan: FilePlan, name: str, sheets: _Sheets) -> Declared:
    whole = Part(plan.spec, (), {})
    declared = Declared(Source(name, whole.content), [whole])
    if _name(plan.single) in sheets:
        _read_single(declared, plan, sheets[_name(plan.single)])
    for one in plan.fields:
        declared.mark(one.path, Position(1, 1, sheet=plan.single))
    for sheet in plan.sheets:
        if _name(sheet.name) in sheets:
            _read_rows(declared, sheet, sheets[_name(sheet.name)])
        for root in sheet.roots:
            if root.above is None:
                declared.mark(root.branch.path, Position(1, 1, sheet=sheet.name))
    return declared


def _read_single(declared: Declared, plan: FilePlan, sheet: RawSheet) -> None:
    """A key in each row, known by its key, or by what it is called."""
    keys = {one.key: one for one in plan.fields}
    labels = {one.key: words.head(one.spec, one.path[-1]) for one in plan.fields}
    whole, seen = declared.parts[0], set[str]()
    for row, cells in rows_in(sheet).items():
        if _is_head(cells):
            continue
        _tell_strays(declared, sheet, {row: {at: one for at, one in cells.items() if at > _VALUE}}, [row])
        text = word_in(cells[_KEY]) if _KEY in cells else ""
        label = word_in(cells[_LABEL]) if _LABEL in cells else ""
        own = keys.get(text) or next((keys[key] for key, said in labels.items() if not text and said == label), None)
        if own is None:
            unknown = Mistake.UNKNOWN_KEY.unknown(text or label, keys, labels)
            declared.tell(place(sheet, row, _KEY if text else min(cells)), unknown)
            own = keys.get(unknown.meant)
        elif own.key in seen:
            declared.tell(place(sheet, row, _KEY), Mistake.TWICE.of(name=own.key))
            continue
        if own is None or own.key in seen:
            continue
        seen.add(own.key)
        _read_value(declared, whole, own, sheet, row, cells)


def _read_value(declared: Declared, part: Part, own: Field, sheet: RawSheet, row: int, cells: Cells) -> None:
    at = place(sheet, row, _VALUE)
    declared.mark((*part.path, *own.path), at)
    if _VALUE in cells:
        declared.put(part, own, cells[_VALUE], at)


def _is_head(cells: Cells) -> bool:
    return tuple(word_in(cells[column]) for column in range(3) if column in cells) == words.SINGLE_HEADS


def _read_rows(declared: Declared, plan: SheetPlan, sheet: RawSheet) -> None:
    rows = rows_in(sheet)
    heads = heads_in(plan, rows)
    for column, told in heads.mistakes:
        declared.tell(place(sheet, heads.row, column), told)
    if not heads.columns:
        _tell_strays(declared, sheet, rows, list(rows)[:1])
        return
    _tell_strays(declared, sheet, rows, heads.above)
    outline = Outline(declared, plan, sheet, heads)
    unnamed = {column for column, _ in heads.mistakes}
    for row, cells in rows.items():
        if row <= heads.row:
            continue
        strays = {at: one for at, one in cells.items() if at not in heads.columns and at not in unnamed}
        _tell_strays(declared, sheet, {row: strays}, [row])
        part = outline.part_of(row, cells)
        if part is not None:
            _read_part(declared, part, outline, row, cells)


def _read_part(declared: Declared, part: Part, outline: Outline, row: int, cells: Cells) -> None:
    """The keys of a row. A cell of another kind of row is an unknown key."""
    sheet, known = outline.sheet, {one.key: one for one in fields(part.spec)}
    declared.source.values[part.path] = place(sheet, row, min(cells))
    for column, head in outline.heads.columns.items():
        own, at = known.get(head.key), place(sheet, row, column)
        if own is not None:
            declared.mark((*part.path, *own.path), at)
        if own is not None and column in cells:
            declared.put(part, own, cells[column], at)
        elif head.fields and column in cells:
            declared.put_unknown(part, head.key, cells[column], at)


def _tell_strays(declared: Declared, sheet: RawSheet, rows: Mapping[int, Cells], which: Iterable[int]) -> None:
    """The cells of these rows, of which nothing says what they are."""
    for row in which:
        for column in rows[row]:
            declared.tell(place(sheet, row, column), Mistake.NO_HEAD)
