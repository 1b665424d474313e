"""An office's own forms as the page shows them, takes them and puts them aside."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from xlreport.desk.shared import Desk, back, desk_of, text_in
from xlreport.desk.work.folder import NotTakenError
from xlreport.errors import TemplateError
from xlreport.messages.desk import tellings as words
from xlreport.use_cases.failures import stopped_by

if TYPE_CHECKING:
    from xlreport.form.model.template import Template

MOST_LINES = 20
"""Of mistakes: whoever mends these sees the others then."""


def forms_now(desk: Desk) -> "tuple[Mapping[str, Template], Sequence[str]]":
    """The forms without a rule set, and what is wrong with the office's own; the bundled ones alone, then."""
    from xlreport.desk.work.forms import OwnFormsError, known
    from xlreport.use_cases.forms import known_templates

    try:
        return known(desk.folder, with_rules=False), ()
    except OwnFormsError as error:
        return known_templates(None), list(_lines(error))


def own_forms(desk: Desk, forms: "Mapping[str, Template]") -> "Sequence[Template]":
    """Those of the office among all."""
    from xlreport.form.loading.catalogue import template_ids

    own = desk.folder.forms
    return [] if own is None else [forms[one] for one in template_ids(own) if one in forms]


def take_forms(desk: Desk, given: Sequence[UploadFile]) -> None:
    """Tried first: those that are there stay until the new ones can be used."""
    from xlreport.desk.work.forms import brought, take

    there = [] if desk.folder.forms is None else [one.name for one in desk.folder.forms.iterdir()]
    try:
        found = brought([(one.filename or "", one.file) for one in given], there)
        taken = take(desk.folder, found) if found.laid else {}
    except NotTakenError as error:
        desk.notes.append(str(error))
    except TemplateError as error:
        desk.notes += [words.FORMS_BAD, *_lines(error)]
    except OSError as error:
        desk.notes.append(stopped_by(error))
    else:
        names = words.BETWEEN_NAMES.join(one.name for one in taken.values())
        beside = words.FORMS_BESIDE if found.laid else words.FORMS_NONE
        desk.notes.append(words.FORMS_TAKEN.format(names=names) if taken else beside)
        if found.strange:
            shown = words.BETWEEN_NAMES.join(found.strange[:MOST_LINES])
            desk.notes.append(words.FORMS_STRANGE.format(count=len(found.strange), names=shown))


async def put_form_aside(request: Request) -> Response:
    """An edition that is not to be used any more; it is kept."""
    desk, form = desk_of(request), await request.form(max_files=0)
    await run_in_threadpool(_put_aside, desk, text_in(form, "form"))
    return back("/options")


def _put_aside(desk: Desk, form: str) -> None:
    from xlreport.desk.work.forms import put_aside

    with desk.change() as free:
        if not free:
            return
        try:
            put_aside(desk.folder, form)
        except LookupError as error:
            raise HTTPException(404) from error
        except TemplateError as error:
            desk.notes += [words.FORM_NEEDED.format(form=form), *_lines(error)]
        except OSError as error:
            desk.notes.append(stopped_by(error))
        else:
            desk.notes.append(words.FORM_ASIDE.format(form=form))


def _lines(error: TemplateError) -> Iterator[str]:
    from xlreport.messages.forms.mistakes import problem_line

    yield from map(problem_line, error.problems[:MOST_LINES])
    if len(error.problems) > MOST_LINES:
        yield words.MORE_MISTAKES.format(count=len(error.problems) - MOST_LINES)
