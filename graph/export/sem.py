"""A selection in the Simple Event Model, as Turtle: events with their types, actors in roles, times and authorities.

An actor in a role is a `sem:Role` of its own, and the event also has the actor itself, for readers that know no roles.
The model has no word for what is planned, possible or denied, so each event keeps its `cg:status`.
Source: https://semanticweb.cs.vu.nl/2009/11/sem/
"""

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, RDFS, Namespace
from rdflib.namespace import SDO

from graph.export.selection import Selection
from graph.export.triples import triples_of
from graph.iris import mint_article_iri, mint_entity_iri, mint_event_iri, mint_participation_iri
from graph.kinds import kind_iri, role_iri
from graph.model import Article, Entity, Event
from graph.rdf import (
    Quad,
    Triple,
    date_term,
    entity_class,
    iri_term,
    sorted_quads,
    status_term,
    text_term,
    turtle_parts,
)
from graph.vocabulary import CG

SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
_A, _LABEL, _STATUS = RDF.type.n3(), RDFS.label.n3(), CG.status.n3()


def write_sem(selection: Selection, path: Path) -> None:
    """Write the triples, a block a subject."""
    lines = triples_of(sorted_quads(_quads(selection), base_iri=selection.records.base_iri))
    namespaces = dict(sorted({**selection.namespaces, "sem": str(SEM)}.items()))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle_parts(lines, namespaces))


def _quads(selection: Selection) -> Iterator[Quad]:
    for triples in _descriptions(selection):
        for subject, predicate, object_ in triples:
            yield subject, predicate, object_, ""


def _descriptions(selection: Selection) -> Iterator[Iterator[Triple]]:
    for article in selection.articles():
        yield _authority_triples(article)
    for iri, actor in selection.cast().entities.items():
        yield _actor_triples(iri_term(iri), actor)
    for event in selection.events():
        yield _event_triples(event, selection)


def _authority_triples(article: Article) -> Iterator[Triple]:
    subject = iri_term(mint_article_iri(article.id))
    yield subject, _A, SEM.Authority.n3()
    yield subject, _LABEL, text_term(article.title or article.id)
    if article.publisher:
        yield subject, SDO.publisher.n3(), text_term(article.publisher)


def _actor_triples(subject: str, actor: Entity) -> Iterator[Triple]:
    yield subject, _A, SEM.Actor.n3()
    yield subject, SEM.actorType.n3(), entity_class(actor.kind)
    yield subject, _LABEL, text_term(actor.label)


def _event_triples(event: Event, selection: Selection) -> Iterator[Triple]:
    subject, frame = iri_term(mint_event_iri(event)), selection.lexicon.frames.frames[event.kind]
    yield subject, _A, SEM.Event.n3()
    yield subject, SEM.eventType.n3(), iri_term(kind_iri(frame))
    yield subject, _LABEL, text_term(f"{event.kind}: {', '.join(entity.label for _, entity in event.roles)}")
    yield subject, _STATUS, status_term(event.status)
    for article in event.articles:
        yield subject, SEM.accordingTo.n3(), iri_term(mint_article_iri(article))
    for role, entity in event.roles:
        actor, part = iri_term(mint_entity_iri(entity)), iri_term(mint_participation_iri(event.key, role))
        yield subject, SEM.hasActor.n3(), actor
        yield subject, SEM.hasActor.n3(), part
        yield part, _A, SEM.Role.n3()
        yield part, RDF.value.n3(), actor
        yield part, SEM.roleType.n3(), iri_term(role_iri(frame, role))
    if event.time:
        yield subject, SEM.hasEarliestBeginTimeStamp.n3(), date_term(event.time.earliest)
        yield subject, SEM.hasLatestEndTimeStamp.n3(), date_term(event.time.latest)
