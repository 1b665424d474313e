"""A line of what is shown: pieces of text, each in its tone. Colours and widths are the terminal's."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

STEP = 2
"""How far a level is indented, and what of a line continues below its beginning."""


class Tone(StrEnum):
    """What a piece is to the reader, not what it looks like."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """`level` is how deep the line stands below the headline of its file."""

    pieces: tuple[Piece, ...] = ()
    level: int = 0

    @property
    def indent(self) -> str:
        return " " * (STEP * self.level)

    @property
    def text(self) -> str:
        """The whole line, plain."""
        return self.indent + "".join(piece.text for piece in self.pieces)


def line(*pieces: str | Piece, level: int = 0) -> Line:
    """A line of what is said; an empty piece is none."""
    made = (Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Line(tuple(Piece(legible(piece.text), piece.tone) for piece in made if piece.text), level)


def legible(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey: what came out of a file is only shown."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"}:
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
