"""Statements that there was none."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.judging.held import Holdings
from xlreport.checking.understanding.words.bodies import Names
from xlreport.checking.understanding.words.clauses import Clause
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.checking.understanding.words.ways import listed_ways, without_ways

_PLAIN = (
    plain_words.PLAIN_VERBS
    | plain_words.FILLERS
    | grammar.CONJUNCTIONS
    | grammar.REASONS
    | grammar.THIS_WORDS
    | plain_words.TAILS
    | plain_words.FREE
)


def absent(holdings: Holdings, clause: Clause, topic: str | None, quoted: str, names: Names) -> Iterator[Doubt]:
    """The statements of a clause that there was none of something of which the figures have some."""
    yield from _none(holdings, clause, topic, quoted, names)
    yield from _zeros(holdings, clause, topic, quoted, names)


def _none(holdings: Holdings, clause: Clause, topic: str | None, quoted: str, names: Names) -> Iterator[Doubt]:
    """没有收到申请: what is named comes to nothing."""
    places = [i for i, token in enumerate(clause.tokens) if token.kind is Kind.WORD and token.word in grammar.NONE]
    for place, end in pairwise([*places, len(clause.tokens)]):
        if place and clause.tokens[place - 1].word in grammar.NONE:
            continue
        if any(token.kind is Kind.NUMBER for token in clause.tokens[:place]):
            continue  # it is said of so many: 有6件申请未予公开
        words = _of_first_deed(_of_any_way(_denied(clause.tokens, place, end)))
        if any(token.kind is Kind.NUMBER or token.word in grammar.EVERY for token in words):
            continue
        found = subject(holdings.known, Spot(words, topic))
        if found is None or _is_done_to(holdings, words, found) or not _is_understood(holdings, words, found, names):
            continue
        bare = found.is_vague or clause.tokens[place + 1].word in holdings.known.nouns
        of_all = bare and clause.tokens[place].word in grammar.NOTHING
        if not of_all and (found.is_vague or not _is_sure(found)):
            continue
        led = any(token.kind is Kind.UNKNOWN and len(token.word) > 1 for token in clause.tokens[:place])
        yield from _not_zero(holdings, found, quoted, grave=not led)


def _denied(tokens: Sequence[Token], place: int, end: int) -> Sequence[Token]:
    """What is said not to be: what stands after the word for it, or before it where only 发生 or the like follows."""
    after = tokens[place + 1 : end]
    if not after or any(token.word not in grammar.OCCURRING for token in after):
        return after
    return [token for token in (*tokens[:place], *after) if token.word not in grammar.EVERY]


def _of_any_way(tokens: Sequence[Token]) -> Sequence[Token]:
    """任何通过电话、来信等方式提出的申请 is 任何提出的申请."""
    start, end = listed_ways(tokens)
    return without_ways(tokens) if end and any(token.word == grammar.ANY for token in tokens[:start]) else tokens


def _of_first_deed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Of two deeds the first, where they are named together: 收到和处理申请."""
    for at in range(1, len(tokens) - 1):
        deeds = tokens[at - 1].word in plain_words.VERBS and tokens[at + 1].word in plain_words.VERBS
        if deeds and tokens[at].word in grammar.CONJUNCTIONS:
            return (*tokens[:at], *tokens[at + 2 :])
    return tokens


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
    """Whether every reading holds the first, or none meets another: who received nothing may still have answered."""
    apart = all(one.isdisjoint(other) for one, other in combinations(found.rows, 2))
    return apart or all(found.rows[0] <= one for one in found.rows)


def _is_understood(holdings: Holdings, words: Sequence[Token], found: Subject, names: Names) -> bool:
    own = holdings.known.nouns_of(found.matter)
    for index, token in enumerate(words):
        known = index in found.used or token.kind is Kind.DATE or token.word in own or token.word in names.own
        other = _is_one_more(words, index) or (index < max(found.used) and _may_precede(holdings, words, index, found))
        if (
            not known
            and not other
            and not (token.word in _PLAIN or token.word in holdings.known.besides or token.word == "、")
        ):
            return False
    return True


def _is_done_to(holdings: Holdings, words: Sequence[Token], found: Subject) -> bool:
    """Whether it is only denied that something more was done to what is named: 没有涉密信息被公开."""
    first = min(found.used, default=0)
    done = [at + 1 for at in range(first, len(words) - 1) if words[at].word == grammar.PASSIVE]
    return any(_is_apart(subject(holdings.known, Spot(words[at : at + 1], found.matter)), found) for at in done)


def _is_apart(deed: Subject | None, found: Subject) -> bool:
    """Whether what was done is no part of what is named with it."""
    return deed is None or bool(deed.rows and found.rows and deed.rows[0].isdisjoint(found.rows[0]))


def _is_one_more(words: Sequence[Token], index: int) -> bool:
    """Whether what nobody knows is only named beside what is: there was none of either."""
    if words[index].kind is not Kind.UNKNOWN:
        return False
    ends = grammar.CONJUNCTIONS | plain_words.TAILS
    before = index > 0 and words[index - 1].word in grammar.CONJUNCTIONS
    return before and (index + 1 == len(words) or words[index + 1].word in ends)


def _may_precede(holdings: Holdings, words: Sequence[Token], index: int, found: Subject) -> bool:
    """Whether a noun of another matter only tells where what is spoken of comes from."""
    matters = holdings.known.nouns.get(words[index].word, frozenset())
    touched = index > 0 and words[index - 1].word in grammar.TOUCHING
    return bool(matters) and (
        touched or index + 1 not in found.used or any(holdings.known.may_precede(found.matter, one) for one in matters)
    )
