"""Shares of a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.judging.doubts import (
    HUNDRED,
    Doubt,
    Doubted,
    Judged,
    places_of,
    step_of,
)
from xlreport.checking.understanding.judging.held import Holdings, Sum, containing, crossed, readings
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.axes import Readings, all_columns, wholes
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Cells
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.form.model.spoken import Rate
from xlreport.form.model.tables.table import Table


def share(holdings: Holdings, told: Told, counts: Sequence[Told], quoted: str) -> Judged:
    named = next((holdings.known.rates[t.word] for t in reversed(told.words) if t.word in holdings.known.rates), None)
    if named is not None:
        unclear = told.why is Why.UNKNOWN and has_unknown(told.words)
        unclear = unclear or (bool(counts) and counts[-1].why in (Why.UNKNOWN, Why.NO_CELL))
        if unclear or told.why not in (None, Why.NO_CELL, Why.UNKNOWN) or not _is_rate(told, named[0]):
            return Judged(told, told.why or Why.UNKNOWN)
        return _held(told, _rate(holdings, *named), quoted)
    at = next((i for i, token in enumerate(told.words) if token.word in grammar.SHARES), None)
    if at is None and _ends_in_share(told):
        return _named_share(holdings, told, counts, quoted)
    return _share_of(holdings, told, at, counts, quoted)


def _share_of(holdings: Holdings, told: Told, at: int | None, counts: Sequence[Told], quoted: str) -> Judged:
    """The share of what stands before its word, the one at `at`, in what stands after it or is understood."""
    if at is None and not (told.clause.bracketed and not told.words and counts):
        return Judged(told, told.why or Why.NO_CELL)
    if told.why in (Why.ELSEWHERE, Why.TIME, Why.RULE, Why.ABOUT, Why.LIST):
        return Judged(told, told.why)
    before, after = told.words[: at or 0], told.words[(at or 0) + 1 :] if at is not None else ()
    part = _part(holdings, told, before, counts)
    if part is None or has_unknown((*before, *after)):
        return Judged(told, Why.UNKNOWN)
    of = subject(holdings.known, Spot(after, told.topic))
    owns = _own_numbers(told, counts) if counts and counts[-1].subject is part else [None]
    return _held(told, [one for own in owns for one in _shares(holdings, part, of, own)], quoted)


def _own_numbers(told: Told, counts: Sequence[Told]) -> list[Decimal]:
    """The number told last, or what the last ones come to, from two on: 甲18件、乙2件，合计占57%."""
    numbers = [one.figure.number for one in counts]
    if not told.says(grammar.IN_ALL):
        return numbers[-1:]
    return [sum(numbers[at:], Decimal(0)) for at in range(len(numbers) - 2, -1, -1)]


def _ends_in_share(told: Told) -> bool:
    """通过率60%, or 60%的申请通过."""
    said = [
        token.word
        for token in told.words
        if token.word not in counting.TELLING
        and token.word not in plain_words.STATING
        and token.word not in counting.NEARLY
        and token.kind is not Kind.MARK
    ]
    return grammar.SHARE_OF in said[-1:] or (not said and _is_before_its_part(told))


def _is_before_its_part(told: Told) -> bool:
    """Whether what it is the share of follows: 六成来自网络."""
    return bool(told.after) and told.after[0].word in grammar.BEFORE_A_PART


def _named_share(holdings: Holdings, told: Told, counts: Sequence[Told], quoted: str) -> Judged:
    """The share of a line that the words beside the percentage name."""
    follows = _is_before_its_part(told)
    words = [token for token in (told.after if follows else told.words) if token.kind is not Kind.MARK]
    own = words[: next((i for i, token in enumerate(words) if token.word == grammar.SHARE_OF), len(words))]
    before = counts[-1].subject if counts else None
    part = subject(holdings.known, Spot(own, told.topic, before))
    if told.why not in (None, Why.NO_CELL, Why.UNKNOWN) or not told.figure.exact:
        return Judged(told, told.why or Why.ABOUT)
    sure = part is not None and (
        len(part.fields) == 1 or (not part.is_vague and _is_one(part.rows) and _is_one(part.columns))
    )
    if part is None or not sure or has_unknown(own) or (not follows and len(own) - 1 not in part.used):
        return Judged(told, Why.UNKNOWN)
    return _held(told, list(_shares(holdings, part, None, None)), quoted)


def _is_one(lines: Readings) -> bool:
    """Whether one reading is meant: the only one, or the one that all others narrow down to."""
    return all(lines[0] <= one for one in lines)


def _is_rate(told: Told, table: Table) -> bool:
    """Whether the rate is one of the table's matter, with no unknown word before it in its clause."""
    timely = any(token.word in grammar.IN_TIME for token in told.words)
    return not has_unknown(told.words[-2:]) and told.topic == table.id and not timely


