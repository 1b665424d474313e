"""A bar for what takes its time: how much is done, how fast it goes and how long it still takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column
from rich.text import Text

from xlreport.district.run.run import Progress
from xlreport.messages import commands as words

LONGEST = 40
SHORTEST = 4
BESIDE = 48
"""Cells that the words and figures beside the bar take, with thousands of files and hours left."""


class RateColumn(ProgressColumn):
    """Files in a second; until two are done nobody knows."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(words.NO_RATE if speed is None else words.RATE.format(rate=f"{speed:.1f}"))


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """A bar on a terminal's standard error; elsewhere nothing. It leaves room for all that stands beside it."""
    console = Console(stderr=True)
    length = max(SHORTEST, min(LONGEST, console.width - BESIDE))
    columns = (
        TextColumn("{task.description}"), BarColumn(bar_width=length), MofNCompleteColumn(table_column=whole()),
        RateColumn(table_column=whole()), TextColumn(words.TIME_LEFT),
        TimeRemainingColumn(compact=True, table_column=whole()),
    )  # fmt: skip
    with Bar(*columns, console=console, disable=not console.is_terminal) as shown:
        task = shown.add_task(what, total=None)

        def move(done: int, total: int) -> None:
            shown.update(task, completed=done, total=total)

        yield move


def whole() -> Column:
    """A column that is never broken into lines."""
    return Column(no_wrap=True)
