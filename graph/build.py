"""The chain from articles to a folder of files that people and programs read.

    read_articles -> Corpus.update -> parse_article -> extract -> Corpus.keep -> merge_claims -> write

What is found in an article is kept, so the next build reads only articles that are new or changed, or those that
a build which was cut short had not come to. The files are made in a folder of their own and moved into place whole,
so whatever stops a build, the last good one stays readable. What each step does is in the module that it is
imported from.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import facts
from graph.articles import read_articles
from graph.corpus import Corpus, Publication, Reading, knowledge_keys, open_corpus
from graph.errors import ArticleError, BuildError, RequestError, StoreError
from graph.explain import write_explanations
from graph.extraction import extract, may_hold_claims
from graph.iris import BASE_IRI, mint_event_iri
from graph.knowledge import read_knowledge, write_knowledge
from graph.language import DEFAULT_MODEL, load_pipeline, parse_article
from graph.lexicon import Lexicon, load_lexicon
from graph.model import Article, Claim, Event
from graph.publication import finish_publication, publish, staging
from graph.rdf import write_nquads, write_turtle
from graph.resolution import find_sightings, identify, merge_claims, resolve_persons
from graph.store import write_store
from graph.unread import write_unread
from graph.view import write_html
from graph.workers import Failure, Limits, work_on

logger = logging.getLogger(__name__)

FILES = (
    *("graph.html", "facts.csv", "explanations.jsonl", "unread.jsonl", "articles.jsonl", "knowledge.json"),
    *("facts.jsonl", "graph.nq", "graph.ttl"),
)
STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the reading of articles has come."""

    done: int
    total: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build read and made, in numbers."""

    articles: int
    claims: int
    events: int
    skipped: tuple[ArticleError, ...]
    kept: int = 0  # articles that a build which was cut short had read
    unchanged: bool = False  # the last build was of just this, and nothing was written

    def __str__(self) -> str:
        counts = {"article": self.articles, "claim": self.claims, "event": self.events}
        counted = [f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items()]
        notes = "; nothing changed" if self.unchanged else ""
        if self.kept:
            notes = f"; {self.kept:,} {'article' if self.kept == 1 else 'articles'} of an interrupted build kept"
        return ", ".join([*counted, f"{len(self.skipped):,} skipped"]) + notes


def _watch_nothing(_: Progress) -> None:
    pass


def build_graph(  # noqa: PLR0913  (as many as there are options)
    inputs: Sequence[Path],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    base_iri: str = BASE_IRI,
    frames: Sequence[Path] = (),
    gazetteer: Sequence[Path] = (),
    read_all: bool = False,
    columns: Mapping[str, str] | None = None,
    retry: bool = False,
    limits: Limits | None = None,
    watch: Callable[[Progress], None] = _watch_nothing,
) -> Outcome:
    """Build the graph of all articles in these files and folders into a folder.

    `frames` are folders and `gazetteer` files of a user's own knowledge (docs/frames.md, docs/gazetteer.md).
    Articles that can hold no claim are not parsed, unless `read_all`; what is found is the same (docs/performance.md).
    `columns` are those of tables that hold articles, by field (docs/inputs.md).
    Articles that ran into the `limits` before are read again only if they changed, or to `retry` (docs/growing.md).
    `watch` is told of each article that was read.
    Raises RequestError if there is nothing to read or no folder to write into, FrameError or GazetteerError for
    a user's file that breaks the rules, all before anything is touched, and BuildError if the files cannot be
    written; the last build then stays as it was.
    """
    lexicon = load_lexicon(frames, gazetteer)
    keys = knowledge_keys(model, frames=frames, gazetteer=gazetteer, base_iri=base_iri)
    _check_for_files(inputs)
    _make_folder(output)
    with open_corpus(output) as corpus, staging(output) as folder:
        finish_publication(output)
        change = corpus.update(read_articles(inputs, columns=columns, output=output), keys)
        if retry:
            corpus.retry()
        _read_waiting(corpus, lexicon, model, read_all=read_all, limits=limits or Limits(), watch=watch)
        key, last = corpus.key(keys), corpus.find_publication()
        if last is None or last.key != key or last.sizes != _sizes(output):
            last = _write(folder, corpus, key, base_iri=base_iri, lexicon=lexicon)
            publish(folder, output)
            corpus.set_publication(last)
            unchanged = False
        else:
            unchanged = True
        return Outcome(
            articles=last.articles,
            claims=last.claims,
            events=last.events,
            skipped=(*change.unreadable, *corpus.failures()),
            kept=change.kept,
            unchanged=unchanged,
        )


def write_view(build: Path, target: Path) -> None:
    """Write the page of a build again, from its tables."""
    found, articles = facts.read_facts(build / "facts.jsonl"), read_article_records(build)
    write_html(target, list(found), list(articles), knowledge=read_knowledge(build))


def read_article_records(build: Path) -> Iterator[dict[str, Any]]:
    """The articles of a build with their texts, as its `articles.jsonl` has them."""
    path = build / "articles.jsonl"
    try:
        with path.open(encoding="ascii") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as the articles of a build: {error}") from error


def _check_for_files(inputs: Sequence[Path]) -> None:
    if not any(path.is_file() or not path.is_dir() or any(path.iterdir()) for path in inputs):
        raise RequestError(f"no files in {', '.join(map(str, inputs))}")


def _make_folder(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RequestError(f"{output}: no folder to build into: {error.strerror}") from error


def _read_waiting(
    corpus: Corpus,
    lexicon: Lexicon,
    model: str,
    *,
    read_all: bool,
    limits: Limits,
    watch: Callable[[Progress], None],
) -> None:
    """Find the claims of the articles that wait to be read, and keep them, article by article."""
    total, claims = corpus.count_waiting(), 0
    if total == 0:
        return
    nlp = load_pipeline(model)

    def read(article: Article) -> Reading:
        if not (read_all or may_hold_claims(article, lexicon)):
            return Reading.of((), ())
        found = extract(parse_article(nlp, article), lexicon)
        return Reading.of(found.claims, found.unread)

    for done, (article, result) in enumerate(work_on(corpus.waiting(), read, limits), start=1):
        if isinstance(result, Failure):
            corpus.keep_failure(article, result.reason)
            if result.details:
                logger.error("%s: %s\n%s", article.id, result.reason, result.details)
        else:
            corpus.keep(article, result)
            claims += len(result.claims)
        watch(Progress(done=done, total=total, claims=claims))


def _write(folder: Path, corpus: Corpus, key: str, *, base_iri: str, lexicon: Lexicon) -> Publication:
    """Write all files and the store of a build."""
    articles, claims = list(corpus.articles()), _claims_of(corpus)
    events = merge_claims(claims, articles)
    event_of = _event_of(events)
    try:
        write_turtle(folder / "graph.ttl", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_nquads(folder / "graph.nq", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_knowledge(folder / "knowledge.json", lexicon, base_iri=base_iri)
        facts.write_jsonl(folder / "facts.jsonl", claims, event_of, base_iri=base_iri)
        facts.write_csv(folder / "facts.csv", claims, event_of, base_iri=base_iri)
        _write_articles(folder / "articles.jsonl", articles)
        write_explanations(folder / "explanations.jsonl", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_unread(folder / "unread.jsonl", corpus.unread())
        write_view(folder, folder / "graph.html")
        write_store(folder / STORE, folder / "graph.nq")
    except (OSError, StoreError) as error:
        raise BuildError(f"{folder.parent}: the build could not be written, the last one stays: {error}") from error
    return Publication(key=key, articles=len(articles), claims=len(claims), events=len(events), sizes=_sizes(folder))


def _claims_of(corpus: Corpus) -> list[Claim]:
    """What all articles say, each person the same one in all of them."""
    return list(resolve_persons(corpus.claims(), identify(find_sightings(corpus.claims()))))


def _sizes(folder: Path) -> dict[str, int]:
    """The sizes in bytes of the files of a build that are there; of its store, whose files change, only that it is."""
    paths = [folder / name for name in FILES]
    sizes = {path.name: path.stat().st_size for path in paths if path.is_file()}
    return sizes | {STORE: 0} if (folder / STORE / "CURRENT").is_file() else sizes


def _event_of(events: Iterable[Event]) -> Mapping[str, str]:
    return {claim: mint_event_iri(event) for event in events for claim in event.claims}


def _write_articles(path: Path, articles: Iterable[Article]) -> None:
    with path.open("w", encoding="ascii", newline="\n") as file:
        for article in sorted(articles, key=lambda article: article.id):
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
