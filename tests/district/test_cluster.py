"""The machines of a cluster make the very files that one machine makes, whatever becomes of them meanwhile."""

import hashlib
import json
import os
import pickle
import pickletools
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest
from bad_workers import faulty
from support.commands import Cli, Give
from support.district import District, book, district, made_plain, write_roster
from support.full import FULL
from support.local_cluster import LocalCluster, local_cluster

from xlreport import BatchRequest, load_templates
from xlreport.collection.inputs import Input
from xlreport.district.run import arrivals
from xlreport.district.run import run as batch_run
from xlreport.district.run.cluster import cluster as client_side
from xlreport.district.run.cluster.kit import kit_of
from xlreport.district.run.cluster.parcel import Returned, parcel_of
from xlreport.district.run.journal import Journal
from xlreport.district.run.task import task_of, work
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.errors import WorkerCrashError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")

GOOD, ROUNDS, MOMENTS = (206, 4, 20) if FULL else (1, 1, 2)
SEED = 22
RULES = 'name: "试用"\nrules:\n  - {code: FEE-TEN, off: true}\n'


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with local_cluster() as made:
        yield made


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every trouble, its roster, last year's reports and a rule set."""
    top = tmp_path_factory.mktemp("cluster")
    made = district(top / "收到", GOOD, ROUNDS)
    write_roster(made, top / "名册.csv")
    (top / "去年").mkdir()
    (top / "去年" / "甲.xlsx").write_bytes(book(made_plain("某某区第001局", {}, year=2023)))
    (top / "规则.yaml").write_text(RULES, encoding="utf-8")
    assert ran(top, "一台", "--jobs", "2") == 1
    return top


def command(top: Path, out: str, *options: str) -> Sequence[str]:
    return (
        sys.executable, "-m", "xlreport", "batch", str(top / "收到"), "-o", str(top / out), "--roster",
        str(top / "名册.csv"), "--previous", str(top / "去年"), "--rules", str(top / "规则.yaml"), "--to", "md",
        "-q", *options,
    )  # fmt: skip


def ran(top: Path, out: str, *options: str) -> int:
    return subprocess.run(command(top, out, *options), check=False, capture_output=True).returncode


