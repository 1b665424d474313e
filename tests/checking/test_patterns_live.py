"""No pattern is dead: each of the bundled form's matches a sentence, and not a near miss of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel
from rapidfuzz.distance import Levenshtein
from support.reports import BUNDLED

from xlreport.form.loading.folder import templates_folder
from xlreport.form.text.patterns.search_pattern import SearchPattern
from xlreport.use_cases.forms import load_template

PAIRS: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("pattern_cases.yaml").read_text(encoding="utf-8")
)
ALL_RULES = templates_folder() / "zfxxgk" / "cases" / "rules" / "indicators.yaml"
"""Switches on what is off unless it is asked for."""

MOST_EDITS = 4
WHOLE = {"valid"}
"""Patterns in these fields are of a whole number, not of something in a sentence."""

Matching = Callable[[str], object]


def patterns(value: object, field: str = "") -> Iterator[tuple[str, Matching]]:
    """Every pattern in the parameters of a check, as text, and how it is matched."""
    if isinstance(value, SearchPattern):
        yield value.pattern, value.fullmatch if field in WHOLE else value.search
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from patterns(getattr(value, name), name)
    elif isinstance(value, tuple):
        for one in value:
            yield from patterns(one, field)


CHECKS = load_template(BUNDLED, rules=ALL_RULES).named_checks
PATTERNS = [(check.code, text, matching) for check in CHECKS for text, matching in patterns(check.spec)]


@pytest.mark.parametrize(("code", "text", "matching"), PATTERNS, ids=[f"{code} {text}" for code, text, _ in PATTERNS])
def test_a_pattern_matches_a_sentence_and_not_its_near_miss(code: str, text: str, matching: Matching) -> None:
    assert [hit for hit, near in PAIRS[code] if matching(hit) and not matching(near)] != []


@pytest.mark.parametrize("code", PAIRS)
def test_a_near_miss_is_near(code: str) -> None:
    assert [pair for pair in PAIRS[code] if not 1 <= Levenshtein.distance(*pair) <= MOST_EDITS] == []


@pytest.mark.parametrize("code", PAIRS)
def test_no_sentence_is_there_for_nothing(code: str) -> None:
    own = [matching for other, _, matching in PATTERNS if other == code]
    assert [pair for pair in PAIRS[code] if not any(one(pair[0]) and not one(pair[1]) for one in own)] == []


def test_there_are_patterns_to_look_at() -> None:
    assert len(PATTERNS) > 100
