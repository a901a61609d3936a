"""A real Chromium with the network cut. Debian's is used; without one these tests skip."""

import shutil
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, sync_playwright
from server.serving import GRAPH, make_build
from view.sample import read_sample

from graph.view import write_html

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",  # Chromium refuses to start as root with it
]
DESKTOP = {"width": 1400, "height": 900}


@dataclass
class Visit:
    """An open page and what it did that a page should not."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path):
    """Opens the page of some facts and articles, in a window of some size and scheme, at some fragment.

    It is opened from disk with the network cut, or from a server if `serve` starts one of a build's folder.
    """
    contexts = []

    def open_page(facts, articles, viewport=DESKTOP, scheme="light", events=(), fragment="", serve=None):
        folder = make_build(tmp_path / "served", GRAPH) if serve else tmp_path
        path = folder / "graph.html"
        write_html(path, facts, articles, events=events)
        address = f"{serve(folder).address}/graph.html" if serve else path.as_uri()
        context = chromium.new_context(viewport=viewport, color_scheme=scheme, offline=serve is None)
        context.set_default_timeout(10_000)
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.goto(address + fragment)
        return visit

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sample(visit):
    """The page of the sample on a desktop."""
    return visit(*read_sample())
