"""Sentences and sections of text from their declaration: each hole becomes a citation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from xlreport.form.language.columns.column_parsing import Scope
from xlreport.form.language.fields import FIELD_NAME, MOST_FIELDS
from xlreport.form.language.parse import FormulaError, UnknownNameError, parse
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import HOLE, Bench, stray_brace
from xlreport.form.loading.each import lines_of
from xlreport.form.loading.scopes import EachScope, FormScope
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import (
    ItemSentenceSpec,
    ItemSpec,
    ListingSpec,
    PhraseSpec,
    ProseSpec,
    SentenceSpec,
    TextFieldSpec,
)
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.expression import Call, Expression, references
from xlreport.form.model.sentence import (
    Cited,
    Listing,
    Phrase,
    Piece,
    Prose,
    Sentence,
    StandardItem,
    Wording,
    Words,
)

LABEL = "label"
"""The hole for what sentences call a line, in a list that runs over lines."""


def build_sentence(bench: Bench, path: Path, phrases: list[PhraseSpec], scope: Scope) -> Sentence:
    for index, phrase in enumerate(phrases[:-1]):
        if phrase.when is None:
            bench.source.report((*path, index), Mistake.NEVER_SAID)
    return Sentence(tuple(_phrases(bench, path, phrases, scope)))


def build_text(bench: Bench, path: Path, text: str, scope: Scope) -> Sentence:
    """A text with holes that is always said."""
    return Sentence((Phrase(None, tuple(_joined(_pieces(bench, path, text, {}, scope)))),))


def build_sentences(bench: Bench, path: Path, specs: Sequence[SentenceSpec], scope: Scope) -> tuple[Sentence, ...]:
    return tuple(build_sentence(bench, (*path, i, "say"), spec.say, scope) for i, spec in enumerate(specs))


def build_lists(bench: Bench, scope: Scope) -> None:
    """The form's named lists, whether a sentence names them or not."""
    for name in bench.lists:
        _named(bench, ("lists", name), name, scope)


def build_fields(bench: Bench, specs: Sequence[TextFieldSpec], scope: Scope) -> Mapping[str, Expression]:
    """The numbers that people may name in braces in what they write, by their names."""
    bench.unique(("fields",), (spec.name for spec in specs), "name")
    if len(specs) > MOST_FIELDS:
        bench.source.report(("fields",), Mistake.MANY_FIELDS.of(count=len(specs), most=MOST_FIELDS))
    fields: dict[str, Expression] = {}
    for index, spec in enumerate(specs):
        if FIELD_NAME.fullmatch(spec.name) is None:
            bench.source.report(("fields", index, "name"), Mistake.FIELD_NAME)
        number = bench.formula(("fields", index, "number"), spec.number, scope, Type.NUMBER)
        cells = [reference.address for reference in references(number)] if number is not None else []
        if number is not None and not (
            cells and all(isinstance(one, FigureAddress | IndicatorAddress) for one in cells)
        ):
            bench.source.report(("fields", index, "number"), Mistake.FIELD_OF_FIGURES)
        elif number is not None:
            fields[spec.name] = number
    return fields


def build_prose(bench: Bench, path: Path, spec: ProseSpec, scope: Scope) -> Prose:
    bench.unique((*path, "items"), (item.id for item in spec.items))
    if "{heading}" not in spec.heading_pattern:
        bench.source.report((*path, "heading_pattern"), Mistake.HEADING_HOLE)
    ids = tuple(item.id for item in spec.items if item.id is not None)
    return Prose(
        heading_pattern=spec.heading_pattern, heading_alone=spec.heading_alone, guide=spec.guide,
        side_by_side=spec.side_by_side,
        standard_items=tuple(_items(bench, (*path, "items"), spec.items, scope)),
        ordered_ids=ids if spec.ordered_ids is None else ids[: spec.ordered_ids],
    )  # fmt: skip


def _items(bench: Bench, path: Path, specs: list[ItemSpec], scope: Scope) -> Iterator[StandardItem]:
    for index, spec in enumerate(specs):
        if spec.sentences and spec.id is None:
            bench.source.report((*path, index), Mistake.ITEM_ID)
        sentences = build_sentences(bench, (*path, index, "sentences"), spec.sentences, scope)
        yield StandardItem(
            id=spec.id, name=spec.name, heading=spec.heading, guide=spec.guide, sentences=sentences,
            wordings=tuple(_wordings(bench, (*path, index), spec, sentences, scope)), also=tuple(spec.also),
        )  # fmt: skip


