"""Reports of one edition in the sums of another: figures without a place there, cells they say nothing of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from xlreport.collection.forms.asked import form_names
from xlreport.collection.submissions import AgencyState, IntakeFinding, ReportOf, Submission, set_finding
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.answers import LISTED
from xlreport.form.model.template import Template
from xlreport.form.report.editions.counting import Counting
from xlreport.messages import district as words


def counted_otherwise(
    template: Template, states: Sequence[AgencyState], templates: Mapping[str, Template], report_of: ReportOf
) -> Iterator[IntakeFinding]:
    """What is to be told of reports of other editions that are counted in the sums of this one."""
    others: defaultdict[str, list[tuple[AgencyState, Submission]]] = defaultdict(list)
    for state in states:
        if state.counted and state.used is not None and state.used.template != template.id:
            others[state.used.template].append((state, state.used))
    for edition, own in others.items():
        counting = Counting(templates[edition], template)
        names = form_names([template, templates[edition]])
        named = {"form": names[template.id], "other": names[edition]}
        for state, used in own:
            report = report_of(used)
            if report is None:
                continue
            counted = counting.counted(report)
            told = [f"{counting.own.called(one)} {exact_digits(number)}" for one, number in counted.unplaced.items()]
            told += [
                words.UNLISTED.format(column=counting.own.called(one), count=count)
                for one, count in counted.unlisted.items()
            ]
            if told:
                yield set_finding("AGG-UNPLACED", [used.shown], found=LISTED.join(told), agency=state.agency, **named)
        if counting.lacking:
            agencies = LISTED.join(state.agency for state, _ in own)
            cells = LISTED.join(dict.fromkeys(map(template.called, counting.lacking)))
            yield set_finding("AGG-PART", [], found=cells, count=str(len(own)), agencies=agencies, **named)
