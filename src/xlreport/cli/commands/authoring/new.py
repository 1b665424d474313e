"""`xlreport template new`."""

import re
from pathlib import Path

from xlreport.cli.failures import CommandError
from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.usage.paths import refuse_absent, refuse_folder
from xlreport.collection.outcomes import refusal
from xlreport.errors import NoTableError, UnreadableError
from xlreport.messages import authors as words
from xlreport.use_cases.skeleton.skeleton import template_skeleton

_SUFFIX = ".yaml"
_ID = re.compile(r"[a-z][a-z0-9_]*(/[^/\\\\\\s]+)?")


def refuse_bad_id(template_id: str) -> None:
    """Raises CommandError for an id that no form can lie at."""
    if _ID.fullmatch(template_id) is None:
        raise CommandError(words.BAD_ID.format(id=template_id))


def write_skeleton(source: Path | None, template_id: str | None, out: Path, *, force: bool) -> None:
    """The form with the heads of a printed one, where forms are looked for: FOLDER/form/edition.yaml."""
    is_file = out.suffix == _SUFFIX
    if is_file and template_id is None:
        template_id = f"{out.absolute().parent.name}/{out.stem}"
    if template_id is not None:
        refuse_bad_id(template_id)
    refuse_absent(source)
    refuse_folder(source)
    try:
        own_id, content = template_skeleton(source, template_id)
    except NoTableError as error:
        raise CommandError(words.NO_TABLE.format(path=source)) from error
    except UnreadableError as error:
        raise CommandError(refusal(error.code, error.params).message) from error
    path = out if is_file else out.joinpath(*own_id.split("/")).with_suffix(_SUFFIX)
    write_output(path, content.encode(), force=force)
    show_path(path)
    tell(words.NEXT_STEPS.format(path=path))
