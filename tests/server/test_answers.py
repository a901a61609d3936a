"""Answers that are given again: only of the same build, and only where they would be the same."""

import time

import pytest
from starlette.responses import Response

from graph.server.answers import LARGEST, Answers, may_change

KEY = ("GET", b"query=ASK{}", None, None, b"")
BUILD, NEXT = (1, 1), (1, 2)


def test_an_answer_is_given_again_of_the_same_build_only():
    """A new build in the folder forgets what was answered of the last one."""
    answers, response = Answers(100_000), Response(b"yes")
    answers.keep(KEY, BUILD, response)
    assert answers.get(KEY, BUILD) is response
    assert answers.get(KEY, NEXT) is None
    answers.keep(KEY, NEXT, Response(b"no"))
    assert answers.get(KEY, BUILD) is None


@pytest.mark.parametrize("key", [KEY, ("POST", b"", None, None, b"x" * 20_000)])
def test_what_would_take_much_memory_is_not_kept(key):
    """Neither a large answer nor one to a long request."""
    answers = Answers(10 * LARGEST)
    answers.keep(key, BUILD, Response(b"x" * (LARGEST + 1 if key is KEY else 1)))
    assert answers.get(key, BUILD) is None


def test_the_last_asked_for_are_kept():
    """Memory stays within its bound."""
    answers = Answers(10_000)
    keys = [(*KEY[:4], b"%d" % number) for number in range(100)]
    for key in keys:
        answers.keep(key, BUILD, Response(b"x" * 100))
    kept = [answers.get(key, BUILD) is not None for key in keys]
    assert 0 < sum(kept) < 10
    assert kept[-1]


@pytest.mark.parametrize(
    ("query", "changes"),
    [
        ("SELECT (NOW() AS ?now) {}", True),
        ("SELECT (STRUUID() AS ?name) {}", True),
        ("SELECT (RAND() AS ?number) {}", True),
        (r"SELECT (\u004EOW() AS ?hidden) {}", True),
        ("SELECT * { ?brand a cg:Known }", False),
    ],
)
def test_a_query_whose_answer_may_change_is_known(query, changes):
    """By the functions of SPARQL that give another value each time."""
    assert may_change(query) is changes


def test_the_server_answers_anew_what_changes(server):
    """The time of a query is the time when it was asked."""
    asked = "SELECT (NOW() AS ?value) {}"
    first = server.ask(asked).json["results"]["bindings"][0]["value"]["value"]
    time.sleep(0.01)
    assert server.ask(asked).json["results"]["bindings"][0]["value"]["value"] != first
