"""What to write to each agency that owes something, by what it owes; whoever has nothing to do gets no letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlreport.collection.file_names import workbook_name
from xlreport.collection.submissions import AgencyState, Fault, ForeignFile
from xlreport.district.publish.letters.contacts import Contact, contact_of
from xlreport.district.publish.sections import FormSection
from xlreport.district.publish.tally import is_overdue
from xlreport.form.model.answers import LISTED
from xlreport.form.model.template import Template
from xlreport.messages import district as words


@dataclass(frozen=True, slots=True)
class Returned:
    """A return copy below the output folder and the message that goes with it, by their digests."""

    path: str
    digest: str
    message: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`asked`: in one sentence what is asked, for a list; `body`: the same in full, without a greeting.

    `reminds`: whether it asks for a report that has not come, or not in a way in which it counts.
    """

    agency: str
    form: str
    contact: Contact
    asked: str
    body: str
    reminds: bool
    attachment: Returned | None = None

    @property
    def text(self) -> str:
        return f"{words.LETTER_TO.format(name=self.agency)}\n{self.body}\n"


ReturnedCopies = Mapping[tuple[str | None, str], Returned]
"""By form and agency."""


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """What the letters of one form have in common."""

    section: FormSection
    templates: Mapping[str, Template]
    year: int
    as_of: date | None
    returned: ReturnedCopies
    refused: Mapping[str, str]
    """Why files could not be read, by their shown paths."""

    def letters(self) -> Iterator[Letter]:
        for one in self.section.agencies:
            asked = self._asked(one)
            if asked:
                yield self._letter(one, asked)

    def _letter(self, one: AgencyState, asked: str) -> Letter:
        copy = self.returned.get((one.template, one.agency)) if one.used is not None else None
        said = asked if copy is None else copy.message.partition("\n")[2].rstrip("\n")
        body = "\n".join(part for part in (said, self._until(one)) if part)
        reminds = one.state != words.TO_EXPLAIN
        return Letter(one.agency, self.section.form, contact_of(one), asked, body, reminds, copy)

    def _until(self, one: AgencyState) -> str:
        """When it is due, or was; who has sent something is not called late."""
        deadline = one.member.deadline if one.member is not None else None
        if deadline is None:
            return ""
        past = self.as_of is not None and self.as_of > deadline
        late = words.LETTER_LATE if is_overdue(one, self.as_of) else words.LETTER_SOON
        return (late if past else words.LETTER_UNTIL).format(day=deadline.isoformat())

    def _asked(self, one: AgencyState) -> str:
        """What one agency is to do, in one sentence; empty where there is nothing."""
        used = one.used
        if one.state in {words.ZERO, words.READY}:
            return ""
        if used is not None:
            pattern = words.ASK_MEND if used.errors else words.ASK_EXPLAIN
            return pattern.format(**self._named(one), errors=used.errors, open=used.open)
        return self._asked_for_another(one)

    def _asked_for_another(self, one: AgencyState) -> str:
        """What is asked of an agency no file of which counts."""
        if one.state == words.RECEIVED:
            open_ones = [file.shown for file in one.files if file.shown not in {*one.faults, *one.replaced}]
            return words.ASK_CHOOSE.format(**self._named(one), count=len(open_ones), files=LISTED.join(open_ones))
        if one.state == words.WRONG_KIND:
            return self._asked_instead(one.foreign, self._named(one))
        if one.files:
            last = one.files[-1]
            return _OF_FAULT[one.faults[last.shown]].format(**self._named(one), found=last.year)
        return words.ASK_SEND.format(**self._named(one))

    def _asked_instead(self, foreign: Sequence[ForeignFile], named: Mapping[str, object]) -> str:
        """Of an agency that sent something else, or what could not be read: then why it could not."""
        refused = [file.shown for file in foreign if file.shown in self.refused]
        if refused:
            return words.ASK_AGAIN.format(files=LISTED.join(refused), message=self.refused[refused[0]])
        kinds = LISTED.join(dict.fromkeys(file.kind for file in foreign))
        return words.ASK_WORKBOOK.format(**named, kinds=kinds, files=LISTED.join(file.shown for file in foreign))

    def _named(self, one: AgencyState) -> Mapping[str, object]:
        form = one.files[-1].template if one.files else one.template
        name = "" if form is None else workbook_name(self.templates[form], one.agency, self.year)
        return {"year": words.year_words(self.year), "form": self.section.form or words.ANY_FORM, "name": name}


_OF_FAULT = {
    Fault.YEAR: words.ASK_YEAR,
    Fault.BLANK: words.ASK_BLANK,
    Fault.LAST_YEAR: words.ASK_LAST_YEAR,
}


def letters_of(
    sections: Iterable[FormSection], templates: Mapping[str, Template], year: int, as_of: date | None,
    returned: ReturnedCopies, refused: Mapping[str, str],
) -> list[Letter]:  # fmt: skip
    """Form by form, in the order of the list. `refused`: why files could not be read, by their shown paths."""
    found: list[Letter] = []
    for section in sections:
        found += LetterWriter(section, templates, year, as_of, returned, refused).letters()
    return found
