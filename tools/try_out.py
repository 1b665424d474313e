"""Uses a program as an office does first that gets it: the demonstration, a folder in every format, the desk.

    python tools/try_out.py PROGRAM [--opened]

Its environment is empty, PATH too. --opened: a program that opens the desk when it is started by itself, as by a
double-click; it is then started so.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Collection, Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from shipping.environment import EXTRAS

FORMATS = ("docx", "html", "pdf", "md", "json", "csv", "poster.pdf", "poster.svg", "poster.png", "poster.html")
_SECONDS = 300.0
_BOUNDARY = "a-part-of-what-is-sent"


class Program:
    """`home`: where it finds the folders of whoever runs it."""

    def __init__(self, path: Path, home: Path) -> None:
        self._path = path.absolute()
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # for Windows
        self._around = {**kept, "PATH": "", "HOME": str(home), "USERPROFILE": str(home)}

    def run(self, *arguments: str | Path) -> None:
        """A command that must succeed."""
        done = subprocess.run([self._path, *arguments], env=self._around, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            sys.exit(f"{arguments[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")

    def start(self, arguments: Sequence[str | Path]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([self._path, *arguments], env=self._around, stdout=subprocess.PIPE)  # noqa: S603


def try_out(path: Path, extras: Collection[str], *, opened: bool = False) -> None:
    """Everything; what goes wrong ends it. `opened`: by itself it opens the desk."""
    with TemporaryDirectory(prefix="xlreport-tried-") as name:
        folder = Path(name)
        program = Program(path, folder / "home")
        workbook = _demonstration(program, folder)
        _folder(program, workbook, folder, reads_pdf="pdf" in extras)
        if "desk" in extras:
            _desk(program, ("desk", "--folder", folder / "desk", "--no-browser"), workbook)
        if opened:
            _desk(program, (), workbook)


def _demonstration(program: Program, folder: Path) -> Path:
    program.run("demo", "--out", folder / "demo")
    [sound] = (one for one in (folder / "demo").glob("*.xlsx") if "错误" not in one.name)
    print("demo: as expected")
    return sound


def _folder(program: Program, workbook: Path, folder: Path, *, reads_pdf: bool) -> None:
    """One sound workbook, and the PDF of it in a folder of its own, read again as a page."""
    (folder / "sent").mkdir()
    shutil.copy(workbook, folder / "sent")
    program.run("batch", folder / "sent", "--out", folder / "made", "--to", ",".join(FORMATS), "--tables", "sqlite")
    reports = sorted((folder / "made" / "报告").iterdir())
    if len(reports) != len(FORMATS):
        sys.exit(f"made: {', '.join(path.name for path in reports)}")
    if reads_pdf:
        [page] = (one for one in reports if one.name.endswith("报告.pdf"))
        program.run("import", page, "--out", folder / "read.json", "--to", "json")
    print(f"batch: {len(reports)} formats{', the PDF read again' * reads_pdf}")


def _desk(program: Program, arguments: Sequence[str | Path], workbook: Path) -> None:
    """Entered once by its address, given a file, run, its results taken away, left."""
    with program.start(arguments) as process:
        try:
            if process.stdout is None:
                raise TypeError("its output is a pipe")
            address = process.stdout.readline().decode().strip()
            browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
            _use(browser, address, workbook)
            if process.wait(_SECONDS):
                sys.exit(f"the desk ended with {process.returncode}")
        finally:
            process.kill()
    print("desk:" if arguments else "started by itself, the desk:", "one file sent, run and taken away")


def _use(browser: OpenerDirector, address: str, workbook: Path) -> None:
    own = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    first = _asked(browser, address)
    if b"desk.css" not in first or not _asked(browser, f"{own}/static/htmx.min.js"):
        sys.exit("the desk shows no page")
    try:
        _asked(build_opener(ProxyHandler({})), address)
    except HTTPError as error:
        error.close()
    else:
        sys.exit("the address of the desk opens twice")
    _post(browser, own, "/files/sent", workbook)
    _post(browser, own, "/run")
    until = time.monotonic() + _SECONDS
    while b"<progress" in _asked(browser, f"{own}/progress"):
        if time.monotonic() > until:
            sys.exit("the run does not end")
        time.sleep(0.5)
    with zipfile.ZipFile(io.BytesIO(_asked(browser, f"{own}/results/all.zip"))) as results:
        if not any(name.startswith("报告/") and name.endswith(".docx") for name in results.namelist()):
            sys.exit(f"no report among the results: {results.namelist()}")
    _post(browser, own, "/leave")


def _asked(browser: OpenerDirector, address: str) -> bytes:
    with browser.open(address, timeout=_SECONDS) as answer:
        content: bytes = answer.read()
    return content


def _post(browser: OpenerDirector, own: str, path: str, given: Path | None = None) -> None:
    """As one of its own pages does."""
    body, kind = b"", "application/x-www-form-urlencoded"
    if given is not None:
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{given.name}"\r\n\r\n'
        body = b"%b%b\r\n--%b--\r\n" % (head.encode(), given.read_bytes(), _BOUNDARY.encode())
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
    asked = Request(f"{own}{path}", body, {"Content-Type": kind, "Origin": own}, method="POST")  # noqa: S310
    with browser.open(asked, timeout=_SECONDS):
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description="Uses a program that is to be handed on as an office does first.")
    parser.add_argument("program", type=Path)
    parser.add_argument("--opened", action="store_true")
    asked = parser.parse_args()
    try_out(asked.program, EXTRAS, opened=asked.opened)


if __name__ == "__main__":
    main()
