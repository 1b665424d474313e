"""The shared texts of a workbook, those of them that are one text and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.ordinary.letters import UnordinaryError, has_codes, letters_in, plain
from xlreport.files.package.ordinary.rows import told_by
from xlreport.reading.cells import Content, ContentKind

_HEAD = re.compile(
    rb'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\s*\?>\s*)?'
    rb'<sst xmlns="' + re.escape(SPREADSHEET).encode() + rb'"(?: count="\d{1,7}")?(?: uniqueCount="\d{1,6}")?>'
)
_READING = r'(?:<phoneticPr fontId="\d{1,5}"(?: type="\w{1,40}")?(?: alignment="\w{1,40}")?/>)?+'
"""How readings of characters would be shown, which Excel says of each text that is typed in East Asia."""

_SPACE = r'(?: xml:space="preserve")?+'
_SAID = r'(?: [a-z]{1,10}="[^"<&]*+")*+'
_SET = rf"<(?:b|i|u|strike|sz|color|rFont|family|charset|scheme|vertAlign){_SAID}/>"
"""How letters are set, in a text in which some are set otherwise than others."""

_RUN = rf"<r>(?:<rPr>(?:{_SET})*+</rPr>)?+<t{_SPACE}>[^<]*+</t></r>"
_OTHERS = r"(?:[^<]++|<(?!/?si[\s/>])[^<]*+)*+"
_TEXT = re.compile(
    rf"<si>(?:(?:<t({_SPACE})>([^<]*+)</t>|((?:{_RUN})++)){_READING}</si>|({_OTHERS})</si>)", re.ASCII
)  # fmt: skip
_PARTS_OF_RUN = re.compile(rf"<r>(?:<rPr>((?:<\w[^<]*+)*+)</rPr>)?+<t({_SPACE})>([^<]*+)</t></r>", re.ASCII)
_ATTRIBUTES = re.compile(rf"<\w++({_SAID})/>", re.ASCII)
_KNOWN = frozenset({"val", "rgb", "theme", "tint", "indexed", "auto"})
_END = re.compile(r"</sst>\s*")
_PIECES = 5
"""Of a text: what stands before it and is none, and the groups of the pattern."""

_COUNT = b"uniqueCount"
_MOST_BYTES = LIMITS.text_tags
"""So many cannot have more tags or attributes than there may be."""

_BYTES_OF_CHARACTER, _TAGS = 4, 250
"""Of a text at most."""

_BLANKS = " \t\r\n"

Texts = Mapping[bytes, Content | None]
"""By the index as cells write it; None for one in which nothing stands. Texts with rules of their own are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTexts:
    """`longest`: how many bytes any of them has at most. `plain`: whether there is none but plain ones."""

    texts: Texts
    longest: int
    plain: bool


NO_TEXTS = SharedTexts(texts={}, longest=0, plain=True)


def shared_texts(part: bytes) -> SharedTexts:
    """The list of shared texts. Raises UnordinaryError where it is not wholly as programs write it."""
    head = _HEAD.match(part)
    if head is None or part.count(_COUNT) > 1 or len(part) > _MOST_BYTES:
        raise UnordinaryError
    pieces: list[str | None] = _TEXT.split(letters_in(part[head.end() :]))
    end = _END.fullmatch(pieces.pop() or "")
    between, spaces, texts, runs, others = (pieces[at::_PIECES] for at in range(_PIECES))
    if end is None or any(between):
        raise UnordinaryError
    told = {
        b"%d" % at: _content(own)
        for at, (space, text, run) in enumerate(zip(spaces, texts, runs, strict=True))
        if (own := text_of(text, is_kept=bool(space)) if text is not None else _text_of_runs(run)) is not None
    }
    longest = max((len(one) for one in (*texts, *runs, *others) if one is not None), default=0)
    return SharedTexts(texts=told, longest=_BYTES_OF_CHARACTER * longest + _TAGS, plain=not any(others))


def _text_of_runs(runs: str | None) -> str | None:
    """One text of all its runs."""
    found = _PARTS_OF_RUN.findall(runs or "")
    texts = [text_of(text, is_kept=bool(space)) for _, space, text in found]
    for looks in {looks for looks, _, _ in found}:
        _judge_looks(looks)
    return "".join(one for one in texts if one is not None) if texts and None not in texts else None


@lru_cache(maxsize=1024)
def _judge_looks(looks: str) -> None:
    """Raises UnordinaryError where attributes are not those of letters."""
    for attributes in _ATTRIBUTES.findall(looks):
        told_by(attributes, _KNOWN)


def _content(text: str) -> Content | None:
    return Content(ContentKind.TEXT, text) if text else None


def text_of(written: str, *, is_kept: bool) -> str | None:
    """What stands in an element `t`; None where readers have rules of their own for it: blanks at its ends, codes.

    `is_kept`: it says that blanks count.
    """
    text = plain(written)
    return text if (is_kept or text.strip(_BLANKS) == text) and not has_codes(written) else None
