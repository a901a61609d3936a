"""A paragraph as plain records says what spaCy says of it; Docs of any tree, no pipeline is asked."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as ParsedDoc

from graph.tokens import Doc, Span, from_spacy

VOCAB = English().vocab
WORDS = ["Kenya", "paid", "12", "UN", "twelve", ",", "Ltd.", " ", "O'Neill", "é"]
OF_TOKENS = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_"),
    *("is_punct", "is_alpha", "is_title", "like_num", "is_sent_start"),
)


@st.composite
def parsed_docs(draw: st.DrawFn) -> ParsedDoc:
    """One sentence or more with any words on any trees, one name among them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    count = len(words)
    heads = [draw(st.integers(max(0, i - 4), i)) for i in range(count)]
    if draw(st.booleans()):
        heads = [count - 1 - head for head in reversed(heads)]  # each on one behind it
    name = draw(st.integers(0, count - 1))
    return ParsedDoc(
        VOCAB,
        words=words,
        spaces=draw(st.lists(st.booleans(), min_size=count, max_size=count)),
        lemmas=[word.lower() for word in words],
        tags=[draw(st.sampled_from(["NNP", "VBD", "CD"])) for _ in words],
        pos=[draw(st.sampled_from(["PROPN", "VERB", "NUM"])) for _ in words],
        deps=["ROOT" if head == i else "dep" for i, head in enumerate(heads)],
        heads=heads,
        ents=["B-ORG" if i == name else "O" for i in range(count)],
    )


@pytest.mark.untraced
@settings(deadline=None, max_examples=200)
@given(parsed_docs())
def test_tokens_are_as_in_spacy(parsed):
    """Words, labels and marks are the same, and so are those that stand around in the tree."""
    doc = from_spacy(parsed)
    assert len(doc) == len(parsed)
    for token, expected in zip(doc, parsed, strict=True):
        for name in OF_TOKENS:
            assert getattr(token, name) == getattr(expected, name), name
        assert token.head.i == expected.head.i
        assert token.left_edge.i == expected.left_edge.i
        for name in ("children", "lefts", "rights", "ancestors"):
            assert [t.i for t in getattr(token, name)] == [t.i for t in getattr(expected, name)], name
        assert [t.i for t in token.subtree] == sorted(t.i for t in expected.subtree)
        assert [token.is_ancestor(t) for t in doc] == [expected.is_ancestor(t) for t in parsed]


@pytest.mark.untraced
@settings(deadline=None, max_examples=200)
@given(parsed_docs(), st.sampled_from(["dep", "ROOT"]), st.sampled_from([word.lower() for word in WORDS]))
def test_children_are_found_by_label_and_by_word(parsed, label, word):
    """The first of several that fit is given, whichever way it is asked for."""
    for token in from_spacy(parsed):
        labelled = [child for child in token.children if child.dep_ == label]
        written = [child for child in token.children if child.lower_ == word]
        assert token.child(label) is token.child_of({label, "neg"}) is (labelled[0] if labelled else None)
        assert token.child_word(word) is token.child_word_of({word}) is (written[0] if written else None)
        assert token.has(label) is token.has_any({label}) is bool(labelled)
        assert token.has_word(word) is token.has_any_word({word, "none"}) is bool(written)


@pytest.mark.untraced
@settings(deadline=None, max_examples=200)
@given(parsed_docs(), st.integers(-14, 14), st.integers(-14, 14))
def test_spans_are_as_in_spacy(parsed, first, last):
    """A slice of a paragraph, of a sentence or of a slice has the same words, offsets and root."""
    doc = from_spacy(parsed)
    pairs = [(doc[first:last], parsed[first:last]), *zip(doc.sents, parsed.sents, strict=True)]
    pairs += [(span[1:], expected[1:]) for span, expected in pairs if len(expected) > 1]
    for span, expected in pairs:
        assert [t.i for t in span] == [t.i for t in expected]
        if len(span):
            assert (span.text, span.root.i) == (expected.text, expected.root.i)
            assert (span.start_char, span.end_char) == (expected.start_char, expected.end_char)
            assert span[0].sent.text == expected[0].sent.text
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in parsed.ents]


def doc_of(text: str) -> Doc:
    """A text that nothing has parsed."""
    return from_spacy(English()(text), start_char=7)


def test_an_empty_text_has_no_tokens():
    """Nor sentences, nor names."""
    doc = doc_of("")
    assert (len(doc), doc.sents, doc.ents, doc[:].text) == (0, (), (), "")


def test_spans_of_the_same_tokens_are_equal():
    """However they were taken; a span of others, or of another paragraph, is not."""
    doc = doc_of("Peru said no.")
    assert {doc[0:2], doc[:-2], Span(doc, 0, 2, "ORG")} == {doc[0:2]}
    assert doc[0:2] not in {doc[0:1], doc_of("Peru said no.")[0:2]}


def test_a_neighbour_stands_in_the_same_paragraph():
    """Before the first token and behind the last it is that token: no rule stops at the edge of a paragraph."""
    doc = doc_of("Peru said no")
    assert doc[1].nbor().text == "no"
    assert doc[1].nbor(-1).text == "Peru"
    assert doc[0].nbor(-1) == doc[0]
    assert doc[1].nbor(-2) == doc[0]
    assert doc[2].nbor() == doc[2]


@settings(deadline=None, max_examples=200)
@given(parsed_docs(), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=8))
def test_no_token_comes_to_stand_above_itself(parsed, moves):
    """Whatever is hung on whatever: else nothing that walks up the tree would end."""
    doc = from_spacy(parsed)
    for low, high in moves:
        token, head = doc[low % len(doc)], doc[high % len(doc)]
        token.hang_on(head)
        assert token.head is head
    for token in doc:
        assert len(set(islice(token.ancestors, len(doc)))) < len(doc)
        assert token in token.head.children or token.head is token
