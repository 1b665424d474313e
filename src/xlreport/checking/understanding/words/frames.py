"""What a number or a statement is about: the cells that its words name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.words.axes import Readings, axis, counted_in, joined, or_all
from xlreport.checking.understanding.words.lexicon import Concept, Lexicon, Lines
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.form.model.fields import Indicator
from xlreport.form.model.tables.table import Table


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: lines of a table, each axis in any of several readings and named or not, or indicators.

    `used`: the words that named it, by their places.
    """

    matter: str
    table: Table | None = None
    rows: Readings = ()
    columns: Readings = ()
    fields: tuple[Indicator, ...] = ()
    added: bool = False
    """Whether several indicators are counted together."""
    used: frozenset[int] = frozenset()
    context: Readings = ()
    """The columns named last without being narrowed, and those with all named before: what follows is about either."""

    crosses: bool = False
    """Whether it is what two rows that are told apart have in common: 当年收到当年办结."""

    @property
    def is_vague(self) -> bool:
        return self.table is not None and not self.rows and not self.columns


@dataclass(frozen=True, slots=True)
class Spot:
    """The words a subject is looked for in, with the matter understood and the subject before them.

    `within`: they tell parts of `before`.
    """

    tokens: Sequence[Token]
    topic: str | None = None
    before: Subject | None = None
    unit: str | None = None
    within: bool = False


def subject(known: Lexicon, spot: Spot) -> Subject | None:
    """What the words name; None if nothing, or more than one thing."""
    present = {token.word: index for index, token in enumerate(spot.tokens) if token.kind in (Kind.WORD, Kind.DATE)}
    words = frozenset(present)
    counted = frozenset(matter for word in words for matter in known.nouns.get(word, ()))
    found = [
        concept
        for word in present
        for concept in known.by_word.get(word, ())
        if known.is_said(concept, words, counted, spot.topic) and _fits(concept, spot.unit)
    ]
    return _chosen(known, spot, present, counted, found if grammar.WHEN_FOLLOWED in present else _fullest(found))


def _fullest(found: list[Concept]) -> list[Concept]:
    """Without what only part of a fuller phrase names: `上年 未办结` is not `未办结`."""
    return [
        one
        for one in found
        if not any(one.telling < other.telling and _is_beside(one, other) for other in found if one.telling)
    ]


def _is_beside(one: Concept, other: Concept) -> bool:
    """Whether two name something of the same kind: rows or columns of one table, or indicators."""
    if one.field is not None or other.field is not None:
        return one.field is not None and other.field is not None
    return one.matter == other.matter and bool(one.rows) == bool(other.rows)


def _fits(concept: Concept, unit: str | None) -> bool:
    """Whether things of the kind are counted by the measure word."""
    if not unit or concept.field is None:
        return True
    return unit in counting.family(concept.field.unit)


def _chosen(
    known: Lexicon, spot: Spot, present: dict[str, int], counted: frozenset[str], found: list[Concept]
) -> Subject | None:
    tables = [one for one in found if one.field is None]
    fields = _narrowest([one for one in found if one.field is not None])
    if fields and tables:
        fields, tables = _of_one(fields, tables, present)
    if fields:
        return _of_fields(spot, present, fields)
    if tables:
        last = _understood(known, spot, counted, tables) or max(tables, key=lambda one: _last(one, present)).matter
        return _of_table(known, spot, present, [one for one in tables if one.matter == last])
    return _of_noun(known, present, counted)


def _understood(known: Lexicon, spot: Spot, counted: frozenset[str], tables: Sequence[Concept]) -> str | None:
    """The table that is spoken of already, where the words are those of another one, too, but none of its nouns."""
    matters = {one.matter for one in tables}
    return spot.topic if len(matters) > 1 and spot.topic in matters and counted.isdisjoint(known.tables) else None


def _last(concept: Concept, present: dict[str, int]) -> int:
    return max((present[word] for word in concept.phrase if word in present), default=-1)


def _narrowest(fields: list[Concept]) -> list[Concept]:
    """Without an indicator of which another one here is a part."""
    wider = {one.field.of for one in fields if one.field is not None}
    return [one for one in fields if one.field is not None and one.field.id not in wider]


def _of_one(
    fields: list[Concept], tables: list[Concept], present: dict[str, int]
) -> tuple[list[Concept], list[Concept]]:
    """Either the indicators, where they are parts of what the table counts, or what is named last."""
    parts = [one for one in fields if one.field is not None and one.field.of == one.matter]
    named = [one for one in tables if len(one.rows) == 1 or one.columns]
    if parts and not named:
        return parts, []
    if max(_last(one, present) for one in fields) >= max(_last(one, present) for one in tables):
        return fields, []
    return [], tables


def _used(concepts: Iterable[Concept], present: dict[str, int], nouns: Iterable[str] = ()) -> frozenset[int]:
    words = {word for one in concepts for word in one.phrase}.union(nouns)
    return frozenset(index for word, index in present.items() if word in words)


