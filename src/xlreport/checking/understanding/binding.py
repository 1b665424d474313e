"""Which of the words around a number say what it counts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.told import Course, Told, matters_of
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import FIELDS, Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

_SAYING_NOTHING = frozenset().union(
    grammar.CONJUNCTIONS, grammar.THIS_WORDS, grammar.IN_ALL, grammar.AMONG_WORDS, grammar.THAN, grammar.UP_TO,
    grammar.REST,
)  # fmt: skip
_PASSED = _SAYING_NOTHING.union(
    plain_words.FILLERS, plain_words.PLAIN_VERBS, grammar.REASONS, grammar.KINDS_OF, grammar.WIDER,
    grammar.RESPECTIVELY,
)  # fmt: skip
_VERBS = plain_words.VERBS | plain_words.PLAIN_VERBS


def is_turned(course: Course, parts: Sequence[Sequence[Token]]) -> bool:
    """Whether the numbers stand before what they count: 3件准予，2件驳回."""
    after = parts[1]
    if not after or after[0].kind is not Kind.WORD:
        return False
    first = subject(course.known, Spot(parts[0]))
    if first is not None and not (first.is_vague and len(parts) > 2):  # noqa: PLR2004  two numbers
        return False
    return (
        subject(course.known, Spot([*parts[0], *after])) is not None and subject(course.known, Spot(after)) is not None
    )


def respectively(tokens: Sequence[Token], places: Sequence[int]) -> list[list[Token]]:
    """For 甲、乙分别提出申请1件、2件 the words of each number in turn; empty if the clause is no such list.

    None of them has words where there are more numbers than names, or fewer.
    """
    at = next((i for i, token in enumerate(tokens[: places[0]]) if token.word in grammar.RESPECTIVELY), None)
    if at is None:
        return []
    named: list[list[Token]] = [[]]
    for token in tokens[:at]:
        if token.word in grammar.CONJUNCTIONS:
            named.append([])
        else:
            named[-1].append(token)
    shared = list(tokens[at + 1 : places[0]])
    if len(named) == len(places) > 1:
        return [[*own, *shared] for own in named]
    return [[] for _ in places] if min(len(named), len(places)) > 1 else []


def about(
    course: Course, told: Told, parts: Sequence[list[Token]], index: int, *, turned: bool, respective: list[list[Token]]
) -> Told:
    """The number with what it counts."""
    before = course.whole if course.within and course.whole is not None else course.before
    parts = [*parts[:-1], _up_to_all(parts[-1])]
    spot = Spot(parts[index], course.topic, before, told.figure.unit, within=course.within)
    if respective:
        return _looked_for(course, told, replace(spot, tokens=respective[index]), len(respective[index]))
    if turned and _is_touched(parts[0]) and any(token.kind is Kind.UNKNOWN for token in parts[index + 1]):
        return replace(told, why=Why.UNKNOWN)
    if turned and any(token.kind is Kind.WORD for token in parts[index + 1]):
        own = [*parts[0], *parts[index + 1]]
        return _looked_for(course, told, replace(spot, tokens=own), len(parts[0]))
    return _plainly(course, told, parts, index, spot)


def _is_touched(before: Sequence[Token]) -> bool:
    """Whether something is done with what is counted: 对3件规范性文件…."""
    return any(token.word in grammar.TOUCHING for token in before[-3:])


def _up_to_all(tokens: Sequence[Token]) -> list[Token]:
    """What follows a number, up to where it is said of all of them: 5件申请均…."""
    end = next((i for i, token in enumerate(tokens) if token.word in grammar.EVERY), 0)
    return list(tokens[:end] if end else tokens)


def _plainly(course: Course, told: Told, parts: Sequence[list[Token]], index: int, spot: Spot) -> Told:
    """A number after what it counts, or with part of it after it."""
    found, place = subject(course.known, spot), len(parts[index])
    follows = parts[index + 1][0] if parts[index + 1] else None
    bare = all(_says_nothing(course.known, token) for token in parts[index])
    if found is None and bare:
        found_elsewhere = _from_elsewhere(course, told, parts[index], spot)
        if found_elsewhere is not None:
            return found_elsewhere
    if follows is not None and follows.kind is Kind.UNKNOWN and _needs_more(course.known, spot, found):
        return replace(told, why=Why.UNKNOWN)
    if found is None and index == len(parts) - 2:
        return _from_behind(course, told, parts, spot, bare=bare)
    return _settled(course, told, spot.tokens, found, place)


def _says_nothing(known: Lexicon, token: Token) -> bool:
    return (
        known.is_filler(token.word)
        or token.kind is Kind.DATE
        or token.word in _SAYING_NOTHING
        or token.word in (grammar.LAST, grammar.NEXT)
    )


def _from_elsewhere(course: Course, told: Told, words: Sequence[Token], spot: Spot) -> Told | None:
    """A number whose own words say nothing: the clause before it says it, or it is another of what was told last."""
    if not all(_says_nothing(course.known, token) for token in course.pending):
        own = [*course.pending, *words]
        return _looked_for(course, told, replace(spot, tokens=own), len(own))
    if course.before is None:
        return None
    if told.says(grammar.UP_TO) or (told.last_year and (told.compared or told.clause.bracketed)):
        return replace(told, subject=course.before)
    if course.said and told.figure.unit not in grammar.FAMILIES.get(course.unit, frozenset((course.unit,))):
        again = [token for token in course.said if token.kind is not Kind.MARK]
        found = subject(course.known, replace(spot, tokens=[*again, *words]))
        return replace(told, subject=found) if found is not None and found.fields else None
    return None


def _from_behind(course: Course, told: Told, parts: Sequence[list[Token]], spot: Spot, *, bare: bool) -> Told:
    """The last number of a clause, with what follows it there or, failing that, in the next clause."""
    place, own = len(parts[-2]), [*parts[-2], *parts[-1]]
    found = subject(course.known, replace(spot, tokens=own))
    if found is not None:
        stop = len(own) if _is_touched(parts[-2]) else max(found.used, default=place) + 2
        if not any(token.kind is Kind.UNKNOWN for token in own[place:stop]):
            return _settled(course, told, own, found, place)
    if bare and course.ahead and not any(_is_closed(token) for token in course.ahead):
        return _looked_for(course, told, replace(spot, tokens=[*own, *course.ahead]), place)
    return replace(told, why=Why.NO_CELL if found is None else Why.UNKNOWN)


def _is_closed(token: Token) -> bool:
    """Whether a clause with it in says nothing of the number before it."""
    return token.kind is Kind.UNKNOWN or token.word in grammar.EVERY or token.word in grammar.NONE


def _needs_more(known: Lexicon, spot: Spot, found: Subject | None) -> bool:
    """Whether the words before a number do not say by themselves what it counts; `found` is what they name here."""
    if matters_of(known, spot.tokens):
        return False
    return found is None or subject(known, replace(spot, topic=None)) is None


def _looked_for(course: Course, told: Told, spot: Spot, place: int) -> Told:
    """The number with the subject of the words, or why it has none. `place`: where among the words it stands."""
    return _settled(course, told, spot.tokens, subject(course.known, spot), place)


def _settled(course: Course, told: Told, words: Sequence[Token], found: Subject | None, place: int) -> Told:
    """The number with the subject that its words name, unless they say what nobody knows besides."""
    if found is None:
        return replace(told, why=Why.NO_CELL)
    unclear = _is_unclear(course, words, found, place) or _is_charged(course, told, found)
    why = Why.UNKNOWN if unclear else None
    return replace(told, subject=found, why=why)


def _is_charged(course: Course, told: Told, found: Subject) -> bool:
    """Whether a bare noun may be what was paid for: 收取210元，涉及申请3件."""
    if course.charged is None or not found.is_vague or found.matter in course.known.charges:
        return False
    return course.charged < told.figure.start or told.clause.says(grammar.CONCERNING)


def _is_unclear(course: Course, tokens: Sequence[Token], found: Subject, place: int) -> bool:
    """Whether a word that nobody knows stands between the words and the number."""
    if not found.used or _is_of_another(course, tokens, found):
        return True
    first, last = 0 if found.is_vague else min(*found.used, place), max(max(found.used) + 1, place)
    own = course.known.nouns_of(found.matter)
    if any(not _is_plain(course, tokens, index, found, own) for index in range(first, min(last, len(tokens)))):
        return True
    if any(token.kind is Kind.WORD and token.word in grammar.NONE for token in tokens[:place]):
        return True
    end = min(last, len(tokens)) - 1
    if any(_is_narrowed(tokens, index, own, found.used) for index in range(end)) or any(
        _is_open(tokens, index, found) for index in range(first, end)
    ):
        return True
    return _is_led_by_unknown(course, tokens, first, found, own)


def _is_led_by_unknown(
    course: Course, tokens: Sequence[Token], first: int, found: Subject, own: frozenset[str]
) -> bool:
    """Whether a word that nobody knows stands before the first that names something: 校内师生申请, 招生的网上申请."""
    at = first - 1
    while at > 0 and tokens[at].word in grammar.LINKS:
        at -= 1
    head = tokens[first]
    if at < 0 or head.word in _VERBS or head.kind is not Kind.WORD or tokens[at].word in _VERBS:
        return False
    return tokens[at].kind is Kind.UNKNOWN or not _is_plain(course, tokens, at, found, own)


def _is_of_another(course: Course, tokens: Sequence[Token], found: Subject) -> bool:
    """Whether the words are what another matter's noun says: 申请我局公开的信息, 公布的规章."""
    before = tokens[: min(found.used)]
    matters = [course.known.nouns.get(token.word, frozenset()) for token in before]
    if found.table is not None:
        return any(matter.startswith(FIELDS) for own in matters for matter in own)
    asked = [later.word in course.names.own for _, later in pairwise(before)]
    return any(
        is_asked and not own.isdisjoint(course.known.tables) for is_asked, own in zip(asked, matters, strict=False)
    )


