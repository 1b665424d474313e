"""Pictures in the file, in which nothing is read."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding
from xlreport.reading.file_rules import FileInquiry


class Pictures(CheckSpec):
    """The workbook holds pictures.

    checks: [{name: pictures}]
    """

    name: Literal["pictures"]
    asked: ClassVar = Asked.OF_FILE
    holes: ClassVar = frozenset({"found"})


def find(_: Pictures, inquiry: FileInquiry) -> Iterator[Finding]:
    if inquiry.pictures:
        yield inquiry.finding(found=str(inquiry.pictures))
