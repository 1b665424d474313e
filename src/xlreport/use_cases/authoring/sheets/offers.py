"""What may be chosen in the columns of a form's sheets: words of the language, and ids that stand on other sheets."""

from collections.abc import Iterable, Sequence

from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.cell import column_letters
from xlreport.layout.finished import Choices, ChoicesIn
from xlreport.messages.forms import sheets as words
from xlreport.use_cases.authoring.sheets.plan import ENTRY, ID, OF, Column, SheetPlan, form_plan
from xlreport.use_cases.authoring.sheets.shapes import Field, Sort

HEADS = 2
"""Rows of heads: what a column is called, and its key."""

SPARE = 300
"""Rows below the last one that offer their lists too."""

_REFERENCES = {"kind": "kinds", "tally": "kinds", "in": "tables"}
"""Keys that name a row of another sheet, of which all that could be named are there."""

Offer = Choices | ChoicesIn | None


def offer_of_column(sheet: SheetPlan, column: Column) -> Offer:
    """What may be chosen in a column; None where its rows do not all take something from a list."""
    if column.key == ENTRY:
        return _chosen(sheet.entries)
    if column.key == OF:
        return _one(_rows_of(root.above) for root in sheet.roots)
    return _one(map(offer_of, column.fields))


def offer_of(field: Field) -> Offer:
    """What may be chosen for a key."""
    if field.sorts == {Sort.ANSWER}:
        return _chosen([words.ANSWERS[answer][0] for answer in (True, False)])
    if field.choices:
        return _chosen(field.choices)
    named = _REFERENCES.get(field.key)
    return next((_listed(sheet) for sheet in form_plan().sheets if sheet.name == named), None)


def _one(offers: Iterable[Offer]) -> Offer:
    """The one that all make; of several lists of words all that stand in any."""
    made = list(dict.fromkeys(offers))
    lists = [one for one in made if isinstance(one, Choices)]
    if lists and len(lists) == len(made):
        return _chosen(list(dict.fromkeys(text for one in lists for text in one.texts)))
    return made[0] if len(made) == 1 else None


def _rows_of(spec: type[Spec] | None) -> Offer:
    """The ids of the rows of a spec."""
    sheets = form_plan().sheets
    return next((_listed(one) for one in sheets if any(root.branch.part is spec for root in one.roots)), None)


def _chosen(texts: Sequence[str]) -> Choices:
    return Choices(tuple(texts), words.LIST_TITLE, words.LIST_MESSAGE)


def _listed(sheet: SheetPlan) -> ChoicesIn:
    """The ids that stand on a sheet."""
    letters = column_letters([column.key for column in sheet.columns].index(ID))
    area = f"='{sheet.name}'!${letters}${HEADS + 1}:${letters}${HEADS + SPARE}"
    return ChoicesIn(area, words.LIST_TITLE, words.LIST_MESSAGE)
