"""What the words of a form name: the lines of its tables and its indicators, found by the words beside them."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import product

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.counts import counting
from xlreport.checking.understanding.words.tokens import Token, Words, indexed
from xlreport.checking.understanding.words.vocabulary import GRAMMAR
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import figures
from xlreport.form.model.fields import Indicator
from xlreport.form.model.spoken import Phrase, Rate
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template

LEAST_OF_A_SOURCE = 4
"""So many characters has a word that says by itself what another matter arises from."""

FIELDS = "indicators."
"""Begins the matters of groups of indicators."""

Lines = frozenset[str]
Cells = frozenset[FigureAddress]


@dataclass(frozen=True, slots=True)
class Concept:
    """What a phrase names: lines of one axis of a table, in any of several readings, or an indicator (`field`).

    `matter` is the table or the group of indicators it belongs to.
    """

    phrase: Phrase
    matter: str
    rows: tuple[Lines, ...] = ()
    columns: tuple[Lines, ...] = ()
    field: Indicator | None = None
    telling: Lines = frozenset()
    """The words of its phrase that nothing else can stand for; of a table's lines, no noun."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Every concept of a form. `nouns`: the matters that a noun may count."""

    template: Template
    concepts: tuple[Concept, ...]
    nouns: Mapping[str, frozenset[str]]
    tables: Mapping[str, Table] = field(default_factory=dict)

    @cached_property
    def by_word(self) -> Mapping[str, tuple[Concept, ...]]:
        """The concepts by each word of their phrase that is no noun, or by the noun if it is all there is."""
        found: dict[str, list[Concept]] = {}
        for concept in self.concepts:
            own = [word for word in concept.phrase if not self._is_noun_of(word, concept)] or [concept.phrase[0]]
            for word in own[:1]:
                found.setdefault(word, []).append(concept)
        return {word: tuple(own) for word, own in found.items()}

    def names_any(self, tokens: Iterable[Token]) -> bool:
        """Whether one of the tokens may name something."""
        return any(token.word in self.by_word or token.word in self.nouns for token in tokens)

    def nouns_of(self, matter: str) -> frozenset[str]:
        """The nouns that may count things of a matter."""
        return self._nouns_by_matter.get(matter, frozenset())

    @cached_property
    def _nouns_by_matter(self) -> Mapping[str, frozenset[str]]:
        every = frozenset[str]().union(*self.nouns.values())
        return {one: frozenset(word for word, own in self.nouns.items() if one in own) for one in every}

    @cached_property
    def words(self) -> Words:
        rates = (word for table in self.tables.values() for rate in table.spoken.rates for word in rate.words)
        return indexed(
            {
                *GRAMMAR,
                *self.template.said_besides,
                *(word for one in self.concepts for word in one.phrase),
                *self.nouns,
                *rates,
            }
        )

    @cached_property
    def rates(self) -> Mapping[str, tuple[Table, Rate]]:
        return {
            word: (table, rate) for table in self.tables.values() for rate in table.spoken.rates for word in rate.words
        }

    @cached_property
    def totals(self) -> Mapping[Cells, FigureAddress]:
        """The total that stands for a set of typed figures."""
        return {frozenset(_typed(self.template, address)): address for address in self.template.totals}

    @property
    def besides(self) -> frozenset[str]:
        """Words of the form's matter that say nothing of what is counted."""
        return self.template.said_besides

    @cached_property
    def scales(self) -> Mapping[str, Decimal]:
        """By table, what a figure is multiplied by to be in the unit that texts are read in."""
        units = {table.id: {kind.unit for kind in table.number_kinds.values()} for table in self.tables.values()}
        return {
            one: Decimal(10_000 if any(unit.startswith(counting.MYRIAD) for unit in own) else 1)
            for one, own in units.items()
        }

    @cached_property
    def ways(self) -> frozenset[str]:
        """The words that name parts of what a table counts by how they came, by indicators of their own."""
        own = (one for one in self.concepts if one.field is not None and one.matter in self.tables)
        return frozenset(word for one in own for word in one.phrase if word not in self.nouns)

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """By table that arises from another one, the words that say so: that one's nouns, and what they hold."""
        arising = {one: self.nouns_of(table.spoken.of) for one, table in self.tables.items() if table.spoken.of}
        told = [word for word in self.besides if len(word) >= LEAST_OF_A_SOURCE]
        return {
            one: own.union(word for word in told if any(word in noun for noun in own)) for one, own in arising.items()
        }

    @cached_property
    def charges(self) -> frozenset[str]:
        """The matters of groups in which an indicator is an amount of money."""
        groups = enumerate(self.template.indicator_groups)
        return frozenset(f"{FIELDS}{at}" for at, one in groups if any(i.unit == grammar.MONEY for i in one.indicators))

    @cached_property
    def charged(self) -> frozenset[str]:
        """The nouns of those matters."""
        return frozenset(word for word, own in self.nouns.items() if not own.isdisjoint(self.charges))

    def is_filler(self, word: str) -> bool:
        return word in plain_words.FILLERS or word in self.template.said_besides

    def cited(self, cells: Cells) -> tuple[FigureAddress, ...]:
        """The cells to name for a set of typed figures: totals where some add up parts of it, in the form's order."""
        left, named = set(cells), list[FigureAddress]()
        for own, total in self._largest:
            if own <= left:
                named.append(total)
                left -= own
        return tuple(sorted((*named, *left), key=self._order.__getitem__))

    @cached_property
    def _largest(self) -> Sequence[tuple[Cells, FigureAddress]]:
        return sorted(self.totals.items(), key=lambda one: -len(one[0]))

    @cached_property
    def _order(self) -> Mapping[FigureAddress, int]:
        return {address: at for at, address in enumerate(a for table in self.template.tables for a in table.addresses)}

    def spent(self, words: frozenset[str]) -> frozenset[str]:
        """The words for another year that belong to a phrase, as in `上年 结转`."""
        years = words & self._by_year.keys()
        return frozenset(
            year for year in years if any(words.issuperset(one.phrase) for one in self._by_year.get(year, ()))
        )

    @cached_property
    def _by_year(self) -> Mapping[str, list[Concept]]:
        return {
            year: [one for one in self.concepts if year in one.phrase] for year in (grammar.LAST, grammar.NEXT)
        }  # fmt: skip

    def may_precede(self, matter: str, other: str) -> bool:
        """Whether nouns of the other matter may stand right before those of the first, which arises from it."""
        return matter in self.tables and self.tables[matter].spoken.of == other

    def _is_noun_of(self, word: str, concept: Concept) -> bool:
        return concept.matter in self.nouns.get(word, ())

    def is_said(self, concept: Concept, words: frozenset[str], counted: frozenset[str], topic: str | None) -> bool:
        """Whether all words of a phrase are there; a noun may be another of its matter, or be understood.

        `counted`: the matters of the nouns that are there, `topic` the one that is understood.
        """
        if words.issuperset(concept.phrase):
            return True
        for word in concept.phrase:
            if word in words:
                continue
            if not self._is_noun_of(word, concept):
                return False
            if concept.matter not in counted and (counted or topic != concept.matter):
                return False
        return True


