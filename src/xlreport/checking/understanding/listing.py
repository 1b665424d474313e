"""Lists of names and numbers, and whether a number belongs to the list that it stands in."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.told import Course, Told
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

_VERBS = (plain_words.VERBS | plain_words.PLAIN_VERBS) - plain_words.CLASSING


def respectively(tokens: Sequence[Token], places: Sequence[int]) -> list[list[Token]]:
    """For 甲、乙分别提出申请1件、2件 the words of each number in turn; empty if the clause is no such list.

    None of them has words where there are more numbers than names, or fewer; nor has one that counts the names: 两类.
    """
    at = next((i for i, token in enumerate(tokens[: places[-1]]) if token.word in grammar.RESPECTIVELY), None)
    if at is None:
        return []
    named: list[list[Token]] = [[]]
    for token in tokens[:at]:
        if token.word in grammar.CONJUNCTIONS:
            named.append([])
        elif token.kind is not Kind.NUMBER:
            named[-1].append(token)
    own = [place for place in places if place > at]
    counted = [tokens[place].figure for place in places if place < at]
    if any(figure is None or figure.number != len(named) for figure in counted):
        return []
    shared = list(tokens[at + 1 : own[0]])
    before: list[list[Token]] = [[] for _ in counted]
    if len(named) == len(own) > 1:
        return [*before, *([*each, *shared] for each in named)]
    bare = all(
        token.word in grammar.CONJUNCTIONS for token in tokens[own[0] + 1 : own[-1]] if token.kind is not Kind.NUMBER
    )
    return [[] for _ in places] if len(own) > 1 and (len(named) > 1 or bare) else []


def placed(course: Course, told: Told) -> Told:
    """The number beside its list if it cannot be a part of it, and not understood if the list leaves it unclear."""
    found = told.subject
    if found is None:
        return told
    if course.within and course.whole is not None and _is_foreign(course.known, found, course.whole):
        told = _beside(course, told)
    if told.why is not None or (course.within and course.hidden):
        return told
    if course.within and course.whole is not None and _is_part_of_another(found, course.whole):
        return replace(told, why=Why.LIST)
    unclear = _goes_on_unclear(course, told, found) or _is_of_other_flow(course, found)
    return replace(told, why=Why.UNKNOWN) if unclear else told


def _is_foreign(known: Lexicon, found: Subject, whole: Subject) -> bool:
    """Whether what is named is no part of the whole, nor does it arise from it: 发布信息50条，其中许可9条."""
    return found.matter != whole.matter and not known.may_precede(found.matter, whole.matter)


def _is_part_of_another(found: Subject, whole: Subject) -> bool:
    """Whether an indicator is part of another one than that of whose parts is told: 解读9件，其中短视频2件."""
    if not found.fields or not whole.fields:
        return False
    of = found.fields[0].of
    return of is not None and of not in {one.id for one in whole.fields} | {one.of for one in whole.fields}


def _beside(course: Course, told: Told) -> Told:
    """A number that a list cannot hold: it stands beside the list if something is done in its words, else unknown."""
    if not told.says(plain_words.VERBS):
        return replace(told, why=told.why or Why.LIST)
    course.within, course.whole = False, None
    return replace(told, within=False)


def _goes_on_unclear(course: Course, told: Told, found: Subject) -> bool:
    """Whether a number without a verb stands in a list with one that was not understood: 公示许可5件，处罚9件."""
    last = course.unclear
    if last is None or (found.table is None and found.fields[0].of is not None):
        return False
    same = last.subject is not None and last.subject.matter == found.matter
    own = any(token.word in course.names.own for token in told.words)
    if same and not own and last.why is Why.UNKNOWN and subject(course.known, Spot(told.words)) is None:
        return True
    if any(token.word in _VERBS for token in told.words[: max(found.used, default=0) + 1]):
        return False
    alike = told.figure.unit == last.figure.unit or (last.subject is not None and last.subject.matter == found.matter)
    return alike and bool(told.words)


def _is_of_other_flow(course: Course, found: Subject) -> bool:
    """Whether a part of what came in or went out is told by where it came from or went: 办结9件，其中当年新收8件.

    What became of last year's rest no table tells apart: 上年结转9件，其余8件已答复.
    """
    whole = course.whole if course.within else course.inside
    if whole is None or whole.table is None or whole.matter != found.matter:
        return False
    if (
        whole.rows
        and found.rows
        and whole.rows[0] <= whole.table.rows.opening.keys()
        and not found.rows[0] <= whole.rows[0]
    ):
        return True
    flows = list(map(frozenset, whole.table.spoken.wholes))
    if not found.rows or not whole.rows or found.rows[0] not in flows or whole.rows[0] not in flows:
        return False
    later = course.within and flows.index(found.rows[0]) > flows.index(whole.rows[0])
    return not later and not any(found.rows[0] <= one for one in whole.rows)


def of_any_way(told: Sequence[Told]) -> list[Told]:
    """The numbers, none of them a way by which some came if its parts are ways themselves: 信件9件，其中网络4件."""
    found = list(told)
    for index, one in enumerate(told):
        parts = takewhile(lambda part: part.within, told[index + 1 :])
        if not one.within and _way_of(one) and any(_way_of(part) == _way_of(one) for part in parts):
            found[index] = replace(one, why=one.why or Why.UNKNOWN)
    return found


def _way_of(told: Told) -> str | None:
    """What an indicator that a number counts is a part of."""
    return told.subject.fields[0].of if told.subject is not None and told.subject.fields else None


def is_unclear(known: Lexicon, told: Told) -> bool:
    """Whether a number counts what nobody knows."""
    words = (*told.words, *told.after)
    strange = any(token.kind is Kind.UNKNOWN or token.word in known.nouns for token in words)
    return told.figure.unit != "%" and (told.why is Why.UNKNOWN or (told.why is Why.NO_CELL and strange))


def is_apart(found: Subject, whole: Subject) -> bool:
    """Whether what is told stands beside a whole whose parts were told: 复议4件，其中维持3件，诉讼2件."""
    named = found.columns and whole.columns and found.matter == whole.matter
    return bool(named) and all(found.columns[0].isdisjoint(one) for one in whole.columns)


def is_named_whole(found: Subject | None) -> bool:
    """Whether the words name an indicator that is a part of nothing, whatever it is listed under."""
    return found is not None and bool(found.fields) and all(one.of is None for one in found.fields)


def has_parts(found: Subject, whole: Subject) -> bool:
    """Whether a part of a list may have parts itself: 行政争议6件，其中复议4件，维持3件."""
    named = found.columns and whole.columns and found.matter == whole.matter
    return bool(named) and len(found.columns[0]) > 1 and found.columns[0] < whole.columns[0]


def is_turned(course: Course, parts: Sequence[Sequence[Token]]) -> bool:
    """Whether the numbers stand before what they count: 3件准予，2件驳回."""
    after = parts[1]
    if not after or after[0].kind is not Kind.WORD or any(token.word in grammar.JOINING for token in after):
        return False
    first = subject(course.known, Spot(parts[0]))
    if first is not None and not ((first.is_vague and len(parts) > 2) or _each_has_its_own(parts)):  # noqa: PLR2004  two numbers
        return False
    return (
        subject(course.known, Spot([*parts[0], *after], course.topic)) is not None
        and subject(course.known, Spot(after, course.topic)) is not None
    )


def _each_has_its_own(parts: Sequence[Sequence[Token]]) -> bool:
    """Whether each number of a list stands before its own words: 复议3件维持、2件纠正."""
    between = parts[1:-1]
    listed = all(part[-1:] and part[-1].word in grammar.CONJUNCTIONS and part[:-1] for part in between)
    return bool(between) and listed and bool(parts[-1]) and parts[-1][-1].kind is Kind.WORD
