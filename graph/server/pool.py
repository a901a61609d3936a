"""Processes that answer queries, each killed when its query takes too long, and another put in its place.

One process runs one query at a time, so that the deadline of a query ends that query alone (Oxigraph cannot be
interrupted from outside). A process says in shared memory which query it is at, so nothing has to be sent, and nobody
woken, for a query to begin.
"""

import asyncio
import multiprocessing
import os
import pickle
import time
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from socket import socketpair

from graph.server.evaluation import SIZE, Answered, Work, run_process
from graph.server.limits import Limits
from graph.server.queue import Asked, make_queue, put_query

_CONTEXT = multiprocessing.get_context("spawn")  # the server has threads and an event loop, which a fork would copy
# For the C library of the processes: it keeps more of the small pieces at hand that a query frees and the next one
# wants. With the seven of each size that it keeps by itself, a small query takes half as long again.
_TUNABLES = "glibc.malloc.tcache_count=2000"
_LOOK = 0.1  # seconds between two looks whether a query is over its time or a process is missing


class QueryEnded(Exception):  # noqa: N818 -- what happened; whose fault it is, nobody knows
    """A query that was ended before it was answered, with the reason."""


class Pool:
    """The processes that answer queries about a build."""

    def __init__(self, build: Path, limits: Limits, base_iri: str) -> None:
        self._build = build
        self._limits = limits
        self._base_iri = base_iri
        self._put, self._taken = make_queue()
        self._numbers = count(1)
        self._asked: dict[int, tuple[float, asyncio.Future[Answered]]] = {}  # by number: since when, and the answer
        self._processes: list[_Process] = []
        self._watching: asyncio.Task[None] | None = None
        self.ended = 0  # queries, since the start

    async def start(self) -> None:
        """Start the processes; queries wait until one is ready."""
        os.environ.setdefault("GLIBC_TUNABLES", _TUNABLES)
        self._watching = asyncio.create_task(self._watch())

    def stop(self) -> None:
        """End all processes."""
        if self._watching:
            self._watching.cancel()
        for process in self._processes:
            process.kill()
        self._put.close()
        self._taken.close()

    async def ask(self, asked: Asked) -> Answered:
        """What a process answers. Raises QueryEnded if it was ended, or none would be free in time."""
        if len(self._asked) >= self._limits.waiting + self._limits.processes:
            raise QueryEnded("too many queries are waiting")
        try:
            waiting = put_query(self._put, next(self._numbers), asked)
        except BlockingIOError:
            raise QueryEnded("too many queries are waiting") from None
        answer: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._asked[waiting.number] = waiting.since, answer
        return await answer

    def settle(self, number: int, became: Answered | QueryEnded) -> None:
        """Say what became of a query to whoever waits for it."""
        _, answer = self._asked.pop(number, (0.0, None))
        if answer is None or answer.done():
            return
        if isinstance(became, QueryEnded):
            answer.set_exception(became)
        else:
            answer.set_result(became)

    def end(self, process: "_Process", reason: str) -> None:
        """Kill a process with the query that it is at; another one will take its place."""
        if process in self._processes:
            self._processes.remove(process)
            process.kill()
            number, _ = process.work
            if number in self._asked:
                self.ended += 1
                self.settle(int(number), QueryEnded(reason))

    async def _watch(self) -> None:
        """Keep as many processes as there shall be, and end the queries whose time is over."""
        seconds = self._limits.seconds
        while True:
            while len(self._processes) < self._limits.processes:
                await self._add()
            await asyncio.sleep(_LOOK)
            over = time.monotonic() - seconds
            for process in self._processes.copy():
                number, since = process.work
                if number and since < over:
                    self.end(process, f"the query took longer than {seconds:g} seconds")
            begun = {process.work[0] for process in self._processes}
            late = [number for number, (since, _) in self._asked.items() if since < over and number not in begun]
            for number in late:
                self.settle(number, QueryEnded(f"no process was free within {seconds:g} seconds"))

    async def _add(self) -> None:
        ours, theirs = socketpair()
        work: Work = _CONTEXT.RawArray("d", 2)
        process = _CONTEXT.Process(
            target=run_process,
            args=(self._taken, theirs, work, self._build, self._limits, self._base_iri),
            daemon=True,
            name="cablegraph query",
        )
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, process.start)
        theirs.close()
        added = _Process(self, process, work)
        self._processes.append(added)
        await loop.create_connection(lambda: added, sock=ours)


class _Process(asyncio.Protocol):
    """A process, what it is at, and the answers that come from it."""

    def __init__(self, pool: Pool, process: BaseProcess, work: Work) -> None:
        self._pool = pool
        self._received = bytearray()
        self.kill = process.kill
        self.work = work

    def data_received(self, data: bytes) -> None:
        received = self._received
        received += data
        while len(received) >= SIZE.size:
            (size,) = SIZE.unpack_from(received)
            end = SIZE.size + size
            if len(received) < end:
                return
            number, *answered = pickle.loads(memoryview(received)[SIZE.size : end])  # noqa: S301 -- of our own process
            del received[:end]
            self._pool.settle(number, Answered(*answered))

    def connection_lost(self, _: Exception | None) -> None:
        self._pool.end(self, "the query ended its process: too much memory, or too deeply nested")
