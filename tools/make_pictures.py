"""Make every picture in docs/images: the workbook in its window, the Word report, the web page.

    python tools/make_pictures.py [NAME…]

NAME picks among half, errors, typed, word, html, reports, season, posters; left out, all are made. Needs LibreOffice,
Xvfb, xdotool, xclip, poppler, ImageMagick and Chromium. The bundled real report is what is typed; figures that are
made up belong to offices without a name.
"""

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from district_in_january import go_on, lay_out
from keyboard.office import opened
from keyboard.pictures import photograph_sheets, photograph_some
from keyboard.screen import PROGRAMS as KEYBOARD
from keyboard.screen import Screen
from type_workbook import typed_and_read

from xlreport import compose, load_template, load_templates, read_record, render_html, render_word, write_workbook
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import (
    BLANK,
    Entry,
    Item,
    Reason,
    Report,
    SectionText,
    State,
)
from xlreport.layout.sizes import lines_of
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.poster.picture import draw_poster

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from support.posters import whole_posters
from support.whole_reports import whole_reports as reports_to_show

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SEED = ROOT / "workbook_templates" / "zfxxgk" / "cases" / "zhangdian-2024.json"
FORM = "zfxxgk/2021"
NOBODY = "某局"

PROGRAMS = {
    **KEYBOARD,
    "pdftoppm": "poppler-utils",
    "chromium": "Chromium",
}
COLOURS = 48
TALL = 9000
HTML_SLICES = {"html-1280": (1280, 0, 900), "html-1280-table": (1280, 1770, 1150), "html-390": (390, 0, 1100)}
"""Width of the window, then where the slice begins and how high it is."""

WORD_PAGES = 3
WORD_DOTS = 70

TERMINAL = """<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">
<body style="margin:0;background:#1e1e1e;color:#e6e6e6">
<pre style="margin:0;padding:20px;font:15px/25px 'Noto Sans Mono CJK SC',monospace;white-space:pre-wrap">{text}</pre>"""

TERMINAL_WIDTH = 143
"""In characters, of the picture of a terminal."""

SEASON_SHEETS = {
    "汇总.xlsx": {
        "总览": "overview", "进度": "progress", "问题": "problems", "往来": "history", "对比": "comparison",
        "三、收到和处理政府信息公开申请情况": "applications",
    },
    "催报名单.xlsx": {"催报名单": "reminders", "按联系人": "contacts"},
}  # fmt: skip
"""The sheets that are shown, with the names of their pictures."""

Figures = Mapping[str, int | str | None]


def main(names: list[str]) -> None:
    missing = [f"{program} ({package})" for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}")
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        sys.exit(f"No such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}")
    IMAGES.mkdir(parents=True, exist_ok=True)
    template = load_template(FORM)
    with TemporaryDirectory() as folder:
        for name in names or list(PICTURES):
            for path in PICTURES[name](template, Path(folder)):
                print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024 + 1} KB")


# The workbook in its states.


def real_report() -> Report:
    return read_record(SEED, load_templates()).report


def half_state(template: Template) -> bytes:
    """Table two done but for the fee, table three begun, table four declared zero, one item of text written."""
    report = anonymous(blank_report(template, NOBODY, 2024))
    entries = {address: zero(address) for address in report.entries if address.table in {"documents", "licensing"}}
    entries |= {address: zero(address) for address in report.entries if address.column == "applicant.natural"}
    entries |= given({
        "documents/normative_documents/issued": 3, "documents/normative_documents/repealed": 1,
        "documents/normative_documents/in_force": 12, "licensing/licences/decisions": 208,
        "enforcement/penalties/decisions": 31, "enforcement/coercive_measures/decisions": 0,
        "applications/received/applicant.natural": 9, "applications/received/applicant.legal.company": 4,
        "applications/received/applicant.legal.research": 0, "applications/brought_forward/applicant.natural": 1,
        "applications/brought_forward/applicant.legal.company": 0,
        "applications/handled.granted/applicant.natural": 6,
        "applications/handled.partial/applicant.natural": 1,
        "applications/handled.unavailable.not_held/applicant.natural": 2,
        "applications/carried_forward/applicant.natural": 1,
    })  # fmt: skip
    text = SectionText(
        intro="2024年，我局认真贯彻《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。",
        items=with_text(report, "overview", 0, "全年主动公开政府信息326条，其中政府网站214条、微信112条。"),
    )
    texts = replace(report.texts, sections={**report.texts.sections, "overview": text})
    indicators = {"disclosed_total": 326, "disclosed_website": 214, "disclosed_wechat": 112, "training_sessions": 2}
    return write_workbook(
        template,
        replace(
            report, entries={**report.entries, **entries}, blank_is_zero=frozenset({"disputes"}), texts=texts,
            indicators={**report.indicators, **{name: Entry.of(Decimal(count)) for name, count in indicators.items()}},
        ),
    )  # fmt: skip


