"""The file `claims.db`: its tables, its transactions, and one writer at a time; the only place that names SQLite."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import BuildError, RequestError

logger = logging.getLogger(__name__)

Connection = sqlite3.Connection
NAME = "claims.db"
_FORM = 2  # of the tables; a database of another form is made anew, since all of it can be read again

_TABLES = """
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,           -- what its claims hang on (graph.corpus.keys)
    state TEXT NOT NULL,         -- 'waiting' to be read, 'read', or 'failed'
    published INTEGER NOT NULL,  -- whether the files of the last build were made with what stands here
    reason TEXT,                 -- why it failed
    source TEXT NOT NULL,        -- where it was met last, as its user named it
    record TEXT NOT NULL         -- graph.model.Article, without its source
) STRICT;
CREATE INDEX article_state ON article (state);
CREATE TABLE claim (
    article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
    place INTEGER NOT NULL,      -- in the order of the article's text
    iri TEXT NOT NULL,
    record TEXT NOT NULL,        -- graph.model.Claim
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_iri ON claim (iri);
CREATE TABLE unread (
    article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
    place INTEGER NOT NULL,
    record TEXT NOT NULL,        -- graph.model.Unread
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (             -- those that are to be written, as their claims were merged last
    key TEXT PRIMARY KEY,
    block TEXT NOT NULL,         -- of its claims (graph.resolution)
    record TEXT NOT NULL         -- graph.model.Event
) STRICT, WITHOUT ROWID;
CREATE INDEX event_block ON event (block);
CREATE TABLE publication (       -- one row: what the files of the last build were made of
    key TEXT NOT NULL,
    articles INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    events INTEGER NOT NULL,
    sizes TEXT NOT NULL          -- of its files, in bytes by name, as JSON
) STRICT;
"""


@contextmanager
def open_database(folder: Path) -> Iterator[Connection]:
    """The database of a build for the one process that may write it, made where there is none.

    Nobody else can open it meanwhile; the lock ends with the process, even a killed one. Raises RequestError if
    another process has it, and BuildError for whatever keeps it from being read or written, a full disk included.
    """
    path = folder / NAME
    try:
        with closing(_connect(path)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise BuildError(f"{folder}: the build could not be written, the last one stays: {NAME}: {error}") from error


@contextmanager
def read_database(folder: Path) -> Iterator[Connection]:
    """The database of a build for a process that only reads, while the one that may write it leaves it alone."""
    with closing(sqlite3.connect(f"{(folder / NAME).absolute().as_uri()}?immutable=1", uri=True)) as connection:
        yield connection


def settle(connection: Connection) -> None:
    """Have all that was written in the one file, so that it can be read by others (`read_database`)."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that is done inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("ROLLBACK")
        raise


def _connect(path: Path) -> Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise RequestError(f"{path.parent}: another build is being written there") from error
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise RequestError(f"{path.parent}: cannot be written into: {error}") from error
        raise
    except _OtherFormError as error:
        logger.warning("%s: %s, so every article is read again", path, error)
        for remains in (path, *path.parent.glob(f"{path.name}-*")):
            remains.unlink(missing_ok=True)
        return _opened(path)


class _OtherFormError(Exception):
    """Why a file is no database of this form."""


def _opened(path: Path) -> Connection:
    # Autocommit: transactions begin and end where `transaction` says.
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        # Whole after a killed process; after a power cut whole too, if without the last articles.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        with transaction(connection):
            _make_tables(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise _OtherFormError(f"no whole database ({error})") from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: Connection) -> None:
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form == 0:
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_FORM}")
    elif form != _FORM:
        raise _OtherFormError(f"made by another version (form {form}, expected {_FORM})")
