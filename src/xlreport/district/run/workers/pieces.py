"""A call sent through a pipe as it is pickled, piece by piece, and a long argument group by group.

`Connection.send` pickles a value as a whole and sends it then; and whatever is pickled at once is remembered, object by
object, until its end. For what is told of ten thousand files that is fifty megabytes in the process that is to stay
small. So each piece goes as soon as it is full, and an argument that comes in groups is forgotten group by group: what
two groups share arrives twice. An empty piece ends the call.
"""

import pickle
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Self, cast

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class InGroups(ABC):
    """An argument that is sent group by group."""

    __slots__ = ()

    @abstractmethod
    def groups(self) -> Iterator[object]:
        """All of it, in values that are pickled one by one."""

    @classmethod
    @abstractmethod
    def joined(cls, groups: Iterator[Any]) -> Self:
        """What these are the groups of."""


@dataclass(frozen=True, slots=True)
class _Coming:
    """Stands for an argument whose groups follow, and None behind them."""

    kind: type[InGroups]


def send_call(pipe: Connection, call: Call) -> None:
    """Of what cannot be pickled some pieces may have gone."""
    function, arguments, named = call
    long = [one for one in arguments if isinstance(one, InGroups)]
    told = [_Coming(type(one)) if isinstance(one, InGroups) else one for one in arguments]
    pickler = ForkingPickler(cast(Any, _Sender(pipe.send_bytes)), pickle.HIGHEST_PROTOCOL)
    pickler.dump((function, tuple(told), named))
    for group in (group for one in long for group in chain(one.groups(), (None,))):
        pickler.clear_memo()
        pickler.dump(group)
    pipe.send_bytes(b"")


def received_call(pipe: Connection) -> Call:
    """Raises EOFError where whoever sent it is gone."""
    stream = cast(Any, _Receiver(pipe.recv_bytes))
    function, told, named = pickle.load(stream)  # noqa: S301  sent by the process that started this one
    arguments = [_joined(one, stream) if isinstance(one, _Coming) else one for one in told]
    if pipe.recv_bytes():
        raise EOFError
    return function, tuple(arguments), named


def _joined(one: _Coming, stream: Any) -> InGroups:  # noqa: ANN401  what pickle reads from
    return one.kind.joined(iter(partial(pickle.load, stream), None))


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
