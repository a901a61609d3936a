"""The test suites of the W3C for the SPARQL 1.1 Protocol and its Service Description.

Their data are in `w3c/`, unchanged. A read-only server passes all but those that need an update to succeed.
"""

import re
from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FOLDER = Path(__file__).parent / "w3c"
MANIFEST = Graph().parse(FOLDER / "sparql11-protocol" / "manifest.ttl")
NEEDS_AN_UPDATE = {
    *("update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs"),
    *("update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri"),
}
TABULAR = re.compile(r"application/sparql-results\+(json|xml)|text/csv|text/tab-separated-values")
RDF_TYPE = re.compile(r"text/turtle|application/(rdf\+xml|n-triples|ld\+json)")


def read_tests() -> list[URIRef]:
    """The tests of the manifest in their order."""
    return list(Collection(MANIFEST, next(MANIFEST.objects(None, MF.entries))))


def case(test: URIRef):
    """A test by its name, expected to fail where it must."""
    name = str(test).rpartition("#")[2]
    marks = [pytest.mark.xfail(strict=True, reason="needs an update to succeed")] if name in NEEDS_AN_UPDATE else []
    return pytest.param(test, id=name, marks=marks)


def requests(test: URIRef) -> list[Node]:
    """The requests of a test in their order."""
    return list(Collection(MANIFEST, MANIFEST.value(MANIFEST.value(test, MF.action), HT.requests)))


def body_of(request: Node) -> bytes | None:
    """The body in the encoding that the test gives it."""
    body = MANIFEST.value(request, HT.body)
    if body is None:
        return None
    return str(MANIFEST.value(body, CNT.chars)).encode(str(MANIFEST.value(body, CNT.characterEncoding)))


def headers_of(request: Node) -> dict[str, str]:
    """The headers that the test sends."""
    head = MANIFEST.value(request, HT.headers)
    nodes = list(Collection(MANIFEST, head)) if head is not None else []
    return {str(MANIFEST.value(node, HT.fieldName)): str(MANIFEST.value(node, HT.fieldValue)) for node in nodes}


def test_all_tests_are_here():
    """None is skipped without a word."""
    assert len(read_tests()) == 34


@pytest.mark.parametrize("test", [case(test) for test in read_tests()])
def test_protocol(server, test):
    """Status, boolean and format are as the manifest expects them."""
    for request in requests(test):
        path = str(MANIFEST.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        method = str(MANIFEST.value(request, HT.methodName))
        answer = server.request(method, path, body_of(request), **headers_of(request))
        expected = MANIFEST.value(request, HT.resp)
        statuses = {str(status)[-3] for status in MANIFEST.objects(expected, MF.expectedStatus)}
        assert str(answer.status)[0] in statuses, answer.body
        boolean = MANIFEST.value(expected, MF.expectedBoolean)
        if boolean is not None:
            assert answer.json["boolean"] is boolean.toPython()
        form, content_type = MANIFEST.value(expected, MF.expectedFormat), answer.headers["content-type"]
        if str(form) in {"boolean", "tabular"}:
            assert TABULAR.match(content_type)
        elif form is not None:
            assert RDF_TYPE.match(content_type)


@pytest.fixture
def description(server) -> Graph:
    """What the endpoint says of itself."""
    answer = server.request("GET", "/sparql", accept="text/turtle")
    assert answer.status == 200
    return Graph().parse(data=answer.body, format="turtle")


def test_a_get_on_the_endpoint_returns_rdf(description):
    """Test returns-rdf."""
    assert len(description) > 0


def test_the_description_has_the_endpoint(description, server):
    """Test has-endpoint-triple."""
    assert (None, SD.endpoint, URIRef(f"{server.address}/sparql")) in description


def test_the_description_keeps_the_schema(description):
    """Test conforms-to-schema: its terms are of the vocabulary, and used as it says."""
    (service,) = description.subjects(RDF.type, SD.Service)
    dataset = description.value(service, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in description
    assert (description.value(dataset, SD.defaultGraph), RDF.type, SD.Graph) in description
    assert set(description.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert set(description.objects(service, SD.feature)) <= {SD.UnionDefaultGraph, SD.BasicFederatedQuery}
    assert len(set(description.objects(service, SD.resultFormat))) == 8
