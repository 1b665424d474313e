"""What must not stand in the text, what must, and how long its parts are."""

import re
from collections.abc import Iterator, Sequence

from xlreport.checking.understanding.figures import figures, plain, sentences
from xlreport.checking.understanding.passages import Passage, passages
from xlreport.form.language.evaluate import evaluate
from xlreport.form.model.address import ItemAddress, ItemPart, TextAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import NamedCheck, Pair
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

MOST_QUOTED = 40


def parts_of(check: NamedCheck, template: Template, reading: Reading) -> list[Passage]:
    """The passages of the parts that the check reads."""
    return [one for one in passages(template, reading) if not check.where or one.part in check.where]


def written(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Every sentence people wrote in which a pattern stands that should not, unless something in it excuses it.

    The agency's own name is passed over, whatever it is.
    """
    name = plain(reading.report.agency_name)
    for passage in parts_of(check, template, reading):
        if not passage.typed:
            continue
        for told in sentences(passage.text):
            sentence = told.replace(name, "") if name else told
            excused = any(pattern.search(sentence) for pattern in check.unless)
            match = None if excused else _first(check.patterns, sentence)
            if match is not None:
                yield _at(check, template, passage, found=match.group()[:MOST_QUOTED], quoted=_around(sentence, match))


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> "re.Match[str] | None":
    return next((match for pattern in patterns if (match := pattern.search(text)) is not None), None)


def _around(sentence: str, match: "re.Match[str]") -> str:
    return sentence[max(match.start() - 12, 0) : match.end() + 12]


def unwritten(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """None of the patterns stands in the parts; what nobody wrote anything in is told by other checks."""
    own = parts_of(check, template, reading)
    text = "\n".join(plain(one.text) for one in own)
    if text and any(one.typed for one in own) and _first(check.patterns, text) is None:
        yield _of_part(check, template, own[0].part)


def mentioned(check: NamedCheck, template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """Matters that a part must mention, or that are known otherwise; `words` names them, a pair for each."""
    own = parts_of(check, template, reading)
    text = [sentence for one in own for sentence in sentences(one.text)]
    missing = [
        name
        for name, pair in zip(check.words, check.pairs, strict=True)
        if _asked(pair, values) and not _known(pair, values) and not any(_mentions(pair, one) for one in text)
    ]
    if missing and any(one.typed and not one.heading for one in own):
        yield _of_part(check, template, own[0].part, expected=LISTED.join(missing))


def _asked(pair: Pair, values: ReportValues) -> bool:
    when = pair.when
    return when is None or (bool(evaluate(when.ready, values)) and bool(evaluate(when.formula, values)))


def _known(pair: Pair, values: ReportValues) -> bool:
    return pair.holds is not None and bool(evaluate(pair.holds.formula, values))


def _mentions(pair: Pair, sentence: str) -> bool:
    met = [match for pattern in pair.patterns for match in pattern.finditer(sentence)]
    if any("n" not in match.re.groupindex for match in met):
        return True
    exact = {figure.start for figure in figures(sentence) if figure.exact} if met else set()
    return any(match.start("n") in exact for match in met)


def length(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """A part that is too long or too short, in characters without white space."""
    own = parts_of(check, template, reading)
    characters = sum(len(plain(one.text)) for one in own if not one.heading)
    most, least = check.limits.get("most"), check.limits.get("least")
    if (most is not None and characters > most) or (least is not None and characters < least):
        limit = most if most is not None else least
        yield _of_part(check, template, check.where[0], found=str(characters), expected=str(limit))


def nothing_but(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Every sentence of a part is one of the patterns' and nothing else is said."""
    text = [s for one in parts_of(check, template, reading) if not one.heading for s in sentences(one.text)]
    if text and all(_first(check.patterns, sentence) is not None for sentence in text):
        yield _of_part(check, template, check.where[0], found=text[0][:MOST_QUOTED])


def headings(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Headings that a part must have, a pattern and a name for each; a paragraph may begin with one."""
    own = parts_of(check, template, reading)
    heads = [plain(one.text)[:MOST_QUOTED] for one in own]
    missing = [
        name
        for name, pattern in zip(check.words, check.patterns, strict=True)
        if not any(pattern.search(head) for head in heads)
    ]
    if missing and any(one.typed and not one.heading for one in own):
        yield _of_part(check, template, check.where[0], expected=LISTED.join(missing))


def empty_items(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """An item whose heading somebody wrote and whose text nobody did: it is not printed."""
    for section in check.where:
        prose = template.prose_sections[section]
        told = {one.item for one in passages(template, reading) if one.part == section}
        for index, item in enumerate(reading.report.texts.sections[section].items):
            standard = prose.standard(item.id) if item.id is not None else None
            own = standard is None or item.heading != standard.heading
            known = {one.heading for one in prose.standard_items}
            if own and item.heading and item.heading not in known and (item.id or str(index)) not in told:
                address = ItemAddress(section, index, ItemPart.HEADING)
                yield Finding(
                    code=check.code, severity=template.codes[check.code].severity, address=address,
                    place=reading.places.get(address), found=item.heading,
                )  # fmt: skip


def paired_points(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Two items side by side that make a different number of points."""
    counts = []
    for item in reading.report.texts.sections[check.where[0]].items[:2]:
        text = plain(item.text or "")
        counts.append(max((len(pattern.findall(text)) for pattern in check.patterns), default=0))
    if len(counts) == 2 and all(counts) and counts[0] != counts[1]:  # noqa: PLR2004  a pair
        yield _of_part(check, template, check.where[0], found=str(counts[0]), expected=str(counts[1]))


def off_topic(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """A long paragraph in which none of the patterns stands."""
    for passage in parts_of(check, template, reading):
        text = plain(passage.text)
        if passage.typed and len(text) >= check.limits["least"] and _first(check.patterns, text) is None:
            yield _at(check, template, passage, found=text[:MOST_QUOTED], quoted=text[:MOST_QUOTED])


def _at(check: NamedCheck, template: Template, passage: Passage, *, found: str, quoted: str) -> Finding:
    return Finding(
        code=check.code, severity=template.codes[check.code].severity, address=passage.address, place=passage.place,
        found=found, params={"quoted": quoted},
    )  # fmt: skip


def _of_part(
    check: NamedCheck, template: Template, part: str, *, found: str | None = None, expected: str | None = None
) -> Finding:
    severity = template.codes[check.code].severity
    headings_of = {section.id: section.heading for section in template.sections}
    return Finding(
        code=check.code, severity=severity, address=TextAddress(part), found=found, expected=expected,
        params={"part": headings_of.get(part, "")},
    )  # fmt: skip
