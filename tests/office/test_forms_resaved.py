"""Forms as sheets after another program saved them: they are the same forms."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from libreoffice import convert
from support.form_sheets import BUNDLED_IDS, FORM_IDS, sheets_of
from support.full import FULL

from xlreport import template_from_xlsx
from xlreport.use_cases.authoring.sheets.forms_as_sheets import FormFiles


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, FormFiles]:
    """The sheets of every form, and the form that they hold before another program saved them."""
    folder = tmp_path_factory.mktemp("forms")
    sources = [sheets_of(template_id, folder) for template_id in FORM_IDS]
    return {source: template_from_xlsx(source, folder) for source in sources}


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_sheets_saved_by_libreoffice_are_the_same_forms(
    written: Mapping[Path, FormFiles], tmp_path: Path, suffix: str
) -> None:
    most = len(FORM_IDS) if FULL or suffix == "xlsx" else len(BUNDLED_IDS)
    saved = convert(list(written)[:most], suffix, tmp_path)
    assert [template_from_xlsx(one, tmp_path) for one in saved] == list(written.values())[:most]
