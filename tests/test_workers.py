import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.workers import Failure, Limits, work_beside, work_on

LIMITS = Limits(jobs=2, seconds=1, megabytes=200)


def outcomes(work: Callable[[int], object], count: int = 6, limits: Limits = LIMITS) -> dict[int, object]:
    """What comes of the numbers below `count`."""
    return dict(work_on(range(count), work, limits))


def spoiled_by(trouble: Callable[[], object]) -> dict[int, object]:
    """What comes of six numbers, of which the third makes trouble in a process of its own."""
    return outcomes(lambda number: trouble() if number == 2 else number)


def test_every_item_is_worked_on_once():
    """Whatever the number of processes."""
    for jobs in (1, 2, 5):
        assert outcomes(lambda number: number * number, 20, Limits(jobs=jobs)) == {n: n * n for n in range(20)}


def test_processes_work_at_the_same_time():
    """Two that wait half a second each are done in less than one."""
    start = time.monotonic()
    outcomes(lambda _: time.sleep(0.5), 2)

    assert time.monotonic() - start < 0.95


def test_items_are_taken_when_a_process_is_free():
    """However many there are, no more wait in memory than there are processes."""
    taken: list[int] = []

    def items():
        for number in range(50):
            taken.append(number)
            yield number

    for done, _ in enumerate(work_on(items(), abs, LIMITS), start=1):
        assert len(taken) <= done + LIMITS.jobs


def test_a_process_is_replaced_now_and_then(monkeypatch: pytest.MonkeyPatch):
    """So that what a parser gathers does not grow with the number of articles."""
    monkeypatch.setattr("graph.workers._MOST_ITEMS", 3)
    processes = outcomes(lambda _: os.getpid(), 9, Limits(jobs=1))

    assert len(set(processes.values())) == 3


def loop_for_ever() -> None:
    """What a parser may do with an unlucky text."""
    while True:
        pass


def kill_oneself() -> None:
    """What the kernel does to a process when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def quit_at_once() -> None:
    """What a library in C may do."""
    os._exit(7)


def divide_by_zero() -> float:
    """A bug."""
    return 1 / 0


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (loop_for_ever, "takes longer to read than 1 s"),
        (lambda: time.sleep(60), "takes longer to read than 1 s"),
        (lambda: bytearray(300_000_000), "takes more memory to read than 200 MB"),
        (kill_oneself, "the process that read it died (SIGKILL)"),
        (quit_at_once, "the process that read it died (status 7)"),
        (divide_by_zero, "a bug in Cablegraph stops it from being read (ZeroDivisionError: division by zero)"),
    ],
)
def test_trouble_costs_the_item_that_makes_it(trouble: Callable[[], object], reason: str):
    """All others are worked on, and the reason is told."""
    done = spoiled_by(trouble)
    failure = done.pop(2)

    assert isinstance(failure, Failure)
    assert failure.reason == reason
    assert done == {number: number for number in (0, 1, 3, 4, 5)}


def test_a_bug_is_told_with_its_place():
    """Whoever mends it needs the traceback."""
    failure = spoiled_by(divide_by_zero)[2]

    assert isinstance(failure, Failure)
    assert "in divide_by_zero" in failure.details


def test_trouble_with_every_item_ends_too():
    """A process for each, and none is left."""
    done = outcomes(lambda _: quit_at_once())

    assert all(isinstance(result, Failure) for result in done.values())
    assert len(done) == 6


def is_alive(process: int) -> bool:
    """Whether a process is there and has not ended."""
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_no_process_is_left_when_somebody_stops_asking():
    """Those that work on further items are ended."""
    results = work_on(range(10), lambda number: (number and time.sleep(60)) or os.getpid(), Limits(jobs=3))
    _, process = next(results)
    results.close()

    assert isinstance(process, int)
    assert not is_alive(process)


def test_processes_end_when_the_one_that_asks_is_killed(tmp_path: Path):
    """Even if it had no time to say so, and though its processes hold copies of what it had open."""
    asking = os.fork()
    if asking == 0:
        for number, process in work_on(range(100), lambda _: os.getpid(), LIMITS):
            (tmp_path / str(number)).write_text(str(process))
            if number == 4:
                os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(asking, 0)
    processes = {int(path.read_text()) for path in tmp_path.iterdir()}
    deadline = time.monotonic() + 10
    while any(map(is_alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)

    assert processes
    assert not any(map(is_alive, processes))


def test_work_is_done_side_by_side(tmp_path: Path):
    """In other processes and in this one, and all of it is done at the end."""
    others = [(tmp_path / name).touch for name in ("one", "two")]
    work_beside(others, (tmp_path / "own").touch)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "own", "two"]


def test_an_error_of_another_process_is_raised_here():
    """As it was, with the place where it was."""
    with pytest.raises(ZeroDivisionError) as error:
        work_beside([divide_by_zero], lambda: None)

    assert "in divide_by_zero" in error.value.__notes__[0]


def test_a_process_that_dies_is_an_error_here():
    """Nobody waits for it for ever."""
    with pytest.raises(ChildProcessError, match="SIGKILL"):
        work_beside([kill_oneself], lambda: None)


def test_other_work_is_ended_when_ours_fails():
    """An error here does not wait for it."""
    start = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        work_beside([lambda: time.sleep(60)], divide_by_zero)

    assert time.monotonic() - start < 30
