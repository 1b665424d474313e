"""A value sent through a pipe as it is pickled, piece by piece.

`Connection.send` pickles a value as a whole and sends it then. What is told of ten thousand files would stand in memory
twice over in the process that is to stay small; so each piece goes as soon as it is full, and an empty one ends them.
"""

import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, cast


def send_in_pieces(pipe: Connection, value: object) -> None:
    """Of what cannot be pickled some pieces may have gone."""
    ForkingPickler(cast(Any, _Sender(pipe.send_bytes)), pickle.HIGHEST_PROTOCOL).dump(value)
    pipe.send_bytes(b"")


def received(pipe: Connection) -> Any:  # noqa: ANN401  whatever was sent
    """Raises EOFError where whoever sent it is gone."""
    value = pickle.load(cast(Any, _Receiver(pipe.recv_bytes)))  # noqa: S301  sent by the process that started this one
    if pipe.recv_bytes():
        raise EOFError
    return value


class _Sender:
    """A file to write to."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send

    def write(self, piece: bytes) -> int:
        self._send(piece)
        return len(piece)


class _Receiver:
    """A file to read from."""

    def __init__(self, receive: Callable[[], bytes]) -> None:
        self._receive = receive
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        pieces: list[memoryview] = []
        while size:
            if not self._left:
                self._left = memoryview(self._receive())
            pieces.append(self._left[:size])
            self._left = self._left[size:]
            size -= len(pieces[-1])
        return b"".join(pieces)

    def readline(self) -> bytes:
        """Asked for by protocols of long ago alone."""
        raise EOFError
