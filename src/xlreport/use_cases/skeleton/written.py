"""A drafted form as the YAML that its author goes on with."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlreport.messages.forms import skeleton as words
from xlreport.use_cases.skeleton.draft import NUMBER, PERCENT, TEXT, Kind, Line, SectionDraft, TableDraft

_MOST = 99_999_999
_LONGEST = 100
_MOST_LINES, _MOST_OF_LINE = 20, 80


@dataclass(frozen=True, slots=True)
class FormDraft:
    """`source`: what it was made from. `first_year`: the first one that it serves. `unused`: what else is printed."""

    form: str
    edition: str
    name: str
    first_year: int
    source: str
    kinds: tuple[Kind, ...]
    sections: tuple[SectionDraft, ...]
    unused: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """What the codes of the form begin with."""
        return self.form.upper().replace("_", "") or "F"


def yaml_of(form: FormDraft) -> str:
    """The form, ready to be loaded."""
    return "\n".join(_form(form)) + "\n"


def _quoted(text: str) -> str:
    """In double quotes, which read alike in JSON and YAML."""
    return json.dumps(text, ensure_ascii=False)


def _form(form: FormDraft) -> Iterator[str]:
    yield words.HEADER.format(source=form.source)
    edition = form.edition if form.edition.isdecimal() else _quoted(form.edition)
    yield from (f"form: {form.form}", f"edition: {edition}", f"name: {_quoted(form.name)}")
    yield from (f"short_name: {_quoted(form.name)}", f"legal_source: {_quoted(words.SOURCE)}")
    yield f"years: {{first: {form.first_year}}}"
    yield from ("", "rules:")
    in_words = {words.WORDS_END: words.WORDS_RULE} if any(kind.type != NUMBER for kind in form.kinds) else {}
    for end, rule in {**words.RULES, **in_words}.items():
        said = ", ".join(f"{key}: {value if key == 'severity' else _quoted(value)}" for key, value in rule.items())
        yield f"  - {{code: {form.prefix}-{end}, {said}}}"
    yield from (f"label_code: {form.prefix}-LABEL", "", "kinds:")
    yield from (f"  - {_kind(kind, form.prefix)}" for kind in form.kinds)
    yield from ("", "agency:", f"  - {{id: name, label: {_quoted(words.NAME_LABEL)}, required: true}}")
    yield from ("", "title:", f"  - {{text: {_quoted(words.TITLE % form.name)}}}", "", "sections:")
    for number, section in enumerate(form.sections, start=1):
        yield from _section(section, number, form.prefix)
    yield from _comment(form.unused)


def _comment(lines: Sequence[str]) -> Iterator[str]:
    """What is printed and was not used, for the author to decide."""
    if lines:
        yield from ("", words.UNUSED)
        yield from (f"# {line[:_MOST_OF_LINE]}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield words.UNUSED_MORE.format(count=len(lines) - _MOST_LINES)


def _kind(kind: Kind, prefix: str) -> str:
    code = "NUMBER" if kind.type == NUMBER else words.WORDS_END
    blank = "" if kind.may_be_blank else f", blank_code: {prefix}-BLANK"
    return f"{{id: {kind.id}, {_limits(kind)}code: {prefix}-{code}{blank}}}"


def _limits(kind: Kind) -> str:
    if kind.type == NUMBER:
        return f"places: {kind.places}, least: 0, most: {_MOST}, unit: {_quoted(kind.unit)}, "
    more = {PERCENT: f"places: {kind.places}, ", TEXT: f"longest: {_LONGEST}, "}
    return f"type: {kind.type}, {more.get(kind.type, '')}"


def _section(section: SectionDraft, number: int, prefix: str) -> Iterator[str]:
    yield from (f"  - id: part_{number}", f"    heading: {_quoted(section.heading)}", "    tables:")
    for table in section.tables:
        yield from (" " * 6 + line for line in _table(table, prefix))


def _table(table: TableDraft, prefix: str) -> Iterator[str]:
    yield f"- id: {table.id}"
    for key, text in (("caption", table.caption), ("corner", table.corner)):
        if text is not None:
            yield f"  {key}: {_quoted(text)}"
    yield f"  kind: {table.kind}"
    if table.key is not None:
        yield f"  records: {{key: {table.key}, rows: {table.blank_rows}, guard: {_quoted(words.GUARD)}}}"
    for key, lines in (("columns", table.columns), ("rows", table.rows)):
        if lines:
            yield f"  {key}:"
            yield from (" " * 4 + line for line in _lines(lines, prefix))
    if table.notes:
        yield "  notes:"
        yield from (f"    - {_quoted(note)}" for note in table.notes)


def _lines(lines: Sequence[Line], prefix: str) -> Iterator[str]:
    for line in lines:
        label = "" if line.label is None else f", label: {_quoted(line.label)}"
        kind = "" if line.kind is None else f", kind: {line.kind}"
        total = "" if line.total is None else f', is: "{line.total}", code: {prefix}-SUM'
        if not line.below:
            yield f"- {{id: {line.id}{label}{kind}{total}}}"
            continue
        yield f"- id: {line.id}"
        if line.label is not None:
            yield f"  label: {_quoted(line.label)}"
        yield "  children:"
        yield from (" " * 4 + below for below in _lines(line.below, prefix))
