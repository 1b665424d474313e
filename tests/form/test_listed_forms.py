"""The list of forms is kept beside them, and is never other than the forms are."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path

import pytest
from support.reports import bundled

from xlreport.errors import TemplateError
from xlreport.form.loading import kept as kept_forms
from xlreport.form.loading.listed import known, listed
from xlreport.form.model.template import Template


class Loader:
    """Loads the bundled form, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Mapping[str, Template]:
        self.times += 1
        return {bundled().id: bundled()}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_forms, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def form_in(folder: Path, text: str = "a: 1") -> Path:
    (folder / "own").mkdir(parents=True, exist_ok=True)
    (folder / "own" / "2020.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_list_that_is_kept_is_what_the_forms_say_and_loads_none(tmp_path: Path) -> None:
    load, own = Loader(), form_in(tmp_path / "forms")
    first, second = listed(own, None, load), listed(own, None, load)
    form = bundled()
    years = form.first_year, form.last_year
    told = (form.id, form.name, form.short_name, *years, form.by_name, form.legal_source)
    assert [astuple(one) for one in first] == [told]
    assert [first[0].serves(year) for year in range(2000, 2202)] == [form.serves(year) for year in range(2000, 2202)]
    assert (second, load.times) == (first, 1)


def test_where_all_forms_are_known_to_be_sound_each_is_loaded_when_it_is_asked_for(tmp_path: Path) -> None:
    load, own, asked = Loader(), form_in(tmp_path / "forms"), []

    def one(template_id: str) -> Template:
        asked.append(template_id)
        return bundled()

    first, second = (known(own, None, load, one) for _ in range(2))
    assert (load.times, asked) == (1, [])
    assert list(second) == list(first) == [bundled().id]
    assert (bundled().id in second, "x/1" in second, len(second)) == (True, False, 1)
    assert second.get("x/1") is None
    assert second[bundled().id] is second[bundled().id] is bundled()
    assert asked == [bundled().id]
    form_in(own, "a: 2")
    assert known(own, None, load, one) == first
    assert load.times == 2


def test_a_form_or_a_rule_set_that_was_changed_is_loaded_again(tmp_path: Path) -> None:
    load, own, rules = Loader(), form_in(tmp_path / "forms"), tmp_path / "rules.yaml"
    rules.write_text("a: 1", encoding="utf-8")
    listed(own, rules, load)
    form_in(own, "a: 2")
    listed(own, rules, load)
    rules.write_text("a: 2", encoding="utf-8")
    listed(own, rules, load)
    listed(own, None, load)
    assert load.times == 4


def test_forms_with_a_mistake_are_never_kept(tmp_path: Path, own_cache: Path) -> None:
    def broken() -> Mapping[str, Template]:
        raise TemplateError([])

    for _ in range(2):
        with pytest.raises(TemplateError):
            listed(form_in(tmp_path / "forms"), None, broken)
        with pytest.raises(TemplateError):
            known(form_in(tmp_path / "forms"), None, broken, lambda _: bundled())
    assert not list(own_cache.glob("*.list"))


def test_a_list_that_was_cut_short_or_bent_is_made_again(tmp_path: Path, own_cache: Path) -> None:
    load, own = Loader(), form_in(tmp_path / "forms")
    right = listed(own, None, load)
    (path,) = own_cache.glob("*.list")
    for content in (path.read_bytes()[:-3], json.dumps([["x/1", "x", "x", 2020, None, False, "x"]]).encode(), b""):
        path.write_bytes(content)
        assert listed(own, None, load) == right
    assert load.times == 4
