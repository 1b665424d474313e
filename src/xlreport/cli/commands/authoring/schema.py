"""`xlreport template schema`."""

from pathlib import Path

from xlreport.cli.outputs import write_output
from xlreport.cli.screen.console import hand_over, show_path
from xlreport.records.write import dump_json
from xlreport.use_cases.authoring.schema import template_schema


def write_schema(out: Path | None, *, force: bool) -> None:
    """The schema, for programs: shown, or written to a file."""
    content = dump_json(template_schema())
    if out is None:
        hand_over(content)
        return
    write_output(out, content.encode(), force=force)
    show_path(out)
