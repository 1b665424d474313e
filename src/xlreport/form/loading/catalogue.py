"""The declared forms on this machine: which there are, and which edition serves a year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from xlreport.errors import UnknownTemplateError
from xlreport.form.loading.folder import LIBRARY, RULES, file_text, other_editions, templates_folder
from xlreport.form.loading.kept import kept
from xlreport.form.loading.listed import usual
from xlreport.form.loading.rules.check_kinds import CheckKinds
from xlreport.form.loading.rules.neighbours import refuse_unknown
from xlreport.form.model.template import Template


def load_template(
    template_id: str,
    kinds: CheckKinds,
    folder: Path | None = None,
    rules: Path | None = None,
    looks: Path | None = None,
) -> Template:
    """The edition `form/edition`, such as `zfxxgk/2021`, with the rule set in `rules`; checks are of these kinds.

    `looks`: a folder of forms whose looks go before that beside the form.

    Raises UnknownTemplateError or TemplateError.
    """
    if template_id not in template_ids(folder):
        raise UnknownTemplateError(template_id)
    return _load_declared(template_id, kinds, folder, rules, looks)


def _load_declared(
    template_id: str, kinds: CheckKinds, folder: Path | None, rules: Path | None, looks: Path | None
) -> Template:  # fmt: skip
    root = folder or templates_folder()
    path = root.joinpath(*template_id.split("/")).with_suffix(".yaml")
    roots = (looks, root) if looks is not None and looks != root else (root,)
    folders = tuple(place for one in roots for place in (one / path.parent.name, one))
    return load_template_file(path, kinds, rules, at=template_id, looks=folders)


def load_template_file(
    path: Path,
    kinds: CheckKinds,
    rules: Path | None = None,
    *,
    at: str | None = None,
    looks: tuple[Path, ...] | None = None,
) -> Template:
    """The form declared in one file, with the rules beside it. Raises TemplateError with every mistake in them.

    `at`: the id that it must declare. `looks`: the folders that may hold its look; left out, the one it lies in.
    """
    beside = path.with_name(RULES)
    own = file_text(beside) if beside.is_file() else ""
    library = library_texts(path.parent.parent)
    folders = (path.parent,) if looks is None else looks
    text = file_text(path)
    return _load(path.name, text, own, kinds, at, rules, _text_of(rules), library, folders, other_editions(path, text))


def library_texts(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each file of rules that forms in the folder may include: the bundled ones, then its own."""
    paths = {
        path.stem: path for root in (templates_folder(), folder) for path in sorted((root / LIBRARY).glob("*.yaml"))
    }
    return tuple((name, file_text(path)) for name, path in paths.items())


@lru_cache(maxsize=16)
def _load(
    name: str,
    text: str,
    own: str,
    kinds: CheckKinds,
    at: str | None,
    rules: Path | None,
    rules_text: str,
    library: tuple[tuple[str, str], ...],
    looks: tuple[Path, ...],
    editions: tuple[tuple[str, str], ...],
) -> Template:
    def build() -> Template:
        from xlreport.form.loading.build import build_template
        from xlreport.form.loading.rules.rule_set import load_rule_set

        rule_set = None if rules is None else load_rule_set(rules)
        return build_template(name, text, kinds, own, rule_set, dict(library), at=at, editions=dict(editions))

    shared = (part for name_and_text in (*library, *editions) for part in name_and_text)
    sources = (name, text, own, *kinds.by_name, str(at), str(rules), rules_text, str(len(library)), *shared)
    return replace(kept(sources, build), look_folders=looks)


def _text_of(path: Path | None) -> str:
    return "" if path is None else file_text(path)


def template_ids(folder: Path | None = None) -> Sequence[str]:
    """Every `form/edition` that is declared, in order."""
    root = folder or templates_folder()
    editions = (path for path in root.glob("*/*.yaml") if path.name != RULES and path.parent.name != LIBRARY)
    return sorted(f"{path.parent.name}/{path.stem}" for path in editions)


def load_templates(
    kinds: CheckKinds, folder: Path | None = None, rules: Path | None = None, looks: Path | None = None
) -> Mapping[str, Template]:
    """Every declared form, with the rule set in `rules`; whether that names unknown rules is not asked here."""
    return {
        template_id: _load_declared(template_id, kinds, folder, rules, looks) for template_id in template_ids(folder)
    }  # fmt: skip


def known_templates(kinds: CheckKinds, own: Path | None, rules: Path | None = None) -> Mapping[str, Template]:
    """The bundled forms and those of an office's own folder; its own stands for a bundled one of the same id.

    The looks in the own folder are for the bundled forms, too. Raises TemplateError, as well where one names another
    form, or a cell of it, that is not there.
    """
    bundled = load_templates(kinds, rules=rules, looks=own)
    forms = bundled if own is None else {**bundled, **load_templates(kinds, own, rules)}
    refuse_unknown(forms)
    return forms


def known_template(template_id: str, kinds: CheckKinds, own: Path | None, rules: Path | None = None) -> Template:
    """That one of them. Raises TemplateError."""
    if own is not None and template_id in template_ids(own):
        return _load_declared(template_id, kinds, own, rules, None)
    return _load_declared(template_id, kinds, None, rules, own)


def template_for(year: int, kinds: CheckKinds, folder: Path | None = None) -> Template:
    """The edition that serves reports on `year`. Raises UnknownTemplateError if none or several do."""
    found = usual(load_templates(kinds, folder), year)
    if len(found) != 1:
        raise UnknownTemplateError(str(year))
    return found[0]
