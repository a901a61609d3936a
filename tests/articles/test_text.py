"""Plain text with and without the head and tail of a news archive."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.inputs import read_article
from graph.articles.prose import normalise_line, split_paragraphs
from graph.articles.text import read_text

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
REAL = Path(__file__).parents[3] / "shared" / "seeds" / "000_4716038df31e565a.txt"

ARTICLE = """\
The Quay Street Observer 6/30/2025 12:05:09 AM
\u00a0

Arvania recalled its envoy.

{snip}

{snip} Brelland said nothing. {SNIP} Talks go on.

The post Arvania: "The post" Is Empty appeared first on Observer.
"""


def read(text):
    """The draft in a text file of these characters."""
    return read_text(text.encode())


def test_head_and_closing_line():
    """The first line gives publisher and time, the closing line the title, and neither is text."""
    draft = read(ARTICLE)
    assert draft.publisher == "The Quay Street Observer"
    assert draft.published == "2025-06-30T00:05:09"
    assert draft.title == 'Arvania: "The post" Is Empty'
    assert (draft.url, draft.language) == (None, None)


def test_omissions_part_paragraphs():
    """A mark of omission is never text; what stands before and after it are two paragraphs."""
    assert read(ARTICLE).paragraphs == ("Arvania recalled its envoy.", "Brelland said nothing.", "Talks go on.")


def test_plain_text():
    """A file without head and tail is all text, and says nothing of itself."""
    draft = read("Arvania recalled its envoy.\n\nIt gave no date.")
    assert draft.paragraphs == ("Arvania recalled its envoy.", "It gave no date.")
    assert (draft.title, draft.publisher, draft.published) == (None, None, None)


def test_hard_wrapped_text():
    """The line breaks of a wrapped text are spaces, as in mail and on old wires."""
    draft = read("Wire 1/2/2025 3:04:05 PM\r\n\r\nArvania recalled\r\nits envoy.\r\n\r\nIt gave\r\nno date.\r\n")
    assert draft.paragraphs == ("Arvania recalled its envoy.", "It gave no date.")


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        ("Wire 6/30/2025 5:12:19 PM", "Wire", "2025-06-30T17:12:19"),
        ("Wire 06/03/2025 12:00:00 PM", "Wire", "2025-06-03T12:00:00"),
        ("Wire\u00a06/3/2025\u00a05:12\u202fPM", "Wire", "2025-06-03T17:12:00"),
        ("\ufeffWire 6/30/2025", "Wire", "2025-06-30"),
        ("Le Fil d’État 6/30/2025", "Le Fil d’État", "2025-06-30"),
        ("6/30/2025 5:12:19 PM", None, "2025-06-30T17:12:19"),
        ("Wire 30/6/2025 5:12:19 PM", "Wire", None),
        ("Wire 2/29/2025", "Wire", None),
        ("Wire 6/30/2025 17:12:19 PM", "Wire", None),
        ("Wire 6/30/0000", "Wire", None),
    ],
)
def test_heads(head, publisher, published):
    """A head is known by its form; a day or hour that does not exist is no date, and never text."""
    draft = read(f"{head}\n\nArvania recalled its envoy.")
    assert (draft.publisher, draft.published) == (publisher, published)
    assert draft.paragraphs == ("Arvania recalled its envoy.",)


@pytest.mark.parametrize(
    "line",
    [
        "The treaty was signed on 6/30/2025.",
        "Wire 6/30/2025 at noon",
        "Wire 6/30/25 5:12:19 PM",
        "w" * 300 + " 6/30/2025",
    ],
)
def test_other_first_lines_are_text(line):
    """A first line that only mentions a date is text."""
    draft = read(f"{line}\n\nArvania recalled its envoy.")
    assert draft.paragraphs == (line, "Arvania recalled its envoy.")


def test_newer_closing_line():
    """The closing line that newer archives write is known too."""
    draft = read("Arvania recalled its envoy.\n\nThe post Envoy Recalled first appeared on Quay Street.")
    assert (draft.title, draft.publisher) == ("Envoy Recalled", "Quay Street")
    assert draft.paragraphs == ("Arvania recalled its envoy.",)


def test_closing_line_only_at_the_end():
    """A sentence of that form elsewhere in an article is text."""
    sentence = "The post of envoy appeared first on a list of 1923."
    assert read(f"{sentence}\n\nIt is empty.").paragraphs == (sentence, "It is empty.")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r\x85")))
def test_any_text_comes_back_normalised(body):
    """Whatever stands under a head comes back as paragraphs in normal form, and the head is unharmed."""
    draft = read(f"Wire 6/30/2025 5:12:19 PM\n\n{body}\n\nThe post T appeared first on W.")
    assert (draft.publisher, draft.published, draft.title) == ("Wire", "2025-06-30T17:12:19", "T")
    assert all(paragraph and paragraph == normalise_line(paragraph) for paragraph in draft.paragraphs)
    assert split_paragraphs("\n\n".join(draft.paragraphs)) == draft.paragraphs


WORDS = st.text(st.sampled_from("abcdefgXYZ,;‘’“”$€-é"), min_size=1, max_size=9)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=40).map(lambda words: " ".join(words) + "."), min_size=1)


@given(PARAGRAPHS, st.sampled_from(["\n\n", "\r\n\r\n", "\n \n", "\n\u00a0\n\n", "\n\n{snip}\n\n", " {snip} "]))
def test_paragraphs_come_back(paragraphs, boundary):
    """The paragraphs that were written come back one for one, whatever parts them."""
    draft = read("Wire 6/30/2025 5:12:19 PM\n\n" + boundary.join(paragraphs))
    assert draft.paragraphs == tuple(paragraphs)


def test_every_seed_was_found():
    """The ten seeds in this form are there."""
    assert len(SEEDS) == 10


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_seeds(seed):
    """Of each seed exactly the lines between head and closing line are text, in their own words and order."""
    head, *lines = seed.read_text(encoding="utf-8").splitlines()
    article = read_article(seed)
    prose = [line for line in lines if line and line != "{snip}" and not line.startswith("The post ")]
    assert article.text.split("\n\n") == prose
    assert head.startswith(f"{article.publisher} ")
    assert article.published is not None
    assert len(article.published) == len("2025-06-30T17:12:19")


@pytest.mark.skipif(
    not REAL.exists(), reason="the real article is not part of the project; it is not beside this checkout"
)
def test_real_article():
    """The archive's own article is read as its form says: head, omissions and closing line are not text."""
    article = read_article(REAL)
    paragraphs = article.text.split("\n\n")
    assert article.publisher == "American Renaissance"
    assert article.published == "2025-06-30T17:12:19"
    assert article.title == "Inside the Global Deal-Making Behind Trump’s Mass Deportations"
    assert paragraphs[0].startswith("U.S. diplomats in several overseas missions received")
    assert paragraphs[-1] == "The Trump administration has turned to farther-flung nations to take in immigrants."
    assert "snip" not in article.text
    assert "The post" not in article.text
    assert "\u00a0" not in article.text
