"""WordprocessingML as text, as lxml would write it: what a document holds is known, so no tree is built of it."""

import re

from xlreport.form.text.clean import cleaned
from xlreport.render.widths import LINE
from xlreport.render.word.styles import TextStyle

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_BREAK = re.compile(r"([\t\n])")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def qualified(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def element(name: str, content: str = "", **attributes: str | int) -> str:
    """`element("tcW", w=300, type="dxa")` is `<w:tcW w:w="300" w:type="dxa"/>`."""
    told = "".join([f' w:{key}="{str(value).translate(_IN_ATTRIBUTE)}"' for key, value in attributes.items()])
    return f"<w:{name}{told}>{content}</w:{name}>" if content else f"<w:{name}{told}/>"


def run(text: str, style: TextStyle, character_style: str | None = None, size: int | None = None) -> str:
    """A run in the East Asian font of its style; quotes and dashes are set in that font, too.

    `size`: of its letters in half-points; None is the style's own.
    """
    named = "" if character_style is None else element("rStyle", val=character_style)
    sized = "" if size is None else element("sz", val=size) + element("szCs", val=size)
    properties = element("rPr", named + element("rFonts", hint="eastAsia", **style.fonts) + sized)
    return element("r", properties + text_elements(text))


def paragraph(
    style: TextStyle, content: str = "", *, keep_with_next: bool | None = None, before: int | None = None,
    size: int | None = None,
) -> str:  # fmt: skip
    """A paragraph in a named style; `keep_with_next` None leaves that to the style.

    `before`: so many twips below what stands over it. `size`: of letters in half-points, for lines that fit them.
    """
    properties = element("pStyle", val=style.id)
    properties += "" if keep_with_next is None else element("keepNext", val=int(keep_with_next))
    properties += "" if before is None else element("spacing", before=before)
    properties += "" if size is None else element("spacing", line=round(size * LINE), lineRule="exact")
    return element("p", element("pPr", properties) + content)


def styled_paragraph(
    style: TextStyle, text: str, *, keep_with_next: bool | None = None, before: int | None = None
) -> str:
    """A paragraph of one run, or of none where there is no text."""
    return paragraph(style, run(text, style) if text else "", keep_with_next=keep_with_next, before=before)


def text_elements(text: str) -> str:
    """The text with what parts its lines."""
    if not text.isdecimal():
        text = cleaned(text).translate(_IN_TEXT)
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    pieces = [piece for piece in _BREAK.split(text) if piece]
    return "".join([_BREAKS.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces])
