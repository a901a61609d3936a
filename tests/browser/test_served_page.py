"""The page as the server hands it out, in a real browser."""

from browser.conftest import DESKTOP
from server.serving import GRAPH, make_build
from view.sample import read_sample

from graph.view import write_html


def test_the_served_page_works_as_from_disk(chromium, start, tmp_path):
    """Under the server's headers each view opens, and nothing is asked of anybody."""
    build = make_build(tmp_path, GRAPH)
    write_html(build / "graph.html", *read_sample())
    server = start(build)
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{server.address}/graph.html#view=network")
    page.locator("#drawing canvas").wait_for()
    for view in ("Timeline", "Sources", "Board"):
        page.get_by_role("tab", name=view).click()
    page.locator(".board tbody button").first.click()
    page.locator("#evidence mark").first.wait_for()
    context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith("data:")] == [f"{server.address}/graph.html"]
