"""RSS and Atom, made by feedgen and by hand."""

import datetime as dt

import pytest
from feedgen.feed import FeedGenerator
from reading import ARVANIA, BRELLAND, CORLANDY, read

from graph.articles.feeds import MOST_BYTES

DAY = dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item>{}</item></channel></rss>'


@pytest.fixture
def feed():
    """A feed with two entries: one with all of its text, one with a summary only."""
    feed = FeedGenerator()
    feed.id("https://wire.example/")
    feed.title("Harbor Wire")
    feed.description("News")
    feed.link(href="https://wire.example/")
    feed.language("en-GB")
    full = feed.add_entry(order="append")
    full.id("tag:wire.example,2026:1")
    full.title("Envoy & ships <recalled>")
    full.link(href="https://wire.example/1")
    full.published(DAY)
    full.content(f"<h2>News</h2><p>{ARVANIA}</p><p>“No,” it said &lt;twice&gt;.</p>", type="CDATA")
    short = feed.add_entry(order="append")
    short.id("https://wire.example/2")
    short.title("Ships")
    short.link(href="https://wire.example/ships")
    short.published(DAY)
    short.description(CORLANDY, isSummary=True)
    return feed


@pytest.mark.parametrize(("name", "write"), [("wire.rss", "rss_file"), ("wire.xml", "atom_file")])
def test_feeds_of_feedgen(tmp_path, feed, name, write):
    """An entry is an article under its own id, with title, day, address, and the feed's title as its publisher."""
    path = tmp_path / name
    getattr(feed, write)(str(path))
    [full, short], errors = read(path)
    assert errors == []
    assert full.id == "tag:wire.example,2026:1"
    assert full.text == f"{ARVANIA}\n\n“No,” it said <twice>."
    assert full.title == "Envoy & ships <recalled>"
    assert full.publisher == "Harbor Wire"
    assert full.published == "2026-03-02T23:30:00-05:00"
    assert full.url == "https://wire.example/1"
    assert full.source == f"{path}:tag:wire.example,2026:1"
    assert (short.id, short.text) == ("https://wire.example/2", CORLANDY)


def test_a_feed_of_another_language(tmp_path, feed):
    """What a feed declares of its language counts."""
    feed.language("fr")
    feed.rss_file(str(tmp_path / "wire.rss"))
    articles, errors = read(tmp_path / "wire.rss")
    assert articles == []
    assert all("declared to be in French (fr), expected English" in error for error in errors)


def test_entries_without_id_or_date(tmp_path):
    """An entry without an id goes by its address, else by a hash; without a date it has none, whenever it was read."""
    path = tmp_path / "wire.rss"
    second = f"</item><item><link>https://wire.example/2</link><description>{BRELLAND}</description>"
    path.write_text(RSS.format(f"<description>{ARVANIA}</description>{second}"))
    [first, second], _ = read(path)
    assert first.id.startswith("wire-")
    assert second.id == "https://wire.example/2"
    assert first.published is None


def test_an_entry_that_cannot_be_read(tmp_path):
    """An entry without text is named, and the others are read."""
    path = tmp_path / "wire.rss"
    path.write_text(RSS.format(f"<guid>a</guid></item><item><guid>b</guid><description>{ARVANIA}</description>"))
    [article], errors = read(path)
    assert article.id == "b"
    assert errors == [f"{path}:a: no text in it, expected paragraphs of prose"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(tmp_path, encoding):
    """The declaration of the document is believed."""
    path = tmp_path / "wire.xml"
    document = RSS.format(f"<guid>a</guid><description>{CORLANDY}</description>")
    path.write_bytes(document.replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding))
    assert [article.text for article in read(path)[0]] == [CORLANDY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded(tmp_path, encoding):
    """A document that declares entities, be it to fill the memory or to read a file, is refused."""
    entities = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    path = tmp_path / "wire.xml"
    path.write_bytes(RSS.replace("?>", f"?>{entities}").format("<description>&b;</description>").encode(encoding))
    assert read(path)[1] == [f"{path}: declares entities of its own, expected a feed without any"]


@pytest.mark.parametrize("content", ["<svg/>", "no XML at all", RSS.format("").replace("<item></item>", "")])
def test_what_is_no_feed(tmp_path, content):
    """Another document of XML, or none, or a feed without entries is refused in one line."""
    path = tmp_path / "wire.xml"
    path.write_text(content)
    assert read(path) == ([], [f"{path}: no feed with entries, expected RSS or Atom"])


def test_nothing_is_fetched(tmp_path, monkeypatch):
    """A file that holds nothing but an address is not fetched."""
    monkeypatch.setattr("socket.socket.connect", None)
    path = tmp_path / "wire.xml"
    path.write_text("http://127.0.0.1:9/feed.xml")
    assert read(path)[1] == [f"{path}: no feed with entries, expected RSS or Atom"]


def test_a_feed_without_measure(tmp_path):
    """A feed that is far too large, or nested without end, is refused."""
    path = tmp_path / "wire.xml"
    path.write_text("<rss>" + " " * MOST_BYTES)
    assert read(path)[1] == [f"{path}: more than {MOST_BYTES:,} bytes, expected a feed"]
    path.write_text("<rss><channel><item>" + "<b>" * 50_000)
    assert len(read(path)[1]) == 1
