"""Where a command is to write, refused before anything is read where it cannot be meant."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from xlreport.cli.failures import CommandError
from xlreport.collection.boundary import InputPaths
from xlreport.collection.received.folders import is_folder
from xlreport.messages import usage as words

_OF_FILES = frozenset({
    ".doc", ".docx", ".wps", ".xls", ".xlsx", ".xlsm", ".et", ".ods", ".csv", ".json", ".pdf", ".html", ".htm", ".md",
    ".txt", ".xml", ".zip",
})  # fmt: skip
"""Suffixes that nobody gives to a folder."""


def refuse_as_folder(out: Path, inputs: Iterable[Path] = ()) -> None:
    """Raises CommandError where no folder of results can be: at a file, and where the inputs lie."""
    if is_folder(out):
        if any(is_folder(one) and one.resolve() == out.resolve() for one in inputs):
            raise CommandError(words.OUT_IS_INPUT.format(path=out))
    elif out.exists() or looks_like_file(out):
        raise CommandError(words.OUT_NOT_FOLDER.format(path=out))


def refuse_as_file(out: Path, suffix: str, read: Sequence[Path] = ()) -> None:
    """Raises CommandError where no file of that suffix can be, and where one lies that is read."""
    if out.suffix.lower() != f".{suffix}" or is_folder(out):
        raise CommandError(words.SUFFIX.format(path=out, suffix=suffix))
    if InputPaths(read).holds(out):
        raise CommandError(words.INPUT_KEPT.format(path=out))


def looks_like_file(out: Path) -> bool:
    """Whether the name is one of a document, and no folder has it."""
    return out.suffix.lower() in _OF_FILES and not is_folder(out)
