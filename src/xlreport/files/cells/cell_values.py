"""What calamine tells of a sheet, as contents by position."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import is_inside
from xlreport.files.file_content import JudgedFile
from xlreport.files.limits import LIMITS
from xlreport.reading.cells import Content, ContentKind, Position, name_of

Contents = dict[Position, Content]

_WHOLE_BELOW = 1e15  # a spreadsheet program keeps 15 digits
_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
"""What more digits say is what binary arithmetic leaves of 30 × 0.1, and no program shows it."""

_PLAIN_FROM, _PLAIN_BELOW = 1e-9, 1e21  # outside, a number is quoted as 1E+30


@contextmanager
def calamine_workbook(content: JudgedFile) -> Iterator[CalamineWorkbook]:
    """The workbook opened by calamine; whatever calamine cannot do with it becomes a refusal."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            yield workbook
    except PasswordError as error:
        raise UnreadableWorkbookError("FILE-ENCRYPTED") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    except BaseException as error:
        if type(error).__module__ == "pyo3_runtime":  # a panic of the Rust library; its class cannot be imported
            raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
        raise


def area_of(sheet: CalamineSheet) -> int:
    """How many cells calamine holds for the sheet, blank ones included."""
    return sheet.height * sheet.width


def contents_of(sheet: CalamineSheet) -> Contents:
    """The filled cells. calamine begins with the first filled row and column, `start`."""
    contents: Contents = {}
    if sheet.start is None:
        return contents
    first_row, first_column = sheet.start
    if area_of(sheet) > LIMITS.area:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="area", sheet=sheet.name)
    for row, values in enumerate(sheet.to_python(), first_row):
        for column, value in enumerate(values, first_column):
            if value != "":
                contents[row, column] = content_of(value)
    return contents


def with_errors(contents: Mapping[Position, Content], errors: Mapping[Position, str]) -> Contents:
    """Contents with the error values, which calamine gives as blank cells."""
    return {**contents, **{position: Content(ContentKind.ERROR, text) for position, text in errors.items()}}


def refuse_far_cells(contents: Contents, sheet: str) -> None:
    """For formats whose references cannot be judged before they are opened."""
    for position in contents:
        if not is_inside(position):
            raise UnreadableWorkbookError("FILE-FAR-CELL", sheet=sheet, cell=name_of(position))


def content_of(value: object) -> Content:
    """A value as calamine gives it; True is no number here, though it is an int in Python."""
    match value:
        case str():
            content = Content(ContentKind.TEXT, value)
        case bool():
            content = Content(ContentKind.BOOLEAN, "TRUE" if value else "FALSE")
        case float():
            content = _number(value)
        case int():
            content = Content(ContentKind.NUMBER, str(value), Decimal(value))
        case dt.datetime():
            content = Content(ContentKind.DATE, _text_of_moment(value), date=value.date())
        case dt.date():
            content = Content(ContentKind.DATE, value.isoformat(), date=value)
        case dt.timedelta():
            content = Content(ContentKind.DATE, _text_of_duration(value))
        case _:  # a time of day
            content = Content(ContentKind.DATE, str(value))
    return content


@lru_cache(maxsize=4096)
def _number(value: float) -> Content:
    if abs(value) < _WHOLE_BELOW and value.is_integer():
        return Content(ContentKind.NUMBER, str(int(value)), Decimal(int(value)))
    number = Decimal(repr(value))
    if not number.is_finite():
        return Content(ContentKind.TEXT, str(value))
    if abs(value) < _WHOLE_BELOW:
        number = _SHOWN.plus(number).normalize(_SHOWN)
    plain = _PLAIN_FROM <= abs(value) < _PLAIN_BELOW
    return Content(ContentKind.NUMBER, format(number, "f") if plain else str(number), number)


def _text_of_duration(value: dt.timedelta) -> str:
    """Hours, minutes, seconds, as a spreadsheet shows them: 168:00:00."""
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _text_of_moment(value: dt.datetime) -> str:
    return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
