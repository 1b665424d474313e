"""The desk from its opening to its end: a server on this machine alone, one for a work folder, shown in the browser."""

import os
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import uvicorn
from filelock import FileLock, Timeout

from xlreport.desk.app import guarded
from xlreport.desk.shared import Desk
from xlreport.desk.work.folder import Kind, WorkFolder
from xlreport.errors import XlreportError
from xlreport.messages.desk.folders import DEFAULT_FOLDER

LOOPBACK = "127.0.0.1"
SECONDS = 3
"""For what is being sent when the desk is closed."""

_WAITING = 30
"""Seconds for a run to stop at its next file; one that does not goes on from there the next time."""


class AlreadyOpenError(XlreportError):
    """Another desk is open on the folder."""


def usual_folder() -> Path:
    """Where a coordinator finds it without looking: among the documents."""
    import platformdirs

    return platformdirs.user_documents_path() / DEFAULT_FOLDER


def open_desk(top: Path, port: int, tell: Callable[[str], None], *, in_browser: bool) -> None:
    """Serve until it is closed on the page or by the keyboard. `tell`: given the address to be opened.

    Raises AlreadyOpenError, and OSError where folder or port cannot be had. `port`: 0 is any that is free.
    """
    folder = WorkFolder(top)
    folder.own.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.own / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyOpenError(str(top)) from error
    try:
        with listening(port) as own:
            _serve(folder, own, tell, in_browser=in_browser)
    finally:
        lock.release()


def listening(port: int) -> socket.socket:
    """On this machine alone, and with nobody else at the same port. Raises OSError."""
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.bind((LOOPBACK, port))
        own.listen()
    except BaseException:
        own.close()
        raise
    return own


def _serve(folder: WorkFolder, own: socket.socket, tell: Callable[[str], None], *, in_browser: bool) -> None:
    server: uvicorn.Server | None = None

    def leave() -> None:
        if server is not None:
            server.should_exit = True

    desk = Desk(folder, leave)
    guard = guarded(desk, f"{LOOPBACK}:{own.getsockname()[1]}")
    config = uvicorn.Config(
        guard, http="h11", ws="none", lifespan="off", log_config=None, log_level="critical", access_log=False,
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=SECONDS,
    )  # fmt: skip
    server = uvicorn.Server(config)
    if folder.results.is_dir() and folder.listed(Kind.RECEIVED):
        desk.start()
    tell(guard.address)
    if in_browser:
        Thread(target=webbrowser.open, args=(guard.address,), daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):
            server.run(sockets=[own])
    finally:
        desk.runs.stop()
        desk.runs.join(_WAITING)
