"""What a Word report costs beside docxtpl with the same content, and a PDF beside LibreOffice.

    python benchmarks/render.py [runs]

docxtpl gets a template made of our own report: every text in it is a place to fill. Both are timed in turn in one
process; the ratio is what counts. LibreOffice converts the same report in a profile that it has used before.
"""

import io
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docxtpl
from clock import seconds
from lxml import etree

from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.compose import compose
from xlreport.render.package import packed
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.read import read_record

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def with_places(report: bytes) -> tuple[bytes, list[str]]:
    """The report as a template of docxtpl, and what goes into its places."""
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    texts = []
    for node in body.iter(_TEXT):
        texts.append(node.text or "")
        node.text = f"{{{{ texts[{len(texts) - 1}] }}}}"
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts), texts


def filled(template: bytes, texts: list[str]) -> bytes:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render({"texts": texts}, autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def main(runs: int) -> None:
    source = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    document = compose(load_template("zfxxgk/2021"), read_record(source, load_templates()).report)
    template, texts = with_places(render_word(document))
    filled(template, texts)
    first = seconds(lambda: render_pdf(document))
    ours, theirs, pdf = [], [], []
    for _ in range(runs):
        ours.append(seconds(lambda: render_word(document)))
        theirs.append(seconds(lambda: filled(template, texts)))
        pdf.append(seconds(lambda: render_pdf(document)))
    print(f"docx: ours {_ms(ours)}, docxtpl {_ms(theirs)}, ratio {_ratio(ours, theirs):.2f}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.docx")
        path.write_bytes(render_word(document))
        own = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        office = [seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(4)]
    print(
        f"pdf: ours {_ms(pdf)} (the first in a process {first * 1000:.0f} ms), LibreOffice {_ms(office[1:])}, "
        f"ratio {_ratio(pdf, office[1:]):.3f}, the first {first / statistics.median(office[1:]):.2f}"
    )


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f} ms"


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(ours) / statistics.median(theirs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
