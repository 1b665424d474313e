"""Names of agencies as people type them: what does not tell two apart, and what is no agency's name."""

import re
import unicodedata

from xlreport.form.text.labels import normal
from xlreport.form.text.normal import folded
from xlreport.messages.district import ROSTER_COLUMNS
from xlreport.messages.rosters import names as words

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_LISTED = re.compile(rf"[{words.LISTED}]+{words.POINT}|\([{words.LISTED}]+\)")
"""How a heading between groups of agencies begins."""

_COUNTED = re.compile(rf"{words.TOGETHER}\d")


def seen(text: str) -> str:
    """What people see of a text that they typed on one line: no invisible characters, no ends of lines."""
    spaced = "".join(" " if one in "\n\r\t" else one for one in folded(text))
    plain = "".join(one for one in spaced if unicodedata.category(one) not in _UNSEEN)
    return " ".join(plain.split())


def name_key(name: str) -> str:
    """What all spellings of a name share: blanks, width and case of letters, and what nobody sees do not count."""
    return normal(seen(name)).casefold()


def is_no_agency(text: str) -> bool:
    """Whether a row that begins so is a sum, a heading or a remark: none of these has to report."""
    key = name_key(text)
    if key.startswith(words.SUMS) or _COUNTED.match(key) or _LISTED.match(key):
        return True
    head = key.partition(":")[0]
    return head in words.REMARKS or key in map(normal, ROSTER_COLUMNS["agency"])
