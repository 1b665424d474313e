"""Everything a fresh machine needs, in one command each: Python 3.11 and this checkout are enough.

python3 tasks.py demo     the whole way on the bundled real report, results in ./demo
python3 tasks.py quick    lint and the quick tests of every room: some two minutes on two free cores
python3 tasks.py test     lint, types, layers and all tests: under half an hour on two free cores
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)
CHECKED = ("src", "tests", "tools", "tasks.py")
TESTS = ("-m", "pytest", "-n", "2", "--dist", "worksteal")
NOT_QUICK = (
    "tests/office",  # LibreOffice and Chromium
    "tests/threats",  # hostile files, full disks
    "tests/properties",  # workbooks damaged and edited at random
    "tests/district/test_cluster.py",  # a cluster of processes
    "tests/district/test_figures_for_programs.py",
    "tests/desk/test_command.py",  # the desk as a process of its own
    "tests/desk/test_dropped.py",
    "tests/desk/test_in_browser.py",
    "tests/desk/test_options.py",
    "tests/desk/test_run_and_results.py",
    "tests/desk/test_own_forms.py",
    "tests/district/test_by_superior.py",  # runs of a whole folder in workers
    "tests/district/test_editions_together.py",
    "tests/district/test_folder_of_each_form.py",
    "tests/district/test_formats_apart.py",
    "tests/district/test_kept_set.py",
    "tests/district/test_numbers_kept.py",
    "tests/district/test_pages_beside_workbooks.py",
    "tests/district/test_rounds.py",
    "tests/district/test_season.py",
    "tests/district/test_season_killed.py",
    "tests/district/test_season_of_three_forms.py",
    "tests/district/test_several_forms.py",
    "tests/district/test_several_reports.py",
    "tests/district/test_whole_folder.py",
    "tests/district/test_workers.py",
    "tests/workbook/test_prepared.py",  # workbooks written in both ways
    "tests/use_cases/test_blank.py",
    "tests/workbook/test_reasons.py",  # workbooks written, typed over and read again
    "tests/workbook/test_reasons_for_texts.py",
    "tests/workbook/test_return_copies.py",
    "tests/workbook/test_to_do_list.py",
    "tests/workbook/test_workbook.py",
    "tests/cli/test_console.py",  # the tool as a process of its own
    "tests/cli/test_pseudo_terminal.py",
    "tests/cli/test_inputs_are_kept.py",
    "tests/cli/test_commands_on_each_form.py",
    "tests/cli/test_import.py",
    "tests/cli/test_template_cases.py",
    "tests/cli/test_template_sheets.py",
    "tests/cli/test_upgrade.py",
    "tests/files/test_grids.py",  # every file of the corpus
    "tests/reading/test_published_by_others.py",
    "tests/records/test_frames.py",  # the recipes of a page as programs of their own
    "tests/render/test_typst_apart.py",
    "tests/checking/test_rule_cases.py",  # a workbook for each rule of the form
    "tests/docs/test_rules_page.py",
    "tests/use_cases/test_enforcement_form.py",
    "tests/checking/test_workbooks.py",  # a workbook for each edit
    "tests/checking/test_ranges.py",
    "tests/reading/test_marks.py",
    "tests/reading/test_missing_parts.py",
    "tests/reading/test_moved_tables.py",
    "tests/reading/test_overwritten_cells.py",
    "tests/reading/test_pasted_texts.py",
    "tests/reading/test_prose_sheets.py",
    "tests/reading/test_rows_without_end.py",
    "tests/reading/test_strays.py",
    "tests/reading/test_zero_choices.py",
    "tests/records/test_normal_form.py",
    "tests/use_cases/test_form_sheets.py",
    "tests/use_cases/test_records.py",
    "tests/layout/test_preview_lines.py",  # long texts
    "tests/checking/test_long_texts.py",
    "tests/checking/test_work_on_texts.py",
    "tests/checking/test_diagnosis.py",
    "tests/render/test_same_bytes.py",
)
"""What the quick tests leave out; a test holds that every room has some left."""


def program(name: str) -> str:
    """A program of the environment, wherever this system keeps them."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(ENVIRONMENT / folder / f"{name}{suffix}")


def run(*command: str) -> None:
    print("+", " ".join(command), flush=True)
    outcome = subprocess.run(command, cwd=ROOT, check=False)
    if outcome.returncode:
        sys.exit(outcome.returncode)


def install(what: str) -> None:
    if not Path(program("python")).exists():
        print("+ venv", ENVIRONMENT.name, flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    run(program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", what)


def demo() -> None:
    install(".")
    run(program("xlreport"), "demo", "--out", "demo", "--force")


def test() -> None:
    install(".[test]")
    lint()
    run(program("mypy"))
    run(program("lint-imports"))
    run(program("python"), *TESTS)


def quick() -> None:
    install(".[test]")
    lint()
    run(program("python"), *TESTS, "-m", "not slow", *(f"--ignore={path}" for path in NOT_QUICK))


def lint() -> None:
    run(program("ruff"), "check", *CHECKED)
    run(program("ruff"), "format", "--check", *CHECKED)


TASKS = {"demo": demo, "quick": quick, "test": test}

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, this is {sys.version.split()[0]}")
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:  # noqa: PLR2004  the program and one task
        sys.exit(__doc__)
    TASKS[sys.argv[1]]()
