"""Every page is for the one browser that was opened with its address, and nothing is done for a page from elsewhere."""

import io
import secrets

import pytest
from opened import HOST, OWN, Opened

from xlreport.desk import guard
from xlreport.desk.app import _routes
from xlreport.desk.work.folder import Kind

PAGES = ("/", "/files", "/results", "/results/all.zip", "/changes", "/compare", "/options", "/static/desk.js")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "localhost:8765", "127.0.0.1", "127.0.0.1:80", ""]
)
def test_a_foreign_host_is_answered_nothing(here: Opened, host: str) -> None:
    """A name that leads to this machine, as DNS rebinding makes one, is not ours."""
    for path in (*PAGES, f"/enter?key={here.guard.key}"):
        assert here.client.get(path, headers={"host": host}, follow_redirects=False).status_code == 421


@pytest.mark.parametrize("path", PAGES)
def test_without_the_cookie_no_page_is_shown(here: Opened, path: str) -> None:
    answer = here.stranger().get(path)
    assert answer.status_code == 403
    assert "<" not in answer.text


def test_a_wrong_cookie_is_none(here: Opened) -> None:
    (name,) = here.client.cookies.keys()
    for value in ("", "x", secrets.token_urlsafe(32), here.guard.key, "é"):
        headers = {"cookie": f"{name}={value}".encode()}
        assert here.stranger().get("/", headers=headers).status_code == 403  # type: ignore[arg-type]


def test_the_address_opens_once(here: Opened) -> None:
    assert here.stranger().get(here.guard.address).status_code == 403
    assert here.client.get(here.guard.address).status_code == 200  # whoever is in already comes in again


@pytest.mark.parametrize("key", ["", "x", "?", "%00", "é"])
def test_a_wrong_key_opens_nothing(here: Opened, key: str) -> None:
    answer = here.stranger().get("/enter", params={"key": key})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_site_alone_and_for_no_script(here: Opened) -> None:
    fresh = guard.Guard(here.guard.app, HOST)
    here.guard = fresh
    told = here.stranger().get(fresh.address).headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told


ACTIONS = tuple(
    route.path.replace("{kind}", "sent").replace("{id}", "0")
    for route in _routes()
    if "POST" in (getattr(route, "methods", None) or ())
)


def test_every_address_that_changes_something_is_tried() -> None:
    assert len(ACTIONS) > 8
    assert {"/run", "/leave", "/files/sent", "/options/keep"} <= set(ACTIONS)


FOREIGN: tuple[dict[str, str], ...] = (
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": f"{OWN}.evil.example"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": f"https://{HOST}"},
    {"referer": "http://evil.example/"},
    {"referer": f"{OWN}.evil.example/"},
    {"origin": OWN, "sec-fetch-site": "cross-site"},
    {"origin": OWN, "sec-fetch-site": "same-site"},
    {},
)


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ACTIONS)
def test_nothing_is_done_for_a_page_from_elsewhere(here: Opened, path: str, headers: dict[str, str]) -> None:
    answer = here.client.post(path, headers=headers, files={"files": ("甲.xlsx", io.BytesIO(b"x"))})
    assert answer.status_code == 403
    assert here.desk.folder.listed(Kind.RECEIVED) == []
    assert not here.desk.runs.is_running


def test_a_browser_that_tells_no_origin_is_known_by_its_page(here: Opened) -> None:
    answer = here.client.post("/run", headers={"referer": f"{OWN}/"})
    assert "还没有收到文件" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_no_other_method_is_answered(here: Opened, method: str) -> None:
    assert here.client.request(method, "/").status_code == 405


def test_looking_changes_nothing(here: Opened) -> None:
    """No address that changes something can be asked for by a link or a picture."""
    for path in ACTIONS:
        assert here.client.get(path).status_code in {404, 405}


def test_every_answer_lets_in_nothing_from_elsewhere(here: Opened) -> None:
    for answer in (here.client.get("/"), here.client.get("/none"), here.stranger().get("/")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_no_page_holds_a_script_or_a_style_of_its_own(here: Opened) -> None:
    for path in PAGES[:2] + PAGES[4:7]:
        page = here.page(path)
        assert " style=" not in page
        assert "<style" not in page
        assert " on" not in "".join(part for part in page.split("<")[1:] if part.startswith("script"))
        assert page.count("<script") == page.count('<script src="/static/')


def test_a_request_that_says_it_is_too_long_is_not_read(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    answer = here.give("sent", "甲.xlsx", b"x" * 2000)
    assert answer.status_code == 413
    assert here.desk.folder.listed(Kind.RECEIVED) == []


def test_a_request_that_does_not_say_so_is_cut_off(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.xlsx"\r\n\r\n'
    pieces = iter([head, *[b"x" * 500] * 8, b"\r\n--b--\r\n"])
    headers = {"origin": OWN, "content-type": "multipart/form-data; boundary=b"}
    answer = here.client.post("/files/sent", content=pieces, headers=headers)
    assert answer.status_code == 413
    assert here.desk.folder.listed(Kind.RECEIVED) == []
