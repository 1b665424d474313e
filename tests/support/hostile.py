"""Texts that are something else to a spreadsheet program, a browser, a template or a terminal."""

from support.complete_texts import complete_texts
from support.reports import report
from xlreport.form.report.report import Report

HOSTILE = (
    "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "{0.__class__}", "%s%n",
    '{ HYPERLINK "http://x" }', "[链接](javascript:x)", '#import "x"', "\x01\x0b\ufffe", "]]>", "&lt;b&gt;",
)  # fmt: skip


def hostile_report() -> Report:
    items = [{"id": "disclosure", "heading": "；".join(HOSTILE), "text": "\n".join(HOSTILE)}]
    items += [{"heading": text, "text": text} for text in HOSTILE if text.strip()]
    edits = {**complete_texts(), "agency.name": "=某局<script>", "texts.overview": {"items": items}}
    return report({**edits, "texts.title": "".join(HOSTILE), "texts.lead": "\n".join(HOSTILE)})
