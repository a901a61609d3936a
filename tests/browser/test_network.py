"""The network in a real browser."""

import pytest
from playwright.sync_api import expect
from view.sample import read_sample

from graph.view.network import build_network

DRAWING = "modules['views/drawing.js']"
FACTS, ARTICLES = read_sample()


@pytest.fixture
def page(visit):
    """The sample's page with the network open."""
    page = visit(FACTS, ARTICLES, fragment="#view=network").page
    page.locator("#drawing canvas").wait_for()
    page.wait_for_timeout(100)
    return page


def place_of(page, node):
    """Where a node is drawn, in pixels of the drawing."""
    place = page.evaluate(f"id => {DRAWING}.placeOnScreen(id)", str(node))
    return place["x"], place["y"]


def place_of_actor(page, label):
    """The number of an actor in the page."""
    return page.evaluate("label => modules['model.js'].data.actors.findIndex(actor => actor.label === label)", label)


def click_at(page, place):
    """Click on a place of the drawing."""
    page.locator("#drawing canvas").click(position={"x": place[0], "y": place[1]})


def test_every_node_of_the_network_is_drawn(page):
    """The drawing has as many nodes as the network, once those who only hold an office are wanted."""
    dealings = [fact for fact in FACTS if fact["kind"] != "OfficeHolding"]
    assert page.evaluate(f"{DRAWING}.countDrawn().nodes") == build_network(dealings).number_of_nodes()
    page.get_by_role("button", name="Show who holds which office").click()
    assert page.evaluate(f"{DRAWING}.countDrawn().nodes") == build_network(FACTS).number_of_nodes()


def test_names_cover_neither_each_other_nor_an_actor(page):
    """Where under an actor is no room, its name stands above it; who comes first has a name in any case."""
    names = page.evaluate("""() => {
        const shared = { label: "Ruritania", font: { size: 12 }, group: "government" };
        const node = (id, x, y, size) => ({ id, x, y, size, ...shared });
        const lesser = Array.from({ length: 20 }, (_, place) => node(`lesser ${place}`, 0, 1000 * place, 6));
        const nodes = [node("first", 0, -500, 20), ...lesser, node("last", 3, 1000 * 19 + 14, 5)];
        return Object.fromEntries(modules["views/names.js"].namesWithRoom(nodes, 1));
    }""")
    assert names["first"]["raise"] == names["lesser 0"]["raise"] == 0
    assert names["lesser 19"]["raise"] > 0
    assert names["last"]["raise"] == 0


def test_the_drawing_is_turned_on_a_phone(visit):
    """The whole is wider than high, the window the other way round; on a tablet it is not turned."""
    places = {}
    for width in (1400, 768, 390):
        seen = visit(FACTS, ARTICLES, viewport={"width": width, "height": 1000}).page
        places[width] = seen.evaluate("modules['views/places.js'].wholeDrawing().map(({ x, y }) => [x, y])")
    assert places[768] == places[1400]
    assert places[390] == [[y, x] for x, y in places[1400]]


def test_events_between_two_actors_share_a_line(page):
    """Lines are fewer than events, but bundle all of them."""
    page.get_by_role("button", name="Show who holds which office").click()
    lines, events = page.evaluate("""() => {
        const lines = [...modules['views/bundles.js'].bundle(modules['model.js'].data.events).values()];
        return [lines.length, lines.reduce((sum, line) => sum + line.events.length, 0)];
    }""")
    assert page.evaluate(f"{DRAWING}.countDrawn().lines") == lines
    assert lines < events == len({fact["event"] for fact in FACTS})


def test_a_click_on_a_line_shows_the_exact_quotes(page):
    """The evidence of a line holds the quote of each of its claims, character for character."""
    one, other = page.evaluate("""() => {
        const { bundle } = modules["views/bundles.js"];
        const dealings = modules["model.js"].data.events.filter(event => event.kind !== "OfficeHolding");
        return [...bundle(dealings).values()].sort((a, b) => b.claims - a.claims)[0].ends;
    }""")
    (x1, y1), (x2, y2) = place_of(page, one), place_of(page, other)
    click_at(page, [x1 + (x2 - x1) * 0.6, y1 + (y2 - y1) * 0.6])
    expect(page.locator("#evidence h2")).to_contain_text(" and ")
    quotes = page.locator("#evidence mark").all_text_contents()
    actors = page.evaluate(f"[{one}, {other}].map(actor => modules['model.js'].data.actors[actor].label)")
    assert len(quotes) > 5
    assert set(quotes) <= {fact["quote"] for fact in FACTS}
    assert sorted(page.locator("#evidence h2").inner_text().split(" and ")) == sorted(actors)


