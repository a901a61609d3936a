"""All that the page shows, as one JSON value: tables of records that refer to each other by place.

A table is held by columns, each name once. IRIs are held without the base that they share.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappop, heappush
from itertools import accumulate
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from graph import __version__
from graph.iris import BASE_IRI
from graph.knowledge import Knowledge
from graph.model import EntityKind, Status
from graph.territories import find_territory
from graph.view.drawing import SHAPES, draw_network
from graph.view.network import (
    ALONE,
    STANDING,
    Fact,
    Network,
    Role,
    as_facts,
    build_network,
    group_by_event,
    most_connected,
)
from graph.view.passages import Passages, cut_passages
from graph.view.wording import KINDS, Words, clean_label, describe_money, short_label

DRAWN_ACTORS = 300  # a drawing of more is a hairball, long before it is slow
HELD_CLAIMS = 20_000  # about 7 MB; a page of more takes longer to make and to open than its reader waits
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

Json = dict[str, Any]


def page_data(
    facts: Sequence[Mapping[str, object]],
    articles: Sequence[Mapping[str, object]],
    *,
    title: str,
    events: Iterable[Mapping[str, object]] = (),
    drawn_actors: int = DRAWN_ACTORS,
    held_claims: int = HELD_CLAIMS,
    left_out: Mapping[str, int] = MappingProxyType({"events": 0, "claims": 0}),
    knowledge: Knowledge = Knowledge(),  # noqa: B008 -- it is frozen
) -> Json:
    """The whole content of a page; at most `drawn_actors` actors have a place in its drawing.

    Of more claims than `held_claims`, those of the best reported events are held, and the page counts the rest, with
    what was `left_out` before.
    """
    words, records = Words.of(knowledge), {str(event["id"]): event for event in events}
    all_events = group_by_event(as_facts(facts))
    sources: dict[str, Any] = {iri: record.get("sources") or 0 for iri, record in records.items()}
    best = best_reported({event: len(group) for event, group in all_events.items()}, sources, held_claims)
    held = {event: group for event, group in all_events.items() if event in best}
    claims = [claim for group in held.values() for claim in group]
    network = build_network(claims, records.values())
    actors = [node for node, data in network.nodes(data=True) if data["kind"] != ALONE]
    drawn = {event: data for _, _, event, data in network.edges(keys=True, data=True)}
    passages = _passages_of_articles(claims, articles)
    extra_kinds = sorted({claim["kind"] for claim in claims} - set(KINDS))
    return {
        "title": clean_label(title),
        "version": __version__,
        "base": _shared_base(claims),
        "kinds": [[kind, words.kind_noun(kind)] for kind in [*KINDS, *extra_kinds]],
        "unordered": ["Negotiation", *(kind for kind, known in knowledge.own_kinds.items() if known.unordered)],
        "statuses": [status.value for status in Status],
        "states": _state_names(network, words),
        "articles": as_columns(_article_records(articles, passages)),
        "actors": as_columns([_actor_record(iri, network.nodes[iri], _shared_base(claims)) for iri in actors]),
        "events": as_columns(_event_records({event: drawn[event] for event in held}, actors, claims, records)),
        "claims": as_columns(_claim_records(claims, words, passages)),
        "left_out": {
            "events": left_out["events"] + len(all_events) - len(held),
            "claims": left_out["claims"] + len(facts) - len(claims),
        },
        "shapes": SHAPES,
        "drawing": _drawing_record(most_connected(network, drawn_actors), actors, list(held), words),
    }


def as_columns(records: Sequence[Json]) -> dict[str, list[Any]]:
    """Records of the same fields as a table that holds each field's values in a list.

    >>> as_columns([{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    {'a': [1, 3], 'b': [2, 4]}
    """
    return {name: [record[name] for record in records] for name in (records[0] if records else ())}


def best_reported(
    claims: Mapping[str, int], sources: Mapping[str, int], held_claims: int = HELD_CLAIMS
) -> AbstractSet[str]:
    """The events that have most independent sources, then most claims, as long as their claims are not too many."""
    if sum(claims.values()) <= held_claims:
        return claims.keys()
    ranked = sorted(claims, key=lambda event: (-sources.get(event, 0), -claims[event], event))
    sums = accumulate(claims[event] for event in ranked)
    return {event for event, claims_so_far in zip(ranked, sums, strict=True) if claims_so_far <= held_claims}


def keep_best(
    events: Iterable[Mapping[str, Any]], held_claims: int = HELD_CLAIMS
) -> tuple[list[Mapping[str, Any]], dict[str, int]]:
    """The records of those events, and how many events and claims are left out; no more are held on the way.

    The records come in the order of their IRIs.
    """
    kept: list[tuple[int, int, int, Mapping[str, Any]]] = []
    best_left: tuple[int, ...] = ()
    claims, left = 0, {"events": 0, "claims": 0}
    for number, event in enumerate(events):
        ranked = (event.get("sources") or 0, len(event["claims"]), -number, event)
        claims += ranked[1]
        heappush(kept, ranked)
        while kept and (claims > held_claims or kept[0][:3] < best_left):
            worst = heappop(kept)
            best_left = max(best_left, worst[:3])
            claims -= worst[1]
            left["events"] += 1
            left["claims"] += worst[1]
    return [event for *_, event in sorted(kept, key=lambda ranked: -ranked[2])], left


def _shared_base(claims: Sequence[Fact]) -> str:
    """What the IRIs of a build begin with: all before "claim/…"."""
    return claims[0]["id"].rpartition("claim/")[0] if claims else f"{BASE_IRI}id/"


def _state_names(network: Network, words: Words) -> dict[str, str]:
    """The names of the states that actors are of, by code: as the network calls the government, if it does."""
    actors = [data for _, data in network.nodes(data=True) if data["country"]]
    called = {actor["country"]: short_label(actor["label"], actor["kind"]) for actor in actors if _is_state(actor)}
    return {
        code: called.get(code) or _state_name(code, words) for code in sorted({actor["country"] for actor in actors})
    }


def _is_state(actor: Mapping[str, Any]) -> bool:
    return actor["kind"] in {EntityKind.GOVERNMENT, EntityKind.COUNTRY}


def _state_name(code: str, words: Words) -> str:
    territory = find_territory(code)
    return territory.name if territory else clean_label(words.states.get(code, code))


def _actor_record(iri: str, node: Json, base: str) -> Json:
    return {
        "iri": iri.removeprefix(base),
        "label": short_label(node["label"], node["kind"]),
        "kind": node["kind"],
        "country": node["country"],
    }


def _event_records(
    events: Mapping[str, Json], actors: list[str], claims: list[Fact], records: Mapping[str, Mapping[str, Any]]
) -> list[Json]:
    place = {actor: i for i, actor in enumerate(actors)}
    claim_place = {claim["id"]: i for i, claim in enumerate(claims)}
    event_place = {event: i for i, event in enumerate(events)}
    base = _shared_base(claims)
    return [
        {
            "iri": event.removeprefix(base),
            "kind": edge["kind"],
            **{name: edge[name] for name in STANDING},
            "date": _event_date(edge["claims"], records.get(event, {})),
            "history": _history(records.get(event, {})),
            "standings": _standings(records.get(event, {})),
            "about": [event_place[iri] for iri in records.get(event, {}).get("about", ()) if iri in event_place],
            "actors": [place[role["id"]] for role in _fullest_roles(edge["claims"])],
            "claims": [claim_place[claim["id"]] for claim in edge["claims"]],
            "differences": _differences(edge["claims"], claim_place) if edge["disputed"] else [],
        }
        for event, edge in events.items()
    ]


def _fullest_roles(claims: Sequence[Fact]) -> list[Role]:
    """The first two roles of the claim that fills most, as the network draws them."""
    return list(max(claims, key=lambda claim: len(claim["roles"]))["roles"].values())[:2]


def _event_date(claims: Sequence[Fact], record: Mapping[str, Any]) -> Any:  # noqa: ANN401  text or None, from JSON
    """The date that the build gives an event; without its record the first that a claim gives."""
    if "time" in record:
        return record["time"] and record["time"]["value"]  # None of a time that is only bounded
    return next((claim["date"] for claim in claims if claim["date"]), None)


def _history(record: Mapping[str, Any]) -> list[list[str | None]]:
    """The statuses of an event with the days on which they were reported, if there are several."""
    steps = [[step["status"], step["day"]] for step in record.get("history", ())]
    return steps if len(steps) > 1 else []


def _standings(record: Mapping[str, Any]) -> list[list[Any]]:
    """What an event was known to be from one day on: [day, status, sources, disputed, date], where that has changed."""
    steps = record.get("standings", ())
    return [[step[name] for name in ("day", "status", "sources", "disputed", "date")] for step in steps]


def _differences(claims: Sequence[Fact], place: Mapping[str, int]) -> list[list[Any]]:
    """What the claims of an event say of one thing, where they differ: [aspect, [[value, [claim, …]], …]]."""
    said: dict[str, dict[str, list[int]]] = {}
    for claim in claims:
        values = {
            "sum": describe_money(claim["amount"], claim["currency"]),
            "number of people": "" if claim["count"] is None else f"{claim['count']:,}",
            "date": claim["date"] or "",
            "status": claim["status"],
        }
        for aspect, value in values.items():
            if value:
                said.setdefault(aspect, {}).setdefault(value, []).append(place[claim["id"]])
    return [[aspect, list(map(list, values.items()))] for aspect, values in said.items() if len(values) > 1]


def _claim_records(claims: Sequence[Fact], words: Words, passages: Mapping[str, Passages]) -> list[Json]:
    article_place = {article: i for i, article in enumerate(passages)}
    base = _shared_base(claims)
    return [
        {
            "iri": claim["id"].removeprefix(base),
            "sentence": words.describe_claim(claim),
            "status": claim["status"],
            "date": claim["date"],
            "attribution": claim["attribution"] and clean_label(claim["attribution"]),
            "confidence": float(claim["confidence"]),  # a Decimal where the facts were read from a file
            "article": article_place[claim["article"]],
            "quote": passages[claim["article"]].places[claim["start"], claim["end"], claim["quote"]],
        }
        for claim in claims
    ]


def _passages_of_articles(claims: Sequence[Fact], articles: Sequence[Mapping[str, object]]) -> dict[str, Passages]:
    """What is shown of each article, by its id; of one that was not handed over, the quotes alone."""
    texts = {str(article["id"]): str(article["text"]) for article in articles}
    quotes: dict[str, list[tuple[int, int, str]]] = {article: [] for article in texts}
    for claim in claims:
        quotes.setdefault(claim["article"], []).append((claim["start"], claim["end"], claim["quote"]))
    return {article: cut_passages(texts.get(article, ""), found) for article, found in quotes.items()}


def _article_records(articles: Sequence[Mapping[str, object]], passages: Mapping[str, Passages]) -> list[Json]:
    known = {str(article["id"]): article for article in articles}
    return [
        _article_record(article, known.get(article)) | {"text": passage.pieces} for article, passage in passages.items()
    ]


def _article_record(name: str, article: Mapping[str, object] | None) -> Json:
    """An article as the page names it; one that was not handed over goes by its name."""
    given = article or dict.fromkeys(("title", "publisher", "published", "url", "language"))
    language = str(given["language"] or "")
    return {
        "id": clean_label(name),
        "known": article is not None,
        "title": clean_label(str(given["title"] or ""), 200),
        "publisher": clean_label(str(given["publisher"] or "")),
        "published": given["published"],
        "url": safe_url(given["url"]),
        "language": language if _LANGUAGE.fullmatch(language) else "",
    }


def safe_url(url: object) -> str | None:
    """A URL that may become a link: http or https, with a host, without spaces or control characters."""
    if not isinstance(url, str) or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[" is no URL
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _drawing_record(network: Network, actors: Sequence[str], events: Sequence[str], words: Words) -> Json:
    drawing = draw_network(network, actors, events, words)
    return {"nodes": drawing.nodes, "edges": drawing.edges}
