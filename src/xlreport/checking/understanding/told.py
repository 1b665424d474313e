"""The numbers of a text, each with what it is said to count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts.figures import Figure
from xlreport.checking.understanding.words.axes import Readings, joined
from xlreport.checking.understanding.words.bodies import Names
from xlreport.checking.understanding.words.clauses import Clause, Why
from xlreport.checking.understanding.words.frames import Subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

_CHANGES = grammar.MORE | grammar.FEWER


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a text. `subject` is what it counts, `why` what keeps it from being held against the tables.

    `words` stand before it, back to the number before; `after` those up to the next. `within`: it is one of the parts
    of `whole`. `topic` and `lasting` are the matters of the sentence and the paragraph
    so far, `before` what was named last; `sentence` and `number` count from the start of the paragraph.
    """

    figure: Figure
    words: tuple[Token, ...]
    after: tuple[Token, ...]
    clause: Clause
    sentence: int
    number: int
    subject: Subject | None = None
    why: Why | None = None
    last_year: bool = False
    compared: bool = False
    within: bool = False
    topic: str | None = None
    lasting: str | None = None
    before: Subject | None = None

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands before the number, after the number before it."""
        return any(token.word in words for token in self.words if token.kind is Kind.WORD)

    @property
    def changes(self) -> bool:
        """Whether it is by how much something grew or fell."""
        return (self.compared or self.last_year) and self.says(_CHANGES)


@dataclass(slots=True)
class Course:
    """What is understood without being said, as far as a paragraph has come.

    `topic` is the matter of the sentence, `lasting` that of the paragraph. `before` is the subject of the last number,
    `whole` that of which parts are told, `part` the last of them that may have parts itself, `hidden` that the whole is
    not understood. `counted` and `named`: the sentence has had a number, and a noun that is known. `pending` is a
    clause that may say what the next number counts, `ahead` one that may say it of the number before it. `said` are
    the words of the last subject, `unit` what it is counted in. `charged`: where the sentence begins to speak of money.
    """

    known: Lexicon
    names: Names
    lasting: str | None = None
    topic: str | None = None
    before: Subject | None = None
    whole: Subject | None = None
    part: Subject | None = None
    within: bool = False
    hidden: bool = False
    counted: bool = False
    named: bool = False
    pending: tuple[Token, ...] = ()
    ahead: tuple[Token, ...] = ()
    said: tuple[Token, ...] = ()
    unit: str = ""
    number: int = 0
    charged: int | None = None
    clauses: Sequence[Clause] = ()
    inside: Subject | None = None
    """What was told in 在32件申请中: the numbers after it may be parts of it."""
    beside: Readings = ()
    """The columns told last, and they with those told beside them; empty where none were."""
    of_last_year: bool = False
    """Whether the number before is of last year."""
    unclear: Told | None = None
    """The number before, where it was not understood."""

    def begins(self, clauses: Sequence[Clause]) -> None:
        """A new sentence: it goes on about what the last one told if it begins with parts."""
        goes_on = bool(clauses) and clauses[0].tokens[0].word in grammar.AMONG_WORDS
        self.topic = self.lasting
        self.within = self.hidden = self.counted = self.named = self.of_last_year = False
        self.pending = self.said = ()
        self.whole = self.part = self.inside = self.unclear = None
        self.charged = next((one.start for clause in clauses for one in clause.tokens if self._is_of_money(one)), None)
        self.clauses = clauses
        if not goes_on:
            self.before = None
        elif self.before is not None and self.beside:
            self.before = replace(self.before, columns=self.beside)
        self.beside = ()

    def goes_on_to(self, found: Subject) -> None:
        """What a number counts, which the next ones may be parts of: it alone, or with what is told beside it."""
        last = self.before
        alike = last is not None and last.matter == found.matter and last.rows == found.rows
        apart = last is not None and alike and _are_apart(found.columns, last.columns)
        self.beside = joined(found.columns[:1], self.beside or last.columns[:1]) if last is not None and apart else ()
        self.before = found

    @property
    def by_any_way(self) -> bool:
        """Whether only one clause of the sentence names ways, so that those it lists are all there were."""
        return sum(clause.says(self.known.ways) for clause in self.clauses) == 1

    def _is_of_money(self, token: Token) -> bool:
        return token.word in self.known.charged or (token.kind is Kind.NUMBER and token.word == grammar.MONEY)


def _are_apart(columns: Readings, before: Readings) -> bool:
    return bool(columns and before) and columns[0].isdisjoint(before[0])


def matters_of(known: Lexicon, tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(matter for token in tokens for matter in known.nouns.get(token.word, ()))
