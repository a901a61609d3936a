"""What a program costs, with the processes that it starts: seconds, and the most memory that all have at one time."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.2
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What was taken by a program or a step."""

    seconds: float  # by the clock
    processor: float  # seconds of all cores
    megabytes: float  # the most that all processes had at one time; what they share counts once

    def __str__(self) -> str:
        return f"{self.seconds:8.1f} s by the clock {self.processor:8.1f} s of processors {self.megabytes:7,.0f} MB"


def run_program(*words: object) -> Cost:
    """Run a program to its end. Raises CalledProcessError, its messages on stderr, where it fails."""
    before = os.times()
    with subprocess.Popen([*map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        start, peak = time.perf_counter(), _Peak(process.pid)
        _, messages = process.communicate()
    after = os.times()
    if process.returncode:
        sys.stderr.write(messages)
        raise subprocess.CalledProcessError(process.returncode, process.args)
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(seconds=time.perf_counter() - start, processor=processor, megabytes=peak.megabytes())


def run_step(step: Callable[[], object]) -> Cost:
    """Run a step of this process, which may start others. Memory is that of the whole process."""
    before, start, peak = os.times(), time.perf_counter(), _Peak(os.getpid())
    step()
    after = os.times()
    return Cost(
        seconds=time.perf_counter() - start,
        processor=sum(after[:4]) - sum(before[:4]),
        megabytes=peak.megabytes(),
    )


class _Peak:
    """Looks again and again how much memory a process and its descendants have."""

    def __init__(self, root: int) -> None:
        self._root, self._most = root, 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def megabytes(self) -> float:
        """The most that was seen. Ends the watch."""
        self._done.set()
        self._thread.join()
        return self._most / 1000

    def _watch(self) -> None:
        while True:
            self._most = max(self._most, sum(map(_kilobytes, _descendants(self._root))))
            if self._done.wait(_SAMPLE_SECONDS):
                return


def _descendants(root: int) -> Iterator[int]:
    """A process and all that it has started, by their ids."""
    yield root
    for task in _read(_PROC / str(root) / "task" / str(root) / "children").split():
        yield from _descendants(int(task))


def _kilobytes(process: int) -> int:
    """The memory of a process; of what several share, its part."""
    for line in _read(_PROC / str(process) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the process has just ended
        return ""


def this_python(*words: object) -> Sequence[object]:
    """A command of the environment that this runs in, such as `cablegraph`."""
    return (Path(sys.executable).with_name(str(words[0])), *words[1:])
