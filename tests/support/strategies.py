"""Reports of any form, as hypothesis sees them: in the normal form that JSON has."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from xlreport.form.model.answers import LISTED
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.kind import Kind, NumberKind, is_counted
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.report.report import (
    BLANK,
    Entry,
    Item,
    Reason,
    Report,
    SectionText,
    State,
    Texts,
)
from xlreport.form.report.texts import normal_own, normal_section

_NUMBERS = st.one_of(
    st.integers(-5, 10**9).map(Decimal),
    st.decimals(min_value=-1000, max_value=10**8, places=6),
    st.sampled_from([Decimal("59237.2449"), Decimal("38.441094"), Decimal("0.10"), Decimal("1E+3"), Decimal("-0")]),
)
ENTRIES = st.one_of(st.just(BLANK), _NUMBERS.map(Entry.of))

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
WORDS = st.text(_LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
_TEXTS = st.lists(WORDS | st.sampled_from(["", "1、一是", "=1+1", "{year}"]), max_size=4).map("\n".join)
"""Paragraphs, some of them blank; a leading blank one sets the text off."""


_REASONS = st.builds(Reason, code=WORDS, address=WORDS, digest=WORDS, text=WORDS)


def _agency(field: AgencyField) -> st.SearchStrategy[str | None]:
    if field.choices:
        return st.none() | st.sampled_from(field.choices)
    return WORDS if field.required else st.none() | WORDS


def _cell(kind: Kind) -> st.SearchStrategy[Entry]:
    """What stands in a cell that holds no plain number."""
    if isinstance(kind, NumberKind):
        days = st.integers(int(kind.least), int(kind.most)).map(Decimal)
        return st.just(BLANK) | days.map(Entry.of)
    said = st.sampled_from(kind.choices) if kind.choices else WORDS
    if kind.several:
        chosen = st.sets(st.sampled_from(kind.choices), min_size=1)
        said = chosen.map(lambda own: LISTED.join(one for one in kind.choices if one in own))
    return st.just(BLANK) | said.map(lambda text: Entry(State.TEXT, None, text))


@st.composite
def reports(draw: st.DrawFn, template: Template) -> Report:
    """Figures blank, whole, decimal or negative; texts with and without ids; blanks that mean zero."""
    first, last = template.first_year, template.last_year or template.first_year + 20
    tables = [table.id for table in template.tables]
    typed = [address for table in template.tables for address in table.inputs]
    filled = draw(st.dictionaries(st.sampled_from(typed), ENTRIES, max_size=20))
    rest = draw(st.sampled_from([BLANK, Entry.of(Decimal(0))]))
    kinds = {address: kind for table in template.tables for address, kind in table.kinds.items()}
    others = {address: draw(_cell(kinds[address])) for address in typed if not is_counted(kinds[address])}
    return Report(
        template_id=template.id, year=draw(st.integers(first, last)),
        agency={one.id: draw(_agency(one)) for one in template.agency_fields},
        signed_on=draw(st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))),
        entries={address: filled.get(address, rest) for address in typed} | others, stated={},
        blank_is_zero=frozenset(draw(st.lists(st.sampled_from(tables), max_size=3))),
        indicators={one.id: draw(ENTRIES) for one in template.indicators},
        texts=Texts(
            title=normal_own(draw(st.none() | st.just("") | WORDS)),
            lead=normal_own(draw(st.none() | st.just("") | _TEXTS)),
            sections={key: draw(_sections(prose)) for key, prose in template.prose_sections.items()},
        ),
        reasons=tuple(draw(st.lists(_REASONS, max_size=2))),
    )  # fmt: skip


@st.composite
def _sections(draw: st.DrawFn, prose: Prose) -> SectionText:
    ids = [standard.id for standard in prose.standard_items if standard.id is not None]
    chosen = draw(st.none() | st.lists(st.none() | st.sampled_from(ids) if ids else st.none(), max_size=6))
    if chosen is not None:
        chosen = [one for index, one in enumerate(chosen) if one is None or one not in chosen[:index]]
    items = None if chosen is None else [draw(_items(one)) for one in chosen]
    return normal_section(prose, draw(st.none() | _TEXTS), items)


def _items(item_id: str | None) -> st.SearchStrategy[Item]:
    return st.builds(Item, id=st.just(item_id), heading=WORDS, text=st.none() | _TEXTS, generated=st.booleans())
