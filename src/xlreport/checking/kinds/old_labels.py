"""Labels of an older form."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.form.loading.rules.check_fields import Several, Word
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding
from xlreport.form.text.labels import normal
from xlreport.reading.file_rules import FileInquiry


class OldLabels(CheckSpec):
    """A cell anywhere in the file holds one of these labels, which an older form had.

    checks: [{name: old_labels, labels: ["新制作数量", "对外公开总数量"]}]
    """

    name: Literal["old_labels"]
    asked: ClassVar = Asked.OF_FILE
    holes: ClassVar = frozenset({"found"})
    labels: Several[Word]


def find(spec: OldLabels, inquiry: FileInquiry) -> Iterator[Finding]:
    old = {normal(label) for label in spec.labels}
    for sheet in inquiry.sheets.values():
        for position in sorted(at for label in old for at in sheet.labels.get(label, ())):
            yield inquiry.finding(None, inquiry.place(sheet.name, position), found=sheet.text(position).strip())
