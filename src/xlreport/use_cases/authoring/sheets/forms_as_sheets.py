"""A form as a workbook for whoever writes it, and back: YAML stays what is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xlreport.checking.registry import check_kinds
from xlreport.files.grids import read_book
from xlreport.form.loading.build import template_of
from xlreport.form.loading.catalogue import library_texts, load_template_file
from xlreport.form.loading.folder import RULES, other_editions, templates_folder
from xlreport.form.loading.folder import file_text as text_of
from xlreport.form.loading.shapes.based_on import complete
from xlreport.form.loading.source import Source, read_source
from xlreport.form.loading.specs import FormSpec, RulesSpec
from xlreport.use_cases.authoring.lint import id_of
from xlreport.use_cases.authoring.sheets.book import form_book
from xlreport.use_cases.authoring.sheets.found import sources_in
from xlreport.use_cases.authoring.sheets.notation import file_text
from xlreport.use_cases.authoring.sheets.plan import FilePlan, form_plan, rules_plan
from xlreport.use_cases.authoring.sheets.rows import PartContent
from xlreport.workbook.writer import write_book

_NO_RULES = "rules: []"


@dataclass(frozen=True, slots=True)
class FormFiles:
    """The files of a form: its id, and text by path, from the folder of forms."""

    id: str
    texts: Mapping[Path, str]


def template_to_xlsx(path: Path) -> bytes:
    """The form in a file, with the rules beside it, as a workbook, always the same. Raises TemplateError.

    Comments do not go with it; what is another edition's stands there as its own.
    """
    load_template_file(path, check_kinds(), at=id_of(path))
    beside = path.with_name(RULES)
    files: list[tuple[FilePlan, PartContent]] = [(form_plan(), _content(path))]
    if beside.is_file():
        files.append((rules_plan(), _content(beside)))
    return write_book(form_book(id_of(path), files))


def template_from_xlsx(path: Path, folder: Path | None = None) -> FormFiles:
    """The files of the form in a workbook, for a folder of forms whose libraries of rules it may include.

    Raises TemplateError with every mistake at its cell, NoFormError, or UnreadableWorkbookError.
    """
    form, beside = sources_in(read_book(path), str(path))
    root = folder or templates_folder()
    rules = beside or _rules_there(root, form)
    library = dict(library_texts(root))
    template = template_of(form, rules, check_kinds(), (), None, library)
    own = Path(template.form)
    texts = {own / f"{template.edition}.yaml": _text(form, FormSpec)}
    if beside is not None:
        texts[own / RULES] = _text(beside, RulesSpec)
    return FormFiles(template.id, texts)


def _content(path: Path) -> PartContent:
    text = text_of(path)
    source = read_source(path.name, text)
    complete(source, dict(other_editions(path, text)))
    content = source.content
    return content if isinstance(content, dict) else {}


def _rules_there(root: Path, form: Source) -> Source:
    """The rules that lie in the folder already, where the workbook has none beside the form's own."""
    name = form.content.get("form") if isinstance(form.content, dict) else None
    path = root / str(name) / RULES
    return read_source(RULES, text_of(path) if isinstance(name, str) and path.is_file() else _NO_RULES)


def _text(source: Source, spec: type[FormSpec | RulesSpec]) -> str:
    return file_text(source.content if isinstance(source.content, dict) else {}, spec)
