"""What must not stand in the text."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.checking.understanding.matching import first_match
from xlreport.form.loading.rules.check_fields import Pattern, Several
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding

MOST_QUOTED, AROUND = 40, 12


class Written(SentenceSpec):
    """A sentence that people wrote holds one of the patterns, unless something in it excuses it.

    The agency's own name is passed over, whatever it is. `whole_paragraphs`: the patterns may reach across sentences.

    checks: [{name: written, parts: [overview], patterns: ["待补充"], unless: ["https?://"]}]
    """

    name: Literal["written"]
    holes: ClassVar = frozenset({"found", "quoted"})
    patterns: Several[Pattern]
    whole_paragraphs: bool = False


def find(spec: Written, inquiry: Inquiry) -> Iterator[Finding]:
    name = plain(inquiry.report.agency_name)
    patterns = inquiry.possible(spec.patterns, without=name)
    for passage in inquiry.typed(spec.parts) if patterns else ():
        for told in (passage.plain,) if spec.whole_paragraphs else passage.sentences:
            sentence = told.replace(name, "") if name else told
            match = first_match(patterns, sentence)
            if match is not None and not spec.excuses(sentence):
                yield inquiry.finding(passage, found=match.group()[:MOST_QUOTED], quoted=_around(sentence, match))


def _around(sentence: str, match: "re.Match[str]") -> str:
    return sentence[max(match.start() - AROUND, 0) : match.end() + AROUND]
