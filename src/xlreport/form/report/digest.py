"""The figures a reason was given for, as one short text: when they change, the reason lapses."""

import hashlib
from collections.abc import Sequence

from xlreport.form.language.evaluate import Values, evaluate
from xlreport.form.language.guard import numeric_fields, typed_figures
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason

SEPARATOR = "/"


def digest_expression(template: Template, code: str, address: Address | None) -> Expression | None:
    """The typed figures and indicators a check rests on, in order, parted by a slash: `12/10`.

    None if no check has that name.
    """
    for check in template.checks:
        if check.code == code and check.address == address:
            pieces: list[Expression] = []
            own_field = [address] if isinstance(address, AgencyAddress) else []
            rests_on: list[Address] = [
                *own_field,
                *typed_figures(check.require, template.totals),
                *numeric_fields(check.require),
            ]
            for own in rests_on:
                pieces += [Text(SEPARATOR), Reference(own)]
            return Call("join", tuple(pieces[1:]) or (Text(""),))
    return None


def current_digest(template: Template, reason: Reason, values: Values) -> str | None:
    """The figures of now for the check a reason belongs to; None if no check of the form has that name."""
    expression = digest_expression(template, reason.code, reason.at)
    return None if expression is None else as_text(evaluate(expression, values))


def cells_digest(addresses: Sequence[Address]) -> str:
    """Which cells a finding of a range stands for, as one short text."""
    return hashlib.sha256("\n".join(map(str, addresses)).encode()).hexdigest()[:16]
