"""Lists that a text adds up: parts after a whole, and parts before their sum."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import dropwhile

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words import narrowing
from xlreport.checking.understanding.words.lexicon import FIELDS
from xlreport.checking.understanding.words.tokens import Kind

TWO = 2
_LEADING = grammar.AFORESAID | grammar.THIS_WORDS | grammar.TOGETHER | {narrowing.NAMED}
"""Before 合计 they say nothing of what is added up."""
_BEFORE_A_SUM = _LEADING | grammar.TALLIED
"""Nor do these where it is said how many are added up."""


def added(sentences: Sequence[Sequence[Told]], quote: "Quote") -> Iterator[Doubt]:
    """The lists of a paragraph that do not add up; those that only fall short of their whole are not grave."""
    before: Sequence[Told] = ()
    for own in sentences:
        counts = [one for one in own if one.figure.unit != "%"]
        yield from _parts(counts, before, quote)
        yield from _in_brackets(counts, quote)
        yield from _sum(counts, quote)
        before = counts


class Quote:
    """Quotes a paragraph from one number to another."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, first: Told, last: Told) -> str:
        start = first.clause.tokens[0].start
        return self._text[start : last.figure.end]


def _parts(counts: Sequence[Told], before: Sequence[Told], quote: Quote) -> Iterator[Doubt]:
    at = next((i for i, one in enumerate(counts) if _is_part(one)), None)
    if at is None:
        return
    own = [one for one in counts[:at] if not one.clause.bracketed]
    wholes = own or [one for one in before if not one.clause.bracketed and not one.within]
    wholes = [one for one in wholes if one.figure.unit == wholes[-1].figure.unit]
    if not wholes or not all(one.figure.exact for one in wholes[-1:]):
        return
    parts = _listed(counts[at:], wholes[-1])
    if len(parts) < TWO or not all(one.figure.exact for one in parts):
        return
    yield from _compared(_of_one_matter(wholes) if own else wholes, parts, quote, apart=not own)


def _in_brackets(counts: Sequence[Told], quote: Quote) -> Iterator[Doubt]:
    """A whole with its parts in brackets after it: 30件（甲20件、乙10件）."""
    at = 0
    while at < len(counts):
        end = next((i for i in range(at + 1, len(counts)) if not counts[i].clause.bracketed), len(counts))
        whole, parts = counts[at], counts[at + 1 : end]
        alike = all(_is_alike(one, whole) and one.figure.exact for one in parts) and whole.figure.exact
        if not whole.clause.bracketed and alike and len(parts) >= TWO and parts[0].clause.opens in "（(":
            yield from _compared([whole], parts, quote, apart=False)
        at = end


def _is_alike(one: Told, whole: Told) -> bool:
    """Whether both are counted by one measure word, or both by those of what is published."""
    units = {one.figure.unit, whole.figure.unit}
    return len(units) == 1 or units <= grammar.OF_ITEMS


def _is_part(one: Told) -> bool:
    return one.within and not one.clause.bracketed


def _listed(told: Sequence[Told], whole: Told) -> list[Told]:
    """The parts of the whole's kind, up to a second list or the first that stands beside it."""
    parts: list[Told] = []
    total = Decimal(0)
    for index, one in enumerate(told):
        if one.clause.bracketed:
            continue
        if index and (_begins_another(one) or not one.within or _is_apart(told, index)):
            break
        if _is_alike(one, whole) and not one.says(grammar.OTHER_THINGS):
            parts.append(one)
            total += one.figure.number
            if len(parts) >= TWO and total == whole.figure.number and not _goes_on(told, index):
                break
    return parts


def _goes_on(told: Sequence[Told], index: int) -> bool:
    """Whether the next number stands in the same list, after 、."""
    return index + 1 < len(told) and [token.word for token in told[index + 1].words[:1]] == ["、"]


def _begins_another(one: Told) -> bool:
    return any(token.word in grammar.LISTING for token in one.words)


def _is_apart(told: Sequence[Told], index: int) -> bool:
    """Whether a semicolon ends the list: it does unless one stood between its first two parts already."""
    marks = [one.clause.opens for one in told[1:index]]
    return (
        told[index].clause.opens in "；;"
        and told[index].clause.opens != ""
        and bool(marks)
        and not any(m in "；;" and m for m in marks)
    )


