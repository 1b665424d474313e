"""Rules that any form may include: what concerns every official text, whatever its form."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.errors import Problem
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.folder import LIBRARY
from xlreport.form.loading.rules.declared import Declared
from xlreport.form.loading.rules.patterns import checked_fragments
from xlreport.form.loading.shapes.validate import validate
from xlreport.form.loading.source import Source, read_source
from xlreport.form.loading.specs import LibrarySpec, RulesSpec
from xlreport.form.mistakes.mistake import Mistake


class Library:
    """Texts of files of rules by name; each is read when a form first includes it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._sources: dict[str, Source] = {}

    @property
    def problems(self) -> list[Problem]:
        """The mistakes in the files that were included, so far."""
        return [problem for source in self._sources.values() for problem in source.problems]

    @property
    def included(self) -> Iterator[str]:
        """The texts of those files, in the order of their names."""
        return (self._texts[name] for name in sorted(self._sources))

    def declared(self, bench: Bench, spec: RulesSpec) -> Declared:
        """A file of a form, with what it includes. Mistakes are added to the files' sources."""
        fragments = checked_fragments(bench.source, spec.fragments)
        included = tuple(self._included(bench.source, spec.include))
        return Declared(bench, fragments, spec.settings, spec.rules, included)

    def _included(self, source: Source, names: Sequence[str]) -> Iterator[Declared]:
        for index, name in enumerate(names):
            if name not in self._texts:
                source.report(("include", index), Mistake.NO_LIBRARY.unknown(name, self._texts))
                continue
            own = self._sources[name] = read_source(f"{LIBRARY}/{name}.yaml", self._texts[name])
            spec = None if own.content is None else validate(own, LibrarySpec)
            if spec is not None:
                yield Declared(Bench(own), checked_fragments(own, spec.fragments), spec.settings, spec.rules)
