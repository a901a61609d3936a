"""Records as triples. What the terms mean is said in `ontology/cablegraph.ttl`.

Each function describes one record and knows no other; `graph.rdf.files` puts them together. A `lexicon` is what the
claims were found with; where there is none, it is that of the ontology alone.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.namespace import ORG, PROV, SDO

from graph.gazetteer import Gazetteer
from graph.iris import (
    is_iri,
    mint_article_iri,
    mint_claim_iri,
    mint_country_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_event_key_iri,
    mint_government_iri,
    mint_publisher_iri,
    mint_quote_iri,
    mint_region_iri,
    mint_status_iri,
)
from graph.kinds import kind_iri, role_iri
from graph.lexicon import Lexicon, shipped_lexicon
from graph.model import Article, Attribution, Claim, Count, Entity, EntityKind, Event, Mention, Status, Time
from graph.rdf.terms import (
    TRUE,
    Triple,
    date_term,
    decimal_term,
    integer_term,
    iri_term,
    offset_term,
    text_term,
)
from graph.vocabulary import CG, OA, WIKIDATA

_A, _LABEL, _ALT_LABEL, _NOTATION = RDF.type.n3(), RDFS.label.n3(), SKOS.altLabel.n3(), SKOS.notation.n3()
_SAME_AS, _SUB_ORGANIZATION_OF = OWL.sameAs.n3(), ORG.subOrganizationOf.n3()
_PRIMARY_SOURCE, _ATTRIBUTED_TO = PROV.hadPrimarySource.n3(), PROV.wasAttributedTo.n3()
_DERIVED_FROM = PROV.wasDerivedFrom.n3()
_EXACT, _START, _END = OA.exact.n3(), OA.start.n3(), OA.end.n3()
_SELECTORS = OA.TextQuoteSelector.n3(), OA.TextPositionSelector.n3()

_STATUS = {
    Status.ACTUAL: CG.Actual.n3(),
    Status.PLANNED: CG.Planned.n3(),
    Status.POSSIBLE: CG.Possible.n3(),
    Status.NEGATED: CG.Negated.n3(),
}
_CLASS = {
    EntityKind.GOVERNMENT: CG.Government.n3(),
    EntityKind.AGENCY: CG.Agency.n3(),
    EntityKind.COURT: CG.Court.n3(),
    EntityKind.PERSON: CG.Person.n3(),
    EntityKind.ORGANIZATION: CG.Organization.n3(),
    EntityKind.GROUP: CG.Group.n3(),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WIKIDATA_ID = re.compile("Q[1-9][0-9]*")
_COUNTRY_CODE = re.compile("[A-Z]{2}")


def article_triples(article: Article) -> Iterator[Triple]:
    """What is known of an article; a time of publication is given to the day, as the article prints it."""
    subject = iri_term(mint_article_iri(article.id))
    yield subject, _A, _cg("Article")
    yield subject, _A, SDO.NewsArticle.n3()
    yield subject, SDO.identifier.n3(), text_term(article.id)
    yield subject, SDO.inLanguage.n3(), text_term(article.language)
    if article.title:
        yield subject, SDO.headline.n3(), text_term(article.title)
    if article.url:
        yield subject, SDO.url.n3(), iri_term(article.url) if is_iri(article.url) else text_term(article.url)
    if article.publisher:
        yield from _publisher_triples(subject, article.publisher)
    if article.published:
        yield subject, SDO.datePublished.n3(), _published_term(article.published[:10])


def _publisher_triples(article: str, name: str) -> Iterator[Triple]:
    publisher = iri_term(mint_publisher_iri(name))
    yield article, SDO.publisher.n3(), publisher
    yield publisher, _A, SDO.Organization.n3()
    yield publisher, SDO.name.n3(), text_term(name)


def _published_term(published: str) -> str:
    """A day as an xsd:date; a month or year as plain text, because several stores cannot compare those types."""
    return date_term(dt.date.fromisoformat(published)) if _DAY.fullmatch(published) else text_term(published)


def claim_triples(claim: Claim, event_iri: str) -> Iterator[Triple]:
    """A claim of this event, with its quotes; claims of one sentence share its quote."""
    subject = iri_term(mint_claim_iri(claim))
    yield subject, _A, _cg("Claim")
    yield subject, _cg("asserts"), iri_term(event_iri)
    yield subject, _PRIMARY_SOURCE, iri_term(mint_article_iri(claim.article))
    yield subject, _cg("confidence"), decimal_term(Decimal(str(claim.confidence)))
    if claim.confirmed_by:
        yield subject, _cg("confirmedBy"), text_term(claim.confirmed_by)
    yield from _value_triples(subject, claim)
    if claim.attribution:
        yield from _attribution_triples(subject, claim.attribution)
    for number, evidence in enumerate(claim.evidence):
        quote = iri_term(mint_quote_iri(claim.article, evidence.quote))
        yield subject, _cg("furtherQuote" if number else "quote"), quote
        yield from _quote_triples(quote, evidence.quote)


def _attribution_triples(claim: str, attribution: Attribution) -> Iterator[Triple]:
    yield claim, _cg("attribution"), text_term(attribution.label)
    if attribution.entity:
        yield claim, _ATTRIBUTED_TO, iri_term(mint_entity_iri(attribution.entity))
    outer = attribution.via
    while outer is not None:
        yield claim, _cg("via"), text_term(outer.label)
        outer = outer.via


def _quote_triples(subject: str, quote: Mention) -> Iterator[Triple]:
    for class_ in _SELECTORS:
        yield subject, _A, class_
    yield subject, _EXACT, text_term(quote.text)
    yield subject, _START, offset_term(quote.start_char)
    yield subject, _END, offset_term(quote.end_char)


def event_triples(event: Event, lexicon: Lexicon | None = None) -> Iterator[Triple]:
    """An event with its participants and its best supported values."""
    subject, frame = iri_term(mint_event_iri(event)), (lexicon or shipped_lexicon()).frames.frames[event.kind]
    yield subject, _A, _cg("Event")
    yield subject, _A, iri_term(kind_iri(frame))
    yield subject, _LABEL, text_term(f"{event.kind}: {', '.join(entity.label for _, entity in event.roles)}")
    yield from _reporting_triples(subject, event)
    yield from _value_triples(subject, event)
    for role, entity in event.roles:
        yield subject, iri_term(role_iri(frame, role)), iri_term(mint_entity_iri(entity))
    for key in event.about:
        yield subject, _cg("about"), iri_term(mint_event_key_iri(key))
    if event.disputed:
        yield subject, _cg("disputed"), TRUE


def _reporting_triples(subject: str, event: Event) -> Iterator[Triple]:
    """How many report an event, since when, and what status they gave it in turn, if it was not always the same."""
    yield subject, _cg("articleCount"), integer_term(len(event.articles))
    yield subject, _cg("independentSources"), integer_term(event.sources)
    if event.first_reported and event.last_reported:
        yield subject, _cg("firstReported"), date_term(event.first_reported)
        yield subject, _cg("lastReported"), date_term(event.last_reported)
    for place, step in enumerate(event.history if len(event.history) > 1 else (), start=1):
        status = iri_term(mint_status_iri(event.key, place))
        yield subject, _cg("hadStatus"), status
        yield status, _A, _cg("StatusReport")
        yield status, _cg("status"), _STATUS[step.status]
        if step.day:
            yield status, _cg("firstReported"), date_term(step.day)
        yield from ((status, _DERIVED_FROM, iri_term(claim)) for claim in step.claims)


def _value_triples(subject: str, of: Claim | Event) -> Iterator[Triple]:
    """What claims and events have alike: the first what an article says, the second what is best supported."""
    yield subject, _cg("status"), _STATUS[of.status]
    if of.amount:
        yield subject, _cg("amount"), decimal_term(of.amount.value)
        yield subject, _cg("currency"), text_term(of.amount.currency)
    if of.count:
        yield from _number_triples(subject, "count", of.count)
    for code in of.nationality:
        yield subject, _cg("nationality"), iri_term(mint_country_iri(code))
    if of.effect:
        yield subject, _cg("effect"), text_term(of.effect)
    if of.title:
        yield subject, _cg("title"), text_term(of.title)
    if of.time:
        yield from _time_triples(subject, of.time)


def _number_triples(subject: str, name: str, count: Count) -> Iterator[Triple]:
    yield subject, _cg(name), integer_term(count.value)
    if count.qualifier:
        yield subject, _cg(f"{name}Qualifier"), text_term(count.qualifier)


def _time_triples(subject: str, time: Time) -> Iterator[Triple]:
    if time.value:
        yield subject, _cg("date"), text_term(time.value)
    yield subject, _cg("earliest"), date_term(time.earliest)
    yield subject, _cg("latest"), date_term(time.latest)


def status_term(status: Status) -> str:
    """The concept of a status."""
    return _STATUS[status]


def entity_class(kind: EntityKind) -> str:
    """The class of an entity."""
    return _cg("Country") if kind is EntityKind.COUNTRY else _CLASS[kind]


def entity_triples(entity: Entity, names: Iterable[str] = (), lexicon: Lexicon | None = None) -> Iterator[Triple]:
    """An actor or a country, with the names that articles have for it beside its label."""
    subject = iri_term(mint_entity_iri(entity))
    if entity.kind is EntityKind.COUNTRY:
        yield from country_triples(entity.key, lexicon)
    else:
        yield from _actor_triples(subject, entity)
    for name in names:
        yield subject, _ALT_LABEL, text_term(name)


def _actor_triples(subject: str, actor: Entity) -> Iterator[Triple]:
    yield subject, _A, _cg("Actor")
    yield subject, _A, _CLASS[actor.kind]
    yield subject, _LABEL, text_term(actor.label)
    if actor.country:
        yield subject, _cg("country"), iri_term(mint_country_iri(actor.country))
    if actor.parent:
        yield subject, _SUB_ORGANIZATION_OF, iri_term(mint_government_iri(actor.parent))
    if actor.kind is EntityKind.GOVERNMENT and actor.country:
        yield subject, _cg("governs"), iri_term(mint_country_iri(actor.country))
    elif _WIKIDATA_ID.fullmatch(actor.wikidata or ""):
        yield subject, _SAME_AS, f"<{WIKIDATA}{actor.wikidata}>"
    if actor.kind is EntityKind.GROUP:
        yield from _group_triples(subject, actor)


def _group_triples(subject: str, group: Entity) -> Iterator[Triple]:
    if group.size:
        yield from _number_triples(subject, "size", group.size)
    for member in group.members:
        if _COUNTRY_CODE.fullmatch(member):
            yield subject, _cg("member"), iri_term(mint_country_iri(member))
        else:
            yield from _region_triples(subject, member)


def _region_triples(group: str, name: str) -> Iterator[Triple]:
    region = iri_term(mint_region_iri(name))
    yield group, _cg("region"), region
    yield region, _A, _cg("Region")
    yield region, _LABEL, text_term(name)


def country_triples(code: str, lexicon: Lexicon | None = None) -> Iterator[Triple]:
    """A country by its ISO 3166-1 alpha-2 code (XK, EU, or one that a user assigned)."""
    subject, state = iri_term(mint_country_iri(code)), _gazetteer(lexicon).states.get(code)
    yield subject, _A, _cg("Country")
    yield subject, _NOTATION, text_term(code)
    yield subject, _LABEL, text_term(country_label(code, lexicon))
    if state and state.wikidata:
        yield subject, _SAME_AS, f"<{WIKIDATA}{state.wikidata}>"


def country_label(code: str, lexicon: Lexicon | None = None) -> str:
    """The name of a country; the code of one that the lexicon does not know."""
    state = _gazetteer(lexicon).states.get(code)
    return state.label if state else code


def country_codes(entity: Entity) -> Iterator[str]:
    """The countries that the description of an entity points to."""
    if entity.country:
        yield entity.country
    yield from filter(_COUNTRY_CODE.fullmatch, entity.members)


def government_entity(code: str, lexicon: Lexicon | None = None) -> Entity:
    """The government of a country that no article names itself, as the parent of a body that one does."""
    gazetteer = _gazetteer(lexicon)
    label = gazetteer.government_label(code) if code in gazetteer.states else code
    return Entity(kind=EntityKind.GOVERNMENT, key=code, label=label, country=code)


def _gazetteer(lexicon: Lexicon | None) -> Gazetteer:
    return (lexicon or shipped_lexicon()).gazetteer


@cache
def _cg(name: str) -> str:
    return f"<{CG[name]}>"
