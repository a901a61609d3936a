"""Who says so: the claims behind an event, each with its article and the quote that says it."""

from dataclasses import dataclass

from graph.iris import BASE_IRI
from graph.store import NamedNode, Store, Term, solutions

_CLAIMS = """
SELECT DISTINCT ?event ?claim ?status ?event_status ?article ?publisher ?published ?url ?attribution
                ?quote ?start ?end {
  ?event cg:status ?event_status .
  ?claim cg:asserts ?event ; cg:status ?status ; prov:hadPrimarySource ?source ; cg:quote ?said .
  ?source schema:identifier ?article .
  ?said oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  OPTIONAL { ?source schema:publisher/schema:name ?publisher }
  OPTIONAL { ?source schema:datePublished ?published }
  OPTIONAL { ?source schema:url ?url }
  OPTIONAL { ?claim cg:attribution ?attribution }
} ORDER BY ?published ?article ?start ?claim"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What one article says of an event."""

    event: str
    event_status: str
    claim: str
    status: str  # that this article gives the event
    article: str
    publisher: str | None
    published: str | None
    url: str | None
    attribution: str | None
    quote: str
    start: int
    end: int


def cite(store: Store, event: str, base_iri: str = BASE_IRI) -> list[Citation]:
    """Every claim of an event, the earliest article first."""
    _, rows = solutions(store, _CLAIMS, {"event": NamedNode(event)}, base_iri=base_iri)
    return [_citation({name: _text(term) for name, term in row.items()}) for row in rows]


def _citation(row: dict[str, str]) -> Citation:
    return Citation(
        event=row["event"],
        event_status=_status(row["event_status"]),
        claim=row["claim"],
        status=_status(row["status"]),
        article=row["article"],
        publisher=row.get("publisher"),
        published=row.get("published"),
        url=row.get("url"),
        attribution=row.get("attribution"),
        quote=row["quote"],
        start=int(row["start"]),
        end=int(row["end"]),
    )


def _status(iri: str) -> str:
    return iri.rpartition("#")[2].lower()


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
