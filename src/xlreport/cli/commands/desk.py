"""`xlreport desk`."""

from importlib.util import find_spec
from pathlib import Path

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import finish, show, tell
from xlreport.collection.received.folders import is_folder
from xlreport.messages.desk import tellings as words
from xlreport.use_cases.failures import reason_of

_EXTRA = ("starlette", "uvicorn", "python_multipart", "jinja2")


def serve_desk(folder: Path | None, port: int | None, *, in_browser: bool) -> Status:
    if any(find_spec(one) is None for one in _EXTRA):
        raise CommandError(words.NO_EXTRA, Status.CANNOT_RUN)
    from xlreport.desk.start import AlreadyOpenError, open_desk, usual_folder

    top = folder or usual_folder()
    if top.exists() and not is_folder(top):
        raise CommandError(words.NO_TOP.format(path=top))

    def opened(address: str) -> None:
        tell(words.OPENED)
        show(address)
        finish()
        tell(words.WORKING_IN.format(path=top))

    try:
        open_desk(top, port or 0, opened, in_browser=in_browser)
    except AlreadyOpenError as error:
        raise CommandError(words.ALREADY_OPEN.format(path=top), Status.CANNOT_RUN) from error
    except OSError as error:
        if port is None or error.filename is not None:
            raise
        raise CommandError(words.PORT_TAKEN.format(port=port, reason=reason_of(error)), Status.CANNOT_RUN) from error
    return Status.GOOD
