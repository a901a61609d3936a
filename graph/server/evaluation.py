"""The process that answers queries: one at a time, from a store that it opens read-only, until it is told to stop.

It is made to be killed: a query that takes too long or too much memory ends with its process, not with the server.
What goes in and out are plain tuples over a pipe; who starts, watches and kills it is `graph.server.pool`.
"""

import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from graph.errors import GraphError
from graph.store import Store, TooLargeError, is_graph, open_store, query, serialize_answer

Asked = tuple[
    str, tuple[str, ...], tuple[str, ...], tuple[str, str]
]  # query, its two datasets, form of table and graph
Identity = tuple[int, int]  # tells one build in a folder from the next


class Answered(NamedTuple):
    """What became of a query."""

    sort: str  # "table", "graph", "refused", "too large", "not acceptable" or "failed"
    form: str  # of the content; of what there is none, the reason
    content: bytes
    build: Identity | None  # that was asked


STORE = "store"


def run_process(connection: Connection, build: str, memory: int, answer: int, base_iri: str) -> None:
    """Answer queries from the connection until it closes; raises nothing that a query could bring about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its processes itself
    store: Store | None = None
    opened: Identity | None = None
    connection.send(Answered("ready", "", b"", None))
    _bound_memory(memory)
    while True:
        try:
            asked: Asked = connection.recv()
        except (EOFError, OSError):
            return
        try:
            found = identify_build(Path(build))
            if store is None or found != opened:
                store, opened = None, None  # the old one is closed before the new one is opened
                store, opened = open_store(Path(build) / STORE), found
            connection.send(Answered(*_answer(store, asked, answer, base_iri), opened))
        except GraphError as error:
            connection.send(Answered("refused", str(error), b"", opened))
        except MemoryError:
            connection.send(Answered("failed", "the query needs more memory than it may have", b"", opened))


def identify_build(build: Path) -> Identity | None:
    """What changes when another build is put in place of the last one."""
    try:
        found = (build / STORE).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _answer(store: Store, asked: Asked, most_bytes: int, base_iri: str) -> tuple[str, str, bytes]:
    sparql, default_graphs, named_graphs, (table_form, graph_form) = asked
    answer = query(store, sparql, base_iri=base_iri, default_graphs=default_graphs, named_graphs=named_graphs)
    sort, form = ("graph", graph_form) if is_graph(answer) else ("table", table_form)
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
