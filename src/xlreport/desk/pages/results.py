"""What may be taken away: the files that the last run has written, one by one or all in one, and nothing else."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from xlreport.desk.pages.forms import forms_now
from xlreport.desk.shared import Desk, back, desk_of, page
from xlreport.messages.desk import pages as words
from xlreport.messages.desk import tellings

_PIECE = 2**16


def results(request: Request) -> Response:
    """The list of them, folder by folder."""
    seen = desk_of(request).runs.seen
    groups: dict[str, list[str]] = {}
    for path in () if seen is None else seen.outputs:
        folder, _, _ = path.rpartition("/")
        groups.setdefault(folder, []).append(path)
    return page(request, "results.html", groups=groups, folder=desk_of(request).folder.results)


def result(request: Request) -> Response:
    """One of them, by its path below the results; a path that no run has written leads nowhere."""
    return _file(desk_of(request), request.path_params["path"])


def linked(folder: str) -> Callable[[Request], Response]:
    """The same for addresses that begin with a folder of the results, as the list of what is to be done has them."""

    def found(request: Request) -> Response:
        return _file(desk_of(request), f"{folder}/{request.path_params['name']}")

    return found


def _file(desk: Desk, path: str) -> Response:
    if desk.runs.seen is None or path not in desk.runs.seen.outputs:
        raise HTTPException(404)
    found = desk.folder.results / path
    if not _is_own(desk.folder.results, path):
        raise HTTPException(404)
    return FileResponse(found, filename=found.name, media_type="application/octet-stream")


def blank_roster(request: Request) -> Response:
    """A roster to be filled in, with what the forms ask of an agency."""
    from xlreport.collection.rosters import blank

    content = blank.blank_roster(forms_now(desk_of(request))[0].values())
    return Response(content, media_type="application/octet-stream", headers=_named(words.BLANK_ROSTER_FILE))


def _named(name: str) -> Mapping[str, str]:
    """For a file to be taken away."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def everything(request: Request) -> Response:
    """All of them as one zip; made in a file, sent piece by piece."""
    desk = desk_of(request)
    if desk.runs.seen is None:
        raise HTTPException(404)
    if desk.runs.is_running:
        desk.notes.append(tellings.TAKE_LATER)
        return back("/results")
    packed = _packed(desk.folder.results, desk.runs.seen.outputs)
    return StreamingResponse(_pieces(packed), media_type="application/zip", headers=_named(words.ALL_FILE))


def _packed(top: Path, paths: tuple[str, ...]) -> BinaryIO:
    packed = tempfile.TemporaryFile(prefix="xlreport-")  # noqa: SIM115  closed once it is sent
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        for path in paths:
            if _is_own(top, path):
                archive.write(top / path, path)
    packed.seek(0)
    return packed


def _is_own(top: Path, path: str) -> bool:
    """Whether it is there, and no link to something else."""
    found = top / path
    ways = (found, *(one for one in found.parents if one != top and one.is_relative_to(top)))
    return found.is_file() and not any(one.is_symlink() for one in ways)


def _pieces(packed: BinaryIO) -> Iterator[bytes]:
    with packed:
        while piece := packed.read(_PIECE):
            yield piece
