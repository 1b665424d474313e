"""Mistakes that authors of forms make, one at a time, each with what is told of it."""

from pathlib import Path

import pytest
from support.forms import SMALL, edited

from xlreport.errors import TemplateError
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.authoring.lint import lint_templates
from xlreport.use_cases.forms import load_template_file

MARK = "«"
"""Stands in an edit where the mistake must be told."""

SAID = "sections.summary.prose.items.use"
HALF = "sections.water.tables.water.columns.half.children"

MISTAKES = {
    "a key is misspelt": (
        ('{id: leaks, label: "漏点"', '{id: leaks, «lable: "漏点"'),
        "indicators.0.indicators.leaks.lable：没有“lable”这个键，是不是“label”？",
    ),
    "a row in a formula is misspelt": (
        ('is: "home + shop"', 'is: "home + «shpo"'),
        "sections.users.tables.users.rows.all.is：这张表里没有叫“shpo”的行或列，是不是“shop”？",
    ),
    "a row is called by its label": (
        ("at: home, require", 'at: «"居民", require'),
        "rules.W-MORE.ask.0.at：“居民”不是这张表的一行，是不是“home”？",
    ),
    "a function is written as in a spreadsheet": (
        ('is: "sum(half)"', 'is: "«SUM(half)"'),
        "sections.water.tables.water.columns.total.is：没有叫“SUM”的函数，是不是“sum”？",
    ),
    "a column in a sentence is misspelt": (
        ("商业{water[shop, total]}吨", "商业{«water[shop, totel]}吨"),
        "lists.uses.phrases.1.text：表“water”没有叫“totel”的列，是不是“total”？",
    ),
    "a table in a sentence is misspelt": (
        ('{when: "water[home, total] > 0"', '{when: "«watre[home, total] > 0"'),
        "lists.uses.phrases.0.when：没有叫“watre”的表，是不是“water”？",
    ),
    "a kind is misspelt": (
        ('label: "节水", unit: "吨", kind: volume', 'label: "节水", unit: "吨", kind: «volum'),
        "indicators.0.indicators.saved.kind：没有叫“volum”的数字种类（kinds），是不是“volume”？",
    ),
    "a code is misspelt": (
        ('is: "sum(half)", code: W-SUM', 'is: "sum(half)", code: «W-SMU'),
        "sections.water.tables.water.columns.total.code：没有代码为“W-SMU”的规则，是不是“W-SUM”？",
    ),
    "a field of the agency is misspelt": (
        ('"{agency.name}{year}年', '"{«agency.nmae}{year}年'),
        "title.0.text：这份表式里没有叫“agency.nmae”的数或栏目，是不是“agency.name”？",
    ),
    "a field to fall back on is misspelt": (
        ("fallback: phone", "fallback: «phoen"),
        "agency.mobile.fallback：单位信息（agency）里没有叫“phoen”的栏目，是不是“phone”？",
    ),
    "a list is misspelt": (
        ("年用水：{uses}。", "年用水：{«usse}。"),
        "sections.summary.prose.items.use.sentences.0.say.1.text：这份表式里没有叫“usse”的数或栏目，是不是“uses”？",
    ),
    "a severity is none": (
        ('title: "合计", severity: error', 'title: "合计", severity: «eror'),
        "rules.W-SUM.severity：这里只能写 error、warning、note，是不是“error”？",
    ),
    "an id has capitals": (
        ('{id: first, label: "上半年"}', '{id: «First, label: "上半年"}'),
        f"{HALF}.First.id：“First”不能作编号：编号以小写英文字母开头，后面只有小写字母、数字和下划线，如 row_2",
    ),
    "an id stands twice": (
        ('{id: new, label: "新增"}', '{id: «old, label: "新增"}'),
        "sections.users.tables.users.columns.old.id：“old”写了两次，请改名或去掉一个",
    ),
    "a label is not quoted": (
        ('short_name: "用水年报"', "short_name: «用水年报"),
        "“用水年报”要用英文半角双引号括起来",
    ),
    "a colon is of the Chinese keyboard": (
        ("label_code: W-LABEL", "label_code«：W-LABEL"),
        "这里写的是“：”，应写英文半角的“: ”",
    ),
    "a sign in a formula is of the Chinese keyboard": (
        ("home >= shop", "home «≥ shop"),
        "rules.W-MORE.ask.0.require：公式里写的是“≥”，应写“>=”",
    ),
    "a hole of a message is none": (
        ("少于 {expected}，差", "少于 «{expectd}，差"),
        "rules.W-MORE.message：提示语里不能写“{expectd}”，是不是“{expected}”？",
    ),
    "a total rests on itself": (
        ('is: "home + shop"', 'is: "home + «all"'),
        "sections.users.tables.users.rows.all.is：“all”就是这里要算的，不能用它自己来算",
    ),
    "a number stands where a condition must": (
        ("home >= shop", "«home - shop"),
        "rules.W-MORE.ask.0.require：这里应是条件（成立或不成立），写的却是数",
    ),
    "least and most are the wrong way round": (
        ("{id: told, places: 0, least: 0, most: 99999", "{id: told, places: 0, least: «99999, most: 0"),
        "kinds.told.least：最小的数（least）比最大的数（most）还大，什么都填不了",
    ),
    "a key is left out": (
        ('agency:\n  - {id: name, label: "单位全称"', "agency:\n  - «{id: name"),
        "agency.name.label：这一项没有写，必须写",
    ),
    "a total has no code": (
        ('{id: all, label: "合计", is: "home + shop", code: W-SUM}', '«{id: all, label: "合计", is: "home + shop"}'),
        "sections.users.tables.users.rows.all：“is”（怎么算）和“code”（对不上时报哪条规则）要一起写",
    ),
}

