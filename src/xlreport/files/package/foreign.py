"""Elements of another namespace than their part's: only calamine, which goes by names, takes them for its own."""

import re

from lxml import etree

from xlreport.errors import UnreadableWorkbookError

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespace of all parts of a workbook that are read; a part of another one is none, for Excel."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_CHOICE, _FALLBACK = f"{_COMPATIBILITY}Choice", f"{_COMPATIBILITY}Fallback"
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
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
    """Leaves the part's own elements; of alternatives what a program takes that knows what today's Excel knows.

    Refuses a part that has some of its own inside other foreign elements. `known` is what the refusal tells: `part` or
    `sheet`. Takes one pass. Source: ECMA-376 part 3, Markup Compatibility and Extensibility.
    """
    for alternatives in list(root.iter(ALTERNATIVES)):
        _take_one(alternatives)
    own = etree.QName(root).namespace
    outermost: dict[etree._Element, None] = {}
    for one in root.iter("*"):
        parent = one.getparent()
        if parent is None or (_is_of(one, own) and _is_of(parent, own)):
            continue
        if _is_of(one, own):
            raise UnreadableWorkbookError("FILE-UNUSUAL", detail=f"inside {parent.tag}", **known)
        if _is_of(parent, own):
            outermost[parent] = None
    for holder in outermost:
        _keep_own_children(holder, own)


def _is_of(element: etree._Element, namespace: str | None) -> bool:
    return str(element.tag).startswith(f"{{{namespace}}}") if namespace else not str(element.tag).startswith("{")


def _keep_own_children(parent: etree._Element, own: str | None) -> None:
    """What was written after a foreign element stays where it was."""
    texts: dict[etree._Element | None, list[str]] = {None: [parent.text or ""]}
    before: etree._Element | None = None
    for child in list(parent):
        if _is_of(child, own):
            before = child
            texts[child] = [child.tail or ""]
        else:
            texts[before].append(child.tail or "")
            child.tail = None
            parent.remove(child)
    parent.text = "".join(texts.pop(None)) or None
    for kept, pieces in texts.items():
        if kept is not None:
            kept.tail = "".join(pieces) or None


def _take_one(alternatives: etree._Element) -> None:
    """The first choice all of whose needs are known, else the fallback."""
    parent = alternatives.getparent()
    if parent is None:
        return
    chosen = choice_of(alternatives)
    for child in [] if chosen is None else list(chosen):
        alternatives.addprevious(child)
    parent.remove(alternatives)


def choice_of(alternatives: etree._Element) -> etree._Element | None:
    """What is taken of alternatives."""
    known = (one for one in alternatives.iterfind(_CHOICE) if _is_known(one))
    return next(known, alternatives.find(_FALLBACK))


def _is_known(choice: etree._Element) -> bool:
    """Whether it needs nothing but what Microsoft or the standard has named; without needs it is no choice."""
    needs = (choice.get("Requires") or "").split()
    return bool(needs) and all((choice.nsmap.get(one) or "").startswith(_KNOWN) for one in needs)
