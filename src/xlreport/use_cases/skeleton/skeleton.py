"""A form to go on with, made from a printed one: its heads, its totals, and rules that every form needs."""

from collections.abc import Iterator
from pathlib import Path

from xlreport.errors import NoTableError
from xlreport.files.printed.printed_file import read_page
from xlreport.messages.forms import skeleton as words
from xlreport.reading.published.page import Page, PrintedTable, placed
from xlreport.use_cases.skeleton.draft import Kinds, SectionDraft, TableDraft, drafted, unit_in
from xlreport.use_cases.skeleton.heads import heads_in, notes_in
from xlreport.use_cases.skeleton.written import FormDraft, yaml_of

_NO_YEAR = 2000
FORM = "form"
"""What a form is called whose author has not said."""


def template_skeleton(path: Path | None, template_id: str | None = None) -> tuple[str, str]:
    """The id and the YAML of a form with the heads of what is printed in the file; without a file, an example.

    `template_id`: `form/edition`; left out, it is called `form` and after the year that is printed. Raises
    UnreadableWorkbookError for a file that is none of Word, web page or workbook, NoTableError where nothing is asked.
    """
    page = _example() if path is None else read_page(path)
    year = next((found[0] for part in page.parts if isinstance(part, str) and (found := words.YEAR.search(part))), "")
    form, _, edition = (template_id or FORM).partition("/")
    edition = edition or year or "1"
    kinds = Kinds()
    sections = tuple(_sections(page, kinds))
    name = _name(page, "" if path is None else path.stem)
    if not sections:
        raise NoTableError("" if path is None else path.name)
    draft = FormDraft(
        form=form, edition=edition, name=name, kinds=kinds.all,
        first_year=int(edition) if edition.isdecimal() and len(edition) == len("2000") else int(year or _NO_YEAR),
        source=words.NO_SOURCE if path is None else path.name, sections=sections,
        unused=tuple(_unused(page, name, {section.heading for section in sections})),
    )  # fmt: skip
    return f"{form}/{edition}", yaml_of(draft)


def _example() -> Page:
    head = [("", 1, 1), *((label, 1, 1) for label in words.EXAMPLE_COLUMNS)]
    rows = [[(label, 1, 1), *(("", 1, 1) for _ in words.EXAMPLE_COLUMNS)] for label in words.EXAMPLE_ROWS]
    return Page((words.EXAMPLE_NAME, words.EXAMPLE_HEADING, placed([head, *rows])))


def _sections(page: Page, kinds: Kinds) -> Iterator[SectionDraft]:
    """A section for each table, under the last heading before it; tables of one heading are in one section.

    A list has a section of its own, since its rows would move the tables beside it.
    """
    heading, tables = "", list[TableDraft]()
    for found, table in _tables(page, kinds):
        alone = table.key is not None or any(one.key is not None for one in tables)
        if tables and (found or alone):
            yield SectionDraft(heading, tuple(tables))
            tables = []
        if not tables:
            heading = found or (alone and table.caption) or heading or table.caption or words.NO_SECTION
        tables.append(table)
    if tables:
        yield SectionDraft(heading, tuple(tables))


def _tables(page: Page, kinds: Kinds) -> Iterator[tuple[str, TableDraft]]:
    """Each table with the heading over it; empty where it stands under the one before."""
    lines, count = list[str](), 0
    for part in page.parts:
        if isinstance(part, str):
            lines.append(part)
            continue
        found = next((line for line in reversed(lines) if _is_heading(line)), "")
        unit = next((own for line in reversed(lines) if (own := unit_in(line))), "")
        printed = list(heads_in(part))
        for heads in printed:
            count += 1
            notes = tuple(filter(words.PRINTED_NOTE.match, notes_in(part))) if heads is printed[-1] else ()
            yield found if heads is printed[0] else "", drafted(heads, f"table_{count}", unit, kinds, notes)
        lines = []


def _unused(page: Page, name: str, headings: set[str]) -> Iterator[str]:
    """The lines and notes that are no part of the form."""
    for part in page.parts:
        if not isinstance(part, str):
            yield from (
                note for note in notes_in(part) if not words.PRINTED_NOTE.match(note) or not any(heads_in(part))
            )
        elif name not in part and part not in headings and not unit_in(part):
            yield part


def _is_heading(line: str) -> bool:
    return len(line) <= words.MOST_OF_HEADING and words.HEADING.match(line) is not None


def _name(page: Page, stem: str) -> str:
    """The first line, without its year and whose it was; what the file is called where a table comes first."""
    first = page.parts[0] if page.parts else ""
    line = stem if isinstance(first, PrintedTable) or len(first) > words.MOST_OF_HEADING else first
    after = words.AFTER_YEAR.search(line)
    own = words.BLANK_YEAR.sub("", line) if after is None else after["name"]
    return own.strip() or words.NO_NAME
