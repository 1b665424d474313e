"""The pages that show how everything stands; none of them changes anything.

What a page needs of reports is imported by that page: the first one is there before any report is.
"""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from xlreport.desk.shared import desk_of, page, part
from xlreport.desk.work.folder import Kind
from xlreport.desk.work.seen import AgencySeen, FileSeen, Seen

_OF_PREVIEW: Mapping[str, str] = {
    "content-security-policy": "sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
}
"""The page brings a policy of its own, which lets in its style sheet and nothing else."""


def index(request: Request) -> Response:
    """How far everything is, what is to be done, and the agencies, all or those that are looked for."""
    desk = desk_of(request)
    state, wanted = request.query_params.get("state", ""), request.query_params.get("q", "").strip()
    found = desk.runs.seen
    shown = [] if found is None else [(one, _found(one.agencies, state, wanted)) for one in found.sections]
    counts = {kind.value: len(desk.folder.listed(kind)) for kind in Kind}
    return page(request, "index.html", shown=shown, state=state, wanted=wanted, counts=counts)


def _found(agencies: tuple[AgencySeen, ...], state: str, wanted: str) -> list[AgencySeen]:
    return [
        one
        for one in agencies
        if state in {"", one.state} and wanted.lower() in f"{one.agency} {one.contact} {one.said}".lower()
    ]


def progress(request: Request) -> Response:
    """The run, asked for every second while it is at work; once it has ended the whole page is to be shown anew."""
    headers = {} if desk_of(request).runs.is_running else {"HX-Refresh": "true"}
    return HTMLResponse(part(request, "_run.html"), headers=headers)


def watch(request: Request) -> Response:
    """Asked by every page that stays open, which may be one of several: whether a run goes on, or has ended since.

    `shown`: how the page was made, `told`: what it has been told. Nothing is sent where there is nothing new.
    """
    runs = desk_of(request).runs
    shown, told = (request.query_params.get(name, "") for name in ("shown", "told"))
    if told == runs.now:
        return Response(status_code=204)
    return HTMLResponse(part(request, "_watch.html", shown=shown))


def agency(request: Request) -> Response:
    """What is wrong in its files, cell by cell, and what to write to it."""
    from xlreport.desk.work.kept import findings_of, has_last_year

    seen, one = _asked(request)
    files = [(file, findings_of(seen, file)) for file in one.files]
    used = one.used or next(iter(one.files), None)
    last = used is not None and has_last_year(seen, one, used)
    return page(request, "of_agency.html", one=one, files=files, last_year=last)


def preview(request: Request) -> Response:
    """The report in a frame that may do nothing."""
    _, one = _asked(request)
    return page(request, "preview.html", one=one, file=_file(one, request.path_params["key"]))


def previewed(request: Request) -> Response:
    """What the frame shows."""
    from xlreport.desk.work.kept import printed

    seen, one = _asked(request)
    text = printed(seen, one, _file(one, request.path_params["key"]))
    if text is None:
        raise HTTPException(404)
    return HTMLResponse(text, headers=_OF_PREVIEW)


def compare(request: Request) -> Response:
    """Any two files that were read, or one and the report of its agency the year before."""
    from xlreport.desk.work.kept import LAST_YEAR, differing

    seen = desk_of(request).runs.seen
    files = {} if seen is None else {file.key: (one, file) for one in seen.agencies for file in one.files}
    old, new = (request.query_params.get(name, "") for name in ("old", "new"))
    found = None
    if seen is not None and new in files and (old in files or old == LAST_YEAR):
        one, after = files[new]
        found = differing(seen, one, files[old][1] if old in files else None, after)
    shown = [(key, file.shown) for key, (_, file) in files.items()]
    agency = files[new][0] if new in files else None
    return page(request, "compare.html", files=shown, old=old, new=new, found=found, agency=agency)


def changes(request: Request) -> Response:
    """All that has happened, the latest first."""
    seen = desk_of(request).runs.seen
    events = () if seen is None else tuple(reversed(seen.history.events))
    return page(request, "changes.html", events=events)


def files(request: Request) -> Response:
    """What lies in the work folder."""
    folder = desk_of(request).folder
    return page(request, "files.html", listed={kind.value: folder.listed(kind) for kind in Kind}, folder=folder.top)


def _asked(request: Request) -> tuple[Seen, AgencySeen]:
    seen = desk_of(request).runs.seen
    one = None if seen is None else seen.agency(request.path_params["id"])
    if seen is None or one is None:
        raise HTTPException(404)
    return seen, one


def _file(one: AgencySeen, key: str) -> FileSeen:
    found = next((file for file in one.files if file.key == key), None)
    if found is None:
        raise HTTPException(404)
    return found
