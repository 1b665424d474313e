"""What a file turns out to be that is called neither like a workbook nor like a record, and what is in it if it is a
container: a zip, a mail.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from xlreport.collection.received.folders import is_ignored, looks_like_input
from xlreport.collection.received.found import Found, may_be_page
from xlreport.errors import UnreadableError
from xlreport.files.containers.opening import open_container
from xlreport.files.containers.parts import Allowance, Part, UnopenedError
from xlreport.files.containers.sorting import Container, sort_content
from xlreport.files.containers.suffixes import kind_by_suffix
from xlreport.files.package.gate import Format
from xlreport.messages.codes.file_codes import FileKind

DEEPEST = 2
"""A container in a container is opened; one in that is not."""


class Unpacking:
    """One file of a folder, with all that is in it."""

    def __init__(self) -> None:
        self._allowance = Allowance()
        self._shown: set[str] = set()

    def found(self, stream: BinaryIO, shown: str, name: PurePath) -> Iterator[Found]:
        """The file itself, or what came in it. Raises OSError where the disk fails, and of the gate nothing."""
        return self._sorted(stream, Found(shown, name), depth=0)

    def _sorted(self, stream: BinaryIO, one: Found, depth: int) -> Iterator[Found]:
        try:
            sort = sort_content(stream, one.name)
            if isinstance(sort, Container):
                yield from self._opened(sort, stream, one, depth)
            elif isinstance(sort, Format):
                yield _with_content(one, stream if depth else None)
            else:
                yield _of_kind(one, sort, stream if depth else None)
        except UnopenedError as error:
            yield Found(one.shown, one.name, one.said, code=error.code, rejected=error.code in _REJECTED)
        except UnreadableError:
            yield _with_content(one, stream if depth else None)

    def _opened(self, sort: Container, stream: BinaryIO, one: Found, depth: int) -> Iterator[Found]:
        if depth == DEEPEST:
            raise UnopenedError("FILE-PACK-DEEP")
        opened = open_container(sort, stream, self._allowance)
        said = (*opened.said, *one.said)
        nothing = True
        for part in opened.parts:
            nothing = False
            if is_ignored(part.path):
                yield Found(one.shown, part.path, ignored=True)
            else:
                yield from self._part(part, Found(self._place(one.shown, part), part.path, said), depth + 1)
        if nothing:
            yield Found(one.shown, one.name, said, code="FILE-PACK-EMPTY")

    def _place(self, container: str, part: Part) -> str:
        """Where a file is shown to be, no two the same: nothing keeps two in a container from having one name."""
        path, number = part.path, 1
        while (shown := f"{container}/{path.as_posix()}") in self._shown:
            number += 1
            path = part.path.with_stem(f"{part.path.stem}（{number}）")
        self._shown.add(shown)
        return shown

    def _part(self, part: Part, one: Found, depth: int) -> Iterator[Found]:
        is_input = looks_like_input(part.path)
        if part.refused is not None:
            yield Found(
                one.shown, one.name, one.said, code=part.refused, kind=kind_by_suffix(one.name), rejected=is_input
            )
        elif is_input:
            yield Found(one.shown, one.name, one.said, part.content)
        else:
            yield from self._sorted(io.BytesIO(part.content), one, depth)


_REJECTED = frozenset({"FILE-PACK-DAMAGED", "FILE-PACK-LOCKED", "FILE-PACK-TOO-BIG"})


def _with_content(one: Found, stream: BinaryIO | None) -> Found:
    """A workbook, sound or not: it is judged when it is read."""
    if stream is None:
        return one
    stream.seek(0)
    return Found(one.shown, one.name, one.said, stream.read())


def _of_kind(one: Found, kind: FileKind, stream: BinaryIO | None) -> Found:
    """`stream`: of one in a container. What may be a published report keeps its content."""
    code = "FILE-PACK-KIND" if kind is FileKind.ARCHIVE else "FILE-SKIPPED"
    found = Found(one.shown, one.name, one.said, kind=kind, code=code)
    if stream is None or not may_be_page(kind, one.name):
        return found
    stream.seek(0)
    return replace(found, content=stream.read())
