"""A coordinator's folder in which workbooks, published reports and letters lie together."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from support.commands import COMPLETE, Cli, Give
from support.published import published
from support.reports import Edits, bundled, report

from xlreport.files.printed.formats import PageFormat

ROSTER = ("甲局", "乙局", "丙局", "丁局", "戊局", "己局", "庚局")
SIX = {"licensing[licences, decisions]": 6}


def publish(path: str, agency: str, edits: Edits | None = None) -> None:
    kinds = {".docx": PageFormat.WORD, ".html": PageFormat.WEB, ".md": PageFormat.MARKDOWN}
    own = report({**COMPLETE, "agency.name": agency, **(edits or {})})
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(published(bundled(), own, kinds[target.suffix]))


def letter(path: str, text: str) -> None:
    page = Document()
    page.add_paragraph(text)
    page.add_table(rows=2, cols=2).cell(0, 0).text = "附件"
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    page.save(path)


@pytest.fixture
def mixed(cli: Cli, give: Give) -> Cli:
    """甲 sent both, alike; 乙 both, that differ; 丙 a page alone; 丁 one in two formats; 戊 a scan; 己 last year's."""
    Path("名册.csv").write_text("\n".join(("单位全称", *ROSTER)) + "\n", encoding="utf-8")
    for name in ("甲局", "乙局"):
        give(f"收到/{name}.json", {"agency.name": name})
    publish("收到/网站/1.html", "甲局")
    publish("收到/网站/2.docx", "乙局", SIX)
    publish("收到/网站/3.md", "丙局")
    publish("收到/网站/4.docx", "丁局")
    publish("收到/网站/4.html", "丁局")
    publish("收到/网站/6.html", "己局", {"year": 2023})
    Path("收到/戊局.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    letter("收到/关于报送年报的通知.docx", "请各单位于1月15日前报送2024年政府信息公开工作年度报告。")
    return cli


def run(cli: Cli, *options: object, out: str = "结果") -> Mapping[str, Any]:
    done = cli("batch", "收到", "-o", out, "--roster", "名册.csv", "--jobs", 1, "--to", "md", *options)
    told: Mapping[str, Any] = json.loads(Path(out, "findings.json").read_text(encoding="utf-8"))
    return {**told, "status": done.status, "err": done.err}


def test_show(mixed: Cli) -> None:
    told = run(mixed)
    for one in told["files"]:
        print(one["path"], one["outcome"], one["reason"], len(one["findings"]))
    for one in told["findings"]:
        print(one["code"], one["paths"], one["message"])
    print(told["selection"], told["status"], told["err"])
    assert 0
