"""The figures a reason was given for, as one short text: when they change, the reason lapses."""

from xlreport.formula.evaluate import Values, evaluate
from xlreport.formula.functions import as_text
from xlreport.model.expression import Call, Expression, Reference, Text, figures
from xlreport.model.report import Reason
from xlreport.model.template import Template

SEPARATOR = "/"


def digest_expression(left: Expression, right: Expression) -> Expression:
    """Every figure of both sides in order, parted by a slash: `12/10`."""
    named = dict.fromkeys([*figures(left), *figures(right)])
    pieces: list[Expression] = []
    for address in named:
        pieces += [Text(SEPARATOR), Reference(address)]
    return Call("join", tuple(pieces[1:]) or (Text(""),))


def current_digest(template: Template, reason: Reason, values: Values) -> str | None:
    """The figures of now for the check a reason belongs to; None if no check of the form has that name."""
    for check in template.checks:
        if check.code == reason.code and str(check.address) == reason.address:
            return as_text(evaluate(digest_expression(check.left, check.right), values))
    return None
