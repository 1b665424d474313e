"""Forms that were built once are kept for the next command, where that is safe, and are never other than built ones."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support.reports import bundled, report

from xlreport.form.loading import kept as kept_forms
from xlreport.form.loading.kept import cache_folder, kept
from xlreport.form.model.template import Template
from xlreport.use_cases.new import write_workbook

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")


class Builder:
    """Builds the bundled form, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Template:
        self.times += 1
        return bundled()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_forms, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def the_file(folder: Path) -> Path:
    (path,) = folder.glob("*.form")
    return path


def test_a_form_is_built_once_and_the_kept_one_makes_the_same_workbook() -> None:
    build = Builder()
    first, second = (kept(["甲", "乙"], build) for _ in range(2))
    assert build.times == 1
    assert second is not first
    assert write_workbook(second, report()) == write_workbook(first, report())


@pytest.mark.parametrize("others", [["甲", "丙"], ["甲乙"], ["甲", "乙", ""], ["乙", "甲"]])
def test_from_other_sources_it_is_built_anew(others: list[str]) -> None:
    build = Builder()
    kept(["甲", "乙"], build)
    kept(others, build)
    assert build.times == 2


def test_with_other_code_it_is_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder()
    kept(["甲"], build)
    monkeypatch.setattr(kept_forms, "code_digest", lambda: "other")
    kept(["甲"], build)
    assert build.times == 2


def test_each_file_of_the_package_counts_by_its_time_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    (package / "inner").mkdir(parents=True)
    code = package / "inner" / "module.py"
    code.write_text("1")
    monkeypatch.setattr(kept_forms, "_PACKAGE", package)
    digest = kept_forms.code_digest.__wrapped__
    before = digest()
    os.utime(code, ns=(1, 1))
    later = digest()
    code.write_text("22")
    os.utime(code, ns=(1, 1))
    assert len({before, later, digest()}) == 3
    monkeypatch.setattr(kept_forms, "_PACKAGE", tmp_path / "packed.zip")
    assert digest() is None


@pytest.mark.parametrize("spoil", [lambda content: content[:-1], lambda _: b"", lambda content: content[:40] + b"x"])
def test_one_that_was_cut_short_is_built_anew_and_mended(own_cache: Path, spoil: object) -> None:
    assert callable(spoil)
    build = Builder()
    kept(["甲"], build)
    path = the_file(own_cache)
    path.write_bytes(spoil(path.read_bytes()))
    kept(["甲"], build)
    kept(["甲"], build)
    assert build.times == 2


class Planted:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (os.environ["PLANTED"],)


@needs_posix
@pytest.mark.parametrize("open_to_others", ["file", "folder", "link"])
def test_what_others_may_have_written_is_never_carried_out(
    own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_to_others: str
) -> None:
    monkeypatch.setenv("PLANTED", str(tmp_path / "carried out"))
    build = Builder()
    kept(["甲"], build)
    path = the_file(own_cache)
    content = pickle.dumps(Planted())
    path.write_bytes(kept_forms._CHECKED(content).digest() + content)
    if open_to_others == "link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        (path if open_to_others == "file" else own_cache).chmod(0o777)
    assert kept(["甲"], build).id == bundled().id
    assert not (tmp_path / "carried out").exists()
    own_cache.chmod(0o700)


@needs_posix
def test_a_folder_of_another_user_is_not_used(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_cache.mkdir()
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert cache_folder() is None


def test_without_a_home_or_a_place_to_keep_it_each_form_is_built(
    own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Builder()
    own_cache.write_text("a file is in the way")
    kept(["甲"], build)
    kept(["甲"], build)
    assert build.times == 2
    monkeypatch.setattr(kept_forms, "user_cache_path", lambda *_, **__: tmp_path / "other")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "no home")
    assert cache_folder() is None
    assert not (tmp_path / "other").exists()


def test_a_full_disk_costs_time_alone(monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert kept(["甲"], Builder()).id == bundled().id
    assert list(own_cache.iterdir()) == []


def test_those_that_were_kept_longest_ago_go_first(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_forms, "MOST_KEPT", 2)
    small = replace(bundled(), sections=())
    paths: list[Path] = []
    for number in range(3):
        kept([str(number)], lambda: small)
        (new,) = set(own_cache.iterdir()) - set(paths)
        os.utime(new, (number, number))
        paths = [one for one in (*paths, new) if one.exists()]
    assert len(paths) == 2
    assert [path.stat().st_mtime for path in paths] == [1, 2]


@pytest.mark.slow
def test_a_command_says_the_same_with_and_without_kept_forms(tmp_path: Path) -> None:
    said = []
    for home in ("first", "first", "second"):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / home)}
        done = subprocess.run(
            [sys.executable, "-m", "xlreport", "templates"], env=environment, capture_output=True, check=True
        )
        said.append(done.stdout)
    assert len(set(said)) == 1
