"""index.html: one page that says how far the district is, what is to be done, and by whom."""

import hashlib
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from xlreport.district.publish.page_style import STYLE, script_for
from xlreport.district.publish.sections import FormSection, common_form
from xlreport.district.publish.summary_workbook import Problem
from xlreport.messages import district as words
from xlreport.render.html.escaping import attributes, element, escaped

_BAR, _ROW, _LABEL, _WIDTH = 18, 28, 90, 720
"""Of the chart, in units of its drawing."""
_MOST_BARS = 10


Links = Mapping[tuple[str | None, str], str]
"""Reports or return copies, relative to the page, by form and agency."""


def index_page(
    year: int,
    sections: Sequence[FormSection],
    unread: Sequence[Mapping[str, Any]],
    problems: Iterable[Problem],
    links: Links,
) -> str:
    """The page as text; it opens from disk, fetches nothing, and its script only sorts and searches.

    `unread` are the entries of findings.json of the files that were not read.
    """
    title = words.PAGE_TITLE.format(year=year, form=common_form(sections))
    script = script_for(len(sections))
    return "\n".join((*_head(title, script), *_body(title, sections, unread, problems, links, script), ""))


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


def _body(
    title: str, sections: Sequence[FormSection], unread: Sequence[Mapping[str, Any]], problems: Iterable[Problem],
    links: Links, script: str,
) -> Iterator[str]:  # fmt: skip
    agencies = [one for section in sections for one in section.agencies]
    read = sum(len(one.files) for one in agencies)
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escaped(title)}</h1>"
    if len(sections) > 1:
        files = words.PAGE_FILES.format(files=read + len(unread), read=read, forms=len(sections))
        yield f'<p class="quiet">{escaped(files)}</p>'
        yield from _todo(unread, problems)
        for number, section in enumerate(sections, 1):
            yield f'<section id="form-{number}">'
            yield f"<h2>{escaped(section.apart)}</h2>"
            yield from _sums(section, words.PAGE_FORM_SUM, {})
            yield from _agencies(section, links, suffix=f"-{number}")
            yield "</section>"
    else:
        yield from _sums(sections[0], words.PAGE_SUM, {"files": read + len(unread), "read": read})
        yield from _todo(unread, problems)
        yield f"<h2>{escaped(words.PAGE_AGENCIES)}</h2>"
        yield from _agencies(sections[0], links, suffix="")
    yield from _rules(problems)
    yield from _files(unread)
    yield "</main>"
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


def _sums(section: FormSection, pattern: str, counted: Mapping[str, int]) -> Iterator[str]:
    """How many agencies there are, and how many in each state."""
    agencies = section.agencies
    publishable, included = (sum(getattr(one, name) for one in agencies) for name in ("publishable", "counted"))
    summed = pattern.format(**counted, members=len(agencies), publishable=publishable, counted=included)
    yield f'<p class="quiet">{escaped(summed)}</p>'
    counts = Counter(one.state for one in agencies)
    yield '<ul class="states">'
    yield from (f"<li><strong>{counts[state]}</strong>{escaped(state)}</li>" for state in words.STATES)
    yield "</ul>"


def _todo(files: Sequence[Mapping[str, Any]], problems: Iterable[Problem]) -> Iterator[str]:
    """What is said of the set, and the files that could not be read."""
    of_set = [one.message for one in problems if one.of_set and one.severity != words.SEVERITIES["note"]]
    unread = [
        f"{one['path']}：{one['reason']['message']}" for one in files if one["outcome"] not in {"read", "skipped"}
    ]
    yield f"<h2>{escaped(words.PAGE_TODO)}</h2>"
    if not of_set and not unread:
        yield f"<p>{escaped(words.PAGE_NOTHING)}</p>"
        return
    yield '<ul class="todo">'
    yield from (f"<li>{escaped(one)}</li>" for one in (*of_set, *unread))
    yield "</ul>"


