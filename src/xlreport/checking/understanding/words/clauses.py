"""The clauses of a text, and whose, when and how surely they speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.words import bodies
from xlreport.checking.understanding.words.bodies import Names
from xlreport.checking.understanding.words.tokens import Kind, Token

MOST_TOKENS = 400
"""A sentence of more is cut at its next mark: nobody writes one, and reading stays as quick as the text is long."""

LEAST = 2
"""So many characters name a field of an agency's work, or a kind of body."""

MOST_OF_A_BODY = 4
"""So many characters a kind of body has at most."""

_TELLING = frozenset().union(
    bodies.ROLES, bodies.WIDER, bodies.OWNED, grammar.OTHERWISE, grammar.EVER, grammar.THIS_WORDS, grammar.PART_WORDS,
    grammar.UP_TO, grammar.RECKONING, grammar.THAN, {grammar.LAST, grammar.NEXT},
)  # fmt: skip
"""The words that say whose, when or how surely."""


class Why(StrEnum):
    """Why a number or statement is passed over."""

    ABOUT = "about"
    ELSEWHERE = "elsewhere"
    TIME = "time"
    RULE = "rule"
    UNKNOWN = "unknown"
    NO_CELL = "no cell"
    BLANK = "blank"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens between two marks; `opens` is the mark before it, `bracketed` that it stands in brackets."""

    tokens: tuple[Token, ...]
    opens: str
    bracketed: bool
    known: frozenset[str] = field(init=False, compare=False, repr=False)
    """The words of its tokens but those that nobody knows."""

    def __post_init__(self) -> None:
        known = frozenset([token.word for token in self.tokens if token.kind is not Kind.UNKNOWN])
        object.__setattr__(self, "known", known)

    def says(self, words: frozenset[str]) -> bool:
        return not self.known.isdisjoint(words)


def sentences(tokens: Sequence[Token]) -> Iterator[list[Clause]]:
    """The sentences of a paragraph, each as its clauses."""
    own: list[Token] = []
    for token in tokens:
        if token.kind is Kind.END:
            if own:
                yield _clauses(own)
            own = []
        elif len(own) < MOST_TOKENS or (len(own) < MOST_TOKENS * 2 and token.kind is not Kind.MARK):
            own.append(token)
        else:
            yield _clauses([*own, token])
            own = []
    if own:
        yield _clauses(own)


def _clauses(tokens: list[Token]) -> list[Clause]:
    found: list[Clause] = []
    own: list[Token] = []
    opens, depth = "", 0
    for token in _without_remarks(tokens):
        if token.kind is not Kind.MARK or token.word == "、":
            own.append(token)
            continue
        if own:
            found.append(Clause(tuple(own), opens, depth > 0))
        own, opens = [], token.word
        depth = max(depth + (token.word in "（(") - (token.word in "）)"), 0)
    if own:
        found.append(Clause(tuple(own), opens, depth > 0))
    return found


def _without_remarks(tokens: list[Token]) -> Iterator[Token]:
    """Without brackets in which no number stands."""
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at) if tokens[at].word in "（(" and tokens[at].kind is Kind.MARK else None
        if end is not None and not any(token.kind is Kind.NUMBER for token in tokens[at:end]):
            at = end + 1
            continue
        yield tokens[at]
        at += 1


def _closing(tokens: list[Token], at: int) -> int | None:
    for index in range(at + 1, len(tokens)):
        if tokens[index].kind is Kind.MARK and tokens[index].word in "（(":
            return None
        if tokens[index].kind is Kind.MARK and tokens[index].word in "）)":
            return index
    return None


@dataclass(slots=True)
class Standing:
    """Whose and when the words are, as far as a sentence has come."""

    names: Names
    scope: Why | None = None
    time: Why | None = None
    last_year: bool = False
    compared: bool = False
    rule: bool = field(default=False)
    role: bool = field(default=False)
    ever: bool = field(default=False)

    def hears(self, tokens: Sequence[Token], spent: frozenset[str] = frozenset()) -> None:
        """Takes in the tokens of a clause, or of a part; `spent` are words for years that belong to known phrases."""
        before, this_year = "", False
        for at, token in enumerate(tokens):
            if token.kind is Kind.WORD and not self._tells(token.word):
                if token.word in grammar.SPELLS and at and _is_other_spell(tokens[at - 1]):
                    self._time("")
                before = token.word
                continue
            if token.word in spent:
                self._time(grammar.THIS)
            elif not _is_of_that_year(before, token):
                self._hears("" if _acts_itself(tokens, at) else before, token, this_year=this_year)
            if token.kind is Kind.DATE and _joins_another_date(tokens, at):
                self._time("")
            before, this_year = token.word, this_year or token.word == grammar.THIS

    def _hears(self, before: str, token: Token, *, this_year: bool) -> None:
        if token.kind is Kind.DATE:
            if token.word != grammar.YEAR_BEGIN:
                self._time(token.word)
        elif token.kind is Kind.UNKNOWN:
            if before in bodies.TOWARDS:
                return
            if _is_body(token.word) or (before == bodies.EACH and any(map(_is_body, _beginnings(token.word)))):
                self.scope = Why.ELSEWHERE
        elif token.kind is Kind.WORD and not (token.word in grammar.EVER and this_year):
            self._word(before, token.word)

    def _tells(self, word: str) -> bool:
        return word in _TELLING or word in self.names.own or word in self.names.whole

    def _word(self, before: str, word: str) -> None:
        if word in bodies.ROLES:
            self.role = True
        elif word in self.names.own or word in self.names.whole:
            self.scope = None
        elif (word in bodies.WIDER or word in bodies.OWNED) and before not in bodies.TOWARDS:
            self.scope = Why.ELSEWHERE
        elif word in grammar.OTHERWISE:
            self.rule = True
        else:
            self._year(word)

    def _year(self, word: str) -> None:
        if word in grammar.EVER:
            self.ever, self.time, self.last_year = True, Why.TIME, False
        elif word in grammar.THIS_WORDS or word in (grammar.LAST, grammar.NEXT) or word in grammar.PART_WORDS:
            self._time(grammar.THIS if word in grammar.THIS_WORDS else word)
        elif word in grammar.UP_TO or word in grammar.RECKONING:
            self._goes_on_to_this_year(compared=word in grammar.UP_TO)
        elif word in grammar.THAN:
            self.compared = True

    def _goes_on_to_this_year(self, *, compared: bool) -> None:
        if self.last_year:
            self.compared = self.compared or compared
            self._time(grammar.THIS)

    def _time(self, word: str) -> None:
        self.last_year, self.ever = word == grammar.LAST, False
        self.time = None if word == grammar.THIS or self.last_year else Why.TIME

    @property
    def lasts(self) -> bool:
        """Whether the report's year is in the time that is spoken of, and nothing but years around it is said."""
        return self.why is None or (self.ever and self.why is Why.TIME)

    @property
    def why(self) -> Why | None:
        return Why.RULE if self.rule else self.scope or (Why.ELSEWHERE if self.role else self.time)


