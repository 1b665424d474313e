"""Labels that are spelled otherwise than in the form."""

import re

from rapidfuzz.fuzz import partial_ratio

from xlreport.form.text.normal import same
from xlreport.messages import published as words

ORDINAL = re.compile(words.ORDINAL)

_NEAR = 75
"""So many hundredths of the shorter label stand in the longer one, where they are the same but for their spelling."""


def is_near(found: str, expected: str) -> bool:
    """Whether a label is the form's but for its spelling: its number, or most of its words."""
    own, wanted = same(found), same(expected)
    numbers = [match[0] if (match := ORDINAL.match(one)) else "" for one in (own, wanted)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    return (bool(numbers[0]) and numbers[0] == numbers[1]) or partial_ratio(own, wanted) >= _NEAR
