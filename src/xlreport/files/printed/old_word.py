"""A document of old Word (.doc, .rtf) through LibreOffice, where that is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from xlreport.errors import UnreadableWorkbookError

_NAMES = ("soffice", "libreoffice")
_SECONDS = 120
_PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
_NOWHERE = "http://127.0.0.1:9"
"""Nothing that a document refers to is fetched."""


def as_word(content: bytes) -> bytes:
    """The same as .docx. Raises UnreadableWorkbookError where no LibreOffice is installed, or it does not do it."""
    office = next(filter(None, map(shutil.which, _NAMES)), None)
    if office is None:
        raise UnreadableWorkbookError("PAGE-OLD-WORD")
    with tempfile.TemporaryDirectory() as room:
        source = Path(room, "page.doc")
        source.write_bytes(content)
        settings = Path(room, "settings").as_uri()
        command = [office, f"-env:UserInstallation={settings}", "--headless", "--norestore", "--convert-to",
                   "docx:MS Word 2007 XML", "--outdir", room, str(source)]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - the program that is installed; the file lies in a folder of ours
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False,
                env={**os.environ, "HOME": room, **dict.fromkeys(_PROXIES, _NOWHERE)},
            )  # fmt: skip
            return Path(room, "page.docx").read_bytes()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise UnreadableWorkbookError("PAGE-OLD-WORD") from error