def _agencies(section: FormSection, links: Links, *, suffix: str) -> Iterator[str]:
    """The list with its search; `suffix` tells the ids of one form's from those of another."""
    found = attributes({"id": f"found{suffix}", "data-pattern": words.PAGE_FOUND})
    hint = section.titled(words.PAGE_SEARCH)
    label = attributes(
        {"type": "search", "id": f"search{suffix}", "aria-label": hint, "placeholder": words.PAGE_SEARCH}
    )
    yield f'<p class="search"><input{label}> <span{found} class="quiet" role="status"></span></p>'
    rows = []
    for one in section.agencies:
        used = one.used
        name = escaped(one.agency)
        link = links.get((one.template, one.agency))
        if link is not None:
            name = element("a", name, own={"href": quote(link)})
        errors, open_ones = ("", "") if used is None else (str(used.errors), str(used.open))
        shown = "、".join(file.shown for file in one.files)
        order = f"{words.STATES.index(one.state):02d}"
        rows.append(
            f'<tr><td>{name}</td><td data-order="{order}">{escaped(one.state)}</td><td class="count">{errors}</td>'
            f'<td class="count">{open_ones}</td><td>{escaped(shown)}</td></tr>'
        )
    yield from _table(words.PAGE_AGENCY_HEAD, rows, section.titled(words.PAGE_AGENCIES), f"agencies{suffix}")


def _rules(problems: Iterable[Problem]) -> Iterator[str]:
    """Each rule with how often it was broken, the commonest first, and as bars."""
    counts: Counter[tuple[str, str, str]] = Counter()
    agencies: defaultdict[str, set[str]] = defaultdict(set)
    for one in problems:
        counts[one.code, one.title, one.severity] += 1
        agencies[one.code].add(one.agency)
    if not counts:
        return
    yield f"<h2>{escaped(words.PAGE_RULES)}</h2>"
    yield from _bars([(code, count) for (code, _, _), count in counts.most_common(_MOST_BARS)])
    rows = []
    for (code, title, severity), count in counts.most_common():
        cells = "".join(f"<td>{escaped(text)}</td>" for text in (code, title, severity))
        rows.append(f'<tr>{cells}<td class="count">{len(agencies[code])}</td><td class="count">{count}</td></tr>')
    yield from _table(words.PAGE_RULE_HEAD, rows, words.PAGE_RULES, "rules")


def _bars(counted: Sequence[tuple[str, int]]) -> Iterator[str]:
    """A drawing of counts; the table below it says the same to whoever cannot see it."""
    longest = max(count for _, count in counted)
    yield '<div class="bars">'
    box = f"0 0 {_WIDTH + _LABEL * 3} {_ROW * len(counted)}"
    yield f"<svg{attributes({'viewBox': box, 'role': 'img', 'aria-label': words.CHART_RULES})}>"
    for place, (name, count) in enumerate(counted):
        y = place * _ROW
        width = max(2, (_WIDTH - _LABEL) * count // longest)
        yield f'<text x="0" y="{y + 18}" font-size="14">{escaped(name)}</text>'
        yield f'<rect x="{_LABEL * 2}" y="{y + 4}" width="{width}" height="{_BAR}" fill="#2e75b6"></rect>'
        yield f'<text x="{_LABEL * 2 + width + 8}" y="{y + 18}" font-size="14">{count}</text>'
    yield "</svg>"
    yield "</div>"


def _files(files: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"<h2>{escaped(words.PAGE_UNREAD)}</h2>"
    rows = []
    for one in files:
        reason = "" if one["reason"] is None else one["reason"]["message"]
        cells = (one["path"], words.OUTCOMES[one["outcome"]], one["agency"] or "", reason)
        rows.append("<tr>" + "".join(f"<td>{escaped(text)}</td>" for text in cells) + "</tr>")
    yield from _table(words.PAGE_FILE_HEAD, rows, words.PAGE_UNREAD, "files")


def _table(head: Sequence[str], rows: Iterable[str], label: str, own: str) -> Iterator[str]:
    box = attributes({"class": "box", "role": "region", "tabindex": "0", "aria-label": label})
    yield f'<div{box}><table id="{own}">'
    yield "<thead><tr>" + "".join(f'<th scope="col">{escaped(text)}</th>' for text in head) + "</tr></thead>"
    yield "<tbody>"
    yield from rows
    yield "</tbody></table></div>"
