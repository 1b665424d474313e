"""The paths of a call: patterns written out, and what is said of one that leads nowhere."""

import glob
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from xlreport.cli.failures import CommandError
from xlreport.cli.usage.suggestions import meant
from xlreport.collection.received.folders import is_folder, is_ignored
from xlreport.messages import usage as words

_SHORTCUTS = frozenset({".lnk", ".url", ".desktop", ".webloc"})
_MOST_NAMES = 2000
"""How many names of a folder are looked at for one that is spelt alike."""


def written_out(paths: Sequence[Path]) -> list[Path]:
    """The inputs of a call, with the files that each pattern such as *.xlsx stands for: not every shell does it.

    Raises CommandError for a pattern that no file fits.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(_fitting(path) if _is_pattern(path) else [path])
    return list(found)


def _is_pattern(path: Path) -> bool:
    return glob.has_magic(str(path)) and not _exists(path)


def _fitting(pattern: Path) -> Sequence[Path]:
    fixed = next(number for number, part in enumerate(pattern.parts) if glob.has_magic(part))
    folder, rest = Path(*pattern.parts[:fixed]), str(Path(*pattern.parts[fixed:]))
    found = [one for one in folder.glob(rest) if not is_ignored(Path(one.name))]
    if not found:
        raise CommandError(words.NOTHING_FITS.format(pattern=pattern))
    return sorted(found, key=lambda one: unicodedata.normalize("NFC", one.as_posix()))


def refuse_absent(*paths: Path | None) -> None:
    """Raises CommandError for a path that is not there, and for a shortcut.

    What may not be looked at is told when it is read.
    """
    for path in paths:
        if path is None:
            continue
        if not _exists(path):
            raise CommandError(_absent(path))
        if path.suffix.lower() in _SHORTCUTS and not is_folder(path):
            raise CommandError(words.SHORTCUT.format(path=path))


def refuse_file(path: Path) -> None:
    """Raises CommandError where a folder is wanted and a file stands; it must be there."""
    refuse_absent(path)
    if not is_folder(path):
        raise CommandError(words.INPUT_NOT_FOLDER.format(path=path))


def refuse_folder(path: Path | None) -> None:
    """Raises CommandError where a file is wanted and a folder stands; it must be there."""
    refuse_absent(path)
    if path is not None and is_folder(path):
        raise CommandError(words.INPUT_NOT_FILE.format(path=path))


def _absent(path: Path) -> str:
    """What is not there: the path, or the first of its folders that is missing; and what is called alike."""
    from xlreport.use_cases.report import FORMATS

    missing = path
    while missing.parent != missing and not _exists(missing.parent):
        missing = missing.parent
    if missing != path:
        return words.NO_SUCH_PARENT.format(path=path, folder=missing)
    if path.name.lower() in FORMATS:
        return words.FORMATS_APART.format(path=path)
    stems = _stems(path.parent)
    near = [name for stem in meant(path.stem, stems) for name in stems[stem]]
    guess = words.DID_YOU_MEAN.format(meant=words.SEPARATOR.join(near)) if near else ""
    return words.NO_SUCH_PATH.format(path=path) + (guess or words.WHERE_TO_LOOK)


def _stems(folder: Path) -> Mapping[str, Sequence[str]]:
    """The files of a folder by their names without suffixes, which Windows hides from people."""
    found: dict[str, list[str]] = {}
    with suppress(OSError):
        names = sorted(one.name for one in folder.iterdir() if not is_ignored(Path(one.name)))
        for name in names[:_MOST_NAMES]:
            found.setdefault(Path(name).stem.casefold(), []).append(name)
    return found


def _exists(path: Path) -> bool:
    """What may not be looked at is told when it is read; where no such name can be, nothing is."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:
        return False
