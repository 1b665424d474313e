"""A pattern whose words do not stand in a text is in no sentence of it."""

from collections.abc import Iterator

import pytest
from support.all_forms import IDS, form
from support.published import reports

from xlreport.form.text.patterns.pattern_words import words_of
from xlreport.form.text.patterns.search_pattern import SearchPattern

WORDS = {
    "待(?:核实|补充)数": [{"核实", "补充"}, {"待"}, {"数"}],
    "(?<!不)公开(?:率)?": [{"公开"}],
    r"\d+件": [{"件"}],
    "(?=.*申请)收到": [{"收到"}, {"申请"}],
    "(?i)abc": [],
    "[甲乙]{2}": [{"甲", "乙"}],
    "甲?乙*[^丙]": [],
    "(?:甲|)乙": [{"乙"}],
}


@pytest.mark.parametrize("pattern", WORDS)
def test_the_words_of_a_pattern_are_those_of_every_match(pattern: str) -> None:
    found = words_of(pattern)
    assert sorted(map(sorted, found)) == sorted(map(sorted, WORDS[pattern]))


@pytest.mark.parametrize("template_id", IDS)
def test_no_pattern_of_a_form_matches_without_its_words(template_id: str) -> None:
    texts = [text for report in reports().values() for text in report.texts.all()]
    for pattern in patterns_of(template_id):
        for text in texts:
            if pattern.search(text) is not None:
                assert pattern.may_be_in(text), pattern.pattern
                assert pattern.may_be_in(text), pattern.pattern


def patterns_of(template_id: str) -> Iterator[SearchPattern]:
    for check in form(template_id).named_checks:
        for name in type(check.spec).model_fields if hasattr(check.spec, "name") else ():  # type: ignore[attr-defined]
            value = getattr(check.spec, name)
            yield from (
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, SearchPattern)
            )
