"""Mistakes as they are told: where each stands, in a file or in a workbook, without those that follow from others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlreport.errors import Problem
from xlreport.form.mistakes.mistake import UNKNOWN, Mistake, Told


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column count from 1. `quoted` scalars begin one column later.

    In a workbook they are row and column of the `sheet`; what stands there begins at the cell's `character`.
    """

    line: int
    column: int
    quoted: bool = False
    sheet: str = ""
    character: int = 1

    def of(self, told: Problem, offset: int | None) -> Problem:
        """The mistake, told here; `offset` counts characters into a scalar's text."""
        moved = 0 if offset is None else offset + self.quoted
        if not self.sheet:
            return replace(told, line=self.line, column=self.column + moved)
        at = self.character + moved
        character = at if at > 1 or offset is not None else 0
        return replace(told, line=self.line, column=self.column, sheet=self.sheet, character=character)


def problem(file: str, at: tuple[int, int], told: Told | Mistake, where: str = "") -> Problem:
    """A mistake at a line and column of a file; `where`: the path there, in the author's words."""
    own = told.of() if isinstance(told, Mistake) else told
    message = f"{where}: {own}" if where else str(own)
    return Problem(file, *at, message, own.mistake.name, where, own.params, own.meant, own.known)


def causes(problems: Sequence[Problem], *, lacks_names: bool) -> Iterator[Problem]:
    """The mistakes without those that follow from others: uses of a name that was not read, or that stands twice."""
    twice = any(one.kind == Mistake.TWICE.name for one in problems)
    for one in problems:
        mistake = Mistake[one.kind]
        if not (lacks_names and mistake in UNKNOWN and not one.meant) and not (
            twice and mistake is Mistake.ASKED_TWICE
        ):
            yield one
