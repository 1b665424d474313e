"""Which of the words around a number say what it counts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.apart import is_apart
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.told import Course, Told, matters_of
from xlreport.checking.understanding.words import bodies
from xlreport.checking.understanding.words.clarity import SAYING_NOTHING, is_unclear
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.checking.understanding.words.ways import names_several, without_ways


def about(
    course: Course, told: Told, parts: Sequence[list[Token]], index: int, *, turned: bool, respective: list[list[Token]]
) -> Told:
    """The number with what it counts."""
    before = _before(course)
    parts = [*parts[:-1], _up_to_all(parts[-1])]
    if names_several(parts[index]) and course.by_any_way:
        parts[index] = without_ways(parts[index])
    spot = Spot(parts[index], course.topic, before, told.figure.unit, within=course.within)
    if respective:
        own, place = [*respective[index], *_said_of_each(course.known, parts[-1])], len(respective[index])
        return _looked_for(course, told, replace(spot, tokens=own), place)
    if turned and any(token.kind is Kind.UNKNOWN for token in parts[index + 1]):
        return replace(told, why=Why.UNKNOWN)
    if turned and any(token.kind is Kind.WORD for token in parts[index + 1]):
        own, place = [*parts[0], *parts[index + 1], *_shared_end(course, parts, index)], len(parts[0])
        found = subject(course.known, replace(spot, tokens=own))
        if found is not None and _is_elsewhen_from(own, place, found):
            return replace(told, why=Why.UNKNOWN)
        return _settled(course, told, own, found, place)
    return _plainly(course, told, parts, index, spot)


def _said_of_each(known: Lexicon, last: Sequence[Token]) -> Sequence[Token]:
    """What is said of all that a list tells respectively: 甲、乙各有3件、2件被纠正."""
    return last if any(not _says_nothing(known, token) for token in last) else ()


def _shared_end(course: Course, parts: Sequence[Sequence[Token]], index: int) -> Sequence[Token]:
    """What is said of this thing and the last one together: 5件复议、4件诉讼获维持."""
    own, last = parts[index + 1], parts[-1]
    if index + 2 >= len(parts) or own[-1].word not in grammar.CONJUNCTIONS:
        return ()
    return _after_its_columns(course.known, tuple(last))


@lru_cache(maxsize=64)
def _after_its_columns(known: Lexicon, words: tuple[Token, ...]) -> Sequence[Token]:
    """What follows the words that name columns; asked for each number of a clause, and worked out once."""
    named = (subject(known, Spot(words[:end])) for end in range(1, len(words)))
    end = next((i for i, one in enumerate(named, 1) if one is not None and one.columns), len(words))
    return tuple(token for token in words[end:] if token.kind is Kind.WORD)


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
    if _are_all(parts[index]):
        parts = [*parts[:index], parts[index][1:], *parts[index + 1 :]]
        spot = replace(spot, tokens=parts[index])
    found = subject(course.known, spot)
    follows = parts[index + 1][0] if parts[index + 1] else None
    bare = all(_says_nothing(course.known, token) for token in parts[index])
    if found is None and bare and not _names_itself(course.known, replace(spot, tokens=parts[index + 1])):
        found_elsewhere = _from_elsewhere(course, told, parts[index], spot)
        if found_elsewhere is not None:
            return _unless_of_some(course, found_elsewhere, parts, index, spot)
    if found is None and told.changes and course.pending:
        return _looked_for(course, told, replace(spot, tokens=course.pending), len(course.pending))
    if follows is not None and follows.kind is Kind.UNKNOWN and _needs_more(course.known, spot, found):
        return replace(told, why=Why.UNKNOWN)
    if found is None and index == len(parts) - 2:
        return _from_behind(course, told, parts, spot, bare=bare)
    return replace(told, why=Why.NO_CELL) if found is None else _by_name(course, told, parts, index, spot, found)


def _by_name(course: Course, told: Told, parts: Sequence[list[Token]], index: int, spot: Spot, found: Subject) -> Told:
    """A number whose own words name something, unless what follows says that it is of only so many of it."""
    if _is_of_some(course.known, parts[index], parts[index + 1], found):
        return _of_some(course, told, parts, index, spot, found)
    touched = _is_touched(parts[index][-1:]) and _is_narrowed_behind(course, parts[index + 1], found)
    return replace(told, why=Why.UNKNOWN) if touched else _settled(course, told, spot.tokens, found, len(parts[index]))


def _is_of_some(known: Lexicon, before: Sequence[Token], after: Sequence[Token], found: Subject) -> bool:
    """Whether it is only said of so many of what is named what follows: 复议有3件被纠正."""
    if not before or not after or after[0].word in grammar.CONJUNCTIONS:
        return False
    if before[-1].word not in grammar.SOME_OF and after[0].word not in grammar.BECOMING:
        return False
    own = known.nouns_of(found.matter)
    return any(not _says_nothing(known, token) and token.word not in own for token in after)


def _of_some(course: Course, told: Told, parts: Sequence[list[Token]], index: int, spot: Spot, found: Subject) -> Told:
    """The number as what its words and those after it name together, if that is another thing."""
    own = [*parts[index], *parts[index + 1]]
    narrowed = subject(course.known, replace(spot, tokens=own))
    if narrowed is None or narrowed.matter != found.matter or (narrowed.rows, narrowed.columns, narrowed.fields) == (
        found.rows, found.columns, found.fields,
    ):  # fmt: skip
        return replace(told, why=Why.UNKNOWN)
    return _settled(course, told, own, narrowed, len(parts[index]))


def _unless_of_some(course: Course, told: Told, parts: Sequence[list[Token]], index: int, spot: Spot) -> Told:
    """What the clause before says of a number, unless more is said of it here: 在办结的申请中，有9件延期."""
    found, before, after = told.subject, parts[index], parts[index + 1]
    if found is None or not _is_of_some(course.known, before, after, found):
        return told
    return _of_some(course, told, [[*course.pending, *before], after], 0, spot, found)


def _are_all(words: Sequence[Token]) -> bool:
    """Whether a number is only said to be that of each: 均为9件."""
    return len(words) > 1 and words[0].word in grammar.EVERY and words[1].word in grammar.COPULAS


def _is_narrowed_behind(course: Course, after: Sequence[Token], found: Subject) -> bool:
    """Whether what was done to them is said after the number: 法院对9件案件判决维持."""
    behind = subject(course.known, Spot(after, found.matter))
    return behind is not None and (bool(behind.rows) or bool(behind.columns and behind.columns != found.columns))


def _names_itself(known: Lexicon, spot: Spot) -> bool:
    return known.names_any(spot.tokens) and subject(known, spot) is not None


def _says_nothing(known: Lexicon, token: Token) -> bool:
    return (
        known.is_filler(token.word)
        or token.kind is Kind.DATE
        or token.word in SAYING_NOTHING
        or token.word in (grammar.LAST, grammar.NEXT)
    )


def _may_name(known: Lexicon, token: Token) -> bool:
    """Whether a word that says nothing by itself names something in a clause of its own: 收到，12件."""
    return known.is_filler(token.word) and token.word in known.by_word


def _from_elsewhere(course: Course, told: Told, words: Sequence[Token], spot: Spot) -> Told | None:
    """A number whose own words say nothing: the clause before it says it, or it is another of what was told last."""
    if any(not _says_nothing(course.known, one) or _may_name(course.known, one) for one in course.pending):
        own = [*course.pending, *words]
        return _looked_for(course, told, replace(spot, tokens=own), len(own))
    if course.before is None:
        return None
    said = told.compared or told.clause.bracketed or told.says(grammar.COPULAS)
    goes_on = bool(told.words) and (
        told.words[0].word in grammar.ONTO or (course.of_last_year and told.words[0].word in grammar.THIS_WORDS)
    )
    if goes_on or told.says(grammar.UP_TO) or (told.last_year and said):
        return replace(told, subject=_ended(course.before))
    if course.said and told.figure.unit not in counting.family(course.unit):
        again = [token for token in course.said if token.kind is not Kind.MARK]
        found = subject(course.known, replace(spot, tokens=[*again, *words]))
        return replace(told, subject=found) if found is not None and found.fields else None
    return None


def _ended(before: Subject) -> Subject:
    """What was told before; at this year's end, where it was what the year began with."""
    ends = {} if before.table is None else before.table.rows.opening
    rows = before.rows[0] if before.rows else frozenset[str]()
    return replace(before, rows=(frozenset(ends[row] for row in rows),)) if rows and rows <= ends.keys() else before


