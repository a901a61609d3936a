"""What the page saves, in a real browser."""

import csv
import io
import json

import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import expect
from view.hostile import NAMES, read_hostile
from view.sample import read_sample

FACTS, ARTICLES = read_sample()
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ["", "#view=network", "#view=network&network.form=table", "#view=timeline", "#view=sources"]


@pytest.fixture
def save(visit):
    """Saves what a page of some facts shows, at some fragment, in some form."""

    def save_as(form, facts=FACTS, articles=ARTICLES, fragment="", **window):
        seen = visit(facts, articles, fragment=fragment, **window)
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


def words_of(picture):
    """The texts of a picture, line by line."""
    return [text.text for text in picture.iter(f"{SVG}text")]


def test_the_drawing_is_saved_as_svg(save):
    """Every name that is drawn stands in it, as text."""
    picture = etree.fromstring(save("SVG", fragment="#view=network"))
    names = {text.text for text in picture.iter(f"{SVG}text")}
    assert {"United States", "Rwanda"} <= names
    assert picture.find(f"{SVG}title").text == "Who deals with whom"


def test_hostile_names_are_text_in_the_svg(save):
    """It is well formed, and has no element but shapes and text."""
    picture = etree.fromstring(save("SVG", *read_hostile(), fragment="#view=network"))
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text"}
    assert NAMES[0][:31] in {text.text.rstrip("…") for text in picture.iter(f"{SVG}text")}


@pytest.mark.parametrize("fragment", VIEWS)
def test_a_png_is_of_the_view_that_is_open(save, fragment):
    """It has ink wherever the SVG of the same view has words, and in twice as many pixels."""
    drawing = etree.fromstring(save("SVG", fragment=fragment))
    picture = Image.open(io.BytesIO(save("PNG", fragment=fragment))).convert("L")
    left, top, width, height = map(float, drawing.get("viewBox").split())
    assert picture.size == (2 * int(width), 2 * int(height))
    shift = drawing.find(f"{SVG}g[@transform]")
    dx, dy = map(float, shift.get("transform")[10:-1].split()) if shift is not None else (-left, -top)
    for text in list(drawing.iter(f"{SVG}text"))[:60]:
        x, y = 2 * (float(text.get("x")) + dx), 2 * (float(text.get("y")) + dy)
        size = 2 * float(text.get("font-size").removesuffix("px"))
        lightest, darkest = picture.crop((int(x - size), int(y - size), int(x + size), int(y))).getextrema()[::-1]
        assert lightest - darkest > 80, text.text


def test_the_board_is_saved_as_svg(save):
    """Every row, cell by cell, under its headings, with what is hidden."""
    words = words_of(etree.fromstring(save("SVG", fragment="#hide.kind=Request")))
    assert {"Who deals with whom", "United States", "Rwanda", "Eswatini", "Paid", "happened"} <= set(words)
    assert "Asked" not in words
    assert any(line.startswith("Board: ") and "hidden" in line for line in words)


def test_the_timeline_is_saved_as_svg(save):
    """The sentence of every dealing."""
    others = ",".join(sorted({fact["kind"] for fact in FACTS} - {"Payment"}))
    words = words_of(etree.fromstring(save("SVG", fragment=f"#view=timeline&hide.kind={others}")))
    payments = {fact["event"] for fact in FACTS if fact["kind"] == "Payment"}
    assert len([line for line in words if line.startswith("payment")]) == len(payments)
    assert "United States paid Rwanda $100,000" in words


def test_the_sources_are_saved_as_svg(save):
    """Quotes with their grounds, whatever line they are broken into."""
    picture = etree.fromstring(save("SVG", fragment="#view=sources"))
    said = "".join("".join(words_of(picture)).split())
    assert all("".join(fact["quote"].split()) in said for fact in FACTS)
    assert len(list(picture.iter(f"{SVG}rect"))) > len({fact["quote"] for fact in FACTS})


def test_the_table_of_the_network_is_saved_as_svg(save):
    """Where the network is shown as a table, its picture is of that."""
    words = words_of(etree.fromstring(save("SVG", fragment="#view=network&network.form=table")))
    assert {"Claim", "Sentence", "Confidence"} <= set(words)


def test_a_phone_saves_what_a_phone_shows(save):
    """Each cell of the board with the name of its column."""
    picture = etree.fromstring(save("SVG", viewport={"width": 390, "height": 844}))
    assert int(picture.get("width")) == 390
    assert words_of(picture).count("Agreed") > 1


@pytest.mark.parametrize("fragment", VIEWS)
def test_pictures_of_hostile_texts_are_whole(save, fragment):
    """Well formed, of shapes and text alone, in every view."""
    picture = etree.fromstring(save("SVG", *read_hostile(), fragment=fragment))
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "circle", "g", "path", "text"}


def test_a_picture_of_very_much_is_its_beginning_and_says_so(save):
    """No higher than a reader can open."""
    roles = FACTS[0]["roles"]
    facts = [FACTS[0] | {"id": f"c{i}", "event": f"e{i}", "date": f"{1900 + i}", "roles": roles} for i in range(400)]
    picture = etree.fromstring(save("SVG", facts, fragment="#view=timeline"))
    assert int(picture.get("height")) <= 8000
    assert any("only the beginning" in line for line in words_of(picture))


def test_only_the_neighbours_are_saved_if_only_they_are_drawn(save):
    """The picture is of what the network shows."""
    fragments = ("#view=network", "#view=network&network.near=government/RW")
    whole, part = (etree.fromstring(save("SVG", fragment=fragment)) for fragment in fragments)
    assert len(list(part.iter(f"{SVG}text"))) < len(list(whole.iter(f"{SVG}text")))


def test_nothing_shown_is_saved_as_nothing(visit):
    """An empty build has an empty picture, and no complaint."""
    seen = visit([], [])
    for form in ("CSV", "JSON", "SVG", "PNG"):
        with seen.page.expect_download():
            seen.page.locator("#exports").get_by_role("button", name=form).click()
    expect(seen.page.locator("#exports")).to_be_visible()
    assert seen.complaints == []
