"""What is measured of a program that starts others."""

import subprocess
import sys

import pytest
from process_tree import run_program, run_step

WASTEFUL = "import time; space = bytearray(b'x' * 150_000_000); time.sleep(1)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WASTEFUL!r}])"


def test_memory_of_a_child_counts():
    """A parent that does nothing itself."""
    cost = run_program(sys.executable, "-c", PARENT)
    assert 150 < cost.megabytes < 400
    assert cost.seconds > 1


def test_time_of_processors_is_that_of_work():
    """Waiting takes none."""
    cost = run_program(sys.executable, "-c", "import time; time.sleep(1)")
    assert cost.processor < 0.5 < cost.seconds


def test_a_step_is_measured_with_what_it_starts():
    """Two processes that count."""
    count = [sys.executable, "-c", "sum(range(5_000_000))"]
    cost = run_step(lambda: [subprocess.run(count, check=True) for _ in range(2)])
    assert cost.processor > 0.05


def test_a_program_that_fails_is_no_measurement(capsys):
    """Its messages are shown."""
    with pytest.raises(subprocess.CalledProcessError):
        run_program(sys.executable, "-c", "raise SystemExit('broken')")
    assert "broken" in capsys.readouterr().err
