"""What no client can do: hold the others up, take all memory, call other addresses, or see half a build."""

import os
import shutil
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from server.serving import GRAPH, MANY, make_build

ASK = "ASK {}"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def quickly(server) -> float:
    """Seconds until a small query is answered."""
    start = time.perf_counter()
    assert server.ask(ASK).json["boolean"] is True
    return time.perf_counter() - start


DOUBLED = "BIND(CONCAT(?v{0}, ?v{0}, ?v{0}, ?v{0}) AS ?v{1})"
HOSTILE = {
    "a product of everything with everything": CROSS,
    "a regular expression over it": (
        'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?a), STR(?d), STR(?g)), "(a+)+(b+)+$")) }'
    ),
    "paths without end": "SELECT * { ?a (<http://x.example/p>|!<x:p>)* ?b . ?c !<x:y>* ?d . ?e !<x:z>* ?f }",
    "ten thousand groups in each other": "SELECT * " + "{" * 10_000 + "}" * 10_000,
    "ten thousand brackets": f"ASK {{ FILTER({'(' * 10_000}1{')' * 10_000}) }}",
    "ten thousand negations": f"ASK {{ FILTER({'!' * 10_000}true) }}",
    "ten thousand unions": "ASK {" + " UNION ".join(["{ ?s ?p ?o }"] * 10_000) + "}",
    "nested calls with the word SERVICE": f"ASK {{ FILTER({'STR(' * 5_000}'SERVICE'{')' * 5_000} = '') }}",
    "an answer that fills memory": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "strings that double": f"SELECT ?z {{ BIND('x' AS ?v0) {' '.join(map(DOUBLED.format, range(20), range(1, 21)))} }}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_answered_or_cut_while_others_are_served(server, name):
    """Within its two seconds and what it takes to start a new process; small queries are answered meanwhile."""
    answers = []
    thread = threading.Thread(
        target=lambda: answers.append(
            server.request("POST", "/sparql", HOSTILE[name].encode(), content_type="application/sparql-query")
        )
    )
    thread.start()
    time.sleep(0.2)
    quickly(server)
    thread.join(30)
    assert answers, "no answer"
    assert answers[0].status in {200, 400, 503}, answers[0].body[:200]
    if answers[0].status == 503:
        assert answers[0].headers["retry-after"]
    quickly(server)


def test_queries_that_were_given_up_hold_nobody_up(server):
    """Of many that take too long, those that never began are not run behind the backs of who came later."""
    with ThreadPoolExecutor(12) as clients:
        statuses = list(clients.map(lambda _: server.ask(CROSS).status, range(12)))
    assert set(statuses) == {503}
    assert quickly(server) < 2


def test_a_process_that_dies_is_replaced(start, tmp_path):
    """Whoever killed it, and though it was at no query."""
    server = start(make_build(tmp_path / "build", GRAPH))
    killed = set(query_processes(server))
    for process in killed:
        os.kill(process, signal.SIGKILL)
    give_up = time.monotonic() + 20
    while killed & set(query_processes(server)) or len(query_processes(server)) < 2:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    quickly(server)


def query_processes(server) -> list[int]:
    """The processes of a server that answer queries."""
    children = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    ids = [int(child) for path in children for child in path.read_text("ascii").split()]
    return [child for child in ids if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def test_an_answer_that_is_too_large_is_refused_whole(server):
    """Never the first part of it as if it were all."""
    answer = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000")
    assert answer.status == 503
    assert b"larger than 50,000,000 bytes" in answer.body or b"longer than 2 seconds" in answer.body


def test_no_query_calls_another_address(server):
    """Neither SERVICE nor FROM opens a connection."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for query in ("SELECT * { SERVICE <HERE> { ?s ?p ?o } }", "SELECT * FROM <HERE> { ?s ?p ?o }"):
            server.ask(query.replace("HERE", address))
        with pytest.raises(TimeoutError):
            listener.accept()


def test_many_clients_are_answered_at_once(server):
    """Thirty-two of them, none with an error."""
    with ThreadPoolExecutor(32) as clients:
        statuses = list(clients.map(lambda _: server.ask("SELECT * { ?s ?p ?o } LIMIT 5").status, range(320)))
    assert set(statuses) == {200}


def test_a_new_build_is_served_without_a_restart(start, tmp_path):
    """As soon as its store is in place of the last one."""
    build = make_build(tmp_path / "build", GRAPH)
    server = start(build)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = server.ask(count).json["results"]["bindings"][0]["n"]["value"]
    new = make_build(tmp_path / "new", GRAPH + MANY)
    (build / "store").rename(tmp_path / "last")
    (new / "store").rename(build / "store")
    shutil.rmtree(tmp_path / "last")
    after = server.ask(count).json["results"]["bindings"][0]["n"]["value"]
    assert (before, after) == ("4", "504")


def test_it_listens_on_this_machine_alone(server):
    """Unless its user asks for more."""
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    listening = [local for _, local, _, state, *_ in sockets if state == "0A" and local.endswith(f":{server.port:04X}")]
    assert [address.partition(":")[0] for address in listening] == ["0100007F"]  # 127.0.0.1, as the kernel writes it


def test_a_folder_without_a_build_is_named(run, tmp_path):
    """Before anything listens."""
    result = run("serve", "-o", tmp_path)
    assert result.exit_code == 1
    assert "no triple store there" in result.stderr
