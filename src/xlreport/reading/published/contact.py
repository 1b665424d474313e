"""How an agency can be reached, as the opening of its published report says."""

import re
from collections.abc import Iterator, Mapping

from xlreport.form.model.address import AgencyAddress
from xlreport.form.model.expression import Reference
from xlreport.form.model.sentence import Cited, Listing, Words
from xlreport.form.model.template import Template
from xlreport.messages import published as words


def contact_in(template: Template, opening: str) -> Mapping[str, str]:
    """The agency's fields that are named in the opening, each with what follows its name; none that is told twice."""
    told: dict[str, str] = {}
    for field, names in _named_fields(template).items():
        pattern = words.TOLD_FIELD.format(names="|".join(map(re.escape, sorted(names, key=len, reverse=True))))
        found = set(re.findall(pattern, opening))
        if len(found) == 1:
            told[field] = found.pop()
    return told


def _named_fields(template: Template) -> Mapping[str, set[str]]:
    """The fields that the form's own opening names, by what it and the form call them."""
    names: dict[str, set[str]] = {}
    for word, field in _named_in_lists(template):
        names.setdefault(field, set()).add(word)
    for one in template.agency_fields:
        if one.id in names:
            names[one.id].add(one.label)
    return names


def _named_in_lists(template: Template) -> Iterator[tuple[str, str]]:
    """Name and field of each entry such as 地址：{agency.address} in the lists of the opening."""
    for sentence in template.lead:
        pieces = (piece for phrase in sentence.phrases for piece in phrase.pieces)
        for phrase in (one for piece in pieces if isinstance(piece, Listing) for one in piece.phrases):
            match phrase.pieces:
                case (Words(word), Cited(Reference(AgencyAddress(field)))):
                    yield word.rstrip(words.COLONS), field
