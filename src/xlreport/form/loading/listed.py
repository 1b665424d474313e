"""What the declared forms are called, kept beside them: to list forms needs none of them.

As a form is, a list is known by all that it was made from: every file of forms and rules there is, as it is read, and
the code of this package. It is written once all forms have been loaded without a mistake, so where it is there they
need not be loaded to know that they can be.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from xlreport.form.loading.folder import templates_folder
from xlreport.form.loading.kept import kept_at, read_kept, write_kept
from xlreport.form.text.years import serves

if TYPE_CHECKING:
    from xlreport.form.model.template import Template

_SUFFIX = ".list"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a form is called, and the years of the reports it serves; see `Template`."""

    id: str
    name: str
    short_name: str
    first_year: int
    last_year: int | None
    by_name: bool
    legal_source: str

    def serves(self, year: int) -> bool:
        return serves(self.first_year, self.last_year, year)


class Served(Protocol):
    """A form, or what is told of one."""

    @property
    def id(self) -> str: ...
    @property
    def by_name(self) -> bool: ...

    def serves(self, year: int) -> bool: ...


S = TypeVar("S", bound=Served)


def serving(forms: Mapping[str, S], year: int) -> Sequence[S]:
    """The editions that serve reports on `year`."""
    return [one for one in forms.values() if one.serves(year)]


def usual(forms: Mapping[str, S], year: int) -> Sequence[S]:
    """The editions that a report on `year` may be of where nobody names one."""
    return [one for one in serving(forms, year) if not one.by_name]


class LaterForms(Mapping[str, "Template"]):
    """Forms of which it is known that they can be loaded, each of them loaded when it is asked for.

    `ids`: in their order; `load`: loads the form of an id.
    """

    def __init__(self, ids: Iterable[str], load: "Callable[[str], Template]") -> None:
        self._loaded: dict[str, Template | None] = dict.fromkeys(ids)
        self._load = load

    def __getitem__(self, template_id: str) -> "Template":
        found = self._loaded[template_id]
        if found is None:
            found = self._loaded[template_id] = self._load(template_id)
        return found

    def __contains__(self, template_id: object) -> bool:
        return template_id in self._loaded

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


def listed(own: Path | None, rules: Path | None, load: "Callable[[], Mapping[str, Template]]") -> Sequence[Listed]:
    """The bundled forms and those of an office's own folder, with the rule set in `rules`.

    `load`: what raises every mistake in them.
    """
    path = _path(own, rules)
    found = _kept(path)
    return _listed(load(), path) if found is None else found


def known(
    own: Path | None, rules: Path | None, load: "Callable[[], Mapping[str, Template]]", one: "Callable[[str], Template]"
) -> "Mapping[str, Template]":
    """The forms themselves: where it is known that all of them can be loaded, each when it is asked for.

    `load`: what raises every mistake in them; `one`: loads the form of an id.
    """
    path = _path(own, rules)
    found = _kept(path)
    if found is not None:
        return LaterForms([form.id for form in found], one)
    templates = load()
    _listed(templates, path)
    return templates


def _path(own: Path | None, rules: Path | None) -> Path | None:
    return kept_at(declared(own, rules), _SUFFIX)


def _kept(path: Path | None) -> Sequence[Listed] | None:
    """None where it is not known that all forms can be loaded."""
    content = None if path is None else read_kept(path)
    return None if content is None else [Listed(*one) for one in json.loads(content)]


def _listed(templates: "Mapping[str, Template]", path: Path | None) -> Sequence[Listed]:
    own = [one.name for one in fields(Listed)]
    found = [Listed(**{name: getattr(one, name) for name in own}) for one in templates.values()]
    if path is not None:
        write_kept(path, json.dumps([astuple(one) for one in found]).encode())
    return found


def declared(own: Path | None, rules: Path | None) -> Iterator[str]:
    """All that forms are declared by: each file by its path and what it holds.

    One that cannot be read is as good as another such one.
    """
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
