"""Several of some words in one cell, in any order, parted by commas, semicolons, slashes or spaces."""

from collections.abc import Mapping, Sequence

from xlreport.form.language.spelling import SPACES
from xlreport.form.language.vocabulary import Function, Operand, Spelling, Type, as_text
from xlreport.form.model.expression import Expression, Text

SEPARATORS = "、，,；;/" + SPACES
MOST_CHOICES = 30
"""Each is a level of the formula that takes it out."""


def listed_in(text: str, choices: Sequence[str]) -> tuple[str, ...] | None:
    """Those of the choices that a text names, in their own order; None where it says anything else or names none.

    A choice that holds another one is looked for first.
    """
    found: set[str] = set()
    for choice in _longest_first(choices):
        if choice in text:
            found.add(choice)
            text = text.replace(choice, "")
    if not found or text.strip(SEPARATORS):
        return None
    return tuple(one for one in choices if one in found)


def _longest_first(choices: Sequence[str]) -> Sequence[str]:
    return sorted(choices, key=len, reverse=True)


def _are_listed(operands: Sequence[Operand]) -> bool:
    text, *choices = (as_text(operand()) for operand in operands)
    return listed_in(text, choices) is not None


def _spell_listed(arguments: Sequence[Expression], say: Spelling) -> str:
    text = say.text(arguments[0])
    choices = [one.value for one in arguments[1:] if isinstance(one, Text)]
    others = _without(text, _longest_first(choices))
    return f"AND(LEN({others})<LEN({text}),LEN({_without(others, SEPARATORS)})=0)"


def _without(text: str, parts: Sequence[str]) -> str:
    for part in parts:
        text = f'SUBSTITUTE({text},"{part}",)'
    return text


LISTING: Mapping[str, Function] = {
    "listed": Function(
        takes=Type.TEXT, gives=Type.CONDITION, least=2, most=None, authored=False, spell=_spell_listed,
        evaluate=_are_listed,
        levels=lambda count: count + len(SEPARATORS) + 2,
    ),
}  # fmt: skip
