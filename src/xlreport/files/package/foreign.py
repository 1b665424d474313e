"""Elements of another namespace than their part's: only calamine, which goes by names, takes them for its own."""

import re

from lxml import etree

from xlreport.errors import UnreadableWorkbookError

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespace of all parts of a workbook that are read; a part of another one is none, for Excel."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE = f"{_COMPATIBILITY}AlternateContent", f"{_COMPATIBILITY}Choice"
_ROOT = re.compile(rb"<(?:[^\s<>/!?:]+:)?[A-Za-z][^<>]*>")
_DECLARED_PREFIX = re.compile(rb"xmlns:([^\s=]{1,100})\s*=")
_DEFAULT_NAMESPACE = re.compile(rb"xmlns\s*=")


def refuse_other_parts(xml: bytes, part: str) -> None:
    """Refuses a part that says nowhere in its first element that it is one of a workbook."""
    root = _ROOT.search(xml)
    if root is None or SPREADSHEET.encode() not in root[0]:
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="namespace")


def has_foreign_elements(xml: bytes) -> bool:
    """Whether there may be any: by a prefix that is declared, or by a default that changes."""
    declared = _DECLARED_PREFIX.findall(xml)
    return any(b"<" + prefix + b":" in xml for prefix in declared) or len(_DEFAULT_NAMESPACE.findall(xml)) > 1


def strip_foreign_elements(root: etree._Element, **known: str) -> None:
    """Leaves the part's own elements; of alternatives what today's Excel takes, the first choice.

    Refuses a part that has some of its own inside other foreign elements. `known` is what the refusal tells: `part` or
    `sheet`. Source: ECMA-376 part 3, Markup Compatibility and Extensibility.
    """
    for alternatives in list(root.iter(_ALTERNATIVES)):
        _take_first(alternatives)
    own = etree.QName(root).namespace
    foreign = [one for one in root.iter("*") if etree.QName(one).namespace != own]
    for one in foreign:
        if any(etree.QName(inner).namespace == own for inner in one.iter("*")):
            raise UnreadableWorkbookError("FILE-UNUSUAL", detail=f"inside {one.tag}", **known)
    etree.strip_elements(root, *{str(one.tag) for one in foreign}, with_tail=False)


def _take_first(alternatives: etree._Element) -> None:
    parent = alternatives.getparent()
    if parent is None:
        return
    chosen = alternatives.find(_CHOICE)
    for child in [] if chosen is None else list(chosen):
        alternatives.addprevious(child)
    parent.remove(alternatives)
