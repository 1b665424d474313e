"""What counts and what does not, as lines for a terminal: the same for every command that makes a total."""

from collections.abc import Iterator

from xlreport.collection.rounds.selection import Selection
from xlreport.messages import commands
from xlreport.messages import rounds as words


def selection_lines(selection: Selection) -> Iterator[str]:
    """Who is counted, then who is not, a line for each reason."""
    head = words.SELECTED.format(counted=len(selection.counted), asked=selection.asked)
    yield _listed(head, selection.counted)
    for why, agencies in selection.by_reason().items():
        yield _listed(words.LEFT_OUT.format(why=why, count=len(agencies)), agencies)


def _listed(head: str, agencies: tuple[str, ...] | list[str]) -> str:
    names = commands.LIST_SEPARATOR.join(agencies)
    return words.LIST_OF.format(head=head, agencies=names) if names else head
