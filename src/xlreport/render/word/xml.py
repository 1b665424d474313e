"""Elements of WordprocessingML, built without a detour."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from xlreport.form.text.clean import cleaned
from xlreport.render.widths import LINE
from xlreport.render.word.styles import TextStyle

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {"\t": "tab", "\n": "br"}


def qualified(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def element(name: str, *children: Element, **attributes: str | int) -> Element:
    """`element("tcW", w=300, type="dxa")` is `<w:tcW w:w="300" w:type="dxa"/>`."""
    made = etree.Element(qualified(name), nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(qualified(key), str(value))
    made.extend(children)
    return made


def run(text: str, fonts: dict[str, str], character_style: str | None = None) -> Element:
    """A run in the East Asian font of its style; quotes and dashes are set in that font, too."""
    properties = element("rPr", element("rFonts", hint="eastAsia", **fonts))
    if character_style is not None:
        properties.insert(0, element("rStyle", val=character_style))
    return element("r", properties, *_text_elements(cleaned(text)))


def paragraph(style: TextStyle, *runs: Element, keep_with_next: bool | None = None) -> Element:
    """A paragraph in a named style; `keep_with_next` None leaves that to the style."""
    properties = element("pPr", element("pStyle", val=style.id))
    if keep_with_next is not None:
        properties.append(element("keepNext", val=int(keep_with_next)))
    return element("p", properties, *runs)


def spaced(content: Element, before: int) -> Element:
    """The paragraph so many twips below what stands over it."""
    content[0].append(element("spacing", before=before))
    return content


def styled_paragraph(style: TextStyle, text: str, *, keep_with_next: bool | None = None) -> Element:
    """A paragraph of one run, or of none where there is no text."""
    runs = (run(text, style.fonts),) if text else ()
    return paragraph(style, *runs, keep_with_next=keep_with_next)


def resized(content: Element, half_points: int) -> None:
    """Smaller letters than those of the paragraph's style, and lines that fit them."""
    properties = content[0]
    properties.append(element("spacing", line=round(half_points * LINE), lineRule="exact"))
    for own in content.iterfind(qualified("r")):
        own[0].append(element("sz", val=half_points))
        own[0].append(element("szCs", val=half_points))


def _text_elements(text: str) -> list[Element]:
    return [_text_element(piece) for piece in re.split(r"([\t\n])", text) if piece]


def _text_element(piece: str) -> Element:
    if piece in _BREAKS:
        return element(_BREAKS[piece])
    made = element("t")
    made.text = piece
    made.set(_SPACE, "preserve")
    return made
