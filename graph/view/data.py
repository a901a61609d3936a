"""All that the page shows, as one JSON value: lists of records that refer to each other by place.

The drawing (what vis-network is given) is held in pyvis' Network, without its HTML: that asks a CDN for
Bootstrap in every mode and prints some fields unescaped.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import pyvis.network  # type: ignore[import-untyped]  # pyvis carries no types

from graph.knowledge import Knowledge
from graph.model import Status
from graph.view.layout import label_size, lay_out, node_radius
from graph.view.network import (
    ALONE,
    STANDING,
    Fact,
    Network,
    as_facts,
    build_network,
    group_by_event,
    most_connected,
)
from graph.view.wording import KINDS, Words, clean_label, short_label

DRAWN_ACTORS = 300  # a drawing of more is a hairball, long before it is slow
CONTEXT = 280  # characters of the article on each side of a quote
DRAWN_LENGTH = 32  # characters of a label in the drawing
SHAPES = {
    "government": "dot",
    "country": "dot",
    "agency": "square",
    "court": "diamond",
    "person": "triangle",
    "organization": "hexagon",
    "group": "dot",
    ALONE: "dot",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

Json = dict[str, Any]


def page_data(
    facts: Sequence[Mapping[str, object]],
    articles: Sequence[Mapping[str, object]],
    *,
    title: str,
    events: Iterable[Mapping[str, object]] = (),
    drawn_actors: int = DRAWN_ACTORS,
    knowledge: Knowledge = Knowledge(),  # noqa: B008 -- it is frozen
) -> Json:
    """The whole content of a page; at most `drawn_actors` actors have a place in its drawing."""
    words = Words.of(knowledge)
    network = build_network(facts, events)
    actors = [node for node, data in network.nodes(data=True) if data["kind"] != ALONE]
    edges = {event: (one, other, edge) for one, other, event, edge in network.edges(keys=True, data=True)}
    drawn = {event: edges[event] for event in group_by_event(as_facts(facts))}
    claims = [claim for _, _, edge in drawn.values() for claim in edge["claims"]]
    extra_kinds = sorted({claim["kind"] for claim in claims} - set(KINDS))
    passages, passage_of = _passages(claims, articles)
    return {
        "title": clean_label(title),
        "kinds": [[kind, words.kind_noun(kind)] for kind in [*KINDS, *extra_kinds]],
        "statuses": [status.value for status in Status],
        "articles": [_article_record(article) for article in articles],
        "actors": [_actor_record(network.nodes[actor]) for actor in actors],
        "events": _event_records(drawn, actors, claims),
        "claims": [_claim_record(claim, words) | {"passage": passage_of[claim["id"]]} for claim in claims],
        "passages": passages,
        "unordered": [kind for kind, known in knowledge.own_kinds.items() if known.unordered],
        "drawing": _drawing_record(most_connected(network, drawn_actors), actors, list(drawn), words),
    }


def _actor_record(node: Json) -> Json:
    return {"label": short_label(node["label"], node["kind"]), "kind": node["kind"], "country": node["country"]}


def _event_records(events: Mapping[str, tuple[str, str, Json]], actors: list[str], claims: list[Fact]) -> list[Json]:
    place = {actor: i for i, actor in enumerate(actors)}
    claim_place = {claim["id"]: i for i, claim in enumerate(claims)}
    return [
        {
            "kind": edge["kind"],
            **{name: edge[name] for name in STANDING},
            "actors": [place[node] for node in (one, other) if node in place],
            "claims": [claim_place[claim["id"]] for claim in edge["claims"]],
        }
        for one, other, edge in events.values()
    ]


def _claim_record(claim: Fact, words: Words) -> Json:
    return {
        "sentence": words.describe_claim(claim),
        "status": claim["status"],
        "date": claim["date"],
        "attribution": claim["attribution"] and clean_label(claim["attribution"]),
        "confidence": float(claim["confidence"]),  # a Decimal where the facts were read from a file
    }


def _article_record(article: Mapping[str, object]) -> Json:
    language = str(article["language"] or "")
    return {
        "id": clean_label(str(article["id"])),
        "title": clean_label(str(article["title"] or ""), 200),
        "publisher": clean_label(str(article["publisher"] or "")),
        "published": article["published"],
        "url": safe_url(article["url"]),
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


def _passages(claims: Sequence[Fact], articles: Sequence[Mapping[str, object]]) -> tuple[list[Json], dict[str, int]]:
    """Each quoted passage once, with the words around it, and the place of each claim's passage."""
    article_place = {str(article["id"]): i for i, article in enumerate(articles)}
    passages: dict[tuple[str, int, int, str], Json] = {}
    place: dict[tuple[str, int, int, str], int] = {}
    for claim in claims:
        key = (claim["article"], claim["start"], claim["end"], claim["quote"])
        if key in passages:
            continue
        article = article_place.get(claim["article"])
        text = "" if article is None else str(articles[article]["text"])
        place[key] = len(passages)
        passages[key] = {"article": article} | quote_in_context(text, *key[1:])
    keys = {claim["id"]: (claim["article"], claim["start"], claim["end"], claim["quote"]) for claim in claims}
    return list(passages.values()), {claim: place[key] for claim, key in keys.items()}


