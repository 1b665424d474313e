"""An .xlsx or .xlsm as its package tells it: sheets, the parts that are read, marks of identity."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.package import Package
from xlreport.files.package.relationships import Relationship, office_document, parse_xml, relationships, target_of

MARK_PROPERTY = "xlreport_template"
MARK_NAME = "xlr_tpl"
CUSTOM_PROPERTY, CORE_CATEGORY, DEFINED_NAME = "custom property", "core category", "defined name"

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet by the name people see. `part` is None for a chart, a dialog, a macro sheet or a module."""

    name: str
    part: str | None
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """`linked`: the names of the files that formulas take from, in the workbook's order; empty for a program.
    `saved`: when it was last saved, as its properties say.
    """

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    starts_1904: bool
    linked: tuple[str, ...]
    marks: dict[str, str]
    saved: str


def look_into(package: Package) -> Workbook:
    """What the workbook part and its relationships tell."""
    part = office_document(package)
    if part is None:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail="no workbook part")
    root = parse_xml(package.xml_part(part), part)
    if root.tag != f"{{{SPREADSHEET}}}workbook":
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="no workbook")
    found = relationships(package, part)
    elements = root.findall("{*}sheets/{*}sheet")
    if len(elements) > LIMITS.sheets:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="sheets")
    if not elements:
        raise UnreadableWorkbookError("FILE-DAMAGED", part=part, detail="no sheets")
    settings = root.find("{*}workbookPr")
    core = _core_properties(package)
    return Workbook(
        sheets=tuple(_sheet(package, element, found) for element in elements),
        strings=_present(package, target_of(found, "sharedStrings")),
        styles=_present(package, target_of(found, "styles")),
        starts_1904=settings is not None and settings.get("date1904") in {"1", "true", "on"},
        linked=tuple(_linked(package, root, found)),
        marks=_marks(package, root, core.get("category", "")),
        saved=core.get("modified", ""),
    )


def _sheet(package: Package, element: etree._Element, found: dict[str, Relationship]) -> SheetPart:
    name = element.get("name", "")
    if element.get(_ID) == "":  # a module of Visual Basic of old, which has no part
        return SheetPart(name=name, part=None, hidden=True)
    relationship = found.get(element.get(_ID, ""))
    if relationship is None or relationship.target is None or relationship.target not in package:
        raise UnreadableWorkbookError("FILE-SHEET-MISSING", sheet=name)
    return SheetPart(
        name=name,
        part=relationship.target if relationship.kind == "worksheet" else None,
        hidden=element.get("state", "visible") != "visible",
    )


def _linked(package: Package, workbook: etree._Element, found: dict[str, Relationship]) -> Iterator[str]:
    for element in workbook.findall("{*}externalReferences/{*}externalReference"):
        link = found.get(element.get(_ID, ""))
        inside = {} if link is None or link.target is None else relationships(package, link.target)
        outside = next((one.outside for one in inside.values() if one.kind == "externalLinkPath"), "")
        yield unquote(outside.replace("\\", "/").rpartition("/")[2])


def _present(package: Package, target: str | None) -> str | None:
    return target if target is not None and target in package else None


def _marks(package: Package, workbook: etree._Element, category: str) -> dict[str, str]:
    marks = {
        CUSTOM_PROPERTY: _custom_property(package, target_of(relationships(package, ""), "custom-properties")),
        CORE_CATEGORY: category,
        DEFINED_NAME: _defined_name(workbook),
    }
    return {carrier: text for carrier, text in marks.items() if text}


def _custom_property(package: Package, part: str | None) -> str:
    if part is None or part not in package:
        return ""
    properties = parse_xml(package.xml_part(part), part)
    for element in properties.findall("{*}property"):
        if element.get("name") == MARK_PROPERTY:
            return "".join(str(text) for text in element.itertext()).strip()
    return ""


def _core_properties(package: Package) -> dict[str, str]:
    """By their names without a namespace."""
    part = target_of(relationships(package, ""), "core-properties")
    if part is None or part not in package:
        return {}
    properties = parse_xml(package.xml_part(part), part)
    return {etree.QName(one).localname: (one.text or "").strip() for one in properties.iterfind("*")}


def _defined_name(workbook: etree._Element) -> str:
    for element in workbook.findall("{*}definedNames/{*}definedName"):
        if element.get("name") == MARK_NAME:
            return constant_text(element.text or "")
    return ""


def constant_text(expression: str) -> str:
    """The text of a name that stands for a constant such as `"zfxxgk/2021"`."""
    return expression.strip().removeprefix("=").strip('"').replace('""', '"')
