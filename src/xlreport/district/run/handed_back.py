"""Return copies that somebody mended where the run had laid them: handed in, and not to be replaced."""

from collections.abc import Sequence
from pathlib import Path

from xlreport.collection.inputs import Input
from xlreport.collection.received.folders import WORKBOOKS, is_ignored
from xlreport.collection.submissions import IntakeFinding, Submission, set_finding
from xlreport.collection.whole_files import digest_of
from xlreport.district.run.journal import Journal
from xlreport.form.text.printable import printable
from xlreport.messages import district as words


def handed_back(out: Path, journal: Journal) -> Sequence[Input]:
    """The workbooks among the return copies that are not as the run before wrote them, in order of their names."""
    folder = out / words.RETURNS
    if not folder.is_dir():
        return ()
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    workbooks = [name for name in names if Path(name).suffix.lower() in WORKBOOKS and not is_ignored(Path(name))]
    return [
        Input(folder / name, words.IN_RETURNS.format(name=printable(name)), is_record=False)
        for name in workbooks
        if not _is_ours(folder / name, journal)
    ]


def _is_ours(path: Path, journal: Journal) -> bool:
    """One that cannot be read is somebody's, who has it open."""
    try:
        return journal.wrote(f"{words.RETURNS}/{path.name}", digest_of(path))
    except PermissionError:
        return False


def told_of(submissions: Sequence[Submission]) -> Sequence[IntakeFinding]:
    """That they count where they lie, and that no other command sees them there."""
    return [set_finding("FILE-IN-RETURNS", [one.shown], found=one.shown, agency=one.agency) for one in submissions]
