"""A corpus made by varying our articles, of which it is known what tells of the same happening."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_corpus import FORMS, MadeArticle, make_articles, write_corpus
from made_leads import WORDINGS
from made_score import Score, score_merges
from made_text import read_patterns
from project import Run

from graph.articles import read_articles
from graph.facts import read_facts

pytestmark = pytest.mark.untraced

ARTICLES = 70
MADE = {article.id: article for article in make_articles(ARTICLES)}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a made corpus."""
    folder = tmp_path_factory.mktemp("made")
    write_corpus(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def build(run: Run, corpus: Path) -> Path:
    """The folder of its build."""
    result = run("build", corpus / "articles", "-o", corpus / "output")
    assert result.exit_code == 0, result.output
    return corpus / "output"


@pytest.fixture(scope="module")
def score(corpus: Path, build: Path) -> Score:
    """How well it was merged."""
    return score_merges(corpus / "truth.jsonl", build)


def in_form(form: str) -> Iterator[MadeArticle]:
    """The articles of a form."""
    return (article for article in MADE.values() if article.form == form)


def test_a_corpus_is_the_same_each_time(corpus, tmp_path):
    """Number and seed fix every byte; another seed makes another."""
    write_corpus(tmp_path / "again", ARTICLES)
    write_corpus(tmp_path / "other", ARTICLES, seed=1)
    texts = [sorted(file.read_text() for file in folder.rglob("*.jsonl")) for folder in (corpus, tmp_path / "again")]
    assert texts[0] == texts[1]
    assert texts[0] != sorted(file.read_text() for file in (tmp_path / "other").rglob("*.jsonl"))


def test_a_corpus_has_as_many_articles_as_were_asked_for():
    """Whether or not they make whole stories."""
    assert [len(list(make_articles(number))) for number in (1, 10, 23)] == [1, 10, 23]
    assert len(MADE) == ARTICLES


def test_the_articles_are_read_as_they_were_made(corpus):
    """So the places of sentences hold."""
    read = {article.id: article for article in read_articles([corpus / "articles"])}
    assert {name: article.text for name, article in read.items()} == {name: made.text for name, made in MADE.items()}
    assert all(article.publisher.startswith("Made Corpus") for article in read.values())


def test_the_truth_names_a_happening_for_each_sentence(corpus):
    """Sentences lie in order, apart from each other, within the text."""
    for line in (corpus / "truth.jsonl").read_text().splitlines():
        record = json.loads(line)
        ends = [place for start, end, _ in record["tells"] for place in (start, end)]
        assert ends == sorted(ends)
        assert ends[-1] == len(MADE[record["article"]].text)


def test_copies_are_the_same_words_and_seconds_are_others():
    """Copies come whole and cut."""
    for first in in_form("first"):
        forms = {form: MADE[first.id.replace("first", form)] for form in FORMS}
        assert forms["copy"].text == first.text
        assert first.text.startswith(forms["cut"].text)
        assert forms["second"].text != first.text
        assert len(forms["cut"].text) < len(first.text)


def test_no_name_of_our_articles_is_left():
    """Persons and places have other names."""
    names = {name for pattern in read_patterns() for name in pattern.names if len(name) > 5}
    words = {word.strip(".,;:’'\"") for article in MADE.values() for word in article.text.split()}
    assert len(names) > 200
    assert names & words == set()


@pytest.mark.pipeline
def test_every_first_sentence_is_read(build):
    """Each kind of happening, in each of its wordings."""
    first_ends = {name: article.tells[0][1] for name, article in MADE.items()}
    read = {
        fact["article"] for fact in read_facts(build / "facts.jsonl") if fact["start"] < first_ends[fact["article"]]
    }
    assert read == set(MADE)
    assert len(MADE) // len(FORMS) >= len(WORDINGS)


@pytest.mark.pipeline
def test_claims_of_one_happening_come_together(score):
    """Copied, told in other words, or foreseen; few may be missed."""
    assert score.right > 700
    assert score.recall >= 0.95, score.missed


@pytest.mark.pipeline
def test_claims_of_two_happenings_stay_apart(score):
    """The same states and kind, but another sum, number, month or story; hardly any may be merged."""
    assert score.apart > 700
    assert score.precision >= 0.98, score.wrong
