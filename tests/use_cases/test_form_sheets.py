"""A form as sheets: every form comes back as it was, and so does everything that a form could declare."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from pydantic import TypeAdapter, ValidationError
from support.form_sheets import FORM_IDS, content_of, declared_at, differing, edited_sheets, form_at, sheets_of

from xlreport import TemplateError, load_template, template_from_xlsx, template_to_xlsx
from xlreport.files.grids import read_book
from xlreport.form.loading.shapes.stand_in import fields_of, steps_into
from xlreport.form.loading.source import Plain
from xlreport.form.loading.spec_types import Spec
from xlreport.form.loading.specs import FormSpec, RulesSpec
from xlreport.messages.forms.mistakes import mistake
from xlreport.use_cases.authoring.sheets.book import form_book
from xlreport.use_cases.authoring.sheets.found import sources_in
from xlreport.use_cases.authoring.sheets.heads import head_of
from xlreport.use_cases.authoring.sheets.plan import FilePlan, form_plan, rules_plan
from xlreport.use_cases.authoring.sheets.shapes import Branch, Field
from xlreport.use_cases.authoring.sheets.shapes import parts_of as shapes_of
from xlreport.use_cases.forms import load_template_file
from xlreport.workbook.writer import write_book

DEEPEST = 3
"""How often a part stands within one of its own kind."""

BAD_FORMS = Path(__file__).parents[1] / "form" / "mistakes"

ODD_TEXTS = (
    "", " ", "　缩进", "尾 ", '"', '"引号"', '""', "=1+1", "+1", "-1", "@x", "0012", "1e5", "TRUE", "true", "null",
    "是", "2024-01-01", "#N/A", "#REF!", "_x0041_", "'单引号", "[方括号]", "- 一项", "{year}", "a: b", "a # b",
    "\\d{1,9}+", 'among(a, "是")', "12345678901234567890",
    "不断\u00a0行", "零宽\u200b字", "\u2f00", "两行\n两行", "\t制表",
    "回车\r", "😀", "\u0007",
)  # fmt: skip
"""What cells, programs and YAML take for something else."""


@pytest.mark.parametrize("template_id", FORM_IDS)
def test_a_form_comes_back_from_its_sheets_as_it_was(template_id: str, tmp_path: Path) -> None:
    path = form_at(template_id, tmp_path)
    made = template_from_xlsx(sheets_of(template_id, tmp_path), tmp_path)
    assert made.id == template_id
    for own, text in made.texts.items():
        assert content_of(text) == declared_at(path.with_name(own.name))
        target = tmp_path / "back" / own
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    loaded = load_template(template_id, tmp_path / "back")
    assert differing(loaded, load_template_file(path)) == []


@pytest.mark.parametrize("template_id", FORM_IDS)
def test_the_same_form_gives_the_same_bytes(template_id: str, tmp_path: Path) -> None:
    path = form_at(template_id, tmp_path)
    assert template_to_xlsx(path) == template_to_xlsx(path)


@pytest.mark.parametrize("template_id", FORM_IDS)
def test_the_workbook_is_one_that_excel_takes(template_id: str, tmp_path: Path) -> None:
    assert OpenXmlValidator().validate(sheets_of(template_id, tmp_path)).errors == []


def specs_of(spec: type[Spec]) -> Iterator[type[Spec]]:
    """A spec and those of all its parts."""
    found, waiting = {spec: None}, [spec]
    while waiting:
        for part in shapes_of(waiting.pop()):
            if isinstance(part, Branch) and part.part not in found:
                found[part.part] = None
                waiting.append(part.part)
    yield from found


@pytest.mark.parametrize("spec", list(specs_of(FormSpec)))
def test_every_key_of_a_spec_has_a_cell_or_rows(spec: type[Spec]) -> None:
    parts = shapes_of(spec)
    assert {part.path[0] for part in parts} == set(fields_of(spec))
    for part in parts:
        assert not isinstance(part, Field) or part.sorts
        assert not isinstance(part, Branch) or not part.several or accepted(part, []) is False


@pytest.mark.parametrize("spec", list(specs_of(FormSpec)))
def test_what_stands_in_the_row_of_another_part_is_not_there_where_all_its_cells_are_empty(spec: type[Spec]) -> None:
    """So a part of its own that may be left out must need at least one of its keys."""
    for key in fields_of(spec):
        may_be = [
            one for one in get_args(next(steps_into(spec, key))) if isinstance(one, type) and issubclass(one, Spec)
        ]
        assert [one for one in may_be if not any(own.is_required() for own in fields_of(one).values())] == []


def accepted(branch: Branch, value: Plain) -> bool:
    """Whether something may stand under a name; what there is no row for must not."""
    key = TypeAdapter(next(steps_into(branch.spec, branch.path[-1])))
    try:
        key.validate_python({"name": value}, strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("plan", "spec"), [(form_plan(), FormSpec), (rules_plan(), RulesSpec)])
def test_everything_that_can_be_declared_comes_back(plan: FilePlan, spec: type[Spec], tmp_path: Path) -> None:
    content = sampled(spec, count(1), {})
    assert isinstance(content, dict)
    if plan is rules_plan():
        path = written(tmp_path, (form_plan(), {"form": "f", "edition": 1}), (plan, content))
        _, source = sources_in(read_book(path), "f.xlsx")
    else:
        source, _ = sources_in(read_book(written(tmp_path, (plan, content))), "f.xlsx")
    assert source is not None
    assert source.problems == []
    assert source.content == content


def test_odd_texts_come_back_as_they_are(tmp_path: Path) -> None:
    texts: list[Plain] = [*ODD_TEXTS]
    content: dict[str, Plain] = {
        "form": "f",
        "said_besides": texts,
        "agency": [{"id": f"f{number}", "label": text, "choices": [text]} for number, text in enumerate(ODD_TEXTS)],
        "lists": {"l": {"separator": " ", "phrases": [{"text": text} for text in ODD_TEXTS]}},
        "kinds": [],
    }  # fmt: skip
    source, _ = sources_in(read_book(written(tmp_path, (form_plan(), content))), "f.xlsx")
    assert source.problems == []
    assert source.content == content


def test_a_type_that_no_cell_has_a_notation_for_is_told_to_whoever_adds_it() -> None:
    class OddSpec(Spec):
        share: float = 0.0

    (part,) = shapes_of(OddSpec)
    assert isinstance(part, Field)
    with pytest.raises(TypeError, match="no cell can hold"):
        _ = part.sorts


def test_a_new_key_has_its_column_and_new_parts_their_rows_by_themselves() -> None:
    class NewPart(Spec):
        id: str

    class NewSpec(Spec):
        single: NewPart
        listed: list[NewPart]
        words: list[str]

    kinds = {part.path: type(part) for part in shapes_of(NewSpec)}
    assert kinds == {("single", "id"): Field, ("listed",): Branch, ("words",): Field}


@pytest.mark.parametrize("sheet", [*form_plan().sheets, *rules_plan().sheets], ids=lambda sheet: sheet.name)
def test_no_two_columns_of_a_sheet_are_called_alike(sheet: Any) -> None:
    heads = [head_of(column) for column in sheet.columns]
    assert all(heads)
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("sheet", [*form_plan().sheets, *rules_plan().sheets], ids=lambda sheet: sheet.name)
def test_keys_are_described_in_a_note_and_choices_listed(sheet: Any, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        written(tmp_path, (form_plan(), {}), (rules_plan(), {"settings": [{}], "rules": [{}]}))
    )
    if sheet.name not in book.sheetnames:
        assert sheet.name in {"settings", "rules"}
        return
    own = book[sheet.name]
    assert all(cell.comment is not None for cell in own[1])
    chosen = [column for column in sheet.columns if column.fields and column.fields[0].choices]
    listed = {area.min_col for one in own.data_validations.dataValidation for area in one.sqref.ranges}
    assert {sheet.columns.index(column) + 1 for column in chosen} <= listed


@pytest.mark.parametrize("name", ["addresses", "checks", "each", "fields", "kinds", "sentences"])
def test_mistakes_of_sheets_are_those_of_the_same_form_in_yaml(name: str, tmp_path: Path) -> None:
    bad = BAD_FORMS / f"{name}.yaml"
    with pytest.raises(TemplateError) as in_yaml:
        load_template_file(bad)
    content = content_of(bad.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    with pytest.raises(TemplateError) as on_sheets:
        template_from_xlsx(written(tmp_path, (form_plan(), content)))
    assert all(one.sheet in form_plan().names for one in on_sheets.value.problems)
    assert said(on_sheets.value) == said(in_yaml.value)


def said(error: TemplateError) -> list[tuple[str, str]]:
    """Each mistake in the author's words, wherever it stands."""
    return sorted((one.where, mistake(one)) for one in error.problems)


