"""What colours say in the coordinator's workbooks: red is to be mended, orange to be asked about, green is done."""

from collections.abc import Mapping

from xlreport.layout.styles import State
from xlreport.messages import district as words

STATE_TINTS: Mapping[State, tuple[str, ...]] = {
    State.WRONG: (words.MISSING, words.TO_MEND),
    State.ASKED: (words.WRONG_KIND, words.RECEIVED, words.TO_EXPLAIN),
    State.GOOD: (words.ZERO, words.READY),
}
"""Of an agency's state."""

SEVERITY_TINTS: Mapping[State, tuple[str, ...]] = {
    State.WRONG: (words.SEVERITIES["error"],),
    State.ASKED: (words.SEVERITIES["warning"],),
}

OVERDUE_TINTS: Mapping[State, tuple[str, ...]] = {State.WRONG: (words.OVERDUE,)}
INCLUDED_TINTS: Mapping[State, tuple[str, ...]] = {State.ASKED: (words.EXCLUDED,)}
