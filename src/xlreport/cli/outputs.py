"""What a command tells of its files, and writing one where nothing can go on without it."""

from pathlib import Path

from xlreport.cli.failures import CommandError, Status
from xlreport.collection.whole_files import WriteFailure, write_file
from xlreport.errors import OutputExistsError
from xlreport.use_cases.failures import unwritten_line


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Write the command's file. Raises CommandError where that cannot be done."""
    try:
        write_file(path, content, force=force)
    except (OutputExistsError, OSError) as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: WriteFailure) -> CommandError:
    """The command's end where its file cannot be made."""
    return CommandError(unwritten_line(path, error), Status.CANNOT_RUN)
