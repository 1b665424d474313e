"""Formulas that were found to be plain letters before: those of a form are the same in each of its workbooks.

A workbook of ours has thousands of formulas with millions of letters. To look for a character that no XML has, or for
an escape that means nothing, costs more than to ask of each formula whether it was looked through before: a process
that reads a second workbook of a form looks through its values alone. All that is kept of a formula is that it is so,
which is true of the same letters for ever, so nothing here can be stale; and no more is kept than a few forms have.
"""

import re
from collections.abc import Iterable, Sequence

from xlreport.files.package.ordinary.letters import letters_in

_MOST_LETTERS = 8_000_000
"""Of all formulas that are kept: those of four forms as large as ours."""


_BLANK = rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
"""Blanks that are none to bytes."""

_MAY_BE_PICTURE = re.compile(
    rb"[=\s]*+(?:_xlfn\.)*+(?:_xlws\.)?+(?:DI|IM|EM|D?\xc4|_xlw\xc5|D?&#|_[^!(&]*+&#|" + _BLANK + rb")", re.IGNORECASE
)
"""How a formula may begin that shows a picture: DISPIMG, IMAGE or EMBED, in any spelling of their letters."""


class KnownFormulas:
    """`most`: how many letters of them are kept."""

    def __init__(self, most: int) -> None:
        self._known: set[bytes | None] = {None}
        self._like_pictures: set[bytes | None] = set()
        self._room = most

    def judge(self, formulas: Sequence[bytes | None], values: Iterable[bytes | None]) -> bool:
        """Whether one of the formulas may show a picture.

        Raises UnordinaryError where a reader of XML would refuse a formula or a value, or read something else.
        """
        known = self._known
        new = {one for one in formulas if one not in known}
        letters_in(b"\n".join([one for one in (*new, *values) if one]))
        like_pictures = {one for one in new if one and _MAY_BE_PICTURE.match(one) is not None}
        for one in new:
            if one is not None and len(one) <= self._room:
                self._room -= len(one)
                self._known.add(one)
                self._like_pictures |= {one} & like_pictures
        return bool(like_pictures) or (bool(self._like_pictures) and not self._like_pictures.isdisjoint(formulas))


KNOWN = KnownFormulas(_MOST_LETTERS)
