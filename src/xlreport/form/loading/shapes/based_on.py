"""An edition that is another one of its form but for what it gives itself: an author declares what differs."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from xlreport.form.loading.folder import BASED_ON
from xlreport.form.loading.shapes.validate import validate_part, with_part
from xlreport.form.loading.source import Path, Plain, Source, read_source
from xlreport.form.loading.spec_types import Line, LinePath, Spec
from xlreport.form.mistakes.mistake import Mistake


class PartSpec(Spec):  # a part within a key of the other edition, by the ids on the way to it
    at: LinePath
    is_: Any = Field(alias="is")


class BasedOnSpec(Spec):
    edition: int | Line
    parts: list[PartSpec] = Field(default_factory=list)


def complete(form: Source, editions: Mapping[str, str]) -> tuple[str, ...]:
    """Give the source what it leaves to the edition it is based on; what was read for that.

    `editions`: the texts of the others of the form, by name. A key is the form's own where it gives it, and so is each
    part that it names. Mistakes are added to the source; where the other edition is not to be had, nothing is left to
    go on with.
    """
    if not isinstance(form.content, dict) or BASED_ON not in form.content:
        return ()
    own = {key: value for key, value in form.content.items() if key != BASED_ON}
    spec = validate_part(form, (BASED_ON,), form.content[BASED_ON], BasedOnSpec)
    other = None if spec is None else _whole(form, str(spec.edition), editions)
    form.content = None
    if spec is None or other is None:
        return ()
    for key in (one for one in other if one not in own):
        form.values[(key,)] = form.keys[(BASED_ON,)]
        form.elsewhere.add((key,))
    content: Plain = {**other, **own}
    for index, part in enumerate(spec.parts):
        written: Path = (BASED_ON, "parts", index)
        path = _path(content, part.at.split("."))
        if path is None:
            form.report((*written, "at"), Mistake.NO_SUCH_PART.of(name=part.at, edition=str(spec.edition)))
            continue
        content = with_part(content, path, part.is_)
        form.also_at((*written, "is"), path)
    form.content = content
    return (editions[str(spec.edition)],)


def _whole(form: Source, name: str, editions: Mapping[str, str]) -> dict[str, Plain] | None:
    if name not in editions:
        form.report((BASED_ON, "edition"), Mistake.NO_EDITION.unknown(name, editions))
        return None
    other = read_source(f"{name}.yaml", editions[name])
    if other.problems or not isinstance(other.content, dict) or BASED_ON in other.content:
        form.report((BASED_ON, "edition"), Mistake.NO_WHOLE_EDITION.of(name=name))
        return None
    return other.content


def _path(content: Plain, names: Sequence[str]) -> Path | None:
    """Where the part of these names is; the last one may be a key that is not given yet."""
    path: list[str | int] = []
    node = content
    for number, name in enumerate(names, start=1):
        if isinstance(node, list):
            at = next((at for at, one in enumerate(node) if isinstance(one, dict) and one.get("id") == name), None)
            if at is None:
                return None
            path.append(at)
            node = node[at]
        elif isinstance(node, dict) and (name in node or number == len(names)):
            path.append(name)
            node = node.get(name)
        else:
            return None
    return tuple(path)
