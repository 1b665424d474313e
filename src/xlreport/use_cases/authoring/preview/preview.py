"""What a form becomes, to look at: every sheet of its workbook, and a report filled in at random."""

from collections.abc import Iterator

from xlreport.form.model.template import Template
from xlreport.layout.sheets.book import finished_book
from xlreport.messages.forms import preview as words
from xlreport.narrative.compose import compose
from xlreport.render.html.html import render_html
from xlreport.render.word.word import render_word
from xlreport.use_cases.authoring.preview.pictures import printed
from xlreport.use_cases.authoring.preview.sheet_page import book_html
from xlreport.use_cases.template_cases.filling import filled_report, new_report
from xlreport.workbook.writer import write_book


def preview_template(template: Template, *, pictures: bool = True) -> Iterator[tuple[str, bytes]]:
    """Names and contents of files: workbook and report as web pages, as PDF and pictures where an office program is.

    The report holds figures that are the same each time; they break rules that hold between them. Raises OSError
    where the office program fails.
    """
    book = finished_book(template, new_report(template), {})
    document = compose(template, filled_report(template, 1), draft=True)
    title = words.TITLE.format(name=template.name, id=template.id)
    yield f"{words.WORKBOOK}.html", book_html(book, title).encode()
    yield f"{words.REPORT}.html", render_html(document).encode()
    if pictures:
        yield from printed(
            {f"{words.WORKBOOK}.xlsx": write_book(book), f"{words.REPORT}.docx": render_word(document)}
        )  # fmt: skip