def has_unknown(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.UNKNOWN for token in tokens)


def _part(holdings: Holdings, told: Told, before: Sequence[Token], counts: Sequence[Told]) -> Subject | None:
    found = subject(holdings.known, Spot(before, told.topic, told.before))
    if found is not None and not found.is_vague:
        return found
    last = counts[-1] if counts else None
    if (
        last is None
        or last.why is not None
        or any(token.kind is Kind.WORD and not holdings.known.is_filler(token.word) for token in before)
    ):
        return None
    return last.subject


def _rate(holdings: Holdings, table: Table, rate: Rate) -> list[tuple[Decimal | None, Sum, Sum]]:
    across = all_columns(holdings.known, table)[0]
    part = holdings.sum(crossed(table.id, frozenset(rate.part), across))
    wholes_of = [holdings.sum(crossed(table.id, frozenset(whole), across)) for whole in rate.wholes]
    return [(part.number, part, of) for of in wholes_of]


def _shares(
    holdings: Holdings, part: Subject, of: Subject | None, own: Decimal | None
) -> Iterator[tuple[Decimal | None, Sum, Sum]]:
    """The part's number in the text or in the tables, with each whole that it may be a share of."""
    if part.table is None:
        for held in holdings.sums(part):
            for total in _of_field(holdings, part):
                for number in dict.fromkeys((own, held.number)):
                    if number is not None or held.number is None:
                        yield number, held, total
    scale = Decimal(1) if part.table is None else holdings.known.scales[part.table.id]
    for cells in readings(holdings.known, part):
        held = holdings.sum(cells, scale=scale)
        for whole in _wholes(holdings, part, of, cells):
            total = holdings.sum(whole, scale=scale)
            for number in dict.fromkeys((own, held.number)):
                if number is not None or held.number is None:
                    yield number, held, total


def _of_field(holdings: Holdings, part: Subject) -> list[Sum]:
    """What an indicator may be a share of: the one that it is a part of, or what the table counts."""
    of = part.fields[0].of
    whole = next((one for one in holdings.known.template.indicators if one.id == of), None)
    if whole is not None:
        return holdings.sums(Subject(part.matter, fields=(whole,)))
    table = holdings.known.tables.get(of or "")
    return [] if table is None else holdings.sums(Subject(table.id, table=table))


def _wholes(holdings: Holdings, part: Subject, of: Subject | None, cells: Cells) -> list[Cells]:
    if of is not None and of.table is not None and of.matter == part.matter and of.rows:
        return list(readings(holdings.known, replace(of, columns=())))
    if part.table is None:
        return []
    every = all_columns(holdings.known, part.table)
    whole = [crossed(part.table.id, own, every[0]) for own in wholes(part.table)] if len(every) == 1 else []
    return [*whole, *containing(holdings.known, cells)]


def _held(told: Told, shares: Sequence[tuple[Decimal | None, Sum, Sum]], quoted: str) -> Judged:
    known = [(part, held, of) for part, held, of in shares if part is not None and of.number]
    if not known or len(known) < len([one for one in shares if one[2].number != 0]):
        return Judged(told, Why.BLANK)
    step = step_of(told.figure)
    worked = [(part * HUNDRED / (of.number or 1), part, held, of) for part, held, of in known]
    if any(abs(own - told.figure.number) < step for own, *_ in worked):
        return Judged(told, None, worked[0][2].cited)
    own, part, held, of = worked[0]
    doubt = Doubt(
        Doubted.SHARE, quoted, grave=True, told=(told,), found=told.figure.number,
        expected=round(own, places_of(told.figure)), cited=held.cited, part=part, whole=of.number,
    )  # fmt: skip
    return Judged(told, None, held.cited, doubt)
