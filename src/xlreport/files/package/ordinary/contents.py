"""What the cells of an ordinary sheet hold, as calamine would tell it of the same cells."""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from xlreport.files.cells.cell_values import Contents, content_of
from xlreport.files.package.ordinary.letters import UnordinaryError, has_codes, plain
from xlreport.files.package.ordinary.rows import Cells, look_and_kind
from xlreport.files.package.ordinary.texts import Texts, text_of
from xlreport.reading.cells import Content, ContentKind, Position

_NUMBER = re.compile(rb"-?\d{1,17}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?")
_ERROR = re.compile(rb"#[\w/!?]{1,20}")
_BOOLEANS = {b"0": content_of(False), b"1": content_of(True)}  # noqa: FBT003  a value, no switch
_OWN_TEXT = re.compile(r"<is><t( [^<>]*)?>([^<]*)</t></is>")
_MOST_RESULTS, _LONGEST_RESULT = 4_096, 200


class _Results(dict[bytes, Content]):
    """The texts that formulas came to. The same short ones come again and again, and are kept."""

    def __missing__(self, value: bytes) -> Content:
        content = _result(value)
        if len(self) < _MOST_RESULTS and len(value) <= _LONGEST_RESULT:
            self[value] = content
        return content


@dataclass(frozen=True, slots=True)
class Filled:
    """What the filled cells of a sheet hold. `errors`: the error values, as they are written.

    `dated`: look and number of each cell whose look makes a day of a number; what it shows is not said here.
    """

    contents: Contents
    errors: dict[Position, str]
    dated: dict[Position, tuple[str, str]]


def filled_in(cells: Cells, texts: Texts, days: Container[bytes | None]) -> Filled:
    """`days`: the looks that make days of numbers. Raises UnordinaryError where a value follows a rule of its own."""
    told = {said: look_and_kind(said) for said in cells.sayings}
    read = {**_READ, b"s": texts.__getitem__}
    try:
        of = {said: read[kind] for said, (_, kind) in told.items()}
        contents = {
            position: content
            for position, said, value in zip(cells.positions, cells.said, cells.values, strict=True)
            if value and (content := of[said](value)) is not None
        }  # fmt: skip
    except KeyError as error:
        raise UnordinaryError from error
    wrong = {said for said, (_, kind) in told.items() if kind == b"e"}
    dated = {said for said, (look, kind) in told.items() if look in days and kind in {None, b"n"}}
    return Filled(
        contents=contents, errors={at: value.decode() for at, _, value in _those(cells, wrong)},
        dated={at: ((told[said][0] or b"").decode(), value.decode()) for at, said, value in _those(cells, dated)},
    )  # fmt: skip


def _those(cells: Cells, wanted: AbstractSet[bytes]) -> Iterator[tuple[Position, bytes, bytes]]:
    """The filled cells of which one of these is said."""
    if wanted:
        for position, said, value in zip(cells.positions, cells.said, cells.values, strict=True):
            if value and said in wanted:
                yield position, said, value


@lru_cache(maxsize=4096)
def _number(value: bytes) -> Content:
    if _NUMBER.fullmatch(value) is None:
        raise UnordinaryError
    return content_of(float(value))


def _result(value: bytes) -> Content:
    """The text that a formula came to: blanks at its ends count."""
    text = value.decode()
    if has_codes(text) or text.startswith("<"):
        raise UnordinaryError
    return Content(ContentKind.TEXT, plain(text))


def _own_text(value: bytes) -> Content | None:
    own = _OWN_TEXT.fullmatch(value.decode())
    text = None if own is None else text_of(own[2], is_kept=bool(own[1]))
    if text is None:
        raise UnordinaryError
    return Content(ContentKind.TEXT, text) if text else None


def _no_error(value: bytes) -> None:
    """Error values are kept apart from the contents."""
    if _ERROR.fullmatch(value) is None:
        raise UnordinaryError


_READ: Mapping[bytes | None, Callable[[bytes], Content | None]] = {
    None: _number, b"n": _number, b"str": _Results().__getitem__, b"b": _BOOLEANS.__getitem__, b"e": _no_error,
    b"inlineStr": _own_text,
}  # fmt: skip
"""How the value of a cell is read, by what kind it says it is of; shared texts are those of the workbook."""