def test_columns_may_stand_in_another_order_and_rows_of_heads_may_be_missing(tmp_path: Path) -> None:
    def moved(sheet: Any) -> None:
        sheet.sheet.move_range(f"B1:B{sheet.sheet.max_row}", cols=30)
        sheet.sheet.delete_rows(2)

    source = sheets_of("water/2020", tmp_path)
    other = edited_sheets(source, tmp_path / "other.xlsx", ("kinds", moved), ("columns_rows", moved), ("rules", moved))
    assert template_from_xlsx(other) == template_from_xlsx(source)


def test_a_sheet_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sheets_of("water/2020", tmp_path))
    del book["fields"], book["settings"], book["说明"]
    book.save(tmp_path / "less.xlsx")
    assert template_from_xlsx(tmp_path / "less.xlsx").id == "water/2020"
    del book["sentences"]
    book.save(tmp_path / "less.xlsx")
    with pytest.raises(TemplateError) as raised:
        template_from_xlsx(tmp_path / "less.xlsx")
    told = {(one.kind, one.sheet, one.where) for one in raised.value.problems}
    assert ("MISSING_KEY", "sentences", "title") in told


def written(folder: Path, *files: tuple[FilePlan, dict[str, Plain]]) -> Path:
    path = folder / "f.xlsx"
    path.write_bytes(write_book(form_book("f/1", files)))
    return path


def sampled(annotation: Any, numbers: "count[int]", within: dict[Any, int]) -> Plain:
    """Something for a type; of a spec all keys, two of what there may be several of."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        inner = {**within, annotation: within.get(annotation, 0) + 1}
        found = {key: sampled(next(steps_into(annotation, key)), numbers, inner) for key in fields_of(annotation)}
        return {key: own for key, own in found.items() if own is not None}
    if origin is Literal:
        return str(arguments[next(numbers) % len(arguments)])
    if origin in {list, tuple, dict}:
        if too_deep(arguments[-1], within):
            return None
        parts = [sampled(arguments[-1], numbers, within) for _ in range(2)]
        return {f"n{next(numbers)}": part for part in parts} if origin is dict else parts
    if arguments:
        others = [one for one in arguments if one is not type(None)][: 1 if origin is Annotated else None]
        return sampled(others[next(numbers) % len(others)], numbers, within)
    own = next(numbers)
    return own % 2 == 0 if annotation is bool else own if annotation is int else f"t{own}"


def too_deep(annotation: Any, within: dict[Any, int]) -> bool:
    inner = get_args(annotation) or (annotation,)
    return any(within.get(one, 0) >= DEEPEST for one in inner if isinstance(one, type))
