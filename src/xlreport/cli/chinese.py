"""Typer's own words in Chinese: it looks each of them up when it is imported."""

import gettext
from importlib import import_module

_WORDS = {
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "Aborted.": "已中止。",
    "[required]": "（必填）",
    "required": "必填",
    "[default: {}]": "（默认：{}）",
    "default: {default}": "默认：{default}",
    "Missing command.": "缺少命令。",
    "No such command {name!r}.": "没有 {name!r} 这个命令。",
}


def speak_chinese() -> None:
    """Import Typer with its messages translated. Without effect if somebody imported it before."""
    original = gettext.gettext
    gettext.gettext = lambda message: _WORDS.get(message) or original(message)
    try:
        import_module("typer")
    finally:
        gettext.gettext = original
