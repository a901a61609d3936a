"""The board in a real browser."""

import pytest
from playwright.sync_api import expect
from resolution.reported import article, said, write_build
from view.sample import read_sample

from graph.explain import read_event_records
from graph.facts import read_facts
from graph.model import Status
from graph.writing import read_article_records

FACTS, ARTICLES = read_sample()


def row_of(page, name):
    """The row of a state."""
    return page.locator(".board tbody tr").filter(has=page.locator("th bdi", has_text=name)).first


def test_a_state_has_a_row_that_says_with_whom_it_deals(sample):
    """Rwanda was paid by the United States, which the cell names with a count for each status."""
    row = row_of(sample.page, "Rwanda")
    expect(row.locator("td[data-label=Paid]")).to_contain_text("by United")
    expect(row.locator("td[data-label=Paid] .marks")).to_contain_text("happened")


def test_a_cell_opens_the_sentences_behind_it(sample):
    """All of the payments of Rwanda, and nothing else."""
    page = sample.page
    row_of(page, "Rwanda").locator("td[data-label=Paid] button").click()
    payments = [
        f for f in FACTS if f["kind"] == "Payment" and "RW" in [role["country"] for role in f["roles"].values()]
    ]
    expect(page.locator("#evidence h2")).to_have_text("Rwanda")
    assert set(page.locator("#evidence mark").all_text_contents()) == {fact["quote"] for fact in payments}


def test_the_cell_that_the_panel_shows_is_marked(sample):
    """One at a time, and none once the panel is closed."""
    page = sample.page
    marked = page.locator(".board [aria-current=true]")
    for column in ("Paid", "Agreed"):
        row_of(page, "Rwanda").locator(f"td[data-label={column}] button").click()
        expect(marked).to_have_count(1)
        expect(page.locator(".board td:has([aria-current=true])")).to_have_attribute("data-label", column)
    page.keyboard.press("Escape")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("fragment", ["#board.rows=all", "#open=cell+state/RW+paid"])
@pytest.mark.parametrize("width", [1024, 1200, 1366])
def test_all_columns_are_seen_on_a_small_screen(visit, width, fragment):
    """Beside filters or evidence nothing is moved out of sight, and none of it stands over another."""
    page = visit(FACTS, ARTICLES, viewport={"width": width, "height": 760}, fragment=fragment).page
    page.locator(".board").wait_for()
    assert page.locator(".board-scroll").evaluate("box => box.scrollWidth - box.clientWidth") == 0
    wide = "rows => rows.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    assert page.locator(".board :is(th, td)").evaluate_all(wide) == []


@pytest.mark.parametrize("width", [390, 800, 1200, 1900])
def test_a_cell_says_with_whom_on_every_screen(visit, width):
    """On a phone as on a wide one; only beside the evidence the names give way."""
    page = visit(FACTS, ARTICLES, viewport={"width": width, "height": 800}).page
    expect(row_of(page, "Rwanda").locator("td[data-label=Paid] .whom")).to_be_visible()


def test_the_states_that_deal_most_come_first_and_a_column_sorts(sample):
    """By the number of dealings at first; a click on a heading sorts by it, a second one the other way round."""
    page = sample.page
    expect(page.locator(".board tbody th bdi").first).to_have_text("United States")
    page.locator("th.name button").click()
    names = page.locator(".board tbody th bdi").all_text_contents()
    assert names == sorted(names)
    page.locator("th.name button").click()
    names = page.locator(".board tbody th bdi").all_text_contents()
    assert names == sorted(names, reverse=True)
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Who")
    page.locator("th.name button").click()
    expect(page.locator(".board tbody th bdi").first).to_have_text("United States")


@pytest.mark.parametrize(
    ("rows", "name"), [("bodies", "US Supreme Court"), ("persons", "Marco Rubio"), ("all", "Rwanda")]
)
def test_bodies_and_persons_have_rows_if_asked(sample, rows, name):
    """Courts and agencies, or persons with their offices, or everybody."""
    sample.page.locator("#board-rows").select_option(rows)
    expect(row_of(sample.page, name)).to_be_visible()


def test_a_row_is_found_by_its_name(sample):
    """Whatever its accents and capitals."""
    page = sample.page
    page.locator("#board-find").fill("rwánda")
    expect(page.locator(".board tbody tr")).to_have_count(1)
    expect(page.locator("#board-find")).to_be_focused()


def test_arrows_move_among_the_cells_and_enter_opens_one(sample):
    """The grid is one stop for Tab; Esc closes the evidence and goes back to the cell."""
    page = sample.page
    assert page.locator(".board [tabindex='0']").count() == 1
    page.locator(".board [tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
    expect(page.locator(".board tbody th button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_have_text("United States")
    page.keyboard.press("Escape")
    expect(page.locator(".board tbody th button").first).to_be_focused()


def test_the_slider_shows_what_was_known_on_a_day(sample):
    """Only what articles up to that day say; the address has the day."""
    page = sample.page
    page.locator("#asof").fill("0")
    first = min(str(article["published"]) for article in ARTICLES)
    known = {
        fact["event"] for fact in FACTS if fact["article"] in {a["id"] for a in ARTICLES if a["published"] == first}
    }
    expect(page.locator("#shown-count")).to_contain_text(f"{len(known)} dealings shown")
    page.wait_for_url(f"**asof={first[:10]}*")


def test_as_of_a_day_nothing_later_is_said(visit, tmp_path):
    """An agreement that was planned in March and in force in May is planned in March, with one report."""
    reports = [article("march", "2025-03-12", "Harbor Wire"), article("may", "2025-05-03", "Lantern Post")]
    claims = [said("Agreement", article="march", status=Status.PLANNED), said("Agreement", article="may")]
    write_build(tmp_path, reports, claims)
    facts, articles = list(read_facts(tmp_path / "facts.jsonl")), list(read_article_records(tmp_path))
    page = visit(facts, articles, events=read_event_records(tmp_path), fragment="#asof=2025-03-12").page
    page.locator(".board td button").first.click()
    expect(page.locator(".board td.latest").first).to_have_text("12 March 2025")
    expect(page.locator(".event-card .tags")).to_contain_text("planned")
    expect(page.locator(".event-card .tags")).to_contain_text("reported on 12 March 2025")
    expect(page.locator(".history")).to_have_count(0)
    page.get_by_role("button", name="All reports").click()
    expect(page.locator(".history li")).to_have_text(["planned 12 March 2025", "happened 3 May 2025"])


def test_many_rows_come_as_the_reader_comes_near(visit):
    """Only a screenful is built at first; scrolling builds the rest."""
    facts = [
        FACTS[0]
        | {"id": f"c{i}", "event": f"e{i}", "kind": "Payment", "roles": {"payer": actor(i), "payee": actor(i + 1)}}
        for i in range(500)
    ]
    page = visit(facts, ARTICLES).page
    page.locator("#board-rows").select_option("bodies")
    assert page.locator(".board tbody tr").count() < 150
    for _ in range(12):
        page.locator(".board-scroll").evaluate("box => box.scrollTo(0, box.scrollHeight)")
        page.wait_for_timeout(60)
    expect(page.locator(".board tbody tr")).to_have_count(501)


def actor(number):
    """One of many actors."""
    label = f"Actor {number:03}"
    return {"id": f"https://example.org/id/organization/{number:03}", "label": label, "country": None, "mention": label}
