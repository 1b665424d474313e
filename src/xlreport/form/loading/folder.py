"""Where the declared forms and the Word reference document lie, and what a file of them holds."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from xlreport.errors import TemplateError
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import problem
from xlreport.form.text.encoding import encoding_of, is_text, line_of_fault, text_of

RULES = "rules.yaml"
"""The file beside the editions of a form that holds their rules."""

LIBRARY = "library"
"""The folder beside the forms that holds rules which any of them may include, a file for each name."""

BASED_ON = "based_on"
"""The key by which an edition names another one that it is like."""

LOOK_FILES = ("reference.docx", "report.typ", "report.css", "poster.typ", "poster.css")
"""The names of the files that say how the reports of a form look, for Word, PDF, HTML, posters and their web page."""

_PACKAGE = Path(__file__).resolve().parents[2]


def templates_folder() -> Path:
    """The folder that ships in the wheel; in a checkout, which holds none there, the one at the top."""
    packaged = _PACKAGE / "workbook_templates"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "workbook_templates"


def file_text(path: Path) -> str:
    """What a file of a form holds. Raises TemplateError where it is not UTF-8, as some editors save by default."""
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise TemplateError([problem(path.name, (1, 1), Mistake.LARGE.of(most=_MOST_BYTES))])
    return _text_in(content, path.name)


@lru_cache(maxsize=64)
def _text_in(content: bytes, name: str) -> str:
    """Files are read anew for each workbook: a form is never taken for what it was. Mostly they are the same."""
    encoding = encoding_of(content)
    if encoding not in _NAMES:
        return text_of(content)
    told = Mistake.OTHER_ENCODING.of(encoding=_NAMES[encoding]) if is_text(content) else Mistake.NOT_UTF8
    raise TemplateError([problem(name, (line_of_fault(content), 1), told)])


_MOST_BYTES = 5_000_000
"""The largest form with its rules has 0.2 MB."""

_NAMES = {
    "gb18030": "GBK（ANSI）", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
}  # fmt: skip
"""Other encodings, as editors call them."""


def other_editions(path: Path, text: str) -> tuple[tuple[str, str], ...]:
    """Name and text of each other edition of the form whose text this is, where it is based on one."""
    if BASED_ON not in text:
        return ()
    return tuple(
        (one.stem, file_text(one))
        for one in sorted(path.parent.glob("*.yaml"))
        if one not in {path, path.with_name(RULES)}
    )


def files_of_forms(folder: Path) -> Sequence[Path]:
    """The files that forms and their looks are read from: in the folder, and in those below it."""
    looks = (path for pattern in ("", "*/") for name in LOOK_FILES for path in folder.glob(pattern + name))
    return [*folder.glob("*/*.yaml"), *looks]
