"""What a form's rules ask of the file itself, while it is read: cells that were split, columns of an older form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.address import Address
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Code, Finding, Place
from xlreport.form.model.template import Template
from xlreport.reading.cells import Position, RawSheet, name_of
from xlreport.reading.tables import Split, TablesReading


@dataclass(frozen=True, slots=True)
class FileInquiry:
    """One rule asked of a file. `sheets` by name; `split`: cells that stand as several; `pictures`: how many."""

    rule: Code
    sheets: Mapping[str, RawSheet]
    split: Sequence[Split]
    pictures: int

    def place(self, sheet: str, position: Position) -> Place:
        return Place(sheet, name_of(position))

    def finding(
        self,
        address: Address | None = None,
        place: Place | None = None,
        *,
        found: str | None = None,
        expected: str | None = None,
        **params: str,
    ) -> Finding:
        """The rule's finding about a value and a place, or about the file as a whole."""
        return Finding(
            code=self.rule.code, severity=self.rule.severity, address=address, place=place, found=found,
            expected=expected, params=params,
        )  # fmt: skip


def file_findings(
    template: Template, sheets: Mapping[str, RawSheet], tables: TablesReading, pictures: int
) -> Iterator[Finding]:
    """What the rules find, about the file as a whole first."""
    found = [
        finding
        for check in template.asked(Asked.OF_FILE)
        for finding in check.find(
            check.spec, FileInquiry(template.codes[check.code], sheets, tables.split, pictures)
        )
    ]  # fmt: skip
    yield from sorted(found, key=lambda one: one.place is not None)


def without_consequences(template: Template, findings: Sequence[Finding]) -> Iterator[Finding]:
    """A table of an older form has other labels, and so is not found: that is told once."""
    codes = {check.code for check in template.named("old_labels")}
    old = [one.place for one in findings if one.code in codes and one.place is not None]
    for finding in findings:
        same_cell = finding.place in old
        same_sheet = finding.place is not None and finding.place.sheet in {place.sheet for place in old}
        follows = same_cell or (same_sheet and finding.code == "TABLE-NOT-FOUND")
        if finding.code in codes or not follows:
            yield finding
