"""What is shipped is known by name, version and licence; and how a frozen program begins."""

import importlib.util
import subprocess
import sys
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
import yaml
from support.full import FULL
from support.reports import bundled, report
from support.workbooks import written

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"
sys.path.insert(0, str(TOOLS))

from contained import listed_in, packages_of  # noqa: E402  tools are no package
from licences import notices  # noqa: E402
from sbom import bill, named_in  # noqa: E402
from shipping.frozen import opened  # noqa: E402
from shipping.packages import normal, shipped  # noqa: E402

FREELY = ("MIT", "BSD", "Apache", "ISC", "PSF", "LGPL", "0BSD")


@pytest.mark.slow
def test_the_bill_of_materials_names_every_package_installed() -> None:
    if importlib.util.find_spec("cyclonedx_py") is None:
        pytest.skip("cyclonedx-bom is not installed")
    told = bill()
    assert {normal(one.metadata["Name"]) for one in distributions()} <= named_in(told).keys()
    assert named_in(told)["python-stdnum"]


def test_every_package_that_is_shipped_has_a_licence_under_which_it_may_be() -> None:
    packages = shipped()
    assert {"xlreport", "typst", "lxml", "python-stdnum"} <= {one.name for one in packages}
    assert {one.name: one.licence for one in packages if not any(free in one.licence for free in FREELY)} == {}


def test_what_may_not_be_kept_from_being_replaced_is_named_in_the_page() -> None:
    page = (ROOT / "docs" / "安装.md").read_text(encoding="utf-8")
    bound = [one.name for one in shipped() if "GPL" in one.licence or "AFL" in one.licence]
    assert "python-stdnum" in bound
    assert [name for name in bound if f"| {name}" not in page] == []


def test_the_notices_hold_the_text_of_each_licence_that_its_package_holds() -> None:
    told = notices(shipped())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
    assert [one.name for one in shipped() if not one.texts] == []


def test_what_a_frozen_folder_holds_is_held_against_what_is_named_beside_it() -> None:
    """Whose each module is, by the packages of this environment; `tools/freeze.py` asks it of the folder itself."""
    owners = packages_distributions()
    modules = {"json", "pyi_rth_inspect", "yaml", "docx", "stdnum", "typst", "odd_one"}
    found = packages_of(modules, owners)
    assert found == {
        "pyyaml": {"yaml"}, "python-docx": {"docx"}, "python-stdnum": {"stdnum"}, "typst": {"typst"}, "": {"odd_one"},
    }  # fmt: skip
    assert listed_in(notices(shipped())) == {normal(one.name) for one in shipped()}
    assert found.keys() - listed_in(notices(shipped())) == {""}


def test_a_double_click_opens_the_desk_where_there_is_one() -> None:
    assert opened(["check", "desk"]) == ["desk"]
    assert opened(["check"]) == ["--help"]


@pytest.mark.slow
def test_the_program_that_is_frozen_is_its_own_worker(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", bundled(), report())
    command = [sys.executable, str(TOOLS / "shipping" / "frozen.py"), "-P", "-m", "xlreport.files.worker"]
    done = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=True)
    assert done.stdout.startswith(b"{")


def test_hooks_for_pre_commit_are_commands_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    from xlreport.cli.main import run

    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in hooks] == ["xlreport-check", "xlreport-template-lint"]
    for one in hooks:
        program, *command = one["entry"].split()
        assert (program, run([*command, "--help"])) == ("xlreport", 0)
        assert one["entry"] in capsys.readouterr().out


@pytest.mark.slow
def test_a_wheelhouse_is_enough_for_an_environment_without_a_network(tmp_path: Path) -> None:
    if not FULL:
        pytest.skip("downloads every dependency: run with XLREPORT_FULL=1")
    subprocess.run([sys.executable, str(TOOLS / "wheelhouse.py"), str(tmp_path / "wheels")], check=True)
    assert list((tmp_path / "wheels").glob("xlreport-*.whl"))
