"""Labels that are spelled otherwise than in the form."""

import re

from rapidfuzz.fuzz import partial_ratio

from xlreport.form.text.normal import same
from xlreport.messages import published as words

ORDINAL = re.compile(words.ORDINAL)
_UNIT = re.compile(words.UNIT_OF_LABEL)

_NEAR = 75
"""So many hundredths of the shorter label stand in the longer one, where they are the same but for their spelling."""

_LEAST = 0.5
"""What is shorter than so much of a label is only a piece of it."""


def is_near(found: str, expected: str) -> bool:
    """Whether a label is the form's but for its spelling: its number, or most of its words, and no other unit."""
    own, wanted = same(found), same(expected)
    if _is_of_another_scale(own, wanted):
        return False
    numbers = [match[0] if (match := ORDINAL.match(one)) else "" for one in (own, wanted)]
    if all(numbers):
        return numbers[0] == numbers[1]
    own, wanted = (_core(one) for one in (own, wanted))
    shorter, longer = sorted((len(own), len(wanted)))
    return shorter >= _LEAST * longer and partial_ratio(own, wanted) >= _NEAR


def unit_apart(label: str) -> tuple[str, str]:
    """The words of a label, and in which power of ten its numbers are said to be: 万 of 收费金额（单位：万元）."""
    plain = same(label)
    found = _UNIT.search(plain)
    return (plain, "") if found is None else (plain[: found.start()], found["scale"])


def _is_of_another_scale(own: str, wanted: str) -> bool:
    """A label without a unit is in the form's."""
    return _UNIT.search(own) is not None and unit_apart(own)[1] != unit_apart(wanted)[1]


def _core(label: str) -> str:
    """Without the number before it, and what is explained in brackets behind it."""
    plain = ORDINAL.sub("", label, count=1)
    return plain.partition("(")[0] or plain
