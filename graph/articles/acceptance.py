"""What makes a draft an article, whatever it was read from: prose, in English, under a name of its own."""

import hashlib
from collections.abc import Sequence

from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.english import find_other_language, name_language
from graph.articles.fields import parse_language, parse_web_address
from graph.articles.prose import normalise_line
from graph.model import Article

MOST_CHARACTERS = 1_000_000  # of an article's text; language pipelines take no more at once
LONGEST_FIELD = 500  # characters of a title, a publisher or an id; what is longer is none of them
FEWEST_WORDS = 3  # in the longest paragraph; fewer make no sentence


def make_article(draft: Draft, *, article_id: str, source: str) -> Article:
    """The article of a draft.

    Raises Unreadable if it has no sentence, no end, or another language than English.
    """
    title = _short_line(draft.title)
    paragraphs = [paragraph for paragraph in draft.paragraphs if _has_words(paragraph) and paragraph != title]
    _check_paragraphs(paragraphs)
    text = "\n\n".join(paragraphs)
    language = parse_language(draft.language)
    _check_language(text, language)
    return Article(
        id=article_id,
        text=text,
        title=title,
        publisher=_short_line(draft.publisher),
        published=draft.published,
        url=parse_web_address(draft.url),
        language=language or "en",
        source=source,
    )


def name_file(stem: str) -> str:
    """The id of an article that has a file to itself: the file's name without its ending.

    Raises Unreadable if nothing in it can be read aloud.
    """
    name = normalise_line(stem)
    if not _has_words(name):
        raise Unreadable("a file name without letters and digits, expected one that can name the article")
    return name


def name_record(record: Record, draft: Draft, stem: str) -> str:
    """The id of one article among others in a file: its own, else the file's name and a hash.

    The hash is of its address or, without one, of its words, so that it stays when records come and go around it.
    """
    own = _short_line(record.id)
    if own and _has_words(own):
        return own
    identity = parse_web_address(draft.url) or "\n\n".join(draft.paragraphs)
    return f"{name_file(stem)}-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _has_words(line: str) -> bool:
    """Whether a line says anything: rows of asterisks and dashes do not."""
    return any(map(str.isalnum, line))


def _short_line(text: str | None) -> str | None:
    line = normalise_line(text or "")
    return line if 0 < len(line) <= LONGEST_FIELD else None


def _check_paragraphs(paragraphs: Sequence[str]) -> None:
    characters = sum(map(len, paragraphs))
    if characters > MOST_CHARACTERS:
        raise Unreadable(f"a text of {characters:,} characters, expected at most {MOST_CHARACTERS:,}")
    if not paragraphs:
        raise Unreadable("no text in it, expected paragraphs of prose")
    if max(len(paragraph.split()) for paragraph in paragraphs) < FEWEST_WORDS:
        raise Unreadable(f"no sentence in it, expected at least one of {FEWEST_WORDS} words")


def _check_language(text: str, declared: str | None) -> None:
    if declared and declared.partition("-")[0] not in {"en", "eng"}:
        raise Unreadable(f"declared to be in {name_language(declared)} ({declared}), expected English")
    if other := find_other_language(text):
        raise Unreadable(f"not English; it reads as {other}")
