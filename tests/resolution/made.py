"""A corpus of claims of which it is known which are of one happening, for measuring how they are merged.

States deal with each other again and again: each pair has happenings of several kinds over three years, on days, with
sums and numbers of their own. Papers report them as papers do: on the day or in the days after, in looks back months
later, with sums that are exact, rounded or left out, with a day, a month or no date, in the name of a government or
of its ministry, some as plans before and some as denials after. Nothing is drawn but from the seed.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count

from resolution.reported import article, said, state

from graph.iris import mint_claim_iri
from graph.model import Article, Claim, Count, Entity, EntityKind, Filler, Status

PAPERS = [f"Paper {number}" for number in range(40)]
STATES = [f"{first}{second}" for first in "ABCDEFGH" for second in "ABCDE"]
KINDS = ["Payment", "Payment", "Transfer", "Transfer", "Agreement", "Negotiation", "Request"]
FIRST_DAY, DAYS = dt.date(2023, 1, 1), 3 * 365
REPORTS = [1, 1, 1, 2, 2, 3, 3, 4, 5, 8]  # of one happening


@dataclass(frozen=True)
class Happening:
    """What happened."""

    kind: str
    parties: tuple[str, str]
    day: dt.date
    amount: int | None
    people: int | None
    planned: bool
    denied: bool


@dataclass
class Made:
    """Claims with their articles, and of which happening each is."""

    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)  # the happening of a claim, by its IRI


def make_corpus(
    size: int, *, seed: int = 1, states: Sequence[str] = STATES, kinds: Sequence[str] = KINDS, days: int = DAYS
) -> Made:
    """About so many claims."""
    chance, made, numbers = random.Random(seed), Made(), count()
    while len(made.claims) < size:
        number = next(numbers)
        happening = _happening(chance, states, kinds, days)
        for claim, day in _reports(chance, happening):
            name = f"article-{len(made.articles)}"
            made.articles.append(article(name, day.isoformat(), chance.choice(PAPERS)))
            claim = replace(claim, article=name)  # noqa: PLW2901  it had none
            made.claims.append(claim)
            made.truth[mint_claim_iri(claim)] = number
    return made


def _happening(chance: random.Random, states: Sequence[str], kinds: Sequence[str], days: int) -> Happening:
    kind = chance.choice(kinds)
    one, other = chance.sample(states, 2)
    return Happening(
        kind=kind,
        parties=(one, other),
        day=FIRST_DAY + dt.timedelta(days=chance.randrange(days)),
        amount=_significant(int(10 ** chance.uniform(5, 9.5)), 3) if kind == "Payment" else None,
        people=int(10 ** chance.uniform(0.5, 3)) if kind == "Transfer" else None,
        planned=kind in {"Payment", "Transfer", "Agreement"} and chance.random() < 0.2,
        denied=chance.random() < 0.05,
    )


def _reports(chance: random.Random, happening: Happening) -> Iterator[tuple[Claim, dt.date]]:
    if happening.planned:
        ahead = happening.day - dt.timedelta(days=chance.randrange(5, 120))
        yield _claim(chance, happening, Status.PLANNED, dated=False), ahead
    for _ in range(chance.choice(REPORTS)):
        yield _claim(chance, happening, Status.ACTUAL), happening.day + dt.timedelta(days=int(chance.expovariate(0.3)))
    if happening.denied:
        after = happening.day + dt.timedelta(days=chance.randrange(1, 10))
        yield _claim(chance, happening, Status.NEGATED, dated=False), after
    if (happening.amount or happening.people) and chance.random() < 0.2:  # a look back, which gives the figure
        later = happening.day + dt.timedelta(days=chance.randrange(30, 300))
        yield _claim(chance, happening, Status.ACTUAL, figures=True), later


def _claim(
    chance: random.Random, happening: Happening, status: Status, *, dated: bool = True, figures: bool = False
) -> Claim:
    amount, people, hedge = happening.amount, happening.people, None
    how = chance.random()
    if not figures and how < 0.15:
        amount = people = None
    elif how < 0.4:
        hedge = "about"
        amount = amount and _significant(amount, 2)
        people = people and _significant(people, 2)
    date = chance.choices([happening.day.isoformat(), happening.day.isoformat()[:7], None], [5, 1, 4])[0]
    parties = (
        happening.parties[::-1] if happening.kind == "Negotiation" and chance.random() < 0.5 else happening.parties
    )
    claim = said(
        happening.kind, parties, article="", status=status, amount=amount, hedge=hedge, date=date if dated else None
    )
    fillers = tuple(_in_other_words(chance, filler) for filler in claim.fillers)
    return replace(claim, fillers=fillers, count=people and Count(text="", value=people, qualifier=hedge))


def _in_other_words(chance: random.Random, filler: Filler) -> Filler:
    """A ministry instead of its government, now and then."""
    code = filler.entity.key
    ministry = Entity(kind=EntityKind.AGENCY, key=f"{code}-ministry", label="Ministry", country=code, parent=code)
    return replace(filler, entity=ministry if chance.random() < 0.2 else state(code))


def _significant(number: int, digits: int) -> int:
    """A number rounded to so many digits."""
    return int(Decimal(number).quantize(Decimal(10) ** (len(str(number)) - digits))) if number >= 10**digits else number
