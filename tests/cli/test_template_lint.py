"""`xlreport template lint` and `schema`: what authors see of their forms, and what their editors know."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from support.commands import Cli
from support.forms import BUNDLED_FILE, SMALL, edited

from xlreport import lint_templates, template_schema

ROOT = Path(__file__).parents[2]


def test_a_form_without_mistakes_is_said_to_have_none(cli: Cli, tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "forms/water/2020.yaml")
    for target in (["forms"], ["forms/water"], ["forms/water/2020.yaml"], ["--templates", "forms", "water/2020"]):
        done = cli("template", "lint", *target)
        assert (done.status, done.out, done.err) == (0, ["water/2020：没有错误。"], [])


def test_every_bundled_form_has_none(cli: Cli) -> None:
    done = cli("template", "lint")
    assert (done.status, len(done.out)) == (0, len(lint_templates([BUNDLED_FILE.parents[1]])))


def test_mistakes_are_told_with_the_path_that_an_editor_opens(cli: Cli, tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "forms/water/2020.yaml", ("tally: told", "taly: told"), ("sum(half)", "sum(hafl)"))
    done = cli("template", "lint", "forms")
    assert done.status == 3
    assert done.err == []
    first, second, counted = done.out
    assert first == f"{Path('forms/water/2020.yaml')}:37:1 taly：没有“taly”这个键，是不是“tally”？"
    assert second.endswith("是不是“half”？")
    assert counted == "water/2020：共 2 处错误。"


def test_a_mistake_in_rules_that_editions_share_is_told_once(cli: Cli, tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "forms/water/2020.yaml")
    edited(SMALL, tmp_path / "forms/water/2031.yaml", ("edition: 2020", "edition: 2031"))
    (tmp_path / "forms/water/rules.yaml").write_text("ruls: []\n", encoding="utf-8")
    done = cli("template", "lint", "forms/water/rules.yaml")
    assert (done.status, len(done.out)) == (3, 2)


@pytest.mark.parametrize(
    ("target", "said"), [("no.yaml", "找不到：no.yaml。"), ("zfxxgk/2012", "你是不是想用 zfxxgk/2021")]
)
def test_what_is_not_there_is_wrong_usage(cli: Cli, target: str, said: str) -> None:
    done = cli("template", "lint", target)
    assert (done.status, done.out) == (2, [])
    assert said in done.err[-1]


def test_a_folder_without_a_form_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert cli("template", "lint", "empty").status == 2


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "schema.json"
    path.write_text(json.dumps(template_schema(), ensure_ascii=False), encoding="utf-8")
    return path


def judged(schema: Path, *files: Path) -> tuple[int, str]:
    """What an editor's checker says of the files."""
    done = CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), *map(str, files)])
    return done.exit_code, done.output


def test_the_schema_accepts_every_file_of_every_bundled_form(schema: Path) -> None:
    forms = [path for folder in ("workbook_templates", "tests/forms") for path in (ROOT / folder).rglob("*.yaml")]
    assert len(forms) > 6
    status, said = judged(schema, *forms)
    assert (status, said.strip()) == (0, "ok -- validation done")


def test_the_schema_finds_a_misspelt_key_in_each_bundled_form(schema: Path, tmp_path: Path) -> None:
    forms = [path for path in (ROOT / "workbook_templates").glob("*/*.yaml") if path.stem != "rules"]
    forms = [path for path in forms if path.parent.name != "library"]
    for path in forms:
        text = path.read_text(encoding="utf-8").replace("legal_source:", "legal_sorce:", 1)
        (tmp_path / f"{path.parent.name}-{path.name}").write_text(text, encoding="utf-8")
    status, said = judged(schema, *tmp_path.glob("*.yaml"))
    assert (len(forms), status) == (5, 1)
    assert len({line for line in said.splitlines() if "'legal_sorce'" in line}) == len(forms)


@pytest.mark.parametrize(
    ("right", "misspelt", "named"),
    [
        ("heading_alone:", "heading_alnoe:", "heading_alnoe"), ("label_code:", "labelcode:", "labelcode"),
        ("{id: home, label:", "{id: home, lable:", "lable"), ("severity: warning", "severity: warnig", "warnig"),
        ("tables:", "table:", "table"), ("each: column", "eech: column", "eech"),
    ],
)  # fmt: skip
def test_the_schema_finds_a_misspelt_key(schema: Path, tmp_path: Path, right: str, misspelt: str, named: str) -> None:
    text = SMALL.read_text(encoding="utf-8")
    assert right in text
    bad = tmp_path / "bad.yaml"
    bad.write_text(text.replace(right, misspelt, 1), encoding="utf-8")
    status, said = judged(schema, bad)
    assert status == 1
    assert f"'{named}'" in said


@pytest.mark.parametrize(("right", "misspelt"), [("part:", "prat:"), ("name: length", "name: lenght")])
def test_the_schema_knows_what_each_kind_of_check_takes(
    schema: Path, tmp_path: Path, right: str, misspelt: str
) -> None:
    checks = "[{name: length, part: lead, most: 9}]"
    rules = f'rules: [{{code: A-B, title: "长度", severity: note, message: "长", checks: {checks}}}]'
    path = tmp_path / "rules.yaml"
    path.write_text(rules, encoding="utf-8")
    assert judged(schema, path)[0] == 0
    path.write_text(rules.replace(right, misspelt), encoding="utf-8")
    status, said = judged(schema, path)
    assert status == 1
    assert misspelt.rpartition(" ")[2].rstrip(":") in said


def properties(node: object, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(node, dict):
        for key, one in node.get("properties", {}).items():
            if isinstance(one, dict) and "const" not in one:
                yield f"{path}.{key}", one
        for key, one in node.items():
            yield from properties(one, f"{path}.{key}")


def test_every_key_is_described_in_the_words_of_people() -> None:
    shapes = template_schema()["$defs"]
    said = {path: one.get("description", "") for name, shape in shapes.items() for path, one in properties(shape, name)}
    assert len(said) > 200
    assert {path for path, text in said.items() if not any("一" <= letter <= "鿿" for letter in text)} == set()
    assert {name for name, shape in shapes.items() if "description" not in shape} == set()


def test_the_schema_is_shown_or_written(cli: Cli, tmp_path: Path) -> None:
    shown = cli("template", "schema")
    assert json.loads("\n".join(shown.out)) == json.loads(json.dumps(template_schema()))
    written = cli("template", "schema", "-o", "form.json")
    assert (written.status, written.out) == (0, ["form.json"])
    assert (tmp_path / "form.json").read_text(encoding="utf-8").splitlines() == shown.out
    assert cli("template", "schema", "-o", "form.json").status == 3
