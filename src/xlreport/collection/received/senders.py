"""Which agency of a roster has sent a file that is not read: told by names, where they are clear, and never guessed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from xlreport.collection.roster import Member, Roster
from xlreport.collection.rosters.names import name_key
from xlreport.messages.rosters import names as words

_REGION = re.compile(f"[^{words.REGIONS}]{{1,8}}?[{words.REGIONS}]")
"""What a name may begin with: some characters and the end of a place's name; none is that end alone."""

_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
_SHORTEST = 2
_SHORTEST_CUT = 3
"""A name that was cut must still say something."""


class Senders:
    """The names that each agency of a roster goes by, shorter ones included that are no other's end; they are gathered
    when a file is asked for.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        return {one.email.casefold(): one.agency for one in self._roster.members if one.email}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Agencies by the names that are theirs alone."""
        full = {one.agency: [*map(name_key, _given(one))] for one in self._roster.members}
        regions = _regions(full.values())
        ends = _ends(full, regions)
        claims: defaultdict[str, set[str]] = defaultdict(set)
        for agency, names in full.items():
            cut = (one for name in names for one in _cut(name, regions) if ends[one] <= {agency})
            for one in (*names, *cut):
                claims[one].add(agency)
        return {name: one for name, agencies in claims.items() for one in agencies if len(agencies) == 1}

    def of(self, shown: str, said: Sequence[str] = ()) -> str | None:
        """The name of the file says it, else the nearest folder or container, else the mail that it came with."""
        for text in (*reversed(shown.split("/")), *said):
            named = self._named_in(text)
            if named:
                return named[0] if len(named) == 1 else None
        return None

    def _named_in(self, text: str) -> Sequence[str]:
        """Agencies whose names stand in a text; one that is only a part of another's is not meant."""
        key = name_key(text)
        hits = [name for name in self._names if name in key]
        meant = [one for one in hits if not any(one != other and one in other for other in hits)]
        found = dict.fromkeys(self._names[one] for one in meant)
        addresses = _ADDRESS.findall(text.casefold())
        return list(found | dict.fromkeys(self._addresses[one] for one in addresses if one in self._addresses))


def _given(member: Member) -> Iterator[str]:
    """What the roster calls it."""
    yield member.agency
    for name in (*member.aliases, *member.short_names):
        if len(name) >= _SHORTEST and not name.startswith(words.OWN):
            yield name


def _regions(names: Iterable[Sequence[str]]) -> Sequence[str]:
    """What several agencies' names begin with: the places that they are in."""
    counted = Counter(region for own in names for region in {place for name in own for place in _places(name)})
    return [region for region, count in counted.items() if count > 1]


def _ends(full: Mapping[str, Sequence[str]], regions: Sequence[str]) -> Mapping[str, set[str]]:
    """Whose names end in a text; places are nobody's."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for agency, names in (*full.items(), ("", regions)):
        for name in names:
            for start in range(len(name)):
                ends[name[start:]].add(agency)
    return ends


def _places(name: str) -> Iterator[str]:
    """The province, the province with its city, and so on."""
    end = 0
    while (region := _REGION.match(name, end)) is not None:
        end = region.end()
        yield name[:end]


def _cut(name: str, regions: Sequence[str]) -> Iterator[str]:
    """The name without the places it begins with, and without what kind of body it is."""
    for region in ("", *regions):
        rest = name.removeprefix(region)
        for body in ("", *words.BODIES):
            short = rest.removesuffix(body)
            if name.startswith(region) and short != name and len(short) >= _SHORTEST_CUT:
                yield short
