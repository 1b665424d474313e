"""`xlreport templates`."""

from xlreport.cli.screen.console import show
from xlreport.cli.usage.forms import Forms
from xlreport.form.loading.listed import Listed
from xlreport.messages import commands as words


def list_forms(forms: Forms) -> None:
    for template in forms.listed():
        show(
            words.TEMPLATE_LINE.format(
                id=template.id, name=template.name, years=_years(template), source=template.legal_source
            )
        )  # fmt: skip


def _years(template: Listed) -> str:
    if template.last_year is None:
        return words.YEARS_FROM.format(first=template.first_year)
    return words.YEARS_BETWEEN.format(first=template.first_year, last=template.last_year)
