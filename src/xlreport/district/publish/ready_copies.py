"""Copies of what is to be delivered, made side by side while more of it comes; then each is moved to its place."""

import errno
import os
import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from xlreport.collection.whole_files import copy_file
from xlreport.district.run.objects import object_path


class Copies:
    """Of all that is to be written, beside the journal, ready to be moved to its place."""

    def __init__(self, journal: Path, threads: Executor) -> None:
        self.folder = journal / "ready"
        self._journal = journal
        self._threads = threads
        self._under_way: deque[Future[None]] = deque()
        self._count = 0

    def begin(self, digest: str) -> None:
        """Raises OSError where an earlier one could not be made, or the system gives no thread."""
        if len(self._under_way) == _MOST_UNDER_WAY:
            self._under_way.popleft().result()
        source, copy = object_path(self._journal, digest), self.folder / str(self._count)
        try:
            self._under_way.append(self._threads.submit(_copy, source, copy, digest))
        except RuntimeError as error:  # how Python says that there is none
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error
        self._count += 1

    def ready(self) -> Iterator[Path]:
        """Each in its turn, once all are there. Raises OSError where one could not be made."""
        while self._under_way:
            self._under_way.popleft().result()
        return (self.folder / str(number) for number in range(self._count))


_AT_ONCE = 4
"""So many are copied side by side: until a file is safe on the disk, most of the time is waiting."""

_MOST_UNDER_WAY = 64
"""So few are kept in mind, however many thousands there are."""


@contextmanager
def copies_beside(journal: Path) -> Iterator[Copies]:
    threads = ThreadPoolExecutor(_AT_ONCE)
    copies = Copies(journal, threads)
    shutil.rmtree(copies.folder, ignore_errors=True)
    try:
        yield copies
    finally:
        threads.shutdown(cancel_futures=True)
        shutil.rmtree(copies.folder, ignore_errors=True)


def _copy(source: Path, copy: Path, digest: str) -> None:
    """Raises OSError where the source is not what it was when it was made, a moment ago."""
    if copy_file(source, copy) != digest:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(source))
