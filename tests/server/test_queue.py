"""The queue between the server and the processes that answer: what it takes, gives, and refuses when it is full."""

import socket
from collections.abc import Iterator

import pytest

from graph.server.queue import Asked, make_queue, put_query, take_query


@pytest.fixture
def queue() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Both ends of a queue."""
    put, taken = make_queue()
    with put, taken:
        yield put, taken


@pytest.mark.parametrize("length", [10, 5_000, 1_000_000])
def test_queries_of_any_length_come_out_as_they_went_in(queue, length):
    """One after the other; a long one goes in a file, which nobody sees."""
    put, taken = queue
    asked = Asked("ASK {} # " + "x" * length, ("http://x.example/g",), (), "json", "turtle")
    for number in (1, 2):
        put_query(put, number, asked)
    found = [take_query(taken), take_query(taken)]
    assert [(waiting.number, waiting.asked) for waiting in found if waiting] == [(1, asked), (2, asked)]


def test_nothing_comes_once_the_queue_is_closed(queue):
    """So the processes end with the server, whatever ended that."""
    put, taken = queue
    put.close()
    assert take_query(taken) is None


def test_a_full_queue_is_told_at_once(queue):
    """The server must not stand still until a process is free."""
    put, _ = queue
    asked = Asked("ASK {}" + " " * 1_000)
    with pytest.raises(BlockingIOError):
        all(put_query(put, number, asked) for number in range(10_000))
