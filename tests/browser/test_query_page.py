"""The query page of the server in a real browser: it asks this server, and nobody else."""

import pytest
from browser.conftest import DESKTOP


@pytest.fixture
def query_page(chromium, server):
    """The page, what it asked for and what it complained of."""
    context = chromium.new_context(viewport=DESKTOP)
    context.set_default_timeout(15_000)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.address}/sparql")
    yield page, requests, complaints
    context.close()


def test_a_query_is_run_and_its_rows_are_shown(query_page):
    """The example that stands there would find nothing in this build, so another is asked."""
    page, _, complaints = query_page
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?s { ?s a cg:Payment }')")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr table")
    assert "event/1" in page.inner_text(".yasr")
    assert complaints == []


def test_nothing_is_asked_of_another_host(query_page, server):
    """Nor is anything missing on this one."""
    page, requests, complaints = query_page
    page.wait_for_selector(".CodeMirror")
    page.wait_for_timeout(500)
    assert [url for url in requests if not url.startswith((server.address, "data:", "blob:"))] == []
    assert complaints == []
