"""What reading a published report costs, beside what python-docx and pandas need to read the tables of the same file.

    python benchmarks/published.py [runs]

`page` is the file as paragraphs and cells, `report` all of it: figures by their labels, texts by their headings. All
are timed in turn in one process; the ratio is what counts.
"""

import io
import statistics
import sys
from collections.abc import Callable, Mapping
from functools import partial

import docx
import pandas as pd
from clock import seconds

from xlreport import Template, compose, load_template, load_templates, read_record, render_html, render_word
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.form.loading.folder import templates_folder
from xlreport.reading.published.read import read_published_page


def word_tables(content: bytes) -> None:
    for table in docx.Document(io.BytesIO(content)).tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def web_tables(content: bytes) -> None:
    pd.read_html(io.StringIO(content.decode()))


def whole_report(content: bytes, own: PageFormat, forms: Mapping[str, Template]) -> None:
    read_published_page(page_of(content, own), forms)


def main(runs: int) -> None:
    forms = load_templates()
    source = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    document = compose(load_template("zfxxgk/2021"), read_record(source, forms).report)
    files = {PageFormat.WORD: render_word(document), PageFormat.WEB: render_html(document).encode()}
    theirs = {PageFormat.WORD: ("python-docx", word_tables), PageFormat.WEB: ("pandas", web_tables)}
    for own, content in files.items():
        name, other = theirs[own]
        works: Mapping[str, Callable[[], object]] = {
            name: partial(other, content), "page": partial(page_of, content, own),
            "report": partial(whole_report, content, own, forms),
        }  # fmt: skip
        times: dict[str, list[float]] = {one: [] for one in works}
        for _ in range(runs):
            for one, work in works.items():
                times[one].append(seconds(work))
        peer = statistics.median(times[name])
        for one, own_times in times.items():
            median = statistics.median(own_times)
            print(f"{own.value} {one} {median * 1000:.1f} ms, ratio {median / peer:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
