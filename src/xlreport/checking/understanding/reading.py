"""A text read against a form: each number with its outcome, and what is in doubt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlreport.checking.understanding.apart import without_wider
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.hearing import heard
from xlreport.checking.understanding.judging.changes import change
from xlreport.checking.understanding.judging.claims import claimed
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted, Judged, count, told_aside, without_parts
from xlreport.checking.understanding.judging.held import Holdings, holdings
from xlreport.checking.understanding.judging.lists import Quote, added
from xlreport.checking.understanding.judging.portions import portions
from xlreport.checking.understanding.judging.restated import restated
from xlreport.checking.understanding.judging.shares import share
from xlreport.checking.understanding.judging.worked_out import worked_out
from xlreport.checking.understanding.listing import of_any_way
from xlreport.checking.understanding.passages import Passage
from xlreport.checking.understanding.screening.telling import telling_part, tells
from xlreport.checking.understanding.told import Course, Told
from xlreport.checking.understanding.words.bodies import names
from xlreport.checking.understanding.words.clauses import Clause, sentences
from xlreport.checking.understanding.words.lexicon import lexicon
from xlreport.checking.understanding.words.stand_ins import of_own_field, with_antecedents, without_tallies
from xlreport.checking.understanding.words.tokens import Token, Words, tokens
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

NAME = "name"
"""The field of the agency's name, which every form has."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One passage as it was understood."""

    passage: Passage
    numbers: tuple[Judged, ...]
    doubts: tuple[Doubt, ...]


def understood(
    template: Template, reading: Reading, values: ReportValues, passages: Iterable[Passage]
) -> Iterator[Understood]:
    """Every passage that people wrote. What a heading names is understood in the paragraphs below it."""
    reader = _Reader(template, reading, values)
    below: tuple[str, str | None] = ("", None)
    for passage in passages:
        if (passage.part, passage.item) != below:
            below = (passage.part, passage.item)
            reader.begins()
        if passage.heading:
            reader.headings.append(passage)
        elif passage.typed:
            yield reader.understood(passage)


class _Reader:
    """Understands a report paragraph by paragraph. `headings`: those above that no paragraph has asked for yet."""

    def __init__(self, template: Template, reading: Reading, values: ReportValues) -> None:
        self._known = lexicon(template)
        self._held = holdings(self._known, reading, values)
        self._year = reading.report.year
        self._name = reading.report.agency_name
        self._own = names(plain(self._name), _other_names(template, reading))
        self.begins()

    def begins(self) -> None:
        """Something else is spoken of."""
        self.headings: list[Passage] = []
        self._matter: str | None = None

    def understood(self, passage: Passage) -> Understood:
        found = self._tokens(telling_part(passage.plain, self._year))
        if not tells(found):
            return Understood(passage, (), ())
        course = Course(self._known, self._own, lasting=self._topic())
        told = [with_antecedents(without_tallies(one)) for one in sentences(found)]
        return _passage(self._held, passage, passage.plain, course, told)

    def _tokens(self, text: str) -> list[Token]:
        return of_own_field(self._known, self._name, tokens(text, self._words, self._year))

    @cached_property
    def _words(self) -> Words:
        return self._known.words.joined(self._own.own | self._own.whole)

    def _topic(self) -> str | None:
        """What the headings above name, the last of them that names one thing."""
        for heading in self.headings:
            matters = {one for token in self._tokens(heading.plain) for one in self._known.nouns.get(token.word, ())}
            if len(matters) == 1:
                (self._matter,) = matters
        self.headings = []
        return self._matter


def _other_names(template: Template, reading: Reading) -> list[str]:
    """What the agency calls itself besides: the fields that its name stands in for."""
    fields = [field.id for field in template.agency_fields if field.fallback == NAME]
    return [plain(name) for field in fields if (name := reading.report.agency.get(field))]


def _passage(
    held: Holdings, passage: Passage, text: str, course: Course, parts: Sequence[Sequence[Clause]]
) -> Understood:
    numbers: list[Judged] = []
    doubts: list[Doubt] = []
    told: list[list[Told]] = []
    telling = [tells(token for clause in clauses for token in clause.tokens) for clauses in parts]
    for index, clauses in enumerate(parts):
        lasting = course.lasting
        own = without_wider(course.known, of_any_way(list(heard(course, clauses, index))))
        told.append(own)
        if not telling[index]:
            continue
        judged = without_parts(list(_judged(held, own, text)))
        numbers.extend(judged)
        doubts.extend(portions(judged, Quote(text)))
        doubts.extend(worked_out(judged, Quote(text)))
        start = Course(course.known, course.names, lasting=lasting, topic=lasting)
        doubts.extend(claimed(held, start, clauses, own, text))
        if not any(telling[index + 1 :]):
            break
    doubted = {one.told.number for one in numbers if one.doubt is not None}
    doubted.update(each.number for one in doubts if one.kind is Doubted.WORKED for each in one.told)
    doubts.extend(one for one in added(told, Quote(text)) if doubted.isdisjoint(each.number for each in one.told))
    doubts.extend(restated(numbers, text))
    doubts.extend(one.doubt for one in numbers if one.doubt is not None)
    return Understood(passage, tuple(numbers), tuple(doubts))


def _judged(holdings: Holdings, all_told: Sequence[Told], text: str) -> Iterator[Judged]:
    """The numbers of a sentence one by one, each judged once. `text` is the paragraph they stand in."""
    counts: list[Told] = []
    changed: Told | None = None
    aside = told_aside(all_told)
    for told in all_told:
        quoted = text[told.clause.tokens[0].start : told.clause.tokens[-1].end]
        if told.changes:
            yield change(holdings, told, counts, changed, quoted)
            changed = told
        elif told.figure.unit == "%":
            yield share(holdings, told, counts, quoted)
        else:
            yield count(holdings, told, all_told, aside, quoted)
            counts.append(told)
