"""A table as notebooks show it, with everything in it escaped."""

from collections.abc import Iterable, Sequence
from html import escape


def notebook_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """HTML for a cell of Jupyter: what an object's `_repr_html_` returns."""
    lines = [f"<table><caption>{escape(caption)}</caption>", _line("th", head), *(_line("td", row) for row in rows)]
    return "\n".join((*lines, "</table>"))


def _line(tag: str, cells: Sequence[str]) -> str:
    return "".join(("<tr>", *(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells), "</tr>"))
