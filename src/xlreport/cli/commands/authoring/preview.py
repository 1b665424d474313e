"""`xlreport template preview`."""

from pathlib import Path

from xlreport.cli.commands.authoring.cases import template_at
from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.targets import refuse_as_folder
from xlreport.messages import authors as words
from xlreport.use_cases.authoring.preview.pictures import OFFICE, program
from xlreport.use_cases.authoring.preview.preview import preview_template


def write_preview(target: str, out: Path, forms: Forms, *, pictures: bool, force: bool) -> None:
    """The pages and pictures of a form, in a folder."""
    refuse_as_folder(out, ())
    template, _ = template_at(target, forms)
    for name, content in preview_template(template, pictures=pictures):
        write_output(out / name, content, force=force)
        show_path(out / name)
    if pictures and program(OFFICE) is None:
        tell(words.NO_PICTURES)
