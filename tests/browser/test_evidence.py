"""The panel of evidence, filters and search in a real browser."""

import pytest
from playwright.sync_api import expect
from view.sample import read_sample

FACTS, ARTICLES = read_sample()


def open_row(page, name):
    """Open the evidence of a state from the board."""
    page.locator(".board tbody th button").filter(has_text=name).first.click()


def test_the_evidence_names_its_source(sample):
    """Publisher, date, headline with link, who says so, and confidence stand under the quote."""
    page = sample.page
    open_row(page, "Rwanda")
    source = page.locator("figcaption").first
    link = source.locator("a")
    expect(source).to_contain_text("confidence")
    expect(source).to_contain_text("in the article's own voice")
    assert link.get_attribute("href").startswith("https://example.org/")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_the_evidence_says_how_well_an_event_is_reported(visit):
    """Independent sources, first and last day, and whether sources differ, as the build has it."""
    days = {"first_reported": "2025-05-01", "last_reported": "2025-05-03"}
    record = {"id": FACTS[0]["event"], "status": "planned", "disputed": True, "sources": 2, **days}
    page = visit(FACTS[:1], ARTICLES, events=[record]).page
    page.locator("#board-rows").select_option("all")
    page.locator(".board tbody th button").first.click()
    tags = page.locator(".event-card .tags").inner_text().split("\n")
    assert tags[0] == "planned"
    assert tags[-3:] == ["2 independent sources", "reported from 1 May 2025 to 3 May 2025", "sources differ"]


def test_the_evidence_says_no_more_than_the_claims_without_a_record(sample):
    """No sources are counted, and no day is named."""
    open_row(sample.page, "Rwanda")
    tags = " ".join(sample.page.locator(".tags").all_text_contents())
    assert "source" not in tags.replace("sources differ", "")
    assert "reported" not in tags


def test_an_event_can_be_cited_and_queried(sample):
    """The clipboard gets the quote with its source and IRI, or a query that names the event."""
    page = sample.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_row(page, "Rwanda")
    page.locator(".identifiers summary").first.click()
    page.get_by_role("button", name="Copy citation").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    citation = page.evaluate("navigator.clipboard.readText()")
    assert any(str(fact["quote"]) in citation and str(fact["id"]) in citation for fact in FACTS)
    page.get_by_role("button", name="Copy SPARQL").first.click()
    page.wait_for_timeout(100)
    query = page.evaluate("navigator.clipboard.readText()")
    assert any(f"cg:asserts <{fact['event']}>" in query for fact in FACTS)


def test_a_filter_hides_and_says_how_much(sample):
    """What a filter takes away is counted, leaves every view, and comes back at a click."""
    page = sample.page
    payments = len({fact["event"] for fact in FACTS if fact["kind"] == "Payment"})
    page.get_by_label("payment", exact=False).uncheck()
    expect(page.locator("#notice")).to_contain_text(f"{payments} of ")
    expect(page.locator("#notice")).to_contain_text(f"{payments} by kind")
    expect(page.locator(".board td[data-label=Paid]")).to_have_count(0)
    page.get_by_role("button", name="Show all", exact=True).first.click()
    expect(page.locator("#notice")).to_be_empty()
    expect(page.get_by_label("payment", exact=False)).to_be_checked()


def test_a_class_of_actors_is_hidden_with_its_dealings(sample):
    """Nobody who is a person is left in the table."""
    page = sample.page
    page.get_by_label("Person", exact=False).first.uncheck()
    page.locator("#board-rows").select_option("persons")
    expect(page.locator(".board-scroll .empty")).to_be_visible()


def test_the_evidence_says_what_the_filters_keep_from_it(sample):
    """Hidden dealings of the same actor are counted."""
    page = sample.page
    page.get_by_label("payment", exact=False).uncheck()
    open_row(page, "Rwanda")
    expect(page.locator(".hidden-here")).to_contain_text("more hidden by the filters")


def test_only_what_is_dated_in_a_span_is_shown(sample):
    """An event without a date is not, since nobody knows."""
    page = sample.page
    page.get_by_label("Dated from").fill("2025-01-01")
    page.keyboard.press("Tab")
    later = {fact["event"] for fact in FACTS if str(fact["date"] or "") >= "2025"}
    expect(page.locator("#shown-count")).to_contain_text(f"{len(later)} dealings shown")


def test_only_one_article_is_shown(sample):
    """Chosen in the filters, by its name."""
    page = sample.page
    page.locator("#filter-article").select_option(str(ARTICLES[0]["id"]))
    events = {fact["event"] for fact in FACTS if fact["article"] == ARTICLES[0]["id"]}
    expect(page.locator("#shown-count")).to_contain_text(f"{len(events)} dealings shown")


def test_hiding_everything_leaves_a_page_that_says_so(sample):
    """With nothing left to show, the views say it."""
    page = sample.page
    for box in page.locator("#status-filters input").all():
        box.uncheck()
    expect(page.locator(".board-scroll .empty")).to_be_visible()
    page.get_by_role("tab", name="Network").click()
    expect(page.locator("#network-empty")).to_be_visible()
    assert sample.complaints == []


def test_keys_are_enough(sample):
    """The key "/" goes to the search, arrows to a suggestion, Enter opens it, Esc closes it and goes back."""
    page = sample.page
    page.keyboard.press("/")
    page.keyboard.type("rwánda")
    expect(page.locator("#found")).to_contain_text("1 actor")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]#suggestion-0")).to_have_count(1)
    expect(page.locator("#search")).to_have_attribute("aria-activedescendant", "suggestion-0")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text("Rwanda")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page.locator("#search")).to_be_focused()


def test_words_become_a_filter(sample):
    """The last suggestion shows only what holds them, and the page says so."""
    page = sample.page
    page.locator("#search").fill("million")
    page.get_by_role("option", name="Show only what holds").click()
    expect(page.locator("#text-filter")).to_contain_text("“million”")
    expect(page.locator("#notice")).to_contain_text("by search words")
    page.locator("#text-filter button").click()
    expect(page.locator("#text-filter")).to_be_hidden()


@pytest.mark.parametrize("words", ["zzzz", "   ", "\\", "[", "a" * 5000])
def test_any_words_can_be_searched(sample, words):
    """What is not found is no failure."""
    sample.page.locator("#search").fill(words)
    sample.page.keyboard.press("Enter")
    assert sample.complaints == []
