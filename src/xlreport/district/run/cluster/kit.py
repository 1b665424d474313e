"""What another machine needs besides the files of a run, as bytes: an office's own forms, its rule set, last year."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xlreport.collection.inputs import OWN_FILE
from xlreport.district.run.journal import previous_as_bytes
from xlreport.district.run.task import Task
from xlreport.form.loading.folder import files_of_forms

FORMS, RULES = "forms", "rules"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Kit:
    """Made once a run. A machine keeps it as long as the run may need it; what is laid out from it goes with it.

    `digest`: of the program and the forms, which must be the same on both sides.
    """

    digest: str
    forms: Mapping[str, bytes] | None
    """By path in their folder; None: the bundled ones."""
    rules: bytes | None
    last_year: bytes | None
    """A database of last year's reports."""

    def lay_out(self, folder: Path) -> None:
        """As a worker finds it beside a journal."""
        for path, content in (self.forms or {}).items():
            target = folder / FORMS / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if self.rules is not None:
            (folder / RULES).write_bytes(self.rules)
        if self.last_year is not None:
            (folder / OWN_FILE).write_bytes(self.last_year)


def kit_of(task: Task, digest: str) -> Kit:
    """What a task needs on another machine besides its file."""
    return Kit(
        digest,
        None if task.templates is None else _files(task.templates),
        None if task.rules is None else task.rules.read_bytes(),
        previous_as_bytes(task.folder / OWN_FILE) if task.previous else None,
    )


def _files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_of_forms(folder)}
