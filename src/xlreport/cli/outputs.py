"""What is told of files that could not be written, and writing one where nothing can go on without it."""

from pathlib import Path

from xlreport.cli.failures import CommandError, Status, reason_of
from xlreport.collection.outcomes import refusal
from xlreport.collection.whole_files import WriteFailure, write_file
from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError
from xlreport.form.text.unseen import code_points
from xlreport.messages import commands as words
from xlreport.messages.usage import INPUT_KEPT


def unwritten_line(path: Path, error: WriteFailure) -> str:
    """Why the file is not there, in words."""
    match error:
        case InputKeptError():
            return INPUT_KEPT.format(path=path)
        case OutputExistsError():
            return words.EXISTS.format(path=path)
        case UnwritableError():
            return words.NOT_WRITTEN.format(path=path, reason=refusal(error.code, error.params).message)
        case _:
            return words.NOT_WRITTEN.format(path=path, reason=reason_of(error))


MOST_CHARACTERS = 20
"""More of them are counted: nobody looks them up one by one."""


def missing_line(path: str, characters: str) -> str:
    """Which characters of a report no font can show, by their numbers."""
    points = code_points(characters)
    shown = words.LIST_SEPARATOR.join(points[:MOST_CHARACTERS])
    if len(points) > MOST_CHARACTERS:
        shown = words.CHARACTERS_MORE.format(first=shown, count=len(points))
    return words.CHARACTERS_MISSING.format(path=path, characters=shown)


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Write the command's file. Raises CommandError where that cannot be done."""
    try:
        write_file(path, content, force=force)
    except (OutputExistsError, OSError) as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: WriteFailure) -> CommandError:
    """The command's end where its file cannot be made."""
    return CommandError(unwritten_line(path, error), Status.CANNOT_RUN)
