#!/usr/bin/env python3
"""Writes ontology/context.jsonld from the ontology: short names for all terms of the graph, and the types of values.

Whatever has no term there is of the ontology's vocabulary; so only terms with a type, and those of others, are listed.
"""

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph
from rdflib.namespace import ORG, PROV, SDO

from graph.resources import ontology_path
from graph.vocabulary import CG, OA, WIKIDATA

PATH = Path(__file__).resolve().parent.parent / "ontology" / "context.jsonld"
PREFIXES = {
    "cg": str(CG),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "skos": str(SKOS),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
}
LINK = "@id"
OF_OTHERS = {
    RDFS.label: None,
    SKOS.altLabel: None,
    SKOS.notation: None,
    OWL.sameAs: LINK,
    ORG.subOrganizationOf: LINK,
    PROV.hadPrimarySource: LINK,
    PROV.wasAttributedTo: LINK,
    PROV.wasDerivedFrom: LINK,
    OA.exact: None,
    OA.start: "xsd:nonNegativeInteger",
    OA.end: "xsd:nonNegativeInteger",
    OA.TextQuoteSelector: None,
    OA.TextPositionSelector: None,
    SDO.NewsArticle: None,
    SDO.headline: None,
    SDO.identifier: None,
    SDO.inLanguage: None,
    SDO.name: None,
    SDO.publisher: LINK,
    SDO.datePublished: "xsd:date",
    SDO.url: LINK,
}


def context() -> dict[str, object]:
    """The context, in the order of its names behind the prefixes."""
    terms = {iri.rpartition("#")[2].rpartition("/")[2]: term(iri, type_) for iri, type_ in OF_OTHERS.items()}
    ontology = Graph().parse(ontology_path("cablegraph.ttl"))
    for property_ in ontology.subjects(RDF.type, OWL.ObjectProperty):
        if property_ in CG:
            name = property_.removeprefix(str(CG))
            terms[name] = {"@id": f"cg:{name}", "@type": "@vocab" if property_ == CG.status else LINK}
    for property_ in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        range_ = ontology.value(property_, RDFS.range)
        if property_ in CG and range_ not in {XSD.string, XSD.boolean}:  # which JSON has itself
            name = property_.removeprefix(str(CG))
            terms[name] = {"@id": f"cg:{name}", "@type": f"xsd:{range_.removeprefix(str(XSD))}"}
    return {"@context": {"@version": 1.1, "@vocab": str(CG), **PREFIXES, **dict(sorted(terms.items()))}}


def term(iri: str, type_: str | None) -> object:
    """A term of another vocabulary."""
    prefix, namespace = next(pair for pair in PREFIXES.items() if iri.startswith(pair[1]))
    short = f"{prefix}:{iri.removeprefix(namespace)}"
    return short if type_ is None else {"@id": short, "@type": type_}


def text() -> str:
    """The file."""
    return json.dumps(context(), indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="ascii", newline="\n")
