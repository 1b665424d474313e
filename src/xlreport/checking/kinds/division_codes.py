"""Numbers that begin with the code of a division of the country that there is none of."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Cells, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding
from xlreport.form.text.normal import folded

_DIGITS = 6


class DivisionCodes(CheckSpec):
    """The first six digits of what stands in these cells are no code of an administrative division (GB/T 2260).

    What does not begin with six digits is for the kind of the cell to judge. Codes of divisions that have been
    dissolved are known too; new ones come with python-stdnum.

    checks: [{name: division_codes, cells: ["licensing[licences]"]}]
    """

    name: Literal["division_codes"]
    holes: ClassVar = frozenset({"found"})
    cells: Several[Cells]


def find(spec: DivisionCodes, inquiry: Inquiry) -> Iterator[Finding]:
    asked = frozenset[object]().union(*spec.cells)
    for address in (at for table in inquiry.template.tables for at in table.inputs if at in asked):
        code = folded(inquiry.values.words(address) or "").strip()[:_DIGITS]
        if len(code) == _DIGITS and code.isdecimal() and not _is_one(code):
            yield inquiry.finding_at(address, found=code)


def _is_one(code: str) -> bool:
    from stdnum import numdb

    return any("county" in about for _, about in numdb.get("cn/loc").info(code))
