"""The forms that a work folder knows: the bundled ones, and an office's own over them, as `batch --templates` has them.

Own forms are brought as single files, as a folder of them or as a zip. Each is laid where its own text says it
belongs, `form/edition.yaml`, whatever the path that it came by; all are loaded before any of them takes its place.
"""

import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from xlreport.desk.work.folder import Kind, NotTakenError, WorkFolder, safe_path
from xlreport.errors import TemplateError
from xlreport.files.containers.parts import Allowance, UnopenedError
from xlreport.files.containers.zips import zip_parts
from xlreport.files.limits import LIMITS
from xlreport.form.loading.folder import LIBRARY, LOOK_FILES, RULES
from xlreport.form.text.printable import printable
from xlreport.messages.desk import folders as words

if TYPE_CHECKING:
    from xlreport.form.model.template import Template

_SUFFIXES = frozenset({".yaml", ".yml"})
_ZIP = ".zip"
_KEYS = ("form", "edition")
_DECLARED = re.compile(r"(?m)^(?P<key>form|edition):[ \t]*[\"']?(?P<id>[\w-]{1,60})[\"']?[ \t]*(?:#.*)?\r?$", re.ASCII)


class OwnFormsError(TemplateError):
    """What is wrong lies in the office's own forms, not in the rule set."""


def known(folder: WorkFolder, *, with_rules: bool = True) -> "Mapping[str, Template]":
    """Every form by its id, with the rule set of the folder. Raises OwnFormsError, or TemplateError for that set."""
    from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown
    from xlreport.use_cases.forms import known_templates

    own, rules = folder.forms, folder.rules if with_rules else None
    try:
        forms = known_templates(own, rules)
        if rules is not None:
            reject_unknown(load_rule_set(rules), forms.values())
    except TemplateError:
        _loaded(own)
        raise
    return forms


def _loaded(own: Path | None) -> "Mapping[str, Template]":
    from xlreport.use_cases.forms import known_templates

    try:
        return known_templates(own)
    except TemplateError as error:
        raise OwnFormsError(error.problems) from error


@dataclass
class Brought:
    """`laid`: what each file holds, by its path below the folder of forms; `strange`: those that are part of none."""

    laid: dict[PurePosixPath, bytes] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def brought(given: Iterable[tuple[str, BinaryIO]], there: Collection[str]) -> Brought:
    """`there`: the names of the forms that rules alone may be brought for. Raises NotTakenError."""
    found = Brought()
    files = list(_unpacked(given, found.strange))
    editions = {path: _edition(content) for path, content in files if path.suffix.lower() in _SUFFIXES}
    known_forms = {path.parent: path.parent.name for path, _ in files if path.parent.name in there}
    forms = known_forms | {path.parent: own.parent.name for path, own in editions.items() if own is not None}
    for path, content in files:
        target = editions.get(path) or _beside(path, forms)
        if target is None:
            found.strange.append(printable(path.as_posix()))
        elif target in found.laid:
            raise NotTakenError(words.FORM_TWICE.format(path=target))
        else:
            found.laid[target] = content
    return found


def _edition(content: bytes) -> PurePosixPath | None:
    """Where the edition belongs that a file declares; None where it declares none."""
    declared = {one["key"]: one["id"] for one in _DECLARED.finditer(content.decode("utf-8", "replace"))}
    return PurePosixPath(declared["form"], f"{declared['edition']}.yaml") if len(declared) == len(_KEYS) else None


def _beside(path: PurePosixPath, forms: Mapping[PurePosixPath, str]) -> PurePosixPath | None:
    """Where what is no edition belongs: rules and looks beside editions, looks and library for all of them."""
    form = forms.get(path.parent)
    if form is not None and path.name in {RULES, *LOOK_FILES}:
        return PurePosixPath(form, path.name)
    if path.name in LOOK_FILES:
        return PurePosixPath(path.name)
    if path.parent.name == LIBRARY and path.suffix == ".yaml":
        return PurePosixPath(LIBRARY, path.name)
    return None


def _unpacked(given: Iterable[tuple[str, BinaryIO]], strange: list[str]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Each file, those of a zip too; what has no name for a folder, or none but a hidden one, is strange."""
    for name, content in _contents(given):
        try:
            yield safe_path(name), content
        except NotTakenError:
            strange.append(printable(name))


def _contents(given: Iterable[tuple[str, BinaryIO]]) -> Iterator[tuple[str, bytes]]:
    for name, stream in given:
        if not name.lower().endswith(_ZIP):
            content = stream.read(LIMITS.part_bytes + 1)
            if len(content) > LIMITS.part_bytes:
                raise NotTakenError(words.TOO_BIG.format(name=printable(name), most=LIMITS.part_bytes // 10**6))
            yield name, content
            continue
        try:
            parts = list(zip_parts(stream, Allowance()))
        except UnopenedError as error:
            raise NotTakenError(words.ZIP_SHUT.format(name=printable(name))) from error
        if any(part.refused is not None for part in parts):
            raise NotTakenError(words.ZIP_SHUT.format(name=printable(name)))
        yield from ((part.path.as_posix(), part.content) for part in parts)


def take(folder: WorkFolder, new: Brought) -> "Mapping[str, Template]":
    """The forms that were brought, by id. Those that are there stay until all can be used. Raises OwnFormsError."""
    with _tried(folder, new.laid, ()) as forms:
        for path, content in new.laid.items():
            if any(one.path == str(path) for one in folder.listed(Kind.FORMS)):
                folder.move(Kind.FORMS, str(path), Kind.ASIDE)
            folder.take(Kind.FORMS, str(path), BytesIO(content))
    return {one: form for one, form in forms.items() if PurePosixPath(f"{one}.yaml") in new.laid}


def put_aside(folder: WorkFolder, form: str) -> None:
    """An edition, and what lies beside it where it is the last one. Raises LookupError, and OwnFormsError where another
    form needs it.
    """
    edition = PurePosixPath(f"{form}.yaml")
    folder.path_of(Kind.FORMS, str(edition))
    listed = (PurePosixPath(one.path) for one in folder.listed(Kind.FORMS))
    beside = [path for path in listed if path.parent == edition.parent]
    editions = [path for path in beside if path.suffix == edition.suffix and path.name != RULES]
    gone = [str(edition)] if len(editions) > 1 else list(map(str, beside))
    with _tried(folder, {}, gone):
        for path in gone:
            folder.move(Kind.FORMS, path, Kind.ASIDE)


@contextmanager
def _tried(
    folder: WorkFolder, new: Mapping[PurePosixPath, bytes], gone: Collection[str]
) -> "Iterator[Mapping[str, Template]]":
    """All forms as they would be with the change."""
    trial = folder.own / "tried-forms"
    shutil.rmtree(trial, ignore_errors=True)
    try:
        for one in folder.listed(Kind.FORMS):
            if one.path not in gone:
                _write(trial / one.path, folder.path_of(Kind.FORMS, one.path).read_bytes())
        for path, content in new.items():
            _write(trial / path, content)
        trial.mkdir(exist_ok=True)
        yield _loaded(trial)
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
