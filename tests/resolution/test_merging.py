"""Claims of many articles, reported over time, to events."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolution.reported import article, merged, said

from graph.iris import mint_claim_iri
from graph.model import Claim, Status
from graph.resolution import block_of, events_about, find_sources, merge_block, merge_claims, reports_of

PLANNED, POSSIBLE, NEGATED = Status.PLANNED, Status.POSSIBLE, Status.NEGATED
MAY = {"a": "2025-05-01", "b": "2025-05-03", "c": "2025-05-04"}
SPRING = {"a": "2025-03-01", "b": "2025-05-03", "c": "2025-05-04"}


def sizes(events) -> list[int]:
    """How many claims each event has."""
    return sorted(len(event.claims) for event in events)


# --- by when it was reported -----------------------------------------------------------------


def test_bare_claims_of_one_week_are_of_one_event():
    """Two papers report the same talks."""
    assert sizes(merged(MAY, said("Negotiation", article="a"), said("Negotiation", article="b"))) == [2]


def test_bare_claims_of_two_seasons_are_of_two_events():
    """States talk more than once."""
    assert sizes(merged(SPRING, said("Negotiation", article="a"), said("Negotiation", article="b"))) == [1, 1]


def test_an_equal_sum_holds_reports_together_for_longer():
    """A year's review still means the payment of that sum."""
    assert sizes(merged(SPRING, said(article="a", amount=500), said(article="b", amount=500))) == [2]


def test_equal_sums_of_two_dates_are_two_payments():
    """A payment each quarter."""
    one, other = said(article="a", amount=500, date="2025-02-01"), said(article="b", amount=500, date="2025-05-01")
    assert sizes(merged(SPRING, one, other)) == [1, 1]


def test_an_equal_sum_without_a_date_is_of_the_payment_just_before():
    """Of two payments of that sum, that of this week is meant."""
    old, new = said(article="a", amount=500, date="2025-02-01"), said(article="b", amount=500, date="2025-05-01")
    later = said(article="c", amount=500)
    events = merged(SPRING, old, new, later)
    assert {event.claims for event in events} == {
        (mint_claim_iri(old),),
        tuple(sorted([mint_claim_iri(new), mint_claim_iri(later)])),
    }


def test_nothing_is_reported_as_done_before_its_date():
    """What an article of March tells cannot be of May."""
    assert sizes(merged(SPRING, said(article="a", amount=500), said(article="b", amount=500, date="2025-05-02"))) == [
        1,
        1,
    ]


def test_days_that_differ_little_are_one_where_the_sum_is_the_same():
    """One paper has the day of the order, the other that of the transfer."""
    one, other = said(article="a", amount=500, date="2025-04-28"), said(article="b", amount=500, date="2025-04-30")
    (event,) = merged(MAY, one, other)
    assert event.disputed


def test_an_article_that_gives_two_sums_tells_of_two_payments():
    """Near each other they may be, but the article knows."""
    assert sizes(merged(MAY, said(article="a", amount=500), said(article="a", amount=510))) == [1, 1]


def test_requests_about_different_things_are_two():
    """To take people, and to pay."""
    people, money = said("Transfer", article="a"), said(article="b")
    asks = [
        said("Request", article="a", about=(mint_claim_iri(people),)),
        said("Request", article="b", about=(mint_claim_iri(money),)),
    ]
    assert sizes(event for event in merged(MAY, people, money, *asks) if event.kind == "Request") == [1, 1]


@pytest.mark.parametrize(("days", "expected"), [(MAY, [2]), (SPRING, [1, 1])])
def test_what_names_one_party_is_of_what_was_told_within_days(days, expected):
    """ "Kenya agreed" may be of any of its agreements of the year."""
    one, both = said("Agreement", ["KE"], article="a"), said("Agreement", article="b")
    assert sizes(merged(days, one, both)) == expected


@pytest.mark.parametrize(("count", "expected"), [(2, 2), (9, 2), (10, 1), (250, 1)])
def test_a_number_that_is_said_every_day_holds_nothing_together(count, expected):
    """Three weeks apart one state holds two people, and two: nothing says that they are the same."""
    days = {"a": "2025-05-01", "b": "2025-05-22"}
    claims = [said("Detention", ["KE"], article=name, count=count) for name in days]
    assert len(merged(days, *claims)) == expected


