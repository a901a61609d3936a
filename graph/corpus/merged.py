"""What the files of a build were merged from: a database among them, which the next build changes a copy of.

It is published with the files, in their folder `index`, so it is always of just these files, whatever stops a build.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graph.corpus.database import Connection, transaction
from graph.corpus.records import CLAIMS, ENTITIES, SIGHTINGS
from graph.model import Claim, Entity
from graph.resolution import Print, Sighting

# A claim, its article, its block, the blocks that it is about, and the claims.
Placing = tuple[str, str, str, Iterable[str], Iterable[str]]
NAME = "merged.db"

_TABLES = """
CREATE TABLE merged.made_with (  -- one row
    key TEXT NOT NULL,           -- of all that files hang on beside the articles
    files TEXT NOT NULL          -- the files beside it, by name, as whoever writes them knows them again: JSON
) STRICT;
CREATE TABLE merged.clue (       -- what an article tells for who is who and whose word is whose
    article TEXT PRIMARY KEY,
    key TEXT NOT NULL,           -- of the article (graph.corpus.keys)
    published TEXT,
    publisher TEXT,
    credit TEXT,
    signature BLOB NOT NULL,
    sightings TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE merged.told (       -- the articles that are in the files
    article TEXT PRIMARY KEY,
    digest TEXT NOT NULL         -- of the article's key and of what all others make of it
) STRICT, WITHOUT ROWID;
CREATE TABLE merged.placed (     -- their claims
    claim TEXT PRIMARY KEY,      -- IRI
    article TEXT NOT NULL,
    block TEXT NOT NULL,
    topics TEXT NOT NULL,        -- blocks that it is about
    about TEXT NOT NULL,         -- claims that it is about
    event TEXT                   -- key
) STRICT, WITHOUT ROWID;
CREATE INDEX merged.placed_article ON placed (article);
CREATE INDEX merged.placed_block ON placed (block);
CREATE TABLE merged.happening (  -- their events
    key TEXT PRIMARY KEY,
    block TEXT NOT NULL,
    digest BLOB NOT NULL         -- of its record
) STRICT, WITHOUT ROWID;
CREATE INDEX merged.happening_block ON happening (block);
CREATE TABLE merged.shared (     -- what several records say, each of them by itself: lines, and who takes part
    owner TEXT NOT NULL,
    what TEXT NOT NULL,          -- 'line', 'actor', 'name' or 'country'
    iri TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, what, iri, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX merged.shared_value ON shared (what, iri, value);
"""


class Merged:
    """What is merged and written of a corpus; made by `graph.corpus.Corpus.merged`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self) -> None:
        """Begin anew."""
        with transaction(self._connection):
            for table in ("made_with", "clue", "told", "placed", "happening", "shared"):
                self._connection.execute(f"DELETE FROM merged.{table}")  # noqa: S608  our own words

    def find_maker(self) -> tuple[str, Mapping[str, int]] | None:
        """With what the files were made, and how they are known again; None before there are some."""
        row = self._connection.execute("SELECT key, files FROM merged.made_with").fetchone()
        return row and (row[0], json.loads(row[1]))

    def set_maker(self, key: str, files: Mapping[str, int]) -> None:
        """Say with what the files were made."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM merged.made_with")
            self._connection.execute("INSERT INTO merged.made_with VALUES (?, ?)", (key, json.dumps(dict(files))))

    def without_clue(self) -> Iterator[str]:
        """The articles, by id, of which it is not known what they tell of persons and sources; forgets old ones."""
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM merged.clue WHERE (article, key) NOT IN"
                " (SELECT id, key FROM main.article WHERE state = 'read')"
            )
        ids = self._connection.execute(
            "SELECT id FROM main.article WHERE state = 'read' AND id NOT IN (SELECT article FROM merged.clue)"
            " ORDER BY id"
        ).fetchall()
        return (name for (name,) in ids)

    def add_clues(self, clues: Iterable[tuple[str, str | None, Print, Iterable[Sighting]]]) -> None:
        """Keep what articles tell: id, time of publication, print and persons of each."""
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO merged.clue SELECT id, key, ?, ?, ?, ?, ? FROM main.article WHERE id = ?",
                (
                    (published, one.publisher, one.credit, one.signature, SIGHTINGS.as_json(tuple(sightings)), name)
                    for name, published, one, sightings in clues
                ),
            )

    def prints(self) -> dict[str, Print]:
        """The prints of all articles, by id."""
        rows = self._connection.execute(
            "SELECT article, publisher, credit, signature FROM merged.clue ORDER BY article"
        )
        return {name: Print(publisher=by, credit=credit, signature=signature) for name, by, credit, signature in rows}

    def sightings(self) -> Iterator[Sighting]:
        """The persons of all articles."""
        rows = self._connection.execute("SELECT sightings FROM merged.clue WHERE sightings <> '[]' ORDER BY article")
        return (sighting for (line,) in rows for sighting in SIGHTINGS.from_json(line))

    def articles(self) -> dict[str, tuple[str, str | None]]:
        """The key and the time of publication of each article, by id."""
        rows = self._connection.execute("SELECT article, key, published FROM merged.clue ORDER BY article")
        return {name: (key, published) for name, key, published in rows}

    def change_told(self, digests: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Say what all articles tell now; the ids of those that are new or tell something else, and of those gone."""
        rows = self._connection.execute("SELECT article, digest FROM merged.told")
        before: dict[str, str] = dict(rows)
        changed = sorted(name for name, digest in digests.items() if before.get(name) != digest)
        gone = sorted(before.keys() - digests.keys())
        with transaction(self._connection):
            self._connection.executemany("DELETE FROM merged.told WHERE article = ?", ((name,) for name in gone))
            rows_of = ((name, digests[name]) for name in changed)
            self._connection.executemany("INSERT OR REPLACE INTO merged.told VALUES (?, ?)", rows_of)
        return changed, gone

    def take_out(self, articles: Iterable[str]) -> set[str]:
        """Take the claims of articles out of their blocks; the blocks that lose some."""
        blocks: set[str] = set()
        with transaction(self._connection):
            for name in articles:
                rows = self._connection.execute("SELECT DISTINCT block FROM merged.placed WHERE article = ?", (name,))
                blocks.update(block for (block,) in rows)
                self._connection.execute("DELETE FROM merged.placed WHERE article = ?", (name,))
        return blocks

    def place(self, rows: Iterable[Placing]) -> set[str]:
        """Put claims into blocks; which blocks these are."""
        blocks: set[str] = set()

        def lines() -> Iterator[tuple[str, str, str, str, str]]:
            for claim, article, block, topics, about in rows:
                blocks.add(block)
                yield claim, article, block, " ".join(sorted(topics)), " ".join(about)

        with transaction(self._connection):
            self._connection.executemany("INSERT INTO merged.placed VALUES (?, ?, ?, ?, ?, NULL)", lines())
        return blocks

    def block(self, name: str) -> Iterator[tuple[Claim, frozenset[str]]]:
        """The claims of a block, by IRI, each with the blocks that it is about."""
        rows = self._connection.execute(
            "SELECT record, topics FROM merged.placed AS placed JOIN main.claim AS claim ON claim.iri = placed.claim"
            " WHERE block = ? ORDER BY placed.claim",
            (name,),
        )
        return ((CLAIMS.from_json(record), frozenset(topics.split())) for record, topics in rows)

    def set_event(self, key: str, claims: Iterable[str]) -> set[str]:
        """Say of which event claims are; the articles of those that were of another, or of none."""
        moved: set[str] = set()
        for claim in claims:
            row = self._connection.execute(
                "UPDATE merged.placed SET event = ?1 WHERE claim = ?2 AND event IS NOT ?1 RETURNING article",
                (key, claim),
            ).fetchone()
            if row is not None:
                moved.add(row[0])
        return moved

    def blocks_about(self, articles: Iterable[str]) -> set[str]:
        """The blocks of those claims of articles that are about other claims of theirs."""
        sql = "SELECT block FROM merged.placed WHERE article = ? AND about <> ''"
        return {block for name in articles for (block,) in self._connection.execute(sql, (name,))}

    def about(self, claims: Iterable[str]) -> set[str]:
        """The keys of the events that claims are about."""
        keys: set[str] = set()
        for claim in claims:
            (about,) = self._connection.execute("SELECT about FROM merged.placed WHERE claim = ?", (claim,)).fetchone()
            for other in about.split():
                row = self._connection.execute("SELECT event FROM merged.placed WHERE claim = ?", (other,)).fetchone()
                keys.update(row or ())
        return keys

    def events_of(self, articles: Iterable[str]) -> dict[str, str]:
        """The key of the event of each claim of these articles."""
        sql = "SELECT claim, event FROM merged.placed WHERE article = ?"
        return dict(row for name in articles for row in self._connection.execute(sql, (name,)))

    def change_events(
        self, blocks: Iterable[str], records: Iterable[tuple[str, Mapping[str, str]]]
    ) -> tuple[set[str], set[str]]:
        """Say what the events of some blocks are now: lines of JSON by key, block for block.

        Gives the keys of those that are others than before, new or gone, and of those that are as they were.
        """
        changed: set[str] = set()
        kept: set[str] = set()
        empty = set(blocks)
        with transaction(self._connection):
            for block, lines in records:
                empty.discard(block)
                before = self._events(block)
                now = {key: hashlib.sha256(line.encode()).digest()[:16] for key, line in lines.items()}
                kept.update(key for key, digest in now.items() if before.get(key) == digest)
                changed.update(before.keys() - kept, now.keys() - kept)
                self._set_events(block, now)
            for block in empty:
                changed.update(self._events(block))
                self._set_events(block, {})
        return changed, kept

    def _events(self, block: str) -> dict[str, bytes]:
        return dict(self._connection.execute("SELECT key, digest FROM merged.happening WHERE block = ?", (block,)))

    def _set_events(self, block: str, digests: Mapping[str, bytes]) -> None:
        self._connection.execute("DELETE FROM merged.happening WHERE block = ?", (block,))
        rows = ((key, block, digest) for key, digest in digests.items())
        self._connection.executemany("INSERT INTO merged.happening VALUES (?, ?, ?)", rows)

    def counts(self) -> dict[str, int]:
        """How many claims and events there are."""
        tables = {"claims": "placed", "events": "happening"}
        sql = {name: f"SELECT count(*) FROM merged.{table}" for name, table in tables.items()}  # noqa: S608  our own
        return {name: int(self._connection.execute(sql[name]).fetchone()[0]) for name in tables}

    def drop_shared(self, owners: Iterable[str]) -> None:
        """Forget what these records say beside others."""
        with transaction(self._connection):
            self._connection.executemany("DELETE FROM merged.shared WHERE owner = ?", ((owner,) for owner in owners))

    def share(self, owner: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep what a record says beside others: what it is, an IRI and a value, each."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO merged.shared VALUES (?, ?, ?, ?)", ((owner, *row) for row in rows)
        )

    def shared(self, what: str) -> Iterator[tuple[str, str]]:
        """IRI and value of all that is shared of a sort, each once."""
        return self._connection.execute("SELECT DISTINCT iri, value FROM merged.shared WHERE what = ?", (what,))

    def actors(self) -> Iterator[Entity]:
        """Everybody who takes part, in all descriptions that there are."""
        return (ENTITIES.from_json(line) for _, line in self.shared("actor"))


@contextmanager
def attached(connection: Connection, path: Path, last: Path | None) -> Iterator[Merged]:
    """A database at a path, a copy of the one of the last build if there is one, to be changed."""
    if last is not None:
        path.write_bytes(last.read_bytes())
    connection.execute("ATTACH DATABASE ? AS merged", (str(path),))
    try:
        # It is thrown away if anything stops the build, and brought to the disk with the files.
        connection.execute("PRAGMA merged.journal_mode = OFF")
        connection.execute("PRAGMA merged.synchronous = OFF")
        (tables,) = connection.execute("SELECT count(*) FROM merged.sqlite_schema").fetchone()
        if not tables:
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
        yield Merged(connection)
    finally:
        connection.execute("DETACH DATABASE merged")
