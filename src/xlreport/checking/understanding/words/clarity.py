"""Whether the words around a number say nothing but what it counts: only then a number is held against figures."""

from collections.abc import Sequence
from itertools import pairwise

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.words import bodies, narrowing
from xlreport.checking.understanding.words.bodies import Names
from xlreport.checking.understanding.words.frames import Subject
from xlreport.checking.understanding.words.lexicon import FIELDS, Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

SAYING_NOTHING = frozenset().union(
    grammar.CONJUNCTIONS, grammar.THIS_WORDS, grammar.IN_ALL, grammar.AMONG_WORDS, grammar.THAN, grammar.UP_TO,
    grammar.REST, counting.NEARLY,
)  # fmt: skip
_PASSED = SAYING_NOTHING.union(
    plain_words.FILLERS, plain_words.PLAIN_VERBS, grammar.REASONS, grammar.KINDS_OF, bodies.WIDER,
    grammar.RESPECTIVELY,
)  # fmt: skip
_DEEDS = plain_words.PLAIN_VERBS - plain_words.HANDING_IN
_VERBS = plain_words.VERBS | plain_words.PLAIN_VERBS
_DENYING = grammar.NONE | grammar.DENYING
_BETWEEN = (grammar.LINKS | plain_words.QUALITIES) - _VERBS


def is_unclear(known: Lexicon, names: Names, tokens: Sequence[Token], found: Subject, place: int) -> bool:
    """Whether a word that nobody knows stands among the words that name something, or before the number.

    `place`: where among the words the number stands.
    """
    if not found.used or found.crosses or _is_of_another(known, names, tokens, found):
        return True
    first, last = 0 if found.is_vague else min(*found.used, place), max(max(found.used) + 1, place)
    own = known.nouns_of(found.matter)
    if any(
        not _is_plain(known, names, tokens, index, found, own) and not _is_example(tokens, index, found, own)
        for index in range(first, min(last, len(tokens)))
    ):
        return True
    if any(_is_denial_or_time(token) and index not in found.used for index, token in enumerate(tokens[:place])):
        return True
    end = min(last, len(tokens)) - 1
    if _is_held_by_another(tokens[:last]) or _goes_on_openly(tokens, found, place):
        return True
    if any(_is_narrowed(tokens, index, own, found.used) for index in range(end)) or any(
        _is_open(tokens, index, found) for index in range(first, end)
    ):
        return True
    return _is_led_by_unknown(known, names, tokens, first, found, own)


def _is_example(tokens: Sequence[Token], index: int, found: Subject, own: frozenset[str]) -> bool:
    """Whether it is only an example of the rows named after it: 报纸、年鉴等公开出版物."""
    if found.table is None or not found.table.spoken.wholes or not found.rows:
        return False
    at = next((i for i, token in enumerate(tokens) if i > index and token.word == grammar.WHEN_FOLLOWED), len(tokens))
    return at + 1 in found.used and tokens[at + 1].word not in own and tokens[at + 1].kind is Kind.WORD


def _is_denial_or_time(token: Token) -> bool:
    """Whether it says that something is not, or within how long it was done."""
    if token.kind is Kind.NUMBER:
        return token.word in counting.TIME_UNITS
    return token.kind is Kind.WORD and token.word in _DENYING


def is_of_several(known: Lexicon, words: Sequence[Token]) -> bool:
    """Whether things of several tables are counted together: 许可、处罚等决定共计12件."""
    parts: list[set[str]] = [set()]
    for token in words:
        if token.word in grammar.CONJUNCTIONS:
            parts.append(set())
        parts[-1].update(one for one in _named_by(known, token.word) if one in known.tables)
    named = [one for one in parts if one]
    return any(one.isdisjoint(other) for one, other in pairwise(named))


def _named_by(known: Lexicon, word: str) -> frozenset[str]:
    """The matters of what a word names by itself."""
    alone = (one.matter for one in known.by_word.get(word, ()) if len(one.phrase) == 1)
    return known.nouns.get(word, frozenset()).union(alone)


def is_of_level(words: Sequence[Token], found: Subject) -> bool:
    """Whether only what comes from one level of the state is counted: 市代表建议3件, 县代表建议2件."""
    first = min(found.used)
    return first > 0 and words[first - 1].word in narrowing.LEVELS


def _goes_on_openly(tokens: Sequence[Token], found: Subject, place: int) -> bool:
    """Whether more is counted than what is named after the number: 其余9件为甲、乙等情形."""
    end = max(found.used) + 1
    return place <= min(found.used) and end < len(tokens) and tokens[end].word == grammar.WHEN_FOLLOWED


