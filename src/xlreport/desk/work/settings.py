"""What the coordinator has chosen, kept in the work folder: the options that `batch` has on the command line."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from xlreport.collection.whole_files import whole_file
from xlreport.errors import XlreportError
from xlreport.messages.district import TABLES

NAME = "settings.json"


class UnusableSettingsError(XlreportError):
    """What was kept is none that a run can be asked for with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """As `batch` takes them; what is left out is left to it."""

    formats: tuple[str, ...] = ("docx",)
    year: int | None = None
    as_of: date | None = None
    template: str | None = None
    drafts: str | None = None
    tables: str | None = None
    __pydantic_config__: ClassVar = {"extra": "forbid"}  # what a later program has kept is not passed over


def read_settings(folder: Path) -> Settings:
    """What was kept; the usual ones where nothing was.

    Raises UnusableSettingsError, and OSError where the disk does not give them.
    """
    path = folder / NAME
    if not path.exists():
        return Settings()
    if not path.is_file():
        raise UnusableSettingsError
    from pydantic import TypeAdapter, ValidationError

    try:
        found = TypeAdapter(Settings).validate_json(path.read_bytes())
    except ValidationError as error:
        raise UnusableSettingsError from error
    if not is_usable(found):
        raise UnusableSettingsError
    return found


def is_usable(settings: Settings) -> bool:
    """Whether a run can be asked for with them."""
    from xlreport.district.publish.letters.drafts import KINDS
    from xlreport.use_cases.report import FORMATS

    formats = set(settings.formats) <= set(FORMATS) and bool(settings.formats)
    chosen = settings.drafts in {None, *KINDS} and settings.tables in {None, *TABLES}
    return formats and chosen and (settings.year is None or 1900 < settings.year < 10_000)  # noqa: PLR2004  four digits


def keep_settings(folder: Path, settings: Settings) -> None:
    from pydantic import TypeAdapter

    with whole_file(folder / NAME) as stream:
        stream.write(TypeAdapter(Settings).dump_json(settings, indent=2))
