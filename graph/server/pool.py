"""Processes that answer queries, each killed when its query takes too long, and another put in its place.

One process runs one query at a time, so that the deadline of a query ends that query alone (Oxigraph cannot be
interrupted from outside). Requests wait for a free process in the order in which they came.
"""

import asyncio
import multiprocessing
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from graph.server.evaluation import Answered, Asked, run_process
from graph.server.limits import Limits

_CONTEXT = multiprocessing.get_context("spawn")  # the server has threads and an event loop, which a fork would copy


class QueryEnded(Exception):  # noqa: N818 -- what happened; whose fault it is, nobody knows
    """A query that was ended before it was answered, with the reason."""


@dataclass(slots=True)
class _Process:
    """A process and what it was last asked; its answers are read as soon as they are there."""

    process: BaseProcess
    connection: Connection
    answer: "asyncio.Future[Answered]"

    def ask(self, asked: Asked) -> "asyncio.Future[Answered]":
        self.answer = asyncio.get_running_loop().create_future()
        self.connection.send(asked)
        return self.answer

    def read(self) -> None:
        """Take the answer that waits on the connection, or that there will be none."""
        try:
            answered: Answered = self.connection.recv()
        except (EOFError, OSError) as error:
            asyncio.get_running_loop().remove_reader(self.connection.fileno())
            if not self.answer.done():
                self.answer.set_exception(error)
        else:
            if not self.answer.done():
                self.answer.set_result(answered)

    def kill(self) -> None:
        self.process.kill()
        asyncio.get_running_loop().remove_reader(self.connection.fileno())
        self.connection.close()


@dataclass(slots=True)
class Pool:
    """The processes that answer queries about a build."""

    build: Path
    limits: Limits
    base_iri: str
    ended: int = 0  # queries, since the start
    _free: "asyncio.Queue[_Process]" = field(default_factory=asyncio.Queue)
    _all: set[BaseProcess] = field(default_factory=set)
    _waiting: int = 0
    _starting: "set[asyncio.Task[None]]" = field(default_factory=set)

    async def start(self) -> None:
        """Start the processes and wait until each can take a query."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.processes)))

    def stop(self) -> None:
        """End all processes."""
        for process in self._all:
            process.kill()

    async def ask(self, asked: Asked) -> Answered:
        """What a process answers. Raises QueryEnded if it was ended, or none would be free in time."""
        process = await self._take()
        try:
            async with asyncio.timeout(self.limits.seconds):
                answered = await process.ask(asked)
        except asyncio.CancelledError:  # the client went away
            self._replace(process)
            raise
        except TimeoutError:
            self._replace(process)
            raise QueryEnded(f"the query took longer than {self.limits.seconds:g} seconds") from None
        except (EOFError, OSError):
            self._replace(process)
            raise QueryEnded("the query ended its process: too much memory, or too deeply nested") from None
        self._free.put_nowait(process)
        return answered

    async def _take(self) -> _Process:
        if not self._waiting and not self._free.empty():
            return self._free.get_nowait()
        if self._waiting >= self.limits.waiting:
            raise QueryEnded("too many queries are waiting")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._free.get()
        except TimeoutError:
            raise QueryEnded(f"no process was free within {self.limits.seconds:g} seconds") from None
        finally:
            self._waiting -= 1

    def _replace(self, process: _Process) -> None:
        self.ended += 1
        process.kill()
        self._all.discard(process.process)
        task = asyncio.get_running_loop().create_task(self._add())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _add(self) -> None:
        ours, theirs = _CONTEXT.Pipe()
        limits = self.limits
        process = _CONTEXT.Process(
            target=run_process,
            args=(theirs, str(self.build), limits.memory, limits.answer, self.base_iri),
            daemon=True,
            name="cablegraph query",
        )
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, process.start)
        theirs.close()
        self._all.add(process)
        started = _Process(process, ours, loop.create_future())
        loop.add_reader(ours.fileno(), started.read)
        with suppress(EOFError, OSError):
            await started.answer
            self._free.put_nowait(started)
