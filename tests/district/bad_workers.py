"""Work that goes wrong by the name of its file, for worker processes to import."""

import os
import signal
import time
from collections.abc import Mapping
from typing import Any

from counted_calls import counted

from xlreport.district.publish.about_set import set_files
from xlreport.district.publish.set_task import SetTask
from xlreport.district.run.task import Task, work
from xlreport.use_cases import report
from xlreport.use_cases.printing import formats


def faulty(task: Task) -> Mapping[str, Any]:
    if "挂" in task.shown:
        time.sleep(3600)
    if "吃" in task.shown:
        hoard = []
        while True:
            hoard.append(bytearray(1024 * 2**20))
    if "死" in task.shown:
        os.abort()  # as calamine ends on a value in XFD1048576
    if "杀" in task.shown:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task)


def killed_once(task: SetTask) -> list[tuple[str, str]]:
    """The summing worker, taken away from outside the first time."""
    counted(task.folder.parent.parent / "calls", "kill once")
    return set_files(task)


def killed_always(task: SetTask) -> list[tuple[str, str]]:
    counted(task.folder.parent.parent / "calls", "kill")
    return set_files(task)


def faulty_page(task: Task) -> Mapping[str, Any]:
    """One whose HTML takes the process down, or does not end."""
    if task.shown.startswith(("崩", "慢")):
        formats.RENDERERS = {**formats.RENDERERS, "html": {"崩": aborts, "慢": sleeps}[task.shown[0]]}
        report.FORMAT_SECONDS = 0.5
    return work(task)


def aborts(*_: object) -> formats.Rendered:
    os.abort()


def sleeps(*_: object) -> formats.Rendered:
    time.sleep(3600)
    raise AssertionError
