"""The output folder brought up to date: what belongs in it is written, what else an earlier run wrote is removed."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from xlreport.collection.boundary import InputPaths, lies_in
from xlreport.collection.file_names import fold, free_name, report_name, return_name
from xlreport.collection.submissions import AgencyState, Submission
from xlreport.collection.whole_files import WriteFailure, digest_of, require_spelling, sync_folder
from xlreport.district.publish.ready_copies import copies_beside
from xlreport.district.run.journal import MESSAGE, RETURN, Journal
from xlreport.district.run.objects import keep_object, object_path
from xlreport.district.run.run import BatchOutcome
from xlreport.errors import InputKeptError, OutputExistsError
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.use_cases.annotate import MESSAGE_SUFFIX


@dataclass(slots=True)
class Delivery:
    """`placed` are new or changed, `kept` as they were, both below the output folder; `wanted`: what belongs there.

    `missed`: what an earlier run had read and this one could not, for which nothing was removed; `rebuilt`: what
    earlier runs had kept was not usable, so that all was done again; `edited`: files that were no longer as a run had
    written them, and where they are now.
    """

    out: Path
    wanted: set[str] = field(default_factory=set)
    placed: list[str] = field(default_factory=list)
    kept: int = 0
    removed: list[Path] = field(default_factory=list)
    unwritten: list[tuple[Path, WriteFailure]] = field(default_factory=list)
    unremoved: list[tuple[Path, OSError]] = field(default_factory=list)
    edited: list[tuple[Path, Path]] = field(default_factory=list)
    missed: tuple[str, ...] = ()
    rebuilt: bool = False

    @property
    def written(self) -> list[Path]:
        """What is new or changed."""
        return [self.out / path for path in self.placed]


def deliver(
    out: Path, journal: Journal, files: Iterable[tuple[str, str]], *, kept: InputPaths, force: bool
) -> Delivery:
    """Write each file that is not there as it should be: its path, and the digest under which it lies by the journal.

    A file that no run wrote is never replaced without `force`, and one that is `kept` never. Nothing is written before
    all is made and there is room for it; copies are made while `files` still come. Raises OSError where there is no
    room.
    """
    done = Delivery(out, rebuilt=journal.rebuilt)
    due: list[tuple[str, str]] = []
    with copies_beside(journal.folder) as copies:
        for one in files:
            done.wanted.add(one[0])
            if _is_due(out, one, kept, done):
                due.append(one)
                copies.begin(one[1])
        ready = zip((path for path, _ in due), copies.ready(), strict=True)
        edited = {path for path, _ in due if _is_edited(out, path, journal)}
        others = {path for path, _ in due if not force and _is_of_others(out, path, journal)}
        journal.claim(one for one in due if one[0] not in others)
        _place(out, ready, edited, others, done)
    standing = {*done.placed}
    journal.settle((path, digest) for path, digest in due if path in standing)
    return done


def clear_away(out: Path, journal: Journal, done: Delivery, *, kept: InputPaths, missed: tuple[str, ...]) -> None:
    """Remove what an earlier run wrote and this one does not; the last thing that a run does.

    Where something could not be written, or was `missed`, what stands is left.
    """
    done.missed = missed
    if not any(isinstance(error, OSError) for _, error in done.unwritten):
        if not missed:
            _remove(out, journal, kept, done)
        journal.prune()


def _is_due(out: Path, file: tuple[str, str], kept: InputPaths, done: Delivery) -> bool:
    """Whether the file is to be made ready; that it may not be written is told."""
    path, digest = file
    target = out / path
    if _is_there(target, digest):
        done.kept += 1
    elif kept.holds(target):
        done.unwritten.append((target, InputKeptError(str(target))))
    else:
        return True
    return False


def _is_there(target: Path, digest: str) -> bool:
    return target.is_file() and digest_of(target) == digest


def _is_of_others(out: Path, path: str, journal: Journal) -> bool:
    """Whether something stands there that no run wrote; while all is made somebody may have put it there."""
    return (out / path).exists() and not journal.own(path)


def _is_edited(out: Path, path: str, journal: Journal) -> bool:
    """Whether somebody has changed what a run wrote there."""
    target = out / path
    return journal.own(path) and target.is_file() and not journal.wrote(path, digest_of(target))


def _set_aside(target: Path) -> Path:
    """What somebody made of an output, under a name that says so, no two the same."""
    name = words.EDITED.format(name=target.stem)
    aside = target.with_name(f"{name}{target.suffix}")
    if aside.exists():
        aside = target.with_name(f"{name}-{digest_of(target)[:6]}{target.suffix}")
    target.replace(aside)
    return aside


def _place(
    out: Path, copies: Iterable[tuple[str, Path]], edited: Container[str], others: Container[str], done: Delivery
) -> None:
    """One that is refused, as by a program that has it open, does not keep the others from being brought up to date."""
    folders: set[str] = set()
    for path, copy in copies:
        target = out / path
        if path in others:
            done.unwritten.append((target, OutputExistsError(str(target))))
            continue
        try:
            require_spelling(target).parent.mkdir(parents=True, exist_ok=True)
            if path in edited:
                done.edited.append((target, _set_aside(target)))
            copy.replace(target)
            done.placed.append(path)
            folders.add(path.rpartition("/")[0])
        except OSError as error:
            done.unwritten.append((target, error))
    for folder in folders:
        sync_folder(out / folder)


def _remove(out: Path, journal: Journal, kept: InputPaths, done: Delivery) -> None:
    """What earlier runs wrote and this one does not; not what it has read, and nothing that no run can have written,
    whatever the journal says.
    """
    gone: list[str] = []
    for path in journal.outputs():
        target = out / path
        if path in done.wanted:
            continue
        try:
            if lies_in(out, path) and not kept.holds(target):
                if _is_edited(out, path, journal):
                    done.edited.append((target, target))
                else:
                    target.unlink()
                    done.removed.append(target)
        except FileNotFoundError:
            pass
        except OSError as error:
            done.unremoved.append((target, error))
            continue
        gone.append(path)
    journal.release(gone)


def agency_files(
    outcome: BatchOutcome, journal: Journal, forms: Mapping[str, Template], formats: Iterable[str]
) -> Iterator[tuple[str, str, AgencyState, str]]:
    """Reports of what may be published, return copies and messages of what is to be mended or explained;
    each with the agency and the file it answers.
    """
    taken = {fold(path.name) for path in outcome.handed_back}
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
    made, template = journal.made(one.key).objects, forms[one.template]
    if one is state.used and state.publishable:
        for suffix in formats:
            if suffix in made:
                name = free_name(partial(report_name, template, one.agency, one.year, suffix), one.shown, taken)
                yield f"{words.REPORTS}/{name}", made[suffix]
    if RETURN in made:
        naming = partial(return_name, template, one.agency, one.year)
        name = free_name(naming, one.shown, taken)
        yield f"{words.RETURNS}/{name}", made[RETURN]
        path = PurePosixPath(words.RETURNS, name).with_suffix(f".{MESSAGE_SUFFIX}")
        yield str(path), _message(journal.folder, made[MESSAGE], naming(), name)


def _message(folder: Path, digest: str, usual: str, name: str) -> str:
    """The digest of the message that goes with a return copy, which it names."""
    if name == usual:
        return digest
    text = object_path(folder, digest).read_text(encoding="utf-8")
    return keep_object(folder, text.replace(usual, name).encode())
