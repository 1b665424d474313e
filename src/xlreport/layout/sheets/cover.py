"""The cover: the light, the fields of agency and report, beside them progress and instructions; last the mark."""

from decimal import Decimal

from xlreport.form.language.sentences import sentence_expression
from xlreport.form.language.spell import Cell
from xlreport.form.language.trees import above_zero
from xlreport.form.model.address import SIGNED_ON, YEAR, Address, AgencyAddress, TextAddress
from xlreport.form.model.cell import cell_name
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Section, Template
from xlreport.layout.addresses import (
    MISSING,
    UNEXPLAINED,
    WRONG,
    FormArea,
    TablePart,
    TextPart,
)
from xlreport.layout.finished import Area, FinishedSheet, Limits
from xlreport.layout.lines import counted
from xlreport.layout.pages.fields import (
    BEHIND,
    COVER_TOP,
    FORM_MARK,
    LABEL,
    MARK,
    PROGRESS,
    PROGRESS_STATE,
    UNIT,
    VALUE,
    FieldLine,
)
from xlreport.layout.plan import Plan, prose_key
from xlreport.layout.prose import ProseSheet
from xlreport.layout.seen.lengths import SectionLengthAddress
from xlreport.layout.sheets.sheet import Book, Sheet, a4, colour_light, leads_to
from xlreport.layout.sizes import LEAST_HEIGHT, Fit, height_of
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words
from xlreport.messages.sheets import limits as limit_words

FIRST_YEAR, LAST_YEAR = 1901, 2199
"""Four digits of our time."""

_YEARS = Limits(
    whole=True, least=Decimal(FIRST_YEAR), most=Decimal(LAST_YEAR), title=limit_words.NUMBER_TITLE,
    message=words.YEAR_GUIDE,
)  # fmt: skip

_WIDTHS = {LABEL: 15.0, VALUE: 39.0, UNIT: 32.0, MARK: 11.0, MARK + 1: 1.5, PROGRESS: 32.0, PROGRESS_STATE: 23.0}
"""Together within a window of 1366 pixels."""

_SMALL = 1.2
"""So much more of the notes' small letters stands in a line."""

LIGHT_ROW, GUIDE_ROW = 1, 2
_HEAD_ROW = COVER_TOP - 1
_INSTRUCTION_ROWS = 2


def cover_sheet(
    book: Book,
    template: Template,
    plan: Plan,
    *,
    combined: int = 0,
    carried: frozenset[str] = frozenset(),
) -> FinishedSheet:
    """`combined`: of how many reports it is the sum. `carried`: fields that say what they said last year."""
    sheet = Sheet(book, words.COVER)
    sum_of = words.COMBINED.format(count=combined) if combined else ""
    _lay_head(sheet, plan, f"{template.name}（{words.EDITION.format(edition=template.edition)}）{sum_of}")
    for one in plan.cover:
        _lay_field(sheet, plan, one, carried)
    _colour_fields(sheet, plan)
    _lay_instructions(sheet, template, _lay_progress(sheet, template, plan) + 1)
    last = max(one.cell.row for one in plan.cover)
    _lay_mark(sheet, template, last + 2)
    for row, (_, expression) in enumerate(plan.live.behind):
        sheet.formula(row, BEHIND, expression, Style.MARK)
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width)
    sheet.width(BEHIND, BEHIND, 4, hidden=True)
    return sheet.finished(page=a4(one_page=True, area=Area(0, LABEL, last, UNIT)))


def _lay_head(sheet: Sheet, plan: Plan, title: str) -> None:
    sheet.text(0, LABEL, title, Style.TITLE)
    sheet.height(0, 30)
    sheet.text(LIGHT_ROW, LABEL, words.LIGHT, Style.LABEL)
    sheet.merged(LIGHT_ROW, VALUE, LIGHT_ROW, UNIT, "", Style.LIGHT)
    sheet.formula(LIGHT_ROW, VALUE, plan.live.light, Style.LIGHT)
    sheet.height(LIGHT_ROW, 30)
    colour_light(sheet, LIGHT_ROW, VALUE)
    sheet.text(GUIDE_ROW, LABEL, words.COVER_GUIDE, Style.GUIDE)
    sheet.height(GUIDE_ROW, LEAST_HEIGHT)
    _subhead(sheet, words.COVER_FIELDS, LABEL, MARK)


