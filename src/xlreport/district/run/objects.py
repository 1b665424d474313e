"""What a run has rendered, laid beside the journal under the digest of its bytes."""

import hashlib
import re
from pathlib import Path

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


def keep_object(folder: Path, content: bytes) -> str:
    """Lay the bytes beside the journal; their digest."""
    digest = hashlib.sha256(content).hexdigest()
    if not is_object(folder, digest):
        with whole_file(object_path(folder, digest)) as stream:
            stream.write(content)
    return digest
