"""What befalls a ledger while reports are read into it, with real processes: nothing kept is lost, going on completes it."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demarche.ledger import Ledger, open_ledger
from postgres_cluster import Cluster

START = "import sys; from demarche.cli import main; sys.exit(main())"
REPORTS = 150


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Reports of two claims each."""
    file = tmp_path / "viele.jsonl"
    text = "Am Montag erkannte Kanada das Kosovo an. Serbien protestierte gegen die Entscheidung Kanadas. Akte {}."
    rows = (json.dumps({"id": f"r{number}", "text": text.format(number)}) for number in range(REPORTS))
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def start(reports: Path, ledger: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START, "read", str(reports), "--format", "jsonl", "--ledger", ledger]
    with (reports.parent / "out").open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True, preexec_fn=before)


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    said = process.communicate(timeout=300)[1]
    assert "Traceback" not in said
    return process.returncode, said


def read_whole(reports: Path, ledger: str) -> str:
    status, said = finish(start(reports, ledger))
    assert status == 0, said
    return said


def wait_for(ledger: Ledger, number: int, process: subprocess.Popen[str]) -> None:
    """Waits until so many reports are kept."""
    while len(ledger.transactions()) < number:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def kept(address: str) -> int:
    """How many reports are kept; each is whole, and nothing is wrong with them."""
    with open_ledger(address, create=False) as ledger:
        assert list(ledger.check()) == []
        held = [report.id for report in ledger.reports()]
        assert ledger.count_claims() == dict.fromkeys(held, 2)
        return len(held)


def test_a_process_that_is_killed_loses_nothing_that_was_kept(ledger_address: str, reports: Path) -> None:
    with start(reports, ledger_address) as process, open_ledger(ledger_address) as ledger:
        wait_for(ledger, 20, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = kept(ledger_address)
    assert 20 <= before < REPORTS
    assert f"; {2 * (REPORTS - before)} new and 0 closed" in read_whole(reports, ledger_address)
    assert kept(ledger_address) == REPORTS


def test_a_server_that_stops_is_told_and_going_on_completes_the_work(cluster: Cluster, reports: Path) -> None:
    with cluster.ledger() as address:
        with start(reports, address) as process:
            with open_ledger(address) as ledger:
                wait_for(ledger, 20, process)
            try:
                cluster.stop()
                status, said = finish(process)
            finally:
                cluster.start()
        assert status == 3
        assert said.count("\n") == 1
        assert "when the server is back" in said or "check that the server runs" in said
        before = kept(address)
        assert 20 <= before < REPORTS
        assert f"; {2 * (REPORTS - before)} new and 0 closed" in read_whole(reports, address)
        assert kept(address) == REPORTS


def test_a_disk_without_room_is_told_and_going_on_completes_the_work(tmp_path: Path, reports: Path) -> None:
    ledger = str(tmp_path / "ledger.sqlite")
    open_ledger(ledger).close()

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    status, said = finish(start(reports, ledger, limit))
    assert status == 3
    assert said.count("\n") == 1
    assert "check its space and quota, then run the same command again" in said
    before = kept(ledger)
    assert 0 < before < REPORTS
    assert f"; {2 * (REPORTS - before)} new and 0 closed" in read_whole(reports, ledger)
    assert kept(ledger) == REPORTS


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A file system of its own with so much room; only root may make one."""
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "demarche-test", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"a small file system cannot be made here: {made.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_server_whose_disk_is_full_is_told_and_going_on_completes_the_work(
    cluster: Cluster, reports: Path
) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="demarche-small-") as folder,
        small_disk(Path(folder) / "disk", "24m"),
        cluster.database_in(Path(folder) / "disk") as address,
    ):
        open_ledger(address).close()
        disk = os.statvfs(Path(folder) / "disk")
        filler = Path(folder) / "disk" / "filler"
        filler.write_bytes(bytes(disk.f_bavail * disk.f_frsize - 200_000))
        status, said = finish(start(reports, address))
        assert status == 3
        assert said.count("\n") == 1
        assert "the disk is full; free some space and run the same command again" in said
        before = kept(address)
        assert 0 < before < REPORTS
        filler.unlink()
        assert f"; {2 * (REPORTS - before)} new and 0 closed" in read_whole(reports, address)
        assert kept(address) == REPORTS


@contextmanager
def read_only(file: Path) -> Iterator[None]:
    """A file that nobody may write to, not even root."""
    file.chmod(0o444)
    lock = os.geteuid() == 0
    if lock and subprocess.run(["chattr", "+i", str(file)], capture_output=True, check=False).returncode:
        pytest.skip("root may write to any file of this file system")
    try:
        yield
    finally:
        if lock:
            subprocess.run(["chattr", "-i", str(file)], check=True)
        file.chmod(0o644)


def test_a_file_that_may_only_be_read_is_told_and_going_on_completes_the_work(
    tmp_path: Path, reports: Path
) -> None:
    ledger = tmp_path / "ledger.sqlite"
    first = tmp_path / "first.jsonl"
    first.write_text("\n".join(reports.read_text("utf-8").splitlines()[:20]), encoding="utf-8")
    read_whole(first, str(ledger))
    with read_only(ledger):
        status, said = finish(start(reports, str(ledger)))
        assert status == 3
        assert said.count("\n") == 1
        assert "may not be written to; check the permissions of the file and its folder" in said
        assert kept(str(ledger)) == 20
    assert f"; {2 * (REPORTS - 20)} new and 0 closed" in read_whole(reports, str(ledger))
    assert kept(str(ledger)) == REPORTS