def _from_behind(course: Course, told: Told, parts: Sequence[list[Token]], spot: Spot, *, bare: bool) -> Told:
    """The last number of a clause, with what follows it there or, failing that, in the next clause."""
    place, own = len(parts[-2]), [*parts[-2], *parts[-1]]
    found = subject(course.known, replace(spot, tokens=own))
    if found is not None:
        stop = len(own) if found.is_vague or _is_touched(parts[-2]) else max(found.used, default=place) + 2
        if not _is_elsewhen_from(own[:stop], place, found):
            return _settled(course, told, own, found, place)
    if bare and course.ahead and not any(_is_closed(token) for token in course.ahead):
        named = parts[-1] if course.known.names_any(parts[-1]) else []
        return _looked_for(course, told, replace(spot, tokens=[*parts[-2], *named, *course.ahead]), place)
    return replace(told, why=Why.NO_CELL if found is None else Why.UNKNOWN)


def _is_elsewhen_from(words: Sequence[Token], place: int, found: Subject) -> bool:
    """Whether one of the words from a place on that do not name what was found is of another time."""
    return any(_is_elsewhen(token) for at, token in enumerate(words) if at >= place and at not in found.used)


def _is_elsewhen(token: Token) -> bool:
    """Whether nobody knows a word after a number, or it speaks of another time: 12件为去年受理件."""
    other_time = token.word in (grammar.LAST, grammar.NEXT) or token.word in grammar.PART_WORDS
    return token.kind is Kind.UNKNOWN or other_time or token.word in bodies.ALL_OF


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
    unclear = is_unclear(course.known, course.names, words, found, place)
    apart = unclear or is_apart(course, told, words, found)
    return replace(told, subject=found, why=Why.UNKNOWN if apart else None)