def errors_state(template: Template) -> bytes:
    """Two blank cells, words in a number's cell, a broken balance; questions about last year, one with its reason."""
    report = anonymous(full_report(template, 2024))
    wrong = given({
        "fees/administrative_fees/amount": "约1.2万", "documents/normative_documents/in_force": 12,
        "applications/received/applicant.natural": 9, "applications/brought_forward/applicant.natural": 1,
        "applications/handled.granted/applicant.natural": 6,
        "applications/handled.unavailable.not_held/applicant.natural": 2,
        "applications/carried_forward/applicant.natural": 1,
        "applications/received/applicant.legal.company": 4,
        "applications/handled.granted/applicant.legal.company": 4,
        "applications/brought_forward/applicant.legal.company": 0,
        "applications/handled.refused.process/applicant.legal.law": None,
        "applications/handled.refused.inquiry/applicant.legal.law": None,
    })  # fmt: skip
    reason = Reason(
        code="Y-NORM", address="documents[normative_documents, in_force]", digest="",
        text="另有 1 件有效期届满，自动失效。",
    )  # fmt: skip
    this_year = replace(report, entries={**report.entries, **wrong}, reasons=(reason,))
    before = given({
        "documents/normative_documents/in_force": 13, "applications/received/applicant.natural": 7,
        "applications/handled.granted/applicant.natural": 6, "applications/carried_forward/applicant.natural": 1,
        "applications/received/applicant.legal.company": 3, "applications/handled.granted/applicant.legal.company": 2,
        "applications/carried_forward/applicant.legal.company": 1,
    })  # fmt: skip
    last_year = full_report(template, 2023)
    return write_workbook(template, this_year, replace(last_year, entries={**last_year.entries, **before}))


def full_report(template: Template, year: int) -> Report:
    """All figures zero."""
    report = blank_report(template, NOBODY, year)
    return replace(report, entries={address: zero(address) for address in report.entries})


def anonymous(report: Report) -> Report:
    own = {"short_name": "我局", "kind": "部门", "level": "县级", "office": "办公室", "postcode": "255000"}
    return replace(report, agency={**report.agency, **own})


def zero(_: FigureAddress) -> Entry:
    return Entry.of(Decimal(0))


def given(figures: Figures) -> dict[FigureAddress, Entry]:
    """Entries by `table/row/column`; a text is what somebody typed where a number belongs."""
    parts = ((path.split("/"), content) for path, content in figures.items())
    return {FigureAddress(table, row, column): entry(content) for (table, row, column), content in parts}


def entry(content: int | str | None) -> Entry:
    if content is None:
        return BLANK
    return Entry.of(Decimal(content)) if isinstance(content, int) else Entry(State.TEXT, None, content)


def with_text(report: Report, section: str, index: int, text: str) -> tuple[Item, ...]:
    items = list(report.texts.sections[section].items)
    items[index] = replace(items[index], text=text)
    return tuple(items)


# Their pictures.


