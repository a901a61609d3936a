"""A Virtuoso server of one's own, with Debian's settings; what it is asked stands in `engines.py`."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from interop.programs import MissingError, need

INI = Path("/etc/virtuoso-opensource-7/virtuoso.ini")


class Ports(NamedTuple):
    """Where a server listens, on this machine alone: for isql, and for the SPARQL protocol."""

    sql: int
    http: int


@contextmanager
def virtuoso_server(folder: Path, readable: Path) -> Iterator[Ports]:
    """A server that keeps its files in a folder, may load those of another, and ends with the block.

    Raises MissingError where Virtuoso is not installed.
    """
    need("virtuoso-t", "virtuoso-opensource")
    if not INI.exists():
        raise MissingError(f"{INI} is missing: Debian's package virtuoso-opensource")
    ports = Ports(sql=_free_port(), http=_free_port())
    (folder / "virtuoso.ini").write_text(_settings(folder, readable, ports))
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(ports.http, process)
            yield ports
        finally:
            process.kill()


def virtuoso_version() -> str:
    """The version that is installed, or nothing."""
    if shutil.which("virtuoso-t") is None:
        return ""
    told = subprocess.run(["virtuoso-t", "-?"], check=False, capture_output=True, text=True)  # ends with a status of 1
    return re.search(r"(?m)^Version (\d+\.\d+\.\d+)", told.stdout + told.stderr)[1]


def _settings(folder: Path, readable: Path, ports: Ports) -> str:
    settings = INI.read_text()
    for pattern, value in (
        (r"/var/lib/virtuoso-opensource-7/db/", f"{folder}/"),
        (r"(?m)^ServerPort\s*= 1111$", f"ServerPort = 127.0.0.1:{ports.sql}"),
        (r"(?m)^ServerPort\s*= 8890$", f"ServerPort = 127.0.0.1:{ports.http}"),
        (r"(?m)^DirsAllowed\s*=.*", f"DirsAllowed = ., {readable}"),
    ):
        settings, found = re.subn(pattern, value, settings)
        assert found, pattern
    return settings


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "Virtuoso ended at its start"
        time.sleep(0.1)
    raise AssertionError("Virtuoso does not listen")
