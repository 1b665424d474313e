"""What can be wrong with a file, a form or a call. What is wrong with a report is a Finding, not an exception."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class XlreportError(Exception):
    """The root of every error this package raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a declared form: where it stands (line and column count from 1) and what it is."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.message}"


class TemplateError(XlreportError):
    """A declared form is broken. Carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
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
