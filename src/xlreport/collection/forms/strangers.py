"""Files that nobody asked for: of another form, or of an agency that the roster does not know."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.collection.forms.asked import answers
from xlreport.collection.roster import Roster
from xlreport.collection.submissions import IntakeFinding, Submission, set_finding
from xlreport.form.model.template import Template
from xlreport.messages import district as words


def strangers(
    submissions: Sequence[Submission], form: str | None, templates: Mapping[str, Template]
) -> Iterator[IntakeFinding]:
    """Files of forms that are not the one asked for."""
    for one in submissions:
        if not answers(one.template, form, templates):
            yield set_finding("FILE-FORM", [one.shown], found=templates[one.template].short_name, agency=one.agency)


def unknown_to(one: Submission, roster: Roster) -> IntakeFinding:
    from rapidfuzz import fuzz, process

    close = process.extractOne(one.agency, [m.agency for m in roster.members], scorer=fuzz.ratio, score_cutoff=70)
    hint = "" if close is None else words.CLOSE.format(agency=close[0])
    return set_finding("FILE-UNKNOWN", [one.shown], agency=one.agency, close=hint)
