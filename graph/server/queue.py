"""The queue of queries that wait for a process: a socket of whole messages, of which each free process takes the next.

So nobody hands queries out, and none waits behind a slow one while another process is free.
"""

import os
import pickle
import socket
import time
from typing import NamedTuple

_LONGEST = 4_096  # bytes of a message; a longer query goes in a file in memory, since a socket holds few of those


class Asked(NamedTuple):
    """What a process is asked."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    table_form: str = ""  # names of `graph.store`; "" where the client takes none
    graph_form: str = ""


class Waiting(NamedTuple):
    """A query in the queue."""

    number: int
    since: float  # of the monotonic clock, which all processes share
    asked: Asked


def make_queue() -> tuple[socket.socket, socket.socket]:
    """The end where queries are put, which never waits, and that from which they are taken."""
    put, taken = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    put.settimeout(0)
    return put, taken


def put_query(queue: socket.socket, number: int, asked: Asked) -> Waiting:
    """Put a query into the queue. Raises BlockingIOError if it is full."""
    waiting = Waiting(number, time.monotonic(), asked)
    message = pickle.dumps((number, waiting.since, tuple(asked)))
    if len(message) <= _LONGEST:
        queue.send(message)
        return waiting
    with os.fdopen(os.memfd_create("query"), "wb") as file:
        file.write(message)
        file.flush()
        socket.send_fds(queue, [b"in the file"], [file.fileno()])
    return waiting


def take_query(queue: socket.socket) -> Waiting | None:
    """Wait for a query; None once the queue is closed."""
    message, files, _, _ = socket.recv_fds(queue, _LONGEST, 1)
    if files:
        with os.fdopen(files[0], "rb") as file:
            file.seek(0)
            message = file.read()
    if not message:
        return None
    number, since, asked = pickle.loads(message)  # noqa: S301 -- of the server itself
    return Waiting(number, since, Asked(*asked))
