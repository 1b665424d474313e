"""Checks that no formula can say: what is written in the texts, and whether last year is known at all."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from xlreport.checking.kinds.hidden import hidden_characters
from xlreport.checking.kinds.likeness import like_last_year
from xlreport.checking.kinds.privacy import personal_numbers
from xlreport.checking.kinds.told import told_facts, told_figures
from xlreport.checking.kinds.told_sums import told_balance, told_parts, told_shares, told_sums
from xlreport.checking.kinds.who import (
    file_named,
    foreign_kind,
    names_agree,
    other_year,
    phone_digits,
    signed_late,
)
from xlreport.checking.kinds.written import (
    empty_items,
    headings,
    length,
    mentioned,
    nothing_but,
    off_topic,
    paired_points,
    unwritten,
    written,
)
from xlreport.checking.understanding.figures import figures, plain, sentences
from xlreport.checking.understanding.passages import passages
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, TextAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.expression import references
from xlreport.form.model.finding import Finding
from xlreport.form.model.sentence import cited
from xlreport.form.model.template import Indicator, Prose, Template
from xlreport.form.report.report import Reading, SectionText
from xlreport.form.report.values import ReportValues
from xlreport.layout.prose import paragraphs

_QUOTED = 30
"""How much of a sentence is quoted."""


def named_findings(template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """What the form's named checks find; those that concern a file's structure are asked while it is read."""
    for check in template.named_checks:
        find = CHECKS.get(check.name)
        if find is not None:
            yield from find(check, template, reading, values)


def _previous_missing(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """No figure of last year is known, though the form compares years."""
    if not reading.previous:
        yield Finding(code=check.code, severity=template.codes[check.code].severity)


def _said_published(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """A figure is the very number that a sentence gives, after one of the words, for what was published."""
    said = [one for passage in passages(template, reading) if passage.typed for one in sentences(passage.text)]
    published = re.compile("|".join(map(re.escape, check.words)))
    for address in check.figures:
        number = values.content(address)
        if not isinstance(address, FigureAddress) or not isinstance(number, Decimal) or not number:
            continue
        digits = exact_digits(number)
        label = template.table(address.table).row(address).node.label or ""
        counted = re.compile(rf"{re.escape(label)}[^\d，,]{{0,12}}(\d+)")
        for sentence in said:
            if digits in _numbers_after(published, counted, sentence):
                yield Finding(
                    code=check.code, severity=template.codes[check.code].severity, address=address,
                    place=reading.places.get(address), found=digits, params={"quoted": sentence[:_QUOTED]},
                )  # fmt: skip
                break


def _numbers_after(published: re.Pattern[str], counted: re.Pattern[str], sentence: str) -> Iterator[str]:
    """What is counted after each of the words, none of which stands before a number that was told already."""
    at = 0
    while (word := published.search(sentence, at)) and (number := counted.search(sentence, word.end())):
        yield number.group(1)
        at = number.end()


def _figures_told(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """A section tells each of its figures: generated from an indicator, or a number of that unit in its own words."""
    (section,) = check.where
    text = reading.report.texts.sections.get(section, SectionText())
    generated = set(_generated(template.prose_sections[section], text))
    told = (figure for paragraph in _about(text, check.words) for figure in figures(plain(paragraph)))
    own = Counter(figure.unit for figure in told)
    missing: list[Indicator] = []
    for indicator in template.indicators:
        address = IndicatorAddress(indicator.id)
        if address not in check.figures or (address in generated and values.content(address) is not None):
            continue
        own[indicator.unit] -= 1
        if own[indicator.unit] < 0:
            missing.append(indicator)
    if missing:
        yield Finding(
            code=check.code, severity=template.codes[check.code].severity, address=TextAddress(section),
            expected=LISTED.join(indicator.label for indicator in missing),
        )  # fmt: skip


def _generated(prose: Prose, text: SectionText) -> Iterator[Address]:
    """The fields that the section's generated sentences rest on."""
    for item in text.items:
        standard = prose.standard(item.id) if item.id is not None and item.generated else None
        for sentence in standard.sentences if standard is not None else ():
            for expression in cited(sentence):
                for reference in references(expression):
                    if not isinstance(reference.address, FigureAddress):
                        yield reference.address


def _about(text: SectionText, words: tuple[str, ...]) -> Iterator[str]:
    own = [text.intro, *(item.text for item in text.items)]
    for paragraph in (one for part in own for one in paragraphs(part)):
        if any(word in paragraph for word in words):
            yield paragraph


CHECKS: Mapping[str, Callable[[NamedCheck, Template, Reading, ReportValues], Iterator[Finding]]] = {
    "previous_missing": _previous_missing,
    "said_published": _said_published,
    "figures_told": _figures_told,
    "told_figures": told_figures,
    "told_facts": told_facts,
    "told_balance": told_balance,
    "told_parts": told_parts,
    "told_shares": told_shares,
    "told_sums": told_sums,
    "written": written,
    "unwritten": unwritten,
    "mentioned": mentioned,
    "length": length,
    "nothing_but": nothing_but,
    "headings": headings,
    "empty_items": empty_items,
    "paired_points": paired_points,
    "off_topic": off_topic,
    "phone_digits": phone_digits,
    "names_agree": names_agree,
    "foreign_kind": foreign_kind,
    "other_year": other_year,
    "signed_late": signed_late,
    "hidden_characters": hidden_characters,
    "personal_numbers": personal_numbers,
    "like_last_year": like_last_year,
    "file_named": file_named,
}
"""The checks of a report by their names in a form's rules."""
