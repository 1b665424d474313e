"""A form as it is printed: LibreOffice makes a PDF of its workbook and its report, and pictures of their pages."""

import shutil
from io import BytesIO

import pikepdf
from libreoffice import require_libreoffice
from support.forms import small

from xlreport import preview_template


def test_workbook_and_report_are_printed_and_drawn() -> None:
    require_libreoffice()
    files = dict(preview_template(small()))
    assert {"工作簿.pdf", "报告.pdf"} <= set(files)
    for name in ("工作簿", "报告"):
        with pikepdf.open(BytesIO(files[f"{name}.pdf"])) as pdf:
            pictures = [one for one in files if one.startswith(f"{name}-")]
            assert len(pictures) == (len(pdf.pages) if shutil.which("pdftoppm") else 0)
    assert all(files[name].startswith(b"\x89PNG") for name in files if name.endswith(".png"))
