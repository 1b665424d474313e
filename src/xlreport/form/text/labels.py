"""Labels as people see them: width, spaces and line breaks make no difference, nor does a star at an end."""

from functools import lru_cache

from xlreport.form.text.normal import same

_LABEL_LENGTH = 200
"""Longer texts are not kept: a hostile file could fill the memory with them."""

_STARS = "*"
"""What our number format shows after a label, and Gnumeric writes into an .ods as if it had been typed."""


def same_label(found: str, expected: str) -> bool:
    return found == expected or normal(found) == normal(expected)


def normal(text: str) -> str:
    """What all spellings of a label share."""
    return _normal_label(text) if len(text) <= _LABEL_LENGTH else same(text)


@lru_cache(maxsize=4096)
def _normal_label(text: str) -> str:
    """The same labels are asked for thousands of times in each workbook."""
    plain = same(text)
    return plain.strip(_STARS) or plain
