"""What can be wrong with a file, a form or a call. What is wrong with a report is a Finding, not an exception."""

import errno
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


class XlreportError(Exception):
    """The root of every error this package raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a declared form: where it stands (line and column count from 1) and what it is.

    `sheet`: of a form that is written as a workbook the sheet, of which line and column are row and column;
    `character`: where in the cell it stands, counted from 1, if it is not about all of the cell.
    `message` is for whoever programs. What people read is made of the rest: the `kind` of mistake at the path `where`,
    what it is about, the name that may have been `meant`, and those `known` there.
    """

    file: str
    line: int
    column: int
    message: str
    kind: str = ""
    where: str = ""
    params: tuple[tuple[str, str], ...] = ()
    meant: str = ""
    known: tuple[str, ...] = ()
    sheet: str = ""
    character: int = 0

    def __str__(self) -> str:
        place = f"{self.sheet}:{self.line}" if self.sheet else self.line
        return f"{self.file}:{place}:{self.column} {self.message}"


class TemplateError(XlreportError):
    """A declared form is broken. Carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda one: (one.file, one.sheet, one)))
        super().__init__("\n".join(map(str, self.problems)))


class UnknownTemplateError(XlreportError):
    """No declared form has this id, or no edition serves this year."""


class UnknownCodeError(XlreportError):
    """No finding has this code. Carries the codes that are spelt like it."""

    def __init__(self, code: str, close: Sequence[str]) -> None:
        self.code = code
        self.close = tuple(close)
        super().__init__(code)


class UnreadableError(XlreportError):
    """An input cannot be read. `code` and `params` name the sentence in the catalogue of codes."""

    def __init__(self, code: str, **params: str) -> None:
        self.code = code
        self.params: Mapping[str, str] = params
        super().__init__(f"{code} {dict(params)}")


class UnreadableWorkbookError(UnreadableError):
    """The file is no workbook that can be opened safely."""


class UnknownWorkbookError(UnreadableError):
    """A readable workbook, but of no declared form, or of two."""


class EditionMismatchError(UnreadableError):
    """The workbook's edition does not serve the year it reports on."""


class UnreadableRecordError(UnreadableError):
    """A report as JSON breaks its form: `params["problems"]` names every offending key."""


class NoTableError(XlreportError):
    """A printed form holds no table in which anything is to be filled in."""


class NoFormError(XlreportError):
    """A workbook holds no form: it has none of the sheets that a form is written on."""


class UnwritableError(UnreadableError):
    """A text of the report cannot be carried by the output format."""


class OutputExistsError(XlreportError):
    """The output is there already and was not to be replaced."""


class InputKeptError(OutputExistsError):
    """The output would replace an input, which is never done."""


class JournalError(XlreportError):
    """What an output folder remembers of earlier runs was not written by this program, or is damaged."""


class OutputLinkedError(OutputExistsError):
    """Where a run keeps what is its own stands a link, which would lead it elsewhere."""


class WorkerCrashError(XlreportError):
    """What a worker was given was too much for it: its reader ended the process, or wanted more memory than is let."""


class OwnSideError(XlreportError):
    """Our own side gave out. No file is to blame, and nothing that stands is to be touched."""


class WorkLostError(OwnSideError):
    """What was at work was taken away from outside, and so was what took its place. Carries the files left undone."""


class ExtraMissingError(OwnSideError):
    """What was asked for needs packages that are not installed. `extra`: what they are called together."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(extra)


class ClusterError(OwnSideError):
    """The cluster that was to do the work is not there, cannot do it, or did not stay.

    `kind`: which of these, by a word of the catalogue; `found`: what was said of it.
    """

    def __init__(self, kind: str, found: str = "") -> None:
        self.kind = kind
        self.found = found
        super().__init__(kind, found)


_OF_OUR_SIDE = frozenset(
    getattr(errno, name)
    for name in (
        "ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EBUSY", "EIO", "ENOLCK", "ESTALE",
        "EMFILE", "ENFILE", "ENOMEM", "EAGAIN", "ENOBUFS",
    )
    if hasattr(errno, name)
)  # fmt: skip
_OF_OUR_SIDE_ON_WINDOWS = frozenset({8, 14, 32, 33, 39, 112, 1450, 1455})
"""No memory, a file that another program holds, a full disk, no resources."""

_OF_THE_PROCESS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def is_own_side(error: BaseException) -> bool:
    """Whether the disk, permissions, locks, memory or workers of whoever runs the program gave out, and not a file.

    Asked of what was raised in work on a file's bytes: what a library raises of its own has no number of the system's.
    """
    return any(
        isinstance(one, OwnSideError | MemoryError)
        or (isinstance(one, OSError) and _number_is_ours(one))
        for one in _with_causes(error)
    )  # fmt: skip


def is_of_process(error: OSError | ValueError) -> bool:
    """Whether a file could not be opened for a reason that has nothing to do with that file."""
    return isinstance(error, OSError) and (
        error.errno in _OF_THE_PROCESS or getattr(error, "winerror", None) in {4, 8, 14, 1450, 1455}
    )  # fmt: skip


def ended_from_outside(code: int) -> bool:
    """Whether a process was taken away, by how it ended: none that reads or sets a page ends by these of its own."""
    return -code in {getattr(signal, name).value for name in ("SIGKILL", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


def _number_is_ours(error: OSError) -> bool:
    return error.errno in _OF_OUR_SIDE or getattr(error, "winerror", None) in _OF_OUR_SIDE_ON_WINDOWS


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
