"""The page as the server hands it out, in a real browser."""

from view.sample import read_sample


def test_the_served_page_works_as_from_disk(visit, start):
    """Under the server's headers each view opens, and nothing is asked of anybody."""
    seen = visit(*read_sample(), fragment="#view=network", serve=start)
    page = seen.page
    itself, _, _ = page.url.partition("#")
    page.locator("#drawing canvas").wait_for()
    for view in ("Timeline", "Sources", "Board"):
        page.get_by_role("tab", name=view).click()
    page.locator(".board tbody button").first.click()
    page.locator("#evidence mark").first.wait_for()
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith("data:")] == [itself]
