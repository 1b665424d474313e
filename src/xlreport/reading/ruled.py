"""What a form's rules ask of the file itself: cells that were split, columns of an older form."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding, Place
from xlreport.form.model.template import Template
from xlreport.reading.cells import RawSheet, name_of
from xlreport.reading.labels import normal
from xlreport.reading.tables import Split, TablesReading


def ruled_findings(
    template: Template, sheets: Mapping[str, RawSheet], tables: TablesReading, pictures: int
) -> Iterator[Finding]:
    for check in template.named("pictures") if pictures else ():
        yield Finding(code=check.code, severity=template.codes[check.code].severity, found=str(pictures))
    for check in template.named("split_cells"):
        for split in tables.split:
            yield _told_split(template, check, split, sheets[split.sheet])
    for check in template.named("old_labels"):
        yield from _old_labels(template, check, sheets)


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


def _told_split(template: Template, check: NamedCheck, split: Split, sheet: RawSheet) -> Finding:
    numbers = [sheet.text(position) for position in split.cells]
    return Finding(
        code=check.code, severity=template.codes[check.code].severity, address=split.address,
        place=Place(split.sheet, name_of(split.cells[0])), found=LISTED.join(numbers), expected=numbers[0],
        params={"count": str(len(numbers))},
    )  # fmt: skip


def _old_labels(template: Template, check: NamedCheck, sheets: Mapping[str, RawSheet]) -> Iterator[Finding]:
    old = {normal(label) for label in check.words}
    for sheet in sheets.values():
        for position in sorted(sheet.cells):
            text = sheet.text(position)
            if normal(text) in old:
                place = Place(sheet.name, name_of(position))
                yield Finding(
                    code=check.code, severity=template.codes[check.code].severity, place=place, found=text.strip()
                )  # fmt: skip
