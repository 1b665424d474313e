"""Statements without a number: that there was none, that all were alike, that it was as many as last year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.judging.held import Holdings, crossed
from xlreport.checking.understanding.told import Course, Told
from xlreport.checking.understanding.words.clauses import Clause, Names, Standing
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lines, all_columns, wholes
from xlreport.checking.understanding.words.tokens import Kind, Token

_PLAIN = (
    plain_words.PLAIN_VERBS
    | plain_words.FILLERS
    | grammar.CONJUNCTIONS
    | grammar.REASONS
    | grammar.THIS_WORDS
    | plain_words.TAILS
    | plain_words.FREE
)


def claimed(
    holdings: Holdings, course: Course, clauses: Sequence[Clause], told: Sequence[Told], text: str
) -> Iterator[Doubt]:
    """The statements of a sentence that the figures contradict. `course` is as it was when the sentence began."""
    standing = Standing(course.names)
    topic = course.topic
    for clause in clauses:
        standing.rule = False
        spent = holdings.known.spent(frozenset(token.word for token in clause.tokens))
        standing.hears(clause.tokens, spent)
        topic = _topic(holdings, clause) or topic
        if standing.why is not None or clause.bracketed:
            continue
        before = [one for one in told if one.figure.end <= clause.tokens[-1].end and one.subject is not None]
        quoted = text[clause.tokens[0].start : clause.tokens[-1].end]
        if not standing.last_year:
            yield from _none(holdings, clause, topic, quoted, course.names)
            yield from _zeros(holdings, clause, topic, quoted, course.names)
            yield from _every(holdings, clause, topic, before, quoted)
        yield from _level(holdings, clause, topic, before, quoted)


def _topic(holdings: Holdings, clause: Clause) -> str | None:
    matters = {matter for token in clause.tokens for matter in holdings.known.nouns.get(token.word, ())}
    return next(iter(matters)) if len(matters) == 1 else None


def _none(holdings: Holdings, clause: Clause, topic: str | None, quoted: str, names: Names) -> Iterator[Doubt]:
    """没有收到申请: what is named comes to nothing."""
    places = [i for i, token in enumerate(clause.tokens) if token.kind is Kind.WORD and token.word in grammar.NONE]
    for place, end in pairwise([*places, len(clause.tokens)]):
        words = _without_ways(clause.tokens[place + 1 : end])
        if any(token.kind is Kind.NUMBER or token.word in grammar.EVERY for token in words):
            continue
        found = subject(holdings.known, Spot(words, topic))
        if found is None or not _is_understood(holdings, words, found, names):
            continue
        bare = found.is_vague or words[0].word in holdings.known.nouns
        of_all = bare and clause.tokens[place].word in grammar.NOTHING
        if not of_all and (found.is_vague or not _is_sure(found)):
            continue
        led = any(token.kind is Kind.UNKNOWN and len(token.word) > 1 for token in clause.tokens[:place])
        yield from _not_zero(holdings, found, quoted, grave=not led)


def _without_ways(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the ways in which any of it might have come: 任何通过电话、来信等方式提出的申请 is 任何提出的申请."""
    words = [token.word for token in tokens]
    start = next((i for i, word in enumerate(words) if word in grammar.BY_WAY), None)
    end = next(
        (i for i in range(1, len(words)) if words[i] in grammar.KINDS_OF and words[i - 1] == grammar.WHEN_FOLLOWED),
        None,
    )
    if start is None or end is None or grammar.ANY not in words[:start]:
        return tokens
    return (*tokens[:start], *tokens[end + 1 :])


def _not_zero(holdings: Holdings, found: Subject, quoted: str, *, grave: bool = True) -> Iterator[Doubt]:
    sums = holdings.sums(found)
    numbers = [one.number for one in sums if one.number is not None]
    if sums and len(numbers) == len(sums) and min(numbers) > 0:
        yield Doubt(Doubted.ZERO, quoted, grave=grave, found=Decimal(0), expected=sums[0].number, cited=sums[0].cited)


def _zeros(holdings: Holdings, clause: Clause, topic: str | None, quoted: str, names: Names) -> Iterator[Doubt]:
    """收到、办结申请均为0: each of what is named comes to nothing."""
    places = [i for i, token in enumerate(clause.tokens) if token.kind is Kind.NUMBER]
    figure = clause.tokens[places[0]].figure if len(places) == 1 else None
    if figure is None or figure.number or not any(token.word in grammar.EVERY for token in clause.tokens[: places[0]]):
        return
    named: list[list[Token]] = [[]]
    for token in clause.tokens[: places[0]]:
        if token.word in grammar.CONJUNCTIONS:
            named.append([])
        elif token.word not in grammar.EVERY:
            named[-1].append(token)
    for words in named if len(named) > 1 else ():
        found = subject(holdings.known, Spot(words, topic))
        if found is not None and not found.is_vague and _is_understood(holdings, words, found, names):
            yield from _not_zero(holdings, found, quoted)


def _is_sure(found: Subject) -> bool:
    """Whether every reading holds the first: who received nothing may still have answered."""
    return not found.rows or all(found.rows[0] <= one for one in found.rows)


