"""Two reports held against each other: two years, two versions, a report and what was published of it."""

import json
from pathlib import Path

import openpyxl
from support.all_forms import ENERGY, OPTIONS, complete_record
from support.commands import BROKEN, Cli
from support.published import CASES, case, published
from support.reports import bundled, record

from xlreport.files.printed.formats import PageFormat
from xlreport.records.write import dump_json


def put(name: str, content: object) -> Path:
    path = Path(name)
    path.write_text(dump_json(content), encoding="utf-8")
    return path


def test_a_report_does_not_differ_from_itself(cli: Cli) -> None:
    path = put("a.json", record(BROKEN))
    done = cli("compare", path, path)
    assert (done.status, done.out, done.err) == (0, ["两份没有不同。"], [])
    told = json.loads("\n".join(cli("compare", path, path, "--format", "json").out))
    assert (told["cells"], told["texts"], told["findings"]) == ([], [], {"gone": [], "new": []})


def test_two_years_of_a_city_differ_in_what_their_records_differ(cli: Cli) -> None:
    paths = [CASES / f"suqian-{year}.json" for year in (2023, 2024)]
    records = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    template = bundled()
    expected = {}
    for address in (a for table in template.tables for a in table.inputs):
        old, new = (one["tables"][address.table][address.row][address.column] for one in records)
        if old != new:
            expected[str(address)] = (old, new)
    done = cli("compare", *paths, "--format", "json")
    told = json.loads("\n".join(done.out))
    found = {
        one["address"]: (int(one["old"]), int(one["new"])) if "." not in one["old"] + one["new"] else
        (float(one["old"]), float(one["new"]))
        for one in told["cells"] if "[" in one["address"]
    }  # fmt: skip
    assert (done.status, found) == (1, expected)
    (normative,) = (one for one in told["cells"] if one["address"] == "documents[normative_documents, in_force]")
    old, new = expected["documents[normative_documents, in_force]"]
    assert normative["change"] == f"{new - old:+d}"


def test_what_was_mended_is_told_by_figure_and_by_finding(cli: Cli) -> None:
    wrong, mended = put("错.json", record(BROKEN)), put("改.json", record())
    done = cli("compare", wrong, mended)
    assert done.status == 1
    assert any("本年新收" in line and "1→0（-1）" in line for line in done.out)
    assert any("T3-BALANCE" in line for line in done.out)
    told = json.loads("\n".join(cli("compare", wrong, mended, "--format", "json").out))
    assert {one["code"] for one in told["findings"]["gone"]} >= {"T3-BALANCE"}
    assert told["findings"]["new"] == []


def test_a_paragraph_that_was_changed_is_quoted(cli: Cli) -> None:
    texts = {"texts.improvement": {"items": [{"heading": "存在问题", "text": "一是解读不多。\n二是培训不够。"}]}}
    other = {"texts.improvement": {"items": [{"heading": "存在问题", "text": "一是解读不多。\n二是人手不够。"}]}}
    told = json.loads(
        "\n".join(cli("compare", put("a.json", record(texts)), put("b.json", record(other)), "--format", "json").out)
    )
    assert told["cells"] == []
    (text,) = told["texts"]
    assert (text["removed"], text["added"]) == (["二是培训不够。"], ["二是人手不够。"])


def test_what_was_published_of_a_report_says_the_same(cli: Cli) -> None:
    own = case("suqian-2024.json")
    Path("公布.html").write_bytes(published(bundled(), own, PageFormat.WEB))
    done = cli("compare", CASES / "suqian-2024.json", "公布.html", "--format", "json")
    told = json.loads("\n".join(done.out))
    assert [one["address"] for one in told["cells"] if "[" in one["address"]] == []
    assert told["texts"] == []


def test_two_forms_are_not_compared(cli: Cli) -> None:
    other = put("b.json", complete_record(ENERGY, {}))
    done = cli("compare", put("a.json", record()), other, *OPTIONS)
    assert (done.status, done.out) == (2, [])


def test_what_differs_becomes_a_workbook_that_can_be_filtered(cli: Cli) -> None:
    wrong, mended = put("错.json", record(BROKEN)), put("改.json", record())
    assert cli("compare", wrong, mended, "--format", "xlsx").status == 2
    done = cli("compare", wrong, mended, "--format", "xlsx", "-o", "对比.xlsx")
    assert (done.status, done.out) == (1, ["对比.xlsx"])
    sheet = openpyxl.load_workbook("对比.xlsx").active
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] not in {None, "对比"}]
    kinds = [row[0] for row in rows[2:]]
    assert kinds == sorted(kinds, key=["数字和各项", "文字", "不再有的问题"].index)
    (received,) = (row for row in rows if row[1] and "本年新收" in row[1] and "自然人" in row[1])
    assert received[2:] == ("1", "0", -1)
    assert any(row[1] == "T3-BALANCE" and row[2] and not row[3] for row in rows)
