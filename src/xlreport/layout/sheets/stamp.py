"""The mark that tells which form a workbook is, and which round: written in four places, read wherever one survives."""

import re
import zlib

from xlreport.form.report.round import FIRST, Round

_NONE = "-"
_NUMBERS = r"(?P<number>[1-9][0-9]{0,3}):(?P<answers>[0-9a-f]{16}|-):(?P<owner>[0-9a-f]{8}|-)"
_ROUND = rf":(?P<round>{_NUMBERS}):(?P<check>[0-9a-f]{{4}})"
_MARK = re.compile(rf"XLR1:(?P<template>[a-z][a-z0-9_]*/[^:\s]+):(?P<code>[0-9a-f]{{4}})(?:{_ROUND})?")


def mark_of(template_id: str, handed_in: Round = FIRST) -> str:
    """The mark of a form, with a check code against slips of the hand: `XLR1:zfxxgk/2021:7f3a`.

    Behind it stands a round that is not the first or answers something, with a check code of its own.
    """
    mark = f"XLR1:{template_id}:{_check_code(template_id)}"
    if handed_in == FIRST:
        return mark
    told = f"{handed_in.number}:{handed_in.answers or _NONE}:{handed_in.owner or _NONE}"
    return f"{mark}:{told}:{_check_code(told)}"


def template_in(text: str) -> str | None:
    """The template id that a text carries, or None."""
    match = _found(text)
    return None if match is None else match["template"]


def round_in(text: str) -> Round | None:
    """The round behind the mark of a form, the first where none is told; None for a text without such a mark."""
    match = _found(text)
    if match is None:
        return None
    if match["round"] is None or _check_code(match["round"]) != match["check"]:
        return FIRST
    answers, owner = ("" if one == _NONE else one for one in (match["answers"], match["owner"]))
    return Round(int(match["number"]), answers, owner)


def _found(text: str) -> re.Match[str] | None:
    match = _MARK.search(text)
    return match if match is not None and _check_code(match["template"]) == match["code"] else None


def _check_code(told: str) -> str:
    return f"{zlib.crc32(told.encode()) & 0xFFFF:04x}"
