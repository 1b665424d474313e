"""Shares that the text works out."""

from collections.abc import Iterator
from decimal import Decimal
from re import Pattern as Regex
from typing import Annotated, ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import said, settled
from xlreport.checking.understanding.grammar import SHARE
from xlreport.form.language.evaluate import evaluate_number
from xlreport.form.language.numbers import exact_digits, rounded
from xlreport.form.loading.rules.check_fields import Number, Several, pattern_with
from xlreport.form.loading.rules.check_kinds import CountSpec
from xlreport.form.loading.specs import Spec
from xlreport.form.model.finding import Finding


class Share(Spec):
    """`patterns` say a count `{n}` and its share `{percent}`, which is one of the wholes `of`."""

    patterns: Several[Annotated[Regex[str], pattern_with("n", SHARE)]]
    of: Several[Number]


class ToldShares(CountSpec):
    """A percentage fits none of the wholes that it may be a share of.

    checks:
      - name: told_shares
        shares:
          - {patterns: ["同意{n}件，占{percent}%"], of: ["applications[handled.total, applicant.total]"]}
    """

    name: Literal["told_shares"]
    holes: ClassVar = frozenset({"found", "expected", "quoted", "part", "whole"})
    shares: Several[Share]


def find(spec: ToldShares, inquiry: Inquiry) -> Iterator[Finding]:
    for one in said(inquiry, spec, spec.shares):
        claims = one.statement.of
        if one.figure is None or not settled(inquiry, claims):
            continue
        told = one.match[SHARE]
        wholes = [whole for claim in claims if (whole := evaluate_number(claim.formula, inquiry.values)) > 0]
        places = len(told.partition(".")[2])
        shares = [one.figure.number * 100 / whole for whole in wholes]
        if shares and all(abs(share - Decimal(told)) >= Decimal(1).scaleb(-places) for share in shares):
            yield inquiry.finding(
                one.passage, found=told, expected=exact_digits(rounded(shares[0], max(places, 1))), quoted=one.quoted,
                part=exact_digits(one.figure.number), whole=exact_digits(wholes[0]),
            )  # fmt: skip
