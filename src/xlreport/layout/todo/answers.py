"""Whether a question of the check sheet is answered by a reason, as a formula."""

from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.form.report.digest import digest_expression
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.messages import workbook as words


def answered(template: Template, code: str, at: Address, seen: Expression | None = None) -> Expression:
    """The state of a broken line: its reason holds for what it was given for, `seen` or the figures of a check.

    One in other words than when its figures were noted holds for those of now.
    """
    reason, digest, given = (
        Reference(LineAddress(cell, code, at)) for cell in (LineCell.REASON, LineCell.DIGEST, LineCell.GIVEN)
    )
    now = digest_expression(template, code, at) if seen is None else seen
    answer: Expression = Text(words.EXPLAINED)
    if now is not None:
        first_met = Call("not", (Call("and", (Call("given", (digest,)), Call("same", (reason, given)))),))
        still = Call("or", (first_met, Call("same", (digest, now))))
        answer = Call("choose", (still, Text(words.EXPLAINED), Text(words.LAPSED)))
    return Call("choose", (Call("written", (reason,)), answer, Text(words.ASKS)))
