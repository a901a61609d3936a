"""A selection as entities of FollowTheMoney, one JSON object a line, as Aleph and OpenSanctions' tools read them.

FollowTheMoney has no word for what is planned, possible or denied: only actual events become entities, and nothing is
said that the events do not say. Its schema: https://followthemoney.tech/explorer/
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.export.selection import Selection
from graph.iris import (
    decimal_form,
    hash_fields,
    is_iri,
    mint_article_iri,
    mint_claim_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_government_iri,
)
from graph.model import Article, Entity, EntityKind, Event, Status, Time
from graph.rdf import characters_of

Properties = dict[str, list[str]]

_SCHEMATA = {
    EntityKind.GOVERNMENT: "PublicBody",
    EntityKind.AGENCY: "PublicBody",
    EntityKind.COURT: "PublicBody",
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.GROUP: "LegalEntity",
}
_ORGANIZATIONS = frozenset({"PublicBody", "Organization"})
_WIKIDATA_ID = re.compile("Q[1-9][0-9]*")
_PLAIN = re.compile("[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?")


def write_followthemoney(selection: Selection, path: Path) -> None:
    """Write articles, actors and actual events, each line an entity."""
    with path.open("w", encoding="ascii", newline="\n") as file:
        for entity in _entities(selection):
            file.write(json.dumps(entity) + "\n")


def _entities(selection: Selection) -> Iterator[dict[str, object]]:
    quotes = {mint_claim_iri(claim): claim.evidence[0].quote.text for claim in selection.claims()}
    for article in selection.articles():
        yield _article(article)
    for iri, actor in sorted(selection.cast().entities.items()):
        if actor.kind is not EntityKind.COUNTRY:  # a place there, by its code
            yield _actor(iri, actor)
    for event in selection.events():
        if event.status is Status.ACTUAL:
            yield _event(event, selection.iri(mint_event_iri(event)), [quotes[claim] for claim in event.claims])


def _article(article: Article) -> dict[str, object]:
    url = article.url if article.url and article.url.startswith("http") and is_iri(article.url) else None
    properties = _properties(
        title=[article.title or article.id],
        publisher=[article.publisher],
        publishedAt=[article.published],
        sourceUrl=[url],
    )
    return _entity(mint_article_iri(article.id), "Article", properties)


def _actor(iri: str, actor: Entity) -> dict[str, object]:
    label = actor.label if any(map(str.isalnum, actor.label)) else actor.key  # a name must show something
    wikidata = actor.wikidata if _WIKIDATA_ID.fullmatch(actor.wikidata or "") else None
    properties = _properties(name=[label], country=[actor.country], wikidataId=[wikidata])
    if actor.parent and _SCHEMATA[actor.kind] in _ORGANIZATIONS:
        properties["parent"] = [_id(mint_government_iri(actor.parent))]
    return _entity(iri, _SCHEMATA[actor.kind], properties)


def _event(event: Event, iri: str, quotes: Iterable[str]) -> dict[str, object]:
    told = _properties(summary=sorted(set(quotes)), recordId=[iri], **_dates(event.time))
    told["proof"] = [_id(mint_article_iri(article)) for article in event.articles]
    actors = {role: entity for role, entity in event.roles if entity.kind is not EntityKind.COUNTRY}
    ids = {role: _id(mint_entity_iri(entity)) for role, entity in actors.items()}
    kinds = {role: _SCHEMATA[entity.kind] for role, entity in actors.items()}
    if event.kind == "Payment":
        sum_ = (decimal_form(event.amount.value), event.amount.currency) if event.amount else (None, None)
        money = _properties(amount=sum_[:1], currency=sum_[1:])
        ends = {"payer": [ids["payer"]], "beneficiary": [ids["payee"]]}
        return _entity(mint_event_iri(event), "Payment", told | money | ends)
    if event.kind == "OfficeHolding" and kinds.get("organization") in _ORGANIZATIONS:
        ends = {"member": [ids["person"]], "organization": [ids["organization"]]}
        return _entity(mint_event_iri(event), "Membership", told | ends | _properties(role=[event.title]))
    names = _properties(name=[f"{event.kind}: {', '.join(entity.label for _, entity in event.roles)}"])
    places = [entity.country for _, entity in event.roles if entity.kind is EntityKind.COUNTRY]
    known = _properties(country=places, keywords=[event.kind, event.effect])
    return _entity(mint_event_iri(event), "Event", told | names | known | {"involved": list(ids.values())})


def _dates(time: Time | None) -> dict[str, list[str | None]]:
    if time is None:
        return {}
    if time.value:
        return {"date": [_date(time.value)]}
    return {"startDate": [_date(time.earliest.isoformat())], "endDate": [_date(time.latest.isoformat())]}


def _date(text: str) -> str | None:
    """A date, if FollowTheMoney takes it for one: of the years 1000 to 2999."""
    return text if text[0] in "12" else None


def _properties(**values: Iterable[str | None]) -> Properties:
    """What is known, each value on one line and in characters of XML."""
    lines = {name: [_line(value) for value in said if value] for name, said in values.items()}
    return {name: [line for line in said if line] for name, said in lines.items()}


def _line(text: str) -> str:
    return " ".join(characters_of(text).split())


def _entity(iri: str, schema: str, properties: Properties) -> dict[str, object]:
    return {"id": _id(iri), "schema": schema, "properties": {name: it for name, it in properties.items() if it}}


def _id(iri: str) -> str:
    """The id of a thing: "government.US"; FollowTheMoney's hold letters, digits, points and hyphens alone."""
    kind, key = iri.split("/")[-2:]
    return f"{kind}.{key if _PLAIN.fullmatch(key) else hash_fields(key)}"
