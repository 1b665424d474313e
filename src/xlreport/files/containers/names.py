"""Names of files as archives and mails carry them: bytes in whatever coding the sender's program had."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_DRIVE = re.compile(r"[A-Za-z]:(?=/|$)")
_NOWHERE = frozenset({"", ".", ".."})


def decoded(raw: Sequence[bytes]) -> list[str]:
    """Names that one program wrote, all in one coding: UTF-8 where they are that and look like it, else GB 18030.

    Two Chinese characters in GBK may be two letters of another script in UTF-8; ideographs settle it.
    """
    unicode_names, chinese_names = _in("utf-8", raw), _in("gb18030", raw)
    if unicode_names is not None and (chinese_names is None or _ideographs(unicode_names) or _ascii(raw)):
        return unicode_names
    if chinese_names is not None:
        return chinese_names
    return [name.decode("utf-8", "replace") for name in raw]


def _in(coding: str, raw: Sequence[bytes]) -> list[str] | None:
    try:
        return [name.decode(coding) for name in raw]
    except UnicodeDecodeError:
        return None


def _ideographs(names: Sequence[str]) -> bool:
    return any(_IDEOGRAPH.search(name) for name in names)


def _ascii(raw: Sequence[bytes]) -> bool:
    return all(name.isascii() for name in raw)


def path_within(name: str) -> PurePosixPath:
    """A path that stays within: back-slashes are slashes, and what would climb out or begin elsewhere is left out."""
    plain = _DRIVE.sub("", name.replace("\\", "/").replace("\0", ""), count=1)
    return PurePosixPath(*(part for part in plain.split("/") if part not in _NOWHERE))
