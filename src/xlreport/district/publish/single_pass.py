"""The results of all files, gone through once: findings.json written, and kept what the other files tell of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any, BinaryIO

from xlreport.checking.set_inquiry import AgencyTexts
from xlreport.collection.listing import Sums, about_all, legible
from xlreport.collection.outcomes import Fate
from xlreport.district.publish.problems import Problems
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import written_object
from xlreport.district.run.run import BatchOutcome
from xlreport.form.model.template import Template
from xlreport.records.write import dump_json

Listed = Mapping[str, Any]
"""An entry of findings.json."""

OfSet = Callable[[Iterator[AgencyTexts]], Sequence[Listed]]
"""What is found about the set, by what the agencies wrote."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What is gone through, and what it is told with."""

    outcome: BatchOutcome
    forms: Mapping[str, Template]
    journal: Journal
    problems: Problems
    unread: list[Listed]
    """The entries of the files that were not read, once all is gone through."""

    def findings_json(self, findings: OfSet, held: Sequence[Listed]) -> str:
        """findings.json, laid beside the journal, in the shape that `check --format json` prints; its digest.

        `findings`: what is found about the set, asked once the texts are known; `held`: what differs between files.
        """
        sums, texts = Sums(), dict[str, Mapping[str, str]]()
        with written_object(self.journal.folder) as made:
            self._files(made.stream, sums, texts)
            of_set = findings(self._agency_texts(texts))
            self.problems.take_set(of_set)
            muted = sum(one.muted for one in self.outcome.arrivals)
            rest = about_all(sums, of_set, self.forms, muted, self.outcome.selection)
            made.stream.write(dump_json(legible({**rest, "comparisons": held})).removeprefix("{\n").encode())
        return made.digest

    def _files(self, stream: BinaryIO, sums: Sums, texts: dict[str, Mapping[str, str]]) -> None:
        used = {state.used.key for state in self.outcome.intake.agencies if state.used is not None}
        stream.write(b'{\n  "files": [')
        between = b"\n"
        for one in self.outcome.arrivals:
            result = one.result(self.journal)
            listed = one.listed(result)
            sums.add(listed)
            if one.outcome is not Fate.READ:
                self.unread.append(listed)
            if result is not None and one.submission is not None:
                self.problems.take(listed)
                if one.submission.key in used:
                    texts[one.submission.key] = result["texts"]
            stream.write(between + indent(dump_json(legible(listed)).rstrip("\n"), "    ").encode())
            between = b",\n"
        stream.write(b"\n  ],\n" if self.outcome.arrivals else b"],\n")

    def _agency_texts(self, texts: Mapping[str, Mapping[str, str]]) -> Iterator[AgencyTexts]:
        for state in self.outcome.intake.agencies:
            used = state.used
            if used is not None:
                yield AgencyTexts(used.shown, state.agency, self.forms[used.template], texts[used.key])
