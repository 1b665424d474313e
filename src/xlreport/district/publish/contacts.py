"""Whom to ask in an agency: what the roster says of it."""

from xlreport.collection.submissions import AgencyState


def contact_of(one: AgencyState) -> str:
    """The person and how to reach them, in one line; empty where the roster says nothing."""
    return one.member.contact if one.member is not None else ""
