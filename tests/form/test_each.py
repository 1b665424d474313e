"""A list that runs over a group says what it would say with each line written out."""

import pytest
from support.forms import BUNDLED_FILE

from xlreport.checking.registry import check_kinds
from xlreport.form.loading.build import build_template
from xlreport.form.model.sentence import Sentence

FORM = """
form: water
edition: 2020
name: "用水年度报告"
short_name: "用水年报"
legal_source: "本单位制定"
years: {first: 2020}
rules:
  - {code: W-SUM, title: "合计", severity: error, message: "应为 {expected}，现为 {found}。"}
label_code: W-SUM
kinds:
  - {id: count, places: 0, least: 0, most: 99999, unit: "吨", code: W-SUM}
agency:
  - {id: name, label: "单位全称"}
tally: count
lists:
  few: {phrases: [{text: "很少"}]}
  uses: LIST
title:
  - {text: "{uses}"}
sections:
  - id: water
    heading: "一、用水量"
    tables:
      - id: water
        kind: count
        columns:
          - id: halves
            label: "半年"
            children:
              - {id: first, label: "上半年"}
              - {id: second, label: "下半年"}
          - {id: total, label: "全年", is: "sum(halves)", code: W-SUM}
        rows:
          - id: uses
            label: "用途"
            children:
              - {id: drink, label: "（一）饮用", short: "饮用"}
              - {id: wash, label: "洗涤", children: [{id: cars, label: "车"}, {id: streets, label: "路"}]}
              - {id: total, label: "合计", is: "sum(drink, wash)", code: W-SUM}
"""
DRINK, WASH = "sum(water[uses.drink, total])", "sum(water[uses.wash, total])"


def title(listed: str) -> Sentence:
    return build_template("2020.yaml", FORM.replace("LIST", listed), check_kinds()).title


@pytest.mark.parametrize(
    ("each", "written_out"),
    [
        (
            '{each: "water[uses, total]", separator: "、", phrases: [{text: "用于{label}{this}吨"}]}',
            f'{{separator: "、", phrases: [{{text: "用于饮用{{{DRINK}}}吨"}}, {{text: "用于洗涤{{{WASH}}}吨"}}]}}',
        ),
        (
            '{each: "water[uses.drink, halves]", phrases: [{text: "{label}{this * 2}"}]}',
            (
                '{phrases: [{text: "上半年{sum(water[uses.drink, halves.first]) * 2}"},'
                ' {text: "下半年{sum(water[uses.drink, halves.second]) * 2}"}]}'
            ),
        ),
        (
            '{each: "water[uses, total]", phrases: [{when: "this == 0", text: "没有{label}"}, {text: "{few}{label}"}]}',
            (
                f'{{phrases: [{{when: "{DRINK} == 0", text: "没有饮用"}}, {{text: "{{few}}饮用"}},'
                f' {{when: "{WASH} == 0", text: "没有洗涤"}}, {{text: "{{few}}洗涤"}}]}}'
            ),
        ),
        (
            '{each: "water[uses, total]", when: "this < water[uses.total, total]", phrases: [{text: "{label}"}]}',
            (
                f'{{when: "{DRINK} < water[uses.total, total] and {WASH} < water[uses.total, total]",'
                ' phrases: [{text: "饮用"}, {text: "洗涤"}]}'
            ),
        ),
        (
            '{each: "water[uses, total]", when: "year > 2020", phrases: [{text: "{label}"}]}',
            '{when: "year > 2020", phrases: [{text: "饮用"}, {text: "洗涤"}]}',
        ),
    ],
    ids=["rows", "columns", "conditions", "a condition on every line", "a condition on none"],
)
def test_a_list_over_lines_is_the_list_written_out(each: str, written_out: str) -> None:
    assert title(each) == title(written_out)


def test_the_bundled_form_names_each_outcome_once() -> None:
    text = BUNDLED_FILE.read_text(encoding="utf-8")
    assert text.count('each: "applications[handled, applicant.total]"') == 5
    assert text.count('short: "予以公开"') == 1
    sentences = text.partition("\nlists:\n")[2]
    assert "sum(applications[handled." not in sentences
