"""The words of articles that the page shows."""

from hypothesis import given
from hypothesis import strategies as st

from graph.view.passages import CONTEXT, cut_passages


def shown(passages):
    """The passages as text, a bar where words are left out."""
    return "".join("|" if piece is None else piece for piece in passages.pieces)


def test_a_quote_stands_in_its_paragraph():
    """The context ends where the paragraph ends."""
    text = "One.\n\nTwo is before. Three. Four is after.\n\nFive."
    assert shown(cut_passages(text, [(21, 27, "Three.")])) == "Two is before. Three. Four is after."


def test_a_long_context_is_cut_between_words():
    """Cut ends are marked."""
    text = "word " * 200 + "Quote." + " word" * 200
    passage = shown(cut_passages(text, [(1000, 1006, "Quote.")]))
    assert passage.startswith("… word ")
    assert passage.endswith(" word …")
    assert len(passage) <= 2 * CONTEXT + len("Quote.") + 4


def test_quotes_of_one_paragraph_share_its_words():
    """No word is held twice, whether quotes stand side by side, one in the other, or overlap."""
    text = "One two three four five."
    passages = cut_passages(text, [(0, 13, "One two three"), (4, 7, "two"), (8, 18, "three four")])
    assert shown(passages) == text


def test_words_between_passages_are_left_out():
    """A gap stands for them."""
    text = "First.\n\n" + "Filler. " * 200 + "\n\nLast."
    quotes = [(0, 6, "First."), (len(text) - 5, len(text), "Last.")]
    assert shown(cut_passages(text, quotes)) == "First.|Last."


def test_a_quote_that_is_not_there_stands_alone():
    """Wrong offsets never show other words as the quote."""
    passages = cut_passages("Some text.", [(0, 4, "Other")])
    assert passages.pieces == ["Other"]
    assert passages.places == {(0, 4, "Other"): (0, 1)}


@given(
    st.text(alphabet="ab \n.", max_size=900), st.lists(st.tuples(st.integers(0, 900), st.integers(1, 300)), max_size=8)
)
def test_every_quote_is_a_run_of_pieces(text, spans):
    """Whatever quotes there are, each can be read off its pieces, character for character."""
    quotes = [(start, start + length, text[start : start + length]) for start, length in spans]
    passages = cut_passages(text, quotes)
    for quote in quotes:
        first, end = passages.places[quote]
        assert "".join(passages.pieces[first:end]) == quote[2]
