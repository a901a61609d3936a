"""The events of a corpus, made block by block into its database, so that memory holds one block at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from graph.corpus import Corpus
from graph.iris import mint_event_key_iri
from graph.model import Claim, Event
from graph.resolution import (
    Report,
    block_of,
    events_about,
    find_sightings,
    find_sources,
    identify,
    merge_block,
    reports_of,
    resolve_persons,
)
from graph.resolution.persons import Identity

Identities = Mapping[tuple[str, str], Identity]


def identify_persons(corpus: Corpus) -> Identities:
    """Whom names stand for across the articles of a corpus."""
    return identify(find_sightings(corpus.claims()))


def told_claims(corpus: Corpus, identities: Identities) -> Iterator[Claim]:
    """What all articles say, each person the same one in all of them; by article, in the order of its text."""
    return resolve_persons(corpus.claims(), identities)


def merge_corpus(corpus: Corpus, identities: Identities) -> dict[str, str]:
    """Put the events that a corpus asserts into its database; which event each claim is of, IRI for IRI.

    They are those of `graph.resolution.merge_claims`.
    """
    articles = {article.id: replace(article, text="") for article in corpus.articles()}
    sources = find_sources(corpus.articles())
    about: dict[str, tuple[str, ...]] = {}
    key_of: dict[str, str] = {}

    def placed() -> Iterator[tuple[str, str, frozenset[str]]]:
        for article, claims in groupby(told_claims(corpus, identities), key=lambda claim: claim.article):
            for report in reports_of(claims, [articles[article]], sources):
                if report.claim.about:
                    about[report.iri] = report.claim.about
                yield block_of(report.claim), report.iri, report.topics

    def reports(claim: Claim, topics: frozenset[str]) -> Iterator[Report]:
        for report in reports_of(resolve_persons([claim], identities), [articles[claim.article]], sources):
            yield replace(report, topics=topics)

    def events() -> Iterator[Event]:
        for block in corpus.blocks():
            for event in merge_block(report for claim, topics in block for report in reports(claim, topics)):
                key_of.update(dict.fromkeys(event.claims, event.key))
                yield event

    corpus.set_blocks(placed())
    corpus.set_events(events())
    linked = (corpus.get_event(key_of[iri]) for iri in about)
    corpus.replace_events(replace(event, about=events_about(event, about, key_of)) for event in linked)
    return {iri: mint_event_key_iri(key) for iri, key in key_of.items()}
