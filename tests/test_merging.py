from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from strategies import World, worlds

from graph.corpus import Keys, Reading, open_corpus
from graph.corrections import load_corrections
from graph.iris import mint_claim_iri, mint_event_iri
from graph.merging import learn_telling, merge_corpus, told_claims
from graph.model import Claim
from graph.resolution import find_sightings, identify, merge_claims, resolve_persons

pytestmark = pytest.mark.untraced

KEYS = Keys(extraction="1", writing="1")


def is_utf8(record: object) -> bool:
    """Whether a record has a form in UTF-8: readers take half surrogates out of every text, the strategies do not."""
    return "\\ud" not in repr(record)


def linked(claims: list[Claim]) -> list[Claim]:
    """The claims, each about the one before it where that is of the same article."""
    before = [None, *claims][: len(claims)]
    return [
        replace(claim, about=(mint_claim_iri(other),)) if other and other.article == claim.article else claim
        for other, claim in zip(before, claims, strict=True)
    ]


@given(worlds())
def test_block_by_block_gives_the_events_of_all_at_once(world: World):
    """Whatever memory holds, events, what they are about, and who is who are the same."""
    articles = list(filter(is_utf8, world.articles))
    known = {article.id for article in articles}
    claims = linked([claim for claim in world.claims if claim.article in known and is_utf8(claim)])
    with TemporaryDirectory() as folder, open_corpus(Path(folder)) as corpus, corpus.merged(Path(folder)) as merged:
        corpus.update(articles, KEYS)
        for article in corpus.waiting():
            corpus.keep(article, Reading.of([claim for claim in claims if claim.article == article.id], ()))
        telling = learn_telling(corpus, merged, load_corrections(None))
        event_of = merge_corpus(corpus, merged, telling).event_of
        told, events = list(told_claims(corpus, telling)), list(corpus.events())

    expected = list(resolve_persons(claims, identify(find_sightings(claims))))
    assert sorted(told, key=mint_claim_iri) == sorted(expected, key=mint_claim_iri)
    assert events == merge_claims(expected, articles)
    assert event_of == {claim: mint_event_iri(event) for event in events for claim in event.claims}
