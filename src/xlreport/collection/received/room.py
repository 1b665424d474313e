"""A folder of the system's in which files that came in containers lie as long as somebody knows of them."""

import shutil
import tempfile
import weakref
from functools import partial
from pathlib import Path, PurePath

from xlreport.collection.file_names import safe_name
from xlreport.collection.whole_files import require_spelling


class Room:
    """Removed when the last input that lies in it is forgotten, and at the latest when the program ends."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    def lay(self, name: PurePath, content: bytes) -> Path:
        """The file, under its own name as far as a system takes it. Raises OSError where our disk does not."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="xlreport-"))
            weakref.finalize(self, partial(shutil.rmtree, ignore_errors=True), self._folder)
        folder = self._folder / str(self._count)
        folder.mkdir()
        self._count += 1
        path = require_spelling(folder / safe_name(name.stem, name.suffix.removeprefix(".") or name.stem))
        path.write_bytes(content)
        return path
