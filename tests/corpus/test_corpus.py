import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from strategies import World, worlds

from graph.corpus import Corpus, Keys, Publication, Reading, open_corpus
from graph.corpus.database import NAME
from graph.errors import ArticleError, BuildError, RequestError
from graph.iris import mint_claim_iri
from graph.model import Article

KEYS = Keys(extraction="1", writing="1")
DEAL, TALKS = (Article(id=name, text="Peru said no.", source=f"{name}.txt") for name in ("deal", "talks"))
NOTHING = Reading.of((), ())


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus."""
    with open_corpus(tmp_path) as opened:
        yield opened


def ids(articles: Iterator[Article]) -> list[str]:
    """Which articles these are."""
    return [article.id for article in articles]


def read_all(corpus: Corpus, articles: Sequence[Article], keys: Keys = KEYS) -> list[str]:
    """Take in articles and read whatever waits; which ones were read."""
    corpus.update(articles, keys)
    waited = list(corpus.waiting())
    for article in waited:
        corpus.keep(article, NOTHING)
    return [article.id for article in waited]


def test_new_articles_wait_to_be_read(corpus: Corpus):
    """What was never met is to be read; what could not be read as an article is handed back."""
    broken = ArticleError("x.txt: an empty file")
    change = corpus.update([TALKS, broken, DEAL], KEYS)

    assert (change.new, change.changed, change.vanished, change.unreadable) == (2, 0, 0, (broken,))
    assert ids(corpus.waiting()) == ["deal", "talks"]
    assert ids(corpus.articles()) == []


def test_what_was_read_is_not_read_again(corpus: Corpus):
    """Articles that are as they were do not wait, wherever they lie now."""
    read_all(corpus, [DEAL, TALKS])

    assert read_all(corpus, [replace(DEAL, source="elsewhere.txt"), TALKS]) == []
    assert ids(corpus.articles()) == ["deal", "talks"]


def test_a_changed_article_is_read_again(corpus: Corpus):
    """Just the one whose text is another."""
    read_all(corpus, [DEAL, TALKS])

    assert read_all(corpus, [replace(DEAL, text="Peru said yes."), TALKS]) == ["deal"]
    assert [article.text for article in corpus.articles()] == ["Peru said yes.", "Peru said no."]


def test_other_knowledge_has_all_read_again(corpus: Corpus):
    """A new version of what finds claims."""
    read_all(corpus, [DEAL, TALKS])

    assert read_all(corpus, [DEAL, TALKS], Keys(extraction="2", writing="2")) == ["deal", "talks"]


def test_a_vanished_article_takes_its_claims_along(corpus: Corpus):
    """Nothing of it is left."""
    read_all(corpus, [DEAL, TALKS])
    change = corpus.update([TALKS], KEYS)

    assert change.vanished == 1
    assert ids(corpus.articles()) == ["talks"]


def test_all_or_nothing_is_taken_in(corpus: Corpus):
    """If reading the inputs fails in the midst, the articles are as they were."""
    read_all(corpus, [DEAL])

    def broken() -> Iterator[Article]:
        yield TALKS
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus.update(broken(), KEYS)
    assert ids(corpus.articles()) == ["deal"]
    assert ids(corpus.waiting()) == []


@given(worlds())
def test_claims_come_back_article_by_article_in_the_order_of_the_text(world: World):
    """Whatever was kept comes back, sorted."""
    articles = [article for article in world.articles if "\\ud" not in repr([article, *world.claims])]
    with TemporaryDirectory() as folder, open_corpus(Path(folder)) as corpus:
        corpus.update(articles, KEYS)
        for article in corpus.waiting():
            corpus.keep(article, Reading.of([claim for claim in world.claims if claim.article == article.id], ()))

        kept = list(corpus.claims())

    known = {article.id for article in articles}
    expected = [claim for claim in world.claims if claim.article in known]
    assert kept == sorted(expected, key=lambda c: (c.article, c.evidence[0].quote, mint_claim_iri(c)))


def test_a_failed_article_is_named_and_not_tried_again(corpus: Corpus):
    """While it and the knowledge stay as they are, unless somebody asks."""
    corpus.update([DEAL, TALKS], KEYS)
    corpus.keep_failure(DEAL, "takes longer to read than 120 s")
    corpus.keep(TALKS, NOTHING)

    assert read_all(corpus, [DEAL, TALKS]) == []
    assert [str(error) for error in corpus.failures()] == ["deal.txt: takes longer to read than 120 s"]
    assert ids(corpus.articles()) == ["talks"]
    corpus.retry()
    assert ids(corpus.waiting()) == ["deal"]
    assert list(corpus.failures()) == []


def test_what_an_interrupted_build_read_is_counted(corpus: Corpus):
    """Articles that were read but are in no file yet; after publication there are none."""
    corpus.update([DEAL, TALKS], KEYS)
    corpus.keep(DEAL, NOTHING)

    assert corpus.update([DEAL, TALKS], KEYS).kept == 1
    corpus.set_publication(Publication(key="k", articles=1, claims=0, events=0, sizes={"graph.ttl": 7}))
    assert corpus.update([DEAL, TALKS], KEYS).kept == 0


def test_a_publication_comes_back_as_it_was(corpus: Corpus):
    """The last one counts."""
    first, second = (Publication(key=key, articles=1, claims=2, events=3, sizes={"graph.ttl": 7}) for key in "ab")

    assert corpus.find_publication() is None
    corpus.set_publication(first)
    corpus.set_publication(second)
    assert corpus.find_publication() == second


def test_the_key_of_all_changes_with_each_article_and_with_what_writes(corpus: Corpus):
    """Files are written again if they would be others."""
    read_all(corpus, [DEAL])
    one = corpus.key(KEYS)
    read_all(corpus, [DEAL, TALKS])
    two = corpus.key(KEYS)

    assert len({one, two, corpus.key(replace(KEYS, writing="2"))}) == 3


def test_one_process_at_a_time_changes_a_corpus(tmp_path: Path):
    """A second one is refused."""
    with open_corpus(tmp_path), pytest.raises(RequestError, match="another build"), open_corpus(tmp_path):
        pass


@pytest.mark.parametrize("content", [b"no database at all" * 100, None])
def test_a_database_of_another_form_is_made_anew(
    content: bytes | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """Broken or of another version: every article is read again, and the user is told."""
    path = tmp_path / NAME
    if content:
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 4711")
        connection.close()
    with open_corpus(tmp_path) as corpus:
        assert read_all(corpus, [DEAL]) == ["deal"]
    assert "every article is read again" in caplog.text


def test_a_folder_that_cannot_be_written_into_is_refused(tmp_path: Path):
    """There is no place for a database."""
    with pytest.raises(RequestError, match="cannot be written into"), open_corpus(tmp_path / "missing"):
        pass


def test_what_keeps_a_database_from_being_written_is_named(tmp_path: Path):
    """With the folder and the reason."""

    def lose_claims() -> None:
        with open_corpus(tmp_path) as corpus:
            corpus._connection.execute("DROP TABLE publication")
            corpus.find_publication()

    with pytest.raises(BuildError, match=r"the last one stays: claims\.db: no such table"):
        lose_claims()
