"""Fields that people put into a text in braces, `{新收}`: names of a form's figures, filled in one pass."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import Values, evaluate
from xlreport.form.language.guard import Totals, guarded_or, numeric_fields, typed_figures
from xlreport.form.language.sentences import Said
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Text, references

FIELD_NAME = re.compile(r"[^\W\d_]{1,12}")
"""Letters only: what is filled in is a number, so it can never become a part of another field."""

MOST_FIELDS = 60
"""So many fit into one formula: each is a level of it, and Excel takes 64."""

BRACED = re.compile(r"(?<![{｛])[{｛]++[^{}｛｝]*+[}｝]++")
"""Whatever stands in braces, fields or not; a run of braces is tried once, from its first."""


def braced(name: str) -> str:
    """The field as people type it."""
    return f"{{{name}}}"


def field_text(name: str, number: Expression, totals: Totals) -> Expression:
    """The number as sentences print it, or the field as it stands while a figure below it is missing."""
    return guarded_or(Call("join", (number, Text(""))), [number], Text(braced(name)), totals)


class Fields:
    """The fields of a form with what they stand for in one report."""

    def __init__(self, numbers: Mapping[str, Expression], values: Values, totals: Totals) -> None:
        self._numbers = numbers
        self._values = values
        self._totals = totals
        self._texts: dict[str, str] = {}

    def text(self, name: str) -> str:
        """What is printed for a field: its number, or the field itself while that is missing."""
        if name not in self._texts:
            told = evaluate(field_text(name, self._numbers[name], self._totals), self._values)
            self._texts[name] = as_text(told)
        return self._texts[name]

    def missing(self, text: str) -> str | None:
        """The name of the field that `text` is, if its number is missing; None for every other text."""
        name = text[1:-1]
        own = name in self._numbers and text == braced(name)
        return name if own and self.text(name) == text else None

    def is_field(self, text: str) -> bool:
        """Whether the text is a field of this form and nothing else."""
        return text[1:-1] in self._numbers and text == braced(text[1:-1])

    def cites(self, name: str) -> tuple[Address, ...]:
        """The cells that the number of a field comes from."""
        return tuple(dict.fromkeys(reference.address for reference in references(self._numbers[name])))

    def blanks(self, name: str) -> tuple[Address, ...]:
        """The typed cells below a field that hold no number; the cells it names where there are none."""
        number = self._numbers[name]
        typed: list[Address] = [*typed_figures(number, self._totals), *numeric_fields(number)]
        blank = [one for one in typed if not isinstance(self._values.content(one), Decimal)]
        return tuple(blank) or self.cites(name)

    def said(self, text: str) -> tuple[Said, ...]:
        """A text that people typed, part by part, with its fields filled in."""
        return tuple(self._parts(text)) if "{" in text and self._numbers else (Said(text),)

    def filled(self, text: str) -> str:
        """As `said`, in one piece."""
        return "".join(part.text for part in self.said(text))

    def _parts(self, text: str) -> Iterator[Said]:
        end = 0
        for match in self._any.finditer(text):
            told = self.text(match["name"])
            if told == match.group():
                continue
            if match.start() > end:
                yield Said(text[end : match.start()])
            yield Said(told, self.cites(match["name"]))
            end = match.end()
        if end < len(text):
            yield Said(text[end:])

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(rf"\{{(?P<name>{'|'.join(map(re.escape, self._numbers))})\}}")
