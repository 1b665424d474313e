"""Expected texts beside the tests. `pytest --accept` rewrites them; on CI that is a failure."""

import os
from pathlib import Path


def hold(path: Path, text: str, *, accept: bool) -> None:
    """Compare `text` with the golden file, or rewrite the file where that was asked for."""
    if accept:
        assert not os.environ.get("CI"), "--accept is for people, not for CI"
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden {path.name}; run pytest --accept"
    assert text == path.read_text(encoding="utf-8")
