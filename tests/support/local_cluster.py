"""A cluster on this machine: a scheduler and two workers, each a process of its own, for as long as somebody reads.

Run as a program it prints a line of JSON (the address, and the workers' processes by name) each time that it is asked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True)
class LocalCluster:
    """What tests know of it."""

    process: subprocess.Popen[str]
    address: str

    @property
    def workers(self) -> list[int]:
        """The processes of the workers that stand now."""
        found: list[int] = _ask(self.process)["workers"]
        return found


@contextmanager
def local_cluster(workers: int = 2) -> Iterator[LocalCluster]:
    command = [sys.executable, __file__, str(workers)]
    modules = os.pathsep.join(filter(None, sys.path))  # what is sent by name must be found there
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": modules},
    ) as process:  # fmt: skip
        try:
            yield LocalCluster(process, _ask(process)["address"])
        finally:
            process.kill()


def _ask(process: subprocess.Popen[str]) -> dict[str, Any]:
    _pipe(process.stdin).write("\n")
    _pipe(process.stdin).flush()
    told: dict[str, Any] = json.loads(_pipe(process.stdout).readline())
    return told


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def serve(workers: int) -> None:
    import distributed

    cluster = distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
        silence_logs=50,
    )  # fmt: skip
    with cluster:
        for _ in sys.stdin:
            pids = [one.process.pid for one in cluster.workers.values() if one.process is not None]
            told = {"address": cluster.scheduler_address, "workers": [one for one in pids if one]}
            sys.stdout.write(f"{json.dumps(told)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
