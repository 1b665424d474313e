"""The ways in which things come, where several are listed: 通过网络、信函等方式."""

from collections.abc import Sequence

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.words.tokens import Token


def listed_ways(tokens: Sequence[Token]) -> tuple[int, int]:
    """Where a list of ways begins and where it has ended; twice 0 if there is none."""
    start = next((i for i, token in enumerate(tokens) if token.word in grammar.BY_WAY), None)
    if start is None:
        return 0, 0
    words = [token.word for token in tokens]
    end = next(
        (i for i in range(1, len(words)) if words[i] in grammar.KINDS_OF and words[i - 1] == grammar.WHEN_FOLLOWED),
        None,
    )
    return (0, 0) if end is None or end < start else (start, end + 1)


def without_ways(tokens: Sequence[Token]) -> list[Token]:
    """Without the list of ways."""
    start, end = listed_ways(tokens)
    return [*tokens[:start], *tokens[end:]]


def names_several(tokens: Sequence[Token]) -> bool:
    """Whether a list of ways has more than one."""
    start, end = listed_ways(tokens)
    return any(token.word in grammar.CONJUNCTIONS for token in tokens[start:end])
