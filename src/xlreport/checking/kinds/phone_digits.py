"""Numbers that no telephone has."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.matching import quoted_from
from xlreport.form.loading.rules.check_fields import AgencyId, FirstGroupPattern, Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class PhoneDigits(CheckSpec):
    r"""A telephone number looks like none: each told once.

    `fields`: where the agency gives its own. `numbers`: patterns of numbers in the text, the first group of each.
    `valid`: how numbers that are right look. `single`: no where a formula asks a field with one number.

    checks: [{name: phone_digits, fields: ["agency.phone"], numbers: ["电话[:：]?([\\d-]{5,16})"], valid: ["\\d{7,8}"]}]
    """

    name: Literal["phone_digits"]
    holes: ClassVar = frozenset({"found"})
    fields: Several[AgencyId]
    numbers: Several[FirstGroupPattern]
    valid: Several[Pattern]
    single: bool = True


def find(spec: PhoneDigits, inquiry: Inquiry) -> Iterator[Finding]:
    told: set[str] = set()
    for field in spec.fields:
        text = plain(inquiry.agency(field)).replace("，", ",").replace("；", ";")
        numbers = [one for one in re.split(r"[,、;/\s]+", text) if one]
        for number in numbers:
            if not _is_one(spec, number):
                told.add(_digits(number))
                if spec.single or len(numbers) > 1:
                    yield inquiry.finding_at(inquiry.of_agency(field), found=number)
    patterns = inquiry.possible(spec.numbers)
    for passage in inquiry.typed() if patterns else ():
        for match in (one for pattern in patterns for one in pattern.finditer(passage.plain)):
            number = match.group(1)
            if _digits(number) not in told and not _is_one(spec, number):
                told.add(_digits(number))
                yield inquiry.finding(passage, found=number, quoted=quoted_from(passage))


def _digits(number: str) -> str:
    """What makes two spellings one number, so that it is asked about once."""
    return "".join(filter(str.isdecimal, number))


def _is_one(spec: PhoneDigits, number: str) -> bool:
    return any(pattern.fullmatch(number) for pattern in spec.valid)
