"""What a run has rendered, laid beside the journal under the digest of its bytes.

Nobody waits until the disk has it: what a power cut leaves of it is verified before it is used.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from xlreport.collection.whole_files import digest_of, whole_file

_DIGEST = re.compile("[0-9a-f]{64}")


def object_path(folder: Path, digest: str) -> Path:
    return folder / "objects" / digest[:2] / digest


def is_object(folder: Path, digest: str) -> bool:
    """Whether the file of that digest lies beside the journal, as it was laid there."""
    if not _DIGEST.fullmatch(digest):
        return False
    path = object_path(folder, digest)
    return path.is_file() and digest_of(path) == digest


def laid_out(out: Path, own: Path) -> Iterator[tuple[str, str]]:
    """The files of an output folder whose bytes lie among the objects: their paths and digests."""
    if not (own / "objects").is_dir():
        return
    for above, folders, files in os.walk(out):
        folders[:] = [one for one in folders if Path(above, one) != own]
        for path in (Path(above, name) for name in files):
            if not path.is_symlink() and path.is_file() and is_object(own, digest := digest_of(path)):
                yield path.relative_to(out).as_posix(), digest


def keep_object(folder: Path, content: bytes) -> str:
    """Lay the bytes beside the journal; their digest."""
    digest = hashlib.sha256(content).hexdigest()
    if not is_object(folder, digest):
        with whole_file(object_path(folder, digest), lasting=False) as stream:
            stream.write(content)
    return digest


@dataclass(slots=True)
class WrittenObject:
    """What is being laid beside the journal; `digest`: known once all is written."""

    stream: BinaryIO
    digest: str = ""


@contextmanager
def written_object(folder: Path) -> Iterator[WrittenObject]:
    """Lay bytes beside the journal as they are made: however many, they are never in memory as a whole."""
    own = folder / "objects"
    own.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=own) as place:
        path = Path(place, "object")
        with path.open("wb") as stream:
            made = WrittenObject(stream)
            yield made
        made.digest = digest_of(path)
        path.chmod(0o644)
        target = object_path(folder, made.digest)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
