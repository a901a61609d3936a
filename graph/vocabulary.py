"""The terms that the graph is written in: our own as a closed namespace. The prefixes are in `graph.prefixes`.

What a term means is said in `ontology/cablegraph.ttl` and nowhere else; a test holds the two together. A term that
is not listed here raises AttributeError.
"""

# ruff: noqa: N815  RDF properties are written in mixed case

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace

from graph.prefixes import is_of_vocabulary, prefixes

__all__ = ["CG", "OA", "WIKIDATA", "is_of_vocabulary", "prefixes"]

OA = Namespace("http://www.w3.org/ns/oa#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")


class CG(DefinedNamespace):
    """The Cablegraph ontology."""

    _fail = True
    _NS = Namespace("https://w3id.org/cablegraph/ontology#")

    # Who takes part
    Participant: URIRef
    Actor: URIRef
    Government: URIRef
    Agency: URIRef
    Court: URIRef
    Person: URIRef
    Official: URIRef
    Organization: URIRef
    Group: URIRef
    Country: URIRef
    Region: URIRef
    country: URIRef
    governs: URIRef
    size: URIRef
    sizeQualifier: URIRef
    member: URIRef
    region: URIRef

    # What happens
    Event: URIRef
    Request: URIRef
    Agreement: URIRef
    Refusal: URIRef
    Negotiation: URIRef
    Payment: URIRef
    Transfer: URIRef
    Detention: URIRef
    Ruling: URIRef
    Lawsuit: URIRef
    OfficeHolding: URIRef
    Restriction: URIRef

    # Who does what in it
    participant: URIRef
    requester: URIRef
    requestee: URIRef
    party: URIRef
    counterparty: URIRef
    payer: URIRef
    payee: URIRef
    sender: URIRef
    destination: URIRef
    holder: URIRef
    court: URIRef
    affects: URIRef
    plaintiff: URIRef
    defendant: URIRef
    person: URIRef
    organization: URIRef
    imposer: URIRef
    target: URIRef

    # What else is known of it
    amount: URIRef
    currency: URIRef
    count: URIRef
    countQualifier: URIRef
    nationality: URIRef
    effect: URIRef
    title: URIRef
    date: URIRef
    earliest: URIRef
    latest: URIRef
    about: URIRef
    disputed: URIRef
    articleCount: URIRef
    independentSources: URIRef
    firstReported: URIRef
    lastReported: URIRef

    # How certain it is
    status: URIRef
    StatusScheme: URIRef
    Actual: URIRef
    Planned: URIRef
    Possible: URIRef
    Negated: URIRef
    StatusReport: URIRef
    hadStatus: URIRef

    # Who says so, and where
    Claim: URIRef
    Article: URIRef
    asserts: URIRef
    evidence: URIRef
    quote: URIRef
    furtherQuote: URIRef
    attribution: URIRef
    via: URIRef
    confidence: URIRef
    confirmedBy: URIRef

    # Direct triples
    dealtWith: URIRef
    asked: URIRef
    agreedWith: URIRef
    refused: URIRef
    negotiatedWith: URIRef
    paid: URIRef
    sentPeopleTo: URIRef
    detained: URIRef
    permitted: URIRef
    blocked: URIRef
    ruledOn: URIRef
    sued: URIRef
    holdsOfficeIn: URIRef
    restricted: URIRef
