"""The readme as an index of packages shows it, where no pictures and no pages lie beside it.

Without an address that is known to last they cannot be shown or linked to: pictures go, links become plain words.
"""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_PICTURES = re.compile(r"(?:^\|.*\n)*^\|.*!\[.*\n(?:^\|.*\n)*\n?", re.MULTILINE)
"""A table that holds some."""

_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?!https?://)[^)]*\)")


def alone(readme: str) -> str:
    """Without pictures, and links to what lies beside it as plain words."""
    return _LINK.sub(r"\g<text>", _PICTURES.sub("", readme))


class Readme(MetadataHookInterface):
    """What hatchling asks when it builds."""

    def update(self, metadata: dict[str, Any]) -> None:
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": alone(text)}
