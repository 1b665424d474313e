"""What may stand behind an option, and what is said of anything else: one sentence a kind, whatever the command."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from xlreport.cli.failures import CommandError
from xlreport.cli.usage.suggestions import suggestion
from xlreport.messages import usage as words

if TYPE_CHECKING:
    from xlreport.form.model.finding import Severity

OUTPUT_FORMATS = ("text", "json")
"""What commands that only tell can tell it as."""

_YEAR = re.compile(r"\d{4}")
_SOLID_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SCHEDULER = re.compile(r"((tcp|tls)://)?([\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}", re.ASCII)
_SEPARATORS = re.compile(r"[,，、;；\s]+")


def year_of(text: str) -> int:
    """A year in four digits, as people write it."""
    plain = _plain(text)
    for ending in words.AFTER_A_YEAR:
        plain = plain.removesuffix(ending)
    if not _YEAR.fullmatch(plain):
        raise CommandError(words.NOT_A_YEAR.format(option="--year", value=text))
    return int(plain)


def count_of(text: str) -> int:
    """How many processes: one at least."""
    plain = _plain(text)
    if not plain.isdecimal() or int(plain) < 1:
        raise CommandError(words.NOT_A_COUNT.format(option="--jobs", value=text))
    return int(plain)


def scheduler_of(text: str) -> str:
    """Where a cluster's scheduler listens: `tcp://host:port`, `tls://host:port`, or the host and port alone."""
    plain = _plain(text)
    if not _SCHEDULER.fullmatch(plain):
        raise CommandError(words.NOT_A_SCHEDULER.format(option="--scheduler", value=text))
    return plain


def port_of(text: str) -> int:
    """One that no rights are asked for."""
    from xlreport.messages.desk.tellings import NOT_A_PORT

    plain = _plain(text)
    if not (plain.isdecimal() and 1024 <= int(plain) <= 65535):  # noqa: PLR2004  what ports there are
        raise CommandError(NOT_A_PORT.format(option="--port", value=text))
    return int(plain)


def day_of(option: str, text: str | None) -> date | None:
    """A day as people write it: 2025-01-16, 2025/1/16, 2025年1月16日, 20250116."""
    from xlreport.form.text.days import written_day

    if text is None:
        return None
    day = written_day(_SOLID_DAY.sub(r"\1-\2-\3", _plain(text)))
    if day is None:
        raise CommandError(words.NOT_A_DAY.format(option=option, value=text))
    return day


def output_format_of(text: str) -> str:
    """One of the formats of a result, whatever its case."""
    return _chosen("--format", text, OUTPUT_FORMATS)


def check_format_of(text: str) -> str:
    """The same, or the format of continuous integration."""
    return _chosen("--format", text, (*OUTPUT_FORMATS, "junit"))


def compare_format_of(text: str) -> str:
    """The same, or a workbook."""
    return _chosen("--format", text, (*OUTPUT_FORMATS, "xlsx"))


def severities_of(text: str | None) -> "frozenset[Severity]":
    """The severities of a list; all of them where there is none."""
    from xlreport.form.model.finding import Severity

    if text is None:
        return frozenset(Severity)
    return frozenset(map(Severity, listed("--only", text, [one.value for one in Severity])))


def drafts_of(text: str) -> str:
    """As what letters are made ready to be sent, whatever its case."""
    from xlreport.district.publish.letters.drafts import KINDS

    return _chosen("--drafts", text, KINDS)


def tables_of(text: str) -> str:
    """As what all figures are laid beside the reports, whatever its case."""
    from xlreport.messages.district import TABLES

    return _chosen("--tables", text, tuple(TABLES))


def _chosen(option: str, text: str, known: Sequence[str]) -> str:
    found = _plain(text).lower()
    if found not in known:
        raise _unknown(option, text, known)
    return found


def listed(option: str, text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known words of a list, each once; parted as people part them, with or without the dot of a suffix."""
    found = tuple(dict.fromkeys(one.lstrip(".") for one in _SEPARATORS.split(_plain(text).lower()) if one))
    if not found:
        raise CommandError(words.NOTHING_LISTED.format(option=option, known=words.SEPARATOR.join(known)))
    for one in found:
        if one not in known:
            raise _unknown(option, one, known)
    return found


def _unknown(option: str, value: str, known: Sequence[str]) -> CommandError:
    guess = suggestion(value, known, words.CALLED_FORMATS)
    told = words.UNKNOWN_FORMAT.format(option=option, format=value, known=words.SEPARATOR.join(known))
    return CommandError(told + guess)


def _plain(text: str) -> str:
    """Full-width characters as the keyboard has them."""
    return unicodedata.normalize("NFKC", text).strip()
