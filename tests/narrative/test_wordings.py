"""Each sentence rule, said of zero, one, several, one kind only, growth, fall, no last year, and blanks."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from support.goldens import hold
from support.reports import Edits, bundled, report

from xlreport.form.report.opening import figures_of
from xlreport.narrative.blocks import Heading, Paragraph
from xlreport.narrative.compose import compose

GOLDEN = Path(__file__).with_name("sentences.txt")

RECEIVED = "applications[received, applicant.natural]"
GRANTED = "applications[handled.granted, applicant.natural]"
CARRIED = "applications[carried_forward, applicant.natural]"
COMPANY = "applicant.legal.company"

SEVERAL: Edits = {
    RECEIVED: 30, f"applications[received, {COMPANY}]": 8, "applications[brought_forward, applicant.natural]": 1,
    GRANTED: 10, "applications[handled.refused.internal, applicant.natural]": 2,
    "applications[handled.refused.inquiry, applicant.natural]": 1,
    "applications[handled.unavailable.not_held, applicant.natural]": 17,
    f"applications[handled.other.other, {COMPANY}]": 8, CARRIED: 1,
}  # fmt: skip
BLANK: Edits = dict.fromkeys(map(str, bundled().table("applications").inputs))

REQUESTS: Mapping[str, tuple[Edits, Edits | None]] = {
    "zero, no last year": ({}, None),
    "zero, last year 3": ({}, {RECEIVED: 3}),
    "zero, last year zero": ({}, {}),
    "one": ({RECEIVED: 1, GRANTED: 1}, {RECEIVED: 1}),
    "one, last year zero": ({RECEIVED: 1, GRANTED: 1}, {}),
    "several": (SEVERAL, None),
    "several, withdrawn, growth from few": ({**SEVERAL, "indicators.withdrawn": 3}, {RECEIVED: 4}),
    "several, growth": ({**SEVERAL, "indicators.withdrawn": 0}, {RECEIVED: 25}),
    "several, fall": (SEVERAL, {RECEIVED: 45}),
    "several, fall by hardly anything": ({RECEIVED: 9999, CARRIED: 9999}, {RECEIVED: 10000}),
    "all of one kind": ({RECEIVED: 12, GRANTED: 12}, {RECEIVED: 12}),
    "all by companies, all refused": (
        {f"applications[received, {COMPANY}]": 5, f"applications[handled.refused.process, {COMPANY}]": 5}, None,
    ),
    "only brought forward": (
        {
            "applications[brought_forward, applicant.natural]": 2,
            "applications[handled.partial, applicant.natural]": 2,
        },
        None,
    ),
    "nothing handled": ({RECEIVED: 2, CARRIED: 2}, None),
    "channels add up": ({**SEVERAL, "indicators.applications_online": 30, "indicators.applications_mail": 8}, None),
    "channels do not add up": ({**SEVERAL, "indicators.applications_online": 30}, None),
    "blank": (BLANK, {RECEIVED: 3}),
    "result blank": ({**SEVERAL, GRANTED: None}, None),
}  # fmt: skip

DISPUTES: Mapping[str, Edits] = {
    "zero": {},
    "reconsideration": {"disputes[cases, reconsideration.upheld]": 2},
    "litigation": {"disputes[cases, litigation.direct.other]": 1},
    "both": {
        "disputes[cases, reconsideration.pending]": 3, "disputes[cases, litigation.direct.upheld]": 1,
        "disputes[cases, litigation.after_reconsideration.corrected]": 4,
    },
    "blank": dict.fromkeys(map(str, bundled().table("disputes").inputs)),
}  # fmt: skip


def told(**indicators: float | None) -> Edits:
    return {f"indicators.{name}": number for name, number in indicators.items()}


def normative(issued: float | None, repealed: float | None, in_force: float | None) -> Edits:
    columns = {"issued": issued, "repealed": repealed, "in_force": in_force}
    return {f"documents[normative_documents, {column}]": number for column, number in columns.items()}


OTHERS: Mapping[str, Mapping[str, Edits]] = {
    "disclosure": {
        "zero": told(disclosed_total=0),
        "total alone": told(disclosed_total=1),
        "channels add up": told(disclosed_total=100, disclosed_website=60, disclosed_wechat=40, disclosed_weibo=0),
        "one channel only": told(disclosed_total=60, disclosed_website=60),
        "channels do not add up": told(disclosed_total=100, disclosed_website=60, disclosed_video=5),
        "channels without a total": told(disclosed_website=60),
        "areas": told(disclosed_education=3, disclosed_resources=0, meetings_disclosed=2),
        "interpretations": told(interpretations=5, interpretations_graphic=3, interpretations_video=0),
        "no interpretations": told(interpretations=0),
        "dialogue": told(responses=4, press_conferences=0, interviews=1, consultations=2, consultation_comments=31),
        "blank": {},
    },
    "management": {
        "zero": normative(0, 0, 0),
        "only in force": normative(0, 0, 7),
        "issued": normative(2, 0, 9),
        "repealed": normative(0, 3, 4),
        "several": {**normative(2, 3, 8), **told(normative_expired=1, catalogue_updates=0, reviews_before_release=400)},
        "blank": normative(None, 0, 0),
    },
    "platform": {
        "zero": told(platforms=0, open_zones=0, media_accounts=0, gazette_issues=0, messages_received=0),
        "several": told(
            platforms=1, open_zones=2, media_accounts=3, media_followers=120000, gazette_issues=12,
            messages_received=40, messages_answered=39,
        ),
        "one": told(media_accounts=1),
        "blank": {},
    },
    "supervision": {
        "zero": told(training_sessions=0, special_meetings=0, accountability_cases=0),
        "several": told(training_sessions=3, training_attendances=60, special_meetings=2, accountability_cases=1),
        "one": told(training_sessions=1),
        "blank": {},
    },
    "fees": {
        "zero": told(fee_notices=0, fee_notices_amount=0, fee_received=0),
        "notices unpaid": told(fee_notices=2, fee_notices_amount=300, fee_received=0),
        "several": told(fee_notices=2, fee_notices_amount=300.5, fee_received=120.05),
        "blank": told(fee_notices=0, fee_notices_amount=0),
    },
    "proposals": {"zero": told(proposals_npc=0, proposals_cppcc=0), "one": told(proposals_npc=4), "blank": {}},
}  # fmt: skip

LEADS: Mapping[str, Edits] = {
    "nothing known": {},
    "telephone": {"agency.phone": "0533-2883860"},
    "everything": {
        "agency.office": "办公室", "agency.address": "和平路三号", "agency.postcode": "255000", "agency.fax": "0533-1",
        "agency.email": "a@b.cn", "agency.website": "www.b.cn", "agency.website_name": "某某市人民政府网站",
    },
    "address of a website alone": {"agency.website": "www.b.cn"},
}  # fmt: skip


def said(edits: Edits, item: str, wording: str | None = None, previous: Edits | None = None) -> str:
    """The generated sentences of one item, the heading left out; — if nothing is said."""
    section = "other_matters" if item in {"fees", "proposals"} else "overview"
    only = {"items": [{"id": item, "heading": "", "wording": wording}]}
    none: Edits = {f"texts.{one}": {"items": []} for one in ("overview", "improvement", "other_matters")}
    form = bundled()
    last_year = figures_of(form, report(previous)) if previous is not None else None
    document = compose(form, report({"texts.lead": "", **none, f"texts.{section}": only, **edits}), last_year)
    (*paragraphs,) = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return "".join(paragraphs) or "—"


def lead(edits: Edits) -> str:
    blocks = compose(bundled(), report(edits)).blocks
    end = next(index for index, block in enumerate(blocks) if isinstance(block, Heading))
    return "".join(block.text for block in blocks[:end] if isinstance(block, Paragraph))


def everything_said() -> Iterator[str]:
    yield "# lead"
    yield from (f"{name}: {lead(edits)}" for name, edits in LEADS.items())
    standard = bundled().prose_sections["overview"].standard("requests")
    assert standard is not None
    for wording in (None, *(one.id for one in standard.wordings)):
        yield f"\n# requests, {wording or 'own wording'}"
        for name, (edits, previous) in REQUESTS.items():
            yield f"{name}: {said({**edits, **DISPUTES['blank']}, 'requests', wording, previous)}"
        yield from (f"disputes {name}: {said({**BLANK, **e}, 'requests', wording)}" for name, e in DISPUTES.items())
    for item, cases in OTHERS.items():
        yield f"\n# {item}"
        yield from (f"{name}: {said(edits, item)}" for name, edits in cases.items())


def test_each_sentence_fits_the_figures(request: pytest.FixtureRequest) -> None:
    hold(GOLDEN, "\n".join(everything_said()) + "\n", accept=bool(request.config.getoption("--accept")))
