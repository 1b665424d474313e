"""What a form wants drawn of its numbers: the charts of a summary, and the blocks of a poster."""

from collections.abc import Iterator, Sequence

from xlreport.form.language.parse import UnknownNameError
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.each import lines_of
from xlreport.form.loading.prose import build_text
from xlreport.form.loading.scopes import FormScope
from xlreport.form.loading.shapes.poster import PosterBlockSpec, PosterItemSpec, PosterSpec
from xlreport.form.loading.source import Path
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.expression import Call, Expression, Reference, references
from xlreport.form.model.pictures.poster import PosterBlock, PosterItem, PosterPlan, Show

_CELLS = FigureAddress | IndicatorAddress
"""Where a number of a poster must come from."""


def build_charts(bench: Bench, texts: Sequence[str], scope: FormScope) -> tuple[FigureAddress, ...]:
    return tuple(_charted(bench, texts, scope))


def _charted(bench: Bench, texts: Sequence[str], scope: FormScope) -> Iterator[FigureAddress]:
    for index, text in enumerate(texts):
        found = bench.formula(("charts", index), text, scope, Type.NUMBER)
        if isinstance(found, Reference) and isinstance(found.address, FigureAddress):
            yield found.address
        elif found is not None:
            bench.source.report(("charts", index), Mistake.ONE_FIGURE)


def build_poster(bench: Bench, spec: PosterSpec | None, scope: FormScope) -> PosterPlan | None:
    if spec is None:
        return None
    path: Path = ("poster", "blocks")
    bench.unique(path, (block.id for block in spec.blocks))
    blocks = tuple(_block(bench, (*path, index), block, scope) for index, block in enumerate(spec.blocks))
    foot = tuple(build_text(bench, ("poster", "foot", i), text, scope) for i, text in enumerate(spec.foot))
    return PosterPlan(spec.kicker, blocks, foot)


def _block(bench: Bench, path: Path, spec: PosterBlockSpec, scope: FormScope) -> PosterBlock:
    """Bars and shares of nothing show nothing: such a block says what that means, or when it is shown."""
    show = Show(spec.show)
    if show is not Show.FIGURES and spec.zero is None and spec.when is None:
        bench.source.report((*path, "show"), Mistake.ZERO_UNSAID.of(show=spec.show))
    if show is Show.SHARES and spec.whole is None:
        bench.source.report((*path, "show"), Mistake.WHOLE_UNNAMED)
    elif show is Show.FIGURES and spec.whole is not None:
        bench.source.report((*path, "whole"), Mistake.FIGURES_HAVE_NO_WHOLE, at_key=True)
    items = tuple(
        one
        for index, item in enumerate(spec.items)
        for one in _items(bench, (*path, "items", index), item, item.unit or spec.unit or "", scope)
    )
    together = Call("sum", tuple(one.number for one in items))
    return PosterBlock(
        id=spec.id, heading=spec.heading, show=show, items=items,
        whole=None if spec.whole is None else PosterItem(spec.whole, together, spec.unit or ""),
        when=None if spec.when is None else bench.formula((*path, "when"), spec.when, scope, Type.CONDITION),
        zero=None if spec.zero is None else build_text(bench, (*path, "zero"), spec.zero, scope),
        say=tuple(build_text(bench, (*path, "say", i), text, scope) for i, text in enumerate(spec.say)),
    )  # fmt: skip


def _items(bench: Bench, path: Path, spec: PosterItemSpec, unit: str, scope: FormScope) -> Iterator[PosterItem]:
    if spec.each is not None:
        if spec.label is not None or spec.number is not None:
            bench.source.report((*path, "each"), Mistake.EACH_OR_NUMBER, at_key=True)
        try:
            lines = lines_of(spec.each, scope)
        except UnknownNameError as error:
            bench.source.report((*path, "each"), error.told)
            return
        yield from (PosterItem(line.label, line.this, unit) for line in lines)
    elif spec.label is None or spec.number is None:
        bench.source.report(path, Mistake.EACH_OR_NUMBER)
    else:
        number = bench.formula((*path, "number"), spec.number, scope, Type.NUMBER)
        if number is not None and not _rests_on_cells(number):
            bench.source.report((*path, "number"), Mistake.POSTER_OF_FIGURES)
        elif number is not None:
            yield PosterItem(spec.label, number, unit)


def _rests_on_cells(number: Expression) -> bool:
    cells = [reference.address for reference in references(number)]
    return bool(cells) and all(isinstance(one, _CELLS) for one in cells)