def _is_other_spell(token: Token) -> bool:
    """Whether what a spell is named after is no year: 春节前后, 疫情期间."""
    return token.kind is not Kind.DATE and token.word not in grammar.THIS_WORDS and token.word not in grammar.REPORTED


def _acts_itself(tokens: Sequence[Token], at: int) -> bool:
    """Whether what another body did is only spoken of, or was asked of it: 对下级机关报送的9件, 向其他机关申请9件."""
    before, after = tokens[max(at - 1, 0) : at], tokens[at + 1 : at + 3]
    if not before or not after:
        return False
    applied_to = before[0].word in grammar.AT_WHOM and after[0].word.startswith(grammar.APPLYING)
    return applied_to or (before[0].word in grammar.TOUCHING and after[-1].word == grammar.OF)


def _is_of_that_year(before: str, token: Token) -> bool:
    """Whether it only says that the whole of the year before it is meant: 去年全年."""
    return before in (grammar.LAST, grammar.NEXT) and token.word in grammar.THIS_WORDS


def _joins_another_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date is told together with another: 2023年、2024年."""
    two = at > 1 and tokens[at - 1].word in grammar.AND and tokens[at - 2].kind is Kind.DATE
    return two and tokens[at - 2].word != tokens[at].word


def _is_body(word: str) -> bool:
    return len(word) > 1 + word.endswith(bodies.DOERS) and word.endswith(bodies.BODIES)


def _beginnings(word: str) -> tuple[str, ...]:
    """What a word may begin with: in 各分局自行受理 nobody knows where the name of the bodies ends."""
    return tuple(word[:length] for length in range(LEAST, min(len(word), MOST_OF_A_BODY) + 1))
