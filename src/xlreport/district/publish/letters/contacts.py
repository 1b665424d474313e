"""Whom to ask in an agency, as the roster says."""

from dataclasses import dataclass

from xlreport.collection.submissions import AgencyState
from xlreport.messages import district as words


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or an office and how to reach them; empty where the roster says nothing."""

    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def line(self) -> str:
        """Whom to call; the address only where no number is known."""
        return words.BETWEEN_CONTACTS.join(part for part in (self.name, self.phone or self.email) if part)


def contact_of(one: AgencyState) -> Contact:
    member = one.member
    return Contact() if member is None else Contact(member.contact, member.phone, member.email)
