"""Formulas that were found to be plain letters before: those of a form are the same in each of its workbooks.

A workbook of ours has thousands of formulas with millions of letters. To look for a character that no XML has, or for
an escape that means nothing, costs more than to ask of each formula whether it was looked through before: a process
that reads a second workbook of a form looks through its values alone. All that is kept of a formula is that it is so,
which is true of the same letters for ever, so nothing here can be stale; and no more is kept than a few forms have.
"""

from collections.abc import Iterable

from xlreport.files.package.ordinary.letters import letters_in

_MOST_LETTERS = 8_000_000
"""Of all formulas that are kept: those of four forms as large as ours."""


class KnownFormulas:
    """`most`: how many letters of them are kept."""

    def __init__(self, most: int) -> None:
        self._known: set[bytes | None] = {None}
        self._room = most

    def judge(self, formulas: Iterable[bytes | None], values: Iterable[bytes | None]) -> None:
        """Raises UnordinaryError where a reader of XML would refuse one of them, or read something else."""
        new = set(formulas) - self._known
        letters_in(b"\n".join([one for one in (*new, *values) if one]))
        for one in new:
            if one is not None and len(one) <= self._room:
                self._room -= len(one)
                self._known.add(one)


KNOWN = KnownFormulas(_MOST_LETTERS)
