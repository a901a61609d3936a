import datetime as dt
from dataclasses import replace

import pytest
import strategies
from hypothesis import given
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import ORG, PROV, SDO

from graph.iris import is_iri, mint_article_iri, mint_claim_iri, mint_country_iri, mint_entity_iri, mint_event_iri
from graph.model import Article, Count, Entity, EntityKind, Status, StatusReport
from graph.rdf.records import article_triples, claim_triples, country_triples, entity_triples, event_triples
from graph.vocabulary import CG, OA, WIKIDATA

STATUS = {
    CG.Actual: Status.ACTUAL,
    CG.Planned: Status.PLANNED,
    CG.Possible: Status.POSSIBLE,
    CG.Negated: Status.NEGATED,
}
NO_CHARACTER = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535], "�")


def graph_of(triples) -> Graph:
    """Triples as a graph of rdflib."""
    return Graph().parse(data="\n".join(f"{s} {p} {o} ." for s, p, o in triples), format="nt")


def as_written(text: str | None) -> str | None:
    """A text with what is no character replaced."""
    return text and text.translate(NO_CHARACTER)


def values_of(graph: Graph, subject: URIRef) -> dict[str, object]:
    """What a claim or event says, read back from its triples."""

    def value(predicate: URIRef) -> object:
        found = graph.value(subject, predicate, any=False)
        return found.toPython() if isinstance(found, Literal) else found

    return {
        "status": STATUS[graph.value(subject, CG.status)],
        "amount": (value(CG.amount), value(CG.currency)),
        "count": (value(CG["count"]), value(CG.countQualifier)),
        "nationality": {str(country).rpartition("/")[2] for country in graph.objects(subject, CG.nationality)},
        "effect": value(CG.effect),
        "title": value(CG.title),
        "time": (value(CG.date), value(CG.earliest), value(CG.latest)),
    }


def values_in(record) -> dict[str, object]:
    """The same values of the record itself."""
    amount, count, time = record.amount, record.count, record.time
    return {
        "status": record.status,
        "amount": (amount.value, amount.currency) if amount else (None, None),
        "count": (count.value, count.qualifier) if count else (None, None),
        "nationality": set(record.nationality),
        "effect": record.effect,
        "title": as_written(record.title),
        "time": (time.value, time.earliest, time.latest) if time else (None, None, None),
    }


@given(claim=strategies.claims())
def test_a_claim_comes_back_from_its_triples(claim):
    """Status, amount, count, nationalities, effect, title and date are all there, and exact."""
    graph = graph_of(claim_triples(claim, "urn:event"))

    assert values_of(graph, URIRef(mint_claim_iri(claim))) == values_in(claim)


@given(claim=strategies.claims())
def test_an_event_comes_back_from_its_triples(claim):
    """Its values and its participants are there."""
    event = strategies.event_of("key", [claim])
    graph, subject = graph_of(event_triples(event)), URIRef(mint_event_iri(event))

    assert values_of(graph, subject) == values_in(event)
    assert set(graph.objects(subject, RDF.type)) == {CG.Event, CG[event.kind]}
    for role, entity in event.roles:
        assert (subject, CG[role], URIRef(mint_entity_iri(entity))) in graph


@given(claim=strategies.claims())
def test_events_are_about_others_and_may_be_disputed(claim):
    """A link to each event that it is about, and a mark only where claims disagree."""
    event = replace(strategies.event_of("key", [claim]), about=("one", "two"), disputed=True)
    graph, subject = graph_of(event_triples(event)), URIRef(mint_event_iri(event))

    assert {str(other).rpartition("/")[2] for other in graph.objects(subject, CG.about)} == {"one", "two"}
    assert graph.value(subject, CG.disputed).toPython() is True
    assert (None, CG.disputed, None) not in graph_of(event_triples(replace(event, disputed=False)))


@given(claim=strategies.claims())
def test_the_quotes_of_a_claim_come_back(claim):
    """Text and offsets of each sentence are in Web Annotation's terms, the first told from the others."""
    graph, subject = graph_of(claim_triples(claim, "urn:event")), URIRef(mint_claim_iri(claim))

    def quotes(predicate: URIRef) -> set[tuple[object, ...]]:
        selectors = graph.objects(subject, predicate)
        return {
            tuple(graph.value(node, term).toPython() for term in (OA.exact, OA.start, OA.end)) for node in selectors
        }

    expected = [(as_written(item.quote.text), item.quote.start_char, item.quote.end_char) for item in claim.evidence]
    assert quotes(CG.quote) == {expected[0]}
    assert quotes(CG.furtherQuote) == set(expected[1:])


@given(claim=strategies.claims())
def test_a_claim_names_its_article_event_and_source(claim):
    """Provenance is in PROV-O's terms."""
    graph, subject = graph_of(claim_triples(claim, "urn:event")), URIRef(mint_claim_iri(claim))
    source = claim.attribution and claim.attribution.entity

    assert graph.value(subject, CG.asserts) == URIRef("urn:event")
    assert graph.value(subject, PROV.hadPrimarySource) == URIRef(mint_article_iri(claim.article))
    relay = claim.attribution and claim.attribution.via
    assert [str(label) for label in graph.objects(subject, CG.via)] == ([as_written(relay.label)] if relay else [])
    assert graph.value(subject, PROV.wasAttributedTo) == (URIRef(mint_entity_iri(source)) if source else None)


