"""A cell of a table in which people type: how it looks, what it takes, and what is shown while it is chosen."""

from xlreport.form.language.spell import spell
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.expression import Expression
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.report.accepted import accepted, conditions_of, refer
from xlreport.layout.finished import Choices, Holds, Limits
from xlreport.layout.printed import printed_number, wanted
from xlreport.layout.sheets.sheet import Sheet
from xlreport.layout.sizes import LEAST_HEIGHT, LINE_HEIGHT, Fit
from xlreport.layout.styles import Style
from xlreport.messages.sheets import limits as words

MOST_VALIDATION = 255
"""So many characters a formula may have that says what a cell takes."""

_PLACES_OF_PERCENT = 2
_TWO_LINES = 5 + 2 * LINE_HEIGHT


def style_of(kind: Kind) -> Style:
    """How a cell to be filled in looks."""
    if isinstance(kind, WordsKind):
        return Style.INPUT_CHOICE if kind.choices and not kind.several else Style.INPUT_WORDS
    by_notation = {
        Notation.PERCENT: Style.INPUT_PERCENT,
        Notation.DAY: Style.INPUT_DAY,
        Notation.MONEY: Style.INPUT_MONEY,
    }
    return by_notation.get(kind.notation, Style.INPUT)


def lay_limits(
    sheet: Sheet, row: int, column: int, address: FigureAddress, kind: Kind, last_row: int | None = None
) -> None:
    """What the cell takes, or each of those below it down to `last_row`.

    What is pasted there is not asked, but coloured and checked like anything typed.
    """
    sheet.accept(row, column, _limits(sheet, address, kind), last_row)


def _limits(sheet: Sheet, address: FigureAddress, kind: Kind) -> Limits | Choices | Holds:
    if isinstance(kind, NumberKind):
        return number_limits(kind, kind.unit)
    if kind.choices and not kind.several:
        return Choices(kind.choices, words.PICK_TITLE, words.PICK, kind.prompt)
    return _words(sheet, address, kind)


def number_limits(kind: NumberKind, unit: str) -> Limits:
    """Nothing but numbers of the kind."""
    rule = words.number_rule(kind, unit)
    if kind.notation not in {Notation.PLAIN, Notation.MONEY}:
        least, most = (printed_number(kind, one) for one in (kind.least, kind.most))
        pattern = words.DAY_RULE if kind.notation is Notation.DAY else words.PERCENT_RULE
        rule = pattern.format(least=least, most=most, places=kind.places - _PLACES_OF_PERCENT)
    return Limits(
        whole=not kind.places, least=kind.least, most=kind.most, title=words.NUMBER_TITLE, message=rule,
        prompt=kind.prompt,
    )  # fmt: skip


def _words(sheet: Sheet, address: FigureAddress, kind: WordsKind) -> Holds:
    """All that the kind asks where a spreadsheet takes so long a formula, else the first of it."""
    cell = refer(address, kind)
    asked = (accepted(kind, cell), *conditions_of(kind, cell))
    formulas = [_of_typed(sheet, address, _spelled(sheet, one)) for one in asked]
    fitting = next((one for one in formulas if len(one) <= MOST_VALIDATION), "=TRUE")
    rule = _rule(kind)
    return Holds(fitting, words.NUMBER_TITLE, rule, kind.prompt or _prompt(kind, rule))


def _spelled(sheet: Sheet, expression: Expression) -> str:
    return spell(expression, where=sheet.book.where, sheet=sheet.name)


def _of_typed(sheet: Sheet, address: FigureAddress, formula: str) -> str:
    """The formula without what it asks about errors: nobody types one."""
    name = sheet.book.where(address).name
    return formula.replace(f'IF(ISERROR({name}),"",{name})', name)


def _rule(kind: WordsKind) -> str:
    if kind.several:
        return words.SEVERAL_RULE.format(choices=LISTED.join(kind.choices))
    return (
        words.WANTED_RULE.format(wanted=wanted(kind))
        if kind.wanted
        else words.LONGEST_RULE.format(longest=kind.longest)
    )


def _prompt(kind: WordsKind, rule: str) -> str:
    """Only where it says more than the label does."""
    return rule if kind.several or kind.wanted else ""


def room_for_words(sheet: Sheet, row: int, address: FigureAddress, width: float, kind: WordsKind) -> None:
    """A row is high enough for what stands in the cell, and for two lines where a text may be long."""
    sheet.raise_to(row, LEAST_HEIGHT)
    sheet.fit(Fit(row, address, width))
    if 2 * kind.longest > width:
        sheet.raise_to(row, _TWO_LINES)
