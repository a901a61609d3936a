"""E-mail: a message that carries an article, such as a newsletter or a press release, and mailboxes of them.

What a message quotes of another, its signature and its attachments are not read. Where a message says the same
twice, as plain text and as HTML, the plain text is read, unless it is only a hint at the other.
"""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr
from typing import BinaryIO, TypeAlias

from graph.articles.bounded import bounded
from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.encoding import decode
from graph.articles.fields import parse_published
from graph.articles.html import read_passage
from graph.articles.prose import is_label, split_paragraphs
from graph.articles.streams import read_lines

MOST_BYTES = 25_000_000  # of a message, as much as mail servers take
MOST_PARTS = 1_000
HINT = 0.5  # of the words in the HTML, at most, are a hint at it
QUOTED = re.compile(r"^[ \t]*>.*$\n?", re.MULTILINE)
ATTRIBUTION = re.compile(r"^On .{8,200}\bwrote:[ \t]*$\n?", re.MULTILINE)
SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)  # RFC 3676, section 4.3
BETWEEN_MESSAGES = re.compile(rb"From \S+ .*\d\d:\d\d.*\b\d{4}\b")  # with the hour and year: no line of prose
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)

Mail: TypeAlias = "Message[str, str]"


def read_mail(data: bytes) -> Draft:
    """The draft in a message: its subject is the title, its sender the publisher, its date that of publication.

    Raises Unreadable if it has no text, or is nested beyond measure.
    """
    _, draft = _read_message(data)
    if isinstance(draft, Unreadable):
        raise draft
    return draft


def read_mailbox(stream: BinaryIO) -> Iterator[Record]:
    """The messages of a mailbox in mbox form (RFC 4155), each under the id that its sender gave it."""
    for number, data in enumerate(_split_mailbox(stream), 1):
        place = f"message {number}"
        try:
            if isinstance(data, Unreadable):
                raise data
            own, draft = _read_message(data)
            yield Record(place=own or place, id=own, draft=draft)
        except Unreadable as reason:
            yield Record(place=place, draft=reason)


def _split_mailbox(stream: BinaryIO) -> Iterator[bytes | Unreadable]:
    held: list[bytes] | None = None
    size, is_blank = 0, True
    for line in read_lines(stream):
        if isinstance(line, Unreadable):
            size = MOST_BYTES + 1
            continue
        if is_blank and BETWEEN_MESSAGES.match(line):
            if held is not None:
                yield _message(held, size)
            held, size = [], 0
        elif held is None:
            raise Unreadable('no mailbox, expected a line such as "From somebody Mon Mar  2 09:30:00 2026"')
        elif size <= MOST_BYTES:
            held.append(line)
            size += len(line)
        is_blank = not line.strip()
    if held is not None:
        yield _message(held, size)


def _message(lines: list[bytes], size: int) -> bytes | Unreadable:
    if size > MOST_BYTES:
        return Unreadable(f"more than {MOST_BYTES:,} bytes, expected a message")
    return ESCAPED.sub(rb"\1", b"".join(lines))


@bounded
def _read_message(data: bytes) -> tuple[str | None, Draft | Unreadable]:
    """The id that the sender gave a message, and its draft. Raises Unreadable if it is no message at all."""
    message = _parse(data)
    return (_header(message, "Message-ID") or "").strip("<>") or None, _draft_or_reason(message)


def _parse(data: bytes) -> Mail:
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except RecursionError:
        raise Unreadable("a message that is nested too deeply") from None


def _draft_or_reason(message: Mail) -> Draft | Unreadable:
    try:
        return _draft(message)
    except Unreadable as reason:
        return reason


def _draft(message: Mail) -> Draft:
    name, address = parseaddr(_header(message, "From") or "")
    return Draft(
        paragraphs=_paragraphs(message),
        title=_header(message, "Subject"),
        publisher=name or address.rpartition("@")[2] or None,
        published=parse_published(_header(message, "Date")),
        url=(_header(message, "Archived-At") or "").strip("<> "),
        language=_header(message, "Content-Language"),
    )


def _header(message: Mail, name: str) -> str | None:
    """A header in characters, None where there is none or its encoding is broken."""
    value = message.get(name)
    try:
        return None if value is None else str(make_header(decode_header(str(value))))
    except (MessageError, LookupError, UnicodeError, ValueError):
        return None


def _paragraphs(message: Mail) -> tuple[str, ...]:
    texts = {"text/plain": "", "text/html": ""}
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in texts and not texts[kind]:
            texts[kind] = _content(part)
    plain = split_paragraphs(_without_others(texts["text/plain"]))
    marked_up = read_passage(f"<p>{texts['text/html']}</p>", keep_tables=True) if texts["text/html"] else ()
    is_hint = _words(plain) <= HINT * _words(marked_up)
    chosen = [paragraph for paragraph in marked_up if not is_label(paragraph)] if is_hint else plain
    return tuple(chosen)


def _parts(message: Mail) -> Iterator[Mail]:
    """The parts that a reader is shown: neither attachments nor messages that are passed on whole."""
    waiting = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            payload = part.get_payload()
            waiting = [*(payload if isinstance(payload, list) else ()), *waiting]
        elif part.get_content_disposition() != "attachment":
            yield part
    raise Unreadable(f"a message of more than {MOST_PARTS:,} parts")


def _content(part: Mail) -> str:
    data = part.get_payload(decode=True)
    return decode(data, declared=part.get_content_charset()) if isinstance(data, bytes) else ""


def _without_others(text: str) -> str:
    return SIGNATURE.sub("", ATTRIBUTION.sub("", QUOTED.sub("", text)))


def _words(paragraphs: tuple[str, ...]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)