@given(article=strategies.articles())
def test_an_article_comes_back_from_its_triples(article):
    """Identifier, headline and publisher are there, and a URL is an IRI exactly where it is one."""
    graph, subject = graph_of(article_triples(article)), URIRef(mint_article_iri(article.id))

    def text(predicate) -> str | None:
        found = graph.value(subject, predicate)
        return None if found is None else str(found)

    assert text(SDO.identifier) == as_written(article.id)
    assert text(SDO.headline) == as_written(article.title)
    assert text(SDO.publisher / SDO.name) == as_written(article.publisher)
    assert text(SDO.url) == as_written(article.url)
    assert isinstance(graph.value(subject, SDO.url), URIRef) == bool(article.url and is_iri(article.url))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-06-30T23:12:19", Literal(dt.date(2025, 6, 30))),
        ("2025-06-30T23:12:19-05:00", Literal(dt.date(2025, 6, 30))),
        ("2025-06-30", Literal(dt.date(2025, 6, 30))),
        ("2025-06", Literal("2025-06")),
        ("2025", Literal("2025")),
    ],
)
def test_publication_is_as_precise_as_the_source(published, expected):
    """A day is an xsd:date, the day that the article prints; what is less stays text."""
    article = Article(id="a", text="x", published=published)

    assert set(graph_of(article_triples(article)).objects(None, SDO.datePublished)) == {expected}


def test_a_group_has_its_size_members_and_regions():
    """What the words say of a nameless group can be queried."""
    group = Entity(
        kind=EntityKind.GROUP,
        key="29",
        label="at least 29 nations",
        size=Count(text="at least 29", value=29, qualifier="at least"),
        members=("RW", "Central Asia"),
    )
    graph, subject = graph_of(entity_triples(group)), URIRef(mint_entity_iri(group))

    assert graph.value(subject, CG.size).toPython() == 29
    assert str(graph.value(subject, CG.sizeQualifier)) == "at least"
    assert graph.value(subject, CG.member) == URIRef(mint_country_iri("RW"))
    assert str(graph.value(subject, CG.region / RDFS.label)) == "Central Asia"


def test_an_agency_is_below_its_government():
    """Country and government are told apart."""
    agency = Entity(kind=EntityKind.AGENCY, key="a", label="A", country="US", parent="US", wikidata="Q789915")
    graph, subject = graph_of(entity_triples(agency, ["the A"])), URIRef(mint_entity_iri(agency))

    assert set(graph.objects(subject, RDF.type)) == {CG.Actor, CG.Agency}
    assert str(graph.value(subject, ORG.subOrganizationOf)).endswith("/government/US")
    assert graph.value(subject, OWL.sameAs) == WIKIDATA.Q789915
    assert str(graph.value(subject, SKOS.altLabel)) == "the A"


def test_a_government_is_not_its_country():
    """The Wikidata id of a state goes to the country, which the government governs."""
    government = Entity(kind=EntityKind.GOVERNMENT, key="RW", label="Rwanda", country="RW", wikidata="Q1037")
    graph = graph_of([*entity_triples(government), *country_triples("RW")])
    subject, country = URIRef(mint_entity_iri(government)), URIRef(mint_country_iri("RW"))

    assert graph.value(subject, CG.governs) == country
    assert graph.value(subject, OWL.sameAs) is None
    assert graph.value(country, OWL.sameAs) == WIKIDATA.Q1037
    assert str(graph.value(country, RDFS.label)) == "Rwanda"


@pytest.mark.parametrize("wikidata", ["", "Q", "Q0", "q30", "P30", "Q30 ", "Q30> <javascript:x"])
def test_a_wikidata_id_that_is_none_is_left_out(wikidata):
    """Nothing but Q and a number becomes an IRI of Wikidata."""
    person = Entity(kind=EntityKind.PERSON, key="p", label="P", wikidata=wikidata)

    assert (None, OWL.sameAs, None) not in graph_of(entity_triples(person))


@given(claim=strategies.claims())
def test_an_event_says_how_many_report_it_and_since_when(claim):
    """Articles, independent sources, the first and the last day; without a day of publication none."""
    first, last = dt.date(2025, 3, 1), dt.date(2025, 5, 3)
    event = replace(strategies.event_of("key", [claim]), sources=2, first_reported=first, last_reported=last)
    graph, subject = graph_of(event_triples(event)), URIRef(mint_event_iri(event))

    assert graph.value(subject, CG.independentSources).toPython() == 2
    assert graph.value(subject, CG.firstReported).toPython() == first
    assert graph.value(subject, CG.lastReported).toPython() == last
    assert (None, CG.firstReported, None) not in graph_of(event_triples(strategies.event_of("key", [claim])))


@given(claim=strategies.claims())
def test_statuses_that_followed_each_other_come_back_in_their_order(claim):
    """Each with the day from which on it was reported and the claims that say so."""
    claims = mint_claim_iri(claim), "https://w3id.org/cablegraph/id/claim/other"
    planned = StatusReport(status=Status.PLANNED, day=dt.date(2025, 3, 1), claims=claims[:1])
    done = StatusReport(status=Status.ACTUAL, day=None, claims=claims[1:])
    event = replace(strategies.event_of("key", [claim]), history=(planned, done))
    graph, subject = graph_of(event_triples(event)), URIRef(mint_event_iri(event))

    steps = sorted(graph.objects(subject, CG.hadStatus))
    assert [str(step).rpartition("/")[2] for step in steps] == ["key-1", "key-2"]
    assert [STATUS[graph.value(step, CG.status)] for step in steps] == [Status.PLANNED, Status.ACTUAL]
    assert [graph.value(step, CG.firstReported) for step in steps] == [Literal(planned.day), None]
    assert [str(graph.value(step, PROV.wasDerivedFrom)) for step in steps] == list(claims)
    assert (None, CG.hadStatus, None) not in graph_of(event_triples(replace(event, history=(planned,))))
