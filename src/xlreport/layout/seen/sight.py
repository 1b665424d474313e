"""What a workbook's own cells tell: the checks by name that its formulas can judge, and those they cannot."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, NEVER
from xlreport.form.language.trees import ZERO, call, is_number
from xlreport.form.model.address import SIGNED_ON, YEAR, Address, AgencyAddress, IndicatorAddress, TextAddress
from xlreport.form.model.answers import NO
from xlreport.form.model.check import Asked, Seen
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.finding import Code
from xlreport.form.model.template import Template
from xlreport.layout.pages.slot import Slot
from xlreport.layout.pasting.cells import UNKNOWN, PastedBelow, RowCell, RowsAbove
from xlreport.layout.prose import ProseSheet
from xlreport.layout.seen.lengths import LengthAddress, SectionLengthAddress

_OPEN = call("within_column", Reference(RowsAbove(RowCell.SECTION)), UNKNOWN, UNKNOWN)
_PLACED = is_number(call("sum", _OPEN, call("filled", Reference(PastedBelow()))), 0)
"""Whether the section of every pasted row is known: not below several paragraphs in a cell, nor of unprepared rows."""


class Sight:
    """The cells that a check by name may be judged by while somebody types.

    What a check asks for is answered with expressions over cells; `part` is the id of a section of text.
    """

    def __init__(self, template: Template, prose: Sequence[ProseSheet]) -> None:
        self.template = template
        self._prose: Mapping[str, ProseSheet] = {sheet.section.id: sheet for sheet in prose}

    def seen(self) -> Iterator[tuple[Code, Seen]]:
        """What the workbook sees of the checks by name, in the order of the rules."""
        for check in self.template.asked(Asked.OF_REPORT):
            if check.sees is not None:
                rule = self.template.codes[check.code]
                for one in check.sees(check.spec, self):
                    yield rule, one

    def characters(self, part: str) -> Expression | None:
        """How many characters are printed in a part, headings and spaces aside; None where no cell tells."""
        return Reference(SectionLengthAddress(part, printed=True)) if part in self._prose else None

    def unwritten(self, part: str) -> Expression:
        """Whether nobody has written anything in a section."""
        return Call("exactly", (Reference(SectionLengthAddress(part, printed=False)), ZERO))

    def slots(self, part: str) -> Sequence[Slot]:
        return self._prose[part].slots

    def generated(self, slot: Slot) -> Expression:
        """Whether the generated sentences of an item are used."""
        if not slot.sentences:
            return NEVER
        return Call("not", (Call("same", (Reference(slot.generated), Text(NO))),))

    def indicators(self, ids: Sequence[str]) -> Sequence[IndicatorAddress]:
        """The indicators of those ids, in the form's order."""
        return [IndicatorAddress(one.id) for one in self.template.indicators if one.id in ids]

    def label(self, indicator: IndicatorAddress) -> str:
        return next(one.label for one in self.template.indicators if one.id == indicator.indicator)

    def is_given(self, address: Address) -> Expression:
        """Whether anything but spaces stands in a cell for a figure."""
        return is_number(call("blanks", Reference(address)), 0)

    def is_among(self, field: str, texts: Sequence[str]) -> Expression:
        """Whether a field of the agency holds one of these texts."""
        return Call("among", (Reference(AgencyAddress(field)), *map(Text, texts)))

    def never(self) -> Expression:
        return NEVER

    def heading_alone(self, slot: Slot) -> Expression:
        """Whether an item has a heading that is none of the form's own, and nothing is printed under it."""
        standards = self._prose[slot.section].prose.standard_items
        own = dict.fromkeys(one.heading for one in standards if one.heading)
        other = [Call("not", (Call("same", (Reference(slot.heading), Text(heading))),)) for heading in own]
        return Call(
            "and",
            (
                _written(slot.heading),
                *other,
                Call("exactly", (Reference(LengthAddress(slot.section, slot.index, printed=True)), ZERO)),
            ),
        )

    def signed_between(self, first: tuple[int, int], last: Sequence[tuple[Expression, tuple[int, int]]]) -> Expression:
        """Whether the day of signing lies in the year after the report's, from `first` to the last day that applies.

        Days are month and day; of the last ones the first whose condition holds applies.
        """
        conditions, days = zip(*last, strict=True)
        latest = self._day(days[-1])
        for condition, day in reversed(list(zip(conditions[:-1], days[:-1], strict=True))):
            latest = Call("if", (condition, self._day(day), latest))
        own = Reference(SIGNED_ON)
        return Call("and", (Call(">=", (own, self._day(first))), Call("<=", (own, latest))))

    @staticmethod
    def _day(day: tuple[int, int]) -> Expression:
        after = Call("sum", (Reference(YEAR), Number(Decimal(1))))
        return Call("date", (after, Number(Decimal(day[0])), Number(Decimal(day[1]))))

    def is_a_day(self) -> Expression:
        """Whether the day of signing stands there as a date; one typed as text is read, but no formula can count it."""
        return Call("exactly", (Call("count", (Reference(SIGNED_ON), Reference(YEAR))), Number(Decimal(2))))

    def unsigned(self) -> Expression:
        return Call("not", (_written(SIGNED_ON),))

    def in_part(
        self, part: str, *, holds: Expression, digest: Expression, ready: Expression = ALWAYS,
        found: Expression | None = None, expected: Expression | None = None,
    ) -> Seen:  # fmt: skip
        """What is seen of a section as a whole, unless a pasted text stands where only reading can tell its section, or
        what is `found` cannot be counted.
        """
        counted = ALWAYS if found is None else _is_counted(found)
        asked = [one for one in (ready, counted) if one != ALWAYS]
        seen = Call("and", (*asked, _PLACED)) if asked else _PLACED
        return Seen(
            address=TextAddress(part), holds=holds, ready=seen, digest=digest, found=found, expected=expected
        )  # fmt: skip

    def at_heading(self, slot: Slot, *, holds: Expression) -> Seen:
        """What is seen of an item, unless one of its generated sentences shows an error that was typed elsewhere."""
        digest = Call("bare", (Reference(slot.heading),))
        length = Reference(LengthAddress(slot.section, slot.index, printed=True))
        ready = _is_counted(length) if slot.sentences else ALWAYS
        return Seen(address=slot.heading, holds=holds, ready=ready, digest=digest)

    def at_signing(self, *, holds: Expression, ready: Expression) -> Seen:
        day = Reference(SIGNED_ON)
        month, day_of_month = (call(part, day) for part in ("month", "day"))
        written = call("join", call("year", day), "-", _two_digits(month), "-", _two_digits(day_of_month))
        return Seen(address=SIGNED_ON, holds=holds, ready=ready, digest=written)


def _two_digits(number: Expression) -> Expression:
    return call("join", call("choose", call("<", number, 10), "0", ""), number)


def _is_counted(count: Expression) -> Expression:
    """Whether a count is there: it is none where one of the sentences shows an error that was typed elsewhere."""
    return is_number(call("count", count), 1)


def _written(address: Address) -> Expression:
    """Whether anything but spaces stands in a cell."""
    return Call("written", (Reference(address),))


def unseen_rules(template: Template) -> tuple[Code, ...]:
    """The rules in force that no formula of a workbook asks, in the form's order: whoever checks the file asks them."""
    seen = {check.code for check in template.checks}
    seen |= {check.code for check in template.asked(Asked.OF_REPORT) if check.sees is not None}
    seen |= {code for total in template.totals.values() for code in total.codes}
    kinds = [kind for table in template.tables for kind in table.kinds.values()]
    kinds += [indicator.kind for indicator in template.indicators]
    seen |= {code for kind in kinds for code in (kind.code, kind.blank_code) if code is not None}
    return tuple(code for code in template.codes.values() if code.code not in seen and not code.off)
