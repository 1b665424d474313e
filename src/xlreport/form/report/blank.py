"""A report in which nothing has been filled in yet."""

from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report, Texts
from xlreport.form.report.texts import normal_section


def blank_report(template: Template, agency: str, year: int) -> Report:
    typed = [address for table in template.tables for address in table.inputs]
    return Report(
        template_id=template.id, year=year, signed_on=None,
        agency={field.id: agency if field.id == "name" else None for field in template.agency_fields},
        entries=dict.fromkeys(typed, BLANK), stated={}, blank_is_zero=frozenset(),
        indicators={one.id: BLANK for one in template.indicators},
        texts=Texts(sections={key: normal_section(p, None, None) for key, p in template.prose_sections.items()}),
    )  # fmt: skip
