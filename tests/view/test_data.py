"""The content of the page."""

import pytest
from view.hostile import URLS
from view.sample import read_sample

from graph.view.data import CONTEXT, page_data, quote_in_context, safe_url


@pytest.fixture(scope="module")
def data():
    """The content of the sample's page."""
    return page_data(*read_sample(), title="Sample")


def test_every_claim_carries_its_quote(data):
    """The quotes of the page are those of the facts, in the order of the facts' events."""
    facts, _ = read_sample()
    assert len(data["claims"]) == len(facts)
    shown = [data["passages"][claim["passage"]]["quote"] for claim in data["claims"]]
    assert sorted(shown) == sorted(fact["quote"] for fact in facts)


def test_a_passage_is_held_once(data):
    """Claims from the same sentence share its passage."""
    quotes = [(passage["article"], passage["before"], passage["quote"]) for passage in data["passages"]]
    assert len(quotes) == len(set(quotes)) < len(data["claims"])


def test_events_and_claims_refer_to_each_other(data):
    """Each claim belongs to exactly one event."""
    assert sorted(claim for event in data["events"] for claim in event["claims"]) == list(range(len(data["claims"])))


def test_the_drawing_holds_every_actor_and_event(data):
    """Below the limit the drawing leaves nothing out."""
    drawn = {node["id"] for node in data["drawing"]["nodes"]}
    assert {str(i) for i in range(len(data["actors"]))} <= drawn
    assert {edge["id"] for edge in data["drawing"]["edges"]} == set(range(len(data["events"])))


def test_a_large_network_is_drawn_in_part():
    """Above the limit only the best connected actors have a place; the claims are all there."""
    facts, articles = read_sample()
    data = page_data(facts, articles, title="", drawn_actors=10)
    assert sum(node["group"] != "event" for node in data["drawing"]["nodes"]) == 10
    assert len(data["claims"]) == len(facts)


def test_a_quote_stands_in_its_paragraph():
    """The context ends where the paragraph ends."""
    text = "One.\n\nTwo is before. Three. Four is after.\n\nFive."
    assert quote_in_context(text, 21, 27, "Three.") == {
        "before": "Two is before. ",
        "quote": "Three.",
        "after": " Four is after.",
    }


def test_a_long_context_is_cut_between_words():
    """Cut ends are marked."""
    text = "word " * 200 + "Quote." + " word" * 200
    shown = quote_in_context(text, 1000, 1006, "Quote.")
    assert shown["before"].startswith("… word ")
    assert shown["after"].endswith(" word …")
    assert len(shown["before"]) <= CONTEXT + 2


def test_a_quote_that_is_not_there_stands_alone():
    """Wrong offsets never show other words as the quote."""
    assert quote_in_context("Some text.", 0, 4, "Other") == {"before": "", "quote": "Other", "after": ""}


def test_an_article_that_is_missing_is_no_failure():
    """A fact whose article was not handed over keeps its quote."""
    facts, _ = read_sample()
    data = page_data(facts[:1], [], title="")
    assert data["passages"] == [{"article": None, "before": "", "quote": facts[0]["quote"], "after": ""}]


@pytest.mark.parametrize("url", URLS[:-1])
def test_an_address_that_is_not_of_the_web_is_no_link(url):
    """Only http and https with a host become links."""
    assert safe_url(url) is None


def test_an_address_of_the_web_is_kept():
    """It is not rewritten."""
    assert safe_url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert safe_url(None) is None
