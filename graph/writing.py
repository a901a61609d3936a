"""All files of a build, made of what its database has and of the files of the last one, side by side.

Only what became another is made anew (`graph.merging`), and woven into the rest. What each file holds is in the module
that it is imported from.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from graph import facts
from graph.corpus import Corpus, Merged, read_corpus
from graph.errors import BuildError, StoreError
from graph.explain import read_event_records, weave_explanations
from graph.iris import BASE_IRI, mint_article_iri, own_name
from graph.knowledge import read_knowledge, write_knowledge
from graph.lexicon import Lexicon
from graph.merging import Merge, told_claims
from graph.rdf import weave_graph
from graph.store import change_store, write_store
from graph.unread import unread_lines
from graph.view import keep_best, write_html
from graph.weaving import INDEX, Difference, Last, Piece, weave
from graph.workers import work_beside

FILES = (
    *("graph.html", "facts.csv", "explanations.jsonl", "unread.jsonl", "articles.jsonl", "knowledge.json"),
    *("facts.jsonl", "graph.nq", "graph.ttl"),
)
STORE = "store"
_TABLES = ("facts.jsonl", "facts.csv", "articles.jsonl", "unread.jsonl")  # by article
_MOST_CHANGED = 0.25  # of the triples; where more changed, a new store is made sooner than the last one is changed


def write_build(
    folder: Path,
    output: Path,
    merge: Merge,
    merged: Merged,
    *,
    last: Last | None = None,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon,
    jobs: int = 1,
) -> None:
    """Write all files and the store into a folder, from the database in the output.

    What `merge` does not name is taken over from the last build, if there is one. With more than one of `jobs`, files
    are written side by side. Raises BuildError if they cannot be written.
    """
    if last is not None:
        merged.drop_shared(merge.stale)

    def write_triples() -> None:
        with read_corpus(output) as corpus, TemporaryFile() as removed, TemporaryFile() as added:
            note = _note(removed, added) if last else None
            told = merge.told(corpus)
            weave_graph(folder, told, shared=merged, last=last, base_iri=base_iri, lexicon=lexicon, difference=note)
            _make_store(folder, last, removed, added)

    def write_records() -> None:
        with read_corpus(output) as corpus:
            weave(folder, _TABLES, _tables(corpus, merge, base_iri), last=last, heads=(b"", facts.csv_head()))
            weave_explanations(folder, merge.told(corpus), last=last, base_iri=base_iri, lexicon=lexicon)
        corrections = merge.telling.corrections
        write_knowledge(folder / "knowledge.json", lexicon, corrections=corrections, base_iri=base_iri)
        write_view(folder, folder / "graph.html")

    try:
        if jobs == 1:
            write_triples()
            write_records()
        else:  # the store is made here: a process that is forked lacks the threads that its library may have
            work_beside([write_records], write_triples)
    except (OSError, StoreError) as error:
        raise BuildError(f"{output}: the build could not be written, the last one stays: {error}") from error


def _note(removed: BinaryIO, added: BinaryIO) -> Difference:
    """Writes down which lines are in a file no more, and which are new in it."""

    def note(was: bytes, now: bytes) -> None:
        before, after = was.splitlines(keepends=True), now.splitlines(keepends=True)
        removed.writelines(sorted(set(before).difference(after)))
        added.writelines(sorted(set(after).difference(before)))

    return note


def _make_store(folder: Path, last: Last | None, removed: BinaryIO, added: BinaryIO) -> None:
    """Make the store of the last one and what changed, or of all triples."""
    nquads = folder / "graph.nq"
    if last is None or removed.tell() + added.tell() > _MOST_CHANGED * nquads.stat().st_size:
        write_store(folder / STORE, nquads)
        return
    for file in (removed, added):
        file.seek(0)
    change_store(folder / STORE, last.folder / STORE, removed, added)


def _tables(corpus: Corpus, merge: Merge, base_iri: str) -> Iterator[Piece]:
    """What the files have of each article that has to be written."""
    for article in corpus.articles(merge.articles):
        claims = list(told_claims(corpus, merge.telling, [article.id]))
        parts = (
            "".join(facts.json_line(claim, merge.event_of, base_iri) for claim in claims).encode(),
            b"".join(facts.csv_row(claim, merge.event_of, base_iri) for claim in claims),
            f"{json.dumps(facts.article_record(article) | {'text': article.text})}\n".encode("ascii"),
            unread_lines(corpus.unread([article.id])).encode(),
        )
        yield Piece(article.id, own_name(mint_article_iri(article.id)), parts)


def file_sizes(folder: Path) -> dict[str, int]:
    """The sizes in bytes of the files of a build that are there; of its store, whose files change, only that it is."""
    sizes = {name: status.st_size for name, status in _statuses(folder)}
    return sizes | {STORE: 0} if (folder / STORE / "CURRENT").is_file() else sizes


def file_times(folder: Path) -> dict[str, int]:
    """When the files of a build were written last, but for the database of what was merged: nanoseconds."""
    return {name: status.st_mtime_ns for name, status in _statuses(folder) if not name.endswith(".db")}


def _statuses(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    index = sorted(path.relative_to(folder).as_posix() for path in (folder / INDEX).glob("*"))
    for name in (*FILES, *index):
        if (folder / name).is_file():
            yield name, (folder / name).stat()


def write_view(build: Path, target: Path) -> None:
    """Write the page of a build again, from its tables and what its explanations say of the events."""
    events, left_out = keep_best(read_event_records(build))
    held = {event["id"] for event in events}
    write_html(
        target,
        list(facts.read_facts(build / "facts.jsonl", held)),
        list(read_article_records(build)),
        events=events,
        left_out=left_out,
        knowledge=read_knowledge(build),
    )


def read_article_records(build: Path) -> Iterator[dict[str, Any]]:
    """The articles of a build with their texts, as its `articles.jsonl` has them."""
    path = build / "articles.jsonl"
    try:
        with path.open(encoding="ascii") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as the articles of a build: {error}") from error
