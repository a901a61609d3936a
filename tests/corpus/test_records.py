from hypothesis import given
from hypothesis import strategies as st
from strategies import World, worlds

from graph.corpus.records import ARTICLES, CLAIMS, UNREAD
from graph.model import Article, Mention, Reason, Unread


def is_utf8(record: object) -> bool:
    """Whether a record has a form in UTF-8: readers take half surrogates out of every text, the strategies do not."""
    return "\\ud" not in repr(record)


@given(worlds())
def test_articles_and_claims_come_back_as_they_were(world: World):
    """Record → JSON → record is the same record, exact sums, days and offsets included."""
    for article in filter(is_utf8, world.articles):
        assert ARTICLES.from_json(ARTICLES.as_json(article)) == article
    for claim in filter(is_utf8, world.claims):
        again = CLAIMS.from_json(CLAIMS.as_json(claim))
        assert again == claim
        assert repr(again) == repr(claim)  # Decimal("1.50") equals Decimal("1.5") and is another form


@given(st.sampled_from(Reason), st.text(st.characters(codec="utf-8")))
def test_unread_sentences_come_back_as_they_were(reason: Reason, words: str):
    """The same of a sentence that gave no claim."""
    unread = Unread(
        article="a", quote=Mention(start_char=0, end_char=len(words), text=words), reason=reason, explanation=words
    )

    assert UNREAD.from_json(UNREAD.as_json(unread)) == unread


def test_a_record_is_one_line():
    """A text of several lines does not part its record."""
    assert "\n" not in ARTICLES.as_json(Article(id="a", text="Peru said no.\n\nKosovo said yes."))
