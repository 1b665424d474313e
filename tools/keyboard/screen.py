"""A screen of its own: keys go to whatever window is in front, texts through the clipboard, pictures come back."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

PROGRAMS = {
    "soffice": "libreoffice-calc",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "import": "imagemagick",
    "convert": "imagemagick",
}
"""What a window of LibreOffice on a screen of its own needs, and the Debian package that has it."""

SIZE = (1920, 1080)
FEW_COLOURS = ("-dither", "None", "-colors", "64", "-strip", "-define", "png:exclude-chunks=date,time")
PAUSE = "8"
"""Milliseconds between two keys: what waits in the queue of the window is not lost."""

PATIENCE = 240.0
"""Seconds until something that must come is given up."""

ANSWER = 30.0
"""Seconds that one program of the screen may take."""

LOOK = 0.05
"""Seconds between two looks at what has no notice of its own."""


class ScreenError(Exception):
    """What was waited for did not come."""


def missing_programs() -> list[str]:
    """The programs that are not installed, each with its Debian package."""
    return [f"{program} ({package})" for program, package in PROGRAMS.items() if shutil.which(program) is None]


class Screen:
    """An X server with nothing on it. Ends with everything that was started on it.

    `-noreset`: else it starts anew whenever the last of its programs leaves, and turns away who comes meanwhile.
    """

    def __init__(self, display: str | None = None) -> None:
        """`display`: such as `:75`; None takes the first that is free."""
        self._started: list[subprocess.Popen[bytes]] = []
        self._clipboard: subprocess.Popen[bytes] | None = None
        width, height = SIZE
        reading, writing = os.pipe()
        ask = [] if display is None else [display]
        with os.fdopen(reading) as told:
            command = ["Xvfb", *ask, "-displayfd", str(writing), "-noreset", "-screen", "0", f"{width}x{height}x24"]
            self.start(*command, keep=writing)
            os.close(writing)
            number = told.readline().strip()
        if not number:
            raise ScreenError(f"Xvfb did not start: {' '.join(command)}")
        self.display = f":{number}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._release_clipboard()
        for process in reversed(self._started):
            end(process)

    @property
    def environment(self) -> Mapping[str, str]:
        display = {"DISPLAY": self.display} if hasattr(self, "display") else {}
        return {**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "gen", **display}

    def start(self, *command: str, keep: int | None = None) -> subprocess.Popen[bytes]:
        """Starts a program that ends with the screen. `keep`: a file descriptor that it needs."""
        process = subprocess.Popen(  # noqa: S603  programs named in this folder
            command, env=self.environment, start_new_session=True, pass_fds=() if keep is None else (keep,),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._started.append(process)
        return process

    # Hands.

    def press(self, *keys: str) -> None:
        """Keys one after the other, as xdotool names them: `Tab`, `ctrl+v`."""
        self._run("xdotool", "key", "--delay", PAUSE, *keys)

    def type(self, text: str) -> None:
        """ASCII as it is typed; a tab is the key Tab, a line feed is Enter."""
        self._run("xdotool", "type", "--delay", PAUSE, "--", text)

    def put_on_clipboard(self, text: str, kind: str = "UTF8_STRING") -> None:
        """The text is offered to whoever pastes, as plain text or as `text/html`, until another program copies."""
        self._release_clipboard()
        command = ["xclip", "-selection", "clipboard", "-target", kind]
        self._clipboard = subprocess.Popen(  # noqa: S603  programs named in this folder
            [*command, "-in", "-quiet"], env=self.environment, start_new_session=True, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._clipboard.stdin is not None  # noqa: S101  it is a pipe
        self._clipboard.stdin.write(text.encode())
        self._clipboard.stdin.close()
        for _ in self.looks("the clipboard"):
            if self._run("timeout", "5", *command, "-out", check=False) == text:
                return

    def copied(self, seconds: float = PATIENCE) -> str | None:
        """Copies what is marked in front, and with it waits until all keys before were heeded; None if none copies."""
        if self._clipboard is None or self._clipboard.poll() is not None:
            self.put_on_clipboard("nothing was copied")
        assert self._clipboard is not None  # noqa: S101  put there above
        self.press("ctrl+c")
        try:
            self._clipboard.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        return self._run("timeout", "5", "xclip", "-selection", "clipboard", "-out", check=False)

    # Eyes.

    def windows(self) -> Mapping[str, str]:
        """The titles of the visible windows by their numbers; those without one have an empty one."""
        numbers = self._run("xdotool", "search", "--onlyvisible", "--name", "", check=False).split()
        return {number: self._run("xdotool", "getwindowname", number, check=False).strip() for number in numbers}

    def wait_for(self, title: str, program: subprocess.Popen[bytes]) -> str:
        """The number of the window whose title holds `title`, as soon as the program shows it."""
        for _ in self.looks(f"a window “{title}”"):
            for number, name in self.windows().items():
                if title in name:
                    return number
            if program.poll() is not None:
                raise ScreenError(f"no window “{title}”: the program ended with {program.returncode}")
        raise AssertionError

    def resize(self, window: str, size: tuple[int, int]) -> None:
        width, height = map(str, size)
        self._run("xdotool", "windowmove", window, "0", "0", "windowsize", window, width, height)
        wanted = f"{width}x{height}"
        for _ in self.looks(f"a window of {wanted}"):
            if wanted in self._run("xdotool", "getwindowgeometry", window):
                return

    def focus(self, window: str) -> None:
        """Keys go to this window from now on: there is no window manager that would say so."""
        self._run("xdotool", "windowfocus", "--sync", window)

    def photograph(self, picture: Path, size: tuple[int, int]) -> None:
        """The upper left part of the screen, as soon as it stands still."""
        width, height = size
        crop = ("-crop", f"{width}x{height}+0+0", "+repage")
        before = b""
        for _ in self.looks("a picture that stands still"):
            now = self._output("import", "-window", "root", *crop, "ppm:-")
            if now == before:
                break
            before = now
        self._output("convert", "ppm:-", *FEW_COLOURS, f"PNG8:{picture}", given=before)

    def looks(self, what: str, seconds: float = PATIENCE) -> Iterator[None]:
        """Another look each time, until `seconds` are over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            yield
            time.sleep(LOOK)
        raise ScreenError(f"{what} did not come within {seconds:.0f} s; windows: {sorted(self.windows().values())}")

    def _release_clipboard(self) -> None:
        if self._clipboard is not None:
            end(self._clipboard)
            self._clipboard = None

    def _run(self, *command: str, check: bool = True) -> str:
        return self._output(*command, check=check).decode(errors="replace")

    def _output(self, *command: str, check: bool = True, given: bytes = b"") -> bytes:
        """What a program prints; nothing where it waits for a clipboard whose owner is just gone."""
        try:
            done = subprocess.run(  # noqa: S603  programs named in this folder
                command, env=self.environment, check=False, capture_output=True, input=given, timeout=ANSWER
            )
        except subprocess.TimeoutExpired:
            if check:
                raise ScreenError(f"{' '.join(command[:3])} did not answer within {ANSWER:.0f} s") from None
            return b""
        if check and done.returncode:
            raise ScreenError(f"{' '.join(command[:3])}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and what it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            break
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
    process.wait()
