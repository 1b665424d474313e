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

_NUMBER = re.compile(rb"-?\d{1,17}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?")
_ERROR = re.compile(rb"#[\w/!?]{1,20}")
_BOOLEANS = {b"0": content_of(False), b"1": content_of(True)}  # noqa: FBT003  a value, no switch
_KINDS = frozenset({None, b"n", b"s", b"str", b"b", b"e", b"inlineStr"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What the filled cells of a sheet hold. `errors`: the error values, as they are written.

    `dated`: look and number of each cell whose look makes a day of a number; what it shows is not said here.
    """

    contents: Contents = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    dated: dict[Position, tuple[str, str]] = field(default_factory=dict)


def filled_in(cells: Cells, texts: Texts, days: Container[bytes | None]) -> Filled:
    """`days`: the looks that make days of numbers. Raises UnordinaryError where a value follows a rule of its own."""
    if not _KINDS.issuperset(cells.kinds):
        raise UnordinaryError
    filled = Filled()
    rows = zip(cells.positions, cells.looks, cells.kinds, cells.values, cells.spaces, strict=True)
    for position, look, kind, written, space in compress(rows, cells.values):
        value = written or b""
        content: Content | None
        if space is not None:
            content = _own_text(kind, value, space)
        elif kind == b"s":
            content = _known(texts, value)
        elif kind is None or kind == b"n":
            content = _number(value)
            if look in days:
                filled.dated[position] = (look or b"").decode(), value.decode()
        elif kind == b"str":
            content = _result(value)
        elif kind == b"e":
            filled.errors[position] = _error(value)
            continue
        else:
            content = _known(_BOOLEANS if kind == b"b" else {}, value)
        if content is not None:
            filled.contents[position] = content
    return filled


def _known(contents: Mapping[bytes, Content | None], value: bytes) -> Content | None:
    try:
        return contents[value]
    except KeyError as error:
        raise UnordinaryError from error


@lru_cache(maxsize=4096)
def _number(value: bytes) -> Content:
    if _NUMBER.fullmatch(value) is None:
        raise UnordinaryError
    return content_of(float(value))


def _result(value: bytes) -> Content:
    """The text that a formula came to: blanks at its ends count."""
    text = value.decode()
    if has_codes(text):
        raise UnordinaryError
    return Content(ContentKind.TEXT, plain(text))


def _own_text(kind: bytes | None, value: bytes, space: bytes) -> Content:
    text = text_of(value.decode(), is_kept=bool(space))
    if kind != b"inlineStr" or text is None:
        raise UnordinaryError
    return Content(ContentKind.TEXT, text)


def _error(value: bytes) -> str:
    if _ERROR.fullmatch(value) is None:
        raise UnordinaryError
    return value.decode()