def _is_led_by_unknown(
    known: Lexicon, names: Names, tokens: Sequence[Token], first: int, found: Subject, own: frozenset[str]
) -> bool:
    """Whether a word that nobody knows stands before the first that names something: 校内师生申请, 招生的网上申请."""
    at = first - 1
    while at > 0 and (tokens[at].word in _BETWEEN or _is_of_unknown(tokens, at)):
        at -= 1
    head = tokens[first]
    if at < 0 or head.word in _VERBS or head.kind is not Kind.WORD or tokens[at].word in _VERBS:
        return False
    if _is_example(tokens, at, found, own):
        return False
    return tokens[at].kind is Kind.UNKNOWN or not _is_plain(known, names, tokens, at, found, own)


def _is_of_unknown(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only ends what begins with an unknown one: the 合 of 整合, 医护人员, “校园”."""
    one = tokens[at].word
    if one in plain_words.PIECES or one in grammar.QUOTES:
        return tokens[at - 1].kind is Kind.UNKNOWN
    return one in plain_words.HEADS and (tokens[at - 1].kind is Kind.UNKNOWN or _is_of_unknown(tokens, at - 1))


def _is_of_another(known: Lexicon, names: Names, tokens: Sequence[Token], found: Subject) -> bool:
    """Whether the words are what another matter's noun says: 申请我局公开的信息, 公布的规章."""
    before = tokens[: min(found.used)]
    matters = [known.nouns.get(token.word, frozenset()) for token in before]
    if found.table is not None:
        return _is_of_other_table(known, matters, found) or any(
            matter.startswith(FIELDS) for own in matters for matter in own
        )
    asked = [later.word in names.own for _, later in pairwise(before)]
    return any(is_asked and not own.isdisjoint(known.tables) for is_asked, own in zip(asked, matters, strict=False))


def _is_of_other_table(known: Lexicon, matters: Sequence[frozenset[str]], found: Subject) -> bool:
    """Whether what arises from one table's matters is said to come from another's, or the other way round.

    不服处罚提起的复议, 经复议后重新公开.
    """
    tables = [matter for own in matters for matter in own if matter in known.tables and matter != found.matter]
    if any(known.tables[matter].spoken.of is not None for matter in tables):
        return True
    arises = found.table is not None and found.table.spoken.of is not None
    return arises and bool(tables) and not any(known.may_precede(found.matter, matter) for matter in tables)


def _is_open(tokens: Sequence[Token], index: int, found: Subject) -> bool:
    """Whether more is counted than is named: 企业等组织, 企业等提出."""
    if tokens[index].word != grammar.WHEN_FOLLOWED:
        return False
    follows = tokens[index + 1].word
    handed_in = bool(found.columns) and index - 1 in found.used and follows in grammar.HANDING_IN
    return follows in grammar.KINDS_OF or handed_in


def _is_held_by_another(tokens: Sequence[Token]) -> bool:
    words = [token.word for token in tokens]
    start = next((i for i, word in enumerate(words) if word in grammar.ATTENDING), len(words))
    return any(word in grammar.HOLDING and after == grammar.OF for word, after in pairwise(words[start:]))


def _is_narrowed(tokens: Sequence[Token], index: int, own: frozenset[str], used: frozenset[int]) -> bool:
    """Whether a word that may name no cell narrows the noun after it, or adds to what is named: 书面及网上申请.

    What somebody wants to do narrows a noun, too: 企业开办申请. Other cases are not those that ended otherwise.
    """
    follows = tokens[index + 1].word
    if tokens[index].word in grammar.OTHERS and follows in own:
        return True
    if index - 1 in used and follows in own and tokens[index].word in _DEEDS:
        return True
    if tokens[index].word not in grammar.NARROWING:
        return False
    joined = follows in grammar.CONJUNCTIONS and index + 2 in used
    return joined or follows in own or follows in grammar.KINDS_OF or follows in grammar.HANDING_IN


def _is_plain(
    known: Lexicon, names: Names, tokens: Sequence[Token], index: int, found: Subject, own: frozenset[str]
) -> bool:
    token = tokens[index]
    if index in found.used or token.kind in (Kind.DATE, Kind.NUMBER, Kind.MARK):
        return token.kind is not Kind.NUMBER or token.word not in counting.TIME_UNITS
    word = token.word
    if word in grammar.OFFERING and found.fields:
        return False
    if word in known.nouns and word not in own:
        if index > max(found.used) and tokens[index - 1].word == grammar.OF:
            return False
        after = tokens[index + 1].word if index + 1 in found.used else ""
        joined = after in own or bool(after and found.fields and after not in _VERBS)
        return not joined or any(known.may_precede(found.matter, one) for one in known.nouns[word])
    return (
        word in _PASSED
        or word in known.besides
        or word in own
        or (word in grammar.PUBLISHED and bool(found.fields) and found.fields[0].unit == grammar.ITEMS)
        or word in names.own
        or word in (grammar.LAST, grammar.NEXT)
    )
