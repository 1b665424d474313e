"""The title in up to three lines of like length, none of which breaks a word."""

import re
from itertools import accumulate

from xlreport.layout.sizes import text_width
from xlreport.messages import workbook as words

LONGEST = 38
"""The widest line in half characters: the text is 28 characters of 16 points wide, the title's have 22."""

_YEAR = re.compile(words.REPORT_YEAR)


def title_lines(title: str, agency: str) -> tuple[str, ...]:
    """The lines; a typed line feed stays. A line that is still too wide is left to break where it must."""
    if "\n" in title:
        return tuple(line.strip() for line in title.split("\n") if line.strip())
    if text_width(title) <= LONGEST:
        return (title,)
    year = _YEAR.search(title)
    place = len(agency) if title.startswith(agency) else year.start() if year is not None else len(title)
    name, rest = title[:place], title[place:]
    return (*_broken(name), *([rest] if rest else []))


def _broken(name: str) -> tuple[str, ...]:
    """A name too long for a line in two, near its middle."""
    widths = list(accumulate(map(text_width, name), initial=0))
    if widths[-1] <= LONGEST:
        return (name,)
    places = [place for place in range(2, len(name) - 1) if name[place - 1] in words.ENDS_OF_NAMES]
    fitting = [at for at in places if max(widths[at], widths[-1] - widths[at]) <= LONGEST]
    middle = len(name) / 2
    place = min(fitting, key=lambda at: abs(at - middle), default=round(middle))
    return name[:place], name[place:]
