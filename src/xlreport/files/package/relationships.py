"""Which part of an Open XML package refers to which: the `.rels` parts."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.package import Package, part_key

_STRICT = "purl.oclc.org/ooxml"
_TOO_LONG = "text node"
"""What libxml2 says of a text beyond its own limit."""

_ATTRIBUTES = 3
"""So many a tag at most, one with another; a cell has two or three and ends with two more tags."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last step of the type's address; `target` the key of a part, None for one outside.

    `outside`: the address of what is not in the package, which is never followed.
    """

    kind: str
    target: str | None
    outside: str = ""


def parse_xml(content: JudgedXml, part: str, *, limit: str = "part_tags", **known: str) -> etree._Element:
    """The root of a part that `Package.xml_part` let through, with comments and CDATA made plain text.

    `limit`: that of its tags; of attributes there may be three times as many. `known` is what a refusal can tell
    besides the part, such as `sheet`.
    """
    most = getattr(LIMITS, limit)
    if content.count(b"<") > most or content.count(b"=") > _ATTRIBUTES * most:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit=limit, part=part, **known)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if _TOO_LONG in str(error).lower():
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="text_node_bytes", part=part, **known) from error
        raise UnreadableWorkbookError("FILE-DAMAGED", part=part, detail=str(error), **known) from error
    if _STRICT in str(root.tag):
        raise UnreadableWorkbookError("FILE-STRICT-OOXML", part=part)
    return root


def relationships_part(source: str) -> str:
    """Where the relationships of a part stand."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(package: Package, source: str) -> dict[str, Relationship]:
    """The relationships of a part (empty name: of the package), by id; none if it has no `.rels`."""
    folder = posixpath.dirname(source)
    part = relationships_part(source)
    if part not in package:
        return {}
    found: dict[str, Relationship] = {}
    for element in parse_xml(package.xml_part(part), part, limit="relation_tags").iter("{*}Relationship"):
        kind = element.get("Type", "")
        if _STRICT in kind:
            raise UnreadableWorkbookError("FILE-STRICT-OOXML", part=part)
        outside = element.get("TargetMode") == "External"
        target = None if outside else _resolved(package, folder, element.get("Target", ""))
        address = element.get("Target", "") if outside else ""
        found[element.get("Id", "")] = Relationship(kind.rpartition("/")[2], target, address)
    return found


def target_of(found: dict[str, Relationship], kind: str) -> str | None:
    """The part of that kind, if there is one."""
    return next((relationship.target for relationship in found.values() if relationship.kind == kind), None)


def office_document(package: Package) -> str | None:
    """The main part of an Open XML package; None if the zip is no such package."""
    target = target_of(relationships(package, ""), "officeDocument")
    return target if target is not None and target in package else None


def _resolved(package: Package, folder: str, target: str) -> str:
    """The key of the part a target names; it is an address, in which a blank may be written `%20`."""
    keys = [
        part_key(posixpath.normpath(posixpath.join("/", folder, one.replace("\\", "/"))))
        for one in (target, unquote(target))
    ]
    return keys[0] if keys[0] in package else keys[1]
