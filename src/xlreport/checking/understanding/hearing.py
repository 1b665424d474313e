"""How a sentence is followed from number to number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.binding import about
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.listing import (
    has_parts,
    is_apart,
    is_named_whole,
    is_turned,
    is_unclear,
    placed,
    respectively,
)
from xlreport.checking.understanding.told import Course, Told, matters_of
from xlreport.checking.understanding.words import bodies
from xlreport.checking.understanding.words.clauses import Clause, Standing, Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

_COMPARING = grammar.THAN | grammar.LEVEL
_BESIDE_LAST = grammar.MOSTLY | {grammar.LAST}
_SHARES = grammar.SHARES | grammar.MORE | grammar.FEWER | {grammar.SHARE_OF}


def heard(course: Course, clauses: Sequence[Clause], sentence: int) -> Iterator[Told]:
    """The numbers of a sentence in their order."""
    course.begins(clauses)
    standing = Standing(course.names)
    if any(clause.says(bodies.THEIRS) for clause in clauses):
        standing.scope = Why.ELSEWHERE
    kept: tuple[Subject | None, Subject | None, bool, bool, Standing] | None = None
    for clause, ahead in zip_longest(clauses, clauses[1:]):
        course.ahead = _ahead(clause, ahead)
        if clause.bracketed and kept is None:
            kept = course.before, course.whole, course.within, course.hidden, replace(standing)
        elif not clause.bracketed and kept is not None:
            course.before, course.whole, course.within, course.hidden, standing = kept
            kept = None
        standing.rule = False
        yield from _of_clause(course, standing, clause, sentence)
        if clause.says(_COMPARING) and not (ahead is not None and ahead.bracketed):
            standing.last_year = False


def _ahead(clause: Clause, ahead: Clause | None) -> tuple[Token, ...]:
    """What may say in the next clause what the last number of this one counts: 与上年的9件相比，新收申请增加2件."""
    if ahead is None or ahead.bracketed or clause.bracketed or ahead.opens in (";", "；"):
        return ()
    places = _places(ahead)
    if not places:
        return ahead.tokens
    compares = clause.says(grammar.THAN) and any(token.word == grammar.LAST for token in clause.tokens)
    return ahead.tokens[: places[0]] if compares else ()


def _of_clause(course: Course, standing: Standing, clause: Clause, sentence: int) -> Iterator[Told]:
    places = _places(clause)
    _opens_list(course, clause, places)
    spent = course.known.spent(clause.known)
    if not places:
        standing.hears(clause.tokens, spent)
        _takes_topic(course, clause)
        _takes_group(course, clause)
        course.pending = _all_of_it(clause)
        return
    parts = _parts(clause.tokens, places)
    if course.topic is None or len(matters_of(course.known, parts[0])) == 1:
        _takes_topic(course, clause, parts[0])
    yield from _of_numbers(course, standing, clause, sentence, parts)
    standing.hears(parts[-1], spent)


def _of_numbers(
    course: Course, standing: Standing, clause: Clause, sentence: int, parts: Sequence[list[Token]]
) -> Iterator[Told]:
    """The numbers of a clause, which stand between its parts."""
    places = _places(clause)
    turned = is_turned(course, parts)
    respective = respectively(clause.tokens, places)
    spent = course.known.spent(clause.known)
    for index, place in enumerate(places):
        figure = clause.tokens[place].figure
        standing.hears(parts[index], spent)
        if figure is None:
            continue
        own = respective[index] if respective else parts[index]
        told = Told(
            figure, tuple(own), tuple(parts[index + 1]), clause, sentence, course.number,
            last_year=standing.last_year or (standing.compared and _is_left_behind(parts, index)),
            compared=standing.compared, within=course.within,
            topic=course.topic, lasting=course.lasting, before=course.before,
        )  # fmt: skip
        course.number += 1
        found = about(course, told, parts, index, turned=turned, respective=respective)
        yield _noted(course, standing, found)
        course.of_last_year = told.last_year
        course.pending = _of_share(told)
        if found.changes:
            standing.last_year = False


def _is_left_behind(parts: Sequence[Sequence[Token]], index: int) -> bool:
    """Whether a number is what another one was before: 由9件到8件."""
    before, after = parts[index], parts[index + 1]
    return bool(before and after) and before[-1].word in grammar.FROM and after[0].word in grammar.ONTO


def _all_of_it(clause: Clause) -> tuple[Token, ...]:
    """A clause up to where it goes on about some of what it names, or beside last year: 企业主要…, 收到数与上年持平."""
    stops = _BESIDE_LAST if clause.says(grammar.LEVEL) else grammar.MOSTLY
    end = next((i for i, token in enumerate(clause.tokens) if token.word in stops), len(clause.tokens))
    while 0 < end < len(clause.tokens) and clause.tokens[end - 1].word in grammar.CONJUNCTIONS:
        end -= 1
    return clause.tokens[:end]


def _of_share(told: Told) -> tuple[Token, ...]:
    """The words of a share, which the number after it may be of: 通过率60%（12件）."""
    if told.figure.unit == "%" and told.after and told.after[0].word in grammar.BEFORE_A_PART:
        return told.after
    if told.figure.unit != "%" or not told.says(_SHARES):
        return ()
    return tuple(token for token in told.words if token.word not in _SHARES and token.kind is not Kind.MARK)


def _places(clause: Clause) -> list[int]:
    return [index for index, token in enumerate(clause.tokens) if token.kind is Kind.NUMBER and _counts(token)]


def _counts(token: Token) -> bool:
    return token.word not in counting.TIME_UNITS


def _parts(tokens: Sequence[Token], places: Sequence[int]) -> list[list[Token]]:
    starts = [0, *(place + 1 for place in places)]
    return [list(tokens[start:end]) for start, end in zip(starts, [*places, len(tokens)], strict=True)]


def _takes_topic(course: Course, clause: Clause, tokens: Sequence[Token] | None = None) -> None:
    own = clause.tokens if tokens is None else tokens
    matters = matters_of(course.known, own)
    course.named = course.named or bool(matters)
    if len(matters) > 1:
        matters = _of_head(course.known, own) or matters
    if len(matters) == 1:
        (course.topic,) = matters
        course.lasting = course.topic


def _takes_group(course: Course, clause: Clause) -> None:
    """A clause that names a group may say what the numbers after it are about: 复议结果：维持3件."""
    found = subject(course.known, Spot(clause.tokens, course.topic))
    if found is not None and found.columns and not found.rows and len(found.columns[0]) > 1 and not course.within:
        course.before = replace(found, columns=(), context=found.columns)
        course.topic = course.lasting = found.matter


def _of_head(known: Lexicon, tokens: Sequence[Token]) -> frozenset[str]:
    """The matter of a noun that another stands right before: 公开规范性文件 are documents."""
    for first, second in pairwise(reversed(tokens)):
        matters = known.nouns.get(first.word, frozenset())
        if matters:
            return matters if second.word in known.nouns else frozenset()
    return frozenset()


def _opens_list(course: Course, clause: Clause, places: Sequence[int]) -> None:
    """Takes in that parts of something follow, or that what follows stands beside it."""
    first = clause.tokens[: places[0]] if places else clause.tokens
    words = {token.word for token in first if token.kind is Kind.WORD}
    if words & grammar.LISTING or _follows_a_count(course, clause, places):
        named = _named_before(course, first) if course.before is None else None
        course.before = named or course.before
        course.whole, course.part, course.within = course.before, None, True
        unnamed = bool(clause.opens or first[0].word not in grammar.AMONG_WORDS) and not course.named
        course.hidden = course.before is None and (
            course.counted or (unnamed and not matters_of(course.known, first[:1]))
        )
    elif words & grammar.BESIDE:
        course.within = False


def _follows_a_count(course: Course, clause: Clause, places: Sequence[int]) -> bool:
    """Whether a colon stands between a number and the clause: 50条：动态30条, but not 复议：维持6件."""
    return clause.opens in (grammar.COLON, ":") and bool(places) and course.counted and not course.pending


def _named_before(course: Course, first: Sequence[Token]) -> Subject | None:
    """The whole that is named without its number before its parts: 甲类包括乙（6件）."""
    end = next((i for i, token in enumerate(first) if token.word in grammar.LISTING), 0)
    found = subject(course.known, Spot(first[:end], course.topic)) if end else None
    plain = found is not None and found.table is not None and not found.is_vague
    return found if plain and all(token.kind is not Kind.UNKNOWN for token in first[:end]) else None


def _noted(course: Course, standing: Standing, told: Told) -> Told:
    """The number as it is passed on, and the course taken up to it."""
    told = placed(course, told)
    why = standing.why or told.why if told.figure.unit == "%" else told.why or standing.why
    if why is None and told.within and course.hidden and not is_named_whole(told.subject):
        why = Why.LIST
    if why is None and not told.figure.exact:
        why = Why.ABOUT
    if told.changes:
        return told if told.why is standing.scope else replace(told, why=standing.scope)
    course.counted = True
    if is_unclear(course.known, told):
        course.unclear = told
    elif told.why is not Why.NO_CELL:
        course.unclear = None
    if told.figure.unit != "%":
        told = _takes_up(course, told)
    return told if told.why is why else replace(told, why=why)


def _takes_up(course: Course, told: Told) -> Told:
    """The number, and what it counts as what was named last."""
    found = told.subject
    if found is not None and told.why is None:
        if course.whole is not None and is_apart(found, course.whole):
            course.within, course.whole = False, None
            told = replace(told, within=False)
        if course.within and course.whole is not None and has_parts(found, course.whole):
            course.part = replace(found, context=(*found.columns, *found.context))
        course.topic = course.lasting = found.matter
        course.goes_on_to(found)
        if any(token.word in grammar.INSIDE for token in told.after):
            joined = bool(told.words) and told.words[0].word in grammar.CONJUNCTIONS
            course.inside = None if joined else found
        course.said, course.unit = told.words, told.figure.unit
    elif not told.within and told.why is not None and not _is_sum(told):
        named = found is not None and found.matter in matters_of(course.known, (*told.words, *told.after))
        course.topic, course.before = found.matter if named and found is not None else None, None
    return told


def _is_sum(told: Told) -> bool:
    """Whether a number only says what others come to in all."""
    words = [token.word for token in told.words if token.kind is not Kind.MARK]
    return (
        bool(words)
        and words[0] in grammar.IN_ALL
        and all(word in grammar.IN_ALL or word in plain_words.STATING for word in words)
    )
