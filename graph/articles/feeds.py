"""RSS and Atom: an article an entry, with as much of its text as the feed carries.

feedparser knows the dialects. It is handed the bytes of one file: it fetches nothing, and a document that
declares entities of its own is refused before it is parsed.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from graph.articles.bounded import bounded
from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.encoding import decode
from graph.articles.fields import parse_published
from graph.articles.html import read_passage
from graph.articles.streams import read_whole

MOST_BYTES = 10_000_000  # of a feed; feedparser keeps all of it
DECLARATION = re.compile(r"\A\s*<\?xml\b(?:[^>]*?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"'])?[^>]*>")
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
HEAD_BYTES = 1024


def read_feed(stream: BinaryIO) -> Iterator[Record]:
    """The entries of a feed, the newest first if its publisher keeps that order.

    Raises Unreadable if it is no feed, has no entries, declares entities, or is far too large.
    """
    yield from _records(read_whole(stream, MOST_BYTES, "a feed"))


@bounded
def _records(data: bytes) -> list[Record]:
    feed = _parse(data)
    if not feed.entries:
        raise Unreadable("no feed with entries, expected RSS or Atom")
    own_names = [entry.get("id") or entry.get("link") for entry in feed.entries]
    return [
        Record(place=own or f"entry {number}", id=own, draft=_draft(entry, feed.feed))
        for number, (own, entry) in enumerate(zip(own_names, feed.entries, strict=True), 1)
    ]


def _parse(data: bytes) -> Any:  # noqa: ANN401  (feedparser has no types)
    import feedparser  # type: ignore[import-untyped]

    declaration = DECLARATION.match(data[:HEAD_BYTES].decode("latin-1"))
    text = decode(data, declared=declaration[1] if declaration else None)
    if ENTITY.search(text):
        raise Unreadable("declares entities of its own, expected a feed without any")
    body = DECLARATION.sub("", text, count=1).lstrip()
    # Its own sanitizer would take what it thinks unsafe out of the words; nothing here is shown as HTML.
    try:
        return feedparser.parse(io.BytesIO(body.encode()), sanitize_html=False, resolve_relative_uris=False)
    except RecursionError:
        raise Unreadable("a feed that is nested too deeply") from None


def _draft(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Draft | Unreadable:
    try:
        paragraphs = read_passage(_longest_text(entry))
    except Unreadable as reason:
        return reason
    return Draft(
        paragraphs=paragraphs,
        title=_plain(entry.get("title")),
        publisher=_plain(entry.get("source", {}).get("title") or feed.get("title")),
        published=parse_published(entry.get("published")),
        url=entry.get("link"),
        language=_language(entry) or feed.get("language"),
    )


def _longest_text(entry: Mapping[str, Any]) -> str:
    """The content, or the summary where a feed has no more."""
    contents: Sequence[Mapping[str, Any]] = entry.get("content", ())
    texts = [content.get("value") or "" for content in contents]
    return max([*texts, entry.get("summary") or ""], key=len)


def _language(entry: Mapping[str, Any]) -> str | None:
    return next((content.get("language") for content in entry.get("content", ()) if content.get("language")), None)


def _plain(text: str | None) -> str | None:
    return " ".join(read_passage(text)) if text else None
