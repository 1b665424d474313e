"""How long a piece of work takes: by the clock on the wall, or by what processors spent on it."""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Mapping


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """Of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def processor_seconds_of_children(work: Callable[[], object]) -> float:
    """Of the processes that the work starts and waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Times:
    """What each step took, in seconds, run by run."""

    def __init__(self) -> None:
        self.of: dict[str, list[float]] = {}

    def take(
        self,
        steps: Mapping[str, Callable[[], object]],
        runs: int,
        clock: Callable[[Callable[[], object]], float] = processor_seconds,
    ) -> None:
        """All steps in turn, so often; what the machine does meanwhile falls upon all of them."""
        for work in steps.values():
            work()
        gc.collect()
        for _ in range(runs):
            for name, work in steps.items():
                self.of.setdefault(name, []).append(clock(work))

    def median(self, name: str) -> float:
        return statistics.median(self.of[name])

    def mean(self, name: str) -> float:
        return statistics.fmean(self.of[name])