def _of_fields(spot: Spot, present: dict[str, int], found: list[Concept]) -> Subject | None:
    fields = tuple(dict.fromkeys(one.field for one in found if one.field is not None))
    joined = any(token.word in grammar.CONJUNCTIONS for token in spot.tokens)
    phrases = [{one.phrase for one in found if one.field is field} for field in fields]
    alike = bool(set.intersection(*phrases))
    if len(fields) > 1 and not joined and not alike:
        return None
    return Subject(
        found[0].matter, fields=fields, added=len(fields) > 1 and joined and not alike, used=_used(found, present)
    )  # fmt: skip


def _of_noun(known: Lexicon, present: dict[str, int], counted: frozenset[str]) -> Subject | None:
    """A bare noun of a table that says what it may count, or of what was spoken of before."""
    named = [
        known.tables[matter] for matter in counted if matter in known.tables and known.tables[matter].spoken.wholes
    ]
    if len(named) != 1:
        return None
    nouns = [word for word in present if named[0].id in known.nouns.get(word, ())]
    return Subject(named[0].id, table=named[0], used=_used((), present, nouns))


def _of_table(known: Lexicon, spot: Spot, present: dict[str, int], found: list[Concept]) -> Subject:
    table = known.tables[found[0].matter]
    order = sorted(found, key=lambda one: _last(one, present))
    together = any(token.word in grammar.CONJUNCTIONS for token in spot.tokens)
    before = spot.before if spot.before is not None and spot.before.matter == table.id else None
    known_rows = before.rows if before is not None and spot.within else ()
    order = _without_examples(known, spot, order, present)
    order, taken_in = _without_taken_in(table, spot, order, present)
    rows = axis([one.rows for one in order if one.rows], known_rows, together=together)
    rows = counted_in(map(frozenset, table.spoken.wholes), taken_in, rows, whole=_is_in_all(spot)) if taken_in else rows
    context = before.context if before else ()
    columns = axis([one.columns for one in order if one.columns], context, together=together)
    columns = or_all(columns) if _is_in_all(spot) and not together and columns[1:] else columns
    group = _other_group(columns, context)
    context = context if group is None else joined((group,), context)
    stays = not columns or any(one < other for one in columns for other in context)
    nouns = [word for word in present if table.id in known.nouns.get(word, ())]
    return Subject(
        table.id, table=table, rows=rows or _carried(spot, before, "rows"),
        columns=columns or _carried(spot, before, "columns"),
        used=_used(found, present, nouns), context=context if stays else joined(columns, context),
        crosses=not together and _crosses(table, order),
    )  # fmt: skip


def _without_examples(known: Lexicon, spot: Spot, found: list[Concept], present: dict[str, int]) -> list[Concept]:
    """Without rows that are only an example of those that follow: 甲等乙类9件. `found` stands in order."""
    at = present.get(grammar.WHEN_FOLLOWED)
    follows = spot.tokens[at + 1].word if at is not None and at + 1 < len(spot.tokens) else ""
    if not follows or follows in known.nouns:
        return found
    after = [one.rows[0] for one in found if one.rows and follows in one.phrase]
    return [one for one in found if not any(one.rows and one.rows[0] < rows for rows in after)]


def _other_group(columns: Readings, context: Readings) -> Lines | None:
    """The group that the columns are part of, where another one was spoken of: 复议5件、诉讼4件，复议维持3件."""
    if not columns or not context:
        return None
    return next((one for one in columns if columns[0] < one and one.isdisjoint(context[0])), None)


def _crosses(table: Table, found: Sequence[Concept]) -> bool:
    """Whether rows are named together that are whole flows each: what came in, what went out."""
    rows = {one.rows[0] for one in found if len(one.rows) == 1}
    return len(rows) > 1 and len(rows & set(map(frozenset, table.spoken.wholes))) > 1


def _without_taken_in(
    table: Table, spot: Spot, found: list[Concept], present: dict[str, int]
) -> tuple[list[Concept], Lines | None]:
    """What is named besides the rows that are counted in with it: 连同上年结转的共办结12件. `found` stands in order."""
    start = next((i for i, token in enumerate(spot.tokens) if token.word in grammar.JOINING), None)
    rows = [one for one in found if one.rows]
    if start is None or not rows or min(present[word] for word in rows[0].phrase if word in present) < start:
        return found, None
    more, sums = rows[0].rows[0], frozenset(map(frozenset, table.spoken.wholes))
    if not any(more < one and one - more in sums for one in sums):
        return found, None
    return [one for one in found if one is not rows[0]], more


def _is_in_all(spot: Spot) -> bool:
    return any(token.word in grammar.IN_ALL for token in spot.tokens)


def _carried(spot: Spot, before: Subject | None, axis: str) -> Readings:
    """An axis that the words do not name stays as it was: surely in a list of parts, perhaps elsewhere."""
    if before is None:
        return ()
    own: Readings = getattr(before, axis)
    return own if spot.within or axis == "rows" else ()
