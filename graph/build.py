"""The chain from articles to a folder of files that people and programs read.

    read_articles -> parse_articles -> extract -> merge_claims -> write

A build is made in a folder of its own and moved into place whole, so whatever stops it, the last
good one stays readable. What each step does is in the module that it is imported from.
"""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import facts
from graph.articles import read_articles
from graph.errors import ArticleError, BuildError, RequestError
from graph.explain import write_explanations
from graph.extraction import Extraction, extract, may_hold_claims
from graph.iris import BASE_IRI, mint_event_iri
from graph.knowledge import read_knowledge, write_knowledge
from graph.language import DEFAULT_MODEL, load_pipeline, parse_articles
from graph.lexicon import Lexicon, load_lexicon
from graph.model import Article, Claim, Event
from graph.rdf import write_nquads, write_turtle
from graph.resolution import find_sightings, identify, merge_claims, resolve_persons
from graph.store import write_store
from graph.unread import write_unread
from graph.view import write_html

# In the order in which they are moved into place: what others are made from, last.
FILES = (
    *("graph.html", "facts.csv", "explanations.jsonl", "unread.jsonl", "articles.jsonl", "knowledge.json"),
    *("facts.jsonl", "graph.nq", "graph.ttl"),
)
STORE = "store"
_STAGING = ".building-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build read and made, in numbers."""

    articles: int
    claims: int
    events: int
    skipped: tuple[ArticleError, ...]

    def __str__(self) -> str:
        counts = {"article": self.articles, "claim": self.claims, "event": self.events}
        counted = [f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items()]
        return ", ".join([*counted, f"{len(self.skipped)} skipped"])


def build_graph(
    inputs: Sequence[Path],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    base_iri: str = BASE_IRI,
    frames: Sequence[Path] = (),
    gazetteer: Sequence[Path] = (),
    read_all: bool = False,
    columns: Mapping[str, str] | None = None,
    track: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> Outcome:
    """Build the graph of all articles in these files and folders into a folder.

    `frames` are folders and `gazetteer` files of a user's own knowledge (docs/frames.md, docs/gazetteer.md).
    Articles that can hold no claim are not parsed, unless `read_all`; what is found is the same (docs/performance.md).
    `columns` are those of tables that hold articles, by field (docs/inputs.md).
    `track` is handed the articles and passes them on, for whoever wants to watch them go by.
    Raises RequestError if there is nothing to read or no folder to write into, FrameError or GazetteerError for
    a user's file that breaks the rules, all before anything is touched, and BuildError if the files cannot be
    written; the last build then stays as it was.
    """
    lexicon = load_lexicon(frames, gazetteer)
    articles, skipped = _read(inputs, columns)
    with _staging(output) as staging:
        nlp = load_pipeline(model)
        to_parse = (article for article in track(articles) if read_all or may_hold_claims(article, lexicon))
        parsed = parse_articles(nlp, to_parse)
        read = [extract(article, lexicon) for article in parsed]
        claims = _claims_of(read)
        events = merge_claims(claims, articles)
        _write(staging, articles, read, events, base_iri=base_iri, lexicon=lexicon)
        _publish(staging, output)
    return Outcome(articles=len(articles), claims=len(claims), events=len(events), skipped=skipped)


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


def _read(inputs: Sequence[Path], columns: Mapping[str, str] | None) -> tuple[list[Article], tuple[ArticleError, ...]]:
    articles: list[Article] = []
    skipped: list[ArticleError] = []
    for item in read_articles(inputs, columns=columns):
        if isinstance(item, ArticleError):
            skipped.append(item)
        else:
            articles.append(item)
    if not articles and not any(path.is_file() or any(path.iterdir()) for path in inputs):
        raise RequestError(f"no files in {', '.join(map(str, inputs))}")
    return articles, tuple(skipped)


def _claims_of(read: Iterable[Extraction]) -> list[Claim]:
    """What all articles say, each person the same one in all of them."""
    claims = [claim for extraction in read for claim in extraction.claims]
    return list(resolve_persons(claims, identify(find_sightings(claims))))


def _write(
    folder: Path,
    articles: Sequence[Article],
    read: Sequence[Extraction],
    events: Sequence[Event],
    *,
    base_iri: str,
    lexicon: Lexicon,
) -> None:
    claims, event_of = _claims_of(read), _event_of(events)
    try:
        write_turtle(folder / "graph.ttl", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_nquads(folder / "graph.nq", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_knowledge(folder / "knowledge.json", lexicon, base_iri=base_iri)
        facts.write_jsonl(folder / "facts.jsonl", claims, event_of, base_iri=base_iri)
        facts.write_csv(folder / "facts.csv", claims, event_of, base_iri=base_iri)
        _write_articles(folder / "articles.jsonl", articles)
        write_explanations(folder / "explanations.jsonl", articles, claims, events, base_iri=base_iri, lexicon=lexicon)
        write_unread(folder / "unread.jsonl", (one for extraction in read for one in extraction.unread))
        write_view(folder, folder / "graph.html")
        write_store(folder / STORE, folder / "graph.nq")
    except OSError as error:
        raise BuildError(f"{folder.parent}: the build could not be written, the last one stays: {error}") from error


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


@contextmanager
def _staging(output: Path) -> Iterator[Path]:
    """A fresh folder inside `output` that is gone afterwards, whatever happens.

    The lock on `output` ends with the process that holds it, even a killed one, so whoever
    holds it knows that any other such folder is the remains of a dead run.
    """
    with _locked(output):
        for remains in output.glob(f"{_STAGING}*"):
            shutil.rmtree(remains, ignore_errors=True)
        try:
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=output))
        except OSError as error:
            raise RequestError(f"{output}: cannot be written into: {error.strerror}") from error
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _locked(output: Path) -> Iterator[None]:
    try:
        output.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise RequestError(f"{output}: no folder to build into: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RequestError(f"{output}: another build is being written there") from error
    else:
        yield
    finally:
        os.close(descriptor)


def _publish(staging: Path, output: Path) -> None:
    """Move a finished build into place, each file in one step, the store by changing folders."""
    try:
        for name in FILES:
            (staging / name).replace(output / name)
        if (output / STORE).exists():
            (output / STORE).rename(staging / "last-store")
        (staging / STORE).rename(output / STORE)
    except OSError as error:
        raise BuildError(f"{output}: the build could not be moved into place: {error}") from error
