"""Names of what is written: the same everywhere, safe on Windows, never two the same."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Protocol

from xlreport.form.model.answers import RETURNED
from xlreport.form.text.normal import folded
from xlreport.messages.report import POSTER_NAMED

MOST_CHARACTERS = 80
MOST_BYTES = 244
"""Linux takes 255 bytes a name; the hash and the suffix need room too."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that nobody sees, or that turn a name about; half a pair is none at all."""

_PLAIN = re.compile(r"[\w（）]{1,60}")
"""Names that need not be looked through: nearly all."""

_MISREAD_AT_FIRST = ("-", "~$")
"""The beginning of an option of a command, and of a lock that programs leave beside what they have open."""


FRAGMENT = "html-fragment"
"""The format whose files are handed to a website."""

POSTER = "poster."
"""How the formats of posters begin; what follows is the suffix of their files."""

_FRAGMENT = "-fragment"
_NOT_UPLOADED = re.compile(r"[^\w-]+")
"""What websites refuse in the names of files, or write otherwise: spaces, brackets, quotes, a second dot."""


def suffix_of(one: str) -> str:
    """The suffix that the files of a format have."""
    return "html" if one == FRAGMENT else one.removeprefix(POSTER)


class Named(Protocol):
    """A form, or what is told of one."""

    @property
    def name(self) -> str: ...
    @property
    def short_name(self) -> str: ...


def report_name(template: Named, agency: str, year: int, one: str, *, clash_of: str | None = None) -> str:
    """The name of a report in one format."""
    stem = f"{agency}{year}年{template.name}"
    if one.startswith(POSTER):
        stem += POSTER_NAMED
    if one == FRAGMENT:
        stem = _NOT_UPLOADED.sub("_", unicodedata.normalize("NFC", f"{stem}{_FRAGMENT}"))
    return safe_name(stem, suffix_of(one), clash_of=clash_of)


def workbook_name(template: Named, agency: str, year: int, *, clash_of: str | None = None) -> str:
    return safe_name(f"{agency}{year}年{template.short_name}", "xlsx", clash_of=clash_of)


def return_name(template: Named, agency: str, year: int, *, clash_of: str | None = None) -> str:
    """The name of a return copy."""
    stem = f"{agency}{year}年{template.short_name}{RETURNED}"
    return safe_name(stem, "xlsx", clash_of=clash_of)


def safe_name(stem: str, suffix: str, *, clash_of: str | None = None) -> str:
    """A file name. Where it was cut, or would clash, six digits of the hash of its identity are added."""
    plain = _without_refused(unicodedata.normalize("NFC", folded(stem))).strip(" .")
    if plain.partition(".")[0].strip().upper() in _devices() or plain.startswith(_MISREAD_AT_FIRST):
        plain = f"_{plain}"
    short = _shortened(plain)
    if clash_of is not None or short != plain or not plain:
        identity = stem if clash_of is None else clash_of
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        plain = f"{short}{digest}"
    return f"{plain}.{suffix}"


def folder_name(name: str, *, clash_of: str | None = None) -> str:
    """The name of a folder for what is of one agency."""
    return safe_name(name, "d", clash_of=clash_of).removesuffix(".d")


def free_name(naming: Callable[..., str], identity: str, taken: set[str]) -> str:
    """A name that is not `taken`, and is from now on: `naming`'s own, or one with a hash of `identity`.

    Identities may be the same: inputs from two folders may have the same path below them. Their order tells them apart.
    """
    name = naming()
    while fold(name) in taken:
        name = naming(clash_of=identity)
        identity += "\n"
    taken.add(fold(name))
    return name


def _shortened(name: str) -> str:
    """At most 80 characters, and no more bytes than a file system takes."""
    return name[:MOST_CHARACTERS].encode()[:MOST_BYTES].decode(errors="ignore")


def fold(name: str) -> str:
    """What two names must differ in: case and Unicode composition do not count."""
    return unicodedata.normalize("NFC", name).casefold()


def _without_refused(text: str) -> str:
    """With `_` for each character that some system refuses or nobody sees. Letters and digits are refused by none."""
    if _PLAIN.fullmatch(text):
        return text
    from pathvalidate import sanitize_filename
    from pathvalidate.handler import ReservedNameHandler

    seen = "".join("_" if unicodedata.category(one) in _UNSEEN else one for one in text)
    named = ReservedNameHandler.as_is
    return sanitize_filename(
        seen, replacement_text="_", platform="universal", fs_encoding="utf-8", reserved_name_handler=named
    )


@cache
def _devices() -> frozenset[str]:
    """What systems take for a device, whatever its suffix; pathvalidate does not know the two names of a console."""
    from pathvalidate import FileNameValidator

    own = ("CONIN$", "CONOUT$")
    return frozenset(FileNameValidator(platform="universal", additional_reserved_names=own).reserved_keywords)
