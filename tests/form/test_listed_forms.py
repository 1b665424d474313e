"""The list of forms is kept beside them, and is never other than the forms are."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path

import pytest
from support.reports import bundled

from xlreport.errors import TemplateError
from xlreport.form.loading import kept as kept_forms
from xlreport.form.loading.listed import listed
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
    assert [astuple(one) for one in first] == [(form.id, form.name, form.first_year, form.last_year, form.legal_source)]
    assert (second, load.times) == (first, 1)


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
    assert not list(own_cache.glob("*.list"))


def test_a_list_that_was_cut_short_or_bent_is_made_again(tmp_path: Path, own_cache: Path) -> None:
    load, own = Loader(), form_in(tmp_path / "forms")
    right = listed(own, None, load)
    (path,) = own_cache.glob("*.list")
    for content in (path.read_bytes()[:-3], json.dumps([["x/1", "x", 2020, None, "x"]]).encode(), b""):
        path.write_bytes(content)
        assert listed(own, None, load) == right
    assert load.times == 4
