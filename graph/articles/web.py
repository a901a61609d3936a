"""What the user asks by name to be fetched from the web, and nothing else: an address becomes a file to read.

Only http and https; as many redirects, bytes and seconds as a slow newspaper needs, and no more.
"""

import re
import time
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.articles.draft import Unreadable
from graph.articles.fields import parse_web_address
from graph.articles.formats import endings, find_ending, printable
from graph.articles.streams import CHUNK
from graph.errors import ArticleError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MOST_BYTES = 30_000_000
MOST_REDIRECTS = 5
MOST_SECONDS = 60  # for all of it
SECONDS_OF_SILENCE = 15
LONGEST_NAME = 120  # characters of a file name
# By which ending a file of a media type is read; where it is none of these, the address itself may have one.
MEDIA_TYPES = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".xhtml",
        "text/markdown": ".md",
        "application/pdf": ".pdf",
        "application/rss+xml": ".rss",
        "application/atom+xml": ".atom",
        "application/xml": ".xml",
        "text/xml": ".xml",
        "application/x-ndjson": ".jsonl",
        "text/csv": ".csv",
        "message/rfc822": ".eml",
        "application/warc": ".warc",
        "application/zip": ".zip",
    }
)


def fetch(address: str, folder: Path) -> Path:
    """Fetch what stands at an address into an empty folder, as a file that is named after it.

    Raises ArticleError if it is no address of the web, or answers with nothing that can be read.
    """
    try:
        return _fetch(address, folder)
    except Unreadable as reason:
        raise ArticleError(f"{printable(address)}: {reason}") from None


def _fetch(address: str, folder: Path) -> Path:
    import urllib3
    from urllib3.exceptions import HTTPError

    if not parse_web_address(address):
        raise Unreadable("no address of the web, expected one such as https://wire.example/feed.xml")
    retries = urllib3.Retry(None, connect=0, read=0, redirect=MOST_REDIRECTS, other=0)
    silence = urllib3.Timeout(connect=SECONDS_OF_SILENCE, read=SECONDS_OF_SILENCE)
    try:
        with (
            urllib3.PoolManager() as pool,
            pool.request("GET", address, preload_content=False, retries=retries, timeout=silence) as response,
        ):
            if response.status != 200:
                raise Unreadable(f"the server answered {response.status}, expected 200")
            path = folder / _file_name(address, response.headers.get("Content-Type", ""))
            _save(response, path)
    except HTTPError as error:
        raise Unreadable(f"could not be fetched: {_words(error)}") from None
    return path


def _words(error: Exception) -> str:
    """What went wrong, without the objects that urllib3 shows with it."""
    cause = getattr(error, "reason", None) or error
    return re.sub(r"<[^>]*>:? ?|HTTPS?Connection(?:Pool)?\([^)]*\):? ?", "", str(cause)) or type(cause).__name__


def _save(response: "BaseHTTPResponse", path: Path) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    size = 0
    with path.open("xb") as file:
        for piece in response.stream(CHUNK):
            size += len(piece)
            if size > MOST_BYTES:
                raise Unreadable(f"more than {MOST_BYTES:,} bytes")
            if time.monotonic() > deadline:
                raise Unreadable(f"took more than {MOST_SECONDS} seconds")
            file.write(piece)


def _file_name(address: str, content_type: str) -> str:
    """The name of a file for an address, with the ending by which it is read."""
    parts = urlsplit(address)
    media_type = content_type.partition(";")[0].strip().lower()
    of_address = find_ending(PurePosixPath(parts.path))
    ending = MEDIA_TYPES.get(media_type) or of_address or (".txt" if media_type == "text/plain" else None)
    if not ending:
        raise Unreadable(f"{media_type or 'no media type'}; Cablegraph reads {endings()}")
    path = parts.path[: -len(of_address)] if of_address else parts.path
    words = "-".join(re.findall(r"[A-Za-z0-9.]+", f"{parts.hostname} {path} {parts.query}"))
    return f"{words[:LONGEST_NAME].strip('.')}{ending}"
