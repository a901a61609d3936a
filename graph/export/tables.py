"""A selection as tables: actors, events, who takes part in which, claims, articles.

What the columns hold is said here alone; how a table is written as CSV or Parquet is left to others.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from graph.export.selection import Selection
from graph.iris import (
    mint_article_iri,
    mint_claim_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_event_key_iri,
    mint_government_iri,
)
from graph.model import Amount, Article, Claim, Count, Event, Time

Row = tuple[object, ...]


class Type(Enum):
    """What a column holds; None is what is not known, in any of them."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    DECIMAL = "decimal"  # exact
    NUMBER = "number"
    DAY = "day"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    name: str
    columns: Mapping[str, Type]
    rows: Callable[[Selection], Iterator[Row]]


_VALUES = {
    "amount": Type.DECIMAL,
    "currency": Type.TEXT,
    "count": Type.INTEGER,
    "count_qualifier": Type.TEXT,
    "nationality": Type.TEXTS,
    "effect": Type.TEXT,
    "title": Type.TEXT,
    "date": Type.TEXT,
    "earliest": Type.DAY,
    "latest": Type.DAY,
}


def _actor_rows(selection: Selection) -> Iterator[Row]:
    cast, events = selection.cast(), Counter[str]()
    for event in selection.events():
        events.update({mint_entity_iri(entity) for _, entity in event.roles})
    for iri, actor in sorted(cast.entities.items()):
        size, qualifier = _count_cells(actor.size)
        parent = actor.parent and selection.iri(mint_government_iri(actor.parent))
        names = sorted(cast.names[iri] - {actor.label})
        known = (actor.kind.value, actor.label, names, actor.country, actor.wikidata, parent)
        yield (selection.iri(iri), *known, size, qualifier, actor.members, events[iri])


def _event_rows(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        ends = [*((role, selection.iri(mint_entity_iri(entity)), entity.label) for role, entity in event.roles)]
        subject, object_ = [*ends, (None,) * 3, (None,) * 3][:2]
        about = [selection.iri(mint_event_key_iri(key)) for key in event.about]
        told = (len(event.claims), len(event.articles), event.sources, event.disputed)
        days = event.first_reported, event.last_reported
        yield (
            *(selection.iri(mint_event_iri(event)), event.kind, event.status.value, *subject, *object_),
            *(*_value_cells(event), *days, *told, about),
        )


def _participant_rows(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        for role, entity in event.roles:
            yield selection.iri(mint_event_iri(event)), role, selection.iri(mint_entity_iri(entity))


def _claim_rows(selection: Selection) -> Iterator[Row]:
    for claim in selection.claims():
        iri, quote = mint_claim_iri(claim), claim.evidence[0].quote
        fillers = ((it.role, selection.iri(mint_entity_iri(it.entity)), it.mention.text) for it in claim.fillers)
        subject, object_ = [*fillers, (None,) * 3, (None,) * 3][:2]
        where = selection.iri(selection.event_of[iri]), selection.iri(mint_article_iri(claim.article))
        said = claim.attribution and claim.attribution.label, claim.confidence, claim.confirmed_by
        yield (
            *(selection.iri(iri), *where, claim.kind, claim.status.value, *subject, *object_),
            *(*_value_cells(claim), *said, quote.text, quote.start_char, quote.end_char),
        )


def _article_rows(selection: Selection) -> Iterator[Row]:
    claims = Counter(claim.article for claim in selection.claims())
    for article in selection.articles():
        yield selection.iri(mint_article_iri(article.id)), *_article_cells(article), claims[article.id]


def _article_cells(article: Article) -> Row:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    known = article.title, article.publisher, article.published, article.url, article.language
    return article.id, *known, digest


def _value_cells(of: Claim | Event) -> Row:
    return (
        *_amount_cells(of.amount),
        *_count_cells(of.count),
        *(of.nationality, of.effect, of.title),
        *_time_cells(of.time),
    )


def _amount_cells(amount: Amount | None) -> Row:
    return (None, None) if amount is None else (amount.value, amount.currency)


def _count_cells(count: Count | None) -> Row:
    return (None, None) if count is None else (count.value, count.qualifier)


def _time_cells(time: Time | None) -> Row:
    return (None,) * 3 if time is None else (time.value, time.earliest, time.latest)


def _texts(*names: str) -> dict[str, Type]:
    return dict.fromkeys(names, Type.TEXT)


TABLES: Sequence[Table] = (
    Table(
        "actors",
        _texts("id", "kind", "label")
        | {"other_names": Type.TEXTS}
        | _texts("country", "wikidata", "parent")
        | {"size": Type.INTEGER, "size_qualifier": Type.TEXT, "members": Type.TEXTS, "events": Type.INTEGER},
        _actor_rows,
    ),
    Table(
        "events",
        _texts("id", "kind", "status")
        | _texts("subject_role", "subject", "subject_label", "object_role", "object", "object_label")
        | _VALUES
        | {"first_reported": Type.DAY, "last_reported": Type.DAY, "claims": Type.INTEGER, "articles": Type.INTEGER}
        | {"sources": Type.INTEGER, "disputed": Type.TRUTH, "about": Type.TEXTS},
        _event_rows,
    ),
    Table("participants", _texts("event", "role", "actor"), _participant_rows),
    Table(
        "claims",
        _texts("id", "event", "article", "kind", "status")
        | _texts("subject_role", "subject", "subject_mention", "object_role", "object", "object_mention")
        | _VALUES
        | {"attribution": Type.TEXT, "confidence": Type.NUMBER, "confirmed_by": Type.TEXT}
        | {"quote": Type.TEXT, "start": Type.INTEGER, "end": Type.INTEGER},
        _claim_rows,
    ),
    Table(
        "articles",
        _texts("id", "name", "title", "publisher", "published", "url", "language", "sha256") | {"claims": Type.INTEGER},
        _article_rows,
    ),
)
