"""How a short text must look: pictures in which `#` stands for any digit, and `[…]` for what may be left out.

`[0##[#]-]#######[#]` is a telephone number with or without its area code. Width of digits, spaces, brackets and the
kind of dash make no difference; only a first digit can be given. The same in Python and as an Excel formula.
"""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.form.language.spelling import SPACES, without_spaces
from xlreport.form.language.vocabulary import Function, Type, as_text
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.expression import Expression, Text

DIGIT = "#"
_DIGITS = "0123456789"
_WIDE_DIGITS = "０１２３４５６７８９"
_LIKE_DASH = "－—–）)转"
_LEFT_OUT = "（("
MOST_PICTURES = 200


class PictureError(ValueError):
    """A picture cannot be understood."""

    def __init__(self, told: Told) -> None:
        super().__init__(str(told))
        self.told = told


def pictures_in(picture: str) -> Sequence[str]:
    """Every way a picture can be written out. Raises PictureError."""
    found = list(dict.fromkeys(_written_out(picture)))
    if not all(found):
        raise PictureError(Mistake.PICTURE_EMPTY.of())
    for one in found:
        if any(character in _DIGITS for character in one[1:]):
            raise PictureError(Mistake.PICTURE_DIGIT.of())
        if plain(one.replace(DIGIT, "0")) != one.replace(DIGIT, "0"):
            raise PictureError(Mistake.PICTURE_SIGN.of())
    if len(found) > MOST_PICTURES:
        raise PictureError(Mistake.PICTURES_MANY.of(most=MOST_PICTURES))
    return found


def _written_out(picture: str) -> Iterator[str]:
    start = picture.find("[")
    if start < 0:
        if "]" in picture:
            raise PictureError(Mistake.PICTURE_CLOSED.of())
        yield picture
        return
    end = _end_of(picture, start)
    for middle in ("", picture[start + 1 : end]):
        yield from _written_out(picture[:start] + middle + picture[end + 1 :])


def _end_of(picture: str, start: int) -> int:
    depth = 0
    for index in range(start, len(picture)):
        depth += {"[": 1, "]": -1}.get(picture[index], 0)
        if depth == 0:
            return index
    raise PictureError(Mistake.PICTURE_OPEN.of())


def plain(text: str) -> str:
    """The text with ordinary digits and dashes, without spaces and opening brackets."""
    return text.translate(_PLAIN).replace("--", "-")


def is_shaped(text: str, pictures: Sequence[str]) -> bool:
    """Whether a text looks like one of the pictures, each written out."""
    own = plain(text)
    masked = own.translate(_MASK)
    return any(one == (own[:1] + masked[1:] if one[0] in _DIGITS else masked) for one in pictures)


def spell_shaped(text: str, pictures: Sequence[str]) -> str:
    """The same as a formula; `text` is the spelling of the text."""
    own = _replaced(_replaced(without_spaces(text), _LEFT_OUT, ""), _LIKE_DASH, "-")
    own = f'SUBSTITUTE({own},"--","-")'
    masked = _replaced(own, _DIGITS + _WIDE_DIGITS, DIGIT)
    conditions: list[str] = []
    if begun := [one for one in pictures if one[0] in _DIGITS]:
        first = f"LEFT({own},1)"
        for wide, digit in zip(_WIDE_DIGITS, _DIGITS, strict=True):
            first = f'SUBSTITUTE({first},"{wide}","{digit}")'
        conditions.append(_among(f"{first}&MID({masked},2,99)", begun))
    if others := [one for one in pictures if one[0] not in _DIGITS]:
        conditions.append(_among(masked, others))
    return f"OR({','.join(conditions)})"


def _replaced(text: str, characters: str, instead: str) -> str:
    for character in characters:
        text = f'SUBSTITUTE({text},"{character}","{instead}")'
    return text


def _among(text: str, texts: Sequence[str]) -> str:
    listed = ",".join(f'"{one}"' for one in texts)
    return f"SUMPRODUCT(--(({text})={{{listed}}}))>0"


def is_mailbox(text: str) -> bool:
    """Whether a text has one @ with something before it, and after it a dot within."""
    own = text.translate(dict.fromkeys(map(ord, SPACES)))
    at = own.find("@", 1)
    return own.count("@") == 1 and at > 0 and own.find(".", at + 2) > 0 and not own.endswith(".")


def spell_mailbox(text: str) -> str:
    own = without_spaces(text)
    return (
        f'AND(LEN({own})-LEN(SUBSTITUTE({own},"@",""))=1,ISNUMBER(FIND("@",{own},2)),'
        f'ISNUMBER(FIND(".",{own},FIND("@",{own})+2)),RIGHT({own},1)<>".")'
    )


def is_webpage(text: str) -> bool:
    """Whether a text begins with http:// or https:// and has a dot within what follows, and no blank."""
    own = text.strip(" ")
    dot = own.find(".", own.find("://") + 4)
    return own.lower().startswith(("http://", "https://")) and dot > 0 and " " not in own and not own.endswith(".")


def spell_webpage(text: str) -> str:
    own = f"TRIM({text})"
    return (
        f'AND(OR(LOWER(LEFT({own},7))="http://",LOWER(LEFT({own},8))="https://"),ISERROR(FIND(" ",{own})),'
        f'ISNUMBER(FIND(".",{own},FIND("://",{own})+4)),RIGHT({own},1)<>".")'
    )


_PLAIN = (
    dict.fromkeys(map(ord, SPACES + _LEFT_OUT))
    | dict.fromkeys(map(ord, _LIKE_DASH), "-")
    | dict(zip(map(ord, _WIDE_DIGITS), _DIGITS, strict=True))
)
_MASK = dict.fromkeys(map(ord, _DIGITS), DIGIT)
LEVELS = len(SPACES) + len(_LEFT_OUT) + len(_LIKE_DASH) + len(_DIGITS) + len(_WIDE_DIGITS) + 4


def _texts(arguments: Sequence[Expression]) -> Sequence[str]:
    return [argument.value for argument in arguments if isinstance(argument, Text)]


SHAPES: Mapping[str, Function] = {
    "shaped": Function(
        takes=Type.TEXT, gives=Type.CONDITION, least=2, most=None, levels=lambda _: LEVELS,
        spell=lambda arguments, say: spell_shaped(say.text(arguments[0]), _texts(arguments[1:])),
        evaluate=lambda operands: is_shaped(as_text(operands[0]()), [as_text(one()) for one in operands[1:]]),
    ),
    "mailbox": Function(
        takes=Type.TEXT, gives=Type.CONDITION, least=1, most=1, levels=lambda _: len(SPACES) + 4,
        spell=lambda arguments, say: spell_mailbox(say.text(arguments[0])),
        evaluate=lambda operands: is_mailbox(as_text(operands[0]())),
    ),
    "webpage": Function(
        takes=Type.TEXT, gives=Type.CONDITION, least=1, most=1, levels=lambda _: 5,
        spell=lambda arguments, say: spell_webpage(say.text(arguments[0])),
        evaluate=lambda operands: is_webpage(as_text(operands[0]())),
    ),
}  # fmt: skip
