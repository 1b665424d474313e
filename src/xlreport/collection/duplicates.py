"""Files of a set held against each other: agencies that are there twice, names that may be one, texts alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlreport.checking.inquiry import Subject
from xlreport.checking.set_inquiry import AgencyTexts, SetFinding, SetInquiry
from xlreport.collection.forms.asked import form_names
from xlreport.collection.outcomes import Outcome
from xlreport.collection.parts import in_parts
from xlreport.collection.rounds.differences import told_apart
from xlreport.collection.rounds.owners import owners
from xlreport.collection.rounds.published import counting, told_of_pages
from xlreport.collection.rounds.succession import Newest, newest, succeed
from xlreport.collection.submissions import IntakeFinding, ReportOf, Submission, set_finding
from xlreport.form.loading.rules.check_kinds import SetSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.text.labels import normal
from xlreport.messages import rounds as words
from xlreport.messages.codes.catalogue import GENERAL_CODES

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")


def duplicates(
    submissions: Iterable[Submission], templates: Mapping[str, Template], report_of: ReportOf
) -> Iterator[SetFinding]:
    """Each agency's files of a form and year, the last of which counts or none; then names that may be one agency's.

    Files of different forms are never compared, and files that name no agency not at all.
    """
    groups: defaultdict[tuple[str, int], list[Submission]] = defaultdict(list)
    for one in submissions:
        if one.agency:
            groups[one.template, one.year].append(one)
    forms = list(dict.fromkeys(form for form, _ in groups))
    names = form_names([templates[form] for form in forms]) if len(forms) > 1 else {}
    for (form, _), files in groups.items():
        template, name = templates[form], names.get(form, "")
        agencies: defaultdict[str, list[Submission]] = defaultdict(list)
        for one, owner in zip(files, owners(files, None), strict=True):
            agencies[normal(owner.agency)].append(one)
        for own in (part for whole in agencies.values() for part in in_parts(whole).values()):
            told = _succession(own, template, name, report_of)
            yield from (SetFinding(one.finding, template, one.paths) for one in told)
        paths = {own[0].agency: [one.shown for one in own] for own in agencies.values()}
        yield from (SetFinding(finding, template, named) for finding, named in similar_names(paths))


def _succession(
    files: Sequence[Submission], template: Template, form: str, report_of: ReportOf
) -> Iterator[IntakeFinding]:
    files, alike = counting(files, files[0].year, report_of)
    last, agency = succeed(files), files[0].agency
    if alike:
        yield from told_of_pages(agency, last.used, alike, form)
    if last.rivals:
        yield conflict(agency, last.rivals, {template.id: template}, form, report_of)
    elif last.used is not None:
        for one in last.replaced:
            yield set_finding("FILE-REPLACED", [one.shown], found=last.used.shown, agency=agency, form=form)


def conflict(
    agency: str, rivals: Sequence[Submission], templates: Mapping[str, Template], form: str, report_of: ReportOf,
    used: str = "",
) -> IntakeFinding:  # fmt: skip
    """Files that differ, of which none answers another: what differs, and which is newer as far as they say.

    `used`: what is said of their use.
    """
    newer = newest(rivals)
    other = next(one for one in rivals if newer is None or one is not newer.submission)
    against = rivals[-1] if newer is None else newer.submission
    first, second = report_of(other), report_of(against)
    told = ""
    if first is not None and second is not None and first.template_id == second.template_id:
        told = told_apart(templates[first.template_id], first, second)
    compared = told and words.COMPARED.format(first=other.shown, second=against.shown, told=told)
    paths, said = [one.shown for one in rivals], words.NEWER_UNKNOWN if newer is None else _newer(newer)
    params = {"agency": agency, "form": form, "used": used, "compared": compared, "newer": said}
    return set_finding("FILE-DUP", paths, found=str(len(rivals)), **params)


def _newer(newer: Newest) -> str:
    return words.NEWER.format(path=newer.submission.shown, why=words.NEWER_BY[newer.by])


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
