"""The output folder brought up to date: what belongs in it is written, what else an earlier run wrote is removed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from xlreport.collection.boundary import InputPaths, lies_in
from xlreport.collection.file_names import free_name, report_name, return_name
from xlreport.collection.submissions import AgencyState, Submission
from xlreport.collection.whole_files import WriteFailure, copy_file, digest_of
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import keep_object, object_path
from xlreport.district.run.run import BatchOutcome
from xlreport.errors import InputKeptError, OutputExistsError
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.use_cases.annotate import MESSAGE_SUFFIX


@dataclass(slots=True)
class Delivery:
    """`written` are new or changed, `kept` as they were, both below the output folder.

    `rebuilt`: what earlier runs had kept was not usable, so that all was done again.
    """

    written: list[Path] = field(default_factory=list)
    kept: int = 0
    removed: list[Path] = field(default_factory=list)
    unwritten: list[tuple[Path, WriteFailure]] = field(default_factory=list)
    rebuilt: bool = False


def deliver(
    out: Path, journal: Journal, files: Iterable[tuple[str, str]], *, kept: InputPaths, force: bool
) -> Delivery:
    """Write each file that is not there as it should be: its path, and the digest under which it lies by the journal.

    A file that no run wrote is never replaced without `force`, and one that is `kept` never. Where something could not
    be written nothing is removed: what stands is all there is.
    """
    done = Delivery(rebuilt=journal.rebuilt)
    wanted: set[str] = set()
    for path, digest in files:
        wanted.add(path)
        try:
            _admit(out, journal, path, digest, kept, force=force)
            _write(out, journal, path, digest, done)
        except (OutputExistsError, OSError) as error:
            done.unwritten.append((out / path, error))
    refused = any(isinstance(error, OSError) for _, error in done.unwritten)
    for path in () if refused else list(journal.outputs()):
        if path not in wanted:
            _remove(out, path, kept, done)
            journal.release([path])
    return done


def _remove(out: Path, path: str, kept: InputPaths, done: Delivery) -> None:
    """Not what this run has read, and nothing that no run can have written, whatever the journal says."""
    target = out / path
    if lies_in(out, path) and not kept.holds(target):
        with suppress(FileNotFoundError):
            target.unlink()
            done.removed.append(target)


def _is_there(target: Path, digest: str) -> bool:
    return target.is_file() and digest_of(target) == digest


def _admit(out: Path, journal: Journal, path: str, digest: str, kept: InputPaths, *, force: bool) -> None:
    """Raises OutputExistsError for a file that is not to be replaced, InputKeptError for one that never is."""
    target = out / path
    if not target.exists():
        return
    if kept.holds(target) and not _is_there(target, digest):
        raise InputKeptError(str(target))
    if not journal.own(path) and not force:
        raise OutputExistsError(str(target))


def _write(out: Path, journal: Journal, path: str, digest: str, done: Delivery) -> None:
    target = out / path
    if _is_there(target, digest):
        done.kept += 1
        return
    journal.claim([(path, digest)])
    copy_file(object_path(journal.folder, digest), target)
    journal.settle([(path, digest)])
    done.written.append(target)


def agency_files(
    outcome: BatchOutcome, journal: Journal, forms: Mapping[str, Template], formats: Iterable[str]
) -> Iterator[tuple[str, str, AgencyState, str]]:
    """Reports of what may be published, return copies and messages of what is to be mended or explained;
    each with the agency and the file it answers.
    """
    taken: set[str] = set()
    suffixes = tuple(formats)
    for state in outcome.intake.agencies:
        for one in state.files:
            if one is state.used or one in state.returned:
                for path, digest in _files_of(state, one, journal, forms, suffixes, taken):
                    yield path, digest, state, one.shown


def _files_of(
    state: AgencyState, one: Submission, journal: Journal, forms: Mapping[str, Template], formats: tuple[str, ...],
    taken: set[str],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    result = journal.result(one.key)
    if result is None:
        raise LookupError(f"the result of {one.shown} is gone from the journal")
    template = forms[result["file"]["template"]]
    if one is state.used and state.publishable:
        for suffix in formats:
            if suffix in result["objects"]:
                name = free_name(partial(report_name, template, one.agency, one.year, suffix), one.shown, taken)
                yield f"{words.REPORTS}/{name}", result["objects"][suffix]
    if "return" in result["objects"]:
        naming = partial(return_name, template, one.agency, one.year)
        name = free_name(naming, one.shown, taken)
        yield f"{words.RETURNS}/{name}", result["objects"]["return"]
        message = result["message"].replace(naming(), name)
        path = PurePosixPath(words.RETURNS, name).with_suffix(f".{MESSAGE_SUFFIX}")
        yield str(path), keep_object(journal.folder, message.encode())
