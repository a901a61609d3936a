import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import FOAF, ORG, PROV, SDO, TIME
from strategies import ROLES

from graph.resources import ontology_path
from graph.vocabulary import CG, OA

ONTOLOGY = Graph().parse(ontology_path("cablegraph.ttl"))
TERMS = sorted(CG[name] for name in CG.__annotations__)
CLASSES = sorted(ONTOLOGY.subjects(RDF.type, OWL.Class))
PROPERTIES = sorted(
    {*ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty), *ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty)}
)
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
# Vocabularies that rdflib has closed namespaces for (a term that they lack raises), and the terms of others in use.
CLOSED = (FOAF, ORG, OWL, PROV, RDFS, SDO, SKOS, TIME)
OTHERS = {
    *(OA[name] for name in ("Annotation", "TextQuoteSelector", "hasBody", "hasSelector")),
    *(URIRef(SEM + name) for name in ("Event", "Actor", "Place", "hasActor", "hasTimeStamp")),
    *(URIRef(SEM + name) for name in ("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")),
}


def classes_of(node) -> set[URIRef]:
    """A class, or those that a union is of."""
    union = ONTOLOGY.value(node, OWL.unionOf)
    return set(Collection(ONTOLOGY, union)) if union else {node}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.fragment)
def test_every_term_is_explained(term):
    """A label, a sentence, and a type for each."""
    assert ONTOLOGY.value(term, RDFS.label)
    assert str(ONTOLOGY.value(term, RDFS.comment)).endswith(".")
    assert ONTOLOGY.value(term, RDF.type)


@pytest.mark.parametrize("kind", sorted(ROLES))
def test_every_kind_has_its_class_and_roles(kind):
    """The ontology has a class for each kind, and a property with domain and range for each of its roles."""
    assert (CG[kind], RDFS.subClassOf, CG.Event) in ONTOLOGY
    for role in ROLES[kind][0]:
        assert (CG[role], RDFS.subPropertyOf, CG.participant) in ONTOLOGY
        assert CG[kind] in classes_of(ONTOLOGY.value(CG[role], RDFS.domain))
        assert ONTOLOGY.value(CG[role], RDFS.range) in {CG.Actor, CG.Participant, CG.Person}


@pytest.mark.parametrize("property_", PROPERTIES, ids=lambda term: term.fragment)
def test_every_property_has_a_range(property_):
    """What a value is can be looked up."""
    assert ONTOLOGY.value(property_, RDFS.range)


def test_classes_hang_together():
    """Whatever a range or domain names is a class of ours, of a standard, or a datatype."""
    named = {
        class_
        for predicate in (RDFS.domain, RDFS.range)
        for node in ONTOLOGY.objects(None, predicate)
        for class_ in classes_of(node)
        if class_ in CG
    }

    assert named <= set(CLASSES)


def test_alignments_name_terms_that_exist():
    """No term of a standard is misspelt."""
    predicates = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)
    aligned = {term for predicate in predicates for term in ONTOLOGY.objects(None, predicate)}
    ours = {term for term in aligned if term.startswith("https://w3id.org/cablegraph/")}
    money = {term for term in aligned if term.startswith("https://schema.followthemoney.tech/#")}

    foreign = aligned - ours - money - OTHERS
    for term in foreign:
        (namespace,) = [namespace for namespace in CLOSED if term.startswith(str(namespace))]
        assert term in namespace, term
    assert len(foreign) > 20
    assert all((term, None, None) in ONTOLOGY for term in ours)


@pytest.mark.parametrize(
    "namespace",
    [
        *map(str, (PROV, SDO, ORG, SKOS, FOAF, OA, TIME)),
        *(SEM, "https://w3id.org/cablegraph/plover#", "https://schema.followthemoney.tech/#"),
    ],
)
def test_each_vocabulary_of_the_contract_is_aligned_with(namespace):
    """Standard terms are reused, not invented again."""
    assert any(str(node).startswith(namespace) for triple in ONTOLOGY for node in triple)


def test_the_statuses_are_a_scheme():
    """Four concepts, all at the top of one scheme."""
    assert set(ONTOLOGY.subjects(SKOS.inScheme, CG.StatusScheme)) == {CG.Actual, CG.Planned, CG.Possible, CG.Negated}


@pytest.mark.parametrize("name", ["cablegraph.ttl", "shapes.ttl", "rules.ttl"])
def test_files_name_only_terms_that_are_defined(name):
    """Shapes and rules hold no misspelt term of ours."""
    nodes = {node for triple in Graph().parse(ontology_path(name)) for node in triple if isinstance(node, URIRef)}

    assert {node for node in nodes if node.startswith(str(CG))} <= set(TERMS)
