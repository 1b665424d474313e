"""What a PDF costs beside LibreOffice, which converts the same report from Word in a profile that it has used before.

python benchmarks/pdf.py [runs]
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from clock import seconds

from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.compose import compose
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.read import read_record


def main(runs: int) -> None:
    source = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    document = compose(load_template("zfxxgk/2021"), read_record(source, load_templates()).report)
    first = seconds(lambda: render_pdf(document))
    pdf = [seconds(lambda: render_pdf(document)) for _ in range(runs)]
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
