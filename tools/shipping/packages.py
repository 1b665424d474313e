"""The packages that an installed xlreport needs, with their licences, as their own metadata tell them."""

import platform
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from shipping.environment import EXTRAS

NAME = "xlreport"
_LEGAL = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(?P<licence>.+)")
_LONGEST = 80
"""Some packages put the whole text of their licence where its name belongs."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A package with the files that hold its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]


def shipped(extras: Sequence[str] = EXTRAS) -> list[Shipped]:
    """Xlreport and what it needs with these extras, by name. What is not installed here is passed over."""
    found: dict[str, Distribution] = {}
    _add(NAME, extras, found)
    return [_of(found[name]) for name in sorted(found)]


def package(name: str) -> Shipped:
    """One that is installed, whatever it needs."""
    return _of(distribution(name))


def python_itself() -> Shipped:
    """The text of its licence lies beside the library, or on Windows beside the program."""
    places = (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"))
    texts = tuple(one for one in places if one.is_file())[:1]
    return Shipped("Python", platform.python_version(), "PSF-2.0", texts)


def normal(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _add(name: str, extras: Sequence[str], found: dict[str, Distribution]) -> None:
    try:
        own = distribution(name)
    except PackageNotFoundError:
        return
    if found.setdefault(normal(name), own) is own:
        for needed in _needed(own, extras):
            _add(needed.name, tuple(needed.extras), found)


def _needed(own: Distribution, extras: Sequence[str]) -> Iterator[Requirement]:
    for line in own.requires or ():
        one = Requirement(line)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield one


def _of(own: Distribution) -> Shipped:
    return Shipped(own.metadata["Name"], own.version, _licence(own), tuple(_texts(own)))


def _licence(own: Distribution) -> str:
    """The expression of its licence, else the classifier, which is exacter than the old free text, else that."""
    stated, free = (_field(own, key) for key in ("License-Expression", "License"))
    told = (_CLASSIFIER.fullmatch(one) for one in own.metadata.get_all("Classifier") or [])
    classified = next((one["licence"] for one in told if one is not None), "")
    return stated or classified or (free if len(free) <= _LONGEST else free.splitlines()[0])


def _field(own: Distribution, key: str) -> str:
    return next(iter(own.metadata.get_all(key) or ()), "").strip()


def _texts(own: Distribution) -> Iterator[Path]:
    """Files of the licence, wherever the package keeps them: beside its metadata or in itself."""
    for one in own.files or ():
        beside = ".dist-info" in one.parts[0]
        if one.suffix not in {".py", ".pyc"} and (_LEGAL.search(one.name) or (beside and "licenses" in one.parts)):
            path = Path(str(one.locate()))
            if path.is_file():
                yield path
