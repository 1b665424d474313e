"""The shared texts of a workbook, those of them that are one text and nothing else.

Nearly all of them are the form's own labels and come again in every workbook of it. So the list is cut at the end of
each text, and what a text means is remembered by all its letters as they are written: that is true for ever.
"""

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
_TEXT = re.compile(rf"<si>(?:(?:<t({_SPACE})>([^<]*+)</t>|((?:{_RUN})++)){_READING}|({_OTHERS}))", re.ASCII)
_PARTS_OF_RUN = re.compile(rf"<r>(?:<rPr>((?:<\w[^<]*+)*+)</rPr>)?+<t({_SPACE})>([^<]*+)</t></r>", re.ASCII)
_ATTRIBUTES = re.compile(rf"<\w++({_SAID})/>", re.ASCII)
_KNOWN = frozenset({"val", "rgb", "theme", "tint", "indexed", "auto"})
_END_OF_TEXT = b"</si>"
_END = re.compile(rb"</sst>[ \t\n]*")
_MOST_KEPT = 2_000
"""Bytes of a text that is remembered."""

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
    *pieces, end = part[head.end() :].split(_END_OF_TEXT)
    if _END.fullmatch(end) is None:
        raise UnordinaryError
    told = [_known(one) if len(one) <= _MOST_KEPT else _told(one) for one in pieces]
    return SharedTexts(
        texts={b"%d" % at: one.content for at, one in enumerate(told) if one.is_known},
        longest=max((one.most_bytes for one in told), default=_TAGS), plain=not any(one.has_others for one in told),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    """`content`: None where nothing stands in it. `is_known`: whether there are no rules of its own for it.

    `has_others`: whether more is said of it than is known here.
    """

    content: Content | None
    is_known: bool
    has_others: bool
    most_bytes: int


def _told(written: bytes) -> _Text:
    """What an element `si` says, given without its last tag. Raises UnordinaryError where it is none."""
    own = _TEXT.fullmatch(letters_in(written))
    if own is None:
        raise UnordinaryError
    space, single, runs, others = own.groups()
    text = text_of(single, is_kept=bool(space)) if single is not None else _text_of_runs(runs)
    longest = max(len(one or "") for one in (single, runs, others))
    return _Text(
        content=Content(ContentKind.TEXT, text) if text else None, is_known=text is not None,
        has_others=bool(others), most_bytes=_BYTES_OF_CHARACTER * longest + _TAGS,
    )  # fmt: skip


_known = lru_cache(maxsize=4096)(_told)


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


def text_of(written: str, *, is_kept: bool) -> str | None:
    """What stands in an element `t`; None where readers have rules of their own for it: blanks at its ends, codes.

    `is_kept`: it says that blanks count.
    """
    text = plain(written)
    return text if (is_kept or text.strip(_BLANKS) == text) and not has_codes(written) else None
