"""What the coordinator may choose: the options of a run, and a rule set, brought along or put together on the page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from xlreport.desk.shared import Desk, back, desk_of, page
from xlreport.desk.work.folder import Kind, NotTakenError
from xlreport.desk.work.run import failure_of
from xlreport.desk.work.settings import Settings, is_usable
from xlreport.errors import TemplateError
from xlreport.messages import district
from xlreport.messages.desk import tellings as words

if TYPE_CHECKING:
    from xlreport.form.loading.rules.rule_set import RuleSet
    from xlreport.form.model.check import Setting
    from xlreport.form.model.finding import Code
    from xlreport.form.model.template import Template

MOST_FIELDS = 5_000
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


def options(request: Request) -> Response:
    """What is chosen now, and what there is to choose."""
    from xlreport.use_cases.report import FORMATS

    desk = desk_of(request)
    rules = desk.folder.rules
    forms, problem = _forms(desk)
    chosen = None if rules is None or problem else _loaded(rules)
    return page(
        request, "options.html", settings=desk.settings, today=date.today().isoformat(),  # noqa: DTZ011  the day on this desk
        formats=FORMATS, forms=forms, rules=rules, problem=problem, named=chosen.name if chosen else "",
        groups=list(_groups(forms.values(), chosen)),
    )  # fmt: skip


def _forms(desk: Desk) -> "tuple[Mapping[str, Template], str]":
    """The forms without the rule set, and what is wrong with that."""
    from xlreport.form.loading.rules.rule_set import load_rule_set, reject_unknown
    from xlreport.use_cases.forms import known_templates

    rules, forms = desk.folder.rules, known_templates(None)
    if rules is not None:
        try:
            reject_unknown(load_rule_set(rules), forms.values())
        except TemplateError as error:
            return forms, failure_of(error)
    return forms, ""


def _groups(forms: "Iterable[Template]", chosen: "RuleSet | None") -> Iterator[Group]:
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


async def keep_options(request: Request) -> Response:
    """As they were filled in; where one of them cannot be used none is kept, and it is said which."""
    desk, form = desk_of(request), await request.form(max_files=0, max_fields=MOST_FIELDS)
    await run_in_threadpool(_keep, desk, form)
    return back("/options")


def _keep(desk: Desk, form: FormData) -> None:
    from xlreport.use_cases.forms import known_templates
    from xlreport.use_cases.report import FORMATS

    year, day, template = (_text(form, name) for name in ("year", "as_of", "template"))
    settings = Settings(
        formats=tuple(one for one in FORMATS if one in form.getlist("formats")), as_of=_day(day),
        year=int(year) if year.isdecimal() else None, template=template or None, drafts=_text(form, "drafts") or None,
    )  # fmt: skip
    faults = (
        (words.BAD_YEAR, bool(year) and not _YEAR.fullmatch(year)),
        (words.BAD_DAY, bool(day) and settings.as_of is None),
        (words.BAD_FORMATS, not settings.formats),
        (words.BAD_TEMPLATE, bool(template) and template not in known_templates(None)),
    )
    wrong = [said for said, is_wrong in faults if is_wrong]
    if not wrong and not is_usable(settings):
        wrong = [words.BAD_CHOICE]
    if wrong:
        desk.notes.append(words.SETTINGS_BAD.format(what=words.BETWEEN.join(wrong)))
    else:
        desk.keep(settings)
        desk.notes.append(words.SETTINGS_KEPT)


_YEAR = re.compile("[0-9]{4}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
    forms, problem = _forms(desk)
    rules = desk.folder.rules
    before = None if rules is None or problem else _loaded(rules)
    codes = {name: code for one in forms.values() for name, code in one.codes.items()}
    shown = {name: _rule(code, before).chosen for name, code in codes.items()}
    changes = {name: _change(name, _text(form, f"rule-{name}"), shown[name], before) for name in codes}
    changes = {name: change for name, change in changes.items() if change}
    settings = {one.id: one for template in forms.values() for one in template.settings.values()}
    given = {name: text for name in settings if (text := _text(form, f"setting-{name}")).isdecimal()}
    values = {name: _spelt(settings[name], text) for name, text in given.items() if int(text) != settings[name].value}
    if changes or values:
        name = words.RULES_NAMED if before is None else before.name
        _taken(desk, WRITTEN, BytesIO(_written(name, values, changes).encode()))
        return
    with desk.change() as free:
        if free:
            desk.folder.clear(Kind.RULES)
            desk.notes.append(words.RULES_NONE)


def _loaded(path: Path) -> "RuleSet":
    from xlreport.form.loading.rules.rule_set import load_rule_set

    return load_rule_set(path)


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
    from xlreport.use_cases.forms import known_templates

    with desk.change() as free:
        if not free:
            return
        try:
            with desk.folder.tried(name, content) as path:
                rule_set = load_rule_set(path)
                reject_unknown(rule_set, known_templates(None).values())
                content.seek(0)
                desk.folder.take(Kind.RULES, name, content)
        except NotTakenError as error:
            desk.notes.append(str(error))
        except (TemplateError, OSError) as error:
            desk.notes.append(words.RULES_BAD.format(message=failure_of(error)))
        else:
            desk.notes.append(words.RULES_TAKEN.format(name=rule_set.name))


def _text(form: FormData, name: str) -> str:
    given = form.get(name)
    return given.strip() if isinstance(given, str) else ""
