"""Which of several places each label of a head stands at, when they keep the form's order."""

from collections.abc import Sequence

Candidate = tuple[int, int]
"""A line of the sheet where the label's word stands, and what speaks against it."""

_Score = tuple[int, int]
"""How many labels a chain holds, and its cost, negative: the greater the better."""


def aligned(lines: Sequence[int], candidates: Sequence[Sequence[Candidate]]) -> list[int | None]:
    """For each line of the form its line in the sheet; None where none fits, or two fit equally well.

    Most labels win; among equals, those that moved as far as their neighbours.
    """
    forward = _chains(lines, candidates)
    mirrored = [[(-place, cost) for place, cost in one] for one in reversed(candidates)]
    backward = list(reversed(_chains([-line for line in reversed(lines)], mirrored)))
    whole = [
        [(f[0] + b[0] - 1, f[1] + b[1] + cost) for f, b, (_, cost) in zip(*three, strict=True)]
        for three in zip(forward, backward, candidates, strict=True)
    ]
    best = max((score for scores in whole for score in scores), default=(0, 0))
    return [_only(one, scores, best) for one, scores in zip(candidates, whole, strict=True)]


def _chains(lines: Sequence[int], candidates: Sequence[Sequence[Candidate]]) -> list[list[_Score]]:
    """The best chain that ends at each candidate."""
    scores: list[list[_Score]] = []
    for index, line in enumerate(lines):
        scores.append([])
        for place, cost in candidates[index]:
            best = (0, 0)
            for earlier in range(index):
                for (other, _), (count, total) in zip(candidates[earlier], scores[earlier], strict=True):
                    if other < place:
                        best = max(best, (count, total - abs((place - line) - (other - lines[earlier]))))
            scores[index].append((best[0] + 1, best[1] - cost))
    return scores


def _only(candidates: Sequence[Candidate], scores: Sequence[_Score], best: _Score) -> int | None:
    places = {place for (place, _), score in zip(candidates, scores, strict=True) if score == best}
    return places.pop() if len(places) == 1 else None
