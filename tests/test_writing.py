"""Files made of the last ones: many claims, made directly, of articles that come, change and go."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from resolution.made import make_corpus
from test_growing import content

from graph import facts
from graph.build import BASE_IRI, _write
from graph.corpus import Keys, Reading, open_corpus
from graph.corrections import load_corrections
from graph.iris import mint_claim_iri
from graph.lexicon import load_lexicon
from graph.model import Article, Claim
from graph.publication import publish, staging

pytestmark = pytest.mark.untraced

KEYS = Keys(extraction="made", writing="made")
Said = dict[str, tuple[Article, list[Claim]]]


def build(said: Said, output: Path, corrections: Path | None = None) -> None:
    """Build what these articles say."""
    output.mkdir(exist_ok=True)
    with open_corpus(output) as corpus, staging(output) as folder:
        corpus.update((article for article, _ in said.values()), KEYS)
        for article in corpus.waiting():
            corpus.keep(article, Reading.of(said[article.id][1], ()))
        last = output if corpus.find_publication() else None
        corrected = load_corrections(corrections)
        done = _write(corpus, output, folder, KEYS, corrected, load_lexicon(), last, BASE_IRI, jobs=1)
        publish(folder, output)
        corpus.set_publication(done)


def made(seed: int) -> Said:
    """Articles on three states that deal with each other again and again, some with claims that are about others."""
    corpus = make_corpus(120, states=["US", "RW", "PE"], seed=seed)
    said: Said = {}
    for article, *threes in zip(corpus.articles, *(corpus.claims[start::3] for start in range(3)), strict=False):
        own = {mint_claim_iri(claim): claim for claim in (replace(one, article=article.id) for one in threes)}
        first, *others = own
        said[article.id] = article, [own[first], *(replace(own[other], about=(first,)) for other in others)]
    return said


def changed(said: Said, everything: Said, dice: random.Random) -> Said:
    """Some articles more and some fewer, and some that say something else."""
    ids = {name for name in said if dice.random() < 0.9} | set(dice.sample(sorted(everything), 5))
    after = {name: said.get(name, everything[name]) for name in ids}
    for name in dice.sample(sorted(after), 2):
        article, claims = after[name]
        after[name] = replace(article, text=f"{article.text} Again."), claims[:-1]
    return after


@pytest.mark.parametrize("seed", range(3))
def test_what_grew_is_what_is_made_at_once(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every file, byte for byte, and every quad of the store, which is always changed and never made anew."""
    monkeypatch.setattr("graph.writing._MOST_CHANGED", 1000.0)
    dice = random.Random(seed)
    everything = made(seed)
    said = dict(dice.sample(sorted(everything.items()), len(everything) // 2))
    build(said, tmp_path / "grown")
    for step in range(4):
        said = changed(said, everything, dice)
        build(said, tmp_path / "grown")
        build(said, tmp_path / f"fresh-{step}")

        assert content(tmp_path / "grown") == content(tmp_path / f"fresh-{step}")


def test_an_article_more_has_little_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Only what is about that article, and about the events that its claims came to, is made."""
    written: list[str] = []
    everything = made(0)
    *some, name = sorted(everything)
    build({one: everything[one] for one in some}, tmp_path / "grown")

    def record(article: Article) -> dict[str, object]:
        written.append(article.id)
        return article_record(article)

    article_record = facts.article_record
    monkeypatch.setattr("graph.facts.article_record", record)
    build(everything, tmp_path / "grown")

    assert name in written
    assert len(written) < len(everything) / 4


def test_a_file_that_somebody_changed_is_made_anew(tmp_path: Path):
    """Though it is as long as before."""
    everything = made(0)
    said = dict(sorted(everything.items())[:20])
    build(said, tmp_path / "grown")
    before = (tmp_path / "grown" / "facts.jsonl").read_text()
    (tmp_path / "grown" / "facts.jsonl").write_text(before.replace("article", "elcitra"))
    said = dict(sorted(everything.items())[:21])
    build(said, tmp_path / "grown")
    build(said, tmp_path / "fresh")

    assert content(tmp_path / "grown") == content(tmp_path / "fresh")


def test_a_correction_that_puts_one_in_the_place_of_another_follows_whom_articles_name(tmp_path: Path):
    """Who is put there is described as in the article that says most of him, be it the last to come."""
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text("merge:\n  - {actors: [government/PE], into: government/RW, by: Ada, why: a test}\n")
    everything = made(1)
    said = {name: of for name, of in everything.items() if "RW" not in repr(of)}
    build(said, tmp_path / "grown", corrections)
    build(everything, tmp_path / "grown", corrections)
    build(everything, tmp_path / "fresh", corrections)

    assert content(tmp_path / "grown") == content(tmp_path / "fresh")
