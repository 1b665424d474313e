"""What the cells of an ordinary sheet hold, as calamine would tell it of the same cells."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from xlreport.files.cells.cell_values import Contents, content_of
from xlreport.files.package.ordinary.letters import UnordinaryError, has_codes, plain
from xlreport.files.package.ordinary.rows import Cells
from xlreport.files.package.ordinary.texts import Texts, text_of
from xlreport.reading.cells import Content, ContentKind, Position

_NUMBER = re.compile(r"-?\d{1,17}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?", re.ASCII)
_ERROR = re.compile(r"#[\w/!?]{1,20}", re.ASCII)
_BOOLEANS = {"0": content_of(False), "1": content_of(True)}  # noqa: FBT003  a value, no switch
_KINDS = frozenset({None, "n", "s", "str", "b", "e", "inlineStr"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What the filled cells of a sheet hold. `errors`: the error values, as they are written.

    `dated`: look and number of each cell whose look makes a day of a number; what it shows is not said here.
    """

    contents: Contents = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    dated: dict[Position, tuple[str, str]] = field(default_factory=dict)


def filled_in(cells: Cells, texts: Texts, days: Container[str | None]) -> Filled:
    """`days`: the looks that make days of numbers. Raises UnordinaryError where a value follows a rule of its own."""
    if not _KINDS.issuperset(cells.kinds):
        raise UnordinaryError
    filled = Filled()
    rows = zip(cells.positions, cells.looks, cells.kinds, cells.values, cells.spaces, strict=True)
    for position, look, kind, written, space in compress(rows, cells.values):
        value = written or ""
        content: Content | None
        if space is not None:
            content = _own_text(kind, value, space)
        elif kind == "s":
            content = _known(texts, value)
        elif kind is None or kind == "n":
            content = _number(value)
            if look in days:
                filled.dated[position] = look or "", value
        elif kind == "str":
            content = _result(value)
        elif kind == "e":
            filled.errors[position] = _error(value)
            continue
        else:
            content = _known(_BOOLEANS if kind == "b" else {}, value)
        if content is not None:
            filled.contents[position] = content
    return filled


def _known(contents: Mapping[str, Content | None], value: str) -> Content | None:
    try:
        return contents[value]
    except KeyError as error:
        raise UnordinaryError from error


@lru_cache(maxsize=4096)
def _number(value: str) -> Content:
    if _NUMBER.fullmatch(value) is None:
        raise UnordinaryError
    return content_of(float(value))


def _result(value: str) -> Content:
    """The text that a formula came to: blanks at its ends count."""
    if has_codes(value):
        raise UnordinaryError
    return Content(ContentKind.TEXT, plain(value))


def _own_text(kind: str | None, value: str, space: str) -> Content:
    text = text_of(space, value)
    if kind != "inlineStr" or text is None:
        raise UnordinaryError
    return Content(ContentKind.TEXT, text)


def _error(value: str) -> str:
    if _ERROR.fullmatch(value) is None:
        raise UnordinaryError
    return value
