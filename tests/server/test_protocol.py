"""How a query may reach the server, and in which form its answer leaves."""

import gzip
import re
from urllib.parse import urlencode

import pytest

from graph.server.negotiation import choose
from graph.server.things import thing_iri

ASK = "ASK { ?s a cg:Payment }"
ROWS = "SELECT ?s { ?s a cg:Payment }"
TRIPLES = "CONSTRUCT { ?s a cg:Payment } { ?s a cg:Payment }"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type"),
    [
        ("GET", f"/sparql?{urlencode({'query': ASK})}", None, None),
        ("POST", "/sparql", urlencode({"query": ASK}), FORM),
        ("POST", "/sparql", urlencode({"query": ASK}), f"{FORM}; charset=UTF-8"),
        ("POST", "/sparql", ASK, "application/sparql-query"),
        ("POST", "/sparql/", ASK, "application/sparql-query"),
    ],
    ids=["GET", "form", "form in UTF-8", "query", "a slash at the end"],
)
def test_a_query_may_come_in_every_form_of_the_standard(server, method, path, body, content_type):
    """The prefixes of the project are known in each."""
    headers = {"content_type": content_type} if content_type else {}
    answer = server.request(method, path, body.encode() if body else None, **headers)
    assert answer.status == 200
    assert answer.json["boolean"] is True


@pytest.mark.parametrize(
    ("query", "accept", "content_type", "begins"),
    [
        (ROWS, None, "application/sparql-results+json", b'{"head"'),
        (ROWS, "text/csv", "text/csv", b"s\r\n"),
        (ROWS, "text/tab-separated-values", "text/tab-separated-values", b"?s\n"),
        (ROWS, "application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        (ROWS, "text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", b"<?xml"),
        (ROWS, "text/csv;q=0.1, application/json;q=0.9", "application/json", b'{"head"'),
        (TRIPLES, None, "text/turtle", b"<https://w3id.org/cablegraph/id/event/1>"),
        (TRIPLES, "application/n-triples", "application/n-triples", b"<https://w3id.org/"),
        (TRIPLES, "application/rdf+xml", "application/rdf+xml", b"<?xml"),
        (TRIPLES, "application/ld+json", "application/ld+json", b"["),
        ("DESCRIBE <event/1>", "text/turtle", "text/turtle", b"<https://w3id.org/"),
    ],
)
def test_an_answer_comes_in_the_form_that_is_asked_for(server, query, accept, content_type, begins):
    """By weight, and ours where several are as good."""
    answer = server.ask(query, **({"accept": accept} if accept else {}))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(content_type)
    assert answer.headers["vary"].startswith("Accept")
    assert answer.body.startswith(begins)


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "reason"),
    [
        ("GET", "/sparql?query=SELECT", None, {}, 400, b"error at line 1, column 7"),
        ("GET", "/sparql?quer=ASK", None, {}, 400, b"no parameter `query`"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, b"2 parameters"),
        ("GET", "/sparql?query=%FF", None, {}, 400, b"not UTF-8"),
        ("GET", f"/sparql?{urlencode({'query': ASK})}&update=x", None, {}, 403, b"read-only"),
        ("PUT", "/sparql", b"ASK {}", {"content_type": "application/sparql-query"}, 405, b"expected GET or POST"),
        ("GET", f"/sparql?{urlencode({'query': ROWS})}", None, {"accept": "image/png"}, 406, b"a table comes as"),
        ("GET", f"/sparql?{urlencode({'query': TRIPLES})}", None, {"accept": "text/csv"}, 406, b"a graph comes as"),
        ("POST", "/sparql", b"ASK {}", {"content_type": "text/plain"}, 415, b"text/plain: expected"),
        ("POST", "/sparql", b"ASK {}", {}, 415, b"no Content-Type"),
        (
            *("POST", "/sparql", b"ASK {}", {"content_type": "application/sparql-query; charset=utf-16"}),
            *(415, b"charset utf-16"),
        ),
        ("POST", "/sparql", b"INSERT DATA {}", {"content_type": "application/sparql-update"}, 403, b"read-only"),
        ("POST", "/sparql", b"CLEAR ALL", {"content_type": "application/sparql-query"}, 400, b"error at"),
        ("POST", "/sparql", b" " * 1_000_001, {"content_type": "application/sparql-query"}, 413, b"1,000,000"),
        (
            "POST",
            "/sparql",
            b"SELECT * { SERVICE <http://x/> {} }",
            {"content_type": "application/sparql-query"},
            400,
            b"S",
        ),
        ("GET", "/id/event/none", None, {}, 404, b"no such thing"),
        ("GET", "/id/event/1%3E%20?p%20?o", None, {}, 404, b"no such thing"),
        ("GET", "/id/event/1", None, {"accept": "image/png"}, 406, b"a thing comes as"),
        ("GET", "/../graph.nq", None, {}, 404, b"Not Found"),
        ("GET", "/assets/../app.py", None, {}, 404, b"Not Found"),
        ("GET", "/facts.csv", None, {}, 404, b"not in this build"),
    ],
)
def test_a_mistake_is_answered_with_its_status_and_reason(server, method, path, body, headers, status, reason):
    """In plain words, so that whoever wrote the client can mend it."""
    answer = server.request(method, path, body, **headers)
    assert answer.status == status, answer.body
    assert reason in answer.body
    if status == 405:
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "a/a"),
        ("", "a/a"),
        ("*/*", "a/a"),
        ("b/*", "b/b"),
        ("a/a;q=0, */*", "b/b"),
        ("a/*;q=0.2, a/c;q=0.3, b/b;q=0.1", "a/c"),
        ("A/C", "a/c"),
        ("a/c;q=nonsense, b/b;q=0.1", "b/b"),
        ("c/d", None),
        ("nonsense", None),
        ("*/*;q=0", None),
    ],
)
def test_the_most_specific_range_counts(accept, chosen):
    """As RFC 9110 has it, and our order where weights are equal."""
    assert choose(accept, ("a/a", "b/b", "a/c")) == chosen


