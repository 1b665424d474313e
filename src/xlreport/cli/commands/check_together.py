"""What `xlreport check` says of files because they are checked together."""

from collections.abc import Mapping, Sequence

from xlreport.checking.set_inquiry import SetFinding
from xlreport.collection.duplicates import duplicates, similar_texts
from xlreport.collection.forms.held_together import held_together, used_of_each
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome
from xlreport.collection.rounds.facts import reports_in, submissions_in
from xlreport.form.model.template import Template
from xlreport.use_cases.pages import PagesBeside


class Together:
    def __init__(self, inputs: Inputs, templates: Mapping[str, Template]) -> None:
        self._pages = PagesBeside(inputs)
        self._templates = templates

    def sorted_out(self, one: Input, outcome: Outcome) -> Outcome:
        """What becomes of a file beside those before it."""
        return self._pages.sorted_out(one, outcome)

    def findings(self, outcomes: Sequence[Outcome]) -> Sequence[SetFinding]:
        """What concerns several files: agencies that are there twice, what was published otherwise, figures of two
        forms, texts that several share.
        """
        submissions, report_of = list(submissions_in(outcomes)), reports_in(outcomes)
        return [
            *duplicates(submissions, self._templates, report_of),
            *self._pages.told(),
            *held_together(used_of_each(submissions), self._templates, report_of),
            *similar_texts(outcomes),
        ]
