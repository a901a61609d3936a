"""Work in processes of their own, such as that on articles, each bounded in time and memory.

The bounds are the operating system's, set by the process itself: an alarm that ends it whatever it is doing, and a
limit on the memory that it can ask for. An article that runs into one, or whose process dies, costs itself alone,
and a new process takes the place of the old one. Processes are forked, so that a pipeline loaded before is there at
once and shared. Each has a pipe of its own: in a pool with one queue for all (concurrent.futures, pebble), a killed
process may leave a lock behind that the others wait for.
"""

import multiprocessing
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_MOST_ITEMS = 500  # of one process; a fresh one is without what a parser has gathered by then
_FORK = multiprocessing.get_context("fork")


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many processes work, and what one article may take."""

    jobs: int = field(default_factory=_usable_cores)
    seconds: int = 120  # by the clock; a million characters, the longest article, take one
    megabytes: int = 2000  # beyond what was loaded before


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing came of an item."""

    reason: str
    details: str = ""  # of a bug of ours, where it happened


def work_on(
    items: Iterable[_Item], work: Callable[[_Item], _Result], limits: Limits
) -> Iterator[tuple[_Item, _Result | Failure]]:
    """What the work gives for each item, or why it gave nothing, in the order in which they are done.

    An item is taken when a process is free. Items and results pass through a pipe (pickle), the work does not.
    """
    source = iter(items)
    crew: list[_Worker[_Item, _Result]] = []
    try:
        while True:
            while len(crew) < limits.jobs and (item := next(source, None)) is not None:
                crew.append(_Worker(work, limits, crew))
                crew[-1].give(item)
            if not crew:
                return
            for worker in _ready(crew):
                done = worker.take()
                following = None if worker.is_spent else next(source, None)
                if following is None:
                    worker.end()
                    crew.remove(worker)
                else:
                    worker.give(following)
                yield done
    finally:
        for worker in crew:
            worker.end()


class OneWorker(Generic[_Item, _Result]):
    """A process that works on one item at a time, for whoever waits for each; one that dies is replaced by a new one.

    Items and results pass through a pipe (pickle), the work does not.
    """

    def __init__(self, work: Callable[[_Item], _Result], limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._worker: _Worker[_Item, _Result] | None = None

    def work_on(self, item: _Item) -> _Result | Failure:
        """What the work gives for an item, or why it gave nothing."""
        if self._worker is None:
            self._worker = _Worker(self._work, self._limits, ())
        self._worker.give(item)
        _, result = self._worker.take()
        if self._worker.is_spent:
            self.end()
        return result

    def end(self) -> None:
        """End the process, if there is one."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def work_beside(others: Sequence[Callable[[], None]], own: Callable[[], None]) -> None:
    """Do some work in processes of their own, side by side, and some in this one meanwhile; ends when all is done.

    Whatever error stops any of it is raised here. A process that dies is a ChildProcessError.
    """
    started = [_start(_report, work) for work in others]
    try:
        own()
        for process, pipe in started:
            try:
                error = pipe.recv()
            except EOFError:
                process.join()
                raise ChildProcessError(f"a process died ({_name_of_death(process)})") from None
            if error is not None:
                raise error
    finally:
        for process, pipe in started:
            process.kill()
            process.join()
            pipe.close()


def work_within(seconds: float, work: Callable[[], _Result]) -> _Result:
    """What some work gives, done in a process of its own that is killed when its time is over.

    Raises TimeoutError then, what stops the work, and ChildProcessError if the process dies.
    """
    process, pipe = _start(_send, work)
    try:
        if not pipe.poll(seconds):
            raise TimeoutError
        done, result = pipe.recv()
    except EOFError:
        process.join()
        raise ChildProcessError(f"a process died ({_name_of_death(process)})") from None
    finally:
        process.kill()
        process.join()
        pipe.close()
    if not done:
        raise result
    given: _Result = result
    return given


def _send(pipe: Connection, work: Callable[[], object]) -> None:
    """Work, and send whether it was done, with what came of it or what stopped it."""
    try:
        pipe.send((True, work()))
    except Exception as error:  # noqa: BLE001  it is raised where somebody waits for it
        error.add_note(traceback.format_exc())
        pipe.send((False, error))


def _report(pipe: Connection, work: Callable[[], None]) -> None:
    """Work, and send what stopped it, or None."""
    try:
        work()
    except Exception as error:  # noqa: BLE001  it is raised where somebody waits for it
        error.add_note(traceback.format_exc())
        pipe.send(error)
    else:
        pipe.send(None)


def _start(target: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """A new process that works on arguments, and this end of the pipe that is its first.

    It never sees the Ctrl-C of a terminal: the build does, and ends it.
    """
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_begin, args=(ours, theirs, target, arguments), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return process, ours


def _begin(ours: Connection, theirs: Connection, target: Callable[..., None], arguments: Iterable[object]) -> None:
    ours.close()  # a copy left open here would keep this process from seeing that the other is gone
    target(theirs, *arguments)


def _name_of_death(process: BaseProcess) -> str:
    status = process.exitcode or 0
    return signal.Signals(-status).name if status < 0 else f"status {status}"


class _Worker(Generic[_Item, _Result]):
    """A process that works on one item after another."""

    is_spent = False
    pipe: Connection
    _item: _Item
    _given = 0

    def __init__(
        self, work: Callable[[_Item], _Result], limits: Limits, others: "Iterable[_Worker[_Item, _Result]]"
    ) -> None:
        self._limits = limits
        self._process, self.pipe = _start(_serve, [other.pipe for other in others], work, limits)

    def give(self, item: _Item) -> None:
        self._item = item
        self._given += 1
        with suppress(BrokenPipeError):  # it died; `take` will tell
            self.pipe.send(item)

    def take(self) -> tuple[_Item, _Result | Failure]:
        """The item and what came of it."""
        try:
            result = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._process.join()
            result = Failure(self._cause_of_death())
        self.is_spent = isinstance(result, Failure) or self._given >= _MOST_ITEMS
        return self._item, result

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _cause_of_death(self) -> str:
        if self._process.exitcode == -signal.SIGALRM:
            return f"takes longer to read than {self._limits.seconds} s"
        return f"the process that read it died ({_name_of_death(self._process)})"


def _ready(crew: "Iterable[_Worker[_Item, _Result]]") -> "list[_Worker[_Item, _Result]]":
    by_pipe = {worker.pipe: worker for worker in crew}
    return [by_pipe[pipe] for pipe in wait(list(by_pipe)) if isinstance(pipe, Connection)]


def _serve(pipe: Connection, others: Iterable[Connection], work: Callable[[Any], Any], limits: Limits) -> None:
    """Work on what comes through the pipe until it closes, which it does when the build ends or dies."""
    for other in others:  # as in `_begin`, for theirs
        other.close()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _bound_memory(limits.megabytes)
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        signal.alarm(limits.seconds)
        result = _result_of(work, item, limits)
        signal.alarm(0)
        pipe.send(result)


def _result_of(work: Callable[[Any], Any], item: object, limits: Limits) -> object:
    try:
        return work(item)
    except MemoryError:
        return Failure(f"takes more memory to read than {limits.megabytes} MB")
    except Exception as error:  # noqa: BLE001  a bug of ours costs one article, and is told with its traceback
        reason = f"a bug in Cablegraph stops it from being read ({type(error).__name__}: {error})"
        return Failure(reason, traceback.format_exc())


def _bound_memory(megabytes: int) -> None:
    """Let this process ask for so much memory beyond what it has; elsewhere than on Linux nothing bounds it."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        pages = int(sizes.read_text(encoding="ascii").split()[0])
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = pages * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))
