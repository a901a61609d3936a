import pyshacl
import pytest
from rdflib import Graph

from graph.errors import StoreError
from graph.resources import ontology_path
from graph.validation import validate_turtle

PREFIXES = """\
@prefix cg: <https://w3id.org/cablegraph/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:x:> .
"""
GRAPH = """\
:article a cg:Article, schema:NewsArticle ; schema:identifier "a" ; schema:datePublished "2025-06-30"^^xsd:date .
:claim a cg:Claim ; cg:asserts :event ; prov:hadPrimarySource :article ; cg:status cg:Actual ; cg:confidence 0.9 ;
    cg:quote :quote ; cg:amount 5.0 ; cg:currency "USD" ;
    cg:date "2025-03" ; cg:earliest "2025-03-01"^^xsd:date ; cg:latest "2025-03-31"^^xsd:date .
:quote a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:exact "It paid." ;
    oa:start "0"^^xsd:nonNegativeInteger ; oa:end "8"^^xsd:nonNegativeInteger .
:event a cg:Event, cg:Payment ; rdfs:label "Payment" ; cg:status cg:Actual ; cg:articleCount 1 ;
    cg:independentSources 1 ; cg:firstReported "2025-06-30"^^xsd:date ; cg:lastReported "2025-06-30"^^xsd:date ;
    cg:hadStatus :status ; cg:payer :us ; cg:payee :rw .
:status a cg:StatusReport ; cg:status cg:Planned ; cg:firstReported "2025-06-29"^^xsd:date ;
    prov:wasDerivedFrom :claim .
:ruling a cg:Event, cg:Ruling ; rdfs:label "Ruling" ; cg:status cg:Actual ; cg:articleCount 1 ;
    cg:independentSources 1 ; cg:court :court ; cg:affects :us ; cg:effect "blocks" .
:claim2 a cg:Claim ; cg:asserts :ruling ; prov:hadPrimarySource :article ; cg:status cg:Actual ; cg:confidence 1.0 ;
    cg:quote :quote .
:us a cg:Actor, cg:Government ; rdfs:label "US" ; cg:country :USA ; cg:governs :USA .
:rw a cg:Actor, cg:Group ; rdfs:label "29 nations" ; cg:size 29 ; cg:sizeQualifier "at least" ; cg:member :USA .
:court a cg:Actor, cg:Court ; rdfs:label "Court" ; owl:sameAs <http://www.wikidata.org/entity/Q11201> .
:USA a cg:Country ; rdfs:label "USA" ; skos:notation "US" .
"""


@pytest.fixture
def validate(tmp_path):
    """Checks a text as a Turtle file."""

    def validate(text: str):
        path = tmp_path / "graph.ttl"
        path.write_text(PREFIXES + text, encoding="utf-8")
        return validate_turtle(path)

    return validate


def test_a_valid_graph_conforms(validate):
    """The graph that the violations below are made from is valid itself."""
    report = validate(GRAPH)

    assert report.messages == ()
    assert report.conforms
    assert report.triples == 68