def _is_open(tokens: Sequence[Token], index: int, found: Subject) -> bool:
    """Whether more is counted than is named: 企业等组织."""
    return (
        index - 1 in found.used
        and tokens[index].word == grammar.WHEN_FOLLOWED
        and tokens[index + 1].word in grammar.KINDS_OF
    )


def _is_narrowed(tokens: Sequence[Token], index: int, own: frozenset[str], used: frozenset[int]) -> bool:
    """Whether a word that may name no cell narrows the noun after it, or adds to what is named: 书面及网上申请."""
    if tokens[index].word not in grammar.NARROWING:
        return False
    follows = tokens[index + 1].word
    joined = follows in grammar.CONJUNCTIONS and index + 2 in used
    return joined or follows in own or follows in grammar.KINDS_OF or follows in grammar.HANDING_IN


def _is_plain(course: Course, tokens: Sequence[Token], index: int, found: Subject, own: frozenset[str]) -> bool:
    token = tokens[index]
    if index in found.used or token.kind in (Kind.DATE, Kind.NUMBER, Kind.MARK):
        return True
    word = token.word
    if word in course.known.nouns and word not in own:
        joined = index + 1 in found.used and tokens[index + 1].word in own
        return not joined or any(course.known.may_precede(found.matter, one) for one in course.known.nouns[word])
    return (
        word in _PASSED
        or word in course.known.besides
        or word in own
        or word in course.names.own
        or word in (grammar.LAST, grammar.NEXT)
    )