@pytest.mark.parametrize("path", ["", "event/1> ?p ?o", "event/1?x", "event/1#x", "event/%zz", 'event/"'])
def test_what_is_no_iri_is_no_thing(path):
    """Nothing of an address can end the term of a query."""
    assert thing_iri(path) is None


def test_pages_of_other_origins_may_read(server):
    """And send what a client sends first to ask."""
    answer = server.ask(ASK, origin="https://news.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    first = server.request("OPTIONS", "/sparql", origin="https://news.example", access_control_request_method="POST")
    assert first.status == 200


def test_a_thing_is_shown_as_page_and_as_rdf(server):
    """Names from articles stay text; things of the graph are links."""
    page = server.request("GET", "/id/event/1", accept="text/html,*/*;q=0.1")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert b"&lt;script&gt;alert(1)" in page.body
    assert b"<script>alert" not in page.body
    assert b'<a href="/id/government/US">Government of the US</a>' in page.body
    turtle = server.request("GET", "/id/event/1", accept="text/turtle")
    assert b"cablegraph/ontology#payer" in turtle.body
    into = server.request("GET", "/id/government/US", accept="application/n-triples")
    assert b"<https://w3id.org/cablegraph/id/event/1> <https://w3id.org/cablegraph/ontology#payer>" in into.body


def test_pages_and_files_of_the_build_are_served(server):
    """The first page links to what there is."""
    first = server.request("GET", "/")
    assert b'href="/graph.nq"' in first.body
    assert b"facts.csv" not in first.body
    assert server.request("GET", "/graph.html").headers["content-type"].startswith("text/html")
    assert server.request("GET", "/graph.nq").headers["content-type"].startswith("application/n-quads")
    query_page = server.request("GET", "/sparql", accept="text/html")
    assert b"/assets/vendor/yasgui/yasgui.min.js" in query_page.body
    assert not re.search(rb'(src|href)="(?!/|data:)', query_page.body)
    assert server.request("GET", "/assets/query.js").status == 200


def test_what_was_answered_is_counted(server):
    """In the form that Prometheus reads."""
    server.ask(ASK)
    metrics = server.request("GET", "/metrics")
    assert b'cablegraph_queries_total{status="200"}' in metrics.body
    assert b"cablegraph_query_seconds_bucket" in metrics.body


def test_head_has_no_body(server):
    """Only what GET would say of it."""
    answer = server.request("HEAD", f"/sparql?{urlencode({'query': ASK})}", accept_encoding=gzip.__name__)
    assert (answer.status, answer.body) == (200, b"")
