"""What a parameter of a check may be: whatever it names is found when the form is loaded, or told as a mistake."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from xlreport.form.language.evaluate import PlainValues, evaluate_number
from xlreport.form.language.guard import Totals
from xlreport.form.language.parse import FormulaError, parse
from xlreport.form.language.ready import ready
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.rules.patterns import Fragments, PatternError, compiled
from xlreport.form.loading.scopes import FormScope, no_line
from xlreport.form.loading.spec_types import TOLD, Line
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.address import Address, AgencyAddress, FigureAddress
from xlreport.form.model.axis import Axis
from xlreport.form.model.check import Claim
from xlreport.form.model.expression import Expression, Reference, references
from xlreport.form.model.template import LEAD, TITLE
from xlreport.form.text.patterns.search_pattern import SearchPattern

_AGENCY, _INDICATORS = "agency.", "indicators."


@dataclass(frozen=True, slots=True)
class Names:
    """What the parameters of a check may name: cells of the form, sections of prose, fragments of patterns."""

    form: FormScope
    totals: Totals
    sections: tuple[str, ...]
    fragments: Fragments


def mistake(told: Told | Mistake, offset: int | None = None) -> PydanticCustomError:
    """A mistake in a parameter. `offset` counts characters into its text."""
    own = told.of() if isinstance(told, Mistake) else told
    return PydanticCustomError(TOLD, "{told}", {"told": own, **({} if offset is None else {"offset": offset})})


def _names(validation: ValidationInfo) -> Names:
    if not isinstance(validation.context, Names):
        raise TypeError("the parameters of a check are read with the names of its form")
    return validation.context


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise mistake(Mistake.TEXT_EXPECTED)
    return value


def known(word: str, among: Iterable[str], what: Mistake) -> str:
    """`word`, which must be one of those. Raises a mistake that says what is spelt like it."""
    ours = list(among)
    if word not in ours:
        raise mistake(what.unknown(word, ours))
    return word


def _part(value: str, validation: ValidationInfo) -> str:
    return known(value, (TITLE, LEAD, *_names(validation).sections), Mistake.NO_PART)


def _section(value: str, validation: ValidationInfo) -> str:
    return known(value, _names(validation).sections, Mistake.NO_SECTION)


def _field(prefix: str, what: Mistake) -> Callable[[object, ValidationInfo], str]:
    def found(value: object, validation: ValidationInfo) -> str:
        paths = map(str, _names(validation).form.fields)
        fields = [path for path in paths if path.startswith(prefix)]
        return known(_text(value), fields, what).removeprefix(prefix)

    return found


def _formula(value: object, validation: ValidationInfo, kind: Type) -> Expression:
    try:
        return parse(_text(value), _names(validation).form, kind)
    except FormulaError as error:
        raise mistake(error.told, error.offset) from None


def _figure(value: object, validation: ValidationInfo) -> FigureAddress:
    found = _formula(value, validation, Type.NUMBER)
    if isinstance(found, Reference) and isinstance(found.address, FigureAddress):
        return found.address
    raise mistake(Mistake.ONE_FIGURE)


_LINES = re.compile(r"(?P<table>[a-z_0-9]+)(?:\[(?P<row>[a-z_0-9.]*)(?:, ?(?P<column>[a-z_0-9.]+))?\])?")


def _cells(value: object, validation: ValidationInfo) -> frozenset[Address]:
    names, text = _names(validation).form, _text(value)
    if text.startswith(_INDICATORS) or text == _INDICATORS.rstrip("."):
        fields = {str(field): field for field in names.fields if str(field).startswith(_INDICATORS)}
        own = (
            fields if text == _INDICATORS.rstrip(".") else {known(text, fields, Mistake.NO_INDICATOR): fields.get(text)}
        )
        return frozenset(fields[name] for name in own)
    match = _LINES.fullmatch(text)
    if match is None:
        raise mistake(Mistake.CELLS_EXPECTED)
    rows, columns = names.axes[known(match["table"], names.axes, Mistake.NO_TABLE)]
    return frozenset(
        FigureAddress(match["table"], row, column)
        for row in _leaves(rows, match["table"], match["row"], Mistake.NO_ROW)
        for column in _leaves(columns, match["table"], match["column"], Mistake.NO_COLUMN)
    )


def _leaves(axis: Axis, table: str, path: str | None, what: Mistake) -> list[str]:
    """The leaves of a line and below it, totals among them; all of them for no path."""
    found = [leaf.id for leaf in axis.leaves if not path or leaf.id == path or leaf.id.startswith(f"{path}.")]
    if path and not found:
        raise mistake(no_line(what, path, axis, table=table))
    return found


def _condition(value: object, validation: ValidationInfo) -> Claim:
    formula = _formula(value, validation, Type.CONDITION)
    return Claim(formula=formula, ready=ready(formula, _names(validation).totals))


def _limit(value: object, validation: ValidationInfo) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str):
        raise mistake(Mistake.LIMIT_EXPECTED)
    formula = _formula(value, validation, Type.NUMBER)
    if any(references(formula)):
        raise mistake(Mistake.LIMIT_OF_SETTINGS)
    return evaluate_number(formula, PlainValues({}))


def pattern_with(*groups: str) -> Any:  # noqa: ANN401  what pydantic reads beside a type
    """A regular expression in which each of the groups stands."""

    def pattern(value: object, validation: ValidationInfo) -> SearchPattern:
        try:
            found = compiled(_text(value), _names(validation).fragments)
        except PatternError as error:
            raise mistake(error.told, error.offset) from None
        for group in groups:
            if group not in found.made.groupindex:
                raise mistake(Mistake.PATTERN_GROUP.of(group=f"(?P<{group}>…)"))
        return found

    return PlainValidator(pattern, json_schema_input_type=str)


def _has_a_group(pattern: SearchPattern) -> SearchPattern:
    if not pattern.groups:
        raise mistake(Mistake.PATTERN_GROUP.of(group="(…)"))
    return pattern


_T = TypeVar("_T")
Several = Annotated[tuple[_T, ...], Field(strict=False, min_length=1)]
"""At least one."""

Part = Annotated[str, AfterValidator(_part)]
"""`title`, `lead` or the id of a section of prose."""

Section = Annotated[str, AfterValidator(_section)]
"""The id of a section of prose."""

AgencyId = Annotated[str, PlainValidator(_field(_AGENCY, Mistake.NO_AGENCY_FIELD), json_schema_input_type=str)]
"""`agency.phone`, kept as `phone`."""

IndicatorId = Annotated[str, PlainValidator(_field(_INDICATORS, Mistake.NO_INDICATOR), json_schema_input_type=str)]
"""`indicators.fee_notices`, kept as `fee_notices`."""

Figure = Annotated[FigureAddress, PlainValidator(_figure, json_schema_input_type=str)]
"""`licensing[licences, decisions]`."""

Cells = Annotated[frozenset[Address], PlainValidator(_cells, json_schema_input_type=str)]
"""A table, a row or a column of it, or indicators: `applications[received]`, `disputes[, litigation]`, `indicators`."""

Condition = Annotated[Claim, PlainValidator(_condition, json_schema_input_type=str)]
"""A formula that holds or does not."""

Limit = Annotated[Decimal, PlainValidator(_limit, json_schema_input_type=int | str)]
"""An integer, or a formula over settings: `settings.overview_most`."""

Pattern = Annotated[SearchPattern, pattern_with()]
"""A regular expression; `{n}` stands for a count, `{name}` for a fragment."""

FirstGroupPattern = Annotated[Pattern, AfterValidator(_has_a_group)]
"""A pattern whose first group is what it finds."""

Word = Line
"""A text as it is written, on one line."""


def choices_of(field: str, validation: ValidationInfo) -> tuple[str, ...]:
    """The texts that a field of the agency offers; empty if any may stand there."""
    return tuple(_names(validation).form.choices(AgencyAddress(field)))
