"""Copies of what is to be delivered, made side by side while more of it comes; then each is moved to its place.

Of what is still to be copied a number and a digest are kept in mind, however many thousands there are. Where the system
gives fewer threads than are asked for, or none, whoever waits for the copies makes them.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from xlreport.collection.whole_files import copy_file
from xlreport.district.run.objects import object_path

_AT_ONCE = 4
"""So many are copied side by side: until a file is safe on the disk, most of the time is waiting."""


class Copies:
    """Of all that is to be written, beside the journal, ready to be moved to its place."""

    def __init__(self, journal: Path) -> None:
        self.folder = journal / "ready"
        self._journal = journal
        self._count = 0
        self._left: SimpleQueue[tuple[int, str] | None] = SimpleQueue()
        self._failures: list[BaseException] = []
        self._given_up = False
        self._threads: list[Thread] = []
        with suppress(RuntimeError):  # how Python says that the system gives no thread
            for _ in range(_AT_ONCE):
                thread = Thread(target=self._copy_each, daemon=True)
                thread.start()
                self._threads.append(thread)

    def begin(self, digest: str) -> None:
        self._left.put((self._count, digest))
        self._count += 1

    def ready(self) -> Iterator[Path]:
        """Each in its turn, once all are there. Raises OSError where one could not be made."""
        self._tell_the_end()
        self._copy_each()
        self._wait()
        if self._failures:
            raise self._failures[0]
        return (self.folder / str(number) for number in range(self._count))

    def give_up(self) -> None:
        """What is not yet begun is not made."""
        self._given_up = True
        self._tell_the_end()
        self._wait()

    def _tell_the_end(self) -> None:
        for _ in range(len(self._threads) + 1):
            self._left.put(None)

    def _wait(self) -> None:
        for thread in self._threads:
            thread.join()

    def _copy_each(self) -> None:
        """Until there is no more. After a failure nothing more is copied."""
        while (one := self._left.get()) is not None:
            if self._failures or self._given_up:
                continue
            number, digest = one
            try:
                _copy(object_path(self._journal, digest), self.folder / str(number), digest)
            except BaseException as error:  # noqa: BLE001  raised where the copies are waited for
                self._failures.append(error)


@contextmanager
def copies_beside(journal: Path) -> Iterator[Copies]:
    shutil.rmtree(journal / "ready", ignore_errors=True)
    copies = Copies(journal)
    try:
        yield copies
    finally:
        copies.give_up()
        shutil.rmtree(copies.folder, ignore_errors=True)


def _copy(source: Path, copy: Path, digest: str) -> None:
    """Raises OSError where the source is not what it was when it was made, a moment ago."""
    if copy_file(source, copy) != digest:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(source))