def in_window(state: str, write: Callable[[Template], bytes], *only: str) -> Callable[[Template, Path], Iterator[Path]]:
    """The sheets of these names as a window of 1366×768 shows them."""

    def make(template: Template, folder: Path) -> Iterator[Path]:
        workbook = folder / f"{state}.xlsx"
        workbook.write_bytes(write(template))
        with Screen() as screen, opened(screen, workbook) as office:
            yield from photograph_some(office, template, IMAGES, state, set(only))

    return make


def typed(_: Template, folder: Path) -> Iterator[Path]:
    """The bundled report, typed into a blank workbook by keys: every sheet at both sizes."""
    source = folder / "typed.json"
    source.write_bytes(SEED.read_bytes())
    faults = typed_and_read(source, folder, None, pictures=True)
    if faults:
        sys.exit(f"Typed, but not read so: {faults}")
    for picture in sorted(folder.glob("typed-*.png")):
        yield Path(shutil.copy(picture, IMAGES / picture.name))


def word_pages(template: Template, folder: Path) -> Iterator[Path]:
    """The first pages of the real report, one picture each, for the README."""
    document = folder / "report.docx"
    document.write_bytes(render_word(compose(template, real_report())))
    pdf = as_pdf(document)
    for page in range(1, WORD_PAGES + 1):
        picture = IMAGES / f"word-{page}.png"
        frame = ("-bordercolor", "#9AA8B5", "-border", "1")
        run("convert", str(page_picture(pdf, page, WORD_DOTS)), *frame, *small(), f"PNG8:{picture}")
        yield picture


def whole_reports(template: Template, folder: Path) -> Iterator[Path]:
    """Three reports in each format: pages side by side, and the web page on a telephone and on a desk."""
    for name, report in reports_to_show().items():
        document = compose(template, report)
        word, pdf, page = (folder / f"{name}.{suffix}" for suffix in ("docx", "pdf", "html"))
        word.write_bytes(render_word(document))
        yield sheet_of_pages(as_pdf(word), IMAGES / f"report-{name}-docx.png")
        pdf.write_bytes(render_pdf(document).content)
        yield sheet_of_pages(pdf, IMAGES / f"report-{name}-pdf.png")
        page.write_text(render_html(document), encoding="utf-8")
        for width, height in ((390, 1500), (1280, 2400)):
            yield web_slice(page, IMAGES / f"report-{name}-{width}.png", width, 0, height)


def sheet_of_pages(pdf: Path, picture: Path) -> Path:
    stem = pdf.with_suffix("")
    run("pdftoppm", "-png", "-r", "50", str(pdf), str(stem))
    pages = sorted(str(page) for page in stem.parent.glob(f"{stem.name}-*.png"))
    tiles = ("-tile", "4x", "-geometry", "+6+6", "-background", "#9AA8B5")
    run("montage", *pages, *tiles, *small(32), f"PNG8:{picture}")
    for page in pages:
        Path(page).unlink()
    return picture


def web_pages(template: Template, folder: Path) -> Iterator[Path]:
    page = folder / "report.html"
    page.write_text(render_html(compose(template, real_report())), encoding="utf-8")
    for name, (width, top, height) in HTML_SLICES.items():
        yield web_slice(page, IMAGES / f"{name}.png", width, top, height)


def web_slice(page: Path, picture: Path, width: int, top: int, height: int, *, colours: int = 32) -> Path:
    """The page inside a frame of the width wanted: a browser's window cannot be as narrow as a telephone."""
    frame, shot = page.with_name(f"frame-{width}.html"), page.with_name(f"shot-{width}.png")
    style = f"border:0;width:{width}px;height:{TALL}px"
    frame.write_text(f'<body style="margin:0"><iframe src="{page.name}" style="{style}"></iframe>')
    window = f"--window-size={max(width, 600)},{TALL}"
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", window,
        f"--screenshot={shot}", frame.as_uri())  # fmt: skip
    run("convert", str(shot), "-crop", f"{width}x{height}+0+{top}", "+repage", *small(colours), f"PNG8:{picture}")
    return picture


