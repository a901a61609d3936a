"""The page by the rules of WCAG, as axe-core checks them in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import DESKTOP
from view.hostile import read_hostile
from view.sample import read_sample

from graph.view import write_html

pytestmark = pytest.mark.untraced

PHONE = {"width": 390, "height": 844}
PLACES = {
    "board": "",
    "everybody, evidence open": "#board.rows=all&open=actor+government/RW",
    "network": "#view=network",
    "table, some hidden": "#view=network&network.form=table&hide.kind=Payment&text=Rwanda",
    "timeline": "#view=timeline",
    "sources": "#view=sources",
}


@pytest.mark.parametrize("read", [read_sample, read_hostile])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_no_rule_of_accessibility_is_broken(chromium, tmp_path, read, scheme, viewport):
    """In every view, with evidence and notices, light and dark, on a desktop and a phone."""
    path = tmp_path / "graph.html"
    write_html(path, *read())
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # axe comes from outside
    page = context.new_page()
    found = []
    for place, fragment in PLACES.items():
        page.goto("about:blank")  # a new fragment alone would not open the page anew
        page.goto(path.as_uri() + fragment)
        page.locator("[role=tabpanel]:visible").wait_for()
        found += [
            f"{place}: {rule['id']}: {rule['nodes'][0]['html']}" for rule in Axe().run(page).response["violations"]
        ]
    context.close()
    assert found == []
