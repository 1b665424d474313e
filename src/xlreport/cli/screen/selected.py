"""What counts, what does not, and what is new since the last run, as lines for a terminal."""

from collections.abc import Iterator

from xlreport.collection.rounds.history import Event, EventKind, History
from xlreport.collection.rounds.history_file import UNREADABLE
from xlreport.collection.rounds.selection import Selection
from xlreport.messages import commands
from xlreport.messages import rounds as words


def selection_lines(selection: Selection) -> Iterator[str]:
    """Who is counted, then who is not, a line for each reason."""
    head = words.SELECTED.format(counted=len(selection.counted), asked=selection.asked)
    yield _listed(head, selection.counted)
    for why, agencies in selection.by_reason().items():
        yield _listed(words.LEFT_OUT.format(why=why, count=len(agencies)), agencies)


def change_lines(history: History) -> Iterator[str]:
    """What this run met with that the one before had not; nothing on the first, when all is new."""
    if history.lost:
        yield words.HISTORY_LOST.format(name=UNREADABLE)
    if not history.known:
        return
    if not history.new:
        yield words.NO_CHANGES
        return
    yield words.CHANGES
    for kind in EventKind:
        events = [one for one in history.new if one.kind is kind]
        if events:
            agencies = list(dict.fromkeys(map(_moved, events)))
            head = words.COUNTED.format(what=words.EVENTS[kind.value], count=len(agencies))
            yield f"{words.INDENT}{_listed(head, agencies)}"


def _moved(event: Event) -> str:
    """The agency, between which states the run has moved it, and what its newer file changed."""
    moved = "" if event.was in {"", event.state} else words.CHANGED_TO.format(was=event.was, state=event.state)
    told = words.SEPARATOR.join(filter(None, (moved, event.changes)))
    return words.MOVED.format(agency=event.agency, told=told) if told else event.agency


def _listed(head: str, agencies: tuple[str, ...] | list[str]) -> str:
    names = commands.LIST_SEPARATOR.join(agencies)
    return words.LIST_OF.format(head=head, agencies=names) if names else head
