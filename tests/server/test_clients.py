"""Clients that others wrote find the server to be one of the standard."""

import json
import shutil
import subprocess
from urllib.parse import quote

import pytest
from interop.engines import COMUNICA, COMUNICA_PACKAGE
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

ROWS = "SELECT ?s { ?s a <https://w3id.org/cablegraph/ontology#Payment> }"
TRIPLES = "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/cablegraph/ontology#Payment> ; ?p ?o }"
US = URIRef("https://w3id.org/cablegraph/id/government/US")


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize(("form", "holds"), [(JSON, b"bindings"), (XML, b"<sparql"), (CSV, b"s\r\n")])
def test_sparqlwrapper(server, method, form, holds):
    """Tables in its forms, by both methods."""
    client = SPARQLWrapper(f"{server.address}/sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery(ROWS)
    assert holds in client.query().response.read()


def test_sparqlwrapper_reads_triples(server):
    """And rdflib reads them."""
    client = SPARQLWrapper(f"{server.address}/sparql", returnFormat=TURTLE)
    client.setQuery(TRIPLES)
    assert len(Graph().parse(data=client.query().response.read(), format="turtle")) == 3


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_sparqlstore_of_rdflib(server, method):
    """As a graph of its own."""
    graph = Graph(SPARQLStore(f"{server.address}/sparql", method=method))
    assert graph.value(US, RDFS.label) == Literal("Government of the US")
    assert len(list(graph.query(ROWS))) == 1


def test_curl(server):
    """As the documentation shows it."""
    if shutil.which("curl") is None:
        pytest.skip("no curl on this machine (on Debian: apt-get install curl)")
    command = ["curl", "--silent", "--fail", "--header", "Accept: application/json"]
    found = subprocess.run([*command, f"{server.address}/sparql?query={quote(ROWS)}"], capture_output=True, check=True)
    assert json.loads(found.stdout)["head"] == {"vars": ["s"]}


def test_comunica(server, tmp_path):
    """A client in JavaScript takes the endpoint for a source of its own."""
    if shutil.which("node") is None or not COMUNICA.exists():
        pytest.skip(f"no Comunica on this machine (npm install --prefix tests/interop {COMUNICA_PACKAGE})")
    question = tmp_path / "rows.rq"
    question.write_text(ROWS, encoding="utf-8")
    command = ["node", COMUNICA.parents[3] / "ask.mjs", "rows", f"sparql@{server.address}/sparql", question]
    found = subprocess.run(command, capture_output=True, check=True, text=True)
    name, head, *rows = found.stdout.strip("\f\n").split()
    assert (name, head, len(rows)) == ("rows", "s", 1)
