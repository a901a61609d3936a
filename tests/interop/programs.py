"""Running programs of others, and saying which is missing; what is asked of them stands in `engines.py`."""

import shutil
import subprocess


class MissingError(Exception):
    """A program that is not installed."""


def need(program: str, package: str) -> None:
    """Raise MissingError where a program is not installed."""
    if shutil.which(program) is None:
        raise MissingError(f"{program} is not installed: Debian's package {package}")


def output_of(*command: object) -> bytes:
    """What a command prints; it must end well and complain of nothing."""
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True)
    complaints = [line for line in done.stderr.splitlines() if line and not line.startswith(b"SLF4J:")]
    assert complaints == [], complaints[:5]
    return done.stdout
