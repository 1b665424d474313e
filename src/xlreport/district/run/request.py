"""What a run over a folder is asked for, and why it may not begin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xlreport.collection.inputs import Inputs
from xlreport.collection.roster import Roster
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.errors import XlreportError
from xlreport.form.model.template import Template


class BusyError(XlreportError):
    """Another run is at work on this output folder."""


@dataclass(frozen=True, kw_only=True)
class BatchRequest:
    """What a run is asked for. `template`: the id of the only form that is owed; None is every form among the files.

    `year`: None is the one most files report on; `as_of`: None calls nothing overdue; `drafts`: as what letters are
    made ready to be sent, None makes none; `scheduler`: of a cluster on whose machines the files are read, None reads
    them in `jobs` processes on this one; `tables`: as what all figures are laid beside, None lays out none;
    `by_superior`: whether what is below each superior of the roster gets a page, a list and a workbook of its own.

    `kept`: files that the call reads besides those of its folders, such as the roster: none of them is written to.
    """

    folder: Path
    out: Path
    forms: Mapping[str, Template]
    templates: Path | None = None
    rules: Path | None = None
    roster: Roster | None = None
    previous: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    jobs: int = 1
    scheduler: str | None = None
    template: str | None = None
    year: int | None = None
    as_of: date | None = None
    drafts: str | None = None
    tables: str | None = None
    by_superior: bool = False
    force: bool = False
    inputs: Inputs | None = field(default=None, repr=False)
    """The files of the folder, where they have been looked for already."""
    kept: tuple[Path, ...] = ()
    limits: WorkerLimits = field(default_factory=WorkerLimits)
