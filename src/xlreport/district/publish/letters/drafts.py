"""Letters ready to send: as drafts that a mail program opens, one for each contact, or as a folder for each agency."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import PurePosixPath

from xlreport.collection.file_names import folder_name, free_name, safe_name
from xlreport.district.publish.letters.letters import Letter
from xlreport.messages import district as words

EML, FOLDERS = "eml", "folders"
KINDS = (EML, FOLDERS)

_BOUNDARY = "==xlreport=="
"""All parts are in base64, in which it cannot stand."""

Content = Callable[[str], bytes]
"""The bytes that lie under a digest."""


def drafts(kind: str, letters: Sequence[Letter], year: int, content: Content) -> Iterator[tuple[str, bytes]]:
    """Each file with its path below the output folder."""
    if kind == EML:
        yield from _mails(letters, year, content)
    else:
        yield from _folders(letters, content)


def _mails(letters: Sequence[Letter], year: int, content: Content) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for own in grouped(letters):
        stem = addressees(own)
        naming = partial(safe_name, stem, EML)
        yield f"{words.MAILS}/{free_name(naming, stem, taken)}", _mail(own, year, content)


def _mail(letters: Sequence[Letter], year: int, content: Content) -> bytes:
    """A draft: without a day and a sender, marked as not sent, so that Outlook and others open it to be sent."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = words.SUBJECT.format(year=words.year_words(year), form=forms_of(letters), who=addressees(letters))
    if letters[0].contact.email:
        mail["To"] = letters[0].contact.email
    mail["X-Unsent"] = "1"
    mail.set_content(whole_text(letters), charset="utf-8", cte="base64")
    for one in letters:
        if one.attachment is not None:
            mail.add_attachment(
                content(one.attachment.digest), maintype="application", subtype=_WORKBOOK,
                filename=PurePosixPath(one.attachment.path).name,
            )  # fmt: skip
    if mail.is_multipart():
        mail.set_boundary(_BOUNDARY)
    return mail.as_bytes()


_WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _folders(letters: Sequence[Letter], content: Content) -> Iterator[tuple[str, bytes]]:
    """A folder for each agency: the text, and the return copies."""
    by_agency: defaultdict[str, list[Letter]] = defaultdict(list)
    for one in letters:
        by_agency[one.agency].append(one)
    taken: set[str] = set()
    for agency, own in by_agency.items():
        folder = f"{words.FOLDERS}/{free_name(partial(folder_name, agency), agency, taken)}"
        yield f"{folder}/{words.LETTER_FILE}", whole_text(own).encode()
        for one in own:
            if one.attachment is not None:
                yield f"{folder}/{PurePosixPath(one.attachment.path).name}", content(one.attachment.digest)


def grouped(letters: Iterable[Letter]) -> Sequence[Sequence[Letter]]:
    """Those that go to one contact together; one of which nobody knows how to reach it stands alone.

    A name alone does not make two contacts one: every agency has its office.
    """
    groups: defaultdict[tuple[str, ...], list[Letter]] = defaultdict(list)
    for one in letters:
        own = one.contact
        reached = (own.name, own.phone, own.email) if own.phone or own.email else ("", "", one.agency)
        groups[reached].append(one)
    return list(groups.values())


def whole_text(letters: Sequence[Letter]) -> str:
    """One letter as it is; of several one text, agency by agency."""
    agencies = list(dict.fromkeys(one.agency for one in letters))
    if len(letters) == 1:
        return letters[0].text
    name = letters[0].contact.name if len(agencies) > 1 else ""
    parts = [
        words.LETTER_PART.format(number=number, agency=one.agency, form=one.form, body=one.body)
        for number, one in enumerate(letters, 1)
    ]
    head = words.LETTER_TO.format(name=name or agencies[0])
    return "\n".join((head, words.LETTER_SEVERAL.format(count=len(parts)), "", "\n\n".join(parts), ""))


def forms_of(letters: Sequence[Letter]) -> str:
    return words.NAMES_SEPARATOR.join(dict.fromkeys(one.form or words.ANY_FORM for one in letters))


def addressees(letters: Sequence[Letter]) -> str:
    """The agency, or the first one and how many they are."""
    agencies = list(dict.fromkeys(one.agency for one in letters))
    return agencies[0] if len(agencies) == 1 else words.AND_MORE.format(names=agencies[0], count=len(agencies))
