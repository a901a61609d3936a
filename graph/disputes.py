"""Where the sources of a build differ, and who says which: the disputes of its events, a claim a line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.explain import read_event_records
from graph.iris import mint_claim_iri
from graph.model import Article, Claim
from graph.recorded import read_recorded
from graph.resolution import Difference, Report, differences

Row = dict[str, str | int | None]

COLUMNS = (
    *("event", "kind", "who", "whom", "aspect", "range", "value"),
    *("article", "publisher", "published", "attribution", "source"),
    *("claim", "quote", "start", "end"),
)


def find_disputes(build: Path, kinds: Sequence[str] = ()) -> list[Row]:
    """A row for each claim that takes a side, by event, aspect and value; of these kinds only, if any are given.

    Raises BuildError if the build cannot be read.
    """
    recorded = read_recorded(build)
    claims = {recorded.own_iri(mint_claim_iri(claim)): claim for claim in recorded.claims}
    articles = {article.id: article for article in recorded.articles}
    wanted = {kind.casefold() for kind in kinds}
    return [
        row
        for event in read_event_records(build)
        if event["disputed"] and (not wanted or event["kind"].casefold() in wanted)
        for row in _rows(event, claims, articles)
    ]


def _rows(event: Mapping[str, Any], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Iterator[Row]:
    reports = {joining["claim"]: _report(joining, claims, articles) for joining in event["joinings"]}
    labels = [filler["entity"]["label"] for filler in event["fillers"]]
    who, whom, *_ = [*labels, None, None]
    for difference in differences(list(reports.values())):
        head: Row = {
            "event": event["id"],
            "kind": event["kind"],
            "who": who,
            "whom": whom,
            "aspect": difference.aspect.value,
            "range": _range(difference),
        }
        for position in difference.positions:
            for iri in position.claims:
                yield head | {"value": position.value} | _saying(reports[iri], articles)


def _report(joining: Mapping[str, str], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Report:
    claim = claims[joining["claim"]]
    day = articles[claim.article].published_day
    return Report(iri=joining["claim"], claim=claim, day=day, source=joining["source"])


def _saying(report: Report, articles: Mapping[str, Article]) -> Row:
    """Who says so, where, in which words."""
    claim, article = report.claim, articles[report.claim.article]
    quote = claim.evidence[0].quote
    return {
        "article": article.id,
        "publisher": article.publisher,
        "published": article.published,
        "attribution": claim.attribution.label if claim.attribution else None,
        "source": report.source,
        "claim": report.iri,
        "quote": quote.text,
        "start": quote.start_char,
        "end": quote.end_char,
    }


def _range(difference: Difference) -> str:
    values = [position.value for position in difference.positions]
    return f"{values[0]} to {values[-1]}" if difference.is_ordered else ", ".join(values)
