"""The one normal form of text: what looks the same is the same, whoever typed, copied or pasted it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from xlreport.form.text.unseen import JOINERS, JOINING, UNSEEN

_SUPPLEMENT = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄㣺扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉臼艹艹艹虎衤覀西见角𧢲讠贝𧾷车"
    "辶辶辶阝钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""What U+2E80 to U+2EF3 stand for; the other radicals are composed of their ideographs by Unicode itself."""

_RADICALS = {0x2E80 + at: one for at, one in enumerate(_SUPPLEMENT, 1) if one != "\0"}
_IDEOGRAPHS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_LINE_ENDS = re.compile("\r\n|[\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_HIDDEN = re.compile(f"(?P<joined>[{JOINING}][{JOINERS}]+)|[{UNSEEN}]")
_CHANGED = re.compile(f"{_IDEOGRAPHS.pattern}|{_LINE_ENDS.pattern}|{_SPACES.pattern}|{_HIDDEN.pattern}")


def folded(text: str) -> str:
    """The text without what nobody sees, with ideographs for radicals and plain spaces and line ends.

    Letters keep their width: （ and ( are both right in a text. See `same` for what compares.
    """
    return text if text.isascii() and text.isprintable() else _CHANGED.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    found = match[0]
    if match["joined"] is not None:
        return found
    if _IDEOGRAPHS.match(found):
        return _ideograph(found)
    if _LINE_ENDS.match(found):
        return "\n"
    return " " if _SPACES.match(found) else ""


@cache
def _ideograph(one: str) -> str:
    return _RADICALS.get(ord(one)) or unicodedata.normalize("NFKC", one)


def changes(text: str) -> Iterator[str]:
    """The characters that `folded` changes, in the order of the text; a line end of Windows is none."""
    for match in _CHANGED.finditer(text):
        if match[0] != "\r\n" and _plain(match) != match[0]:
            yield match[0]


def same(text: str) -> str:
    """What all spellings of a label or a name share: width, spaces and line ends make no difference either."""
    return "".join(unicodedata.normalize("NFKC", folded(text)).split())
