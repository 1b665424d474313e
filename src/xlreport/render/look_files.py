"""The files in which an office says how its reports look, as messages speak of them."""

from pathlib import Path

from xlreport.errors import UnwritableError
from xlreport.messages.report import NOT_TEXT


def unusable(path: Path, what: str) -> UnwritableError:
    """The error of a format whose look cannot be had; `what`: what is wrong with the file, in Chinese."""
    return UnwritableError("LOOK-UNUSABLE", file=f"{path.parent.name}/{path.name}", what=what)


def own_text(path: Path) -> str:
    """The text of a file of the office. Raises UnwritableError where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unusable(path, NOT_TEXT) from error
