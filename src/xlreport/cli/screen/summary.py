"""What is told of a run over many files, after the last of them."""

from collections.abc import Iterator, Sequence

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.cli.screen.show import MOST_OF_A_KIND, counts, head, is_of_run, sentence
from xlreport.collection.outcomes import Fate, Outcome
from xlreport.form.model.finding import Finding, Severity
from xlreport.messages import commands as words

MOST_PATHS = 10
"""How many files that are alike are named."""


def summary_line(outcomes: Sequence[Outcome], of_set: Sequence[SetFinding] = ()) -> Line:
    """How many files were read and what was found in all of them; what is nought is left out."""
    verdicts = [outcome.verdict for outcome in outcomes if outcome.verdict is not None]
    skipped = sum(outcome.fate is Fate.SKIPPED for outcome in outcomes)
    rejected = len(outcomes) - len(verdicts) - skipped
    faulty = sum(verdict.refuses for verdict in verdicts)
    counted = (Piece(words.SEMICOLON), *counts(verdicts, of_set)) if verdicts else ()
    all_well = not rejected and not of_set and not any(verdict.findings for verdict in verdicts)
    return line(
        Piece(words.ALL_READ.format(count=len(verdicts)), Tone.GOOD if all_well else Tone.PLAIN),
        Piece(words.WITH_ERRORS.format(count=faulty) if faulty and len(verdicts) > 1 else "", Tone.ERROR),
        Piece(words.NOT_READ.format(count=rejected) if rejected else "", Tone.ERROR),
        Piece(words.SKIPPED.format(count=skipped) if skipped else ""),
        *counted,
        words.STOP,
    )  # fmt: skip


def any_error(found: Sequence[SetFinding]) -> bool:
    return any(one.finding.severity is Severity.ERROR for one in found)


def set_lines(found: Sequence[SetFinding]) -> Iterator[Line]:
    """What concerns several files, with their paths; of very many the first."""
    for one in found:
        told = sentence(one.template, one.finding)
        yield line(*head(one.template, one.finding), words.GAP, *told, _named(one.paths, MOST_PATHS))


def _named(paths: Sequence[str], most: int) -> str:
    """The paths in brackets; where there are more, how many and the first of them."""
    if len(paths) > most:
        first = words.LIST_SEPARATOR.join(paths[:MOST_OF_A_KIND])
        return words.AMONG_THEM.format(count=len(paths), paths=first)
    return words.IN_THESE.format(paths=words.LIST_SEPARATOR.join(paths))


def notes_of_run(outcomes: Sequence[Outcome]) -> Iterator[Line]:
    """What is noted of no place in any file, told once, as of the first file, with the number or names of all."""
    noted: dict[str, list[tuple[Outcome, Finding]]] = {}
    many = len(outcomes) > 1
    for outcome in outcomes:
        for finding in outcome.verdict.findings if outcome.verdict is not None else ():
            if is_of_run(finding, many=many):
                noted.setdefault(finding.code, []).append((outcome, finding))
    for found in noted.values():
        outcome, finding = found[0]
        if outcome.template is not None:
            told = sentence(outcome.template, finding)
            yield line(*head(outcome.template, finding), words.GAP, *told, _in_files(found) if many else "")


def _in_files(found: Sequence[tuple[Outcome, Finding]]) -> str:
    """In how many files; in which, where the sentence is not the same of all of them."""
    if all(finding.found is None for _, finding in found):
        return words.IN_FILES.format(count=len(found))
    return _named([outcome.shown for outcome, _ in found], MOST_OF_A_KIND)


def who_lines(outcomes: Sequence[Outcome]) -> Iterator[Line]:
    """Who has errors, and which files were not read: what a run over a folder is asked for."""
    faulty = [one for one in outcomes if one.verdict is not None and one.verdict.refuses]
    if faulty and len(outcomes) > 1:
        yield line(Piece(words.WHO_ERRORS, Tone.ERROR), words.LIST_SEPARATOR.join(map(_whose, faulty)), words.STOP)
    unread = [one.shown for one in outcomes if one.verdict is None and one.fails]
    if unread and len(outcomes) > 1:
        yield line(Piece(words.WHO_UNREAD, Tone.ERROR), words.LIST_SEPARATOR.join(unread), words.STOP)


def _whose(outcome: Outcome) -> str:
    agency = outcome.reading.report.agency_name if outcome.reading is not None else ""
    count = outcome.verdict.count(Severity.ERROR) if outcome.verdict is not None else 0
    return words.WHO.format(agency=agency or words.NO_AGENCY, path=outcome.shown, count=count)
