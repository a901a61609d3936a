"""What paper gets of the page, printed by a real browser."""

import pypdfium2
import pytest
from playwright.sync_api import expect
from view.sample import read_sample

FACTS, ARTICLES = read_sample()


@pytest.fixture
def print_page(visit):
    """The letters of each sheet that a page is printed on, at some fragment; spaces are not kept in the file."""

    def printed(fragment, **window):
        page = visit(FACTS, ARTICLES, fragment=fragment, **window).page
        page.locator("[role=tabpanel]:visible").wait_for()
        document = pypdfium2.PdfDocument(page.pdf(format="A4"))
        return ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]

    return printed


def test_the_board_is_printed_as_a_table(print_page):
    """With all its columns and states, on upright paper too."""
    text = "".join(print_page(""))
    assert all(name in text for name in ("WhoAskedTalkingAgreed", "Rwanda", "Eswatini"))
    assert "Chooseacell" not in text


def test_evidence_stands_on_sheets_of_its_own(print_page):
    """Once, after the view, not over it."""
    sheets = print_page("#open=cell+state/RW+paid")
    heads = [sheet for sheet in sheets if "RwandaPaid." in sheet]
    assert len(heads) == 1
    assert heads[0].startswith("RwandaPaid.")


def test_the_whole_timeline_is_printed(print_page):
    """Not only the months that a reader has scrolled to."""
    text = "".join(print_page("#view=timeline"))
    assert text.count("transfer") >= len({fact["event"] for fact in FACTS if fact["kind"] == "Transfer"})
    assert "Showmore" not in text


def test_the_drawing_is_printed_as_a_picture(visit):
    """Of the whole network, where the canvas would be blank; on the screen it is not seen."""
    page = visit(FACTS, ARTICLES, fragment="#view=network").page
    page.locator("#drawing canvas").wait_for()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#drawing")).to_be_hidden()
    expect(page.locator("#drawing-printed text", has_text="Rwanda").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#drawing-printed svg")).to_have_count(0)


def test_paper_is_light(visit):
    """Whatever scheme the reader has."""
    page = visit(FACTS, ARTICLES, scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("body").evaluate("body => getComputedStyle(body).color") == "rgb(29, 28, 26)"
