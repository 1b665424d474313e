"""Files of a set held against each other: agencies that are there twice, names that may be one, texts alike."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.checking.inquiry import Subject
from xlreport.checking.set_inquiry import AgencyTexts, SetFinding, SetInquiry
from xlreport.collection.forms import form_names
from xlreport.collection.outcomes import Outcome
from xlreport.form.loading.rules.check_kinds import SetSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.reading.labels import normal
from xlreport.records.write import dump_json, record_of

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose report a file says that it is; `digest`: of all that the report holds."""

    shown: str
    agency: str
    year: int
    template: Template
    digest: str


def claims_of(outcomes: Iterable[Outcome]) -> Iterator[Claim]:
    """Of the files that were read and name an agency."""
    for one in outcomes:
        if one.reading is not None and one.template is not None and one.reading.report.agency_name:
            report = one.reading.report
            digest = hashlib.sha256(dump_json(record_of(one.template, report)).encode()).hexdigest()
            yield Claim(one.shown, report.agency_name, report.year, one.template, digest)


def duplicates(claims: Iterable[Claim]) -> Iterator[SetFinding]:
    """Each agency whose files of a form and year differ, then each whose name may be another's too.

    Files of different forms are never compared.
    """
    rounds: defaultdict[tuple[str, int], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    templates: dict[str, Template] = {}
    for one in claims:
        rounds[one.template.id, one.year][normal(one.agency)].append(one)
        templates[one.template.id] = one.template
    names = form_names(list(templates.values())) if len(templates) > 1 else {}
    for (form, _), agencies in rounds.items():
        conflicts = (own for own in agencies.values() if len({one.digest for one in own}) > 1)
        yield from (_conflict(own, names.get(form, "")) for own in conflicts)
        paths = {own[0].agency: [one.shown for one in own] for own in agencies.values()}
        template = next(own[0].template for own in agencies.values())
        yield from (SetFinding(finding, template, named) for finding, named in similar_names(paths))


def _conflict(own: Sequence[Claim], form: str) -> SetFinding:
    different = len({one.digest for one in own})
    finding = Finding(
        code="FILE-DUP", severity=GENERAL_CODES["FILE-DUP"].severity, found=str(different),
        params={"agency": own[0].agency, "form": form},
    )  # fmt: skip
    return SetFinding(finding, own[0].template, tuple(one.shown for one in own))


def similar_names(paths: Mapping[str, Sequence[str]]) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Agencies that differ in what stands in brackets alone, one of them without any, and the files of them all.

    Two with different brackets are two: two campuses of a school.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for agency in paths:
        groups[_IN_BRACKETS.sub("", normal(agency))].append(agency)
    for bare, agencies in groups.items():
        plain = next((one for one in agencies if normal(one) == bare), None)
        others = [one for one in agencies if one != plain]
        if plain is None or not others:
            continue
        finding = Finding(
            code="FILE-NAMES", severity=GENERAL_CODES["FILE-NAMES"].severity,
            params={"agency": plain, "others": LISTED.join(others)},
        )  # fmt: skip
        yield finding, tuple(path for one in agencies for path in paths[one])


def similar_texts(outcomes: Sequence[Outcome]) -> Iterator[SetFinding]:
    """Parts that agencies wrote alike, told once for all that are like the first, in the files' order."""
    yield from compare_texts(list(_agency_texts(outcomes)))


def _agency_texts(outcomes: Sequence[Outcome]) -> Iterator[AgencyTexts]:
    for one in outcomes:
        if one.template is not None and one.reading is not None:
            subject = Subject(one.template, one.reading)
            texts = {part: subject.typed_text(part) for part in parts_to_compare(one.template)}
            yield AgencyTexts(one.shown, one.reading.report.agency_name, one.template, texts)


def parts_to_compare(template: Template) -> Sequence[str]:
    """The parts in which the form's rules compare agencies."""
    specs = [check.spec for check in template.asked(Asked.OF_SET)]
    return sorted({part for spec in specs if isinstance(spec, SetSpec) for part in spec.parts})


def compare_texts(texts: Sequence[AgencyTexts]) -> Iterator[SetFinding]:
    """What the rules that compare agencies find in what they wrote, form by form."""
    for template in dict.fromkeys(one.template for one in texts):
        own = [one for one in texts if one.template is template]
        for check in template.asked(Asked.OF_SET):
            yield from check.find(check.spec, SetInquiry(template.codes[check.code], template, own))
