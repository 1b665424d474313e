"""The files of a season: workbooks as agencies fill them in, and whatever else they send."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from email.header import Header
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from msoffcrypto.format.ooxml import OOXMLFile

from support.addresses import cell_typed
from support.complete_texts import complete_texts, other_texts
from support.reports import record
from support.season.table import What, full_name
from support.typed_over import typed_over
from xlreport import Report, blank_report, load_template, load_templates, parse_record, write_workbook
from xlreport.layout.plan import plan_workbook

YEAR = 2024
FORM = "zfxxgk/2021"
FEE = "indicators.fee_received"
REASON = "reason.FEE-THREE-FIGURES texts.other_matters"
RECEIVED = "applications[received, applicant.natural]"
GRANTED = "applications[handled.granted, applicant.natural]"
LICENCES = "licensing[licences, decisions]"
CELLS = {"called": "agency.name", "received": RECEIVED, "granted": GRANTED, "licences": LICENCES}
"""Where the words of the table are typed."""

ANSWER = ("退回意见", "I5")
"""The yellow cell beside the first question of a return copy, where it says that the reason is to be written."""

BESIDES: Mapping[str, Callable[[int, int], object]] = {
    "enforcement[penalties, decisions]": lambda licences, _: licences,
    "enforcement[coercive_measures, decisions]": lambda _, received: received,
    "fees[administrative_fees, amount]": lambda licences, _: licences / 8,
    "applications[received, applicant.legal.law]": lambda licences, _: licences % 7,
    "applications[handled.granted, applicant.legal.law]": lambda licences, _: licences % 7,
    "disputes[cases, reconsideration.upheld]": lambda _, received: received % 3,
}
"""What else is filled in, out of the licences and the applications, so that every total has something to add."""

TINY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
"""A page without a letter of text."""

Answered = Callable[[str], bytes]
"""The return copy that was sent to an agency."""


@cache
def _report(*, repeats_last_year: bool) -> Report:
    texts = complete_texts() if repeats_last_year else other_texts()
    fees = {f"indicators.{name}": 0 for name in ("fee_notices", "fee_notices_amount", "fee_received")}
    agency = {"agency.name": f"{full_name('某某局')}", "agency.phone": "0533-2883860", "signed_on": "2025-01-05"}
    return parse_record(json.dumps(record({**texts, **fees, **agency})), load_templates()).report


@cache
def _written(*, repeats_last_year: bool = True, year: int = YEAR) -> bytes:
    report = replace(_report(repeats_last_year=repeats_last_year), year=year)
    return write_workbook(load_template(FORM), report)


@cache
def _place(address: str) -> tuple[str, str]:
    """Sheet and cell where it is typed."""
    return cell_typed(plan_workbook(load_template(FORM), _report(repeats_last_year=True).texts), address)


def last_years_report(agency: str, what: What) -> bytes:
    """As JSON."""
    figures: dict[str, object] = {RECEIVED: what["received"], GRANTED: what["received"], LICENCES: what["licences"]}
    figures |= _besides(what)
    fees = {f"indicators.{name}": 0 for name in ("fee_notices", "fee_notices_amount", "fee_received")}
    edits = {**complete_texts(), **fees, **figures, "agency.name": full_name(agency), "year": YEAR - 1}
    return json.dumps(record(edits), ensure_ascii=False).encode()


class Files:
    """Makes what the table names. `answered` gives the return copies, `before` the bytes of an earlier file."""

    def __init__(self, answered: Answered, before: Callable[[str], bytes]) -> None:
        self._answered = answered
        self._before = before

    def content(self, what: What | str) -> bytes:
        if what == "clutter":
            return b"x"
        assert isinstance(what, Mapping)
        if "from" in what:
            return _filled_in(what)
        if "answers" in what:
            return typed_over(self._answered(what["answers"]), _typed(what, reason=ANSWER))
        kind, rest = next(iter(what.items()))
        return self._made(kind, rest)

    def _made(self, kind: str, rest: What | str) -> bytes:
        if isinstance(rest, str):
            of_agency = {"again": self._before, "blank": _blank, "word": _word}
            return of_agency[kind](rest) if kind in of_agency else {"scan": SCAN, "picture": TINY_PNG}[kind]
        if kind in {"broken", "locked"}:
            whole = self.content(rest)
            return whole[: len(whole) // 2] if kind == "broken" else _locked(whole)
        holds = {name: self.content(own) for name, own in rest.items()}
        return {"zip": _zip_of_windows, "zip_utf8": _zip, "mail": _mail, "forwarded": _forwarded}[kind](holds)


def _filled_in(what: What) -> bytes:
    repeats = not what.get("anew", False)
    figures = {"granted": what.get("received", 0), **what, "called": what.get("called", full_name(what["from"]))}
    besides = {_place(address): number for address, number in _besides(what).items()}
    return typed_over(_written(repeats_last_year=repeats, year=what.get("year", YEAR)), besides | _typed(figures))


def _besides(what: What) -> dict[str, object]:
    licences, received = what.get("licences", 0), what.get("received", 0)
    return {address: number(licences, received) for address, number in BESIDES.items()}


def _typed(what: What, reason: tuple[str, str] | None = None) -> dict[tuple[str, str], object]:
    """`reason`: where a reason is typed, if not in the line of the check sheet."""
    cells: dict[tuple[str, str], object] = {_place(CELLS[key]): value for key, value in what.items() if key in CELLS}
    if "reason" in what:
        cells[reason or _place(REASON)] = what["reason"]
    return {**cells, _place(FEE): None} if what.get("fee") == "unknown" else cells


def _blank(agency: str) -> bytes:
    return write_workbook(load_template(FORM), blank_report(load_template(FORM), full_name(agency), YEAR))


def _word(agency: str) -> bytes:
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph(f"{full_name(agency)}政府信息公开工作年度报告，详见正文。")
    document.save(made)
    return made.getvalue()


def _locked(whole: bytes) -> bytes:
    made = BytesIO()
    OOXMLFile(BytesIO(whole)).encrypt("secret", made)
    return made.getvalue()


class _NamedInGbk(ZipInfo):
    """An entry as Windows in Chinese writes it: the name in GBK, and no flag that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  what zipfile calls it
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _packed(holds: Mapping[str, bytes], entry: type[ZipInfo]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in holds.items():
            package.writestr(entry(name), content)
    return made.getvalue()


def _zip_of_windows(holds: Mapping[str, bytes]) -> bytes:
    return _packed(holds, _NamedInGbk)


def _zip(holds: Mapping[str, bytes]) -> bytes:
    return _packed(holds, ZipInfo)


def _message(holds: Mapping[str, bytes]) -> EmailMessage:
    """With stand-ins for the names of the attachments."""
    mail = _letter("office@example.com", "报送年报", "您好，年报见附件。\n")
    for place, content in enumerate(holds.values()):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=_stand_in(place))
    mail.set_boundary("=_attachments")
    return mail


def _letter(sender: str, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "county@example.com", subject
    mail.set_content(text, charset="gb18030")
    return mail


def _stand_in(place: int) -> str:
    return f"attachment-{place}.xlsx"


def _named_in_gbk(mail: EmailMessage, names: Iterable[str]) -> bytes:
    """Names of attachments as mail programs in China write them: encoded words, which the standard library will not."""
    content = mail.as_bytes()
    for place, name in enumerate(names):
        content = content.replace(_stand_in(place).encode(), Header(name, "gb18030").encode(maxlinelen=0).encode())
    return content


def _mail(holds: Mapping[str, bytes]) -> bytes:
    return _named_in_gbk(_message(holds), holds)


def _forwarded(holds: Mapping[str, bytes]) -> bytes:
    mail = _letter("clerk@example.com", "转发：报送年报", "转给您。\n")
    mail.add_attachment(_message(holds))
    mail.set_boundary("=_forwarded")
    return _named_in_gbk(mail, holds)
