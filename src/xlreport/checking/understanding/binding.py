"""Which of the words around a number say what it counts."""

from collections.abc import Sequence
from dataclasses import replace

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.told import Course, Told, matters_of
from xlreport.checking.understanding.words.clarity import SAYING_NOTHING, is_unclear
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token


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
    before = _before(course)
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


def _before(course: Course) -> Subject | None:
    """What the words of a number may leave unsaid: the whole of its list, or the last part that may have parts."""
    if not course.within or course.whole is None:
        return course.before
    return course.part or course.whole


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
    if found is None and bare and not _names_itself(course.known, replace(spot, tokens=parts[index + 1])):
        found_elsewhere = _from_elsewhere(course, told, parts[index], spot)
        if found_elsewhere is not None:
            return found_elsewhere
    if follows is not None and follows.kind is Kind.UNKNOWN and _needs_more(course.known, spot, found):
        return replace(told, why=Why.UNKNOWN)
    if found is None and index == len(parts) - 2:
        return _from_behind(course, told, parts, spot, bare=bare)
    return _settled(course, told, spot.tokens, found, place)


def _names_itself(known: Lexicon, spot: Spot) -> bool:
    return known.names_any(spot.tokens) and subject(known, spot) is not None


def _says_nothing(known: Lexicon, token: Token) -> bool:
    return (
        known.is_filler(token.word)
        or token.kind is Kind.DATE
        or token.word in SAYING_NOTHING
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
        named = parts[-1] if course.known.names_any(parts[-1]) else []
        return _looked_for(course, told, replace(spot, tokens=[*parts[-2], *named, *course.ahead]), place)
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
    unclear = is_unclear(course.known, course.names, words, found, place) or _is_charged(course, told, found)
    why = Why.UNKNOWN if unclear else None
    return replace(told, subject=found, why=why)


def _is_charged(course: Course, told: Told, found: Subject) -> bool:
    """Whether a bare noun may be what was paid for: 收取210元，涉及申请3件."""
    if course.charged is None or not found.is_vague or found.matter in course.known.charges:
        return False
    return course.charged < told.figure.start or told.clause.says(grammar.CONCERNING)
