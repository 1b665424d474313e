"""Characters that nobody sees: they change nothing that is read, and two texts must not differ by them."""

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
"""Soft hyphen, joiners, marks of direction, fillers, variation selectors, tags: as a class of a pattern."""

JOINERS = "\u180b-\u180f\u200c\u200d\ufe0e\ufe0f"
JOINING = "\u0600-\u0dff\u0f00-\u0fff\u1800-\u18af\u2190-\u2bff\U0001f000-\U0001faff"
"""After letters of scripts that are joined, and in emoji, these make a difference that is seen."""


def code_points(text: str) -> list[str]:
    """Each of its characters once by its number in Unicode, such as U+F0FC: what people can look up, seen or not."""
    return [f"U+{ord(one):04X}" for one in dict.fromkeys(text)]
