"""Who may ask the desk for anything: the one browser that was opened with its address, and no page from elsewhere."""

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xlreport.messages.desk import tellings as words

ENTRANCE = "/enter"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Of every answer; one that has its own keeps it."""

MOST_BYTES = 2 * 10**9
"""Of one request: a county's folder is a tenth of it."""

_METHODS = frozenset({"GET", "HEAD", "POST"})


class Guard:
    """Stands before the application. `host`: the only one that the desk answers to, with its port.

    `key` opens once; who has come in by it has `cookie` from then on.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app = app
        self.host = host
        self.key = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._used = False
        self._name = f"xlreport-desk-{host.rpartition(':')[2]}"

    @property
    def address(self) -> str:
        """Where the browser is opened."""
        return f"http://{self.host}{ENTRANCE}?key={self.key}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send) if scope["type"] == "lifespan" else None
            return
        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, _guarded(send))
            return
        await self.app(scope, _limited(receive), _guarded(send))

    def _answer(self, scope: Scope) -> Response | None:
        """What is said instead of the page; None lets the request pass."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self.host]:
            return _refused(words.REFUSED_HOST, 421)
        if scope["method"] not in _METHODS:
            return _refused(words.REFUSED_METHOD, 405)
        if scope["path"] == ENTRANCE:
            return self._entered(scope)
        if not self._is_known(headers):
            return _refused(words.REFUSED_STRANGER)
        return self._changing(headers) if scope["method"] == "POST" else None

    def _changing(self, headers: Headers) -> Response | None:
        """What changes something is asked for by our own pages alone, and holds no more than it may."""
        if headers.get("sec-fetch-site", "same-origin") != "same-origin" or not self._is_own(headers):
            return _refused(words.REFUSED_ORIGIN)
        return _refused(words.REFUSED_SIZE, 413) if _length(headers) > MOST_BYTES else None

    def _entered(self, scope: Scope) -> Response:
        """The key is good for one browser; that one may open its address again."""
        given = QueryParams(scope["query_string"]).get("key", "")
        if self._is_known(Headers(scope=scope)):
            return RedirectResponse("/", 303)
        if self._used or scope["method"] != "GET" or not _same(given, self.key):
            return _refused(words.REFUSED_STRANGER)
        self._used = True
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._name, self._cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _is_known(self, headers: Headers) -> bool:
        return _same(cookie_parser(headers.get("cookie", "")).get(self._name, ""), self._cookie)

    def _is_own(self, headers: Headers) -> bool:
        """Whether one of our own pages asks; where no origin is told, the page it comes from tells."""
        own = f"http://{self.host}"
        origins = headers.getlist("origin")
        return origins == [own] if origins else headers.get("referer", "").startswith(f"{own}/")


def _same(given: str, own: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), own.encode())


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else MOST_BYTES + 1


def _refused(sentence: str, status: int = 403) -> Response:
    return Response(sentence, status, media_type="text/plain")


class TooMuchError(Exception):
    """More was sent than one request may hold."""


def _limited(receive: Receive) -> Receive:
    """Counts what comes: its length may not have been told."""
    count = 0

    async def limited() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > MOST_BYTES:
            raise TooMuchError
        return message

    return limited


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
