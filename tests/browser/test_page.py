"""The page in a real browser: what it asks for, what it lets run, and how it fits a screen."""

import pytest
from playwright.sync_api import expect
from view.hostile import NAMES, read_hostile
from view.sample import read_sample

PHONE = {"width": 390, "height": 844}
WEB = ("http:", "https:", "ws:", "wss:", "ftp:")
VIEWS = ("Board", "Network", "Timeline", "Sources")
FACTS, ARTICLES = read_sample()


def open_everything(page):
    """Visit each view and each way to the evidence."""
    for view in VIEWS:
        page.get_by_role("tab", name=view).click()
    page.get_by_role("tab", name="Network").click()
    page.get_by_role("button", name="As a table").click()
    page.locator("#network-view tbody th button").first.click()
    page.locator("#evidence .identifiers summary").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Board").click()
    page.locator("#board-rows").select_option("all")
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


def test_a_tab_is_reached_by_arrows(sample):
    """One stop for all tabs; arrows open the next, and what is hidden has not been built."""
    page = sample.page
    page.get_by_role("tab", name="Board").focus()
    assert page.locator("#timeline-view").inner_html() == ""
    for view in VIEWS[1:]:
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name=view)).to_be_focused()
        expect(page.get_by_role("tabpanel", name=view)).to_be_visible()
    assert page.locator("[role=tab][tabindex='0']").count() == 1


def test_the_address_shows_again_what_was_seen(sample, visit):
    """View, filters and evidence stand in the fragment, and a page that is opened with it shows the same."""
    page = sample.page
    page.get_by_label("payment", exact=False).first.uncheck()
    page.locator("#board-rows").select_option("bodies")
    page.locator(".board tbody button").first.click()
    heading, notice = page.locator("#evidence h2").inner_text(), page.locator("#notice").inner_text()
    again = visit(FACTS, ARTICLES, fragment=page.evaluate("modules['state.js'].fragment()")).page
    expect(again.locator("#evidence h2")).to_have_text(heading)
    expect(again.locator("#notice")).to_have_text(notice)
    expect(again.locator("#board-rows")).to_have_value("bodies")


def test_back_closes_what_was_opened(sample):
    """As on any page."""
    page = sample.page
    page.locator(".board tbody button").first.click()
    expect(page.locator("#evidence")).to_be_visible()
    page.go_back()
    expect(page.locator("#evidence")).to_be_hidden()


@pytest.mark.parametrize(
    "fragment", ["#view=nothing&open=actor+%", "#view=board&board.sort=x&asof=y&from=z&sources=-", "#=&&&open"]
)
def test_a_broken_address_opens_the_page(visit, fragment):
    """What it says is taken as far as it means something."""
    seen = visit(FACTS, ARTICLES, fragment=fragment)
    expect(seen.page.get_by_role("tab", name="Board")).to_have_attribute("aria-selected", "true")
    assert seen.complaints == []


def test_the_focus_is_seen(sample):
    """What Tab reaches has an outline."""
    sample.page.keyboard.press("Tab")
    sample.page.keyboard.press("Tab")
    style = sample.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1400])
def test_no_view_is_wider_than_the_page(visit, view, width):
    """With and without the evidence."""
    page = visit(FACTS, ARTICLES, viewport={"width": width, "height": 844}).page
    page.get_by_role("tab", name=view).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#search").fill("Rwanda")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#evidence").bounding_box()["height"] > 200


def test_an_empty_build_has_an_empty_page(visit):
    """No claims, no complaint, in any view."""
    seen = visit([], [])
    for view in VIEWS:
        seen.page.get_by_role("tab", name=view).click()
    assert seen.complaints == []


@pytest.mark.parametrize("is_served", [False, True], ids=["from disk", "served"])
def test_hostile_text_stays_text(visit, start, is_served):
    """Markup, scripts, handlers and addresses in names, titles, quotes and links run nowhere in the page."""
    seen = visit(*read_hostile(), serve=start if is_served else None)
    page = seen.page
    itself = page.url
    before = page.evaluate("document.querySelectorAll('img, iframe, object, embed').length")
    open_everything(page)
    page.get_by_role("tab", name="Network").click()
    quotes = page.locator("td.quote").all_text_contents()
    scripts = page.locator("script:not([type])").count()
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == before
    assert scripts == 1
    assert page.locator("[onerror], [onmouseover], [onclick]").count() == 0
    assert (
        page.locator("a[target]").evaluate_all("links => links.filter(a => !/^https?:$/.test(a.protocol)).length") == 0
    )
    assert f"{NAMES[0]}." in quotes
    assert (seen.complaints, [url for url in seen.requests if url.startswith(WEB) and url != itself]) == ([], [])


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
