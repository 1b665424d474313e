"""Forms as sheets after another program saved them: they are the same forms."""

from pathlib import Path

import pytest
from libreoffice import convert
from support.form_sheets import FORM_IDS, sheets_of

from xlreport import template_from_xlsx


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_sheets_saved_by_libreoffice_are_the_same_forms(tmp_path: Path, suffix: str) -> None:
    sources = [sheets_of(template_id, tmp_path) for template_id in FORM_IDS]
    for source, saved in zip(sources, convert(sources, suffix, tmp_path / suffix), strict=True):
        assert template_from_xlsx(saved, tmp_path) == template_from_xlsx(source, tmp_path)
