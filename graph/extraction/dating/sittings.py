"""The day on which a court ruled, of what else it held then: "The court freed him on Monday. … It rejected his plea".

Only what is news: where a court ruled within the week before the article, whatever the article tells of the same court
in the simple past afterwards, with no date of its own, it held on that day; so did the judge who sat there. Older
judgments come one after another.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import clause_verb
from graph.extraction.dating.sentences import has_times
from graph.extraction.dating.telling import is_of_main_clause, is_told_as_done, opens_another_matter
from graph.extraction.elements import Draft
from graph.language import token_mention
from graph.model import Claim, EntityKind, Time

if TYPE_CHECKING:
    from graph.tokens import Token

_NEWS = dt.timedelta(days=7)


def date_by_sittings(reading: Reading, drafts: Iterable[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in their order in the text, those of a court's ruling with the day of what it has just ruled."""
    published = reading.told_on
    heads = [draft.predicate.head for draft in drafts if draft.kind == "Ruling"]
    told = {token_mention(head) for head in heads if _is_told_without_date(reading, head)}
    sittings: dict[str, Time] = {}  # by the key of the court
    latest: Time | None = None
    older: set[str] = set()  # keys of the judges who are told of as having ruled before that
    dated: list[Claim] = []
    for claim in claims:
        filler = claim.filler("court")
        court = filler.entity.key if filler is not None else None
        day = sittings.get(court) if court is not None else None
        if day is None and filler is not None and filler.entity.kind is EntityKind.PERSON and court not in older:
            day = latest
        if day is not None and claim.time is None and claim.evidence[0].trigger in told:
            dated.append(replace(claim, time=day))
            continue
        if court is not None and published is not None and claim.time is not None and _is_news(claim.time, published):
            sittings[court] = claim.time
            latest = claim.time
        elif court is not None and claim.time is not None and claim.kind == "Ruling":
            older.add(court)
        dated.append(claim)
    return dated


def _is_told_without_date(reading: Reading, head: "Token") -> bool:
    """Whether a main clause tells something as done, in a sentence without a date."""
    verb = clause_verb(head)
    if opens_another_matter(verb):
        return False  # "in a separate case", "separately": on whatever day
    return is_told_as_done(verb) and is_of_main_clause(verb) and not has_times(reading, verb)


def _is_news(day: Time, published: dt.date) -> bool:
    return day.earliest == day.latest and dt.timedelta(0) <= published - day.latest <= _NEWS