def _of_one_matter(wholes: Sequence[Told]) -> list[Told]:
    """The last whole, with those before it that count the same kind of thing; cells of a table within its clause."""
    last = wholes[-1]
    if last.lasting is None or not last.lasting.startswith(FIELDS):
        return [one for one in wholes if one.clause is last.clause]
    alike = [last]
    for one in reversed(wholes[:-1]):
        if one.figure.unit != last.figure.unit or not one.figure.exact or one.lasting is None:
            break
        alike.insert(0, one)
    return alike


def _compared(wholes: Sequence[Told], parts: Sequence[Told], quote: Quote, *, apart: bool) -> Iterator[Doubt]:
    numbers = [one.figure.number for one in wholes]
    total = sum((one.figure.number for one in parts), Decimal(0))
    if total in {*numbers, sum(numbers, Decimal(0))}:
        return
    whole = sum(numbers, Decimal(0)) if apart else numbers[-1]
    over = total > (sum(numbers) if apart else min(numbers))
    is_open = any(one.says(grammar.OPEN_LIST) for one in parts) or _goes_on_openly(parts[-1])
    whole_list = parts[0].clause.opens == grammar.COLON and all(
        one.figure.unit == parts[0].figure.unit for one in wholes
    )
    if over or not is_open:
        grave = over or (whole_list and not any(word in quote(wholes[0], parts[-1]) for word in grammar.PART_OF))
        of_table = wholes[-1].subject is not None and wholes[-1].subject.table is not None
        kind = Doubted.LISTED if grave or not of_table else Doubted.SHORT
        yield Doubt(kind, quote(wholes[0], parts[-1]), grave, (*wholes, *parts), total, whole)


def _goes_on_openly(last: Told) -> bool:
    return bool(last.after) and last.after[0].word in grammar.OPEN_LIST


def _sum(counts: Sequence[Told], quote: Quote) -> Iterator[Doubt]:
    """Parts, and then what they are in all."""
    for index, one in enumerate(counts):
        words = [token.word for token in one.words if token.kind is not Kind.MARK]
        tallied = narrowing.NAMED in words
        words = words[words.index(narrowing.NAMED) :] if tallied else words
        named = list(dropwhile((_BEFORE_A_SUM if tallied else _LEADING).__contains__, words))
        if not named or named[0] not in grammar.IN_ALL or not set(named) <= grammar.IN_ALL | plain_words.STATING:
            continue
        parts = _before(counts[:index], one)
        parts = parts if tallied else _without_their_number(parts)
        if parts and not grammar.THIS_WORDS.isdisjoint(words) and not _is_whole_year(quote(parts[0], one)):
            continue
        sums = {sum((part.figure.number for part in parts[at:]), Decimal(0)) for at in range(len(parts) - 1)}
        if len(parts) >= TWO and one.figure.exact and one.figure.number not in sums:
            total = sum((part.figure.number for part in parts), Decimal(0))
            yield Doubt(
                Doubted.LISTED, quote(parts[0], one), grave=True, told=(*parts, one), found=total,
                expected=one.figure.number,
            )  # fmt: skip


def _is_whole_year(quoted: str) -> bool:
    """Whether the parts are those of the year: 上半年5件，下半年3件，全年共8件; else the year may have more."""
    return all(any(one in quoted for one in ends) for ends in (narrowing.YEAR_STARTS, narrowing.YEAR_ENDS))


def _without_their_number(parts: list[Told]) -> list[Told]:
    """Without what only says how many they are: 甲5件、乙3件，两项合计8件."""
    last = parts[-1] if parts else None
    says_so = last is not None and last.figure.number == len(parts) - 1
    bare = last is not None and all(token.kind is Kind.MARK for token in last.words)
    return parts[:-1] if says_so and bare else parts


def _before(counts: Sequence[Told], one: Told) -> list[Told]:
    parts: list[Told] = []
    for part in reversed(counts):
        in_one_list = part.clause is counts[-1].clause and one.figure.unit in grammar.OF_ANYTHING
        if (
            (part.figure.unit != one.figure.unit and not in_one_list)
            or not part.figure.exact
            or part.says(grammar.OPEN_LIST)
        ):
            break
        parts.insert(0, part)
    return parts