def quote_in_context(text: str, start_char: int, end_char: int, quote: str) -> Json:
    """A quote with what stands before and after it in its paragraph; the quote alone if it is not there."""
    if text[start_char:end_char] != quote:
        return {"before": "", "quote": quote, "after": ""}
    before = text[max(0, start_char - CONTEXT) : start_char].rpartition("\n\n")[2]
    after = text[end_char : end_char + CONTEXT].partition("\n\n")[0]
    if start_char > CONTEXT and len(before) == CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(text) > end_char + CONTEXT and len(after) == CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "quote": quote, "after": after}


def _drawing_record(network: Network, actors: Sequence[str], events: Sequence[str], words: Words) -> Json:
    drawing = draw_network(network, actors, events, words)
    return {"nodes": drawing.nodes, "edges": drawing.edges}


def draw_network(
    network: Network,
    actors: Sequence[str],
    events: Sequence[str],
    words: Words = Words(),  # noqa: B008 -- it is frozen
) -> pyvis.network.Network:
    """A network with places and shapes; ids are places in `actors` and `events`, whatever the IRIs hold.

    A node for what an actor did alone has the id "ACTOR KIND". Colours are the page's, which follow the
    reader's light or dark setting.
    """
    labels = {node: _drawn_label(data, words) for node, data in network.nodes(data=True)}
    points = lay_out(network, labels)
    ids = {actor: str(i) for i, actor in enumerate(actors)}
    ids |= {node: f"{ids[one]} {data['label']}" for one, node, data in _alone_nodes(network)}
    drawing = pyvis.network.Network(directed=True)
    for node, data in network.nodes(data=True):
        weight = 0 if data["kind"] == ALONE else data["weight"]
        drawing.add_node(
            ids[node],
            labels[node],
            SHAPES[data["kind"]],
            group=data["kind"],
            x=points[node][0],
            y=points[node][1],
            size=node_radius(weight),
            font={"size": label_size(weight)},
        )
    event_place = {event: i for i, event in enumerate(events)}
    for one, other, event in network.edges(keys=True):
        drawing.add_edge(ids[one], ids[other], id=event_place[event])
    return drawing


def _alone_nodes(network: Network) -> list[tuple[str, str, Json]]:
    return [(one, node, network.nodes[node]) for one, node in network.edges() if network.nodes[node]["kind"] == ALONE]


def _drawn_label(node: Json, words: Words) -> str:
    if node["kind"] == ALONE:
        return words.kind_noun(node["label"])
    return clean_label(short_label(node["label"], node["kind"]), DRAWN_LENGTH)
