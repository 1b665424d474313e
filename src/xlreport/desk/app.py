"""The desk as an application of the web: which address leads where, and who stands before it."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from xlreport.desk.guard import Guard, TooMuchError
from xlreport.desk.pages import actions, forms, options, results, rules, shown
from xlreport.desk.shared import LOOK, STATIC, Desk, page
from xlreport.desk.work.run import failure_of
from xlreport.messages import district
from xlreport.messages.desk import tellings as words


def guarded(desk: Desk, host: str) -> Guard:
    """What the server serves. `host`: the only one it answers to, with its port."""
    app = Starlette(
        routes=_routes(),
        exception_handlers={400: _too_much, 404: _not_there, TooMuchError: _too_much, Exception: _failed},
    )
    app.state.desk = desk
    return Guard(app, host)


def _routes() -> list[Route | Mount]:
    return [*_seen(), *_chosen(), *_taken()]


def _seen() -> list[Route | Mount]:
    return [
        Route("/", shown.index),
        Route("/progress", shown.progress),
        Route("/watch", shown.watch),
        Route("/agency/{id}", shown.agency),
        Route("/agency/{id}/preview/{key}", shown.preview),
        Route("/agency/{id}/previewed/{key}", shown.previewed),
        Route("/agency/{id}/choose", actions.choose_file, methods=["POST"]),
        Route("/compare", shown.compare),
        Route("/changes", shown.changes),
        Route("/files", shown.files),
        Route("/files/roster/blank", results.blank_roster),
        Route("/files/{kind}", actions.upload, methods=["POST"]),
        Route("/files/{kind}/aside", actions.put_aside, methods=["POST"]),
        Route("/files/aside/back", actions.put_back, methods=["POST"]),
    ]


def _chosen() -> list[Route | Mount]:
    return [
        Route("/options", options.options),
        Route("/options/keep", options.keep_options, methods=["POST"]),
        Route("/options/rules", rules.take_rules, methods=["POST"]),
        Route("/options/form/aside", forms.put_form_aside, methods=["POST"]),
        Route("/options/choose", rules.choose_rules, methods=["POST"]),
        Route("/run", actions.run, methods=["POST"]),
        Route("/run/stop", actions.stop_run, methods=["POST"]),
        Route("/leave", actions.leave, methods=["POST"]),
    ]


def _taken() -> list[Route | Mount]:
    return [
        Route("/results", results.results),
        Route("/results/all.zip", results.everything),
        Route("/results/file/{path:path}", results.result),
        *(Route(f"/{folder}/{{name}}", results.linked(folder)) for folder in (district.REPORTS, district.RETURNS)),
        Route("/static/desk.css", _style),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def _style(_: Request) -> Response:
    """Kept by the browser: the last page is shown when the server has gone. Its address tells one look from another."""
    return Response(LOOK, media_type="text/css", headers={"cache-control": "private, max-age=86400, immutable"})


def _not_there(request: Request, _: Exception) -> Response:
    return page(request, "missing.html", 404)


def _too_much(_: Request, __: Exception) -> Response:
    return PlainTextResponse(words.REFUSED_SIZE, 413)


def _failed(request: Request, error: Exception) -> Response:
    """What nobody foresaw: the page says so, and the desk goes on."""
    return page(request, "failed.html", 500, said=failure_of(error))
