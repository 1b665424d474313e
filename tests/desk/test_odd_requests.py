"""What nobody's browser would ask by itself: cut short, too long, under odd names and methods, from an earlier desk."""

import io
import socket
import time
import zipfile
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx2
import pytest
from opened import OWN, Opened, opened, served

from xlreport.desk.start import LOOPBACK
from xlreport.desk.work.folder import Kind, safe_path


def lying(here: Opened, kind: Kind = Kind.RECEIVED) -> list[str]:
    return [one.path for one in here.desk.folder.listed(kind)]


def test_a_cookie_of_an_earlier_desk_at_the_same_port_is_none(here: Opened, tmp_path: Path) -> None:
    later = opened(tmp_path / "后来的")
    assert set(here.client.cookies) == set(later.client.cookies)
    headers = {"cookie": "; ".join(f"{name}={value}" for name, value in here.client.cookies.items())}
    assert later.stranger().get("/", headers=headers).status_code == 403


HOSTS = (
    "127.0.0.1:8766", "127.0.0.1.:8765", "127.1:8765", "2130706433:8765", "[::1]:8765", "[::ffff:127.0.0.1]:8765",
    "127.0.0.1:8765@evil.example", "evil.example#127.0.0.1:8765", "127.0.0.1:8765, evil.example", "127.0.0.1:08765",
    "0.0.0.0:8765", "x" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS, ids=lambda one: one[:30])
def test_another_spelling_of_the_host_is_another_host(here: Opened, host: str) -> None:
    assert here.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("method", ["HEAD", "CONNECT", "BREW", "PROPFIND", "X" * 500])
def test_odd_methods_change_and_tell_nothing(here: Opened, method: str) -> None:
    here.desk.notes.append("只说一次")
    answer = here.client.request(method, "/")
    assert answer.status_code == (200 if method == "HEAD" else 405)
    assert answer.content == b"" or method != "HEAD"
    assert "只说一次" in here.page()
    for path in ("/run", "/leave", "/files/sent", "/options/keep"):
        assert here.client.request(method, path, headers={"origin": OWN}).status_code in {404, 405}


def test_a_piece_of_a_page_takes_no_telling_from_the_page(here: Opened) -> None:
    here.desk.notes.append("只说一次")
    here.client.get("/?q=x", headers={"hx-request": "true"})
    here.client.get("/watch?shown=0&told=x")
    assert "只说一次" in here.page()


CLIMBING = (
    "%252e%252e/名册/名册.csv", "..%255c..%255cetc", "%2e%2e%5c名册", "%c0%ae%c0%ae/名册", "报告%00.docx", "....//名册",
    "file:///etc/passwd", "~/.bashrc", "C:\\Windows\\win.ini", "\\\\server\\share", "报告/" * 200, "\u202egpj.报告",
)  # fmt: skip


@pytest.mark.parametrize("path", CLIMBING)
def test_no_spelling_of_a_path_leads_out_of_the_results(here: Opened, path: str) -> None:
    for before in ("/results/file/", "/static/", "/报告/", "/agency/", "/files/"):
        assert here.client.get(before + path).status_code in {404, 405}
        assert here.client.get(before + quote(path)).status_code in {404, 405}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("CON.xlsx", "CON_.xlsx"),
        ("aux/nul.txt", "aux_/nul_.txt"),
        ("甲.xlsx.", "甲.xlsx"),
        ("甲.xlsx ..", "甲.xlsx"),
        ("局 ./甲.xlsx", "局/甲.xlsx"),
        ("甲.xlsx::$DATA", "甲.xlsx__$DATA"),
        ("\u2067甲\u2069.xlsx", "_甲_.xlsx"),
        ("甲\u200b.xlsx", "甲_.xlsx"),
        ("甲\ud800.xlsx", "甲_.xlsx"),
        ("COM¹.xlsx", "COM¹_.xlsx"),
    ],
)
def test_names_that_windows_reads_otherwise_are_spelt_so_that_all_read_them_alike(name: str, path: str) -> None:
    assert str(safe_path(name)) == path


def test_a_folder_with_hidden_ones_in_it_is_told_in_a_line_or_two(here: Opened) -> None:
    files = [("files", (f"局/.svn/{number}", io.BytesIO(b"x"))) for number in range(200)]
    page = here.post("/files/sent", files=[*files, ("files", ("局/甲.xlsx", io.BytesIO(b"x")))]).text
    assert "收下 1 个文件" in page
    assert "另有 195 个没有收下" in page
    assert page.count("不能作文件名") == 5


def test_a_folder_that_leads_elsewhere_is_not_written_through(here: Opened, tmp_path: Path) -> None:
    outside = tmp_path / "别处"
    outside.mkdir()
    (here.desk.folder.received / "链接").symlink_to(outside)
    assert "不在工作文件夹里" in here.give("sent", "链接/甲.xlsx", b"x").text
    assert list(outside.iterdir()) == []
    (here.desk.folder.received / "乙.xlsx").symlink_to(outside / "乙.xlsx")
    here.give("sent", "乙.xlsx", b"x")
    assert list(outside.iterdir()) == []


def test_a_zip_of_a_hundred_thousand_files_costs_little_and_is_told(here: Opened) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    here.give("sent", "多.zip", content.getvalue())
    before = time.process_time()
    here.run()
    assert time.process_time() - before < 20
    assert "多.zip" in here.page()
    assert "没有读取的文件" in here.page()
    assert "打不开" in here.post("/files/forms", files={"files": ("多.zip", content.getvalue())}).text


def test_an_upload_that_is_cut_short_and_headers_without_end_leave_nothing(tmp_path: Path) -> None:
    with served(tmp_path / "台") as (desk, address):
        own = urlsplit(address)
        with httpx2.Client(base_url=f"http://{own.netloc}", follow_redirects=True) as client:
            assert client.get(address).status_code == 200
            cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
            head = (
                f"POST /files/sent HTTP/1.1\r\nHost: {own.netloc}\r\nOrigin: http://{own.netloc}\r\n"
                f"Cookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                '--b\r\nContent-Disposition: form-data; name="files"; filename="a.xlsx"\r\n\r\n'
            )
            port = int(own.netloc.rpartition(":")[2])
            with socket.create_connection((LOOPBACK, port)) as cut:
                cut.sendall(head.encode() + b"x" * 100_000)
            with socket.create_connection((LOOPBACK, port)) as endless:
                endless.settimeout(10)
                endless.sendall(f"GET / HTTP/1.1\r\nHost: {own.netloc}\r\nX-Long: ".encode() + b"x" * 200_000)
                assert endless.recv(100).startswith(b"HTTP/1.1 400")
            assert client.get("/files").status_code == 200
        assert desk.folder.listed(Kind.RECEIVED) == []
        assert list(desk.folder.own.iterdir()) == []