APART = {"a colon is of the Chinese keyboard"}
"""Leaves nothing that could be read."""


def told_of(path: Path) -> list[str]:
    with pytest.raises(TemplateError) as raised:
        load_template_file(path)
    return [problem_line(problem).removeprefix(f"{path.name}:") for problem in raised.value.problems]


def place(text: str) -> str:
    """Line and column of the mark."""
    before = text[: text.index(MARK)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_told_once_where_it_stands_with_what_may_be_meant(mistake: str, tmp_path: Path) -> None:
    (before, after), said = MISTAKES[mistake]
    where = place(SMALL.read_text(encoding="utf-8").replace(before, after))
    edit = before, after.replace(MARK, "")
    assert told_of(edited(SMALL, tmp_path / "water/2020.yaml", edit)) == [f"{where} {said}"]


def test_mistakes_of_shape_and_of_names_are_told_in_one_run(tmp_path: Path) -> None:
    text, said = SMALL.read_text(encoding="utf-8"), []
    for mistake, ((before, after), told) in MISTAKES.items():
        if text.count(before) == 1 and mistake not in APART:  # an earlier one may have been made there
            text = text.replace(before, after.replace(MARK, ""))
            said.append(told)
    path = tmp_path / "water/2020.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert len(said) >= 17
    assert sorted(line.partition(" ")[2] for line in told_of(path)) == sorted(said)


def test_a_form_and_the_files_beside_it_are_looked_at_together(tmp_path: Path) -> None:
    form = edited(SMALL, tmp_path / "water/2020.yaml")
    assert [one.problems for one in lint_templates([tmp_path])] == [()]
    (tmp_path / "water/cases").mkdir()
    (tmp_path / "water/cases/all.yaml").write_text(
        '- {code: W-SMU, cell: "users[all, old]", breaks: 1, holds: 0}\n', encoding="utf-8"
    )
    (linted,) = lint_templates([form])
    ((path, problem),) = linted.problems
    assert path == tmp_path / "water/cases/all.yaml"
    assert "是不是“W-SUM”" in problem_line(problem, str(path))
    (tmp_path / "water/rules.yaml").write_text("rules: []\nruels: []\n", encoding="utf-8")
    ((path, problem),) = lint_templates([tmp_path / "water/rules.yaml"])[0].problems
    assert (path.name, problem.line, problem.column, problem.meant) == ("rules.yaml", 2, 1, "rules")


def test_a_form_that_lies_elsewhere_than_it_says_is_told_so(tmp_path: Path) -> None:
    (linted,) = lint_templates([edited(SMALL, tmp_path / "fire/2020.yaml")])
    assert [problem.kind for _, problem in linted.problems] == ["OTHER_ID"]
