"""`xlreport annotate` as people call it."""

import hashlib
from pathlib import Path

from support.commands import BROKEN, Cli, Give
from support.reports import bundled, report
from support.workbooks import written

NAME = "某某市水务局2024年政府信息公开年报（退回修改）"


def test_a_copy_and_a_message_are_written_and_the_errors_make_it_end_with_one(cli: Cli, give: Give) -> None:
    done = cli("annotate", give(edits=BROKEN), "-o", "out")
    assert done.status == 1
    assert done.out == [str(Path("out") / f"{NAME}.xlsx"), str(Path("out") / f"{NAME}.txt")]
    text = Path(done.out[1]).read_text(encoding="utf-8")
    assert text.startswith("某某市水务局：\n")
    assert f"{NAME}.xlsx" in text
    assert "1. “三、收到和处理政府信息公开申请情况”D31" in text, "the message names the cell of the copy"


def test_the_message_tells_neither_what_there_is_none_of_nor_what_has_been_explained(cli: Cli, give: Give) -> None:
    question: dict[str, object] = {"indicators.fee_received": None}
    why = {"code": "FEE-THREE-FIGURES", "address": "texts.other_matters", "digest": "", "text": "收费数在另一本账里。"}
    for name, edits in {"asked": question, "explained": {**question, "reasons": [why]}}.items():
        give(f"{name}/a.json", {**BROKEN, **edits})
        cli("annotate", name, "-o", f"{name}-out")
    asked, explained = (Path(f"{one}-out/{NAME}.txt").read_text(encoding="utf-8") for one in ("asked", "explained"))
    assert "有 1 处错误须改正，1 处请核对或说明。" in asked
    assert "信息处理费" in asked
    assert "有 1 处错误须改正。" in explained
    assert "信息处理费" not in explained


def test_a_report_with_nothing_to_mend_is_not_returned(cli: Cli, give: Give) -> None:
    done = cli("annotate", give(), "-o", "out")
    assert (done.status, done.out, len(done.err)) == (0, [], 1)
    assert not Path("out").exists()


def test_the_agencys_file_stays_as_it_was(cli: Cli) -> None:
    path = written(
        Path("w.xlsx"), bundled(), report(), lambda filled: filled.put("licensing[licences, decisions]", "约")
    )
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    assert cli("annotate", path, "-o", "out").status == 1
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_one_bad_file_does_not_stop_the_rest_and_two_of_a_name_are_kept_apart(cli: Cli, give: Give) -> None:
    give("x/a.json", BROKEN)
    give("x/b.json", BROKEN)
    Path("x/c.xlsx").write_bytes(b"no workbook")
    done = cli("annotate", "x", "-o", "out")
    assert done.status == 1
    assert len(set(done.out)) == 4
    assert [line.split("　")[0] for line in done.err] == ["c.xlsx"]


def test_what_is_there_is_kept_without_force(cli: Cli, give: Give) -> None:
    give(edits=BROKEN)
    assert cli("annotate", "a.json", "-o", "out").status == 1
    assert cli("annotate", "a.json", "-o", "out").status == 3
    assert cli("annotate", "a.json", "-o", "out", "--force").status == 1


def test_a_file_for_a_folder_is_wrong_usage(cli: Cli, give: Give) -> None:
    give()
    assert cli("annotate", "a.json", "-o", "a.json").status == 2
