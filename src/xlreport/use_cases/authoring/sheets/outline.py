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
    entry: str
    of: str


@dataclass(slots=True)
class Outline:
    """The rows of a sheet so far. A row that belongs nowhere is told once, and those below it are not."""

    declared: Declared
    plan: SheetPlan
    sheet: RawSheet
    heads: Heads
    _steps: list[_Step] = field(default_factory=list)

    def part_of(self, row: int, cells: Cells) -> Part | None:
        """The new part that a row declares; None where it belongs nowhere."""
        level = self._level(row, cells)
        if level is None:
            return None
        above = self._steps[level - 2] if level > 1 else None
        del self._steps[level - 1 :]
        step = self._step(row, cells, above)
        self._steps.append(step)
        return step.part

    def _level(self, row: int, cells: Cells) -> int | None:
        content = self._content(LEVEL, cells)
        if not self._has(LEVEL):
            return 1
        level = None if content is None else whole_number_in(content)
        if level is not None and 1 <= level <= len(self._steps) + 1:
            return level
        told = Mistake.MISSING_KEY if content is None else Mistake.LEVEL.of(most=len(self._steps) + 1)
        self._tell(row, LEVEL, told)
        return None

    def _step(self, row: int, cells: Cells, above: _Step | None) -> _Step:
        if above is not None and above.part is None:
            return _Step(None, "", above.of)
        known = self._known(above)
        branch = self._branch(row, cells, known)
        of = self._word(OF, cells) or ("" if above is None else above.of)
        if branch is None:
            return _Step(None, "", of)
        if above is not None and of != above.of:
            self._tell(row, OF, Mistake.OTHER_PARENT.of(right=above.of))
        owner = self._owner(row, branch, of) if above is None else above.part
        name = self._name(row, cells, branch, owner)
        entry = entry_word(branch, "" if above is None else above.entry)
        if owner is None or name is None:
            return _Step(None, entry, of)
        return _Step(self.declared.begin(owner, branch, name), entry, of)

    def _known(self, above: _Step | None) -> Mapping[str, Branch]:
        """The keys that a row may stand under, by what such rows are called."""
        if above is None or above.part is None:
            return {entry_word(root.branch): root.branch for root in self.plan.roots}
        return {entry_word(one, above.entry): one for one in self.plan.below(above.part.spec)}

    def _branch(self, row: int, cells: Cells, known: Mapping[str, Branch]) -> Branch | None:
        word = self._word(ENTRY, cells)
        by_key = {branch.key: branch for branch in known.values()}
        found = known.get(word) or by_key.get(word)
        if found is None and not word and len(known) == 1:
            return next(iter(known.values()))
        if found is None:
            self._tell(row, ENTRY, Mistake.NO_ENTRY.unknown(word, known) if word else Mistake.MISSING_KEY)
        return found

    def _owner(self, row: int, branch: Branch, of: str) -> Part | None:
        """The part that a row at the edge of the sheet belongs to: the whole, or one from a row of another sheet."""
        root = next(root for root in self.plan.roots if root.branch == branch)
        if root.above is None:
            return self.declared.parts[0]
        parts = {str(part.content.get(ID)): part for part in reversed(self.declared.parts) if part.spec is root.above}
        if of not in parts:
            unknown = Mistake.NO_PARENT.unknown(of, parts, sheet=root.above_sheet)
            self._tell(row, OF, unknown if of else Mistake.MISSING_KEY)
        return parts.get(of)

    def _name(self, row: int, cells: Cells, branch: Branch, owner: Part | None) -> str | None:
        """What the part goes by; None where it would go by none, or by that of another one."""
        word = self._word(NAME, cells)
        known = None if owner is None else value_at(owner.content, branch.path)
        if branch.named and not branch.several and isinstance(known, dict) and word in known:
            self._tell(row, NAME, Mistake.TWICE.of(name=word))
            return None
        if branch.named and not word:
            self._tell(row, NAME, Mistake.MISSING_KEY)
            return None
        if word and not branch.named:
            self._tell(row, NAME, Mistake.UNKNOWN_KEY.of(name=word))
        return word

    def _has(self, key: str) -> bool:
        return any(column.key == key for column in self.plan.columns)

    def _content(self, key: str, cells: Cells) -> Content | None:
        at = self.heads.column_of(key)
        return None if at is None else cells.get(at)

    def _word(self, key: str, cells: Cells) -> str:
        content = self._content(key, cells)
        return "" if content is None else word_in(content)

    def _tell(self, row: int, key: str, told: Told | Mistake) -> None:
        at = self.heads.column_of(key)
        self.declared.tell(place(self.sheet, row, 0 if at is None else at), told, lost=True)