def _lay_mark(sheet: Sheet, template: Template, row: int) -> None:
    """What tells programs which form this is, below all that people read; and by what the form is prescribed."""
    sheet.text(row, LABEL, words.FORM_LINE.format(source=template.legal_source), Style.GUIDE)
    sheet.text(row + 1, LABEL, words.FORM_MARK, Style.GUIDE)
    sheet.typed(row + 1, VALUE, FORM_MARK, Style.GUIDE)
    sheet.define("xlr_id", Cell(words.COVER, row + 1, VALUE))


def _lay_instructions(sheet: Sheet, template: Template, top: int) -> None:
    """Below the progress, the last of them live: what to do when all is done."""
    _subhead(sheet, words.HOW_TO, PROGRESS, PROGRESS_STATE, top)
    done: list[Expression] = [sentence_expression(sentence, template.totals) for sentence in template.when_done]
    lines = (*words.INSTRUCTIONS, words.LAST_INSTRUCTION)
    rows = range(top + 1, top + 1 + len(lines) * _INSTRUCTION_ROWS, _INSTRUCTION_ROWS)
    for row, line in zip(rows, lines, strict=True):
        sheet.merged(row, PROGRESS, row + _INSTRUCTION_ROWS - 1, PROGRESS_STATE, line, Style.NOTE)
    if done:
        sheet.formula(rows[-1], PROGRESS, Call("join", (Text(words.LAST_INSTRUCTION), *done)), Style.NOTE)


def _lay_progress(sheet: Sheet, template: Template, plan: Plan) -> int:
    """A line for each sheet: a link to it, and how far it is. Returns the first row below."""
    _subhead(sheet, words.PROGRESS, PROGRESS, PROGRESS_STATE)
    prose = {own.section.id: own for own in plan.prose}
    own_cell = plan.cover[0].cell
    lines: list[tuple[Place, str, Expression]] = [
        (
            Place(own_cell.sheet, own_cell.name),
            words.COVER_FIELDS,
            plan.live.progress([FormArea.REPORT, FormArea.AGENCY]),
        )
    ]
    if plan.indicators:
        lines.append((Place(words.INDICATORS, "A1"), words.INDICATORS, _indicated(plan)))
    for section in template.sections:
        states = {section.id: _filled(plan, section)} if section.tables else {}
        states |= {prose_key(section): _written(plan, prose[section.id])} if section.id in prose else {}
        names = ((plan.sheet_names[key], state) for key, state in states.items())
        lines += [(Place(name, "A1"), name, state) for name, state in names]
    for row, (target, name, state) in enumerate(lines, COVER_TOP):
        _link(sheet, row, target, name)
        sheet.formula(row, PROGRESS_STATE, state, Style.CELL)
        sheet.raise_to(row, height_of(name, _WIDTHS[PROGRESS]))
    return COVER_TOP + len(lines)


def _link(sheet: Sheet, row: int, target: Place, name: str) -> None:
    """By a formula: LibreOffice breaks the text of no other link over two lines."""
    sheet.formula(row, PROGRESS, Call("link", (Text(leads_to(target)), Text(name))), Style.LINK_LEFT)


def _subhead(sheet: Sheet, title: str, first: int, last: int, row: int = _HEAD_ROW) -> None:
    sheet.text(row, first, title, Style.SUBHEAD)
    for column in range(first + 1, last + 1):
        sheet.blank(row, column, Style.SUBHEAD)
    sheet.raise_to(row, 26)


