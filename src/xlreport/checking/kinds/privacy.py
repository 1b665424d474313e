"""What must not be published of people: identity and card numbers, telephones, names. Never quoted in full."""

import re
from collections.abc import Callable, Iterator, Mapping

from xlreport.checking.understanding.figures import sentences
from xlreport.checking.understanding.passages import passages
from xlreport.form.model.check import NamedCheck
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues

SHOWN_FIRST, SHOWN_LAST = 3, 2


def personal_numbers(check: NamedCheck, template: Template, reading: Reading, _: ReportValues) -> Iterator[Finding]:
    """Numbers of the patterns that are what they look like: `words` names how each pattern's are proved."""
    for passage in passages(template, reading):
        if not passage.typed or (check.where and passage.part not in check.where):
            continue
        for sentence in sentences(passage.text):
            if any(excuse.search(sentence) for excuse in check.unless):
                continue
            for proof, pattern in zip(check.words, check.patterns, strict=True):
                for match in pattern.finditer(sentence):
                    if PROOFS[proof](match.group()):
                        yield Finding(
                            code=check.code, severity=template.codes[check.code].severity, address=passage.address,
                            place=passage.place, found=masked(match.group()),
                        )  # fmt: skip


def masked(number: str) -> str:
    """The number with its middle hidden."""
    hidden = len(number) - SHOWN_FIRST - SHOWN_LAST
    return (
        number[:1] + "*" * (len(number) - 1)
        if hidden < 1
        else number[:SHOWN_FIRST] + "*" * hidden + number[-SHOWN_LAST:]
    )


def _is_identity(number: str) -> bool:
    from stdnum.cn import ric

    return bool(ric.is_valid(number))


def _is_card(number: str) -> bool:
    from stdnum import luhn

    return not re.fullmatch(r"(\d)\1+", number) and bool(luhn.is_valid(number))


PROOFS: Mapping[str, Callable[[str], bool]] = {"identity": _is_identity, "card": _is_card, "looks": lambda _: True}
"""How it is proved that a number is what its pattern takes it for."""
