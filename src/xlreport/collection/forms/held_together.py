"""The reports of one agency in several forms, held against each other as the forms ask."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from xlreport.checking.between import Held, between_findings
from xlreport.checking.set_inquiry import SetFinding
from xlreport.collection.parts import in_parts
from xlreport.collection.rounds.owners import owners
from xlreport.collection.rounds.succession import succeed
from xlreport.collection.submissions import ReportOf, Submission
from xlreport.form.model.template import Template
from xlreport.form.text.labels import normal


def used_of_each(submissions: Iterable[Submission]) -> Iterator[tuple[str, Submission]]:
    """Each agency with the file that counts of each form and year, where that can be told."""
    groups: defaultdict[tuple[str, str, int], list[tuple[str, Submission]]] = defaultdict(list)
    given = [one for one in submissions if one.agency]
    for one, owner in zip(given, owners(given, None), strict=True):
        groups[normal(owner.agency), one.template, one.year].append((owner.agency, one))
    for files in groups.values():
        for own in in_parts([one for _, one in files]).values():
            used = succeed(own).used
            if used is not None:
                yield files[0][0], used


def held_together(
    used: Iterable[tuple[str, Submission]], templates: Mapping[str, Template], report_of: ReportOf
) -> Iterator[SetFinding]:
    """What the forms ask of each agency's reports on one year; a report is fetched only where there are two forms."""
    groups: defaultdict[tuple[str, int], list[tuple[str, Submission]]] = defaultdict(list)
    for agency, one in used:
        groups[normal(agency), one.year].append((agency, one))
    for files in groups.values():
        forms = {one.template for _, one in files}
        if len(forms) > 1 and any(templates[form].between for form in forms):
            found = ((one, report_of(one)) for _, one in files)
            held = [Held(templates[one.template], report, one.shown) for one, report in found if report is not None]
            yield from between_findings(files[0][0], held)
