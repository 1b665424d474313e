"""Which letters no font at hand can show, as Typst itself judges of a page that holds nothing else."""

import json
import re
from collections.abc import Iterable

from xlreport.form.text.unseen import UNSEEN
from xlreport.render.typesetting.process import TypstError, compiled

SUBSTITUTE = "□"

_UNSHOWN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
"""How Typst quotes a letter that has no printed form."""

_RARE = re.compile(
    r"[\x20-\x7e]?[^\x00-\x7e\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u3002\u300a\u300b\u4e00-\u9fff\uff01-\uff5a]+"
)
"""Letters that a Chinese font might lack, with a letter of ASCII before them: a keycap or an accent goes with it."""

_PROBE = """#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)), lang: "zh", region: "cn")
#for text in json(bytes(sys.inputs.texts)) { par(text) }
"""
_UNSEEN = re.compile(f"[{UNSEEN}]")


def unshown_in(text: str, families: Iterable[str]) -> str:
    """The letters of the text that no font has, each once, in the order of the text."""
    rare = list(dict.fromkeys(_RARE.findall(text)))
    named = json.dumps(list(families), ensure_ascii=False)
    unshown = ""
    while rare:
        probed = [one.translate(squares(unshown)) for one in rare]
        try:
            compiled(_PROBE, {"fonts": named, "texts": json.dumps(probed)}, 2000)
            break
        except TypstError as error:
            more = complained_of(error, unshown)
            if not more:
                break  # another complaint: that of the document itself will be told
            unshown += more
    found = set(unshown)
    return "".join(one for one in dict.fromkeys(text) if one in found)


def complained_of(error: TypstError, known: str) -> str:
    """The letters that Typst complains of besides `known` ones; empty where it complains of none.

    A letter of ASCII is in every font: it is part of an emoji then, and must not become a square wherever it stands.
    A letter that nobody sees is only to blame where no other is.
    """
    quoted = "".join(one["text"] for one in _UNSHOWN.finditer(f"{error.message}\n{error.diagnostic}"))
    text = _ESCAPED.sub(lambda one: chr(int(one["code"], 16)), quoted)
    passed = {*known, SUBSTITUTE}
    letters = [one for one in dict.fromkeys(text) if not one.isascii() and one not in passed]
    return "".join([one for one in letters if not _UNSEEN.match(one)] or letters)


def squares(unshown: str) -> dict[int, str]:
    return str.maketrans(dict.fromkeys(unshown, SUBSTITUTE))