def _typed(template: Template, address: FigureAddress) -> Iterator[FigureAddress]:
    for term in figures(template.totals[address].expression):
        if term in template.totals:
            yield from _typed(template, term)
        else:
            yield term


@lru_cache(maxsize=16)
def lexicon(template: Template) -> Lexicon:
    """The words of a form, gathered once."""
    nouns: dict[str, set[str]] = {}
    concepts: list[Concept] = []
    for table in template.tables:
        _note(nouns, table.spoken.nouns, table.id)
        concepts.extend(_of_table(table))
    for index, group in enumerate(template.indicator_groups):
        matter = f"{FIELDS}{index}"
        _note(nouns, group.nouns, matter)
        for one in group.indicators:
            own = one.of if one.of in {table.id for table in template.tables} else matter
            concepts.extend(Concept(phrase, own or matter, field=one) for phrase in one.said)
    spelled = tuple(own for one in concepts for own in _spelled(one, template.said_alike, nouns))
    return Lexicon(
        template, spelled, {word: frozenset(own) for word, own in nouns.items()},
        {table.id: table for table in template.tables},
    )  # fmt: skip


def _spelled(concept: Concept, alike: Mapping[str, Sequence[str]], nouns: Container[str]) -> Iterator[Concept]:
    """The concept with each of the words that may stand for those of its phrase."""
    for phrase in product(*(alike.get(word, (word,)) for word in concept.phrase)):
        telling = frozenset(word for word in phrase if concept.field is not None or word not in nouns)
        yield replace(concept, phrase=phrase, telling=telling)


def _note(nouns: dict[str, set[str]], words: Iterable[str], matter: str) -> None:
    for word in words:
        nouns.setdefault(word, set()).add(matter)


def _of_table(table: Table) -> Iterator[Concept]:
    for saying in table.spoken.rows:
        for phrase in saying.phrases:
            yield Concept(phrase, table.id, rows=_sets(saying.readings))
    for saying in table.spoken.columns:
        for phrase in saying.phrases:
            yield Concept(phrase, table.id, columns=_sets(saying.readings))


def _sets(readings: Sequence[Sequence[str]]) -> tuple[Lines, ...]:
    return tuple(map(frozenset, readings))
