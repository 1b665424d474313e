"""index.html: one page that says how far the district is, what is to be done, and by whom."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, BinaryIO

from xlreport.collection.rounds.history import History
from xlreport.district.publish.page.agencies import agency_table, state_cards
from xlreport.district.publish.page.parts import TONES, badge, bar, cell, table
from xlreport.district.publish.page.script import script_for
from xlreport.district.publish.page.style import STYLE
from xlreport.district.publish.page.superiors import Part, part_table, way_up
from xlreport.district.publish.page.todo import Links, latest_changes, todo_list
from xlreport.district.publish.problems import Problem, frequencies
from xlreport.district.publish.sections import FormSection, common_form
from xlreport.district.publish.workbooks.colours import SEVERITY_TINTS
from xlreport.messages import district as words
from xlreport.render.html.escaping import element, escaped

_TONE_OF = {text: TONES[state] for state, texts in SEVERITY_TINTS.items() for text in texts}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What the page tells. `read`: how many files were; `unread`: the entries in findings.json of the others."""

    year: int
    sections: Sequence[FormSection]
    read: int
    unread: Sequence[Mapping[str, Any]]
    problems: Iterable[Problem]
    links: Links
    as_of: date | None
    history: History
    parts: Sequence[Part] = ()
    """What is below each superior."""
    top: str = ""
    """The way to the page of the whole, of a part."""


def index_page(content: PageContent, target: BinaryIO) -> None:
    """The page into a file; it opens from disk, fetches nothing, and its script only sorts and searches."""
    title = words.PAGE_TITLE.format(year=words.year_words(content.year), form=common_form(content.sections))
    script = script_for(len(content.sections))
    lines = chain(_head(title, script), _body(title, content, script))
    target.writelines(f"{line}\n".encode() for line in lines)


def _head(title: str, script: str) -> Iterator[str]:
    policy = f"default-src 'none'; style-src '{_digest(STYLE)}'; script-src '{_digest(script)}'; base-uri 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _body(title: str, content: PageContent, script: str) -> Iterator[str]:
    sections = content.sections
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escaped(title)}</h1>"
    yield from way_up(content.top)
    todo = todo_list(sections, content.unread, content.problems, content.links, content.as_of)
    if len(sections) == 1:
        yield from _counts(sections[0], "")
        yield from latest_changes(content.history)
        yield from todo
        yield from part_table(content.parts)
        yield f"<h2>{escaped(words.PAGE_AGENCIES)}</h2>"
        yield from agency_table(sections[0], content.links, content.as_of, "")
    else:
        yield from latest_changes(content.history)
        yield from todo
        yield from part_table(content.parts)
        for number, section in enumerate(sections, 1):
            yield f'<section id="form-{number}">'
            yield f"<h2>{escaped(section.apart)}</h2>"
            yield from _counts(section, f"-{number}")
            yield from agency_table(section, content.links, content.as_of, f"-{number}")
            yield "</section>"
    yield from _rules(content.problems)
    yield from _files(content)
    yield "</main>"
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


def _counts(section: FormSection, suffix: str) -> Iterator[str]:
    yield f"<p>{escaped(section.said)}</p>"
    yield from state_cards(section, suffix)


def _rules(problems: Iterable[Problem]) -> Iterator[str]:
    """Each rule with how often it was broken, the commonest first, with a bar."""
    counted = frequencies(problems)
    if not counted:
        return
    heads = words.PAGE_RULE_HEAD
    rows = [
        element(
            "tr",
            element("th", one.title, own={"scope": "row"}),
            cell(badge(one.severity, _TONE_OF[one.severity])),
            cell(str(one.agencies), head=heads[2], kind="count"),
            cell(str(one.count), head=heads[3], kind="count"),
            cell(bar(one.count, counted[0].count), kind="share"),
        )
        for one in counted
    ]
    yield f"<h2>{escaped(words.PAGE_RULES)}</h2>"
    yield from table(heads, rows, words.PAGE_RULES, "rules", "cards plain")


def _files(content: PageContent) -> Iterator[str]:
    """How many files there are, and those that were not read."""
    read, unread = content.read, content.unread
    yield f"<h2>{escaped(words.PAGE_UNREAD)}</h2>"
    yield f"<p>{escaped(words.PAGE_FILES.format(files=read + len(unread), read=read, unread=len(unread)))}</p>"
    if not unread:
        return
    rows = [
        element(
            "tr",
            element("th", one["path"], own={"scope": "row"}),
            cell(words.OUTCOMES[one["outcome"]]),
            cell("" if one["reason"] is None else one["reason"]["message"], kind="wide"),
        )
        for one in unread
    ]
    yield from table(words.PAGE_FILE_HEAD, rows, words.PAGE_UNREAD, "files", "cards plain")
