"""The page of the ontology lists what the ontology says."""

import runpy

from project import ROOT
from rdflib import OWL, RDF, Graph, URIRef

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "ontology_page.py"))
PAGE = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")


def test_the_page_is_as_the_script_writes_it():
    """`python scripts/ontology_page.py` brings it up to date."""
    assert SCRIPT["refresh"](PAGE) == PAGE


def test_every_term_has_its_row():
    """Classes, properties and statuses, each under a heading of the ontology."""
    made = PAGE.partition(SCRIPT["BEGIN"])[2]
    ontology = Graph().parse(SCRIPT["ONTOLOGY"])
    terms = [
        term for term in ontology.subjects(RDF.type) if isinstance(term, URIRef) and term.startswith(SCRIPT["OURS"])
    ]

    assert len(set(terms)) > 80
    assert [term for term in terms if f"\n| `cg:{term.removeprefix(SCRIPT['OURS'])}` | " not in made] == []


def test_the_diagram_has_every_class_and_role():
    """A kind of event is drawn with who does what in it."""
    diagram = PAGE.partition(SCRIPT["BEGIN"])[2].partition("```mermaid\n")[2].partition("```")[0]
    ontology = Graph().parse(SCRIPT["ONTOLOGY"])
    kinds = {str(kind).removeprefix(SCRIPT["OURS"]) for kind in ontology.subjects(RDF.type, OWL.Class)}

    assert "  Payment --> Actor : payer\n" in diagram
    assert "  Event <|-- Payment\n" in diagram
    assert "paid" not in diagram
    assert {"Claim", "Event", "Actor", "Country", "Region", "StatusReport"} <= kinds & set(diagram.split())