@pytest.mark.parametrize(("days_later", "expected"), [(4, 1), (60, 2)])
def test_a_month_in_common_says_little_of_one_party(days_later, expected):
    """ "Kenya agreed in March", told in May and again in July, may be of two agreements."""
    days = {"a": "2025-05-01", "b": (dt.date(2025, 5, 1) + dt.timedelta(days=days_later)).isoformat()}
    claims = [said("Agreement", ["KE"], article=name, date="2025-03") for name in days]
    assert len(merged(days, *claims)) == expected


def test_one_article_may_name_one_party_later():
    """It knows which agreement it goes on about."""
    both = said("Agreement", article="b", date="2025-01-03")
    assert sizes(merged(SPRING, said("Agreement", ["KE"], article="b"), both)) == [2]


# --- status ----------------------------------------------------------------------------------


def test_a_plan_and_what_came_of_it_are_one_event_with_a_history():
    """Planned in March, in force in May."""
    plan, deed = said("Agreement", article="a", status=PLANNED), said("Agreement", article="b")
    (event,) = merged(SPRING, plan, deed)
    assert event.status is Status.ACTUAL
    assert [(step.status, step.day) for step in event.history] == [
        (PLANNED, dt.date(2025, 3, 1)),
        (Status.ACTUAL, dt.date(2025, 5, 3)),
    ]
    assert not event.disputed


def test_a_plan_made_after_a_deed_is_another():
    """They mean to do it once more."""
    deed, plan = said("Agreement", article="a"), said("Agreement", article="b", status=PLANNED)
    assert sizes(merged(SPRING, deed, plan)) == [1, 1]


@pytest.mark.parametrize("status", [PLANNED, POSSIBLE])
def test_a_plan_that_may_be_of_two_deeds_is_of_neither(status):
    """Nothing tells which was meant."""
    plan = said(article="a", status=status)
    deeds = said(article="b", amount=500), said(article="c", amount=900)
    assert sizes(merged(SPRING, plan, *deeds)) == [1, 1, 1]


def test_a_denial_joins_what_it_denies():
    """And the event is disputed."""
    (event,) = merged(MAY, said(article="a", amount=500), said(article="b", status=NEGATED))
    assert event.disputed


def test_the_status_is_the_best_supported_of_the_last_reports():
    """One paper of May against two; another denial is long past."""
    days = {"a": "2025-05-01", "b": "2025-05-02", "c": "2025-05-03", "d": "2025-03-30", "e": "2025-03-31"}
    claims = [said(article="a", amount=5, status=NEGATED), *(said(article=name, amount=5) for name in "bc")]
    old = [said(article=name, amount=5, status=NEGATED) for name in "de"]
    (event,) = merged(days, *claims, *old)
    assert event.status is Status.ACTUAL


# --- who, and when ---------------------------------------------------------------------------


def test_an_event_knows_when_it_was_first_and_last_reported():
    """Apart from when it happened."""
    (event,) = merged(SPRING, *(said(article=name, amount=500) for name in "abc"))
    assert (event.first_reported, event.last_reported) == (dt.date(2025, 3, 1), dt.date(2025, 5, 4))
    assert event.time is None


def test_articles_of_one_source_count_once():
    """And have one vote of what is best supported."""
    articles = [article(name, day) for name, day in MAY.items()]
    claims = [said(article="a", amount=500), said(article="b", amount=500), said(article="c", amount=520)]
    (event,) = merge_claims(claims, articles, sources={"a": "Wire", "b": "Wire"})
    assert (event.sources, len(event.articles)) == (2, 3)


# --- decisions -------------------------------------------------------------------------------


def test_every_claim_says_why_it_joined_and_what_is_kept_apart():
    """The sums speak for one, and against the other."""
    first, same, other = said(article="a", amount=500), said(article="b", amount=520), said(article="c", amount=900)
    events = {event.amount.value: event for event in merged(MAY, first, same, other) if event.amount}
    reasons = {joining.claim: joining.reason for joining in events[500].joinings}
    assert "first of the event" in reasons[mint_claim_iri(first)]
    assert "within a tenth" in reasons[mint_claim_iri(same)]
    assert events[500].neighbour is not None
    assert events[500].neighbour.event == events[900].key
    assert "more than a tenth apart" in events[500].neighbour.reason


def test_a_correction_joins_what_differs():
    """Somebody knows that both sums are of one payment."""
    one, other = said(article="a", amount=500), said(article="b", amount=900)
    (event,) = merged(MAY, one, other, must_join=[(mint_claim_iri(one), mint_claim_iri(other))])
    assert event.disputed


