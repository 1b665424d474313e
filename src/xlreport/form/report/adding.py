"""What cells of several reports come to together: a sum, a mean weighted by another cell, how many say what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.numbers import rounded
from xlreport.form.language.texts.listing import listed_in
from xlreport.form.model.kind import WordsKind


def sum_of(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """None where nobody gave one."""
    there = [number for number in numbers if number is not None]
    return sum(there, Decimal(0)) if there else None


def mean_of(pairs: Iterable[tuple[Decimal | None, Decimal | None]], places: int) -> Decimal | None:
    """The mean of those that give both, each weighted; where all weights are zero, what they agree on."""
    given = [(mean, weight) for mean, weight in pairs if mean is not None and weight is not None]
    whole = sum((weight for _, weight in given), Decimal(0))
    if whole:
        return rounded(sum((mean * weight for mean, weight in given), Decimal(0)) / whole, places)
    means = {mean for mean, _ in given}
    return means.pop() if len(means) == 1 else None


def counts_of(kind: WordsKind, texts: Sequence[str]) -> Mapping[str, int]:
    """How many name each choice, in the form's order."""
    said = Counter(choice for text in texts for choice in listed_in(text, kind.choices) or ())
    return {choice: said[choice] for choice in kind.choices}
