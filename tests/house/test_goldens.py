from pathlib import Path

import pytest
from support.goldens import hold


def test_a_golden_that_differs_or_is_missing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(AssertionError, match="no golden"):
        hold(path, "一\n", accept=False)
    path.write_text("二\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        hold(path, "一\n", accept=False)


def test_accepting_rewrites_a_golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    hold(tmp_path / "a.txt", "一\n", accept=True)
    hold(tmp_path / "a.txt", "一\n", accept=False)


def test_nothing_is_accepted_on_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    with pytest.raises(AssertionError, match="not for CI"):
        hold(tmp_path / "a.txt", "一\n", accept=True)
    assert not (tmp_path / "a.txt").exists()
