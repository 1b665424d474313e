"""What somebody probably meant by a word that is not known."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from xlreport.messages import usage as words

_ALIKE: Final = 0.6
_MOST: Final = 3
Called = Mapping[str, tuple[str, ...]]
"""What people call a known word, or several."""

_NONE: Final[Called] = {}


def meant(word: str, known: Iterable[str], called: Called = _NONE) -> tuple[str, ...]:
    """Those of the `known` words that are spelt like it, whatever its case; or what people call by it."""
    folded = {_bare(one): one for one in known}
    wanted = word.strip().casefold()
    if wanted in called:
        return tuple(one for one in called[wanted] if _bare(one) in folded)
    near = get_close_matches(_bare(wanted), folded, n=_MOST, cutoff=_ALIKE)
    return (folded[near[0]],) if near[:1] == [_bare(wanted)] else tuple(folded[one] for one in near)


def _bare(word: str) -> str:
    """Without what all options begin with, and whatever its case."""
    return word.lstrip("-").casefold()


def suggestion(word: str, known: Iterable[str], called: Called = _NONE) -> str:
    """A question that names what was probably meant; empty where nobody can tell."""
    found = meant(word, known, called)
    return words.DID_YOU_MEAN.format(meant=words.SEPARATOR.join(found)) if found else ""
