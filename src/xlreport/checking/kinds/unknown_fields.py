"""Braces in the text that are no field of the form."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.language.fields import BRACED
from xlreport.form.loading.rules.check_fields import Part, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

MOST_QUOTED, AROUND = 40, 12


class UnknownFields(CheckSpec):
    """Something in braces that people wrote is no field of the form, so that nothing is filled in.

    checks: [{name: unknown_fields, parts: [overview]}]
    """

    name: Literal["unknown_fields"]
    holes: ClassVar = frozenset({"found", "quoted"})
    parts: Several[Part] = ()


def find(spec: UnknownFields, inquiry: Inquiry) -> Iterator[Finding]:
    for passage in inquiry.typed(spec.parts):
        for match in BRACED.finditer(passage.source):
            if not inquiry.fields.is_field(match.group()):
                around = passage.source[max(match.start() - AROUND, 0) : match.end() + AROUND]
                yield inquiry.finding(passage, found=match.group()[:MOST_QUOTED], quoted=around)
