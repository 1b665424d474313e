"""What must not be published of people: identity and card numbers, telephones, names. Never quoted in full."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.finding import Finding

SHOWN_FIRST, SHOWN_LAST = 3, 2
Proof = Literal["identity", "card", "looks"]


class Number(Spec):
    """`proof`: how it is proved that what the pattern meets is one.

    `identity` and `card` by their check digits, `looks` by its looks alone. Where the pattern has a group, that is
    the number.
    """

    proof: Proof
    pattern: Pattern


class PersonalNumbers(SentenceSpec):
    r"""A sentence holds a number that is what it looks like; in messages its middle is hidden.

    `except_parts`: parts in which it may stand.

    checks: [{name: personal_numbers, except_parts: [lead], numbers: [{proof: looks, pattern: "1[3-9]\\d{9}"}]}]
    """

    name: Literal["personal_numbers"]
    holes: ClassVar = frozenset({"found"})
    except_parts: Several[Part] = ()
    numbers: Several[Number]


def find(spec: PersonalNumbers, inquiry: Inquiry) -> Iterator[Finding]:
    possible = inquiry.possible([one.pattern for one in spec.numbers])
    numbers = [one for one in spec.numbers if one.pattern in possible]
    for passage in inquiry.typed(spec.parts) if numbers else ():
        for sentence in passage.sentences if passage.part not in spec.except_parts else ():
            found = dict.fromkeys(_numbers(numbers, sentence))
            for own in found if not spec.excuses(sentence) else ():
                yield inquiry.finding(passage, found=masked(own))


def _numbers(numbers: Sequence[Number], sentence: str) -> Iterator[str]:
    for number in numbers:
        for match in number.pattern.finditer(sentence):
            own = match.group(1 if number.pattern.groups else 0)
            if _PROOFS[number.proof](own):
                yield own


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


_PROOFS: Mapping[Proof, Callable[[str], bool]] = {
    "identity": _is_identity, "card": _is_card, "looks": lambda _: True,
}  # fmt: skip
