"""Workbooks filled into a prepared package are, part by part, those that XlsxWriter writes as a whole."""

import gc
import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from weakref import ref

import pytest
from support.all_forms import BUNDLED_IDS, IDS, complete, form
from support.full import FULL

from xlreport.checking.run import check
from xlreport.errors import UnwritableError
from xlreport.form.model.finding import Finding
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import BLANK, Entry, Reading, Report, SectionText, State, Texts
from xlreport.layout import plan as plans
from xlreport.layout.sheets.book import planned_for
from xlreport.layout.sheets.copies.additions import additions_of
from xlreport.layout.sheets.filling import Filling
from xlreport.layout.sheets.planned import PlannedBook
from xlreport.workbook.prepared.package import write_planned
from xlreport.workbook.writer import parts_of

SEEDS = range(100) if FULL else (0, 10, 28, 46, 64)
MOST_FINDINGS = 5
TYPED = ("约5", "—", "<b>&\"'", "#N/A", " 5 ", "=1+1")


def random_report(template: Template, seed: int) -> Report:
    """A complete report in which some figures, fields and texts are others."""
    chance = random.Random(seed)  # noqa: S311  a fixed report, no secret
    report = complete(template.id)
    kinds = {at: kind for table in template.tables for at, kind in table.kinds.items()}
    entries = dict(report.entries)
    for at in chance.sample(sorted(entries), min(len(entries), chance.randrange(40))):
        kind = kinds.get(at)
        numbers = [Decimal(0), Decimal(chance.randrange(1, 5000)), Decimal("1.50"), Decimal(-3)]
        typed = Entry(State.TEXT, None, chance.choice(TYPED))
        known = list(map(Entry.of, numbers)) if isinstance(kind, NumberKind) else []
        entries[at] = chance.choice([BLANK, typed, *known])
    sections = {key: _other(text, chance) for key, text in report.texts.sections.items()}
    return replace(
        report, entries=entries, agency={**report.agency, "name": f"某{'某' * chance.randrange(9)}局"},
        blank_is_zero=frozenset(one.id for one in template.tables if chance.random() < 0.2),
        texts=Texts(title=chance.choice([None, "", "题目"]), lead=report.texts.lead, sections=sections),
    )  # fmt: skip


def _other(text: SectionText, chance: random.Random) -> SectionText:
    items = tuple(replace(one, text=_paragraphs(chance)) for one in text.items)
    return replace(text, intro=_paragraphs(chance), items=items)


def _paragraphs(chance: random.Random) -> str | None:
    numbers = [chance.randrange(20) for _ in range(chance.randrange(4))]
    return "\n".join(f"本年度{'完善制度、' * number}收到 {number} 件。" for number in numbers) or None


def whole(planned: PlannedBook, filling: Filling, findings: Sequence[Finding] = ()) -> Mapping[str, bytes]:
    """The parts as XlsxWriter writes them."""
    book = planned.filled(filling)
    if findings:
        book = additions_of(planned.plan, filling.values, findings).laid_over(book)
    return {one.name: one.text.encode() for one in parts_of(book)}


def filled(planned: PlannedBook, filling: Filling, findings: Sequence[Finding] = ()) -> Mapping[str, bytes]:
    """The parts of the file that is written, the same when its plan was not used before and when it was."""
    additions = additions_of(planned.plan, filling.values, findings) if findings else None
    planned.uses = 0
    first, second = (write_planned(planned, filling, additions) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(second)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("template_id", BUNDLED_IDS[:1] if not FULL else IDS)
def test_a_filled_package_is_what_xlsxwriter_writes(template_id: str, seed: int) -> None:
    template = form(template_id)
    report, last_year = random_report(template, seed), random_report(template, seed + 1000)
    known = figures_of(template, last_year) if seed % 20 else {}
    findings = check(template, Reading(report=report, places={}, findings=(), previous=known)).findings
    own = planned_for(template, report, known, pasted=("一、总体情况", "收到 5 件。") if seed % 30 == 10 else ())
    for some in ((), findings[:MOST_FINDINGS], findings):
        expected, found = whole(*own, some), filled(*own, some)
        assert list(found) == list(expected)
        assert [name for name in expected if expected[name] != found[name]] == []


@pytest.mark.parametrize("template_id", IDS)
def test_every_form_is_written_the_same_with_and_without_a_prepared_package(template_id: str) -> None:
    template = form(template_id)
    report = random_report(template, 7)
    findings = check(template, Reading(report=report, places={}, findings=())).findings[:MOST_FINDINGS]
    own = planned_for(template, report, figures_of(template, complete(template_id)))
    assert filled(*own) == whole(*own)
    assert filled(*own, findings) == whole(*own, findings)


def test_nothing_of_a_report_is_seen_in_the_next_one_of_its_plan() -> None:
    template = form(BUNDLED_IDS[0])
    one = complete(template.id)
    other = replace(
        one, entries=random_report(template, 1).entries, agency={**one.agency, "name": "另一个很长名字的单位"}
    )
    first = filled(*planned_for(template, one, {}))
    assert filled(*planned_for(template, other, {})) != first
    assert filled(*planned_for(template, one, {})) == first


def test_a_package_is_as_before_after_a_text_that_is_refused() -> None:
    template = form(BUNDLED_IDS[0])
    report = complete(template.id)
    first = filled(*planned_for(template, report, {}))
    at = next(iter(report.entries))
    long = replace(report, entries={**report.entries, at: Entry(State.TEXT, None, "字" * 40_000)})
    with pytest.raises(UnwritableError) as refused:
        filled(*planned_for(template, long, {}))
    assert refused.value.code == "TEXT-TOO-LONG"
    assert filled(*planned_for(template, report, {})) == first


def test_nothing_of_a_plan_is_kept_that_is_no_longer_asked_for() -> None:
    template = form("budget/2021")
    planned, filling = planned_for(template, complete(template.id), {})
    for _ in range(2):
        write_planned(planned, filling)
    package = ref(planned.packages[False])
    del planned, filling
    plans._plan.cache_clear()
    gc.collect()
    assert package() is None
