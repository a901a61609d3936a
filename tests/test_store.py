import http.server
import threading

import pytest
import strategies

from graph.errors import RequestError, StoreError
from graph.model import Article, Claim, Count, Entity, EntityKind, Evidence, Filler, Mention, Status
from graph.rdf import write_graph
from graph.store import answer_forms, open_store, query, select, serialize_answer, write_store

QUOTE = Mention(text="The US asked Rwanda.", start_char=0, end_char=20)


def filler(role: str, code: str) -> Filler:
    """A government in a role."""
    entity = Entity(kind=EntityKind.GOVERNMENT, key=code, label=f"Government of {code}", country=code)
    return Filler(role=role, entity=entity, mention=QUOTE, function="subject", reason="")


@pytest.fixture(scope="module")
def nquads(tmp_path_factory):
    """The graph of one article with one claim."""
    claim = Claim(
        article="a",
        kind="Request",
        status=Status.ACTUAL,
        fillers=(filler("requester", "US"), filler("requestee", "RW")),
        evidence=(Evidence(quote=QUOTE, trigger=QUOTE, lexical_unit="ask.v"),),
    )
    path = tmp_path_factory.mktemp("nquads") / "graph.nq"
    write_graph(
        path.with_suffix(".ttl"), path, [Article(id="a", text=QUOTE.text)], [claim], strategies.events_of([claim])
    )
    return path


@pytest.fixture(scope="module")
def folder(nquads, tmp_path_factory):
    """The folder of a store of that graph."""
    path = tmp_path_factory.mktemp("stores") / "store"
    write_store(path, nquads)
    return path


@pytest.fixture
def store(folder):
    """That store."""
    return open_store(folder)


def test_a_store_answers_what_was_written(store):
    """Direct triples, with our prefixes known."""
    rows = list(select(store, "SELECT ?who ?whom { ?who cg:asked ?whom }"))

    assert rows == [
        {
            "who": "https://w3id.org/cablegraph/id/government/US",
            "whom": "https://w3id.org/cablegraph/id/government/RW",
        }
    ]


def test_a_query_sees_all_graphs_as_one(store):
    """A claim, in its article's graph, and its event, in the default graph, are found together."""
    sparql = "SELECT ?q ?n { ?c cg:asserts/cg:requestee ?x; cg:quote/oa:exact ?q OPTIONAL { ?c cg:count ?n } }"

    assert list(select(store, sparql)) == [{"q": QUOTE.text, "n": None}]


@pytest.mark.parametrize(
    ("sparql", "rows"),
    [
        ("SELECT ?e FROM article:a { ?e a cg:Claim }", 1),
        ("SELECT ?e FROM article:a { ?e a cg:Event }", 0),
        ("SELECT ?e FROM article:b { ?e a cg:Claim }", 0),
        ("SELECT ?from { ?from a cg:Event }", 1),
    ],
)
def test_a_query_may_name_its_graphs(store, sparql, rows):
    """FROM narrows a query down to what an article says."""
    assert len(list(select(store, sparql))) == rows


def test_what_rdflib_cannot_read_oxigraph_may(store):
    """A query in a newer SPARQL that holds the word FROM, and could call nobody, is left to the store."""
    assert len(list(select(store, "SELECT ?from { ?from a cg:Event LATERAL { ?from cg:requestee ?o } }"))) == 1


def test_graphs_can_be_told_apart(store):
    """What an article says can be asked of its own graph."""
    rows = list(select(store, "SELECT DISTINCT ?graph { GRAPH ?graph { ?claim a cg:Claim } }"))

    assert [row["graph"] for row in rows] == ["https://w3id.org/cablegraph/id/article/a"]


def test_ask_and_construct(store):
    """Other forms of query answer too."""
    assert bool(query(store, "ASK { government:US cg:asked government:RW }"))
    assert len(list(query(store, "CONSTRUCT { ?o cg:asked ?s } WHERE { ?s cg:asked ?o }"))) == 1


