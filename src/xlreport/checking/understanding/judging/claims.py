"""Statements without a number: that there was none, that all were alike, that it was more than last year."""

from collections.abc import Iterator, Sequence

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.absences import absent
from xlreport.checking.understanding.judging.directions import directed, only_compares
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.judging.held import Holdings, parts_of_wholes
from xlreport.checking.understanding.judging.majorities import mostly
from xlreport.checking.understanding.told import Course, Told
from xlreport.checking.understanding.words.clauses import Clause, Standing, Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.tokens import Kind, Token

_FIRST = frozenset(word[0] for word in grammar.ALL)


def claimed(
    holdings: Holdings, course: Course, clauses: Sequence[Clause], told: Sequence[Told], text: str
) -> Iterator[Doubt]:
    """The statements of a sentence that the figures contradict. `course` is as it was when the sentence began."""
    standing = Standing(course.names)
    topic = course.topic
    for index, clause in enumerate(clauses):
        standing.rule = False
        spent = holdings.known.spent(clause.known)
        if clause.bracketed:
            continue
        standing.hears(clause.tokens, spent)
        topic = _topic(holdings, clause) or topic
        if not standing.lasts:
            continue
        before = [one for one in told if one.subject is not None and one.figure.end <= clause.tokens[-1].end]
        quoted = text[clause.tokens[0].start : clause.tokens[-1].end]
        if not standing.last_year and not _is_of_the_rest(clauses, index):
            yield from absent(holdings, clause, topic, quoted, course.names)
            place = next((i for i, token in enumerate(clause.tokens) if _is_every(token)), None)
            if place is not None and standing.why is None and not _is_of_unclear(holdings, clause, place, told):
                yield from _every(holdings, clause, place, topic, before, quoted)
            if standing.why is None:
                yield from mostly(holdings, clause, topic, quoted)
        if standing.why is None:
            led = index > 0 and only_compares(clauses[index - 1])
            yield from directed(holdings, clause, topic, before, quoted, led=led)


def _is_of_the_rest(clauses: Sequence[Clause], index: int) -> bool:
    """Whether it is only said of what is left besides a number, or of so many: 除9件外，都由…; 有9人…，没有…."""
    if index == 0:
        return False
    before = clauses[index - 1].tokens
    counted = [at for at, token in enumerate(before) if token.kind is Kind.NUMBER]
    if not counted:
        return False
    besides = any(token.word in grammar.BESIDES for token in before) and before[-1].word in grammar.OUTSIDE
    of_these = counted[0] > 0 and before[counted[0] - 1].word == grammar.THERE_IS and len(before) > counted[-1] + 1
    return besides or (of_these and clauses[index].tokens[0].word in grammar.NONE)


def _topic(holdings: Holdings, clause: Clause) -> str | None:
    matters = {matter for token in clause.tokens for matter in holdings.known.nouns.get(token.word, ())}
    return next(iter(matters)) if len(matters) == 1 else None


def _is_of_unclear(holdings: Holdings, clause: Clause, place: int, told: Sequence[Told]) -> bool:
    """Whether a clause that names nothing before 均 is about a number that was not understood."""
    before = [one for one in told if one.figure.end <= clause.tokens[place].start and one.figure.unit != "%"]
    unclear = bool(before) and before[-1].why in (Why.UNKNOWN, Why.NO_CELL, Why.ELSEWHERE, Why.LIST)
    return unclear and not holdings.known.names_any(clause.tokens[:place])


def _every(
    holdings: Holdings, clause: Clause, place: int, topic: str | None, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    """均为自然人申请: what is named is all there is of what was spoken of. `place`: where it says all."""
    if any(token.word in grammar.REST for token in clause.tokens[:place]):
        return
    words = list(clause.tokens[place + (clause.tokens[place].word in grammar.EVERY) :])
    while words and _says_how(holdings, words[0]):
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


def _says_how(holdings: Holdings, token: Token) -> bool:
    """Whether a word between all and what they are only says how: 均已按规定及时公开."""
    own = token.word in plain_words.STATING
    return own or (token.word in plain_words.FILLERS and token.word not in holdings.known.by_word)


def _is_every(token: Token) -> bool:
    """Whether it says all, alone or in one with what they all are: 全部公开."""
    return token.kind is Kind.WORD and token.word[0] in _FIRST and token.word.startswith(grammar.ALL)


def _is_all(
    holdings: Holdings, head: Sequence[Token], found: Subject, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    if any(token.kind is Kind.UNKNOWN for token in head):
        return
    pairs = list(parts_of_wholes(holdings, head, found, [one.subject for one in before if one.subject is not None]))
    sums = [(holdings.sum(part), holdings.sum(whole)) for part, whole in pairs]
    known = [(part.number, whole.number) for part, whole in sums]
    if not known or any(part is None or whole is None for part, whole in known):
        return
    if all(part != whole for part, whole in known):
        part, whole = sums[0]
        yield Doubt(Doubted.EVERY, quoted, grave=True, found=whole.number, expected=part.number, cited=part.cited)
