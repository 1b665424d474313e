"""What the declared forms are called, kept beside them: to list forms needs none of them.

As a form is, a list is known by all that it was made from: every file of forms and rules there is, as it is read, and
the code of this package. It is written once all forms have been loaded without a mistake, so where it is there they
need not be loaded to know that they can be.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.form.loading.folder import templates_folder
from xlreport.form.loading.kept import kept_at, read_kept, write_kept

if TYPE_CHECKING:
    from xlreport.form.model.template import Template

_SUFFIX = ".list"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a form is called, and the years of the reports it serves."""

    id: str
    name: str
    first_year: int
    last_year: int | None
    legal_source: str


def listed(own: Path | None, rules: Path | None, load: "Callable[[], Mapping[str, Template]]") -> Sequence[Listed]:
    """The bundled forms and those of an office's own folder, with the rule set in `rules`.

    `load`: what raises every mistake in them.
    """
    path = kept_at(_sources(own, rules), _SUFFIX)
    if path is None:
        return _of(load().values())
    content = read_kept(path)
    if content is not None:
        return [Listed(*one) for one in json.loads(content)]
    found = _of(load().values())
    write_kept(path, json.dumps([astuple(one) for one in found]).encode())
    return found


def _of(templates: "Iterable[Template]") -> Sequence[Listed]:
    return [Listed(one.id, one.name, one.first_year, one.last_year, one.legal_source) for one in templates]


def _sources(own: Path | None, rules: Path | None) -> Iterator[str]:
    """Each file by its path and what it holds; one that cannot be read is as good as another such one."""
    for root in (templates_folder(), own):
        yield str(root)
        for path in () if root is None else sorted(root.glob("*/*.yaml")):
            yield from (str(path), _content(path))
    yield from () if rules is None else (str(rules), _content(rules))


def _content(path: Path) -> str:
    try:
        return path.read_bytes().hex()
    except OSError as error:
        return str(error)
