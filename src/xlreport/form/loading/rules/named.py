"""Checks by name from their declaration: the kind says what each takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlreport.form.loading.rules.check_fields import Names
from xlreport.form.loading.rules.check_kinds import CheckKind, CheckKinds
from xlreport.form.loading.shapes.validate import validate_part
from xlreport.form.loading.source import Path, Source
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Code


def build_named(
    source: Source, path: Path, content: Mapping[str, Any], code: Code, kinds: CheckKinds, names: Names
) -> NamedCheck | None:
    """The check at `path`, each name resolved; None after its mistakes were added to the source."""
    kind = _kind(source, path, content, kinds)
    spec = None if kind is None else validate_part(source, path, dict(content), kind.spec, names)
    if kind is None or spec is None:
        return None
    return NamedCheck(code=code.code, name=kind.name, spec=spec, asked=kind.spec.asked, find=kind.find, sees=kind.sees)


def _kind(source: Source, path: Path, content: Mapping[str, Any], kinds: CheckKinds) -> CheckKind | None:
    name = content.get("name")
    if isinstance(name, str) and name in kinds.by_name:
        return kinds.by_name[name]
    if "name" not in content:
        source.report((*path, "name"), Mistake.MISSING_KEY)
    elif not isinstance(name, str):
        source.report((*path, "name"), Mistake.TEXT_EXPECTED)
    else:
        source.report((*path, "name"), Mistake.NO_CHECK.unknown(name, kinds.by_name))
    return None


def holes_of(contents: Sequence[Mapping[str, Any]], kinds: CheckKinds) -> list[frozenset[str]] | None:
    """What each check fills in a message; None where one is of no known kind."""
    found = [kinds.by_name.get(str(one.get("name"))) for one in contents]
    known = [one.spec.holes for one in found if one is not None]
    return known if len(known) == len(found) else None
