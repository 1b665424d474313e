"""Takes a container apart: a zip here, a mail in a process of its own."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.containers.names import path_within
from xlreport.files.containers.parts import Allowance, Part, UnopenedError
from xlreport.files.containers.sorting import Container
from xlreport.files.containers.zips import zip_parts
from xlreport.files.isolated import run_isolated
from xlreport.files.limits import LIMITS
from xlreport.messages.codes.file_codes import UNNAMED_FILE

_WORKER = "xlreport.files.containers.worker"


@dataclass(frozen=True, slots=True)
class Opened:
    """`said`: what a mail says of itself, its subject and who sent it."""

    parts: Iterator[Part]
    said: Sequence[str] = ()


def open_container(kind: Container, stream: BinaryIO, allowance: Allowance) -> Opened:
    """What is in it, file by file. Raises UnopenedError."""
    if kind is Container.ZIP:
        return Opened(zip_parts(stream, allowance))
    stream.seek(0)
    content = stream.read(LIMITS.file_bytes + 1)
    if len(content) > LIMITS.file_bytes:
        raise UnopenedError("FILE-PACK-TOO-BIG")
    try:
        answer = run_isolated(_WORKER, content)
    except UnreadableWorkbookError as error:
        code = "FILE-PACK-TOO-BIG" if error.code == "FILE-TIMEOUT" else "FILE-PACK-DAMAGED"
        raise UnopenedError(code) from error
    head, _, contents = answer.partition(b"\n")
    listed = json.loads(head)
    allowance.spend(len(listed["files"]), len(contents))
    return Opened(_attached(listed["files"], contents), listed["said"])


def _attached(files: Sequence[tuple[str, int]], contents: bytes) -> Iterator[Part]:
    start = 0
    for number, (name, length) in enumerate(files, 1):
        path = path_within(name)
        yield Part(
            path if path.name else path_within(UNNAMED_FILE.format(number=number)), contents[start : start + length]
        )
        start += length
