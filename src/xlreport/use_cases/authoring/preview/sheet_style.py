"""The look of a workbook's cells as a style sheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from xlreport.layout.styles import Style
from xlreport.render.html.escaping import escaped
from xlreport.workbook.styles import look_of

_PAGE = """
:root { color-scheme: light; }
body { margin: 0; background: #eef1f4; color: #1f2d3d;
  font: 14px/1.5 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { padding: 24px 32px 8px; }
h1 { margin: 0 0 4px; font-size: 22px; color: #1f4e79; }
header p { margin: 0; color: #5b6b7c; }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 6px; padding: 10px 32px;
  background: #eef1f4; border-bottom: 1px solid #d5dce3; }
nav a { padding: 3px 12px; border: 1px solid #c3ccd5; border-radius: 4px; background: #fff; color: #1f4e79;
  text-decoration: none; }
section { margin: 20px 32px 32px; scroll-margin-top: 64px; }
h2 { margin: 0 0 8px; font-size: 16px; color: #1f4e79; }
.sheet { overflow: auto; max-height: 46rem; padding: 12px; background: #fff; border: 1px solid #d5dce3; }
@media print { nav { display: none; } .sheet { max-height: none; } }
table { border-collapse: collapse; table-layout: fixed; }
td { padding: 0 4px; vertical-align: bottom; white-space: nowrap; overflow: visible; }
"""
_ALIGN = {"vcenter": "middle", "top": "top"}
_BORDERS = {1: "1px solid", 2: "2px solid"}


def class_of(style: Style) -> str:
    return style.value.replace(" ", "-")


def sheet_css() -> str:
    """The rules for every style of a cell."""
    rules = (f"td.{class_of(style)} {{ {'; '.join(_rules(look_of(style)))}; }}" for style in Style)
    return _PAGE + "\n".join((*rules, f"td.{class_of(Style.REQUIRED_LABEL)}::after {{ content: '  *'; }}", ""))


def _rules(look: Mapping[str, Any]) -> Iterator[str]:
    yield f'font-family: "{escaped(look["font_name"])}", "Noto Sans CJK SC", sans-serif'
    yield f"font-size: {look['font_size']}pt"
    yield f"color: {look['font_color']}"
    yield from (f"{name}: {value}" for name, value in _drawn(look).items())


def _drawn(look: Mapping[str, Any]) -> Mapping[str, str]:
    """What a style has of its own."""
    drawn = {
        "background": look.get("bg_color"),
        "font-weight": "700" if look.get("bold") else None,
        "text-decoration": "underline" if look.get("underline") else None,
        "text-align": look.get("align"),
        "vertical-align": _ALIGN.get(look.get("valign", "")),
        "white-space": "normal" if look.get("text_wrap") else None,
        "padding-left": "12px" if look.get("indent") else None,
        "border": f"{_BORDERS[look['border']]} {look['border_color']}" if look.get("border") else None,
        "border-bottom": f"{_BORDERS[look['bottom']]} {look['bottom_color']}" if look.get("bottom") else None,
    }
    return {name: value for name, value in drawn.items() if value}
