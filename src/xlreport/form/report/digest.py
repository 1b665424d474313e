"""What a reason was given for, as one short text: when figures or sentence change, the reason lapses."""

import hashlib

from xlreport.form.language.evaluate import Values, evaluate
from xlreport.form.language.guard import numeric_fields, typed_figures
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason

SEPARATOR = "/"
_MARK = 16
"""So many hexadecimal digits tell one sentence from another."""


def digest_expression(template: Template, code: str, address: Address | None) -> Expression | None:
    """The typed figures and indicators a check rests on, in order, parted by a slash: `12/10`.

    None if no check has that name.
    """
    for check in template.checks:
        if check.code == code and check.address == address:
            pieces: list[Expression] = []
            rests_on: list[Address] = [*typed_figures(check.require, template.totals), *numeric_fields(check.require)]
            for own in rests_on:
                pieces += [Text(SEPARATOR), Reference(own)]
            return Call("join", tuple(pieces[1:]) or (Text(""),))
    return None


def digest_of(template: Template, finding: Finding, values: Values) -> str:
    """What a finding stands on now: the figures of a check, else a mark of the sentence and of what is told about it.

    The mark is made of the sentence alone and not of its paragraph, so that other sentences may be mended meanwhile.
    """
    expression = digest_expression(template, finding.code, finding.address)
    if expression is not None:
        return as_text(evaluate(expression, values))
    told = (finding.about or "", finding.found or "", finding.expected or "")
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:_MARK]


def current_digest(template: Template, reason: Reason, values: Values) -> str | None:
    """The figures of now for the check a reason belongs to; None if no check of the form has that name."""
    expression = digest_expression(template, reason.code, reason.at)
    return None if expression is None else as_text(evaluate(expression, values))
