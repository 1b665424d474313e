"""So many parts are announced, and others are named."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.numerals import whole_number
from xlreport.form.loading.rules.check_fields import Pattern, Several, pattern_with
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding
from xlreport.form.text.patterns.search_pattern import SearchPattern

NUMBER, LISTED_AS = "number", "list"
MOST_QUOTED = 60


class ListedParts(SentenceSpec):
    """A sentence says how many parts there are and names them, but more or fewer.

    `announced`: each with the groups `list`, the names, and `number`, in digits or words. `separators`: what stands
    between two names. `whole`: names that hold a separator and count as one. `maybe`: what may stand between two names
    or within one. `open`: a list that is not all there is.

    checks:
      - name: listed_parts
        announced: ["由(?P<list>[^。]{4,80})(?P<number>[二三四五六])部分组成"]
        separators: ["、"]
    """

    name: Literal["listed_parts"]
    holes: ClassVar = frozenset({"found", "expected", "quoted"})
    announced: Several[Annotated[SearchPattern, pattern_with(NUMBER, LISTED_AS)]]
    separators: Several[Pattern]
    whole: Several[Pattern] = ()
    maybe: Several[Pattern] = ()
    open: Several[Pattern] = ()


def find(spec: ListedParts, inquiry: Inquiry) -> Iterator[Finding]:
    for passage, sentence in inquiry.sentences(spec.parts):
        if spec.excuses(sentence):
            continue
        for match in (found for pattern in spec.announced if (found := pattern.search(sentence)) is not None):
            announced, fewest, most = whole_number(match[NUMBER]), *_named(match[LISTED_AS], spec)
            is_open = any(pattern.search(match[LISTED_AS]) for pattern in spec.open)
            if fewest > 1 and announced and (announced < fewest or (announced > most and not is_open)):
                made = str(fewest if announced < fewest else most)
                yield inquiry.finding(
                    passage, found=made, expected=str(announced), quoted=match.group()[:MOST_QUOTED]
                )  # fmt: skip
                break


def _named(text: str, spec: ListedParts) -> tuple[int, int]:
    """The fewest and the most names that there may be."""
    for pattern in spec.whole:
        text = pattern.sub("A", text)
    parts = 1 + sum(len(pattern.findall(text)) for pattern in spec.separators)
    return parts, parts + sum(len(pattern.findall(text)) for pattern in spec.maybe)
