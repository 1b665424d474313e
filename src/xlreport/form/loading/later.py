"""Forms of which it is known that they can be loaded, each of them loaded when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what names a form needs none of them
    from xlreport.form.model.template import Template


class LaterForms(Mapping[str, "Template"]):
    """`ids`: in their order; `load`: loads the form of an id."""

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
