"""Kinds of checks, as whoever loads a form hands them in: the spec of their parameters, and what finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from xlreport.form.loading.rules.check_fields import Part, Pattern, Several
from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.check import Asked, Finder, Sight


class CheckSpec(Spec):
    """The parameters of a check. Each kind has its own, told apart by the one text that `name` may be.

    `asked`: when the check is asked. `holes`: what the messages of its findings may cite.
    """

    name: str
    asked: ClassVar[Asked] = Asked.OF_REPORT
    holes: ClassVar[frozenset[str]] = frozenset()


class SentenceSpec(CheckSpec):
    """Of checks that read sentences: the `parts` they read (none: all), and what excuses a sentence."""

    parts: Several[Part] = ()
    unless: Several[Pattern] = ()

    def excuses(self, words: str) -> bool:
        return any(excuse.search(words) for excuse in self.unless)


class SetSpec(CheckSpec):
    """Of checks that compare what several agencies wrote in these `parts`."""

    asked: ClassVar[Asked] = Asked.OF_SET
    parts: Several[Part]


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of check: `find` is given a spec of this type and the inquiry of the moment it is asked.

    `sees`: what a workbook sees of it while somebody types, given a spec and the workbook's cells; None: nothing.
    """

    name: str
    spec: type[CheckSpec]
    find: Finder
    sees: Sight | None = None


@dataclass(frozen=True, eq=False)
class CheckKinds:
    """All kinds that a rule may ask for, by name. Equal to itself alone."""

    by_name: Mapping[str, CheckKind]
