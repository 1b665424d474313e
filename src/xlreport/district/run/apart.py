"""A file whose worker did not outlast what was made of it: each format is made in a call of its own."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from typing import Any

from xlreport.district.run.task import Task, leave_out, work
from xlreport.errors import UnwritableError, WorkerCrashError

Result = Mapping[str, Any]


def end_of(future: Future[Result], task: Task, pool: Executor) -> Result | BaseException:
    """What the worker handed in, or what befell it. A format that takes the worker with it costs only itself."""
    error = future.exception()
    if error is None:
        return future.result()
    if not isinstance(error, TimeoutError | WorkerCrashError) or not task.formats or not task.read_mark.exists():
        return error
    return _made_apart(task, task.formats, pool)


def _made_apart(task: Task, formats: tuple[str, ...], pool: Executor) -> Result | BaseException:
    bare = pool.submit(work, replace(task, formats=()))
    error = bare.exception()
    if error is not None:
        return error
    result = dict(bare.result())
    for suffix in formats:
        one = pool.submit(work, replace(task, formats=(suffix,)))
        error = one.exception()
        if isinstance(error, TimeoutError):
            leave_out(result, suffix, UnwritableError("FORMAT-TIMEOUT", what=suffix))
        elif isinstance(error, WorkerCrashError):
            leave_out(result, suffix, UnwritableError("FORMAT-CRASHED", what=suffix, found=str(error)))
        elif error is not None:
            return error
        else:
            _add(result, one.result())
    return result


def _add(result: dict[str, Any], more: Result) -> None:
    for kind in ("objects", "unwritten", "replaced"):
        result[kind] = {**result[kind], **more[kind]}
    result["unsettled"] |= more["unsettled"]
