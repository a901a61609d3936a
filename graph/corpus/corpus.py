"""The articles of a build with all that was found in them, and what has to be read when they change."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from graph.corpus.database import Connection, open_database, read_database, settle, transaction
from graph.corpus.keys import Keys
from graph.corpus.merged import NAME as MERGED
from graph.corpus.merged import Merged, attached
from graph.corpus.records import ARTICLES, CLAIMS, EVENTS, UNREAD
from graph.errors import ArticleError
from graph.iris import mint_claim_iri
from graph.model import Article, Claim, Event, Unread


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one article, as the database keeps it: lines of JSON, which also pass between processes."""

    claims: tuple[tuple[str, str], ...]  # IRI and record, in the order of the text
    unread: tuple[str, ...]

    @classmethod
    def of(cls, claims: Iterable[Claim], unread: Iterable[Unread]) -> "Reading":
        """The form of records in which they are kept."""
        in_order = sorted((claim.evidence[0].quote, mint_claim_iri(claim), claim) for claim in claims)
        return cls(
            claims=tuple((iri, CLAIMS.as_json(claim)) for _, iri, claim in in_order),
            unread=tuple(UNREAD.as_json(one) for one in sorted(unread, key=lambda one: one.quote)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How the articles of a build differ from those of the last."""

    new: int
    changed: int  # their text, what they say of themselves, or what they are read with
    vanished: int
    kept: int  # read by a build that was cut short before it wrote its files
    unreadable: tuple[ArticleError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the files of a build were made of, in numbers and as a key."""

    key: str
    articles: int
    claims: int
    events: int
    sizes: Mapping[str, int]  # of the files, in bytes


class Corpus:
    """The articles of a build and what was found in them; made by `open_corpus`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def update(self, items: Iterable[Article | ArticleError], keys: Keys) -> Change:
        """Take in the articles as they are now: new and changed ones wait to be read, vanished ones are gone.

        Nothing changes unless all of them could be taken in.
        """
        unreadable: list[ArticleError] = []
        counts = {"new": 0, "changed": 0, "same": 0}
        with transaction(self._connection):
            self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS met (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
            self._connection.execute("DELETE FROM met")
            for item in items:
                if isinstance(item, ArticleError):
                    unreadable.append(item)
                else:
                    counts[self._take_in(item, keys.of_article(item))] += 1
            gone = self._connection.execute("DELETE FROM article WHERE id NOT IN (SELECT id FROM met)")
            kept = self._count("article WHERE state = 'read' AND NOT published")
        new, changed = counts["new"], counts["changed"]
        return Change(new=new, changed=changed, vanished=gone.rowcount, kept=kept, unreadable=tuple(unreadable))

    def _take_in(self, article: Article, key: str) -> str:
        self._connection.execute("INSERT INTO met VALUES (?)", (article.id,))
        known = self._connection.execute("SELECT key, source FROM article WHERE id = ?", (article.id,)).fetchone()
        if known == (key, article.source):
            return "same"
        if known and known[0] == key:
            self._connection.execute("UPDATE article SET source = ? WHERE id = ?", (article.source, article.id))
            return "same"
        self._connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
        self._connection.execute(
            "INSERT INTO article VALUES (?, ?, 'waiting', FALSE, NULL, ?, ?)",
            (article.id, key, article.source, ARTICLES.as_json(replace(article, source=""))),
        )
        return "changed" if known else "new"

    def retry(self) -> None:
        """Let the articles that failed wait to be read again."""
        with transaction(self._connection):
            self._connection.execute("UPDATE article SET state = 'waiting', reason = NULL WHERE state = 'failed'")

    def count_waiting(self) -> int:
        """How many articles wait to be read."""
        return self._count("article WHERE state = 'waiting'")

    def waiting(self) -> Iterator[Article]:
        """The articles that wait to be read, by id; they may be kept while this goes on."""
        ids = self._connection.execute("SELECT id FROM article WHERE state = 'waiting' ORDER BY id").fetchall()
        for one in ids:
            (record,) = self._connection.execute("SELECT record FROM article WHERE id = ?", one).fetchone()
            yield ARTICLES.from_json(record)

    def keep(self, article: Article, reading: Reading) -> None:
        """Keep what was found in an article that waited, in one transaction."""
        with transaction(self._connection):
            self._connection.execute("UPDATE article SET state = 'read' WHERE id = ?", (article.id,))
            self._connection.executemany(
                "INSERT INTO claim VALUES (?, ?, ?, ?)",
                ((article.id, place, iri, record) for place, (iri, record) in enumerate(reading.claims)),
            )
            self._connection.executemany(
                "INSERT INTO unread VALUES (?, ?, ?)",
                ((article.id, place, record) for place, record in enumerate(reading.unread)),
            )

    def keep_failure(self, article: Article, reason: str) -> None:
        """Keep that an article could not be read, and why; it is not tried again while its key stays."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE article SET state = 'failed', reason = ? WHERE id = ?", (reason, article.id)
            )

    def ids(self) -> list[str]:
        """The ids of the articles that were read, sorted."""
        return [name for (name,) in self._connection.execute("SELECT id FROM article WHERE state = 'read' ORDER BY id")]

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """The articles that were read, by id: all, or those of the ids given, in that order."""
        sql = "SELECT record FROM article WHERE state = 'read' AND id = ?"
        return (ARTICLES.from_json(record) for record in self._records(sql, ids))

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Claim]:
        """The claims of all articles or of some, by article and in the order of its text."""
        sql = "SELECT record FROM claim WHERE article = ? ORDER BY place"
        return (CLAIMS.from_json(record) for record in self._records(sql, ids))

    def unread(self, ids: Iterable[str] | None = None) -> Iterator[Unread]:
        """The sentences of all articles or of some that nearly gave a claim, in the same order."""
        sql = "SELECT record FROM unread WHERE article = ? ORDER BY place"
        return (UNREAD.from_json(record) for record in self._records(sql, ids))

    def _records(self, sql: str, ids: Iterable[str] | None) -> Iterator[str]:
        for name in self.ids() if ids is None else ids:
            yield from (record for (record,) in self._connection.execute(sql, (name,)))

    @contextmanager
    def merged(self, folder: Path, last: Path | None = None) -> Iterator[Merged]:
        """What was merged of this corpus, in a folder: that of the last build, or nothing yet, to be changed."""
        with attached(self._connection, folder / MERGED, last and last / MERGED) as merged:
            yield merged

    def set_events(self, events: Iterable[tuple[str, Event]]) -> None:
        """Put events, each with its block, in the place of all that there were: those that are to be written."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM event")
        self.add_events(events)

    def add_events(self, events: Iterable[tuple[str, Event]]) -> None:
        """Put more events beside them."""
        with transaction(self._connection):
            rows = ((event.key, block, EVENTS.as_json(event)) for block, event in events)
            self._connection.executemany("INSERT INTO event VALUES (?, ?, ?)", rows)

    def replace_events(self, events: Iterable[Event]) -> None:
        """Put events in the place of those of the same keys."""
        with transaction(self._connection):
            rows = ((EVENTS.as_json(event), event.key) for event in events)
            self._connection.executemany("UPDATE event SET record = ? WHERE key = ?", rows)

    def drop_events(self, keys: Iterable[str]) -> None:
        """Take events out that need not be written."""
        with transaction(self._connection):
            self._connection.executemany("DELETE FROM event WHERE key = ?", ((key,) for key in keys))

    def event_records(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Each block with its events as lines of JSON, by key."""
        rows = self._connection.execute("SELECT block, key, record FROM event ORDER BY block")
        for block, group in groupby(rows, key=itemgetter(0)):
            yield block, {key: record for _, key, record in group}

    def get_event(self, key: str) -> Event:
        """The event of a key; raises KeyError if there is none."""
        row = self._connection.execute("SELECT record FROM event WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return EVENTS.from_json(row[0])

    def events(self) -> Iterator[Event]:
        """All events, by key."""
        return (
            EVENTS.from_json(record) for (record,) in self._connection.execute("SELECT record FROM event ORDER BY key")
        )

    def settle(self) -> None:
        """Let others read all that was written, until something is written again (`read_corpus`)."""
        settle(self._connection)

    def failures(self) -> Iterator[ArticleError]:
        """An error for each article that could not be read, by id."""
        rows = self._connection.execute("SELECT source, reason FROM article WHERE state = 'failed' ORDER BY id")
        return (ArticleError(f"{source}: {reason}") for source, reason in rows)

    def key(self, keys: Keys) -> str:
        """What the files of a build hang on: all articles that were read, and what they are written with."""
        rows = self._connection.execute("SELECT id, key FROM article WHERE state = 'read' ORDER BY id")
        digest = hashlib.sha256(keys.writing.encode())
        for row in rows:
            digest.update(json.dumps(row).encode())
        return digest.hexdigest()

    def find_publication(self) -> Publication | None:
        """What the files of the last build were made of, or None before the first."""
        row = self._connection.execute("SELECT key, articles, claims, events, sizes FROM publication").fetchone()
        if row is None:
            return None
        key, articles, claims, events, sizes = row
        return Publication(key=key, articles=articles, claims=claims, events=events, sizes=json.loads(sizes))

    def set_publication(self, publication: Publication) -> None:
        """Say that the files of a build are now made of what stands here."""
        row = (publication.key, publication.articles, publication.claims, publication.events)
        with transaction(self._connection):
            self._connection.execute("DELETE FROM publication")
            self._connection.execute(
                "INSERT INTO publication VALUES (?, ?, ?, ?, ?)", (*row, json.dumps(dict(publication.sizes)))
            )
            self._connection.execute("UPDATE article SET published = TRUE WHERE NOT published")

    def _count(self, what: str) -> int:
        (count,) = self._connection.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608  our own words
        return int(count)


@contextmanager
def open_corpus(folder: Path) -> Iterator[Corpus]:
    """The corpus of the build in a folder, for the one process that may change it.

    Raises RequestError if another build is at work there, and BuildError if the database cannot be read or written.
    """
    with open_database(folder) as connection:
        yield Corpus(connection)


@contextmanager
def read_corpus(folder: Path) -> Iterator[Corpus]:
    """The corpus of a build as it was settled, for a process that reads beside the one that may change it."""
    with read_database(folder) as connection:
        yield Corpus(connection)
