"""A report whose words are in the normal form of text: what is printed, checked and compared."""

from dataclasses import replace

from xlreport.form.report.report import Report, SectionText, Texts
from xlreport.form.text.normal import folded


def folded_report(report: Report) -> Report:
    """The same report; `report` itself keeps what was typed, so that each change of it can be told."""
    agency = {field: None if text is None else folded(text) for field, text in report.agency.items()}
    return replace(report, agency=agency, texts=folded_texts(report.texts))


def folded_texts(texts: Texts) -> Texts:
    sections = {name: _folded_section(section) for name, section in texts.sections.items()}
    return Texts(title=_folded(texts.title), lead=_folded(texts.lead), sections=sections)


def _folded_section(section: SectionText) -> SectionText:
    items = (replace(one, heading=folded(one.heading), text=_folded(one.text)) for one in section.items)
    return SectionText(intro=_folded(section.intro), items=tuple(items))


def _folded(text: str | None) -> str | None:
    return None if text is None else folded(text)
