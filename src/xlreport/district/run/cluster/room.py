"""What a machine of a cluster does with one file: a worker process of ours reads it, and all that it made is sent back.

Dask's own processes read no file: one that hangs, grows or dies under a file would take other people's work along, and
could not tell why. So each of them keeps a pool of workers as a single machine does, with the same limits.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from multiprocessing import current_process
from pathlib import Path
from threading import Lock
from typing import Any

from distributed import get_worker

from xlreport.collection.inputs import OWN_FILE
from xlreport.district.run.cluster.kit import FORMS, RULES, Kit
from xlreport.district.run.cluster.parcel import Parcel, Returned, Work, task_in
from xlreport.district.run.objects import object_path
from xlreport.district.run.task import program_digest
from xlreport.district.run.workers.pool import WorkerPool
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.errors import ClusterError
from xlreport.use_cases.forms import known_templates

_ROOMS: "weakref.WeakKeyDictionary[Kit, Room]" = weakref.WeakKeyDictionary()
_OPENING = Lock()


def given(kit: Kit) -> Kit:
    """The kit as the outcome of a call: Dask brings it to each machine once, makes it again where it was lost, and
    drops it when the run that asked for it is over or gone.
    """
    return kit


def carry_out(work: Work, parcel: Parcel, kit: Kit) -> Returned:
    """Called by Dask, on any machine."""
    with _OPENING:
        room = _ROOMS.get(kit)
        if room is None:
            room = _ROOMS[kit] = Room(kit, parcel.limits)
    return room.carry_out(work, parcel)


class Room:
    """Where the work of one run is done in one of Dask's processes; closed when its kit is dropped."""

    def __init__(self, kit: Kit, limits: WorkerLimits) -> None:
        """Raises ClusterError where the program or a form is another here."""
        current_process().daemon = False  # Dask's processes are daemons by default, which may have no workers
        worker = get_worker()
        self._folder = Path(tempfile.mkdtemp(prefix="xlreport-", dir=worker.local_directory))
        weakref.finalize(kit, shutil.rmtree, self._folder, ignore_errors=True)
        kit.lay_out(self._folder)
        self._forms = None if kit.forms is None else self._folder / FORMS
        self._rules = None if kit.rules is None else self._folder / RULES
        self._previous = kit.last_year is not None
        if digest_here(self._forms, self._rules) != kit.digest:
            raise ClusterError("other", worker.address)
        self._pool = WorkerPool(worker.state.nthreads, limits)
        weakref.finalize(kit, self._pool.shutdown, wait=False, cancel_futures=True)

    def carry_out(self, work: Work, parcel: Parcel) -> Returned:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            task = task_in(parcel, folder, forms=self._forms, rules=self._rules, previous=self._previous)
            if self._previous:
                os.link(self._folder / OWN_FILE, folder / OWN_FILE)
            future = self._pool.submit(work, task)
            error = future.exception()
            result = future.result() if error is None else None
            return Returned(result, error, _objects(result, folder), task.read_mark.exists())
        finally:
            shutil.rmtree(folder)


def _objects(result: Mapping[str, Any] | None, folder: Path) -> Mapping[str, bytes]:
    digests = () if result is None else result["objects"].values()
    return {digest: object_path(folder, digest).read_bytes() for digest in digests}


def digest_here(forms: Path | None, rules: Path | None) -> str:
    """What the program and the forms are on this machine."""
    return program_digest(known_templates(forms, rules))