def test_a_correction_parts_what_is_alike():
    """Somebody knows that there were two; whoever fits both then is of neither."""
    one, other, third = (said(article=name, amount=500) for name in "abc")
    events = merged(MAY, one, other, third, must_part=[(mint_claim_iri(one), mint_claim_iri(other))])
    assert not any({mint_claim_iri(one), mint_claim_iri(other)} <= set(event.claims) for event in events)
    assert len({event.key for event in events}) == len(events)


def test_corrections_that_contradict_each_other_are_refused():
    """Whoever reads the file says which."""
    pair = (mint_claim_iri(said(article="a")), mint_claim_iri(said(article="b")))
    with pytest.raises(ValueError, match="both join and part"):
        merged(MAY, said(article="a"), said(article="b"), must_join=[pair], must_part=[pair])


# --- keys ------------------------------------------------------------------------------------


def test_a_later_article_leaves_the_key_of_an_event():
    """Links to it go on holding."""
    first, later = said(article="a", amount=500), said(article="b", amount=520, date="2025-04-30")
    (alone,), (both,) = merged(MAY, first), merged(MAY, first, later)
    assert alone.key == both.key


def test_the_key_does_not_depend_on_which_article_says_it():
    """One of two that say the same on one day can be withdrawn."""
    days = {"a": "2025-05-01", "b": "2025-05-01"}
    (both,) = merged(days, said(article="a", amount=500), said(article="b", amount=500))
    (one,) = merged(days, said(article="b", amount=500))
    assert both.key == one.key


# --- any claims ------------------------------------------------------------------------------


@st.composite
def corpora(draw: st.DrawFn) -> tuple[dict[str, str | None], list[Claim]]:
    """A few articles of a year, with claims that may well be of one event."""
    names = [f"article-{number}" for number in range(draw(st.integers(1, 8)))]
    dates = st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 31)).map(dt.date.isoformat)
    days = {name: draw(st.none() | dates) for name in names}
    claims: dict[str, Claim] = {}
    for _ in range(draw(st.integers(1, 14))):
        new = said(
            draw(st.sampled_from(["Payment", "Transfer", "Agreement", "Negotiation"])),
            draw(st.permutations(["KE", "UG", "TZ"]))[:2],
            article=draw(st.sampled_from(names)),
            status=draw(st.sampled_from(Status)),
            amount=draw(st.sampled_from([None, None, 100, 105, 300])),
            count=draw(st.sampled_from([None, None, 12, 13, 200])),
            hedge=draw(st.sampled_from([None, None, "about", "at least"])),
            date=draw(st.sampled_from([None, None, "2025", "2025-05", "2025-05-03", "2025-05-04"])),
            about=tuple(draw(st.sets(st.sampled_from(sorted(claims)), max_size=1))) if claims else (),
        )
        claims[mint_claim_iri(new)] = new
    return days, list(claims.values())


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_articles_and_claims_does_not_matter(corpus, random):
    """The same articles in another order make the same events, in every detail."""
    days, claims = corpus
    shuffled, names = claims.copy(), list(days)
    random.shuffle(shuffled)
    random.shuffle(names)
    assert merged({name: days[name] for name in names}, *shuffled) == merged(days, *claims)


@given(corpora())
def test_blocks_merged_one_by_one_are_the_whole(corpus):
    """A build that merges only what has changed leaves the same events."""
    days, claims = corpus
    articles = [article(name, published) for name, published in days.items()]
    blocks: dict[str, list] = {}
    for report in reports_of(claims, articles, find_sources(articles)):
        blocks.setdefault(block_of(report.claim), []).append(report)
    events = [event for reports in blocks.values() for event in merge_block(reports)]
    event_of = {claim: event.key for event in events for claim in event.claims}
    about = {mint_claim_iri(claim): claim.about for claim in claims}
    whole = merge_claims(claims, articles)

    assert sorted((event.key, event.claims) for event in events) == [(event.key, event.claims) for event in whole]
    assert {event.key: events_about(event, about, event_of) for event in events} == {
        event.key: event.about for event in whole
    }


@given(corpora())
def test_every_claim_is_of_one_event_and_has_its_reason(corpus):
    """None is lost, none counts twice."""
    days, claims = corpus
    events = merged(days, *claims)
    assert sorted(iri for event in events for iri in event.claims) == sorted(map(mint_claim_iri, claims))
    assert len({event.key for event in events}) == len(events)
    for event in events:
        assert [joining.claim for joining in event.joinings] == list(event.claims)
        assert event.status in {step.status for step in event.history}
        assert event.neighbour is None or event.neighbour.event != event.key
