"""What is published of each form: the same for one as for several, which then are told apart by their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlreport.collection.rounds.selection import name_in_selection
from xlreport.collection.submissions import AgencyState, Submission
from xlreport.district.publish.frames import Frame, frame_of
from xlreport.district.publish.tally import Tally, tally_line, tally_of
from xlreport.district.run.journal import Journal
from xlreport.district.run.run import BatchOutcome
from xlreport.form.model.answers import LISTED
from xlreport.form.model.template import Template
from xlreport.messages import district as words

MOST_SHEET_NAME = 31
_LONGEST_FORM = 14
_RESERVED = frozenset("[]:*?/\\'")


@dataclass(frozen=True)
class FormSection:
    """One form's agencies and figures. `form`: what its reports are called; empty while no file of it counts.

    `apart`: its name where there are several forms, else empty. `frame`: None while no report may be published.
    `said`: the tally as a line. `why`: of each agency that is in no sum, by its name.
    """

    form: str
    apart: str
    agencies: tuple[AgencyState, ...]
    frame: Frame | None
    tally: Tally
    said: str
    why: Mapping[str, str]

    def titled(self, title: str) -> str:
        """A title, after the form's name where there are several."""
        return f"{self.apart}　{title}" if self.apart else title


def sections_of(
    outcome: BatchOutcome, forms: Mapping[str, Template], journal: Journal | None, *,
    as_of: date | None, by_roster: bool,
) -> Iterator[FormSection]:  # fmt: skip
    """In the order of the intake, without figures where no `journal` is given. Without `as_of` nobody is late;
    `by_roster`: whether a list says who is asked.
    """
    intake = outcome.intake
    several = len(intake.forms) > 1
    left_out = {one.agency: one.why for one in outcome.selection.left_out}
    for one in intake.forms:
        is_used = any(state.used is not None for state in one.agencies)
        template = forms[one.template] if one.template is not None and is_used else None
        frame = None
        if template is not None and journal is not None:
            frame = frame_of(template, forms, one.agencies, journal, intake.year)
        own = frame if frame is not None and frame.states else None
        form = one.name if several else template.short_name if template is not None else ""
        tally = tally_of(one.agencies, as_of)
        said = tally_line(tally, by_roster=by_roster)
        why = {
            state.agency: reason
            for state in one.agencies
            if (reason := left_out.get(name_in_selection(state.agency, one, several=several)))
        }
        yield FormSection(form, one.name if several else "", one.agencies, own, tally, said, why)


def files_of(one: AgencyState) -> str:
    """The file that counts, else all that none has taken the place of; how many earlier ones there are, and what it
    changed of the last of them.

    Of an agency that sent no workbook what it sent instead.
    """
    shown = [_shown(file) for file in one.files if file.shown not in one.replaced] or [
        file.shown for file in one.foreign
    ]
    own = _shown(one.used) if one.used is not None else LISTED.join(shown)
    earlier = words.EARLIER_FILES.format(count=len(one.replaced)) if one.replaced else ""
    return own + earlier + (words.AGAIN.format(told=one.again) if one.again else "")


def _shown(file: Submission) -> str:
    return words.PAGE_FILE.format(path=file.shown) if file.is_page else file.shown


def common_form(sections: Sequence[FormSection]) -> str:
    """What the whole is called by: the only form, or nothing where there are several."""
    return sections[0].form if len(sections) == 1 else ""


class SheetNames:
    """Names of sheets as Excel takes them, no two the same: plain for the only form, else after the form's name."""

    def __init__(self, *taken: str) -> None:
        self._taken = {name.casefold() for name in taken}

    def free(self, section: FormSection, name: str) -> str:
        if not section.apart:
            return name
        short = "".join("_" if character in _RESERVED else character for character in section.apart)
        whole = free = f"{short[:_LONGEST_FORM]}-{name}"[:MOST_SHEET_NAME]
        count = 2
        while free.casefold() in self._taken:
            free = f"{whole[: MOST_SHEET_NAME - len(str(count)) - 1]}_{count}"
            count += 1
        self._taken.add(free.casefold())
        return free
