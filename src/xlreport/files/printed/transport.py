"""A page, or the refusal that came instead, as JSON: what a worker process hands to the one that waits."""

import json

from xlreport.errors import UnreadableWorkbookError
from xlreport.reading.published.page import Page, PrintedCell, PrintedTable


def page_to_json(page: Page) -> str:
    parts = [
        part
        if isinstance(part, str)
        else [[cell.top, cell.left, cell.height, cell.width, cell.text] for cell in part.cells]
        for part in page.parts
    ]
    return json.dumps({"parts": parts})


def page_from_json(text: bytes) -> Page:
    """The page; raises the refusal if there was one, ValueError or KeyError if this is no such JSON."""
    answer = json.loads(text)
    if "code" in answer:
        raise UnreadableWorkbookError(answer["code"], **answer["params"])
    return Page(
        tuple(
            part if isinstance(part, str) else PrintedTable(tuple(PrintedCell(*cell) for cell in part))
            for part in answer["parts"]
        )
    )