def test_a_click_on_a_node_shows_all_that_is_said_of_it(page):
    """The evidence of a node counts the claims that name it."""
    click_at(page, place_of(page, place_of_actor(page, "Eswatini")))
    named = [fact for fact in FACTS if "SZ" in [role["country"] for role in fact["roles"].values()]]
    expect(page.locator("#evidence h2")).to_have_text("Eswatini")
    expect(page.locator("#evidence .note")).to_contain_text(f"{len(named)} claims")


def test_only_the_neighbours_of_an_actor_are_drawn_on_demand(page):
    """With a way back to the whole."""
    whole = page.evaluate(f"{DRAWING}.countDrawn().nodes")
    page.locator("#search").fill("Rwanda")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Neighbours only").click()
    expect(page.locator("#network-scope")).to_contain_text("Rwanda and")
    assert 2 <= page.evaluate(f"{DRAWING}.countDrawn().nodes") < whole / 2
    page.get_by_role("button", name="Whole network").click()
    assert page.evaluate(f"{DRAWING}.countDrawn().nodes") == whole


def test_hubs_are_hidden_on_demand(page):
    """The United States, which deals with nearly everybody."""
    page.get_by_role("button", name="Hide hubs").click()
    page.get_by_role("button", name="As a table").click()
    assert "United States" not in page.locator(".claims tbody th").first.inner_text()
    expect(page.get_by_role("button", name="Show hubs")).to_be_visible()


def test_a_path_between_two_is_found(page):
    """The shortest ways, in steps."""
    page.get_by_label("Path from").fill("rwánda")
    page.get_by_label("to", exact=True).fill("Eswatini")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("#network-scope")).to_have_text("The shortest ways from Rwanda to Eswatini: 2 steps.")
    assert page.evaluate(f"{DRAWING}.countDrawn().nodes") == 3  # by way of the United States


def test_a_path_to_nobody_says_so(page):
    """An unknown name is named."""
    page.get_by_label("Path from").fill("Atlantis")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("#network-scope")).to_have_text("No actor is called “Atlantis”.")


def test_the_table_holds_every_claim(page):
    """It has a caption, sorts by a column, and gives the rest on demand."""
    page.get_by_role("button", name="Show who holds which office").click()
    page.get_by_role("button", name="As a table").click()
    page.get_by_role("button", name="Claim", exact=True).click()
    while page.locator("#network-view .more").count():
        page.locator("#network-view .more").click()
    claims = page.locator("#network-view tbody th").all_text_contents()
    assert len(claims) == len(FACTS)
    assert claims[0][0].lower() <= claims[-1][0].lower()
    expect(page.locator("#network-view th[aria-sort=ascending]")).to_have_text("Claim")


def test_a_large_build_is_drawn_in_part_and_says_so(visit):
    """Of 400 actors the best connected are drawn; the search has all, and draws the neighbours of any."""
    facts = [
        FACTS[0] | {"id": f"c{i}", "event": f"e{i}", "roles": {"party": actor(0), "counterparty": actor(i)}}
        for i in range(1, 400)
    ]
    page = visit(facts, ARTICLES, fragment="#view=network").page
    expect(page.locator("#network-scope")).to_contain_text("Drawn are the 300 best connected of 400 actors")
    page.locator("#search").fill("actor 399")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text("Actor 399")
    page.get_by_role("button", name="Neighbours only").click()
    assert page.evaluate(f"{DRAWING}.countDrawn().nodes") == 2


def actor(number):
    """One of many actors."""
    label = f"Actor {number:03}"
    return {"id": f"https://example.org/id/organization/{number:03}", "label": label, "country": None, "mention": label}
