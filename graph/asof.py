"""What was public on a day: the claims of the articles that were published by then, and the events that they make.

Events are merged anew from those claims alone, and persons told apart by those articles alone, so that nothing which
came to light later plays a part. A user's corrections do: they are of what was said. A key that an event has now it had
then, if its first report was the same.
"""

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from graph import facts
from graph.corrections import Corrections, CorrectionsFile
from graph.iris import mint_claim_iri, mint_event_iri, rebase_iri
from graph.knowledge import known_lexicon, read_knowledge
from graph.model import Article, Claim, Event, Filler
from graph.rdf import graph_quads
from graph.recorded import Records, read_recorded
from graph.resolution import find_sightings, identify, merge_claims, resolve_persons
from graph.resolution.correcting import correct_claims, known_actors, pairs_to_join, pairs_to_part
from graph.store import Store, load_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """What was public on a day."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    base_iri: str  # under which the build has its IRIs
    undated: int  # articles whose day of publication is not known, and which therefore are not among these

    @property
    def records(self) -> Records:
        """All of it, as a whole build is read."""
        return Records(
            articles=lambda: iter(self.articles),
            claims=lambda: iter(self.claims),
            events=lambda: iter(self.events),
            base_iri=self.base_iri,
        )


def read_public(build: Path, day: dt.date) -> Public:
    """What the articles of a build that were published by the end of a day say. Raises BuildError."""
    recorded = read_recorded(build)
    articles = [article for article in recorded.articles if is_public(article, day)]
    known = {article.id for article in articles}
    told = [_as_told(claim) for claim in recorded.claims if claim.article in known]
    named = list(resolve_persons(told, identify(find_sightings(told))))
    corrections = Corrections(read_knowledge(build).corrections or CorrectionsFile())
    claims = list(correct_claims(named, corrections, known_actors(named)))
    must_join, must_part = pairs_to_join(corrections), pairs_to_part(corrections)
    return Public(
        articles=tuple(articles),
        claims=tuple(claims),
        events=tuple(merge_claims(claims, articles, must_join=must_join, must_part=must_part)),
        base_iri=recorded.base_iri,
        undated=sum(article.published is None for article in recorded.articles),
    )


def is_public(article: Article, day: dt.date) -> bool:
    """Whether an article was published by the end of a day; one of a month or a year by its end, for certain.

    >>> is_public(Article(id="a", text="", published="2025-06"), dt.date(2025, 6, 29))
    False
    """
    if article.published is None:
        return False
    year, month, day_of_month = (*map(int, article.published[:10].split("-")), 0, 0)[:3]
    month = month or 12
    return dt.date(year, month, day_of_month or calendar.monthrange(year, month)[1]) <= day


def write_tables(public: Public, folder: Path) -> None:
    """Write `facts.jsonl` and `facts.csv` of what was public."""
    event_of = {claim: mint_event_iri(event) for event in public.events for claim in event.claims}
    claims = sorted(public.claims, key=lambda claim: (claim.article, claim.evidence[0].quote, mint_claim_iri(claim)))
    facts.write_jsonl(folder / "facts.jsonl", claims, event_of, base_iri=public.base_iri)
    facts.write_csv(folder / "facts.csv", claims, event_of, base_iri=public.base_iri)


def store_of(public: Public, build: Path) -> Store:
    """A store in memory of what was public; of the build's own kinds of fact and files, what it knows of them."""
    lexicon = known_lexicon(read_knowledge(build))
    quads = graph_quads(public.articles, public.claims, public.events, lexicon)
    return load_store(" ".join(_rebased(term, public.base_iri) for term in quad if term) + " .\n" for quad in quads)


def _rebased(term: str, base_iri: str) -> str:
    return f"<{rebase_iri(term[1:], base_iri)}" if term.startswith("<") else term


def _as_told(claim: Claim) -> Claim:
    """A claim with those whom its article by itself names."""
    return replace(claim, fillers=tuple(map(_filler_as_told, claim.fillers)))


def _filler_as_told(filler: Filler) -> Filler:
    return replace(filler, entity=filler.as_told or filler.entity, as_told=None, sits_on=None)
