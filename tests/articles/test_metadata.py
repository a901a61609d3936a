"""What pages say of themselves, and which place is believed first."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from graph.articles.inputs import read_article
from graph.articles.metadata import read_metadata

PAGES = Path(__file__).parent / "pages"


def read(head="", body="<p>Text.</p>", html=""):
    """The fields of a page of these parts."""
    return read_metadata(document_fromstring(f"<html {html}><head>{head}</head><body>{body}</body></html>"))


def json_ld(document):
    """A JSON-LD block as a page holds it."""
    return f'<script type="application/ld+json">{json.dumps(document)}</script>'


@pytest.mark.parametrize(
    ("name", "title", "publisher", "published", "url", "language"),
    [
        (
            "json-ld.html",
            "Arvania recalls its envoy & shuts the mission",
            "The Quay Street Observer",
            "2025-03-01T23:15:00-05:00",
            "https://observer.example/world/arvania-recalls-its-envoy/",
            "en",
        ),
        (
            "windows-1252.html",
            "Brelland’s patrol boats leave the strait",
            "Strait Times Weekly",
            "2025-03-08T18:05:00+01:00",
            "https://weekly.example/boats",
            "en-GB",
        ),
        ("pandoc.html", "Brelland offers Arvania a loan for its harbour", None, "2025-06-03", None, "en-US"),
        ("time-element.xhtml", "The mission reopens", None, "2025-03-10", None, "en"),
        ("cable.html", "CABLE 17", None, "1925-06", None, "en"),
    ],
)
def test_pages(name, title, publisher, published, url, language):
    """Each page gives its fields from JSON-LD, from meta elements, or from its own body, with their precision."""
    article = read_article(PAGES / name)
    assert (article.title, article.publisher) == (title, publisher)
    assert (article.published, article.url, article.language) == (published, url, language)


def test_json_ld_comes_first():
    """JSON-LD is believed before meta elements, since it has the hour and no name of the site in the title."""
    node = {
        "@type": "NewsArticle",
        "headline": "A",
        "datePublished": "2025-03-01T10:00:00Z",
        "publisher": {"name": "P"},
    }
    meta = "<meta property=og:title content=B><meta property=og:site_name content=Q><meta name=date content=2024-01-01>"
    draft = read(meta + json_ld(node))
    assert (draft.title, draft.publisher, draft.published) == ("A", "P", "2025-03-01T10:00:00+00:00")


@pytest.mark.parametrize(
    "document",
    [
        [{"@type": "WebSite", "name": "S"}, {"@type": "ReportageNewsArticle", "headline": "A"}],
        {"@graph": [{"@type": "WebPage", "headline": "W"}, {"@type": ["Thing", "NewsArticle"], "headline": ["A"]}]},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": " A\n"}},
    ],
)
def test_shapes_of_json_ld(document):
    """The article is found in a list, in a graph, and as what a page is about."""
    assert read(json_ld(document)).title == "A"


@pytest.mark.parametrize(
    "publisher", ["P", {"name": "P"}, [{"name": "P"}], {"@id": "#p"}, {"@type": "Organization", "@id": "#p"}]
)
def test_shapes_of_publishers(publisher):
    """A publisher is given as a name, a node, a list, or by the id of a node elsewhere."""
    nodes = [{"@id": "#p", "name": "P"}, {"@type": "Article", "publisher": publisher}]
    assert read(json_ld({"@graph": nodes})).publisher == "P"


@pytest.mark.parametrize(
    "block", ["", "{", "[" * 100_000, "null", "3", '"x"', '{"@type": 3, "@graph": {"@id": []}}', "9" * 9999]
)
def test_broken_json_ld_is_passed_over(block):
    """A block that is no JSON, or not of the form that it should be, leaves the other places to speak."""
    head = f'<script type="application/ld+json">{block}</script><meta property="og:title" content="B">'
    assert read(head).title == "B"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@id", "@type", "@graph", "name", "x"]), inner),
)


@given(
    st.dictionaries(st.sampled_from(["headline", "publisher", "datePublished", "url", "mainEntityOfPage", "@id"]), JSON)
)
def test_any_json_ld_is_taken(fields):
    """Fields of any type give a line of text or nothing."""
    draft = read(json_ld({"@type": "NewsArticle", **fields}).replace("</", "<\\/"))
    assert all(
        value is None or isinstance(value, str) for value in (draft.title, draft.publisher, draft.published, draft.url)
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta property=og:title content='A | Site'><meta property=og:site_name content=Site>", "", "A"),
        ("<meta property=og:title content='A and Site'><meta property=og:site_name content=Site>", "", "A and Site"),
        ("<meta property=og:title content=Site><meta property=og:site_name content=Site>", "", "Site"),
        ("<title>T</title>", "<header><h1>Site</h1></header><main><h1>A <i>b</i></h1></main>", "A b"),
        ("<title> A\n b </title>", "<h1>Site</h1>", "A b"),
        ("", "<h1>A</h1>", "A"),
        ("", "", None),
    ],
)
def test_titles(head, body, title):
    """The title is the article's own heading, without the name of the site."""
    assert read(head, f"{body}<p>Text.</p>").title == title


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("<meta itemprop=datePublished content=2025-03-01>", "", "2025-03-01"),
        ("<meta name=DC.date.issued content=2025-03>", "", "2025-03"),
        ("<meta name=date content=soon><meta name=pubdate content=2025-03-01>", "", "2025-03-01"),
        ("", "<time itemprop=datePublished datetime=2025-03-01T10:00Z>", "2025-03-01T10:00:00+00:00"),
        ("", "<article><p>By X <time datetime=2025-03-01></time></p></article>", "2025-03-01"),
        ("", "<time datetime=2025-03-01></time><article><p>Text.</p></article>", None),
        ("", f"<article><p>{'Text. ' * 50}</p><p>In <time datetime=1998-05-04>1998</time>.</p></article>", None),
        ("<meta property=article:modified_time content=2025-03-01>", "<p>Published on March 1, 2025.</p>", None),
    ],
)
def test_times(head, body, published):
    """The time of publication is what the page marks as such; a time in its prose or of a change is not."""
    assert read(head, f"{body}<p>Text.</p>").published == published


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href=https://e.org/a><meta property=og:url content=https://e.org/b>", "https://e.org/a"),
        ("<link rel=canonical href=/a><meta property=og:url content=https://e.org/b>", "https://e.org/b"),
        ("<link rel=canonical href=javascript:alert(1)>", None),
        (json_ld({"@type": "Article", "mainEntityOfPage": {"@id": "https://e.org/c"}}), "https://e.org/c"),
        (json_ld({"@type": "Article", "url": "https://e.org/d"}), "https://e.org/d"),
        ("<base href=https://e.org/>", None),
    ],
)
def test_addresses(head, url):
    """The address is the canonical one, absolute and of the web, or none."""
    assert read(head).url == url


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ("lang=fr", "<meta property=og:locale content=en_US>", "fr"),
        ("", "<meta property=og:locale content=en_US>", "en-US"),
        ("lang=''", "<meta http-equiv=Content-Language content=de>", "de"),
        ("", "", None),
    ],
)
def test_languages(html, head, language):
    """The language is the page's own declaration, wherever it stands."""
    assert read(head, html=html).language == language
