"""From a report to its poster: each number with the cells it comes from, last year's beside it where that is known."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from xlreport.form.language.closures.closures import Made
from xlreport.form.language.closures.formulas import Contents, Formulas
from xlreport.form.language.closures.speech import speak
from xlreport.form.language.fields import Fields
from xlreport.form.language.guard import needed_for
from xlreport.form.language.numbers import rounded
from xlreport.form.language.ready import ready
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.expression import Expression, Reference, references, with_references
from xlreport.form.model.pictures.poster import PosterBlock, PosterItem, PosterPlan, Show
from xlreport.form.model.sentence import Sentence
from xlreport.form.model.template import Template
from xlreport.form.report.folded import folded_report
from xlreport.form.report.report import Report
from xlreport.form.report.values import ReportValues
from xlreport.messages.report import POSTER_SLIGHT, poster_line
from xlreport.narrative.blocks import Paragraph, Run
from xlreport.narrative.title import title_lines

FEWEST_SHARED = 10
"""Of fewer a share is no news."""


@dataclass(frozen=True, slots=True)
class PosterFigure:
    """A number, as it is printed, and the cells it comes from."""

    number: Decimal
    text: str
    cites: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an item: this year's number, its share of the whole and last year's, where there are such."""

    label: str
    unit: str
    now: PosterFigure
    last: PosterFigure | None = None
    share: PosterFigure | None = None

    @property
    def line(self) -> str:
        share, last = (one.text if one is not None else None for one in (self.share, self.last))
        return poster_line(self.label, self.now.text, self.unit, share, last)

    @property
    def is_any(self) -> bool:
        """Whether there was any of it in one of the two years."""
        return bool(self.now.number or (self.last is not None and self.last.number))

    @property
    def figures(self) -> tuple[PosterFigure, ...]:
        return tuple(one for one in (self.now, self.share, self.last) if one is not None)


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A picture of `items`, of none where all are zero, and what is said: of zeros in its place, else under it."""

    heading: str
    show: Show
    items: tuple[Shown, ...]
    whole: Shown | None
    said: tuple[Paragraph, ...]

    @property
    def most(self) -> Decimal:
        """The largest number of either year."""
        numbers = (one.number for item in self.items for one in (item.now, item.last) if one is not None)
        return max(numbers, default=Decimal(0))

    @property
    def has_last(self) -> bool:
        return any(item.last is not None for item in self.items)

    @property
    def has_shares(self) -> bool:
        return any(item.share is not None for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """`lines`: the title as it is set. `draft` is marked."""

    kicker: str
    title: Paragraph
    lines: tuple[str, ...]
    agency: str
    year: int
    blocks: tuple[ShownBlock, ...]
    foot: tuple[Paragraph, ...]
    draft: bool = False


def compose_poster(
    template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None = None, *, draft: bool = False
) -> Poster | None:
    """The poster of the report; None where its form declares none. `previous`: last year's figures, where known."""
    if template.poster is None:
        return None
    return _Composer(template, report, previous).poster(template.poster, draft=draft)


class _Composer:
    def __init__(self, template: Template, report: Report, previous: Mapping[FigureAddress, Decimal] | None) -> None:
        self._report = folded_report(report)
        self._values = ReportValues(template, self._report, previous)
        self._totals = self._values.template.totals

    def poster(self, plan: PosterPlan, *, draft: bool) -> Poster:
        title, agency = self._title(), self._report.agency_name
        blocks = (self._block(block) for block in plan.blocks if self._holds(block.when))
        return Poster(
            kicker=plan.kicker, title=title, lines=title_lines(title.text, agency), agency=agency,
            year=self._report.year, blocks=tuple(one for one in blocks if one.items or one.said),
            foot=tuple(self._paragraphs(plan.foot)), draft=draft,
        )  # fmt: skip

    def _title(self) -> Paragraph:
        own, form = self._report.texts.title, self._values.template
        if own is None:
            return self._spoken(form.title)
        said = Fields(form.text_fields, self._values, self._totals).said(own.strip())
        return Paragraph(tuple(Run(one.text, one.cites) for one in said))

    def _spoken(self, sentence: Sentence) -> Paragraph:
        return Paragraph(tuple(Run(one.text, one.cites) for one in speak(sentence, self._values.contents)))

    def _paragraphs(self, sentences: tuple[Sentence, ...]) -> Iterator[Paragraph]:
        yield from (said for said in map(self._spoken, sentences) if said.text)

    def _block(self, block: PosterBlock) -> ShownBlock:
        """Of parts of which one is missing nothing is known."""
        items = tuple(shown for item in block.items if (shown := self._shown(item)) is not None)
        whole = None if block.whole is None else self._shown(block.whole)
        zero = () if block.zero is None or not items or any(one.now.number for one in items) else (block.zero,)
        if zero or (block.whole is not None and whole is None):
            items, whole = (), None
        if whole is not None and whole.now.number >= FEWEST_SHARED:
            items = tuple(replace(item, share=_share(item.now, whole.now)) for item in items)
        if block.show is Show.SHARES:
            items = tuple(item for item in items if item.is_any)
        return ShownBlock(block.heading, block.show, items, whole, tuple(self._paragraphs((*zero, *block.say))))

    def _shown(self, item: PosterItem) -> Shown | None:
        contents = self._values.contents
        this_year, last_year = contents.formulas.once(item, _of_item)
        now = this_year(contents)
        return None if now is None else Shown(item.label, item.unit, now, last_year(contents))

    def _holds(self, condition: Expression | None) -> bool:
        contents = self._values.contents
        return condition is None or all(made(contents) for made in contents.formulas.once(condition, _of_condition))


_Figure = Callable[[Contents], PosterFigure | None]


def _of_item(formulas: Formulas, item: PosterItem) -> tuple[_Figure, _Figure]:
    """This year's and last year's."""
    before = _last_year(item.number)
    return _of_number(formulas, item.number), (lambda _: None) if before is None else _of_number(formulas, before)


def _of_number(formulas: Formulas, number: Expression) -> _Figure:
    """None while a cell that it rests on holds no number."""
    needed, made = needed_for([number], formulas.totals), formulas.made(number)
    there = None if needed is None else formulas.made(needed)
    cites = tuple(dict.fromkeys(reference.address for reference in references(number)))

    def figure(contents: Contents) -> PosterFigure | None:
        if there is not None and not there(contents):
            return None
        found = made(contents)
        return PosterFigure(found, as_text(found), cites) if isinstance(found, Decimal) else None

    return figure


def _of_condition(formulas: Formulas, condition: Expression) -> tuple[Made, Made]:
    """Whether it can be told, and whether it holds."""
    return formulas.made(ready(condition, formulas.totals)), formulas.made(condition)


def _last_year(number: Expression) -> Expression | None:
    """The same of last year; None where it rests on more than this year's figures."""
    addresses = [reference.address for reference in references(number)]
    if not all(isinstance(one, FigureAddress) and not one.previous for one in addresses):
        return None
    return with_references(number, _before)


def _before(reference: Reference) -> Expression:
    address = reference.address
    return (
        replace(reference, address=replace(address, previous=True)) if isinstance(address, FigureAddress) else reference
    )


def _share(part: PosterFigure, whole: PosterFigure) -> PosterFigure:
    share = rounded(part.number * 100 / whole.number, 1)
    text = f"{as_text(share)}%" if share or not part.number else POSTER_SLIGHT
    return PosterFigure(share, text, tuple(dict.fromkeys((*part.cites, *whole.cites))))
