"""What a check of a set is given: what several agencies wrote, and the way to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.address import TextAddress
from xlreport.form.model.finding import Code, Finding
from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True)
class SetFinding:
    """A finding about several files, named by their paths as shown."""

    finding: Finding
    template: Template
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyTexts:
    """What an agency wrote, by the part of the report; `shown` is the path of its file."""

    shown: str
    agency: str
    template: Template
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SetInquiry:
    """One rule asked of what all agencies of a set wrote in reports of one form, in the files' order."""

    rule: Code
    template: Template
    texts: Sequence[AgencyTexts]

    def finding(self, part: str, group: Sequence[AgencyTexts], *, found: str, **params: str) -> SetFinding:
        """The rule's finding about a part of the reports in the group; `{part}` is its heading."""
        headings = {section.id: section.heading for section in self.template.sections}
        finding = Finding(
            code=self.rule.code, severity=self.rule.severity, address=TextAddress(part), found=found,
            params={"part": headings.get(part, ""), **params},
        )  # fmt: skip
        return SetFinding(finding, self.template, tuple(one.shown for one in group))
