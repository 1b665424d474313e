"""The named styles of a reference document: their ids, East Asian fonts and sizes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml.etree import _Element as Element

from xlreport.messages.report import MISSING_STYLE
from xlreport.render.look_files import unusable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS_OWN_SIZE = 20


@dataclass(frozen=True, slots=True)
class TextStyle:
    """`fonts`: the attributes of w:rFonts that name the East Asian font. `size` is in half-points."""

    id: str
    fonts: dict[str, str]
    size: int


@dataclass(frozen=True, eq=False)
class Styles:
    """The named styles of `file`, equal to themselves alone. Word keeps built-in names in lower case."""

    file: Path
    _found: Mapping[str, TextStyle]

    def __getitem__(self, name: str) -> TextStyle:
        """The style of that name; UnwritableError if there is none."""
        try:
            return self._found[name.casefold()]
        except KeyError:
            raise unusable(self.file, MISSING_STYLE.format(style=name)) from None


@dataclass(frozen=True)
class StyleSheet:
    """`root` is the w:styles element."""

    root: Element

    def styles(self, file: Path) -> Styles:
        """All that are named, as they are in the end. `file`: the document they come from."""
        named = {name.get(f"{_W}val", "").casefold(): style for style, name in self._named()}
        return Styles(file, {name: self._resolved(style) for name, style in named.items()})

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {style.get(f"{_W}styleId", ""): style for style, _ in self._named()}

    def _named(self) -> Iterator[tuple[Element, Element]]:
        for style in self.root.iterfind(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                yield style, name

    def _resolved(self, style: Element) -> TextStyle:
        fonts: dict[str, str] = {}
        size: str | None = None
        for properties in self._run_properties(style):
            fonts = fonts or _east_asian_font(properties.find(f"{_W}rFonts"))
            stated = properties.find(f"{_W}sz")
            size = size or (None if stated is None else stated.get(f"{_W}val"))
        return TextStyle(style.get(f"{_W}styleId", ""), fonts, int(size or _WORDS_OWN_SIZE))

    def _run_properties(self, style: Element) -> Iterator[Element]:
        """From the style itself, through those it is based on, to the document's defaults."""
        seen: set[str] = set()
        following: Element | None = style
        while following is not None and following.get(f"{_W}styleId", "") not in seen:
            seen.add(following.get(f"{_W}styleId", ""))
            yield from following.iterfind(f"{_W}rPr")
            parent = following.find(f"{_W}basedOn")
            following = None if parent is None else self._by_id.get(parent.get(f"{_W}val", ""))
        yield from self.root.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")


def _east_asian_font(fonts: Element | None) -> dict[str, str]:
    """A font of the theme goes before one by name, as it does in Word."""
    if fonts is not None:
        for attribute in ("eastAsiaTheme", "eastAsia"):
            font = fonts.get(_W + attribute)
            if font:
                return {attribute: font}
    return {}
