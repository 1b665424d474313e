"""Texts that are something else to a spreadsheet program, a browser, a template or a terminal."""

import re

from support.complete_texts import complete_texts
from support.reports import report
from xlreport.form.report.report import Report

HOSTILE = (
    "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "{0.__class__}", "%s%n",
    '{ HYPERLINK "http://x" }', "[链接](javascript:x)", '#import "x"', "\x01\x0b\ufffe", "]]>", "&lt;b&gt;",
)  # fmt: skip

_ANSWER = re.compile(r"('!I)[0-9]+")
_GIVEN_TO = re.compile(r'((?:>|&gt;)0,)"(?:[^"]|"")*"(,""\))')


def apart_from_answers(formula: str) -> str:
    """One about an answer in the list of a return copy, wherever its row lies and whatever it was given to: that
    stands in it as a literal. Any other as it is; as text or as XML.
    """
    return _GIVEN_TO.sub(r"\1#\2", _ANSWER.sub(r"\1#", formula)) if _ANSWER.search(formula) else formula


def hostile_report() -> Report:
    items = [{"id": "disclosure", "heading": "；".join(HOSTILE), "text": "\n".join(HOSTILE)}]
    items += [{"heading": text, "text": text} for text in HOSTILE if text.strip()]
    edits = {**complete_texts(), "agency.name": "=某局<script>", "texts.overview": {"items": items}}
    return report({**edits, "texts.title": "".join(HOSTILE), "texts.lead": "\n".join(HOSTILE)})
