"""A desk as its browser sees it, without a socket; files to give it."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from httpx2 import Response
from starlette.testclient import TestClient
from support.district import District, district, write_roster

from xlreport.desk.app import guarded
from xlreport.desk.guard import Guard
from xlreport.desk.shared import Desk
from xlreport.desk.start import LOOPBACK, listening
from xlreport.desk.work.folder import WorkFolder

HOST = "127.0.0.1:8765"
OWN = f"http://{HOST}"
Trouble = Callable[[District, random.Random], None]


@dataclass
class Opened:
    """`client` has come in by the address that was opened."""

    desk: Desk
    guard: Guard
    client: TestClient

    def stranger(self) -> TestClient:
        return TestClient(self.guard, base_url=OWN, follow_redirects=False, raise_server_exceptions=False)

    def post(self, path: str, headers: Mapping[str, str] | None = None, **given: object) -> Response:
        return self.client.post(path, headers={"origin": OWN, **(headers or {})}, **given)  # type: ignore[arg-type]

    def give(self, kind: str, name: str, content: bytes) -> Response:
        return self.post(f"/files/{kind}", files={"files": (name, io.BytesIO(content))})

    def run(self) -> None:
        """Until it has ended."""
        self.post("/run")
        self.desk.runs.join(120)
        assert not self.desk.runs.is_running
        assert self.desk.runs.failure is None

    def page(self, path: str = "/") -> str:
        shown = self.client.get(path)
        assert shown.status_code == 200, shown.text
        return shown.text

    def agency(self, name: str) -> str:
        """Where its page is."""
        found = re.search(rf'href="(/agency/[0-9a-f]+)">{re.escape(name)}<', self.page())
        assert found is not None, name
        return found[1]


def opened(top: Path) -> Opened:
    left: list[None] = []
    desk = Desk(WorkFolder(top), lambda: left.append(None))
    guard = guarded(desk, HOST)
    client = TestClient(guard, base_url=OWN, follow_redirects=True, raise_server_exceptions=False)
    assert client.get(guard.address).status_code == 200
    return Opened(desk, guard, client)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Opened]:
    """An empty one."""
    own = opened(tmp_path / "台")
    yield own
    own.desk.runs.stop()
    own.desk.runs.join(60)


@contextmanager
def served(folder: Path) -> Iterator[tuple[Desk, str]]:
    """A desk on a socket, in this process, and the address that opens it."""
    with listening(0) as own:
        desk = Desk(WorkFolder(folder), lambda: None)
        guard = guarded(desk, f"{LOOPBACK}:{own.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(guard, http="h11", lifespan="off", log_config=None))
        thread = Thread(target=server.run, kwargs={"sockets": [own]})
        thread.start()
        try:
            yield desk, guard.address
        finally:
            server.should_exit = True
            thread.join(30)


def packed(folder: Path) -> bytes:
    """The files of a folder as one zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return content.getvalue()


def sent(top: Path, good_ones: int, *troubles: Trouble) -> tuple[District, Path]:
    """Good workbooks and these troubles, and the roster."""
    made = district(top / "交来", good_ones, 0)
    chance = random.Random(3)  # noqa: S311  a fixed folder, no secret
    for trouble in troubles:
        trouble(made, chance)
    return made, write_roster(made, top / "名册.csv")


def bytes_below(folder: Path) -> Mapping[str, bytes]:
    """Every file that is not the run's own."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        name: path.read_bytes()
        for path in files
        if not (name := path.relative_to(folder).as_posix()).startswith(".xlreport/")
    }