@pytest.mark.parametrize(
    ("sparql", "form", "start"),
    [
        ("SELECT ?o { ?s cg:asked ?o }", "csv", b"o\r\nhttps://w3id.org/cablegraph/id/government/RW\r\n"),
        ("SELECT ?o { ?s cg:asked ?o }", "tsv", b"?o\n<https://w3id.org/cablegraph/id/government/RW>\n"),
        ("SELECT ?o { ?s cg:asked ?o }", "json", b'{"head":{"vars":["o"]}'),
        ("SELECT ?o { ?s cg:asked ?o }", "xml", b'<?xml version="1.0"?>'),
        ("ASK { ?s cg:asked ?o }", "csv", b"true"),
        ("CONSTRUCT WHERE { ?s cg:asked ?o }", "ntriples", b"<https://w3id.org/cablegraph/id/government/US> <"),
        ("CONSTRUCT WHERE { ?s cg:asked ?o }", "turtle", b"<https://w3id.org/cablegraph/id/government/US> <"),
    ],
)
def test_answers_are_written_in_standard_forms(store, sparql, form, start):
    """Tables and graphs leave as other programs read them."""
    answer = query(store, sparql)

    assert form in answer_forms(answer)
    assert serialize_answer(answer, form).startswith(start)


@pytest.mark.parametrize(
    ("sparql", "form"), [("SELECT * { ?s ?p ?o }", "turtle"), ("DESCRIBE ?s { ?s ?p 1 }", "csv"), ("ASK {}", "pdf")]
)
def test_a_form_that_an_answer_has_not_is_named(store, sparql, form):
    """The error lists those that it has."""
    with pytest.raises(RequestError, match=f"as {form}, expected one of"):
        serialize_answer(query(store, sparql), form)


def test_select_wants_a_select(store):
    """Rows come of SELECT alone."""
    with pytest.raises(StoreError, match="SELECT"):
        select(store, "ASK { ?s ?p ?o }")


def test_a_read_only_store_is_not_written(store, folder):
    """Readers share a store and cannot change it."""
    assert len(open_store(folder)) == len(store)
    with pytest.raises(RuntimeError, match="read"):
        store.clear()


def test_prefixes_follow_the_base(store):
    """A build under another base is queried by the same prefixes."""
    assert not list(select(store, "SELECT ?o { government:US cg:asked ?o }", base_iri="https://example.org/id/"))


@pytest.mark.parametrize("sparql", ["", "SELECT", "SELECT * { ?s ?p }", "SELECT * { ?s nope:x ?o }", "\x00", "é"])
def test_what_is_no_query_is_named(store, sparql):
    """The error holds what the parser says."""
    with pytest.raises(StoreError, match="SPARQL: error at"):
        query(store, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "LOAD <http://example.org/>",
        "INSERT DATA { <urn:s> <urn:p> <urn:o> }",
        "CLEAR ALL",
        "SELECT * { ?s ?p ?o } ; LOAD <http://example.org/>",
    ],
)
def test_updates_are_no_queries(store, sparql):
    """Nothing is loaded or changed."""
    before = len(store)

    with pytest.raises(StoreError, match="SPARQL"):
        query(store, sparql)

    assert len(store) == before


@pytest.fixture(scope="module")
def listener():
    """An address on this machine, and all requests that reached it."""
    requests = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            requests.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815  the library's name

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", requests
    server.shutdown()
    thread.join()
    server.server_close()


SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:s{ ?s ?p ?o } }",
    "PREFIX service: <URL> SELECT * { SERVICE service:s { ?s ?p ?o } }",
    "SELECT * { ?s cg:asked ?o OPTIONAL { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } } }",
    "SELECT * { VALUES ?to { <URL> } SERVICE ?to { ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c . # x\rSERVICE <URL> { ?s ?p ?o }\n}",
    "SELECT * { ?a ?b ?c FILTER(?a<?b||'x>'!='y') SERVICE <URL> { ?s ?p ?o } BIND('' AS ?z) }",
    "SELECT * { ?a ?b ?c FILTER(1<2||?a<?b) ?a <http://x#y> ?z SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { ?a ?b 1SERVICE<URL>{ ?s ?p ?o } } SERVICE<URL>{ ?s ?p ?o } }",
    'SELECT * { ?a ?b ?c FILTER(?c != "\\u0022" ) SERVICE <URL> { ?s ?p ?o } FILTER(?c != "\\u0022" ) }',
]


