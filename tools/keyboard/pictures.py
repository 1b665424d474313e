"""Pictures of the sheets of a workbook as its window shows them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from keyboard.office import LARGE, SMALL, Office
from xlreport import Template
from xlreport.layout.plan import sheet_names
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting

SIZES = (SMALL, LARGE)


def photograph(office: Office, template: Template, folder: Path, stem: str) -> Iterator[Path]:
    """Every visible sheet from its first cell on, at both sizes: `stem-3-applications-1366.png`."""
    for size in SIZES:
        yield from _of_size(office, picture_names(template), folder, stem, size)


def photograph_sheets(office: Office, names: Mapping[str, str], folder: Path, stem: str) -> Iterator[Path]:
    """The sheets of any workbook that have a name here, by their titles, on the smaller screen."""
    for picture in _of_size(office, {**dict.fromkeys(office.titles, ""), **names}, folder, stem, SMALL):
        yield picture.rename(picture.with_name(picture.name.replace(f"-{SMALL[0]}", "")))


def photograph_some(office: Office, template: Template, folder: Path, stem: str, only: set[str]) -> Iterator[Path]:
    """The sheets of these names, on the smaller screen: `stem-3-applications.png`."""
    names = {title: name if name in only else "" for title, name in picture_names(template).items()}
    for picture in _of_size(office, names, folder, stem, SMALL):
        yield picture.rename(picture.with_name(picture.name.replace(f"-{SMALL[0]}", "")))


def _of_size(
    office: Office, names: Mapping[str, str], folder: Path, stem: str, size: tuple[int, int]
) -> Iterator[Path]:
    """A picture of each sheet whose title has a name."""
    titles = office.titles
    office.resize(size)
    office.first_sheet()
    for title in titles:
        if names[title]:
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
