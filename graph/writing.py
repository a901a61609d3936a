"""All files of a build, written from its database: records come from there one by one, and files are made side by side.

What each file holds is in the module that it is imported from.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph import facts
from graph.corpus import read_corpus
from graph.errors import BuildError, StoreError
from graph.explain import read_event_records, write_explanations
from graph.iris import BASE_IRI
from graph.knowledge import read_knowledge, write_knowledge
from graph.lexicon import Lexicon
from graph.merging import Telling, told_claims
from graph.model import Article
from graph.rdf import write_graph
from graph.store import write_store
from graph.unread import write_unread
from graph.view import write_html
from graph.workers import work_beside

FILES = (
    *("graph.html", "facts.csv", "explanations.jsonl", "unread.jsonl", "articles.jsonl", "knowledge.json"),
    *("facts.jsonl", "graph.nq", "graph.ttl"),
)
STORE = "store"


def write_build(
    folder: Path,
    output: Path,
    event_of: Mapping[str, str],
    telling: Telling,
    *,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon,
    jobs: int = 1,
) -> None:
    """Write all files and the store into a folder, from the database in the output.

    `event_of` gives a claim's event, IRI for IRI; with more than one of `jobs`, files are written side by side.
    Raises BuildError if they cannot be written.
    """

    def write_triples() -> None:
        with read_corpus(output) as corpus:
            write_graph(
                folder / "graph.ttl",
                folder / "graph.nq",
                corpus.articles(),
                told_claims(corpus, telling),
                corpus.events(),
                event_of=event_of,
                base_iri=base_iri,
                lexicon=lexicon,
            )
        write_store(folder / STORE, folder / "graph.nq")

    def write_tables() -> None:
        with read_corpus(output) as corpus:
            facts.write_csv(folder / "facts.csv", told_claims(corpus, telling), event_of, base_iri=base_iri)
            write_unread(folder / "unread.jsonl", corpus.unread())

    def write_page() -> None:  # after all that it is made of
        with read_corpus(output) as corpus:
            facts.write_jsonl(folder / "facts.jsonl", told_claims(corpus, telling), event_of, base_iri=base_iri)
            _write_articles(folder / "articles.jsonl", corpus.articles())
            write_explanations(
                folder / "explanations.jsonl",
                corpus.articles(),
                told_claims(corpus, telling),
                corpus.events(),
                event_of=event_of,
                base_iri=base_iri,
                lexicon=lexicon,
            )
        write_knowledge(folder / "knowledge.json", lexicon, corrections=telling.corrections, base_iri=base_iri)
        write_view(folder, folder / "graph.html")

    try:
        if jobs == 1:
            for write in (write_triples, write_tables, write_page):
                write()
        else:  # the store is made here: a process that is forked lacks the threads that its library may have
            work_beside([write_tables, write_page], write_triples)
    except (OSError, StoreError) as error:
        raise BuildError(f"{output}: the build could not be written, the last one stays: {error}") from error


def file_sizes(folder: Path) -> dict[str, int]:
    """The sizes in bytes of the files of a build that are there; of its store, whose files change, only that it is."""
    paths = [folder / name for name in FILES]
    sizes = {path.name: path.stat().st_size for path in paths if path.is_file()}
    return sizes | {STORE: 0} if (folder / STORE / "CURRENT").is_file() else sizes


def write_view(build: Path, target: Path) -> None:
    """Write the page of a build again, from its tables and what its explanations say of the events."""
    found, articles = facts.read_facts(build / "facts.jsonl"), read_article_records(build)
    events, knowledge = read_event_records(build), read_knowledge(build)
    write_html(target, list(found), list(articles), events=events, knowledge=knowledge)


def read_article_records(build: Path) -> Iterator[dict[str, Any]]:
    """The articles of a build with their texts, as its `articles.jsonl` has them."""
    path = build / "articles.jsonl"
    try:
        with path.open(encoding="ascii") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as the articles of a build: {error}") from error


def _write_articles(path: Path, articles: Iterable[Article]) -> None:
    with path.open("w", encoding="ascii", newline="\n") as file:
        for article in articles:
            file.write(json.dumps(_article_record(article)) + "\n")


def _article_record(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "text": article.text,
    }