def _is_understood(holdings: Holdings, words: Sequence[Token], found: Subject, names: Names) -> bool:
    own = holdings.known.nouns_of(found.matter)
    for index, token in enumerate(words):
        known = index in found.used or token.kind is Kind.DATE or token.word in own or token.word in names.own
        other = index < max(found.used) and _may_precede(holdings, words, index, found)
        if (
            not known
            and not other
            and not (token.word in _PLAIN or token.word in holdings.known.besides or token.word == "、")
        ):
            return False
    return True


def _may_precede(holdings: Holdings, words: Sequence[Token], index: int, found: Subject) -> bool:
    """Whether a noun of another matter only tells where what is spoken of comes from."""
    matters = holdings.known.nouns.get(words[index].word, frozenset())
    return bool(matters) and (
        index + 1 not in found.used or any(holdings.known.may_precede(found.matter, one) for one in matters)
    )


def _every(
    holdings: Holdings, clause: Clause, topic: str | None, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    """均为自然人申请: what is named is all there is of what was spoken of."""
    place = next(
        (i for i, token in enumerate(clause.tokens) if token.kind is Kind.WORD and token.word in grammar.EVERY), None
    )
    if place is None or any(token.word in grammar.REST for token in clause.tokens[:place]):
        return
    words = list(clause.tokens[place + 1 :])
    while words and words[0].word in plain_words.STATING:
        words.pop(0)
    while len(words) > 1 and words[-1].word in plain_words.TAILS:
        words.pop()
    if not words or any(token.kind is Kind.NUMBER or token.word in grammar.NONE for token in words):
        return
    found = subject(
        holdings.known, Spot(words, topic if not before else before[-1].subject.matter if before[-1].subject else topic)
    )
    if found is None or found.table is None or 0 not in found.used:
        return
    if any(index not in found.used and token.word not in plain_words.TAILS for index, token in enumerate(words)):
        return
    yield from _is_all(holdings, clause.tokens[:place], found, before, quoted)


def _is_all(
    holdings: Holdings, head: Sequence[Token], found: Subject, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    pairs = list(_pairs(holdings, head, found, [one.subject for one in before if one.subject is not None]))
    sums = [(holdings.sum(part), holdings.sum(whole)) for part, whole in pairs]
    known = [(part.number, whole.number) for part, whole in sums]
    if not known or any(part is None or whole is None for part, whole in known):
        return
    if all(part != whole for part, whole in known):
        part, whole = sums[0]
        yield Doubt(Doubted.EVERY, quoted, grave=True, found=whole.number, expected=part.number, cited=part.cited)


def _pairs(
    holdings: Holdings, head: Sequence[Token], found: Subject, before: Sequence[Subject]
) -> Iterator[tuple[frozenset, frozenset]]:  # type: ignore[type-arg]
    table = found.table
    if table is None:
        return
    every = all_columns(holdings.known, table)
    own = [one for one in before if one.matter == table.id]
    said = subject(holdings.known, Spot(head)) or (own[-1] if own else None)
    if not found.columns and said is not None and said.rows and not set(said.rows) <= set(wholes(table)):
        return
    rows = own[-1].rows if own and own[-1].rows else wholes(table)
    if len(found.columns) == 1 and not found.rows:
        spoken = _spoken(holdings, head, own, found.columns[0]) or frozenset().union(*every)
        for row in rows:
            yield crossed(table.id, row, found.columns[0] & spoken), crossed(table.id, row, spoken)
    elif len(found.rows) == 1 and not found.columns and len(every) == 1:
        for row in wholes(table):
            if row != found.rows[0]:
                yield crossed(table.id, found.rows[0], every[0]), crossed(table.id, row, every[0])


def _spoken(holdings: Holdings, head: Sequence[Token], before: Sequence[Subject], lines: Lines) -> Lines:
    """The columns that were spoken of before and that the lines are a part of."""
    named = subject(holdings.known, Spot(head))
    groups = [*(named.columns if named is not None else ())] or [group for one in before for group in one.context]
    return frozenset().union(*(group for group in groups if group & lines))


def _level(
    holdings: Holdings, clause: Clause, topic: str | None, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    """与上年持平: as many as last year."""
    words = {token.word for token in clause.tokens if token.kind in (Kind.WORD, Kind.DATE)}
    if grammar.LAST not in words or not words & grammar.LEVEL:
        return
    head = [token for token in clause.tokens if token.word not in (grammar.LAST, *grammar.LEVEL)]
    found = subject(holdings.known, Spot(head, topic)) or (before[-1].subject if before else None)
    if found is None or any(token.kind is Kind.UNKNOWN for token in head):
        return
    pairs = list(zip(holdings.sums(found), holdings.sums(found, last_year=True), strict=True))
    if pairs and all(
        now.number is not None and then.number is not None and now.number != then.number for now, then in pairs
    ):
        now, then = pairs[0]
        yield Doubt(
            Doubted.CHANGE,
            quoted,
            grave=True,
            found=Decimal(0),
            expected=now.number,
            cited=now.cited,
            part=now.number,
            whole=then.number,
        )
