"""A PostgreSQL server of the tests' own: made in a temporary folder, gone when they end, reached by a socket only."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from demarche.ledger import open_ledger
from demarche.ledger._tables import metadata

OLDEST = 15
_SECONDS_TO_START = 60


def binaries() -> Path | None:
    """The folder of the newest server programs on this machine, None where there are none that are new enough."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("postgres")
    candidates = [*debian, *([Path(on_path).resolve().parent] if on_path else [])]
    found = [path for path in candidates if (path / "initdb").exists() and _version(path) >= OLDEST]
    return found[-1] if found else None


class Cluster:
    """A running server.

    Args:
        folder: Its programs.
        home: Where its data and its socket lie.
        lasting: Whether it writes as if its data were to outlive a power cut, which takes time.
    """

    def __init__(self, folder: Path, home: Path, lasting: bool) -> None:
        self._folder, self._home, self._lasting = folder, home, lasting
        self._numbers = count(1)
        self._free: list[str] = []
        self._server: subprocess.Popen[bytes] | None = None
        self._as_user = _unprivileged()
        if self._as_user:
            os.chown(home, self._as_user["user"], self._as_user["group"])
        made = self._run(
            "initdb", "--no-sync", "--auth=trust", "--username=desk", "--encoding=UTF8", "--no-locale"
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr}")

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        synced = f"fsync={'on' if self._lasting else 'off'}"
        settings = ("listen_addresses=", f"unix_socket_directories={self._home}", synced)
        options = [part for setting in settings for part in ("-c", setting)]
        with (self._home / "log").open("ab") as log:
            command = [str(self._folder / "postgres"), "-D", str(self._home / "data"), *options]
            self._server = subprocess.Popen(command, stdout=log, stderr=log, **self._as_user)
        for _ in range(_SECONDS_TO_START * 20):
            if self._run("pg_isready", "-q", "-h", str(self._home)).returncode == 0:
                return
            if self._server.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL does not start: {(self._home / 'log').read_text()[-2000:]}")

    def stop(self) -> None:
        """Stops the server at once, as a crash of its machine would."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(_SECONDS_TO_START)
            self._server = None

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://desk@/{name}?host={self._home}"

    @contextmanager
    def ledger(self) -> Iterator[str]:
        """The address of a ledger that holds nothing; its database is used again, for making one takes long."""
        if not self._free:
            name = self._create()
            open_ledger(self.url(name)).close()
            self._free.append(name)
        name = self._free.pop()
        try:
            yield self.url(name)
        finally:
            deleting = (f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
            self._execute(";".join(deleting), name)
            self._free.append(name)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty database."""
        name = self._create()
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def database_in(self, folder: Path) -> Iterator[str]:
        """The address of an empty database whose files lie in a folder of its own."""
        if self._as_user:
            os.chown(folder, self._as_user["user"], self._as_user["group"])
            folder.parent.chmod(0o755)
        own = folder / "data"
        own.mkdir()
        if self._as_user:
            os.chown(own, self._as_user["user"], self._as_user["group"])
        name = f"ledger_{next(self._numbers)}"
        self._execute(f"CREATE TABLESPACE {name} LOCATION '{own}'")
        self._execute(f"CREATE DATABASE {name} TABLESPACE {name}")
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")
            self._execute(f"DROP TABLESPACE {name}")

    def _create(self) -> str:
        name = f"ledger_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name}")
        return name

    def _execute(self, statement: str, name: str = "postgres") -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PGDATA": str(self._home / "data")}
        command = [str(self._folder / program), *arguments]
        return subprocess.run(
            command,
            env=environment,
            cwd=self._home,
            capture_output=True,
            text=True,
            check=False,
            **self._as_user,
        )


@contextmanager
def cluster(folder: Path, *, lasting: bool = False) -> Iterator[Cluster]:
    """A running server with the programs of a folder; see ``Cluster``."""
    # Not in pytest's own folder: there nobody else gets in, and the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="demarche-pg-") as home:
        made = Cluster(folder, Path(home), lasting)
        made.start()
        try:
            yield made
        finally:
            made.stop()


def _version(folder: Path) -> int:
    said = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    number = re.search(r"\d+", said)
    return int(number[0]) if number else 0


def _unprivileged() -> dict[str, Any]:
    """Under which user to run the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return {}
