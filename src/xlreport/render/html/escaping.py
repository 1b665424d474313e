"""Text as HTML: nothing that people typed becomes markup."""

from collections.abc import Mapping
from html import escape

from xlreport.form.text.clean import cleaned


def escaped(text: str) -> str:
    """Text for an element: a line feed is a line break."""
    return escape(cleaned(text)).replace("\n", "<br>")


def attributes(values: Mapping[str, str | None]) -> str:
    """Attributes of a start tag, those without a value left out."""
    return "".join(f' {name}="{escape(cleaned(value))}"' for name, value in values.items() if value)