@pytest.mark.parametrize(
    ("valid", "broken", "message"),
    [
        ("cg:asserts :event ;", "", "expected one event"),
        ("cg:asserts :event ;", "cg:asserts :event, :ruling ;", "expected one event"),
        (
            "prov:hadPrimarySource :article ; cg:status cg:Actual ; cg:confidence 0.9",
            "cg:confidence 0.9",
            "expected one",
        ),
        ("cg:confidence 0.9", "cg:confidence 1.1", "expected one confidence"),
        ("cg:confidence 0.9", 'cg:confidence "high"', "expected one confidence"),
        ("cg:quote :quote ; cg:amount", "cg:amount", "expected one quote"),
        ("cg:amount 5.0", "cg:amount 5.0, 6.0", "expected at most one amount"),
        ("cg:amount 5.0", "cg:amount -5.0", "expected at most one amount"),
        ("cg:amount 5.0", 'cg:amount "five"^^xsd:decimal', "expected a value of that datatype"),
        ('cg:currency "USD" ;', "", "expected a currency with an amount"),
        ('cg:currency "USD"', 'cg:currency "dollars"', "ISO 4217"),
        ('cg:date "2025-03"', 'cg:date "2025-13"', "ISO 8601"),
        ('cg:date "2025-03"', 'cg:date "in March"', "ISO 8601"),
        ('"2025-03-31"^^xsd:date', '"2025-02-31"^^xsd:date', "expected a value of that datatype"),
        ('"2025-03-31"^^xsd:date', '"2025-02-28"^^xsd:date', "no later than cg:latest"),
        ('; cg:earliest "2025-03-01"^^xsd:date', "", "the bounds with a date"),
        ('oa:exact "It paid."', 'oa:exact ""', "expected one text"),
        ('oa:end "8"', 'oa:end "0"', "before the end"),
        ('oa:start "0"', 'oa:start "-1"', "expected one start"),
        ("oa:TextQuoteSelector, ", "", "oa:TextQuoteSelector"),
        (
            'rdfs:label "Payment" ; cg:status cg:Actual ;',
            'rdfs:label "Payment" ;',
            "expected one status",
        ),
        (
            'rdfs:label "Payment" ; cg:status cg:Actual ;',
            'rdfs:label "Payment" ; cg:status "actual" ;',
            "expected one status",
        ),
        ("cg:payer :us ;", "", "expected one cg:Actor that pays"),
        ("cg:payer :us", "cg:payer :us, :rw", "expected one cg:Actor that pays"),
        ("cg:payer :us", "cg:payer :USA", "expected one cg:Actor that pays"),
        ("cg:Event, cg:Payment", "cg:Event", "a kind of event"),
        ("cg:asserts :ruling", "cg:asserts :event", "expected a claim that asserts"),
        ("cg:articleCount 1 ;", "cg:articleCount 0 ;", "expected one number of articles"),
        ("cg:independentSources 1 ;", "", "expected one number of independent sources"),
        ('cg:lastReported "2025-06-30"', 'cg:lastReported "2025-06-29"', "no later than cg:lastReported"),
        ("cg:status cg:Planned ; ", "", "expected one status"),
        (" ;\n    prov:wasDerivedFrom :claim", "", "expected a claim that the status is derived from"),
        ("cg:hadStatus :status ;", "", "expected one event that had the status"),
        ('cg:effect "blocks"', 'cg:effect "ponders"', "expected one effect"),
        ('cg:effect "blocks"', "cg:disputed false", "expected true or nothing"),
        ('rdfs:label "US" ;', "", "expected one label"),
        ('rdfs:label "US"', 'rdfs:label "US", "U.S."', "expected one label"),
        ("cg:Actor, cg:Court", "cg:Actor", "expected a government, agency"),
        ("; cg:governs :USA", "", "expected one cg:Country that it governs"),
        ("cg:size 29", 'cg:size "many"', "expected at most one size"),
        ('"at least"', '"roughly"', '"at least", "at most" or "about"'),
        ("cg:member :USA", "cg:member :us", "expected a cg:Country"),
        ('skos:notation "US"', 'skos:notation "usa"', "ISO 3166-1"),
        ("<http://www.wikidata.org/entity/Q11201>", "<https://example.org/Q1>", "entity of Wikidata"),
        ('schema:identifier "a" ;', "", "expected one identifier"),
        ('"2025-06-30"^^xsd:date', '"June"', "day of publication"),
    ],
)
def test_each_violation_is_caught(validate, valid, broken, message):
    """The report says what was expected where."""
    assert GRAPH.count(valid) >= 1

    report = validate(GRAPH.replace(valid, broken, 1))

    assert not report.conforms
    assert message in "\n".join(report.messages)


def test_a_message_names_node_path_and_value(validate):
    """Whoever reads it can find the triple."""
    report = validate(GRAPH.replace("cg:confidence 0.9", "cg:confidence 1.1"))

    (message,) = report.messages
    assert message.startswith(':claim cg:confidence "1.1"^^xsd:decimal: expected one confidence')


@pytest.mark.parametrize("text", ["<urn:s> <urn:p> .", "\x00", "<urn:a> <urn:b> 'c"])
def test_what_is_no_turtle_is_named(validate, text):
    """The error says which file."""
    with pytest.raises(StoreError, match=r"graph\.ttl: cannot be read as Turtle"):
        validate(text)


def test_a_missing_file_is_named(tmp_path):
    """The error says which file."""
    with pytest.raises(StoreError, match=r"absent\.ttl"):
        validate_turtle(tmp_path / "absent.ttl")


def test_the_shapes_are_shacl():
    """The file is valid itself, by the shapes that SHACL has of shapes."""
    shapes = Graph().parse(ontology_path("shapes.ttl"))

    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)

    assert conforms, text
