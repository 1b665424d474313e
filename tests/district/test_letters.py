"""What each agency is asked, and the letters as they are sent: drafts of mails, folders, and the list to remind by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import PurePosixPath

import openpyxl
import pytest

from xlreport import load_template
from xlreport.collection.roster import Member
from xlreport.collection.submissions import AgencyState, Fault, ForeignFile, Submission
from xlreport.district.publish.letters.drafts import drafts
from xlreport.district.publish.letters.letters import Letter, Returned, letters_of
from xlreport.district.publish.sections import FormSection
from xlreport.district.publish.tally import tally_line, tally_of
from xlreport.district.publish.workbooks.reminders import reminder_book
from xlreport.messages.district import year_words

FORM = "zfxxgk/2021"
DAY, DEADLINE = date(2026, 1, 16), date(2026, 1, 15)
COPY = Returned(
    "退回/甲局2025年政府信息公开年报（退回修改）.xlsx", "copy", "甲局：\n你单位报送的年报有 2 处错误须改正。\n"
)


def submission(shown: str = "甲局.xlsx", **own: object) -> Submission:
    plain = Submission(
        shown=shown, key=shown, template=FORM, agency="甲局", year=2025, errors=0, open=0, blank=False, zero=False,
        last_year_again=False, digest=shown, explained=0, findings=0, muted=0,
    )  # fmt: skip
    return replace(plain, **own)  # type: ignore[arg-type]


def state(
    name: str, files: Sequence[Submission] = (), used: Submission | None = None, agency: str = "甲局",
    contact: tuple[str, str, str] = ("王科长", "", ""), fault: Fault | None = None, foreign: Sequence[ForeignFile] = (),
) -> AgencyState:  # fmt: skip
    name_of, phone, email = contact
    own = Member(agency=agency, contact=name_of, phone=phone, email=email, deadline=DEADLINE)
    faults = {} if fault is None else {one.shown: fault for one in files}
    return AgencyState(
        agency=agency, template=FORM, member=own, state=name, files=tuple(files), used=used,
        faults=faults, foreign=tuple(foreign),
    )  # fmt: skip


def section(*states: AgencyState, as_of: date | None = DAY) -> FormSection:
    tally = tally_of(states, as_of)
    return FormSection("政府信息公开年报", "", states, None, tally, tally_line(tally, by_roster=True), {})


REFUSED = {"锁.xlsx": "文件设有打开密码。请去掉密码后重新提交。"}


def letters(*states: AgencyState, returned: Returned | None = None) -> list[Letter]:
    copies: dict[tuple[str | None, str], Returned] = {} if returned is None else {(FORM, "甲局"): returned}
    return letters_of([section(*states)], {FORM: load_template(FORM)}, 2025, DAY, copies, REFUSED)


BROKEN, ASKED = submission(errors=2), submission(open=3)
TWICE = state("已收", [submission(), submission("甲局（改）.xlsx")])
OF_LAST_YEAR = state("退回待改", [submission(year=2024)], fault=Fault.YEAR)
OWED = {
    "nothing": (state("未报"), "至今未收到"),
    "of last year": (OF_LAST_YEAR, "您交的是 2024 年的，请填“甲局2025年"),
    "empty": (state("退回待改", [submission(blank=True)], fault=Fault.BLANK), "是空的"),
    "last year's again": (state("退回待改", [submission()], fault=Fault.LAST_YEAR), "与去年的年报完全一样"),
    "a letter": (
        state("格式不符", foreign=[ForeignFile("甲局.docx", "Word 文件", "甲局")]),
        "交来的是Word 文件（甲局.docx）",
    ),
    "two that differ": (TWICE, "（甲局.xlsx、甲局（改）.xlsx），请告知以哪一份为准"),
    "with errors": (state("退回待改", [BROKEN], BROKEN), "有 2 处错误须改正"),
    "with questions": (state("待说明", [ASKED], ASKED), "有 3 处请核对或说明"),
}


@pytest.mark.parametrize("owed", OWED)
def test_an_agency_is_asked_in_one_sentence_for_what_it_owes(owed: str) -> None:
    one, said = OWED[owed]
    (letter,) = letters(one)
    assert said in letter.asked
    assert letter.asked.count("。") == 1
    assert letter.reminds is (owed != "with questions")


@pytest.mark.parametrize("done", ["零报告", "可发布"])
def test_who_has_nothing_to_do_gets_no_letter(done: str) -> None:
    assert letters(state(done, [submission()], submission())) == []


def test_only_who_has_sent_nothing_is_called_late() -> None:
    missing, sent = state("未报"), state("退回待改", [BROKEN], BROKEN, agency="乙局")
    first, second = letters(missing, sent)
    assert "已过" in first.body
    assert "已过" not in second.body
    sheet = openpyxl.load_workbook(BytesIO(reminders(missing, sent))).worksheets[0]
    heads, *rows = sheet.iter_rows(min_row=3, values_only=True)
    late = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(one["单位"], one["是否逾期"]) for one in late] == [("甲局", "已逾期"), ("乙局", None)]


def reminders(*states: AgencyState) -> bytes:
    return reminder_book(2025, [section(*states)], letters(*states), DAY)


def mails(own: Sequence[Letter]) -> dict[str, EmailMessage]:
    made = dict(drafts("eml", own, 2025, lambda digest: digest.encode()))
    return {path: message_from_bytes(content, _class=EmailMessage, policy=default) for path, content in made.items()}


def test_a_draft_opens_to_be_sent_with_the_text_and_the_return_copy() -> None:
    (path, mail), *more = mails(letters(OWED["with errors"][0], returned=COPY)).items()
    assert (path, more) == ("邮件/甲局.eml", [])
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "2025年政府信息公开年报：甲局"
    assert not {"Date", "From", "Message-ID"} & set(mail.keys())
    body = mail.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").startswith(COPY.message)
    (copy,) = mail.iter_attachments()
    assert (copy.get_filename(), copy.get_content()) == (PurePosixPath(COPY.path).name, b"copy")


def test_who_sent_a_file_that_cannot_be_read_is_told_why() -> None:
    (letter,) = letters(state("格式不符", foreign=[ForeignFile("锁.xlsx", "打不开的文件", "甲局")]))
    assert letter.asked == f"交来的锁.xlsx没有能读取：{REFUSED['锁.xlsx']}"


def test_agencies_that_are_reached_the_same_way_get_one_letter() -> None:
    shared, other = ("王科长", "0533-2000001", "gk@example.gov.cn"), ("李科长", "0533-2000002", "")
    states = [
        state("未报", agency=agency, contact=contact)
        for agency, contact in (("甲局", shared), ("乙局", other), ("丙局", shared))
    ]
    made = mails(letters(*states))
    assert list(made) == ["邮件/甲局等 2 家.eml", "邮件/乙局.eml"]
    mail = made["邮件/甲局等 2 家.eml"]
    assert mail["To"] == "gk@example.gov.cn"
    text = mail.get_content()
    assert text.startswith("王科长：")
    assert "乙局" not in text
    assert "1. 甲局（政府信息公开年报）" in text
    assert "2. 丙局（政府信息公开年报）" in text
    sheet = openpyxl.load_workbook(BytesIO(reminders(*states)))["按联系人"]
    told = [row[3] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert told == ["甲局、丙局", "乙局"]
    assert [row[1] for row in sheet.iter_rows(min_row=4, values_only=True)] == [shared[1], other[1]]


def test_a_draft_is_the_same_bytes_each_time() -> None:
    own = letters(OWED["with errors"][0], returned=COPY)
    first, second = (dict(drafts("eml", own, 2025, str.encode)) for _ in range(2))
    assert first == second


def test_a_folder_of_an_agency_has_its_text_and_its_return_copy() -> None:
    made = dict(drafts("folders", letters(OWED["with errors"][0], returned=COPY), 2025, str.encode))
    assert list(made) == ["分发/甲局/说明.txt", f"分发/甲局/{PurePosixPath(COPY.path).name}"]


def test_a_return_copy_of_a_file_that_does_not_count_is_not_sent() -> None:
    (letter,) = letters(OWED["of last year"][0], returned=COPY)
    assert letter.attachment is None
    assert letter.body.startswith(letter.asked)


def test_no_year_is_no_year_in_any_sentence() -> None:
    made = dict(drafts("eml", letters(OWED["with errors"][0], returned=COPY), 0, str.encode))
    subject = str(message_from_bytes(next(iter(made.values())), policy=default)["Subject"])
    assert not any(one.isdecimal() for one in subject)
    assert year_words(0) == ""
    assert year_words(2024) == "2024年"
