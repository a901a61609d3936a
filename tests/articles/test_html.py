"""HTML pages: their prose and nothing else."""

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.articles.draft import Unreadable
from graph.articles.html import MOST_CHARACTERS, MOST_ELEMENTS, read_html
from graph.articles.inputs import read_article
from graph.articles.prose import normalise_line

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
TEXTS = Path(__file__).parent / "texts"
SEEDS = Path(__file__).parents[2] / "seeds"

FIRST = "The government of Arvania said on Tuesday that it would pay for the harbour, as it had promised."
LAST = "Brelland thanked it in a note, and asked for the first of the payments before the end of the year."


def page(inner, head="<title>Page</title>"):
    """The bytes of a page whose article has two paragraphs and something between them."""
    return (
        f"<html><head>{head}</head><body><article><p>{FIRST}</p>{inner}<p>{LAST}</p></article></body></html>".encode()
    )


def test_seed():
    """The seed gives its six paragraphs: no cookies, no promotion, no related links, no byline, no headings."""
    article = read_article(SEEDS / "uk-rwanda-scheme.html")
    assert article.title == "Rwanda takes Britain to arbitration over abandoned asylum scheme"
    assert (article.publisher, article.published) == ("North Quay Journal", "2026-01-28T09:30:00+00:00")
    assert (article.language, article.url) == ("en-GB", None)
    assert [" ".join(paragraph.split()[:4]) for paragraph in article.text.split("\n\n")] == [
        "Rwanda said late on",
        "A notice was submitted",
        "“Rwanda regrets that it",
        "The scheme, agreed between",
        "Nobody was ever removed",
        "The Home Office said",
    ]
    assert article.text.endswith("an accusation the country denies.")
    assert "£100 million, in two instalments of £50m" in article.text
    for words in ("cookies", "Sign up", "More from", "staff reporters", "Share", "All rights", "Defeats", "\u00a0"):
        assert words not in article.text


def test_every_page_was_found():
    """Each page has its text, and the other way round."""
    assert [page.stem for page in PAGES] == sorted(path.stem for path in TEXTS.iterdir())
    assert len(PAGES) == 5


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages(path):
    """Each page gives exactly its prose, as a reader of the page would copy it out.

    `cable` is preformatted, `json-ld` is laid out as large sites do, `pandoc` is as pandoc 2.17 wrote it,
    `time-element` is XHTML with dates marked in its sentences, `windows-1252` is plain divisions in that charset.
    """
    expected = (TEXTS / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert read_article(path).text.split("\n\n") == expected.rstrip("\n").split("\n\n")


@pytest.mark.parametrize(
    "paragraph", ["<p>{}</p>", "{}<br><br>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>"]
)
@pytest.mark.parametrize(
    "frame",
    [
        "<nav><a href=/>Home</a></nav><article><h1>Head</h1>{}</article><footer>Foot.</footer>",
        "<main>{}</main>",
        "<div id=nav><a href=/>Home</a></div><div id=content>{}</div>",
        "<div><div class=x>{}</div></div>",
        "<form id=form1><div class=story>{}</div></form>",
        "{}",
    ],
)
def test_texts_survive_being_pages(frame, paragraph):
    """The text of a seed comes back one for one from a page, however the page marks articles and paragraphs."""
    text = read_article(SEEDS / "third-country-deals.txt").text.split("\n\n")
    body = frame.format("".join(paragraph.format(html.escape(words)) for words in text))
    assert list(read_html(f"<html><body>{body}</body></html>".encode()).paragraphs) == text


INLINE = ["a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "ins", "mark", "small", "span", "strong"]
INLINE += ["sub", "sup", "time", "u", "var"]


@pytest.mark.parametrize("tag", INLINE)
def test_inline_elements_are_part_of_sentences(tag):
    """The words of an element inside a sentence stay where they are."""
    inner = f"<p>It had paid <{tag}>five million</{tag}> dollars in the year before, it said.</p>"
    assert read_html(page(inner)).paragraphs[1] == "It had paid five million dollars in the year before, it said."


def test_quotation_element():
    """A quotation element is read with the marks that a browser shows."""
    inner = "<p>The payment was called <q>a <i>small</i> thing</q> by its minister of finance.</p>"
    assert read_html(page(inner)).paragraphs[1] == "The payment was called “a small thing” by its minister of finance."


@pytest.mark.parametrize(
    "inner",
    [
        "<aside><p>Sign up for our letter, which comes each morning.</p></aside>",
        "<nav><p>More of what we wrote about this.</p></nav>",
        "<figure><img src=x><figcaption>The harbour as it was before the storm came.</figcaption></figure>",
        "<div hidden><p>This is for nobody to read, or for machines.</p></div>",
        "<div aria-hidden=true><p>This is for nobody to read, or for machines.</p></div>",
        "<div role=dialog><p>We use cookies to make this site work for you.</p></div>",
        "<script>var text = 'This is a script that says a lot of things.';</script>",
        "<style>p { color: red }</style>",
        "<template><p>This is for a program to fill in later.</p></template>",
        "<h2>Arvania is known for its harbours.</h2>",
        "<p>By A Staff Writer in Quay North</p>",
        "<p>March 1, 2025</p>",
        "<p>Read more: <a href=/x>Whose fish are they?</a></p>",
        "<p>© The Quay Street Observer. All rights reserved.</p>",
        "<p>Advertisement</p>",
        "<p><del>It paid ten million dollars last year, it said.</del></p>",
        "<table><tr><td>It paid.</td><td>10</td></tr></table>",
        "<div class='newsletter-signup'><p>Get our letter. It is free of charge.</p></div>",
        "<ul class='share-tools'><li>Share this.</li><li>Save this.</li></ul>",
        "<!-- <p>It paid ten million dollars last year, it said.</p> -->",
        "<p>* * *</p>",
    ],
)
def test_furniture_is_no_text(inner):
    """What is not the article's prose is left out, and the prose on both sides of it stays."""
    assert read_html(page(inner)).paragraphs == (FIRST, LAST)


def test_entities_are_not_expanded():
    """Entities that a page defines itself stay unknown words: no bomb, no file, no network."""
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 30))
    outside = '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g SYSTEM "http://127.0.0.1:9/">'
    document = f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}{outside}]>'.encode() + page(
        "<p>It said &e29; &f; &g; and no more.</p>"
    )
    text = " ".join(read_html(document).paragraphs)
    assert "It said &e29; &f; &g; and no more." in text
    assert len(text) < 1000


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "font"])
def test_deep_nesting(tag):
    """A hundred thousand elements in each other end as an article or a refusal, never as a crash."""
    try:
        draft = read_html(page(f"<{tag}>" * 100_000))
    except Unreadable as reason:
        assert "no article text" in str(reason) or "elements" in str(reason)  # noqa: PT017
    else:
        assert draft.paragraphs[0] == FIRST


