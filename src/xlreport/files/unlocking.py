"""Workbooks that are encrypted and ask nobody for a password: by the one that every program tries of its own.

Excel encrypts so what is only to be kept from changes. Source: [MS-OFFCRYPTO] 2.4.2.3. Run as a program it does the
work in a process apart: the file says how often a hash is to be made.
"""

import io
import sys

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.compound import OLE
from xlreport.files.isolated import run_isolated
from xlreport.files.resources import limit_resources

_DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - known to every spreadsheet program


def unlocked(content: bytes, refusal: UnreadableWorkbookError) -> bytes:
    """What the default password opens. Raises the refusal where it opens nothing."""
    if not content.startswith(OLE):
        raise refusal
    try:
        opened = run_isolated("xlreport.files.unlocking", content)
    except UnreadableWorkbookError as error:
        raise refusal from error
    if not opened:
        raise refusal
    return opened


def _opened(content: bytes) -> bytes:
    """Nothing where it does not open the file. What a foreign file does to the library ends the process."""
    import msoffcrypto  # needs a quarter of a second
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    decrypted = io.BytesIO()
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    verified = {"verify_password": True} if file.format == "ooxml" else {}  # the others verify it anyway
    try:
        file.load_key(password=_DEFAULT_PASSWORD, **verified)
        file.decrypt(decrypted)
    except (DecryptionError, InvalidKeyError):
        return b""
    return decrypted.getvalue()


def main() -> None:
    limit_resources()
    sys.stdout.buffer.write(_opened(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
