"""Where a form is put together: the source with its positions, and the names that must be known."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from keyword import iskeyword

from xlreport.form.language.columns.column_parsing import Scope
from xlreport.form.language.parse import FormulaError, parse
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.source import Path, Source
from xlreport.form.loading.specs import ListingSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.expression import Expression
from xlreport.form.model.finding import Code
from xlreport.form.model.kind import Kind
from xlreport.form.model.sentence import Listing


@dataclass(slots=True)
class Bench:
    """`codes`, `kinds` and `lists` are what the form declares under those names."""

    source: Source
    codes: Mapping[str, Code] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    lists: Mapping[str, ListingSpec] = field(default_factory=dict)
    built: dict[str, Listing | None] = field(default_factory=dict)
    """The lists already built by name; None while one is being built."""

    def formula(self, path: Path, text: str, scope: Scope, expected: Type | None) -> Expression | None:
        """The formula at `path`, of any type where none is expected; None after telling its mistake."""
        try:
            return parse(text, scope, expected)
        except FormulaError as error:
            self.source.report(path, error.told, offset=error.offset)
            return None

    def known_code(self, path: Path, code: str | None) -> str:
        if code is not None and code not in self.codes:
            self.source.report(path, Mistake.NO_CODE.unknown(code, self.codes))
        return code or ""

    def known_kind(self, path: Path, kind: str | None) -> Kind | None:
        if kind is None:
            return None
        if kind not in self.kinds:
            self.source.report(path, Mistake.NO_KIND.unknown(kind, self.kinds))
        return self.kinds.get(kind)

    def unique(self, path: Path, ids: Iterable[str | None], key: str = "id") -> None:
        """Tell ids that stand twice in the list at `path`, and ids that no formula could name."""
        seen: Counter[str] = Counter()
        for index, own in enumerate(ids):
            if own is None:
                continue
            seen[own] += 1
            if seen[own] > 1:
                self.source.report((*path, index, key), Mistake.TWICE.of(name=own))
            if iskeyword(own):
                self.source.report((*path, index, key), Mistake.RESERVED.of(name=own))


HOLE = re.compile(r"\{([^{}]*)\}")


def stray_brace(text: str) -> int | None:
    """The offset of a brace that belongs to no hole, or None."""
    rest = HOLE.sub(lambda match: " " * len(match.group()), text)
    return next((offset for offset, character in enumerate(rest) if character in "{}"), None)
