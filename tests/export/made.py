"""Builds that are made without a pipeline, for tests of what is taken away from them."""

import json
from collections.abc import Sequence
from pathlib import Path

from graph.explain import write_explanations
from graph.facts import in_order, write_csv, write_jsonl
from graph.iris import BASE_IRI, mint_event_iri
from graph.knowledge import write_knowledge
from graph.lexicon import Lexicon, shipped_lexicon
from graph.model import Article, Claim, Event
from graph.rdf import write_graph
from graph.store import write_store

ARTICLE_FIELDS = ("id", "title", "publisher", "published", "url", "language", "text")


def write_build(
    folder: Path,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon | None = None,
    with_store: bool = True,
) -> Path:
    """All files of a build but its page, and its store if it is to be asked; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"base_iri": base_iri, "lexicon": lexicon or shipped_lexicon()}
    event_of = {iri: mint_event_iri(event) for event in events for iri in event.claims}
    write_graph(folder / "graph.ttl", folder / "graph.nq", articles, claims, events, **told)
    if with_store:
        write_store(folder / "store", folder / "graph.nq")
    write_explanations(folder / "explanations.jsonl", articles, claims, events, **told)
    write_jsonl(folder / "facts.jsonl", in_order(claims), event_of, base_iri=base_iri)
    write_csv(folder / "facts.csv", in_order(claims), event_of, base_iri=base_iri)
    write_knowledge(folder / "knowledge.json", told["lexicon"], base_iri=base_iri)
    lines = (json.dumps({name: getattr(article, name) for name in ARTICLE_FIELDS}) for article in articles)
    (folder / "articles.jsonl").write_text("".join(f"{line}\n" for line in lines))
    return folder