def test_huge_attribute():
    """A megabyte in an attribute is no text and no trouble."""
    inner = f"<p class='{'x ' * 500_000}' title='{'y' * 500_000}'>It paid five million dollars in the year before.</p>"
    assert read_html(page(inner)).paragraphs == (FIRST, "It paid five million dollars in the year before.", LAST)


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<br>" * MOST_ELEMENTS, r"an HTML page of 20,\d\d\d elements, expected at most 20,000"),
        (
            "<p>" + "word " * (MOST_CHARACTERS // 5),
            r"an HTML page with 500,\d\d\d characters of text, expected at most 500,000",
        ),
    ],
)
def test_pages_far_too_large(inner, message):
    """A page many times the size of an article is refused before the extraction, which would take minutes."""
    with pytest.raises(Unreadable, match=message):
        read_html(page(inner))


def test_scripts_do_not_count():
    """A page may carry a megabyte of scripts, as many do."""
    assert read_html(page(f"<script>{'x = 1; ' * 150_000}</script>")).paragraphs == (FIRST, LAST)


@pytest.mark.parametrize(
    "data", [b" \n", b"<!-- nothing -->", b"<html></html>", b"<frameset><frame src=x></frameset>", b"<p>"]
)
def test_pages_without_an_article(data):
    """A page without prose is refused with the reason."""
    with pytest.raises(Unreadable, match=r"no HTML in it|no article text in the HTML page"):
        read_html(data)


def test_short_page():
    """Two sentences in a page are an article, and its navigation is not."""
    data = (
        b"<html><body><nav><a>Home</a></nav><article><h1>T</h1><p>Arvania paid.</p><p>Brelland did not.</p></article>"
    )
    assert read_html(data).paragraphs == ("Arvania paid.", "Brelland did not.")


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>", "<ul>", "<li>", "<br>", "<b>", "<table>", "<td>"]
    )
    | st.sampled_from(
        ["<article>", "</article>", "<pre>", "</pre>", "<q>", "</q>", "<aside>", "<!--", "-->", "&amp;", "&#0;"]
    )
    | st.sampled_from(
        ["<body>", "</html>", "<form>", "<h1>", "<time>", "</time>", "<template>", "<svg>", "<p hidden>", "<title>"]
    )
    | st.sampled_from([FIRST, LAST, "It paid.", "\ufffe", "\x07", "]]>", "<![CDATA[", "<?php", "<o:p>", "</o:p>"]),
    max_size=40,
)


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_tag_soup(soup):
    """Any mixture of tags and text is an article or is refused; its paragraphs are lines of text."""
    try:
        draft = read_html("".join(soup).encode())
    except Unreadable:
        return
    assert all(paragraph and paragraph == normalise_line(paragraph) for paragraph in draft.paragraphs)
