"""Documents as they are printed, where an office program is on the machine: as PDF, and each page as a picture."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

OFFICE = ("soffice", "libreoffice")
PICTURES = ("pdftoppm",)
"""Makes pictures of the pages of a PDF."""

_SECONDS = 300
_DOTS = "80"
"""An inch: a page of A4 is 660 pixels wide."""

_TEMPORARY = "xlreport-"


def program(names: Sequence[str]) -> str | None:
    """The first of these programs that is on the machine."""
    return next((found for name in names if (found := shutil.which(name)) is not None), None)


def printed(documents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Each document, by its file name, as PDF and as pictures of its pages; nothing without an office program.

    Raises OSError where the program cannot be started or gives nothing.
    """
    office, draws = program(OFFICE), program(PICTURES)
    if office is None:
        return
    with TemporaryDirectory(prefix=_TEMPORARY) as made:
        folder = Path(made)
        sources = [folder / name for name in documents]
        for path, content in zip(sources, documents.values(), strict=True):
            path.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'own').as_uri()}"
        _run(office, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", made, *map(str, sources))
        for source in sources:
            pdf = source.with_suffix(".pdf")
            yield pdf.name, pdf.read_bytes()
            if draws is not None:
                yield from _pages(draws, pdf)


def _pages(draws: str, pdf: Path) -> Iterator[tuple[str, bytes]]:
    folder = pdf.with_name(f"{pdf.stem} pages")
    folder.mkdir()
    _run(draws, "-png", "-r", _DOTS, str(pdf), str(folder / "page"))
    for number, path in enumerate(sorted(folder.iterdir()), start=1):
        yield f"{pdf.stem}-{number}.png", path.read_bytes()


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)  # noqa: S603  our own files
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(command[0]) from error
