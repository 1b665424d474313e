"""Where the declared forms and the Word reference document lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def templates_folder() -> Path:
    """The folder that ships in the wheel; in a checkout, which holds none there, the one at the top."""
    packaged = _PACKAGE / "workbook_templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "workbook_templates"
