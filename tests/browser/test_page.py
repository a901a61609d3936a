"""The page in a real browser."""

import pytest
from playwright.sync_api import expect
from view.hostile import NAMES, read_hostile
from view.sample import read_sample

from graph.view.network import build_network

PHONE = {"width": 390, "height": 844}
WEB = ("http:", "https:", "ws:", "wss:", "ftp:")
PLACE_OF_NODE = "id => { const { x, y } = network.canvasToDOM(network.getPosition(id)); return [x, y]; }"
FACTS, ARTICLES = read_sample()


def click_at(page, place):
    """Click on a place of the drawing."""
    page.locator("#drawing canvas").click(position={"x": place[0], "y": place[1]})


def open_everything(page):
    """Visit each view and each way to the evidence."""
    if page.locator("#evidence .pairs").is_visible():
        page.locator("#evidence .pairs button").first.click()
    page.keyboard.press("Escape")
    page.locator("#table-tab").click()
    page.locator("tbody th button").first.click()
    page.locator("#network-tab").click()
    page.locator("#search").fill("e")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, PHONE])
def test_the_page_asks_the_network_for_nothing_and_complains_of_nothing(visit, scheme, viewport):
    """On a desktop and a phone, light and dark: no request but the file itself, no console message."""
    seen = visit(FACTS, ARTICLES, viewport=viewport, scheme=scheme)
    open_everything(seen.page)
    assert seen.complaints == []
    assert [url for url in seen.requests if url.startswith(WEB)] == []


def test_every_node_of_the_network_is_drawn(sample):
    """The drawing has as many nodes as the network, and none is hidden at first."""
    drawn = sample.page.evaluate("nodes.get().filter(node => !node.hidden).length")
    assert drawn == build_network(FACTS).number_of_nodes()


def test_events_between_two_actors_share_a_line(sample):
    """Lines are fewer than events, but bundle all of them."""
    lines, events = sample.page.evaluate(
        "[edges.length, [...bundles().values()].reduce((sum, bundle) => sum + bundle.events.length, 0)]"
    )
    assert lines < events == len({fact["event"] for fact in FACTS})


def test_a_click_on_a_line_shows_the_exact_quotes(sample):
    """The evidence of a line holds the quote of each of its claims, character for character."""
    page = sample.page
    key = page.evaluate("[...bundles().values()].sort((a, b) => b.events.length - a.events.length)[0].key")
    one, other, _ = key.split("|")
    (x1, y1), (x2, y2) = page.evaluate(PLACE_OF_NODE, one), page.evaluate(PLACE_OF_NODE, other)
    click_at(page, [x1 + (x2 - x1) * 0.6, y1 + (y2 - y1) * 0.6])
    quotes = page.locator("#evidence mark").all_text_contents()
    actors = page.evaluate(f"[{one}, {other}].map(actor => data.actors[actor].label)")
    assert len(quotes) > 5
    assert set(quotes) <= {fact["quote"] for fact in FACTS}
    assert sorted(page.locator("#evidence h2").inner_text().split(" and ")) == sorted(actors)


def test_a_click_on_a_node_shows_all_that_is_said_of_it(sample):
    """The evidence of a node counts the claims that name it."""
    page = sample.page
    actor = page.evaluate("data.actors.findIndex(actor => actor.label === 'Eswatini')")
    click_at(page, page.evaluate(PLACE_OF_NODE, str(actor)))
    named = [fact for fact in FACTS if "SZ" in [role["country"] for role in fact["roles"].values()]]
    expect(page.locator("#evidence h2")).to_have_text("Eswatini")
    expect(page.locator("#evidence .note")).to_contain_text(f"{len(named)} claims")


def test_the_evidence_names_its_source(sample):
    """Publisher, date, headline with link, and confidence stand under the quote."""
    page = sample.page
    page.locator("#evidence .pairs button").first.click()
    source = page.locator("figcaption").first
    link = source.locator("a")
    expect(source).to_contain_text("confidence")
    assert link.get_attribute("href").startswith("https://example.org/")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_the_evidence_says_how_well_an_event_is_reported(visit):
    """Independent sources, first and last day, and whether sources differ, as the build has it."""
    days = {"first_reported": "2025-05-01", "last_reported": "2025-05-03"}
    record = {"id": FACTS[0]["event"], "status": "planned", "disputed": True, "sources": 2, **days}
    page = visit(FACTS[:1], ARTICLES, events=[record]).page
    page.locator("#evidence .pairs button").first.click()
    tags = page.locator(".event-card .tags").inner_text().split("\n")
    assert tags[0] == "planned"
    assert tags[-3:] == ["2 independent sources", "reported from 1 May 2025 to 3 May 2025", "sources differ"]


def test_the_evidence_says_no_more_than_the_claims_without_a_record(sample):
    """No sources are counted, and no day is named."""
    sample.page.locator("#evidence .pairs button").first.click()
    tags = " ".join(sample.page.locator(".tags").all_text_contents())
    assert "source" not in tags.replace("sources differ", "")
    assert "reported" not in tags