def _wordings(
    bench: Bench, path: Path, spec: ItemSpec, default: tuple[Sentence, ...], scope: Scope
) -> Iterator[Wording]:
    """Each other wording: the item's sentences, some of them said in another way."""
    _wordings_are_named(bench, (*path, "sentences"), spec.sentences, spec.wordings)
    for own, name in spec.wordings.items():
        sentences = list(default)
        for index, sentence in enumerate(spec.sentences):
            if own in sentence.instead:
                at = (*path, "sentences", index, "instead", own)
                sentences[index] = build_sentence(bench, at, sentence.instead[own], scope)
        yield Wording(id=own, name=name, sentences=tuple(sentences))


def _wordings_are_named(bench: Bench, path: Path, specs: list[ItemSentenceSpec], names: Mapping[str, str]) -> None:
    for index, spec in enumerate(specs):
        for own in spec.instead:
            if own not in names:
                bench.source.report((*path, index, "instead", own), Mistake.NO_WORDING.unknown(own, names))
    if {YES, NO} & set(names.values()):
        bench.source.report((*path[:-1], "wordings"), Mistake.WORDING_IS_ANSWER.of(yes=YES, no=NO))


def _phrases(bench: Bench, path: Path, specs: list[PhraseSpec], scope: Scope) -> Iterator[Phrase]:
    for index, spec in enumerate(specs):
        own = (*path, index)
        when = None
        if spec.when is not None:
            when = bench.formula((*own, "when"), spec.when, scope, Type.CONDITION)
        lists = {name: _listing(bench, (*own, "lists", name), listing, scope) for name, listing in spec.lists.items()}
        yield Phrase(when, tuple(_joined(_pieces(bench, (*own, "text"), spec.text, lists, scope))))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with neighbouring words in one."""
    for are_words, own in groupby(pieces, lambda piece: isinstance(piece, Words)):
        if are_words:
            yield Words("".join(piece.text for piece in own if isinstance(piece, Words)))
        else:
            yield from own


def _named(bench: Bench, path: Path, name: str, scope: Scope) -> Listing:
    """A list of the form; `path` is where it is named."""
    if name not in bench.built:
        bench.built[name] = None
        form = scope.form if isinstance(scope, EachScope) else scope
        bench.built[name] = _listing(bench, ("lists", name), bench.lists[name], form)
    built = bench.built[name]
    if built is None:
        bench.source.report(path, Mistake.LIST_HOLDS_ITSELF.of(name=name))
        return Listing((), "")
    return built


def _listing(bench: Bench, path: Path, spec: ListingSpec, scope: Scope) -> Listing:
    scopes = _scopes(bench, path, spec, scope)
    phrases = tuple(one for own in scopes for one in _phrases(bench, (*path, "phrases"), spec.phrases, own))
    return Listing(
        phrases, spec.separator, when=_when(bench, path, spec, scopes), opening=spec.opening, closing=spec.closing,
        optional=spec.optional,
    )  # fmt: skip


def _scopes(bench: Bench, path: Path, spec: ListingSpec, scope: Scope) -> Sequence[Scope]:
    """What names mean in the list: one scope, or one for each line of the group that it runs over."""
    if spec.each is None:
        return [scope]
    if not isinstance(scope, FormScope):
        bench.source.report((*path, "each"), Mistake.LINES_WITHIN_LINES)
        return []
    try:
        return lines_of(spec.each, scope)
    except UnknownNameError as error:
        bench.source.report((*path, "each"), error.told)
        return []


def _when(bench: Bench, path: Path, spec: ListingSpec, scopes: Sequence[Scope]) -> Expression | None:
    """Whether the list is said: what must hold of every line, each condition once."""
    if spec.when is None:
        return None
    told = [bench.formula((*path, "when"), spec.when, scope, Type.CONDITION) for scope in scopes]
    conditions = tuple(dict.fromkeys(one for one in told if one is not None))
    return Call("and", conditions) if len(conditions) > 1 else next(iter(conditions), None)


def _pieces(bench: Bench, path: Path, text: str, lists: Mapping[str, Listing], scope: Scope) -> Iterator[Piece]:
    if (offset := stray_brace(text)) is not None:
        bench.source.report(path, Mistake.LONE_BRACE, offset=offset)
    end = 0
    for hole in HOLE.finditer(text):
        if hole.start() > end:
            yield Words(text[end : hole.start()])
        end = hole.end()
        if hole.group(1) == LABEL and isinstance(scope, EachScope):
            yield Words(scope.label)
            continue
        if hole.group(1) in lists:
            yield lists[hole.group(1)]
            continue
        if hole.group(1) in bench.lists:
            yield _named(bench, path, hole.group(1), scope)
            continue
        try:
            yield Cited(parse(hole.group(1), scope, None))
        except FormulaError as error:
            told = error.told
            if told.mistake is Mistake.NO_NAME:
                told = told.among(*lists, *bench.lists, *([LABEL] if isinstance(scope, EachScope) else []))
            bench.source.report(path, told, offset=hole.start(1) + error.offset)
    if end < len(text):
        yield Words(text[end:])
