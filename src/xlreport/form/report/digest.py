"""What a reason was given for, as one short text: when figures or sentence change, the reason lapses."""

import hashlib
from collections.abc import Iterator, Sequence

from xlreport.form.language.evaluate import Values, evaluate
from xlreport.form.language.guard import numeric_fields, typed_figures
from xlreport.form.language.spelling import bare
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address, AgencyAddress, RecordsAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import Asked, Check
from xlreport.form.model.expression import Call, Expression, Reference, Text, references, worded
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason
from xlreport.form.report.rows import checks_at

SEPARATOR = "/"
_MARK = 16
"""So many hexadecimal digits tell one sentence from another."""


def digest_expression(template: Template, code: str, address: Address | None) -> Expression | None:
    """The typed figures and indicators a check rests on, in order, parted by a slash: `12/10`.

    Of a check between two forms they are those of this one. None if no check has that name.
    """
    for between in template.between:
        if (between.code, between.address) == (code, address):
            own = Call("sum", tuple(formula for formula, _ in between.readings))
            return _parted([Reference(one) for one in typed_figures(own, template.totals)])
    for check in checks_at(template, address):
        if check.code == code and check.address == address:
            own_field = [address] if isinstance(address, AgencyAddress) else []
            rests_on: list[Address] = [
                *own_field,
                *typed_figures(check.require, template.totals),
                *worded(check.require),
                *numeric_fields(check.require),
            ]
            words = set(worded(check.require))
            told = [Reference(one, words=one in words) for one in rests_on]
            return _parted([*told, *_told_of_columns(check)])
    return None


def _parted(told: Sequence[Expression]) -> Expression:
    pieces = [piece for one in told for piece in (Text(SEPARATOR), one)]
    return Call("join", tuple(pieces[1:]) or (Text(""),))


def _told_of_columns(check: Check) -> Iterator[Expression]:
    """What a check tells that rests on all records of a table, which are too many to be named."""
    if any(isinstance(one.address, RecordsAddress) for one in references(check.require)):
        yield from (one for one in (check.found, check.expected) if one is not None)


def digest_of(template: Template, finding: Finding, values: Values) -> str:
    """What a finding stands on now: its range, the figures of a check, or a mark of the sentence and what is told.

    The mark is made of the sentence alone and not of its paragraph, so that other sentences may be mended meanwhile.
    Of a check by name that the workbook sees it is what its formulas can write: what was found.
    """
    if finding.others:
        return cells_digest(finding.addresses)
    if any(check.code == finding.code and check.sees is not None for check in template.asked(Asked.OF_REPORT)):
        return seen_digest(finding)
    expression = digest_expression(template, finding.code, finding.address)
    if expression is not None:
        return as_text(evaluate(expression, values))
    told = (finding.about or "", finding.found or "", finding.expected or "")
    return _mark_of("\0".join(told))


def seen_digest(finding: Finding) -> str:
    """What was found, or what is missing, without spaces and without what parts a list."""
    return bare((finding.found or finding.expected or "").replace(LISTED, ""))


def current_digest(template: Template, reason: Reason, values: Values) -> str | None:
    """The figures of now for the check a reason belongs to; None if no check of the form has that name."""
    expression = digest_expression(template, reason.code, reason.at)
    return None if expression is None else as_text(evaluate(expression, values))


def list_digest(findings: Sequence[Finding]) -> str:
    """What a rule finds in the records of a table, in whatever order they stand."""
    return _mark_of(
        "\n".join(sorted("\0".join((str(one.address), one.found or "", one.expected or "")) for one in findings))
    )


def cells_digest(addresses: Sequence[Address]) -> str:
    """Which cells a finding of a range stands for, as one short text."""
    return _mark_of("\n".join(map(str, addresses)))


def _mark_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]
