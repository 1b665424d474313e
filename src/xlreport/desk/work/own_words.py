"""What is said of files, with what to do about it here: a button is pressed where elsewhere a file is moved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from xlreport.desk.work.seen import AgencySeen
from xlreport.district.publish.problems import Problem
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.desk.pages import CHOOSE
from xlreport.messages.desk.tellings import REMEDIES
from xlreport.render.html.escaping import element, escaped


def in_own_words(code: str, message: str) -> str:
    """The sentence with the remedy of the desk, where there is one."""
    own = REMEDIES.get(code)
    usual = GENERAL_CODES[code].remedy if own is not None else ""
    return message.removesuffix(usual) + own if own is not None and message.endswith(usual) else message


def listed_in_own_words(listed: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Findings about the set, as they are listed."""
    return [{**one, "message": in_own_words(one["code"], one["message"])} for one in listed]


def unread_in_own_words(unread: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Files that were not read, as they are listed: each with the reason."""
    return [{**one, "reason": _reason(one["reason"])} for one in unread]


def _reason(reason: Mapping[str, str]) -> Mapping[str, str]:
    return {**reason, "message": in_own_words(reason["code"], reason["message"])}


def linked(problems: Iterable[Problem], agencies: Iterable[AgencySeen]) -> Iterator[Problem]:
    """Where files are to be chosen from, a link to where that is done."""
    places = {file.shown: one.id for one in agencies for file in one.rivals}
    for one in problems:
        place = next((places[path] for path in one.paths if path in places), None)
        yield one if place is None or not one.of_set else replace(one, message=_with_link(one.message, place))


def _with_link(message: str, agency: str) -> Markup:
    link = element("a", CHOOSE, own={"href": f"/agency/{agency}#choose"})
    return escaped(message).replace(escaped(CHOOSE), link)
