"""Commands for sets of files: sums of reports, whole folders, reports that come from elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from xlreport.cli import completion
from xlreport.cli.app import Folder, Force, Format, Out, Pages, Paths, Previous, Rules, app, end
from xlreport.cli.help import ChineseCommand
from xlreport.cli.usage.paths import written_out
from xlreport.cli.usage.values import compare_format_of, count_of, drafts_of, port_of, scheduler_of, tables_of, year_of
from xlreport.messages import commands as words
from xlreport.messages import upgrades
from xlreport.messages.desk import tellings as desk_words


@app.command("combine", cls=ChineseCommand, help=words.COMBINE)
def combine(
    inputs: Paths,
    agency: Annotated[str, typer.Option(metavar="NAME", help=words.AGENCY)],
    year: Annotated[int, typer.Option(parser=year_of, metavar="YYYY", help=words.YEAR)],
    out: Out,
    template: Annotated[
        str | None, typer.Option(metavar="ID", help=words.COMBINE_TEMPLATE, autocompletion=completion.template_ids)
    ] = None,
    roster: Annotated[
        Path | None, typer.Option("--roster", metavar="FILE", help=words.COMBINE_ROSTER, readable=False)
    ] = None,
    previous: Previous = None,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.combine import Asked, combine_inputs
    from xlreport.cli.usage.forms import Forms

    asked = Asked(
        inputs=inputs, agency=agency, year=year, out=out, template=template, roster=roster,
        previous=previous, forms=Forms(folder, rules), force=force,
    )  # fmt: skip
    end(combine_inputs(asked))


_Scheduler = Annotated[
    str | None, typer.Option("--scheduler", parser=scheduler_of, metavar="ADDRESS", help=words.SCHEDULER)
]
_OwedForm = Annotated[
    str | None,
    typer.Option("--template", metavar="ID", help=words.BATCH_TEMPLATE, autocompletion=completion.template_ids),
]
_Drafts = Annotated[str | None, typer.Option("--drafts", parser=drafts_of, metavar="eml|folders", help=words.DRAFTS)]
_Tables = Annotated[str | None, typer.Option("--tables", parser=tables_of, metavar="sqlite|parquet", help=words.TABLES)]


@app.command("batch", cls=ChineseCommand, help=words.BATCH)
def batch(
    received: Annotated[Path, typer.Argument(metavar="FOLDER", help=words.FOLDER_OF_FILES, readable=False)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help=words.OUT_FOLDER)],
    roster: Annotated[Path | None, typer.Option("--roster", metavar="FILE", help=words.ROSTER, readable=False)] = None,
    previous: Previous = None,
    to: Annotated[str, typer.Option("--to", metavar="LIST", help=words.TO, autocompletion=completion.formats)] = "docx",
    jobs: Annotated[int | None, typer.Option("--jobs", parser=count_of, metavar="N", help=words.JOBS)] = None,
    scheduler: _Scheduler = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=words.AS_OF)] = None,
    template: _OwedForm = None,
    year: Annotated[int | None, typer.Option("--year", parser=year_of, metavar="YYYY", help=words.BATCH_YEAR)] = None,
    drafts: _Drafts = None,
    tables: _Tables = None,
    by_superior: Annotated[bool, typer.Option("--by-superior", help=words.BY_SUPERIOR)] = False,
    output_format: Format = "text",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=words.QUIET)] = False,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.batch import Asked, run_batch
    from xlreport.cli.usage.forms import Forms

    asked = Asked(
        folder=received, out=out, roster=roster, previous=previous, to=to, jobs=jobs, scheduler=scheduler, as_of=as_of,
        template=template, year=year, drafts=drafts, tables=tables, by_superior=by_superior,
        output_format=output_format, quiet=quiet, forms=Forms(folder, rules), force=force,
    )  # fmt: skip
    end(run_batch(asked))


@app.command("desk", cls=ChineseCommand, help=desk_words.HELP)
def desk(
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="F", help=desk_words.FOLDER, readable=False)
    ] = None,
    port: Annotated[int | None, typer.Option("--port", parser=port_of, metavar="N", help=desk_words.PORT)] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=desk_words.NO_BROWSER)] = False,
) -> None:
    from xlreport.cli.commands.desk import serve_desk

    end(serve_desk(folder, port, in_browser=not no_browser))


@app.command("compare", cls=ChineseCommand, help=words.COMPARE)
def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=words.COMPARE_OLD, readable=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=words.COMPARE_NEW, readable=False)],
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json|xlsx", parser=compare_format_of, help=words.COMPARE_FORMAT)
    ] = "text",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="OUT", help=words.COMPARE_OUT, readable=False)
    ] = None,
    folder: Folder = None,
    rules: Rules = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.compare import compare_files
    from xlreport.cli.usage.forms import Forms

    end(compare_files(old, new, output_format, out, Forms(folder, rules), force=force))


@app.command("import", cls=ChineseCommand, help=words.IMPORT)
def import_published(
    inputs: Pages,
    out: Out,
    to: Annotated[str, typer.Option("--to", metavar="json|xlsx", help=words.IMPORT_TO)] = "json",
    folder: Folder = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.import_reports import import_reports
    from xlreport.cli.usage.forms import Forms

    end(import_reports(inputs, out, to, Forms(folder), force=force))


@app.command("upgrade", cls=ChineseCommand, help=upgrades.UPGRADE)
def upgrade(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="FILE", help=upgrades.FILES, readable=False, callback=written_out)
    ],
    out: Out,
    year: Annotated[int | None, typer.Option("--year", parser=year_of, metavar="YYYY", help=upgrades.YEAR)] = None,
    output_format: Format = "text",
    folder: Folder = None,
    force: Force = False,
) -> None:
    from xlreport.cli.commands.upgrade import upgrade_inputs
    from xlreport.cli.usage.forms import Forms

    end(upgrade_inputs(inputs, out, year, output_format, Forms(folder), force=force))
