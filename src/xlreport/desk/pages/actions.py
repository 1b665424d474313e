"""What the coordinator does: each a form that is posted, after which the page is shown anew."""

from collections.abc import Callable, Mapping

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from xlreport.desk.pages.forms import forms_now, take_forms
from xlreport.desk.shared import MOST_FIELDS, Desk, back, desk_of, page, text_in
from xlreport.desk.work.folder import MOST_FILES, Kind, NotTakenError
from xlreport.errors import UnreadableError
from xlreport.messages import commands
from xlreport.messages.desk import tellings as words
from xlreport.use_cases.failures import stopped_by

MOST_LINES = 5
"""Of files that were not taken: of a folder with a hidden one in it there may be thousands."""

UPLOAD = "upload"
"""What the page's own script says of itself: it shows the page anew by itself."""


async def run(request: Request) -> Response:
    """Begin a run over what is there."""
    await run_in_threadpool(desk_of(request).start)
    return back("/")


async def stop_run(request: Request) -> Response:
    desk_of(request).runs.stop()
    return back("/")


async def leave(request: Request) -> Response:
    """The last page; then the server ends."""
    desk = desk_of(request)
    desk.runs.stop()
    answer = page(request, "ended.html", folder=desk.folder.top)
    answer.background = BackgroundTask(desk.leave)
    return answer


async def upload(request: Request) -> Response:
    """Files of one kind, however many."""
    kind = _kind(request)
    if kind in _NOT_BY_NAME:
        raise HTTPException(404)
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        given = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        await run_in_threadpool(_take, desk_of(request), kind, given)
    if request.headers.get("x-desk") == UPLOAD:
        return Response(status_code=204)
    return back(_AFTER.get(request.query_params.get("to", ""), "/"))


_AFTER: Mapping[str, str] = {"files": "/files", "options": "/options"}
"""The pages that files are given on, by their names in an address."""


_NOT_BY_NAME = frozenset({Kind.RULES, Kind.ASIDE})
"""A rule set is read before it is taken; nothing is given that is not to be used."""


def _take(desk: Desk, kind: Kind, given: list[UploadFile]) -> None:
    with desk.change() as free:
        if free and not given:
            desk.notes.append(words.TAKEN_NONE)
        elif free and kind is Kind.ROSTER:
            _take_roster(desk, given)
        elif free and kind is Kind.FORMS:
            take_forms(desk, given)
        elif free:
            _take_files(desk, kind, given)


def _take_files(desk: Desk, kind: Kind, given: list[UploadFile]) -> None:
    taken = same = 0
    refused: list[str] = []
    for one in given:
        try:
            path = desk.folder.take(kind, one.filename or "", one.file)
        except NotTakenError as error:
            refused.append(str(error))
        except OSError as error:
            desk.notes.append(stopped_by(error))
            break
        else:
            taken, same = taken + (path is not None), same + (path is None)
    desk.notes.append(words.TAKEN.format(count=taken))
    if same:
        desk.notes.append(words.TAKEN_SAME.format(count=same))
    desk.notes += refused[:MOST_LINES]
    if len(refused) > MOST_LINES:
        desk.notes.append(words.REFUSED_MORE.format(count=len(refused) - MOST_LINES))


def _take_roster(desk: Desk, files: list[UploadFile]) -> None:
    """Read first: the one that is there stays until another one can be used."""
    from xlreport.collection.roster import read_roster

    if len(files) > 1:
        desk.notes.append(words.ROSTER_MANY)
        return
    (given,), (forms, _) = files, forms_now(desk)
    try:
        with desk.folder.tried(given.filename or "", given.file) as path:
            roster = read_roster(path, forms)
            given.file.seek(0)
            desk.folder.take(Kind.ROSTER, given.filename or "", given.file)
    except NotTakenError as error:
        desk.notes.append(str(error))
    except UnreadableError as error:
        desk.notes.append(words.ROSTER_BAD.format(message=_said(error)))
    except OSError as error:
        desk.notes.append(stopped_by(error))
    else:
        desk.notes.append(words.ROSTER_TAKEN.format(path=path.name, count=len(roster.members)))
        if roster.passed_over:
            rows = (commands.ROSTER_ROW.format(row=row, text=text) for row, text in roster.passed_over.items())
            desk.notes.append(commands.ROSTER_PASSED_OVER.format(rows=commands.LIST_SEPARATOR.join(rows)))
        unknown = roster.unknown_to(forms.values())
        if unknown:
            desk.notes.append(commands.ROSTER_UNKNOWN.format(columns=commands.LIST_SEPARATOR.join(unknown)))


def _said(error: UnreadableError) -> str:
    from xlreport.collection.outcomes import refusal
    from xlreport.desk.work.own_words import in_own_words

    return in_own_words(error.code, refusal(error.code, error.params).message)


async def put_aside(request: Request) -> Response:
    """A file that is not to count; it is kept."""
    return await _moved(request, _kind(request), Kind.ASIDE, words.MOVED_ASIDE)


async def put_back(request: Request) -> Response:
    return await _moved(request, Kind.ASIDE, Kind.RECEIVED, words.MOVED_BACK)


async def _moved(request: Request, kind: Kind, to: Kind, said: str) -> Response:
    desk, path = desk_of(request), _path(await request.form(max_files=0))

    def move() -> None:
        desk.folder.move(kind, path, to)
        desk.notes.append(said.format(path=path))

    await run_in_threadpool(_changed, desk, move)
    return back("/files")


async def choose_file(request: Request) -> Response:
    """Which of several files of an agency counts."""
    desk, form = desk_of(request), await request.form(max_files=0)
    seen = desk.runs.seen
    one = None if seen is None else seen.agency(request.path_params["id"])
    if one is None:
        raise HTTPException(404)

    def move() -> None:
        from xlreport.desk.work.choice import choose

        if one.id in desk.runs.chosen:
            desk.notes.append(words.CHOSEN_ALREADY)
            return
        told, is_done = choose(desk.folder, one, text_in(form, "file"))
        desk.notes.extend(told)
        if is_done:
            desk.runs.chosen[one.id] = text_in(form, "file")

    await run_in_threadpool(_changed, desk, move)
    return back(f"/agency/{one.id}")


def _path(form: FormData) -> str:
    """As it is: a blank before or behind belongs to it."""
    given = form.get("path")
    return given if isinstance(given, str) else ""


def _changed(desk: Desk, change: Callable[[], None]) -> None:
    """What the folder does not know is no page; what the disk does not take is told."""
    with desk.change() as free:
        if not free:
            return
        try:
            change()
        except LookupError as error:
            raise HTTPException(404) from error
        except NotTakenError as error:
            desk.notes.append(str(error))
        except OSError as error:
            desk.notes.append(stopped_by(error))


def _kind(request: Request) -> Kind:
    try:
        return Kind(request.path_params["kind"])
    except ValueError as error:
        raise HTTPException(404) from error
