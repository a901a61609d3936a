"""The page as of a day, beside what the program says of that day."""

import json

import pytest
from rdflib import Graph
from resolution.reported import article, said, write_build
from view.sample import Record

from graph.explain import read_event_records
from graph.facts import read_facts
from graph.model import Status
from graph.vocabulary import CG
from graph.writing import read_article_records

REPORTS = [
    article("march", "2025-03-12", "Harbor Wire"),
    article("april", "2025-04-01", "Lantern Post"),
    article("may", "2025-05-03", "Delta Herald"),
    article("june", "2025-06-20", "Harbor Wire"),
]
CLAIMS = [
    said("Agreement", article="march", status=Status.PLANNED),
    said("Agreement", article="may", date="2025-05-02"),
    said("Agreement", article="june", date="2025-05-02"),
    said(article="march", amount=500),
    said(article="april", amount=520),
    said(article="may", amount=500),
    said("Transfer", ("US", "RW"), article="april", status=Status.NEGATED, count=7),
    said("Transfer", ("US", "RW"), article="may", count=7),
    said("Transfer", ("US", "RW"), article="june", count=7),
]


def exported(run, build, day) -> set[tuple[str, ...]]:
    """The events of `export --as-of`: IRI, status, number of sources, whether they differ, date."""
    graph = Graph().parse(data=run("export", build, "--format", "turtle", "--as-of", day).stdout, format="turtle")
    return {
        (
            str(event),
            str(graph.value(event, CG.status)).rpartition("#")[2].lower(),
            str(graph.value(event, CG.independentSources)),
            str(graph.value(event, CG.disputed) or "false"),
            str(graph.value(event, CG.date) or ""),
        )
        for event in graph.subjects(CG.independentSources)
    }


def saved(events: list[Record]) -> set[tuple[str, ...]]:
    """The events of a page that was saved as JSON, likewise."""
    return {
        (
            str(event["id"]),
            str(event["status"]),
            str(event["independent_sources"]),
            str(event["disputed"]).lower(),
            str(event["date"] or ""),
        )
        for event in events
    }


@pytest.mark.parametrize("day", [report.published for report in REPORTS])
def test_the_page_says_of_a_day_what_the_program_says(visit, run, tmp_path, day):
    """Which events there were, their status and date, how many sources they had, and whether those differed."""
    write_build(tmp_path, REPORTS, CLAIMS)
    facts, articles = list(read_facts(tmp_path / "facts.jsonl")), list(read_article_records(tmp_path))
    page = visit(facts, articles, events=read_event_records(tmp_path), fragment=f"#asof={day}").page
    with page.expect_download() as waiting:
        page.locator("#exports").get_by_role("button", name="JSON").click()
    events = json.loads(waiting.value.path().read_text(encoding="utf-8"))["events"]
    assert saved(events) == exported(run, tmp_path, day)
    assert events