@pytest.mark.parametrize("sparql", SERVICES)
def test_no_query_leaves_the_store(store, listener, sparql):
    """However it is spelled, SERVICE calls nobody."""
    address, requests = listener

    with pytest.raises(StoreError, match="SERVICE"):
        list(query(store, sparql.replace("URL", address)))

    assert requests == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?o { ?s cg:asked ?o } # no SERVICE <http://example.org/> { } here",
        'SELECT ?o { ?s cg:asked ?o FILTER("SERVICE <http://example.org/> { }" != ?o) }',
        "SELECT ?o { ?s cg:asked ?o FILTER('''\nSERVICE <x> {''' != \"x\") }",
        "PREFIX service: <urn:x> SELECT ?o { ?s cg:asked ?o FILTER(?s != service:load) }",
        "SELECT ?o ?service { ?s cg:asked ?o } # LOAD",
        "SELECT ?o { ?s cg:asked ?o FILTER(?s != <http://example.org/service#load>) }",
    ],
)
def test_the_word_alone_is_no_service(store, sparql):
    """Comments, strings, names, variables and IRIs may hold it."""
    assert len(list(query(store, sparql))) == 1


def test_from_does_not_fetch(store, listener):
    """A graph that the store does not have is empty, wherever its name points."""
    address, requests = listener

    assert not list(query(store, "SELECT * FROM <URL> { ?s ?p ?o }".replace("URL", address)))
    assert requests == []


def test_no_store_is_made_by_looking(tmp_path):
    """A wrong path is an error and stays as it was."""
    with pytest.raises(StoreError, match="no triple store"):
        open_store(tmp_path / "absent")

    assert not (tmp_path / "absent").exists()


def test_a_broken_store_is_named(tmp_path):
    """A folder that only looks like a store is an error with its name."""
    (tmp_path / "CURRENT").write_text("MANIFEST-000001\n")

    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_nothing_is_overwritten(nquads, folder):
    """A store is made in a new folder only."""
    with pytest.raises(StoreError, match="expected no such file"):
        write_store(folder, nquads)


@pytest.mark.parametrize("content", [b"not nquads", b"<urn:s> <urn:p> <a b> .", b"\xff"])
def test_a_file_that_is_no_nquads_is_named(tmp_path, content):
    """The error says which file."""
    (tmp_path / "broken.nq").write_bytes(content)

    with pytest.raises(StoreError, match=r"broken\.nq"):
        write_store(tmp_path / "store", tmp_path / "broken.nq")


def group_claim(kind: str, *filled: tuple[str, Entity]) -> Claim:
    """A claim between the US and a nameless group."""
    fillers = (Filler(role=role, entity=entity, mention=QUOTE, function="", reason="") for role, entity in filled)
    evidence = (Evidence(quote=QUOTE, trigger=QUOTE, lexical_unit="ask.v"),)
    return Claim(article="a", kind=kind, status=Status.ACTUAL, fillers=tuple(fillers), evidence=evidence)


def test_nameless_groups_can_be_found_and_counted(tmp_path):
    """The nations that were spoken to, those to be approached and those that agreed can be told by their number."""
    us = filler("", "US").entity
    spoken, approached, agreed = (
        Entity(kind=EntityKind.GROUP, key=key, label=key, size=Count(text=key, value=size, qualifier=qualifier))
        for key, size, qualifier in (("29-1", 29, "at least"), ("29-2", 29, "at least"), ("7", 7, None))
    )
    claims = [
        group_claim("Negotiation", ("party", us), ("counterparty", spoken)),
        group_claim("Request", ("requester", us), ("requestee", approached)),
        group_claim("Agreement", ("party", agreed)),
    ]
    write_graph(
        tmp_path / "graph.ttl",
        tmp_path / "graph.nq",
        [Article(id="a", text=QUOTE.text)],
        claims,
        strategies.events_of(claims),
    )
    write_store(tmp_path / "store", tmp_path / "graph.nq")
    store = open_store(tmp_path / "store")

    (total,) = select(
        store,
        "SELECT (SUM(?size) AS ?nations) { ?e cg:requestee|cg:counterparty ?g . ?g a cg:Group ; cg:size ?size }",
    )
    (agreeing,) = select(store, "SELECT ?size { ?e a cg:Agreement ; cg:party ?g . ?g a cg:Group ; cg:size ?size }")

    assert (total["nations"], agreeing["size"]) == ("58", "7")
