"""What a code means, for people who met it in a finding."""

import difflib
import re
from collections.abc import Iterable, Mapping

from xlreport.errors import UnknownCodeError
from xlreport.form.model.finding import Code
from xlreport.form.model.template import Template
from xlreport.messages.codes.catalogue import GENERAL_CODES

SOME = "□"
"""Stands for a number or a name in a message that is not about a case."""

MOST_NAMED = 5

_HOLE = re.compile(r"\{[a-z_]+\}")
_ONLY_WITH_A_CASE = re.compile(r"\{(?:where|guide)\}")


def explain(code: str, templates: Iterable[Template]) -> Code:
    """The rule or finding of that code, whatever its case. Raises UnknownCodeError with the codes spelt like it."""
    known = codes_of(templates)
    wanted = code.strip().upper()
    if wanted not in known:
        raise UnknownCodeError(code, difflib.get_close_matches(wanted, known, n=3))
    return known[wanted]


def codes_of(templates: Iterable[Template]) -> Mapping[str, Code]:
    """Every code that may be met: those of the forms first, of older editions last, then those of files and reading."""
    known: dict[str, Code] = {}
    for template in sorted(templates, key=lambda one: one.last_year is not None):
        known |= {name: code for name, code in template.codes.items() if name not in known}
    return {**known, **{name: code for name, code in GENERAL_CODES.items() if name not in known}}


def named_like(words: str, templates: Iterable[Template]) -> list[str]:
    """The codes in whose titles the words stand, for people who know what a rule is about and not how it is called."""
    wanted = words.strip()
    return [name for name, code in codes_of(templates).items() if wanted and wanted in code.title][:MOST_NAMED]


def without_figures(text: str) -> str:
    """A message as it reads before there is a case of it."""
    return _HOLE.sub(SOME, _ONLY_WITH_A_CASE.sub("", text))
