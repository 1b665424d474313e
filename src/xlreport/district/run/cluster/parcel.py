"""What travels to a machine of a cluster and back for one file: bytes, and plain values of ours.

No path, no handle and no closure: what is done is named by where it stands in this package.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlreport.district.run.task import Task
from xlreport.district.run.workers.worker import WorkerLimits

Result = Mapping[str, Any]
Work = Callable[[Task], Result]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file, and what is asked of it."""

    name: str
    content: bytes
    shown: str
    is_record: bool
    formats: tuple[str, ...] | None
    limits: WorkerLimits


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of it. `read`: it was read and checked, whatever happened after that."""

    result: Result | None
    error: BaseException | None
    objects: Mapping[str, bytes]
    """What was made of it, by digest."""
    read: bool


def parcel_of(task: Task, limits: WorkerLimits) -> Parcel:
    return Parcel(task.path.name, task.path.read_bytes(), task.shown, task.is_record, task.formats, limits)


def task_in(parcel: Parcel, folder: Path, *, forms: Path | None, rules: Path | None, previous: bool) -> Task:
    """The file laid out in a folder of its own, which holds what is made of it as well."""
    path = folder / "intake" / parcel.name
    path.parent.mkdir(parents=True)
    path.write_bytes(parcel.content)
    return Task(
        path=path, shown=parcel.shown, is_record=parcel.is_record, templates=forms, rules=rules,
        formats=parcel.formats, folder=folder, previous=previous,
    )  # fmt: skip