def test_a_filter_hides_and_says_how_much(sample):
    """What a filter takes away is counted, leaves every view, and comes back at a click."""
    page = sample.page
    payments = sum(fact["kind"] == "Payment" for fact in FACTS)
    page.get_by_label("payment", exact=False).uncheck()
    expect(page.locator("#notice")).to_contain_text(f"{payments} claims hidden")
    page.locator("#table-tab").click()
    expect(page.locator("caption")).to_contain_text(f"{len(FACTS) - payments} claims")
    page.get_by_role("button", name="Show all", exact=True).first.click()
    expect(page.locator("caption")).to_contain_text(f"{len(FACTS)} claims")


def test_hiding_every_kind_leaves_a_page_that_says_so(sample):
    """With nothing left to draw, the drawing says it."""
    for box in sample.page.locator("#status-filters input").all():
        box.uncheck()
    expect(sample.page.locator("#empty")).to_be_visible()
    assert sample.complaints == []


def test_the_table_holds_every_claim_in_steps(sample):
    """The table has a caption, sorts by a column, and gives the rest on demand."""
    page = sample.page
    page.locator("#table-tab").click()
    page.get_by_role("button", name="Claim", exact=True).click()
    while page.locator(".more").count():
        page.locator(".more").click()
    claims = page.locator("tbody th").all_text_contents()
    assert len(claims) == len(FACTS)
    assert claims[0][0].lower() <= claims[-1][0].lower()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Claim")


def test_keys_are_enough(sample):
    """The key "/" goes to the search, arrows to a result, Enter opens it, Esc closes it and goes back."""
    page = sample.page
    page.keyboard.press("/")
    page.keyboard.type("rwánda")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text("Rwanda")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence h2")).to_have_text("Most reported")
    expect(page.locator("#search")).to_be_focused()


def test_the_focus_is_seen(sample):
    """What Tab reaches has an outline."""
    sample.page.keyboard.press("Tab")
    sample.page.keyboard.press("Tab")
    style = sample.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_a_phone_shows_drawing_and_evidence_together(visit):
    """On a narrow page nothing is wider than the page, and the drawing stays above the evidence."""
    page = visit(FACTS, ARTICLES, viewport=PHONE).page
    page.locator("#search").fill("Rwanda")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("#drawing").bounding_box()["height"] > 100
    assert page.locator("#evidence").bounding_box()["height"] > 200


def test_a_large_build_is_drawn_in_part_and_says_so(visit):
    """Of 400 actors the best connected are drawn; the table and the search have all."""
    facts = [
        FACTS[0] | {"id": f"c{i}", "event": f"e{i}", "roles": {"party": actor(0), "counterparty": actor(i)}}
        for i in range(1, 400)
    ]
    page = visit(facts, ARTICLES).page
    expect(page.locator("#notice")).to_contain_text("draws the 300 best connected of 400 actors")
    page.locator("#search").fill("actor 399")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text("Actor 399")


def actor(number):
    """One of many actors."""
    label = f"Actor {number:03}"
    return {"id": f"https://example.org/id/organization/{number:03}", "label": label, "country": None, "mention": label}


def test_an_empty_build_has_an_empty_page(visit):
    """No claims, no complaint."""
    seen = visit([], [])
    expect(seen.page.locator("#empty")).to_be_visible()
    assert seen.complaints == []


def test_hostile_text_stays_text(visit):
    """Markup, scripts, handlers and addresses in names, titles, quotes and links run nowhere in the page."""
    seen = visit(*read_hostile())
    page = seen.page
    before = page.evaluate("document.querySelectorAll('script, img, iframe, object, embed').length")
    open_everything(page)
    page.locator("#table-tab").click()
    quotes = page.locator("td.quote").all_text_contents()
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object, embed').length") == before
    assert page.locator("[onerror], [onmouseover], [onclick]").count() == 0
    assert (
        page.locator("a[target]").evaluate_all("links => links.filter(a => !/^https?:$/.test(a.protocol)).length") == 0
    )
    assert f"{NAMES[0]}." in quotes
    assert (seen.complaints, [url for url in seen.requests if url.startswith(WEB)]) == ([], [])


def test_hostile_names_are_shown_as_they_are(visit):
    """A name that looks like markup can be searched for and read."""
    page = visit(*read_hostile()).page
    page.locator("#search").fill("onerror")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text(NAMES[0])


def test_the_policy_stops_a_script_that_got_in(sample):
    """Even markup that a mistake let through could not run."""
    sample.page.evaluate("""() => {
        const image = document.createElement("img");
        image.setAttribute("onerror", "window.hacked = 1");
        image.src = "data:,";
        const script = document.createElement("script");
        script.textContent = "window.hacked = 1";
        document.body.append(image, script);
    }""")
    sample.page.wait_for_timeout(100)
    assert sample.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in sample.complaints)
