"""Which claims are of one happening, and what the event that they make is known to be."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ROLES

from graph.iris import mint_claim_iri
from graph.model import (
    Amount,
    Article,
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

ARTICLES = [Article(id=name, text="Somebody paid somebody.") for name in ("a", "b", "c")]
WORDS = Mention(start_char=0, end_char=8, text="Somebody")
PAYMENT = {"payer": "KE", "payee": "UG"}


def entity(key: str) -> Entity:
    """A government by its code, "agency KE" for a body of it, or a person."""
    if key.startswith("agency "):
        code = key.removeprefix("agency ")
        return Entity(
            kind=EntityKind.AGENCY, key=f"{code.lower()}-ministry", label="Ministry", country=code, parent=code
        )
    if key.isupper():
        return Entity(kind=EntityKind.GOVERNMENT, key=key, label=f"Government of {key}", country=key)
    return Entity(kind=EntityKind.PERSON, key=key, label=key)


def time(text: str) -> Time:
    """A day, month or year with its bounds."""
    first = dt.date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01", 10: text}[len(text)])
    days = {4: 364, 7: 27, 10: 0}[len(text)]
    return Time(text=text, value=text, earliest=first, latest=first + dt.timedelta(days=days))


def sum_of(text: str) -> Amount:
    """ "5 EUR", or dollars where no currency stands."""
    value, _, currency = text.partition(" ")
    return Amount(text=text, value=Decimal(value), currency=currency or "USD")


def claim(
    article: str = "a",
    kind: str = "Payment",
    status: Status = Status.ACTUAL,
    *,
    roles: dict[str, str] | None = None,
    amount: str | int | None = None,
    count: int | None = None,
    date: str | None = None,
    nationality: tuple[str, ...] = (),
    **values: str,
) -> Claim:
    """A claim with these participants and values."""
    return Claim(
        article=article,
        kind=kind,
        status=status,
        fillers=tuple(
            Filler(role=role, entity=entity(key), mention=WORDS, function="subject", reason="")
            for role, key in (roles or PAYMENT).items()
        ),
        evidence=(Evidence(quote=WORDS, trigger=WORDS, lexical_unit="pay.v"),),
        amount=None if amount is None else sum_of(str(amount)),
        count=None if count is None else Count(text=str(count), value=count),
        time=None if date is None else time(date),
        nationality=nationality,
        unordered=kind == "Negotiation",
        **values,
    )


def merged(*claims: Claim) -> list[Event]:
    """The events of claims."""
    return merge_claims(claims, ARTICLES)


TRANSFER = {"sender": "KE", "destination": "UG"}
DEAL = {"party": "KE", "counterparty": "UG"}


# --- what comes together ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a"), claim("b")),
        (claim("a", amount=5), claim("b", amount=5)),
        (claim("a", amount=5), claim("b")),
        (claim("a", amount=500), claim("b", amount=520)),
        (claim("a", date="2025-05"), claim("b", date="2025-05-03")),
        (claim("a", date="2025"), claim("b")),
        (claim("a"), claim("b", roles={"payer": "agency KE", "payee": "UG"})),
        (
            claim("a", "Transfer", roles=TRANSFER, count=100),
            claim("b", "Transfer", roles=TRANSFER, count=110),
        ),
        (claim("a", "Negotiation", roles=DEAL), claim("b", "Negotiation", roles={"party": "UG", "counterparty": "KE"})),
        (claim("a", "Agreement", roles=DEAL), claim("b", "Agreement", roles={"party": "KE"})),
        (
            claim("a", status=Status.PLANNED, amount=5, date="2025-05"),
            claim("b", status=Status.ACTUAL, amount=5, date="2025-05"),
        ),
        (
            claim("a", "OfficeHolding", roles={"person": "anna-berg", "organization": "NO"}, title="minister"),
            claim("b", "OfficeHolding", roles={"person": "anna-berg", "organization": "NO"}, title="former minister"),
        ),
    ],
    ids=[
        *("the same", "the same sum", "a sum left open", "a sum rounded", "a day of the month", "a date left open"),
        *("a body of the state", "a number rounded", "parties turned round", "a counterparty left open"),
        *("planned and done", "an office held before"),
    ],
)
def test_claims_that_nothing_keeps_apart_are_of_one_event(one, other):
    """Kind and participants are the same, and no value speaks against it."""
    (event,) = merged(one, other)
    assert event.claims == tuple(sorted([mint_claim_iri(one), mint_claim_iri(other)]))
    assert event.articles == ("a", "b")
    assert {joining.claim for joining in event.joinings} == set(event.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a"), claim("b", "Request", roles={"requester": "KE", "requestee": "UG"})),
        (claim("a"), claim("b", roles={"payer": "KE", "payee": "TZ"})),
        (claim("a"), claim("b", roles={"payer": "UG", "payee": "KE"})),
        (claim("a", amount=5), claim("b", amount=7)),
        (claim("a", amount=5), claim("b", amount="5 EUR")),
        (claim("a", date="2025-05-01"), claim("b", date="2025-05-02")),
        (claim("a", date="2024"), claim("b", date="2025")),
        (claim("a", "Transfer", roles=TRANSFER, count=12), claim("b", "Transfer", roles=TRANSFER, count=200)),
        (
            claim("a", "Transfer", roles=TRANSFER, nationality=("SD",)),
            claim("b", "Transfer", roles=TRANSFER, nationality=("SO",)),
        ),
        (
            claim("a", "Ruling", roles={"court": "high-court"}, effect="blocks"),
            claim("b", "Ruling", roles={"court": "high-court"}, effect="permits"),
        ),
        (
            claim("a", "Agreement", roles=DEAL),
            claim("b", "Agreement", roles={"party": "KE", "counterparty": "TZ"}),
        ),
        (
            claim("a", "OfficeHolding", roles={"person": "anna-berg"}, title="minister"),
            claim("b", "OfficeHolding", roles={"person": "anna-berg"}, title="ambassador"),
        ),
        (claim("a", status=Status.PLANNED), claim("b", status=Status.ACTUAL)),
    ],
    ids=[
        *("another kind", "another payee", "the other way round", "another sum", "another currency", "another day"),
        *("another year", "another number", "another nationality", "another effect", "another counterparty"),
        *("another office", "planned, and something done"),
    ],
)
def test_claims_that_a_value_tells_apart_are_of_two_events(one, other):
    """What differs is another happening."""
    first, second = merged(one, other)
    assert {first.claims, second.claims} == {(mint_claim_iri(one),), (mint_claim_iri(other),)}


def test_a_claim_that_could_be_of_two_events_is_of_neither():
    """ "Kenya paid Uganda" may be either of two payments."""
    may, june, some = claim("a", date="2025-05"), claim("b", date="2025-06"), claim("c")
    assert sorted(len(event.claims) for event in merged(may, june, some)) == [1, 1, 1]


def test_a_claim_joins_the_event_with_which_it_shares_more():
    """The sum says which of two payments is meant; the date of neither speaks against it."""
    may, june, same = claim("a", date="2025-05", amount=5), claim("b", date="2025-06"), claim("c", amount=5)
    assert {event.claims for event in merged(may, june, same)} == {
        tuple(sorted([mint_claim_iri(may), mint_claim_iri(same)])),
        (mint_claim_iri(june),),
    }


def test_parties_turned_round_are_two_parties_of_the_event():
    """Neither government is both sides of the talks."""
    (event,) = merged(
        claim("a", "Negotiation", roles=DEAL), claim("b", "Negotiation", roles={"party": "UG", "counterparty": "KE"})
    )
    assert {entity.key for _, entity in event.roles} == {"KE", "UG"}


def test_sums_are_not_chained_from_one_to_the_other():
    """100, 108 and 116: the first and the last are no rounding of each other."""
    events = merged(claim("a", amount=100), claim("b", amount=108), claim("c", amount=116))
    assert len(events) > 1


# --- what an event is known to be ------------------------------------------------------------


def test_an_event_has_the_values_that_most_articles_give():
    """Two articles against one."""
    (event,) = merged(claim("a", amount=500), claim("b", amount=500), claim("c", amount=520))
    assert event.amount is not None
    assert event.amount.value == 500


def test_of_equals_the_more_precise_value_stands():
    """A day says more than a month."""
    (event,) = merged(claim("a", date="2025-05"), claim("b", date="2025-05-03"))
    assert event.time is not None
    assert event.time.value == "2025-05-03"


def test_an_event_has_the_roles_that_any_claim_fills():
    """One article names the counterparty."""
    (event,) = merged(claim("a", "Agreement", roles={"party": "KE"}), claim("b", "Agreement", roles=DEAL))
    assert [(role, who.key) for role, who in event.roles] == [("party", "KE"), ("counterparty", "UG")]


def test_nationalities_are_those_of_all_claims():
    """One article knows of Sudanese, the other of Sudanese and Somalis."""
    (event,) = merged(
        claim("a", "Transfer", roles=TRANSFER, nationality=("SD",)),
        claim("b", "Transfer", roles=TRANSFER, nationality=("SD", "SO")),
    )
    assert event.nationality == ("SD", "SO")


@pytest.mark.parametrize(
    ("claims", "disputed"),
    [
        ([claim("a", amount=500), claim("b", amount=520)], True),
        ([claim("a", amount=500), claim("b", amount=500)], False),
        ([claim("a", amount=500), claim("b")], False),
        ([claim("a", amount=5), claim("b", amount=5, status=Status.NEGATED)], True),
        ([claim("a", date="2025-05"), claim("b", date="2025-05-03")], False),
        ([claim("a", amount=5, status=Status.PLANNED), claim("b", amount=5)], False),
    ],
    ids=["two sums", "one sum", "a sum left open", "asserted and denied", "a month and its day", "planned, then done"],
)
def test_an_event_is_disputed_where_its_claims_contradict_each_other(claims, disputed):
    """What one leaves open, the other does not dispute."""
    (event,) = merged(*claims)
    assert event.disputed is disputed


def test_an_event_is_about_the_event_of_what_its_claim_is_about():
    """A request about a payment, as events."""
    payment = claim("a")
    roles = {"requester": "KE", "requestee": "UG"}
    request = Claim(**{**_fields(claim("a", "Request", roles=roles)), "about": (mint_claim_iri(payment),)})
    events = {event.kind: event for event in merged(payment, request)}
    assert events["Request"].about == (events["Payment"].key,)
    assert events["Payment"].about == ()


def _fields(record: Claim) -> dict[str, object]:
    return {name: getattr(record, name) for name in Claim.__slots__}


def test_an_event_of_one_claim_says_that_nothing_fitted():
    """Its only claim is the first."""
    (event,) = merged(claim())
    assert [joining.claim for joining in event.joinings] == list(event.claims)
    assert event.neighbour is None


def test_no_claims_make_no_events():
    """An article may say nothing."""
    assert merged() == []


def test_a_claim_of_an_unknown_article_is_a_mistake_of_the_caller():
    """Whoever merges has the articles."""
    with pytest.raises(ValueError, match="'d'"):
        merged(claim("d"))


# --- any claims ------------------------------------------------------------------------------


@st.composite
def rival_claims(draw: st.DrawFn) -> list[Claim]:
    """Claims of few kinds between few states with few values, so that many may be of one event."""
    made: dict[str, Claim] = {}
    for _ in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(["Payment", "Transfer", "Agreement", "Negotiation", "OfficeHolding"]))
        names, required = ROLES[kind]
        filled = names[: draw(st.integers(required, len(names)))]
        keys = draw(st.permutations(["KE", "UG", "agency KE", "TZ"]))
        new = claim(
            draw(st.sampled_from("abc")),
            kind,
            draw(st.sampled_from(Status)),
            roles=dict(zip(filled, keys, strict=False)),
            amount=draw(st.sampled_from([None, 100, 105, 300])) if kind == "Payment" else None,
            count=draw(st.sampled_from([None, 12, 13, 200])) if kind == "Transfer" else None,
            date=draw(st.sampled_from([None, "2025", "2025-05", "2025-05-03", "2025-05-04"])),
            **({"title": draw(st.sampled_from(["minister", "former minister"]))} if kind == "OfficeHolding" else {}),
        )
        made[mint_claim_iri(new)] = new
    return list(made.values())


@given(rival_claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims, random):
    """The same articles in another order make the same events."""
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert merged(*shuffled) == merged(*claims)


@given(rival_claims())
def test_every_claim_is_of_exactly_one_event(claims):
    """None is lost, none counts twice, and an event says only what its claims say."""
    events = merged(*claims)
    by_iri = {mint_claim_iri(item): item for item in claims}
    assert sorted(iri for event in events for iri in event.claims) == sorted(by_iri)
    assert len({event.key for event in events}) == len(events)
    for event in events:
        own = [by_iri[iri] for iri in event.claims]
        assert {item.kind for item in own} == {event.kind}
        assert event.status in {item.status for item in own}
        assert event.amount in {item.amount for item in own}
        assert event.articles == tuple(sorted({item.article for item in own}))
        assert {role for role, _ in event.roles} == {filler.role for item in own for filler in item.fillers}