def contents(out: Path) -> Mapping[str, str]:
    """Every file's digest, what belongs to the run itself aside."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".xlreport" not in path.parts)
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_cluster_makes_the_very_files_that_one_machine_makes(here: Path, cluster: LocalCluster) -> None:
    done = subprocess.run(
        command(here, "集群", "--scheduler", cluster.address), check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    files = contents(here / "集群")
    assert files == contents(here / "一台")
    told = json.loads((here / "集群" / "findings.json").read_text(encoding="utf-8"))
    assert len(told["files"]) >= (300 if FULL else 30)
    assert {one["outcome"] for one in told["files"]} == {"read", "rejected", "skipped"}
    assert any(one["code"] == "Y-LAST-MISSING" for file in told["files"] for one in file["findings"])
    first = next(one for one in told["files"] if one["agency"] == "某某区第001局")
    assert "Y-LAST-MISSING" not in {one["code"] for one in first["findings"]}


def test_workers_and_the_command_killed_at_any_moment_the_files_are_the_same(here: Path, cluster: LocalCluster) -> None:
    chance = random.Random(SEED)  # noqa: S311  fixed moments, no secret
    start = time.monotonic()
    assert ran(here, "续", "--scheduler", cluster.address) == 1
    lasted = time.monotonic() - start
    for moment in range(MOMENTS):
        shutil.rmtree(here / "续")
        with subprocess.Popen(
            command(here, "续", "--scheduler", cluster.address), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            time.sleep(lasted * (0.1 + 0.8 * chance.random()))
            if moment % 2:
                run.kill()
            else:
                os.kill(chance.choice(cluster.workers), signal.SIGKILL)
        assert run.returncode == (-signal.SIGKILL if moment % 2 else 1), moment
        assert ran(here, "续", "--scheduler", cluster.address) == 1, moment
        assert contents(here / "续") == contents(here / "一台"), moment


def test_what_a_run_has_left_on_a_machine_goes_when_the_run_is_over(here: Path, cluster: LocalCluster) -> None:
    assert ran(here, "去", "--scheduler", cluster.address) == 1
    patience = time.monotonic() + 60
    while (left := [*readers(cluster)]) and time.monotonic() < patience:
        time.sleep(0.1)
    assert left == []


def readers(cluster: LocalCluster) -> Iterator[int]:
    """Processes that read files for a machine of the cluster."""
    for worker in cluster.workers:
        yield from (one.pid for one in psutil.Process(worker).children() if "spawn_main" in " ".join(one.cmdline()))


def test_what_becomes_of_a_file_is_told_apart_as_on_one_machine(
    tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = District(tmp_path / "in")
    there.put("甲.xlsx", book(made_plain("某某甲局", {})))
    for name, outcome, refusal in (
        ("挂", "timed_out", "FILE-TIMEOUT"), ("吃", "crashed", "FILE-CRASHED"), ("死", "crashed", "FILE-CRASHED"),
    ):  # fmt: skip
        there.put(f"{name}.xlsx", b"x", outcome, refusal)
    monkeypatch.setattr(arrivals, "work", faulty)
    request = BatchRequest(
        folder=there.folder, out=tmp_path / "out", forms=load_templates(), scheduler=cluster.address,
        limits=WorkerLimits(seconds=20.0, bytes=2 * 2**30),
    )  # fmt: skip
    journal, lock = batch_run.open_output(request)
    done = batch_run.run(request, journal, lambda *_: None)
    listed = [one.listed(one.result(journal)) for one in done.arrivals]
    journal.close()
    lock.release()
    assert {one["path"]: (one["outcome"], (one["reason"] or {}).get("code")) for one in listed} == there.outcomes


BATCH = ("batch", "in", "-o", "out", "--to", "md", "-q")


@pytest.fixture
def before(cli: Cli, give: Give, tmp_path: Path) -> Mapping[str, str]:
    """What a run has written before another report came."""
    give("in/甲.json", {"agency.name": "某某甲局"})
    assert cli(*BATCH, "--jobs", "1").status == 0
    give("in/杀.json", {"agency.name": "某某杀局"})
    return contents(tmp_path / "out")


def test_a_file_whose_workers_are_killed_each_time_is_named_without_blame(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "work", faulty)
    done = cli(*BATCH, "--scheduler", cluster.address)
    (told,) = done.err
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    assert "杀.json" in told
    assert "不一定是文件有问题" in told


def test_a_cluster_that_is_not_there_is_no_file_s_fault(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_side, "CONNECTING", 0.5)
    done = cli(*BATCH, "--scheduler", "tcp://127.0.0.1:9")
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    (told,) = done.err
    assert "tcp://127.0.0.1:9 上没有可用的集群" in told


def test_a_cluster_without_machines_is_given_up(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_side, "PATIENCE", 0.0)
    with local_cluster(workers=0) as nobody:
        done = cli(*BATCH, "--scheduler", nobody.address)
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    (told,) = done.err
    assert "集群里没有工作机" in told


def test_a_cluster_that_is_lost_in_the_middle_leaves_every_earlier_output(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with local_cluster(workers=1) as lost:

        def ended(parcel: Any, limits: WorkerLimits) -> Any:
            lost.process.kill()
            return parcel_of(parcel, limits)

        monkeypatch.setattr(client_side, "parcel_of", ended)
        done = cli(*BATCH, "--scheduler", lost.address)
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    (told,) = done.err
    assert "与集群的连接断了" in told
    assert cli(*BATCH, "--jobs", "1").status == 0


def test_machines_with_another_version_of_the_program_are_refused(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_side, "digest_here", lambda *_: "another")
    done = cli(*BATCH, "--scheduler", cluster.address)
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    (told,) = done.err
    assert "不是同一版本" in told


def test_without_dask_it_is_said_what_to_install(
    cli: Cli, before: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "xlreport.district.run.cluster.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = cli(*BATCH, "--scheduler", "tcp://127.0.0.1:9")
    assert (done.status, contents(tmp_path / "out")) == (3, before)
    (told,) = done.err
    assert 'pip install "xlreport[cluster]"' in told


@pytest.mark.parametrize(
    "address", ["", "集群", "127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1", "inproc://1:2"]
)
def test_what_is_no_address_of_a_scheduler_is_told(cli: Cli, give: Give, address: str) -> None:
    give("in/甲.json")
    done = cli(*BATCH, "--scheduler", address)
    assert done.status == 2
    assert "不是调度程序的地址" in done.err[0]


def test_how_many_at_a_time_is_the_cluster_s_to_say(cli: Cli, give: Give) -> None:
    give("in/甲.json")
    done = cli(*BATCH, "--jobs", "2", "--scheduler", "127.0.0.1:8786")
    assert done.status == 2
    assert "--scheduler 不能和 --jobs 一起用" in done.err[0]


def test_what_travels_is_bytes_and_plain_values_of_ours(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "own")
    journal.keep_previous({("某某甲局", "zfxxgk/2021", 2023): "{}"})
    journal.close()
    copy = tmp_path / "甲.xlsx"
    copy.write_bytes(b"x")
    (tmp_path / "规则.yaml").write_text(RULES, encoding="utf-8")
    request = BatchRequest(
        folder=tmp_path, out=tmp_path, forms={}, templates=tmp_path, rules=tmp_path / "规则.yaml", formats=("docx",)
    )
    task = task_of(Input(copy, "甲.xlsx", is_record=False), request, tmp_path / "own", ("docx",), previous=True)
    crash = Returned(None, WorkerCrashError("the process ended with -6"), {"0" * 64: b"x"}, read=True)
    sent = pickle.dumps((work, parcel_of(task, WorkerLimits()), kit_of(task, "digest"), crash), protocol=0)
    named = {str(name) for one, name, _ in pickletools.genops(sent) if one.name == "GLOBAL"}
    ours = {name for name in named if name.startswith("xlreport.")}
    assert {name.split(".")[0].split()[0] for name in named - ours} <= {"__builtin__", "_codecs", "copy_reg", "tblib"}
    assert len(ours) == 6
    assert "pathlib" not in sent.decode("latin-1")