def _filled(plan: Plan, section: Section) -> Expression:
    return plan.live.progress([TablePart(table.id) for table in section.tables])


def _written(plan: Plan, sheet: ProseSheet) -> Expression:
    """How much is written, and what the rules that a workbook sees still ask about it."""
    count = Reference(SectionLengthAddress(sheet.section.id, printed=False))
    counts = counted(words.WRITTEN, count)
    written = Call("choose", (above_zero(count), counts, Text(words.NOTHING_WRITTEN)))
    part = TextPart(sheet.section.id)
    if not any(line.part == part for line in plan.live.lines):
        return written
    open_ = plan.live.progress([part])
    done = Call("same", (open_, Text(words.PROGRESS_DONE)))
    return Call("choose", (
        done, Call("join", (Text(words.DONE_BEGINS), written)), Call("join", (written, Text(words.AND_THEN), open_)),
    ))  # fmt: skip


def _indicated(plan: Plan) -> Expression:
    """How many indicators are given; what is wrong with them or to be explained comes first."""
    cells = tuple(Reference(line.address) for line in plan.indicator_lines)
    given = Call("count", cells)
    state: Expression = Call("choose", (above_zero(given), counted(words.FILLED, given), Text(words.OPTIONAL)))
    open_ = plan.live.progress([FormArea.INDICATORS])
    return Call("choose", (Call("same", (open_, Text(words.PROGRESS_DONE))), state, open_))


def _lay_field(sheet: Sheet, plan: Plan, line: FieldLine, carried: frozenset[str]) -> None:
    row = line.cell.row
    is_carried = isinstance(line.address, AgencyAddress) and line.address.field in carried
    sheet.text(row, LABEL, line.label, Style.REQUIRED_LABEL if line.required else Style.LABEL)
    guide = words.CARRIED if is_carried else line.guide
    sheet.text(row, UNIT, guide, Style.NOTE)
    sheet.raise_to(row, LEAST_HEIGHT)
    if isinstance(line.address, AgencyAddress | TextAddress):
        sheet.fit(Fit(row, line.address, _WIDTHS[VALUE]))
    sheet.raise_to(row, height_of(guide, _WIDTHS[UNIT] * _SMALL, 12))
    styles: dict[Address, Style] = {YEAR: Style.WHOLE, SIGNED_ON: Style.DATE}
    usual = Style.FIELD_CARRIED if is_carried else Style.FIELD
    sheet.typed(row, VALUE, line.address, styles.get(line.address, usual))
    if line.address == YEAR:
        sheet.accept(row, VALUE, _YEARS)
    if line.choices:
        sheet.choose(row, VALUE, line.choices)
    sheet.formula(row, MARK, _mark(plan, line), Style.MARK)
    sheet.define("xlr_" + str(line.address).replace(".", "_"), line.cell)


def _mark(plan: Plan, line: FieldLine) -> Expression:
    """What is the matter with a field, in a word."""
    done = Call("choose", (Call("written", (Reference(line.address),)), Text(words.MARK_DONE), Text("")))
    said: Expression = done
    for kind, word in ((UNEXPLAINED, words.ASKS), (WRONG, words.FIELD_WRONG), (MISSING, words.FIELD_REQUIRED)):
        own = [Reference(one.flag) for one in plan.live.lines if one.at == line.address and one.kind == kind]
        if own:
            said = Call("choose", (above_zero(Call("sum", tuple(own))), Text(word), said))
    return said


def _colour_fields(sheet: Sheet, plan: Plan) -> None:
    rows = [line.cell.row for line in plan.cover]
    first = cell_name(min(rows), MARK)
    for left, right in ((VALUE, VALUE), (MARK, MARK)):
        area = Area(min(rows), left, max(rows), right)
        sheet.highlight(area, f'=${first}="{words.FIELD_WRONG}"', State.WRONG)
        sheet.highlight(area, f'=OR(${first}="{words.FIELD_REQUIRED}",${first}="{words.ASKS}")', State.MISSING)
