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


@pytest.fixture(scope="session")
def page_of(tmp_path_factory):
    """`page_of(facts, articles, events)`: the file of their page. Each is written once: most tests open the same."""
    written = {}

    def write_page(facts, articles, events):
        content = repr((facts, articles, events))
        if content not in written:
            written[content] = tmp_path_factory.mktemp("page") / "graph.html"
            write_html(written[content], facts, articles, events=events)
        return written[content]

    return write_page


@pytest.fixture(scope="session")
def cut_off(chromium):
    """A profile of the browser without a network, for all pages from disk.

    A new one takes longer than a page, and nothing is left in it: the page stores nothing.
    """
    context = chromium.new_context(offline=True)
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def visit(chromium, cut_off, page_of, tmp_path):
    """Opens the page of some facts and articles, in a window of some size and scheme, at some fragment.

    It is opened from disk with the network cut, or from a server if `serve` starts one of a build's folder.
    """
    pages, connected = [], []

    def serve_page(path, serve):
        folder = make_build(tmp_path / "served", GRAPH)
        shutil.copy(path, folder)
        connected.append(chromium.new_context())
        connected[-1].set_default_timeout(10_000)
        return connected[-1], f"{serve(folder).address}/graph.html"

    def open_page(facts, articles, viewport=DESKTOP, scheme="light", events=(), fragment="", serve=None):
        path = page_of(facts, articles, list(events))
        context, address = serve_page(path, serve) if serve else (cut_off, path.as_uri())
        visit = Visit(context.new_page())
        pages.append(visit.page)
        visit.page.set_viewport_size(viewport)
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.goto(address + fragment)
        return visit

    yield open_page
    for page in pages:
        page.close()
    for context in connected:
        context.close()
    cut_off.clear_permissions()


@pytest.fixture
def sample(visit):
    """The page of the sample on a desktop."""
    return visit(*read_sample())