def season(_: Template, folder: Path) -> Iterator[Path]:
    """A district's January, after the second of two days: the terminal, the page, the workbooks in their windows."""
    lay_out(folder)
    batch(folder, "2026-01-12")
    go_on(folder, folder / "结果")
    told = batch(folder, "2026-01-16", "--drafts", "eml")
    screen = folder / "terminal.html"
    screen.write_text(TERMINAL.format(text=html.escape(told)), encoding="utf-8")
    lines = sum(lines_of(line, TERMINAL_WIDTH) for line in told.splitlines())
    yield screenshot(screen, IMAGES / "season-terminal.png", 1100, 45 + 25 * lines)
    page = folder / "结果" / "index.html"
    for width, height in ((1280, 1450), (390, 1600)):
        yield web_slice(page, IMAGES / f"season-page-{width}.png", width, 0, height, colours=128)
    yield from season_sheets(folder)


def season_sheets(folder: Path) -> Iterator[Path]:
    """The workbooks in their windows, under names that a window's title can show in any locale."""
    for number, (book, sheets) in enumerate(SEASON_SHEETS.items(), 1):
        copy = Path(shutil.copy(folder / "结果" / book, folder / f"book-{number}.xlsx"))
        with Screen() as window, opened(window, copy) as office:
            yield from photograph_sheets(office, sheets, IMAGES, "season")


def batch(folder: Path, day: str, *more: str) -> str:
    """What a terminal shows of a run on that day; of what is written only the first paths."""
    options = ("--roster", "名册.csv", "--previous", "去年", "--as-of", day, *more)
    command = ["-m", "xlreport", "batch", "收到", "-o", "结果", *options]
    done = subprocess.run(  # noqa: S603  this program
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    if done.returncode > 1:
        sys.exit(done.stderr)
    return "\n".join((f"$ xlreport {' '.join(command[2:])}", *done.stdout.splitlines()[:4], "…", done.stderr.rstrip()))


def screenshot(page: Path, picture: Path, width: int, height: int) -> Path:
    shot = picture.with_suffix(".tmp.png")
    window = f"--window-size={width},{height}"
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", window,
        f"--screenshot={shot}", page.as_uri())  # fmt: skip
    run("convert", str(shot), *small(32), f"PNG8:{picture}")
    shot.unlink()
    return picture


def as_pdf(document: Path) -> Path:
    profile = (document.parent / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", str(document.parent), str(document))  # fmt: skip
    return document.with_suffix(".pdf")


def page_picture(pdf: Path, page: int, dots: float) -> Path:
    stem = pdf.with_name(f"{pdf.stem}-{page}")
    run("pdftoppm", "-png", "-singlefile", "-r", f"{dots:.1f}", "-f", str(page), "-l", str(page), str(pdf), str(stem))
    return stem.with_suffix(".png")


def small(colours: int = COLOURS) -> tuple[str, ...]:
    return ("-dither", "None", "-colors", str(colours), "-strip", "-define", "png:exclude-chunks=date,time")


def run(program: str, *arguments: str) -> str:
    command = [shutil.which(program) or program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  programs named above
    if done.returncode:
        sys.exit(f"{program}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def posters(template: Template, folder: Path) -> Iterator[Path]:
    """The poster of a city with the year before."""
    poster = whole_posters().get("two-years")
    if poster is None:
        sys.exit(f"{template.id} declares no poster")
    pdf = folder / "poster.pdf"
    pdf.write_bytes(draw_poster(poster, "pdf").content)
    picture = IMAGES / "poster-city.png"
    frame = ("-bordercolor", "#9AA8B5", "-border", "1")
    run("convert", str(page_picture(pdf, 1, WORD_DOTS)), *frame, *small(64), f"PNG8:{picture}")
    yield picture


PICTURES: Mapping[str, Callable[[Template, Path], Iterator[Path]]] = {
    "half": in_window("half", half_state, "indicators", "1-overview", "3-applications"),
    "errors": in_window("errors", errors_state, "2-disclosure", "3-applications", "checks"),
    "typed": typed,
    "word": word_pages,
    "html": web_pages,
    "reports": whole_reports,
    "season": season,
    "posters": posters,
}

if __name__ == "__main__":
    main(sys.argv[1:])
