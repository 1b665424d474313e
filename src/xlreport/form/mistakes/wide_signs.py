"""Signs that a Chinese keyboard types, or another language uses, where a form wants another one."""

import re
from collections.abc import Mapping

_FORMULA: Mapping[str, str] = {
    "（": "(", "）": ")", "，": ",", "、": ",", "【": "[", "】": "]", "［": "[", "］": "]", "“": '"', "”": '"',
    "．": ".", "＋": "+", "－": "-", "—": "-", "–": "-", "×": "*", "＊": "*", "÷": "/", "／": "/", "：": "==",
    "＝": "==", "≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≠": "!=", "＞": ">", "＜": "<",
    "<>": "!=", "&&": "and", "||": "or", "=>": ">=", "=<": "<=", "=": "==", "^": "*", "!": "not",
}  # fmt: skip
_IN_FORMULA = re.compile(
    r'"[^"]*"|(?P<sign>[（），、【】［］“”．＋－—–×＊÷／：＝≥≧≤≦≠＞＜^]|<>|&&|\|\||=>|=<|(?<![=!<>])=(?!=)|!(?!=))'
)
_KEY = re.compile(r"^\s*(?:- +)?[{ ]*[A-Za-z_]\w*\s*(?P<sign>：)")
_QUOTE = re.compile(r"^\s*(?:- +)?[{ ]*[A-Za-z_]\w*\s*: *(?P<sign>[“‘「])")
_TAB = re.compile(r"^ *(?P<sign>\t)")
_IN_YAML: Mapping[str, str] = {"：": ": ", "“": '"', "‘": "'", "「": '"', "\t": "  "}


def in_formula(text: str) -> tuple[int, str, str] | None:
    """Where the first such sign stands in a formula, it, and what must stand there; texts in quotes aside."""
    found = next((one for one in _IN_FORMULA.finditer(text) if one["sign"]), None)
    return None if found is None else (found.start(), found["sign"], _FORMULA[found["sign"]])


def in_yaml(line: str) -> tuple[int, str, str] | None:
    """The same for a line that is no YAML: a colon after a key, quotation marks after it, a tab before it."""
    for pattern in (_KEY, _QUOTE, _TAB):
        if (found := pattern.search(line)) is not None:
            return found.start("sign"), found["sign"], _IN_YAML[found["sign"]]
    return None
