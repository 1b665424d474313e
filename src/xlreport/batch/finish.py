"""Everything that belongs in the output folder of a run, as paths and bytes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from xlreport.batch import words
from xlreport.batch.alike import Written, alike_texts
from xlreport.batch.delivery import agency_files
from xlreport.batch.desk import Desk, Request
from xlreport.batch.frames import frame_of
from xlreport.batch.journal import Journal
from xlreport.batch.listing import form_listing, rule_set, rules_digest, set_listing, summed
from xlreport.batch.owing import owing_book
from xlreport.batch.page import index_page
from xlreport.batch.summary_book import Problem, summary_book
from xlreport.checks.messages import code_of
from xlreport.model.catalogue import GENERAL_CODES
from xlreport.model.template import Template
from xlreport.records.write import dump_json


def output_files(request: Request, desk: Desk, journal: Journal) -> Iterator[tuple[str, bytes]]:
    """Reports and return copies first, then what is said of all of them."""
    links: dict[str, str] = {}
    returned: dict[str, str] = {}
    for path, content, state, shown in agency_files(desk, journal, request.forms, request.formats):
        yield path, content
        if PurePosixPath(path).suffix != ".txt":
            links.setdefault(state.agency, path)
            if path.startswith(words.RETURNS):
                returned[shown] = path
    alike = list(alike_texts(list(_written(request, desk, journal))))
    told = [*set_listing(desk.settled.told), *map(form_listing, alike)]
    listed = [one.listed for one in desk.arrivals]
    muted = sum(one.received.muted for one in desk.arrivals if one.received is not None)
    yield words.FINDINGS, dump_json(findings_record(request, listed, told, muted)).encode()
    template = _template(request, desk)
    form = template.short_name if template is not None else ""
    problems = list(_problems(request, listed, told, returned))
    frame = frame_of(template, desk.settled.agencies, journal) if template is not None else None
    own = frame if frame is not None and frame.states else None
    yield words.SUMMARY, summary_book(desk.settled, form, own, problems)
    yield words.OWING, owing_book(desk.settled, form, request.as_of)
    yield words.PAGE, index_page(desk.settled, form, listed, problems, links).encode()


def findings_record(
    request: Request, files: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], muted: int
) -> Mapping[str, Any]:
    """findings.json, in the shape that `check --format json` prints."""
    return {
        "files": files, "findings": told,
        "rules": {"set": rule_set(request.forms), "digest": rules_digest(request.forms)},
        "summary": summed(files, told, muted),
    }  # fmt: skip


def _template(request: Request, desk: Desk) -> Template | None:
    """The form of the reports that count; the first agency's, should there be several."""
    used = {one.used.shown for one in desk.settled.agencies if one.used is not None}
    ids = [one.listed["template"] for one in desk.arrivals if one.shown in used]
    return request.forms[ids[0]] if ids else None


def _written(request: Request, desk: Desk, journal: Journal) -> Iterator[Written]:
    for state in desk.settled.agencies:
        result = journal.result(state.used.key) if state.used is not None else None
        if result is not None and state.used is not None:
            yield Written(state.used.shown, state.agency, request.forms[result["file"]["template"]], result["texts"])


def _problems(
    request: Request, files: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], returned: Mapping[str, str]
) -> Iterator[Problem]:
    for one in told:
        path = "、".join(one["paths"])
        declared = GENERAL_CODES.get(one["code"])
        title = declared.title if declared is not None else _title(request, one["code"])
        yield _problem(one, title or "", "", path, "", None)
    for file in files:
        for finding in file["findings"]:
            template = request.forms[file["template"]]
            place = f"“{finding['sheet']}”{finding['cell']}" if finding["sheet"] else ""
            copy = returned.get(file["path"])
            link = None if copy is None else f"external:{copy}"
            title = code_of(template, finding["code"]).title or ""
            yield _problem(finding, title, file["agency"] or "", file["path"], place or finding["address"] or "", link)


def _title(request: Request, code: str) -> str | None:
    return next((form.codes[code].title for form in request.forms.values() if code in form.codes), None)


def _problem(
    one: Mapping[str, Any], title: str, agency: str, path: str, place: str, link: str | None
) -> Problem:  # fmt: skip
    return Problem(
        severity=words.SEVERITIES[one["severity"]], code=one["code"], title=title, agency=agency, path=path,
        where=place, message=one["message"], link=link, reason=one["reason"],
    )  # fmt: skip
