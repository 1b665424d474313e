"""Text as HTML: nothing that people typed becomes markup. What is `Markup` already is left alone, all else escaped."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from xlreport.form.text.clean import cleaned

_BREAK = Markup("<br>")
_NONE: Mapping[str, str | None] = {}


def escaped(text: str) -> Markup:
    """Text for an element: a line feed is a line break."""
    return text if isinstance(text, Markup) else escape(cleaned(text)).replace("\n", _BREAK)


def attributes(values: Mapping[str, str | None]) -> Markup:
    """Attributes of a start tag, those without a value left out."""
    pairs = (f' {name}="{escape(cleaned(value))}"' for name, value in values.items() if value)
    return Markup("".join(pairs))  # noqa: S704  each value is escaped


def element(tag: str, *content: str, own: Mapping[str, str | None] = _NONE) -> Markup:
    """An element with what it contains and its `own` attributes."""
    inner = "".join(map(escaped, content))
    return Markup(f"<{tag}{attributes(own)}>{inner}</{tag}>")  # noqa: S704  content and attributes are escaped
