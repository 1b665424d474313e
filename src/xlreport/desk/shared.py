"""What all pages have in common: the work folder, the run, what is to be told once, and how a page is made."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from xlreport.desk.work.folder import Kind, WorkFolder
from xlreport.desk.work.run import Runs
from xlreport.desk.work.settings import NAME, Settings, UnusableSettingsError, keep_settings, read_settings
from xlreport.district.publish.page.style import STYLE
from xlreport.messages import district
from xlreport.messages.desk import pages as words
from xlreport.messages.desk import tellings
from xlreport.messages.rounds import EVENTS

_OWN = Path(__file__).parent
STATIC = _OWN / "static"
LOOK = STYLE + (STATIC / "desk.css").read_text(encoding="utf-8")
"""That of index.html, and what the desk adds to it."""

_PAGES = Environment(
    loader=FileSystemLoader(_OWN / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
_PAGES.globals |= {
    "w": words,
    "d": district,
    "event_names": EVENTS,
    "look": hashlib.sha256(LOOK.encode()).hexdigest()[:12],
}


@dataclass
class Desk:
    """`leave`: ends the server. `notes`: told on the next page that is shown, whichever tab shows it."""

    folder: WorkFolder
    leave: Callable[[], None]
    runs: Runs = field(init=False)
    notes: list[str] = field(default_factory=list)
    changing: Lock = field(default_factory=Lock)
    _reading: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.folder.make()
        self.runs = Runs(self.folder)

    @property
    def settings(self) -> Settings:
        """What was chosen, or the usual ones: `_chosen` has told where they stand for what cannot be used."""
        return self._chosen() or Settings()

    def _chosen(self) -> Settings | None:
        """None where what was kept cannot be used: it is put aside, which is told."""
        with self._reading:
            try:
                return read_settings(self.folder.own)
            except UnusableSettingsError:
                path = self.folder.put_aside(self.folder.own / NAME, NAME)
                self.notes.append(tellings.SETTINGS_UNUSABLE.format(path=path))
                return None

    def keep(self, settings: Settings) -> None:
        keep_settings(self.folder.own, settings)

    def start(self) -> None:
        """A run over what is there, if anything is, and as it was chosen; what is still to be done is told."""
        with self.changing:
            settings = self._chosen()
            if settings is None:
                return
            if not self.folder.listed(Kind.RECEIVED):
                self.notes.append(tellings.RUN_FIRST)
            elif not self.runs.start(settings):
                self.notes.append(tellings.RUNNING_ALREADY)

    @contextmanager
    def change(self) -> Iterator[bool]:
        """One change of the folder at a time; False, which is told, while a run reads it."""
        with self.changing:
            if self.runs.is_running:
                self.notes.append(tellings.RUNNING)
            yield not self.runs.is_running


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401  whatever a page shows
    """A page with what is to be told, which then is told no more; not where only a piece of it is taken."""
    desk = desk_of(request)
    notes: list[str] = []
    if request.method == "GET" and "hx-request" not in request.headers:
        notes, desk.notes = desk.notes, notes
    shared = {"notes": notes, "runs": desk.runs, "seen": desk.runs.seen, "path": request.url.path}
    return HTMLResponse(_PAGES.get_template(name).render(**shared, **values), status)


def part(request: Request, name: str, **values: str) -> str:
    """A piece of a page that is asked for by itself."""
    desk = desk_of(request)
    return _PAGES.get_template(name).render(runs=desk.runs, seen=desk.runs.seen, **values)


MOST_FIELDS = 5_000
"""Of a form: as many rules as all forms have, and some more."""


def text_in(form: FormData, name: str) -> str:
    """What was filled in there; empty where nothing was."""
    given = form.get(name)
    return given.strip() if isinstance(given, str) else ""


def back(to: str) -> Response:
    """After a change: the page that shows it."""
    return RedirectResponse(to, 303)
