"""Texts that several agencies share: asked of the set, since no file tells it by itself."""

from collections.abc import Iterator, Sequence

from xlreport.checking.inquiry import Subject
from xlreport.checking.set_inquiry import AgencyTexts, SetFinding, SetInquiry
from xlreport.collection.outcomes import Outcome
from xlreport.form.loading.rules.check_kinds import SetSpec
from xlreport.form.model.check import Asked
from xlreport.form.model.template import Template


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
