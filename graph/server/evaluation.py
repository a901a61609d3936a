"""The process that answers queries: one at a time, from a store that it opens read-only, until the queue closes.

It is made to be killed: a query that takes too long or too much memory ends with its process, not with the server.
Who starts, watches and kills it is `graph.server.pool`.
"""

import gc
import os
import pickle
import resource
import signal
import socket
import struct
import time
from collections.abc import MutableSequence
from pathlib import Path
from typing import NamedTuple

from graph.errors import GraphError
from graph.server.limits import Limits
from graph.server.queue import Asked, take_query
from graph.store import Store, TooLargeError, is_graph, open_store, query, serialize_answer

STORE = "store"
SIZE = struct.Struct("!Q")  # of an answer, ahead of it

Identity = tuple[int, int]  # tells one build in a folder from the next
Work = MutableSequence[float]  # the number of the query that a process is at, 0 for none, and since when; shared memory


class Answered(NamedTuple):
    """What became of a query."""

    sort: str  # "table", "graph", "refused", "too large", "not acceptable" or "failed"
    form: str  # of the content; of what there is none, the reason
    content: bytes
    build: Identity | None  # that was asked


def run_process(
    queue: socket.socket, answers: socket.socket, work: Work, build: Path, limits: Limits, base_iri: str
) -> None:
    """Answer queries from the queue until it closes; raises nothing that a query could bring about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its processes itself
    # Woken up by a query it does not push the server from its core, which may have more queries to put.
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    gc.freeze()  # what was imported stays, and need not be looked through again and again
    _bound_memory(limits.memory)
    store: Store | None = None
    opened: Identity | None = None
    path = build / STORE
    while waiting := take_query(queue):
        work[:] = waiting.number, time.monotonic()
        if work[1] - waiting.since < limits.seconds:  # else it was given up by now
            try:
                found = identify_store(path)
                if store is None or found != opened:
                    store, opened = None, None  # the old one is closed before the new one is opened
                    store, opened = open_store(path), found
                answered = Answered(*_answer(store, waiting.asked, limits.answer, base_iri), opened)
            except GraphError as error:
                answered = Answered("refused", str(error), b"", opened)
            except MemoryError:
                answered = Answered("failed", "the query needs more memory than it may have", b"", opened)
            content = pickle.dumps((waiting.number, *answered))
            answers.sendall(SIZE.pack(len(content)) + content)
        work[0] = 0


def identify_store(store: Path) -> Identity | None:
    """What changes when the store of another build is put in place of the last one."""
    try:
        found = store.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _answer(store: Store, asked: Asked, most_bytes: int, base_iri: str) -> tuple[str, str, bytes]:
    answer = query(
        store, asked.query, base_iri=base_iri, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs
    )
    sort, form = ("graph", asked.graph_form) if is_graph(answer) else ("table", asked.table_form)
    if not form:
        return "not acceptable", sort, b""
    try:
        return sort, form, serialize_answer(answer, form, most_bytes=most_bytes)
    except TooLargeError as error:
        return "too large", str(error), b""


def _bound_memory(more: int) -> None:
    """Allow so many bytes beyond what the process has mapped now; RocksDB maps its files, too."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + more, mapped + more))
