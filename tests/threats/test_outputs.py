"""G5 of the threats: what cannot be written whole is not written at all, and told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.whole_reports import SEED


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """As on a full disk: the system refuses to let the file grow."""
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from xlreport.collection.whole_files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_file(Path(sys.argv[1]), b'x' * 100_000, force=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False, capture_output=True, text=True)
    assert "OSError" in done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_standard_output_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [sys.executable, "-m", "xlreport", "check", str(SEED)], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 3
    assert "磁盘已满" in done.stderr.decode()
