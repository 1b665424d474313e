"""Findings as programs of continuous integration read them: a suite a file, a case a finding."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as Xml

from xlreport.form.model.finding import Severity
from xlreport.form.text.clean import cleaned
from xlreport.messages.records import NOTHING_WRONG, OF_THE_SET

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

_OF_SEVERITY = {Severity.ERROR.value: "failure"}
"""What makes a case fail; questions and notes are said and let it pass."""


def junit(listing: Mapping[str, Any]) -> str:
    """The list of `check --format json` as JUnit's XML: errors are failures, files that were not read are errors."""
    root = Xml.Element("testsuites", name="xlreport")
    suites = [(file["path"], [*_unread(file), *_cases(file["findings"])]) for file in listing["files"]]
    if listing["findings"]:
        suites.append((OF_THE_SET, list(_cases(listing["findings"]))))
    for name, cases in suites:
        suite = Xml.SubElement(root, "testsuite", name=cleaned(name))
        suite.extend(cases or [_case(NOTHING_WRONG)])
        _count(suite)
    _count(root)
    Xml.indent(root)
    return f"{_DECLARATION}\n{Xml.tostring(root, encoding='unicode')}\n"


def _unread(file: Mapping[str, Any]) -> Iterator[Xml.Element]:
    reason = file["reason"]
    if reason is not None:
        case = _case(reason["code"])
        skipped = file["outcome"] == "skipped"
        Xml.SubElement(case, "skipped" if skipped else "error", message=cleaned(reason["message"]))
        yield case


def _cases(findings: list[Mapping[str, Any]]) -> Iterator[Xml.Element]:
    for finding in findings:
        where = finding["address"] or ""
        case = _case(f"{finding['code']} {where}".strip())
        kind = _OF_SEVERITY.get(finding["severity"])
        if kind is None:
            Xml.SubElement(case, "system-out").text = cleaned(finding["message"])
        else:
            Xml.SubElement(case, kind, type=finding["severity"], message=cleaned(finding["message"]))
        yield case


def _case(name: str) -> Xml.Element:
    return Xml.Element("testcase", classname="xlreport", name=cleaned(name))


def _count(element: Xml.Element) -> None:
    """How many cases there are below, and what became of them."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    for attribute, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(len(element.findall(f".//{kind}"))))
