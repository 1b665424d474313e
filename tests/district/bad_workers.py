"""Work that goes wrong by the name of its file, for worker processes to import."""

import os
import signal
import time
from collections.abc import Mapping
from typing import Any

from xlreport.district.run.task import Task, work


def faulty(task: Task) -> Mapping[str, Any]:
    if "挂" in task.shown:
        time.sleep(3600)
    if "吃" in task.shown:
        hoard = []
        while True:
            hoard.append(bytearray(1024 * 2**20))
    if "死" in task.shown:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task)
