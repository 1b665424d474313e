"""Labels as people see them: width, spaces and line breaks make no difference, nor does a star at an end."""

from xlreport.form.text.normal import same

_LABEL_LENGTH, _MOST_KEPT = 200, 1 << 14
"""Longer texts are not kept, nor more of them: a hostile file could fill the memory with them."""

_STARS = "*"
"""What our number format shows after a label, and Gnumeric writes into an .ods as if it had been typed."""


class _Normal(dict[str, str]):
    """By their spelling: the same labels are asked for thousands of times in each workbook."""

    def __missing__(self, text: str) -> str:
        if len(text) > _LABEL_LENGTH:
            return same(text)
        plain = same(text)
        label = plain.strip(_STARS) or plain
        if len(self) < _MOST_KEPT:
            self[text] = label
        return label


normal = _Normal().__getitem__
"""What all spellings of a label share."""


def same_label(found: str, expected: str) -> bool:
    return found == expected or normal(found) == normal(expected)
