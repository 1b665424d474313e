"""Where each row of a sheet belongs: by its level, what it is called, and the row of another sheet that it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.reading.cells import Content, RawSheet
from xlreport.use_cases.authoring.sheets.declared import Declared, Part
from xlreport.use_cases.authoring.sheets.heads import Cells, Heads, place
from xlreport.use_cases.authoring.sheets.plan import ENTRY, ID, LEVEL, NAME, OF, SheetPlan, entry_word
from xlreport.use_cases.authoring.sheets.rows import value_at
from xlreport.use_cases.authoring.sheets.shapes import Branch
from xlreport.use_cases.authoring.sheets.values import whole_number_in, word_in


@dataclass(frozen=True, slots=True)
class _Step:
    """A row that others may stand below; of one that belongs nowhere the `part` is None."""

    part: Part | None
    branch: Branch
    entry: str
    of: str


@dataclass(slots=True)
class Outline:
    """The rows of a sheet so far. Where one belongs that does not say so rightly is told, and then guessed.

    What stands below a row that belongs nowhere is not told of.
    """

    declared: Declared
    plan: SheetPlan
    sheet: RawSheet
    heads: Heads
    _steps: list[_Step] = field(default_factory=list)

    def part_of(self, row: int, cells: Cells) -> Part | None:
        """The new part that a row declares; None where it belongs nowhere."""
        level = self._level(row, cells)
        above = self._steps[level - 2] if level > 1 else None
        beside = self._steps[level - 1] if level <= len(self._steps) else None
        step = self._step(row, cells, above, beside)
        self._steps[level - 1 :] = [step]
        return step.part

    def _level(self, row: int, cells: Cells) -> int:
        content = self._content(LEVEL, cells)
        if all(column.key != LEVEL for column in self.plan.columns):
            return 1
        deepest = len(self._steps) + 1
        level = None if content is None else whole_number_in(content)
        if level is None or not 1 <= level <= deepest:
            self._tell(row, LEVEL, Mistake.MISSING_KEY if content is None else Mistake.LEVEL.of(most=deepest))
        return max(len(self._steps), 1) if level is None else min(max(level, 1), deepest)

    def _step(self, row: int, cells: Cells, above: _Step | None, beside: _Step | None) -> _Step:
        known = self._known(above)
        branch = self._branch(row, cells, known, beside)
        of = self._word(OF, cells) or ("" if above is None else above.of)
        entry = entry_word(branch, "" if above is None else above.entry)
        if above is None:
            owner = self._owner(row, branch, of, beside)
        else:
            owner = above.part
            if of != above.of:
                self._tell(row, OF, Mistake.OTHER_PARENT.of(right=above.of))
                of = above.of
        if owner is None or not self._is_named(row, cells, branch, owner):
            return _Step(None, branch, entry, of)
        return _Step(self.declared.begin(owner, branch, self._word(NAME, cells)), branch, entry, of)

    def _known(self, above: _Step | None) -> Mapping[str, Branch]:
        """The keys that a row may stand under, by what such rows are called."""
        if above is None:
            return {entry_word(root.branch): root.branch for root in self.plan.roots}
        below = {entry_word(one, above.entry): one for one in self.plan.below(above.branch.part)}
        return below or {above.entry: above.branch}

    def _branch(self, row: int, cells: Cells, known: Mapping[str, Branch], beside: _Step | None) -> Branch:
        word = self._word(ENTRY, cells)
        by_key = {branch.key: branch for branch in known.values()}
        found = known.get(word) or by_key.get(word)
        if found is not None or (not word and len(known) == 1):
            return found or next(iter(known.values()))
        meant = Mistake.NO_CHOICE.unknown(word, known).meant
        told = Mistake.NO_CHOICE.of(meant=meant, known=known, choices=", ".join(known))
        self._tell(row, ENTRY, told if word else Mistake.MISSING_KEY)
        likely = known.get(meant) or (beside.branch if beside is not None else None)
        return likely if likely is not None and likely in known.values() else next(iter(known.values()))

    def _owner(self, row: int, branch: Branch, of: str, beside: _Step | None) -> Part | None:
        """The part that a row at the edge of the sheet belongs to: the whole, or one from a row of another sheet."""
        root = next(root for root in self.plan.roots if root.branch == branch)
        if root.above is None:
            return self.declared.parts[0]
        parts = {str(part.content.get(ID)): part for part in reversed(self.declared.parts) if part.spec is root.above}
        if of in parts:
            return parts[of]
        unknown = Mistake.UNKNOWN_PARENT.unknown(of, parts, sheet=root.above_sheet)
        self._tell(row, OF, unknown if of else Mistake.MISSING_KEY)
        likely = [parts.get(unknown.meant), None if beside is None else parts.get(beside.of), *parts.values()]
        return next((one for one in likely if one is not None), None)

    def _is_named(self, row: int, cells: Cells, branch: Branch, owner: Part) -> bool:
        """Whether it goes by a name of its own, where parts there do."""
        word, known = self._word(NAME, cells), value_at(owner.content, branch.path)
        told: Told | Mistake | None = None
        if branch.named and not word:
            told = Mistake.MISSING_KEY
        elif branch.named and not branch.several and isinstance(known, dict) and word in known:
            told = Mistake.TWICE.of(name=word)
        elif word and not branch.named:
            told = Mistake.UNKNOWN_KEY.of(name=word)
        if told is not None:
            self._tell(row, NAME, told)
        return told is None or not branch.named

    def _content(self, key: str, cells: Cells) -> Content | None:
        at = self.heads.column_of(key)
        return None if at is None else cells.get(at)

    def _word(self, key: str, cells: Cells) -> str:
        content = self._content(key, cells)
        return "" if content is None else word_in(content)

    def _tell(self, row: int, key: str, told: Told | Mistake) -> None:
        at = self.heads.column_of(key)
        self.declared.tell(place(self.sheet, row, 0 if at is None else at), told, lost=True)
