import pytest
from rdflib import Graph

from graph.resources import ontology_path
from graph.vocabulary import CG, prefixes


def test_vocabulary_and_ontology_hold_the_same_terms():
    """Every term of the code is defined in the ontology, and the other way round."""
    ontology = Graph().parse(ontology_path("cablegraph.ttl"))
    defined = {
        str(subject).removeprefix(str(CG)) for subject in ontology.subjects() if str(subject).startswith(str(CG))
    }

    assert set(CG.__annotations__) == defined


def test_a_misspelt_term_raises():
    """The namespace is closed."""
    with pytest.raises(AttributeError, match="payeee"):
        CG["payeee"]


def test_prefixes_follow_the_base():
    """Records' prefixes are under the base that was asked for, vocabularies' where they always are."""
    own = prefixes("urn:x:")

    assert own["claim"] == "urn:x:claim/"
    assert own["cg"] == "https://w3id.org/cablegraph/ontology#"
    assert list(own) == sorted(own)
