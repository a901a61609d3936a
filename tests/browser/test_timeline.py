"""The timeline and the sources in a real browser."""

from playwright.sync_api import expect
from resolution.reported import article, said, write_build
from view.sample import read_sample

from graph.explain import read_event_records
from graph.facts import read_facts
from graph.model import Status
from graph.writing import read_article_records

FACTS, ARTICLES = read_sample()


def test_dealings_stand_by_date_the_latest_first(sample):
    """Month by month; those without a date come last, and none is lost."""
    page = sample.page
    page.get_by_role("tab", name="Timeline").click()
    while page.locator(".timeline .more").count():
        page.locator(".timeline .more").evaluate_all("buttons => buttons[0]?.click()")  # or it has come by itself
    headings = page.locator(".timeline h2").all_text_contents()
    assert headings[-1].startswith("No date is given")
    assert page.locator(".timeline li button").count() == len({fact["event"] for fact in FACTS})
    dated = [str(fact["date"]) for fact in FACTS if fact["date"]]
    expect(page.locator(".timeline h2").first).to_contain_text(max(dated)[:4])


def made(visit, tmp_path, fragment):
    """A page with a plan that came true, and two sums for one payment."""
    reports = [article("march", "2025-03-12", "Harbor Wire"), article("may", "2025-05-03", "Lantern Post")]
    claims = [
        said("Agreement", article="march", status=Status.PLANNED),
        said("Agreement", article="may"),
        said(article="march", amount=500),
        said(article="may", amount=520),
    ]
    write_build(tmp_path, reports, claims)
    facts, articles = list(read_facts(tmp_path / "facts.jsonl")), list(read_article_records(tmp_path))
    return visit(facts, articles, events=read_event_records(tmp_path), fragment=fragment).page


def test_by_first_report_its_course_and_disputes_are_seen(visit, tmp_path):
    """A plan that came true shows both marks, each with its day; where sources differ is marked."""
    page = made(visit, tmp_path, "#view=timeline")
    page.locator("#timeline-by").select_option("report")
    expect(page.locator(".timeline h2")).to_have_text(["March 20252"])
    marks = page.locator(".timeline li").filter(has_text="agreed").locator(".course .unseen").all_text_contents()
    assert marks == ["planned, reported 12 March 2025. ", "happened, reported 3 May 2025. "]
    expect(page.locator(".timeline li").filter(has_text="paid")).to_contain_text("sources differ")


def test_as_of_a_day_a_plan_is_still_a_plan(visit, tmp_path):
    """What was reported later is not in its course."""
    page = made(visit, tmp_path, "#view=timeline&timeline.by=report&asof=2025-03-12")
    marks = page.locator(".timeline li").filter(has_text="agree").locator(".course .unseen").all_text_contents()
    assert marks == ["planned. "]


def dated(dates):
    """A dealing for each date."""
    return [FACTS[0] | {"id": f"c{i}", "event": f"e{i}", "date": date} for i, date in enumerate(dates)]


SPAN = dated(["2024-11-05", "2025-01-10", "2025-01-20", "2025-03-02", "2025", None])


def test_the_strip_counts_the_dealings_of_each_month(visit):
    """From the first month to the last, also those without; a year alone is no month."""
    page = visit(SPAN, ARTICLES, fragment="#view=timeline").page
    names = [bar.get_attribute("aria-label") for bar in page.locator(".strip button").all()]
    counts = [0 if name.endswith(": 0 dealings") else int(name.split(": ")[1].split()[0]) for name in names]
    assert (names[0], counts) == ("November 2024: 1 dealing", [1, 0, 2, 0, 1])


def test_a_bar_that_is_clicked_narrows_to_its_month(visit):
    """With a notice of what that hides; a second click shows all again."""
    page = visit(SPAN, ARTICLES, fragment="#view=timeline").page
    january = page.get_by_role("button", name="January 2025: 2 dealings")
    january.click()
    expect(page.locator(".timeline li")).to_have_count(3)  # and that of some month of 2025
    expect(page.locator("#notice")).to_contain_text("3 by date")
    expect(january).to_have_attribute("aria-pressed", "true")
    page.wait_for_url("**from=2025-01-01&to=2025-01-31*")
    january.click()
    expect(page.locator(".timeline li")).to_have_count(6)


def test_a_drag_over_bars_narrows_to_them(visit):
    """From whichever end."""
    page = visit(SPAN, ARTICLES, fragment="#view=timeline").page
    first, last = (page.locator(".strip button").nth(place).bounding_box() for place in (1, 3))
    page.mouse.move(last["x"] + 5, last["y"] + 9)
    page.mouse.down()
    page.mouse.move(first["x"] + 5, first["y"] + 9, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=2024-12-01&to=2025-02-28*")


def test_keys_alone_narrow_to_a_month_and_to_several(visit):
    """The strip is one stop for Tab; Enter takes a bar, Shift and an arrow the next one too."""
    page = visit(SPAN, ARTICLES, fragment="#view=timeline").page
    assert page.locator(".strip [tabindex='0']").count() == 1
    page.locator(".strip [tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**from=2025-01-01&to=2025-01-31*")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**from=2025-01-01&to=2025-02-28*")
    page.keyboard.press("Shift+ArrowLeft")
    page.wait_for_url("**from=2025-01-01&to=2025-01-31*")
    page.get_by_role("button", name="All dates").click()
    expect(page.locator(".timeline li")).to_have_count(6)


def test_long_spans_have_a_bar_for_each_year(visit):
    """Of a century and more, a decade."""
    page = visit(dated(["1990-05-01", "2024", "2025-03-02"]), ARTICLES, fragment="#view=timeline").page
    expect(page.locator(".strip button")).to_have_count(36)
    page = visit(dated(["1815-06-09", "2025-03-02"]), ARTICLES, fragment="#view=timeline").page
    expect(page.locator(".strip button")).to_have_count(22)
    page.locator(".strip button").first.click()
    page.wait_for_url("**from=1810-01-01&to=1819-12-31*")


def test_an_article_shows_its_quotes_marked(sample):
    """Each marked passage opens the claims that rest on it; the link leads to the article."""
    page = sample.page
    page.get_by_role("tab", name="Sources").click()
    source = page.locator(".source").first
    assert source.locator("h3 a").get_attribute("rel") == "noopener noreferrer"
    marked = source.locator("a.quoted").first
    quote = marked.inner_text()
    marked.click()
    assert any(quote in mark for mark in page.locator("#evidence mark").all_text_contents())


def test_only_one_article_is_read_on_demand(sample):
    """From its card, with a notice of what that hides."""
    page = sample.page
    page.get_by_role("tab", name="Sources").click()
    page.get_by_role("button", name="Only this article").first.click()
    expect(page.locator("#notice")).to_contain_text("by article")
    expect(page.locator("#filter-article")).not_to_have_value("")
