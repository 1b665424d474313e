"""A blank workbook filled into what is kept of its form is the one that is made without it, and never an old one."""

import pickle
import shutil
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.all_forms import FORMS, IDS, WEBSITE, form, forms, year_of
from support.full import FULL
from support.reports import BUNDLED

from xlreport.errors import UnwritableError
from xlreport.form.loading import kept as kept_forms
from xlreport.form.loading.listed import Listed, declared, listed
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.use_cases import new as blank_workbooks
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.new import blank_workbook, write_workbook

AGENCIES = (
    "某某市水务局", "乙县人民政府办公室", "名字特别长的某某省某某市某某区某某街道办事处政务公开工作领导小组办公室" * 3,
    "<b>&\"'", "年度报表", "封面与说明", "5", "=1+1", " 空 格 ", "A\x07B\u200b", "𠮷野家局",
)  # fmt: skip
"""Some longer than any, some that stand in the workbook already, some that a program might take for others."""


class Loader:
    """Loads all forms, and counts how often."""

    def __init__(self, folder: Path | None = FORMS) -> None:
        self.times = 0
        self._folder = folder

    def __call__(self) -> Mapping[str, Template]:
        self.times += 1
        return forms() if self._folder == FORMS else load_templates(self._folder)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_forms, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def told_of(template_id: str, folder: Path = FORMS) -> Listed:
    return next(one for one in listed(folder, None, Loader(folder)) if one.id == template_id)


def blank(template_id: str, agency: str, year: int, load: Loader, source: str = "甲") -> bytes:
    return blank_workbook(told_of(template_id), agency, year, [source], load)


def as_ever(template: Template, agency: str, year: int) -> bytes:
    return write_workbook(template, blank_report(template, agency, year))


@pytest.mark.parametrize("template_id", IDS)
def test_it_is_the_workbook_that_is_made_without_it(template_id: str) -> None:
    load, year = Loader(), year_of(template_id)
    names = AGENCIES if FULL or template_id == BUNDLED else AGENCIES[:6]
    for agency in (*names, names[0]):
        assert blank(template_id, agency, year, load) == as_ever(form(template_id), agency, year)
    for other in (year + 1, 2000, 2199) if names is AGENCIES else (year - 1,):
        assert blank(template_id, AGENCIES[0], other, load) == as_ever(form(template_id), AGENCIES[0], other)
    assert load.times == 1


@pytest.mark.parametrize("template_id", IDS if FULL else (BUNDLED, WEBSITE))
def test_the_first_one_is_like_all_others(template_id: str, own_cache: Path) -> None:
    """Whichever agency it was kept for."""
    year = year_of(template_id)
    for first in AGENCIES[2:8:3]:
        shutil.rmtree(own_cache, ignore_errors=True)
        load = Loader()
        assert blank(template_id, first, year, load) == as_ever(form(template_id), first, year)
        assert blank(template_id, AGENCIES[0], 2024, load) == as_ever(form(template_id), AGENCIES[0], 2024)
        assert load.times == 1


def test_a_form_that_was_changed_is_another_one_at_once(tmp_path: Path) -> None:
    own = tmp_path / "forms"
    shutil.copytree(FORMS / "energy", own / "energy")
    path, load, found = own / "energy" / "2020.yaml", Loader(own), []
    for _ in range(2):
        for _ in range(2):
            form_told = told_of("energy/2020", own)
            found.append(blank_workbook(form_told, "某局", 2024, declared(own, None), load))
        assert found[-1] == found[-2] == as_ever(load()["energy/2020"], "某局", 2024)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('label: "', 'label: "新', 1), encoding="utf-8")
    assert found[0] != found[2]


@pytest.mark.parametrize("changed", ["code_digest", "xlsxwriter", "zlib"])
def test_what_other_code_has_made_is_not_taken(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load = Loader()
    blank("energy/2020", "某局", 2024, load)
    if changed == "code_digest":
        monkeypatch.setattr(kept_forms, "code_digest", lambda: "other")
    elif changed == "xlsxwriter":
        monkeypatch.setattr(blank_workbooks, "digest_of", lambda _: "other")
    else:
        monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "0")
    blank("energy/2020", "某局", 2024, load)
    blank("energy/2020", "某局", 2024, load)
    assert load.times == 2


def test_each_file_of_the_package_that_writes_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    code = tmp_path / "writer_of_sheets" / "inner.py"
    code.parent.mkdir()
    (code.parent / "__init__.py").write_text("raise ValueError")
    code.write_text("1")
    before = kept_forms.digest_of("writer_of_sheets")
    code.write_text("22")
    assert before is not None
    assert kept_forms.digest_of("writer_of_sheets") != before
    assert kept_forms.digest_of("no_such_writer") is None
    assert "writer_of_sheets" not in sys.modules


@pytest.mark.parametrize("spoil", [lambda content: content[:-1], lambda _: b"", lambda content: content[:40] + b"x"])
def test_one_that_was_cut_short_is_made_anew_and_mended(own_cache: Path, spoil: object) -> None:
    assert callable(spoil)
    load = Loader()
    right = blank("energy/2020", "某局", 2024, load)
    (path,) = own_cache.glob("*.blank")
    path.write_bytes(spoil(path.read_bytes()))
    assert blank("energy/2020", "某局", 2024, load) == right
    assert blank("energy/2020", "某局", 2024, load) == right
    assert load.times == 2


def test_what_is_something_else_is_made_anew(own_cache: Path) -> None:
    load = Loader()
    right = blank("energy/2020", "某局", 2024, load)
    (path,) = own_cache.glob("*.blank")
    content = pickle.dumps({"no": "package"})
    path.write_bytes(kept_forms._CHECKED(content).digest() + content)
    assert blank("energy/2020", "某局", 2024, load) == right
    assert load.times == 2


def test_without_a_place_to_keep_it_all_is_as_ever(own_cache: Path) -> None:
    own_cache.write_text("a file is in the way")
    load = Loader()
    for _ in range(2):
        assert blank("energy/2020", "某局", 2024, load) == as_ever(form("energy/2020"), "某局", 2024)
    assert load.times == 2


def test_those_that_were_kept_longest_ago_go_first(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blank_workbooks, "MOST_KEPT", 2)
    for source in "甲乙丙":
        blank("energy/2020", "某局", 2024, Loader(), source)
    assert len(list(own_cache.glob("*.blank"))) == 2


def test_a_name_that_no_cell_takes_is_refused_with_and_without_it() -> None:
    load = Loader()
    blank("energy/2020", "某局", 2024, load)
    with pytest.raises(UnwritableError):
        blank("energy/2020", "某" * 40_000, 2024, load)
    assert blank("energy/2020", "某局", 2024, load) == as_ever(form("energy/2020"), "某局", 2024)
