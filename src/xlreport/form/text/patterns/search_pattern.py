"""A regular expression of a form, made ready when it is searched for first.

Most patterns of a form have words that stand in none of a report's texts: these are known without it. To make two
hundred patterns ready takes longer than to check a report by them.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from xlreport.form.text.patterns.pattern_words import Words, words_of


class SearchPattern:
    """As `re.Pattern` is. `words`: those of its matches where they are known, see `words_of`."""

    def __init__(self, pattern: str, words: tuple[Words, ...] | None = None) -> None:
        self.pattern = pattern
        self._words = words
        self._was_asked = False
        self._made: re.Pattern[str] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SearchPattern) and other.pattern == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __repr__(self) -> str:
        return f"SearchPattern({self.pattern!r})"

    def __reduce__(self) -> tuple[type, tuple[str, tuple[Words, ...]]]:
        """Where it is kept its words are, too."""
        return SearchPattern, (self.pattern, self.words)

    @property
    def words(self) -> tuple[Words, ...]:
        if self._words is None:
            self._words = words_of(self.pattern)
        return self._words

    @property
    def made(self) -> re.Pattern[str]:
        if self._made is None:
            self._made = re.compile(self.pattern)
        return self._made

    def may_be_in(self, text: str) -> bool:
        """Whether a text may hold a match; False is sure.

        To find its words costs more than a search: that is done when it is asked again.
        """
        if self._words is None and not self._was_asked:
            self._was_asked = True
            return True
        return all(any(word in text for word in words) for words in self.words)

    @property
    def groups(self) -> int:
        return self.made.groups

    def search(self, text: str) -> "re.Match[str] | None":
        return self.made.search(text)

    def fullmatch(self, text: str) -> "re.Match[str] | None":
        return self.made.fullmatch(text)

    def finditer(self, text: str) -> Iterator["re.Match[str]"]:
        return self.made.finditer(text)

    def findall(self, text: str) -> Sequence[object]:
        return self.made.findall(text)

    def sub(self, new: "str | Callable[[re.Match[str]], str]", text: str) -> str:
        return self.made.sub(new, text)
