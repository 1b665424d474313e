"""Fields in the text that have no number."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import cell
from xlreport.form.language.fields import BRACED
from xlreport.form.loading.rules.check_fields import Part, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class BlankFields(CheckSpec):
    """A field that people put into the text stands as it is: its cell is blank, or holds no number.

    checks: [{name: blank_fields, parts: [overview]}]
    """

    name: Literal["blank_fields"]
    holes: ClassVar = frozenset({"found", "cell"})
    parts: Several[Part] = ()


def find(spec: BlankFields, inquiry: Inquiry) -> Iterator[Finding]:
    fields = inquiry.fields
    for passage in inquiry.typed(spec.parts):
        for braced in dict.fromkeys(match.group() for match in BRACED.finditer(passage.source)):
            name = fields.missing(braced)
            if name is not None:
                blanks = fields.blanks(name)
                yield inquiry.finding(passage, found=braced, related=blanks, cell=cell(inquiry, blanks))
