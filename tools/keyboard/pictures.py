"""Pictures of the sheets of a workbook as its window shows them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from keyboard.office import LARGE, SMALL, Office
from xlreport import Template
from xlreport.layout.plan import sheet_names
from xlreport.messages import pasting
from xlreport.messages import workbook as words

SIZES = (SMALL, LARGE)


def photograph(office: Office, template: Template, folder: Path, stem: str) -> Iterator[Path]:
    """Every visible sheet from its first cell on, at both sizes: `stem-3-applications-1366.png`."""
    for size in SIZES:
        yield from _of_size(office, template, folder, stem, size)


def photograph_some(office: Office, template: Template, folder: Path, stem: str, only: set[str]) -> Iterator[Path]:
    """The sheets of these names, on the smaller screen: `stem-3-applications.png`."""
    for picture in _of_size(office, template, folder, stem, SMALL, only):
        yield picture.rename(picture.with_name(picture.name.replace(f"-{SMALL[0]}", "")))


def _of_size(
    office: Office, template: Template, folder: Path, stem: str, size: tuple[int, int], only: set[str] | None = None
) -> Iterator[Path]:
    titles = office.titles
    names = picture_names(template)
    office.resize(size)
    office.first_sheet()
    for title in titles:
        if only is None or names[title] in only:
            office.first_cell()
            office.settle()
            office.screen.press("Escape")
            picture = folder / f"{stem}-{names[title]}-{size[0]}.png"
            office.photograph(picture)
            yield picture
        office.next_sheet()


def picture_names(template: Template) -> Mapping[str, str]:
    """A name in ASCII for each sheet: its section's number and id, or what the code calls it."""
    own: dict[str, str] = {}
    for name, text in (*vars(words).items(), *vars(pasting).items()):
        if isinstance(text, str):
            own.setdefault(text, name.lower())
    titles = sheet_names(template)
    numbered = enumerate(template.sections, 1)
    return {**own, **{titles[one.id]: f"{number}-{one.id.replace('_', '-')}" for number, one in numbered}}
