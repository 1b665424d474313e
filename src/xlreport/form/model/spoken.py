"""What people call the lines of a table when they write about it: words as data, so that every form can be read."""

from dataclasses import dataclass

Phrase = tuple[str, ...]
"""Words that must all be there, in any order: `上年 结转`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """`phrases` name the lines of one of `readings`: each a set of leaves whose figures are added up.

    With several readings the words are vague, and a number may be any of them.
    """

    phrases: tuple[Phrase, ...]
    readings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`words` name the share of the rows `part` in any of the rows `wholes`."""

    words: tuple[str, ...]
    part: tuple[str, ...]
    wholes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How a table is spoken of.

    `nouns` are what its figures count; a phrase that holds one of them may leave it out where it is understood.
    `wholes` are the rows, in any of several readings, that a bare noun counts and that shares are taken of.
    """

    nouns: tuple[str, ...] = ()
    of: str | None = None
    """The table whose figures give rise to those of this one."""
    rows: tuple[Saying, ...] = ()
    columns: tuple[Saying, ...] = ()
    wholes: tuple[tuple[str, ...], ...] = ()
    rates: tuple[Rate, ...] = ()


UNSPOKEN = Spoken()
"""Of a table nothing is known to be said."""
