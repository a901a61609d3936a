"""Claims that were reported on a day, by a paper, for tests of merging."""

import calendar
import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from graph.explain import write_explanations
from graph.facts import write_csv, write_jsonl
from graph.iris import BASE_IRI, mint_event_iri
from graph.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    Count,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Filler,
    Mention,
    Status,
    Time,
)
from graph.resolution import merge_claims

WORDS = Mention(start_char=0, end_char=8, text="Somebody")
ROLES = {
    "Payment": ("payer", "payee"),
    "Transfer": ("sender", "destination"),
    "Agreement": ("party", "counterparty"),
    "Negotiation": ("party", "counterparty"),
    "Request": ("requester", "requestee"),
    "Detention": ("holder",),
    "OfficeHolding": ("person", "organization"),
}


def state(code: str) -> Entity:
    """A government by its code."""
    return Entity(kind=EntityKind.GOVERNMENT, key=code, label=f"Government of {code}", country=code)


def day(text: str) -> Time:
    """A day, month or year with its bounds."""
    year, month, number = (*map(int, text.split("-")), 0, 0)[:3]
    first = dt.date(year, month or 1, number or 1)
    last = dt.date(year, month or 12, number or calendar.monthrange(year, month or 12)[1])
    return Time(text=text, value=text, earliest=first, latest=last)


def said(  # noqa: PLR0913  a claim has as many values
    kind: str = "Payment",
    parties: Sequence[str] = ("KE", "UG"),
    *,
    article: str,
    status: Status = Status.ACTUAL,
    amount: int | None = None,
    count: int | None = None,
    hedge: str | None = None,
    date: str | None = None,
    about: tuple[str, ...] = (),
    by: str | None = None,
) -> Claim:
    """What an article says of two states."""
    return Claim(
        article=article,
        kind=kind,
        status=status,
        fillers=tuple(
            Filler(role=role, entity=state(code), mention=WORDS, function="subject", reason="")
            for role, code in zip(ROLES[kind], parties, strict=False)
        ),
        evidence=(Evidence(quote=WORDS, trigger=WORDS, lexical_unit="pay.v"),),
        amount=None if amount is None else Amount(text="", value=Decimal(amount), currency="USD", qualifier=hedge),
        count=None if count is None else Count(text="", value=count, qualifier=hedge),
        time=None if date is None else day(date),
        about=about,
        attribution=None if by is None else Attribution(label=by, mention=WORDS),
        unordered=kind == "Negotiation",
    )


def article(name: str, published: str | None = None, publisher: str | None = None, text: str = "") -> Article:
    """An article of a day."""
    return Article(id=name, text=text, published=published, publisher=publisher)


def merged(days: dict[str, str | None], *claims: Claim, **corrections: list[tuple[str, str]]) -> list[Event]:
    """The events of claims, given the day of each article; each article its own source."""
    articles = [article(name, published) for name, published in days.items()]
    return merge_claims(claims, articles, sources={}, **corrections)


def write_build(
    folder: Path, articles: Sequence[Article], claims: Sequence[Claim], *, base_iri: str = BASE_IRI
) -> list[Event]:
    """The files of a build that its claims are read back from, and the tables; the events that they tell of."""
    events = merge_claims(claims, articles)
    event_of = {iri: mint_event_iri(event) for event in events for iri in event.claims}
    write_explanations(folder / "explanations.jsonl", articles, claims, events, base_iri=base_iri)
    write_jsonl(folder / "facts.jsonl", claims, event_of, base_iri=base_iri)
    write_csv(folder / "facts.csv", claims, event_of, base_iri=base_iri)
    names = ("id", "title", "publisher", "published", "url", "language", "text")
    records = [{name: getattr(article, name) for name in names} for article in articles]
    (folder / "articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return events
