"""Markdown with front matter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.draft import Unreadable
from graph.articles.inputs import read_article
from graph.articles.markdown import MOST_CHARACTERS, read_markdown

SEED = Path(__file__).parents[2] / "seeds" / "italy-albania-camps.md"


def read(text):
    """The draft in a Markdown file of these characters."""
    return read_markdown(text.encode())


def test_front_matter():
    """Title, publisher, date, address and language come from the front matter."""
    draft = read(
        "---\ntitle: 'A: B'\nsource: Wire\ndate: 2025-08-02\nurl: https://e.org/\nlang: en-GB\n---\nPeru refused."
    )
    assert (draft.title, draft.publisher, draft.published) == ("A: B", "Wire", "2025-08-02")
    assert (draft.url, draft.language) == ("https://e.org/", "en-GB")
    assert draft.paragraphs == ("Peru refused.",)


@pytest.mark.parametrize(
    ("entry", "published"),
    [
        ("date: 2025-08-02T09:30:00+02:00", "2025-08-02T09:30:00+02:00"),
        ("Date: 2025-08", "2025-08"),
        ("published: 2 August 2025", "2025-08-02"),
        ("date: [2025, 8]", None),
        ("date: soon", None),
        ("tags: [a, b]", None),
    ],
)
def test_dates_of_front_matter(entry, published):
    """A date is as precise as written; what is no date is none."""
    assert read(f"---\n{entry}\n---\nPeru refused.").published == published


def test_values_stay_words():
    """Values that YAML would make something else of stay words: Norwegian is `no`, a title may be a number."""
    draft = read("---\nlang: no\ntitle: 1984\nsource: Yes\n---\nPeru refused.")
    assert (draft.language, draft.title, draft.publisher) == ("no", "1984", "Yes")


@pytest.mark.parametrize(
    "text", ["Peru refused.", "---\n---\nPeru refused.", "---\n\nPeru refused.", "\ufeffPeru refused."]
)
def test_without_front_matter(text):
    """A document without front matter, or with an empty one, is read all the same."""
    draft = read(text)
    assert draft.paragraphs == ("Peru refused.",)
    assert (draft.title, draft.published) == (None, None)


def test_title_from_heading():
    """Without a title in the front matter, the first main heading is the title."""
    assert read("## Not this\n\n# Peru *refuses*\n\n# Nor this\n\nIt did.").title == "Peru refuses"


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("Peru **has** *said* [no](https://e.org), `so` far.", ["Peru has said no, so far."]),
        ("Peru\nsaid  \nno.", ["Peru said no."]),
        ("# Head\n\nText.\n\nSub\n---\n\nMore.", ["Text.", "More."]),
        ("> Quoted.\n>\n> Again.", ["Quoted.", "Again."]),
        ("- One.\n- Two:\n  1. Inner.\n\n  Rest.", ["One.", "Two:", "Inner.", "Rest."]),
        ("```\ncode\n```\n\n    indented\n\nText.", ["Text."]),
        ("| a | b |\n|---|---|\n| c | d |\n\nText.", ["Text."]),
        ("<div>raw</div>\n\nText <b>with</b> tags.", ["Text with tags."]),
        ("![A caption](x.jpg)\n\nText.", ["Text."]),
        ("It gave ~~ten~~ five.", ["It gave five."]),
        ("5 &euro; &amp; \\*stars\\* &lt;b&gt;", ["5 € & *stars* <b>"]),
        ("[ref]: https://e.org\n\nSee [this][ref].", ["See this."]),
        ("Text.\n\n***\n\nMore.", ["Text.", "More."]),
    ],
)
def test_only_prose_is_text(markdown, paragraphs):
    """Markup is taken off prose; headings, tables, code, images, raw HTML and what is struck out are not text."""
    assert list(read(markdown).paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("title: 'open", r"front matter that is no YAML \(line \d+\)"),
        ("title: a: b", r"front matter that is no YAML \(line 2\)"),
        ("a: " + "[" * 5000, r"front matter that is no YAML"),
        ("- a\n- b", r"front matter that is no mapping, expected lines such as `title: ...`"),
        ("words", r"front matter that is no mapping"),
    ],
)
def test_broken_front_matter(front_matter, message):
    """Front matter that cannot be read is refused with its line: half of it would be worse than none."""
    with pytest.raises(Unreadable, match=message):
        read(f"---\n{front_matter}\n---\nPeru refused.")


def test_front_matter_makes_no_objects():
    """A tag that asks for a Python object is no order; aliases that multiply are never written out."""
    bomb = "\n".join(f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9) if i else 'x'}]" for i in range(30))
    draft = read(f"---\ntitle: !!python/object/apply:os.getcwd []\n{bomb}\n---\nPeru refused.")
    assert draft.title is None
    assert draft.paragraphs == ("Peru refused.",)


def test_far_too_long():
    """A document far longer than an article is refused before it is parsed."""
    with pytest.raises(Unreadable, match=r"500,001 characters of Markdown, expected at most 500,000"):
        read("[" * (MOST_CHARACTERS + 1))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")))
def test_any_text_is_read(text):
    """Any text is a document or is refused; a paragraph is never empty and never more than one line."""
    try:
        paragraphs = read(text).paragraphs
    except Unreadable:
        return
    assert all(paragraph and "\n" not in paragraph for paragraph in paragraphs)


def test_seed():
    """The seed gives its head's fields and its ten paragraphs, list items and quotation among them, no heading."""
    article = read_article(SEED)
    assert article.title == "EU's top court hands Italy a setback over its camps in Albania"
    assert (article.publisher, article.published) == ("Meridian Dispatch", "2025-08-02")
    assert article.url == "https://meridian-dispatch.example/2025/08/02/eu-court-italy-albania-camps"
    assert [paragraph.split()[:3] for paragraph in article.text.split("\n\n")] == [
        ["Italy's", "plan", "to"],
        ["The", "judges", "in"],
        ["The", "decision", "“weakens"],
        ["A", "lawyer", "for"],
        ["Ms.", "Meloni", "signed"],
        ["In", "October", "2024"],
        ["A", "second", "group"],
        ["In", "late", "January"],
        ["In", "March", "the"],
        ["Other", "European", "governments"],
    ]
    assert "delivered 49 more" in article.text
    assert "the European Court of Justice ruled that" in article.text
    assert not set("*[]#>") & set(article.text)
