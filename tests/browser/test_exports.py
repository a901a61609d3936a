"""What the page saves, in a real browser."""

import csv
import io
import json

import pytest
from lxml import etree
from playwright.sync_api import expect
from view.hostile import NAMES, read_hostile
from view.sample import read_sample

FACTS, ARTICLES = read_sample()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def save(visit):
    """Saves what a page of some facts shows, at some fragment, in some form."""

    def save_as(form, facts=FACTS, articles=ARTICLES, fragment=""):
        seen = visit(facts, articles, fragment=fragment)
        with seen.page.expect_download() as waiting:
            seen.page.locator("#exports").get_by_role("button", name=form).click()
        assert seen.complaints == []
        return waiting.value.path().read_bytes()

    return save_as


def test_a_table_holds_the_claims_that_are_shown(save):
    """With quote, article and IRIs, character for character; what a filter hides is not in it."""
    rows = list(csv.DictReader(io.StringIO(save("CSV", fragment="#hide.kind=Payment").decode("utf-8-sig"), newline="")))
    shown = [fact for fact in FACTS if fact["kind"] != "Payment"]
    assert sorted((row["claim"], row["event"], row["quote"]) for row in rows) == sorted(
        (fact["id"], fact["event"], fact["quote"]) for fact in shown
    )
    assert {row["url"] for row in rows} <= {article["url"] for article in ARTICLES}


def test_a_spreadsheet_runs_nothing_of_it(save):
    """What it would take for a formula has an apostrophe before it."""
    rows = csv.reader(io.StringIO(save("CSV", *read_hostile()).decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert "'=HYPERLINK(1)." in cells


def test_json_holds_the_dealings_that_are_shown(save):
    """Events with their claims, and the fragment that shows them again."""
    saved = json.loads(save("JSON", fragment="#hide.kind=Payment"))
    events = {fact["event"] for fact in FACTS if fact["kind"] != "Payment"}
    assert {event["id"] for event in saved["events"]} == events
    assert saved["shown"] == "#hide.kind=Payment"
    assert saved["hidden"] > 0


def test_the_drawing_is_saved_as_svg(save):
    """Every name that is drawn stands in it, as text."""
    picture = etree.fromstring(save("SVG"))
    names = {text.text for text in picture.iter(f"{SVG}text")}
    assert {"United States", "Rwanda"} <= names
    assert picture.find(f"{SVG}title").text == "Who deals with whom"


def test_hostile_names_are_text_in_the_svg(save):
    """It is well formed, and has no element but shapes and text."""
    picture = etree.fromstring(save("SVG", *read_hostile()))
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text"}
    assert NAMES[0][:31] in {text.text.rstrip("…") for text in picture.iter(f"{SVG}text")}


def test_the_drawing_is_saved_as_png(save):
    """A picture that is no blank."""
    saved = save("PNG")
    assert saved.startswith(b"\x89PNG")
    assert len(saved) > 20_000


def test_only_the_neighbours_are_saved_if_only_they_are_drawn(save):
    """The picture is of what the network shows."""
    whole, part = (etree.fromstring(save("SVG", fragment=f"#network.near={near}")) for near in ("", "government/RW"))
    assert len(list(part.iter(f"{SVG}text"))) < len(list(whole.iter(f"{SVG}text")))


def test_nothing_shown_is_saved_as_nothing(visit):
    """An empty build has an empty picture, and no complaint."""
    seen = visit([], [])
    for form in ("CSV", "JSON", "SVG", "PNG"):
        with seen.page.expect_download():
            seen.page.locator("#exports").get_by_role("button", name=form).click()
    expect(seen.page.locator("#exports")).to_be_visible()
    assert seen.complaints == []
