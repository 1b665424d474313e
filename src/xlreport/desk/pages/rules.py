"""The rules that are asked: a rule set that is brought along, or put together on the page."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from xlreport.desk.pages.forms import forms_now
from xlreport.desk.shared import MOST_FIELDS, Desk, back, desk_of, text_in
from xlreport.desk.work.folder import Kind, NotTakenError
from xlreport.desk.work.run import failure_of
from xlreport.errors import TemplateError
from xlreport.messages import district
from xlreport.messages.desk import tellings as words

if TYPE_CHECKING:
    from xlreport.form.loading.rules.rule_set import RuleSet
    from xlreport.form.model.check import Setting
    from xlreport.form.model.finding import Code
    from xlreport.form.model.template import Template

WRITTEN = "rules.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of a form as the page offers it: `chosen` is what the rule set says of it, empty where it says nothing."""

    code: str
    title: str
    usual: str
    chosen: str


Group = tuple["Template", list[Rule], list[tuple["Setting", int]]]
"""A form with its rules, and its settings as they are now."""


def rule_set_now(desk: Desk, forms: "Mapping[str, Template]") -> "tuple[RuleSet | None, str]":
    """The one in use, and what is wrong with it."""
    from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown

    rules = desk.folder.rules
    if rules is None:
        return None, ""
    try:
        found = load_rule_set(rules)
        reject_unknown(found, forms.values())
    except TemplateError as error:
        return None, failure_of(error)
    return found, ""


def groups_of(forms: "Iterable[Template]", chosen: "RuleSet | None") -> Iterator[Group]:
    """Form by form; a rule that several forms have, which are all meant by it, stands with the first one."""
    known: set[str] = set()
    for form in forms:
        rules = [_rule(code, chosen) for name, code in form.codes.items() if name not in known]
        settings = [_setting(one, chosen) for name, one in form.settings.items() if name not in known]
        known |= {*form.codes, *form.settings}
        if rules or settings:
            yield form, rules, settings


def _rule(code: "Code", chosen: "RuleSet | None") -> Rule:
    change = chosen.changes.get(code.code) if chosen is not None else None
    own = ""
    if change is not None:
        own = "off" if change.off else "trial" if change.trial else change.severity or ""
    usual = words.RULE_OFF if code.off else district.SEVERITIES[code.severity.value]
    return Rule(code=code.code, title=code.title or code.code, usual=usual, chosen=own)


def _setting(one: "Setting", chosen: "RuleSet | None") -> "tuple[Setting, int]":
    given = chosen.settings.get(one.id) if chosen is not None else None
    return one, int(one.value if given is None else given)


async def take_rules(request: Request) -> Response:
    """A rule set that somebody has written."""
    async with request.form(max_files=1) as form:
        given = form.get("files")
        if isinstance(given, UploadFile) and given.filename:
            await run_in_threadpool(_taken, desk_of(request), given.filename, given.file)
    return back("/options")


async def choose_rules(request: Request) -> Response:
    """A rule set of what was chosen on the page."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    await run_in_threadpool(_choose, desk_of(request), form)
    return back("/options")


def _choose(desk: Desk, form: FormData) -> None:
    """Without any choice the forms' own rules are asked, and no rule set is needed.

    What the rule set says of a rule that is left as the page shows it stays as it is said there.
    """
    forms = forms_now(desk)[0]
    before, _ = rule_set_now(desk, forms)
    codes = {name: code for one in forms.values() for name, code in one.codes.items()}
    shown = {name: _rule(code, before).chosen for name, code in codes.items()}
    changes = {name: _change(name, text_in(form, f"rule-{name}"), shown[name], before) for name in codes}
    changes = {name: change for name, change in changes.items() if change}
    settings = {one.id: one for template in forms.values() for one in template.settings.values()}
    given = {name: text for name in settings if (text := text_in(form, f"setting-{name}")).isdecimal()}
    values = {name: _spelt(settings[name], text) for name, text in given.items() if int(text) != settings[name].value}
    if changes or values:
        name = words.RULES_NAMED if before is None else before.name
        _taken(desk, WRITTEN, BytesIO(_written(name, values, changes).encode()))
        return
    with desk.change() as free:
        if free:
            desk.folder.clear(Kind.RULES)
            desk.notes.append(words.RULES_NONE)


def _change(name: str, chosen: str, shown: str, before: "RuleSet | None") -> str:
    """What the rule set is to say of a rule; empty for nothing."""
    own = before.changes.get(name) if before is not None else None
    if own is None or chosen != shown:
        return _CHANGES.get(chosen, "")
    said = {"severity": own.severity, "off": own.off, "trial": own.trial, "from": own.from_, "until": own.until}
    return ", ".join(f"{key}: {str(value).lower()}" for key, value in said.items() if value is not None)


def _spelt(setting: "Setting", text: str) -> str:
    return ("true" if int(text) else "false") if setting.is_choice else str(int(text))


def _written(name: str, values: Mapping[str, str], changes: Mapping[str, str]) -> str:
    """The rule set as its author would write it."""
    settings = ", ".join(f"{key}: {value}" for key, value in values.items())
    rules = [f"  - {{code: {code}, {change}}}" for code, change in changes.items()]
    lines = [f"name: {json.dumps(name, ensure_ascii=False)}", *([f"settings: {{{settings}}}"] if settings else [])]
    return "\n".join([*lines, *(["rules:", *rules] if rules else []), ""])


_CHANGES: Mapping[str, str] = {
    "off": "off: true", "trial": "trial: true", "error": "severity: error", "warning": "severity: warning",
    "note": "severity: note",
}  # fmt: skip


def _taken(desk: Desk, name: str, content: BinaryIO) -> None:
    """Read first: the one that is there stays until another one can be used."""
    from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown

    with desk.change() as free:
        if not free:
            return
        try:
            with desk.folder.tried(name, content) as path:
                rule_set = load_rule_set(path)
                reject_unknown(rule_set, forms_now(desk)[0].values())
                content.seek(0)
                desk.folder.take(Kind.RULES, name, content)
        except NotTakenError as error:
            desk.notes.append(str(error))
        except (TemplateError, OSError) as error:
            desk.notes.append(words.RULES_BAD.format(message=failure_of(error)))
        else:
            desk.notes.append(words.RULES_TAKEN.format(name=rule_set.name))
