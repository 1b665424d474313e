"""What the coordinator may choose: the options of a run. Forms and rules beside them have modules of their own."""

import re
from collections.abc import Iterator
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from xlreport.desk.pages.forms import forms_now, own_forms
from xlreport.desk.pages.rules import groups_of, rule_set_now
from xlreport.desk.shared import MOST_FIELDS, Desk, back, desk_of, page, text_in
from xlreport.desk.work.settings import Settings, is_usable
from xlreport.errors import ExtraMissingError
from xlreport.messages.desk import tellings as words


def options(request: Request) -> Response:
    """What is chosen now, and what there is to choose."""
    from xlreport.use_cases.report import FORMATS

    desk = desk_of(request)
    forms, mistakes = forms_now(desk)
    chosen, problem = rule_set_now(desk, forms)
    return page(
        request, "options.html", settings=desk.settings, today=date.today().isoformat(),  # noqa: DTZ011  the day on this desk
        formats=FORMATS, forms=forms, own=own_forms(desk, forms), mistakes=mistakes, rules=desk.folder.rules,
        problem=problem, named=chosen.name if chosen else "", groups=list(groups_of(forms.values(), chosen)),
    )  # fmt: skip


async def keep_options(request: Request) -> Response:
    """As they were filled in; where one of them cannot be used none is kept, and it is said which."""
    desk, form = desk_of(request), await request.form(max_files=0, max_fields=MOST_FIELDS)
    await run_in_threadpool(_keep, desk, form)
    return back("/options")


def _keep(desk: Desk, form: FormData) -> None:
    from xlreport.use_cases.report import FORMATS

    year, day, template = (text_in(form, name) for name in ("year", "as_of", "template"))
    settings = Settings(
        formats=tuple(one for one in FORMATS if one in form.getlist("formats")), as_of=_day(day),
        year=int(year) if year.isdecimal() else None, template=template or None,
        drafts=text_in(form, "drafts") or None, tables=text_in(form, "tables") or None,
    )  # fmt: skip
    faults = (
        (words.BAD_YEAR, bool(year) and not _YEAR.fullmatch(year)),
        (words.BAD_DAY, bool(day) and settings.as_of is None),
        (words.BAD_FORMATS, not settings.formats),
        (words.BAD_TEMPLATE, bool(template) and template not in forms_now(desk)[0]),
    )
    wrong = [said for said, is_wrong in faults if is_wrong]
    if not wrong:
        wrong = list(_beyond(settings))
    if wrong:
        desk.notes.append(words.SETTINGS_BAD.format(what=words.BETWEEN.join(wrong)))
    else:
        desk.keep(settings)
        desk.notes.append(words.SETTINGS_KEPT)


def _beyond(settings: Settings) -> Iterator[str]:
    """What no run can be asked for, here or anywhere."""
    if not is_usable(settings):
        yield words.BAD_CHOICE
    elif settings.tables is not None:
        from xlreport.district.publish.tables.kinds import tables_as

        try:
            tables_as(settings.tables)
        except ExtraMissingError:
            yield words.NO_TABLES


_YEAR = re.compile("[0-9]{4}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
