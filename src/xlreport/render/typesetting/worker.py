"""The process in which Typst sets pages. See `process`, which begins it and asks it.

What is asked comes by standard input, one request after another; that it ends there ends this process, at whatever it
is: whoever asks may be killed while Typst goes on for ever.
"""

import json
import os
import struct
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from queue import SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:  # whoever asks does not load it
    import typst

HEAD = struct.Struct(">BQ")
"""Before each message: what kind it is, and how long."""

DONE, COMPLAINT, FAILED = range(3)
PIXELS_PER_INCH = 192.0
"""Of a PNG: A4 is 1587 pixels wide, as many as a telephone shows twice over."""

_MOST_BYTES = 3 * 2**30


def send(stream: IO[bytes], kind: int, content: bytes) -> None:
    stream.write(HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[int, bytes] | None:
    """The next message; None where nobody sends any more."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    kind, length = HEAD.unpack(head)
    content = stream.read(length)
    return (kind, content) if len(content) == length else None


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts()


def _answer(asked: Mapping[str, Any]) -> bytes:
    """Without a source the families of fonts that are installed."""
    if "source" not in asked:
        return json.dumps(_fonts().families()).encode()
    import typst

    picture = asked["picture"]
    made = typst.compile(
        asked["source"].encode(), font_paths=_fonts(), sys_inputs=asked["inputs"], format=picture,
        pdf_standards=["ua-1"] if picture == "pdf" else [], ppi=PIXELS_PER_INCH if picture == "png" else None,
        timestamp=datetime(asked["year"], 1, 1, tzinfo=UTC),
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages where one file was asked for")
    return made


def _serve(requests: "SimpleQueue[bytes]", answers: IO[bytes]) -> None:
    import typst

    while True:
        asked = json.loads(requests.get())
        try:
            kind, told = DONE, _answer(asked)
        except typst.TypstError as error:
            kind, told = COMPLAINT, json.dumps([error.message, error.diagnostic]).encode()
        except BaseException as error:  # noqa: BLE001  told to whoever asked, a panic of Typst included
            kind, told = FAILED, f"{type(error).__name__}: {error}".encode()
        send(answers, kind, told)


def _limit() -> None:
    """As much memory as a worker has, and no core file of what dies here."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MOST_BYTES), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> None:
    """Reads on while Typst is at work."""
    _limit()
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_serve, args=(requests, sys.stdout.buffer), daemon=True).start()
    while (asked := receive(sys.stdin.buffer)) is not None:
        requests.put(asked[1])
    os._exit(0)


if __name__ == "__main__":
    main()
