"""The content of the page."""

import json
import re

import pytest
from rdflib import Graph, URIRef
from resolution.reported import article, said, write_build
from view.hostile import URLS
from view.sample import read_sample

from graph.explain import read_event_records
from graph.facts import read_facts
from graph.model import Status
from graph.rdf import write_graph
from graph.view.data import keep_best, page_data, safe_url
from graph.view.network import STANDING, group_by_event, is_disputed
from graph.vocabulary import CG
from graph.writing import write_view

ARTICLES = [
    article("a", "2025-05-01", "Lantern Post"),
    article("b", "2025-05-02", "Harbor Wire"),
    article("c", "2025-05-03", "Southern Ledger"),
    article("d", None, "Northern Star"),
]
DISPUTED = [said(article="a", amount=500), said(article="b", amount=520), said(article="c", amount=500)]
DENIED = [said(parties=("KE", "TZ"), article=name, status=status) for name, status in zip("ac", Status, strict=False)]
CAME_TRUE = [
    said(parties=("KE", "RW"), article="a", amount=5, status=Status.PLANNED),
    said(parties=("KE", "RW"), article="b", amount=5),
]
UNDATED = said(parties=("KE", "SS"), article="d")


@pytest.fixture(scope="module")
def data():
    """The content of the sample's page."""
    return page_data(*read_sample(), title="Sample")


def records(table):
    """The rows of a table that is held by columns."""
    return [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]


def quote_of(data, claim):
    """The words that a claim's run of pieces gives."""
    first, end = claim["quote"]
    return "".join(data["articles"]["text"][claim["article"]][first:end])


def test_every_claim_carries_its_quote(data):
    """The quotes of the page are those of the facts."""
    facts, _ = read_sample()
    shown = [quote_of(data, claim) for claim in records(data["claims"])]
    assert sorted(shown) == sorted(fact["quote"] for fact in facts)


def test_events_and_claims_refer_to_each_other(data):
    """Each claim belongs to exactly one event."""
    claims = [claim for claims in data["events"]["claims"] for claim in claims]
    assert sorted(claims) == list(range(len(data["claims"]["iri"])))


def test_the_drawing_holds_every_actor_and_event(data):
    """Below the limit the drawing leaves nothing out."""
    drawn = {node["id"] for node in data["drawing"]["nodes"]}
    assert {str(i) for i in range(len(data["actors"]["iri"]))} <= drawn
    assert {edge["id"] for edge in data["drawing"]["edges"]} == set(range(len(data["events"]["iri"])))


def test_a_large_network_is_drawn_in_part():
    """Above the limit only the best connected actors have a place; the claims are all there."""
    facts, articles = read_sample()
    data = page_data(facts, articles, title="", drawn_actors=10)
    assert sum(node["group"] != "event" for node in data["drawing"]["nodes"]) == 10
    assert len(data["claims"]["iri"]) == len(facts)


def test_a_page_of_too_many_claims_holds_the_best_reported_and_counts_the_rest():
    """Events with more claims come before those with fewer, and keep the order of the build."""
    facts, articles = read_sample()
    sizes = sorted(map(len, group_by_event(facts).values()), reverse=True)
    data = page_data(facts, articles, title="", held_claims=sum(sizes[:5]))
    held = [len(claims) for claims in data["events"]["claims"]]
    assert sorted(held, reverse=True) == sizes[:5]
    assert data["left_out"] == {"events": len(sizes) - 5, "claims": sum(sizes[5:])}


def test_iris_are_held_without_what_they_share(data):
    """The base and the rest make the IRI of a fact again."""
    facts, _ = read_sample()
    assert {data["base"] + iri for iri in data["claims"]["iri"]} == {fact["id"] for fact in facts}
    assert {data["base"] + iri for iri in data["events"]["iri"]} == {fact["event"] for fact in facts}


def test_states_go_by_the_names_that_the_network_has():
    """ISO's short name is for those of whom only a body or a court is named."""
    party = {"id": "x/government/NR", "label": "Government of Nauru", "country": "NR", "mention": "Nauru"}
    other = {"id": "x/court/rw-court", "label": "High Court", "country": "RW", "mention": "the court"}
    facts, articles = read_sample()
    data = page_data([facts[0] | {"roles": {"party": party, "counterparty": other}}], articles, title="")
    assert data["states"] == {"NR": "Nauru", "RW": "Rwanda"}


def test_an_article_that_is_missing_is_no_failure():
    """A fact whose article was not handed over keeps its quote."""
    facts, _ = read_sample()
    data = page_data(facts[:1], [], title="")
    assert data["articles"]["known"] == [False]
    assert data["articles"]["text"] == [[facts[0]["quote"]]]


def standings_of_page(folder):
    """What the page of a build says of each event: its status, whether it is disputed, sources, first and last day."""
    write_view(folder, folder / "graph.html")
    found = re.search('id="data">(.*?)</script>', (folder / "graph.html").read_text(encoding="utf-8"))
    events = group_by_event(list(read_facts(folder / "facts.jsonl")))  # in the order of the page's
    shown = records(json.loads(found[1])["events"])
    return {iri: tuple(event[name] for name in STANDING) for iri, event in zip(events, shown, strict=True)}


def standings_of_graph(folder, claims, events):
    """The same as the graph says it."""
    write_graph(folder / "graph.ttl", folder / "graph.nq", ARTICLES, claims, events)
    triples = Graph().parse(folder / "graph.ttl")

    def value(event, name):
        term = triples.value(URIRef(event), CG[name])
        return None if term is None else str(term)

    return {
        event: (
            value(event, "status").removeprefix(str(CG)).lower(),
            value(event, "disputed") == "true",
            int(value(event, "independentSources")),
            value(event, "firstReported"),
            value(event, "lastReported"),
        )
        for event in map(str, triples.subjects(CG.independentSources))
    }


def test_the_page_agrees_with_the_graph(tmp_path):
    """On disputes, a denial, a plan that came true and an article without a day."""
    claims = [*DISPUTED, *DENIED, *CAME_TRUE, UNDATED]
    events = write_build(tmp_path, ARTICLES, claims)
    shown = standings_of_page(tmp_path)

    assert shown == standings_of_graph(tmp_path, claims, events)
    assert ("actual", True, 3, "2025-05-01", "2025-05-03") in shown.values()
    assert ("actual", False, 1, None, None) in shown.values()


def test_a_plan_that_came_true_is_not_disputed(tmp_path):
    """Though its claims differ in status, which is all that their facts tell."""
    write_build(tmp_path, ARTICLES, CAME_TRUE)

    assert is_disputed(list(read_facts(tmp_path / "facts.jsonl")))
    assert list(standings_of_page(tmp_path).values()) == [("actual", False, 2, "2025-05-01", "2025-05-02")]


@pytest.mark.parametrize("url", URLS[:-1])
def test_an_address_that_is_not_of_the_web_is_no_link(url):
    """Only http and https with a host become links."""
    assert safe_url(url) is None


def test_an_address_of_the_web_is_kept():
    """It is not rewritten."""
    assert safe_url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert safe_url(None) is None


def test_what_sources_differ_in_is_told_with_who_says_which(tmp_path):
    """A sum that one article gives and the others do not, by the places of their claims."""
    events = write_build(tmp_path, ARTICLES, DISPUTED)
    facts = list(read_facts(tmp_path / "facts.jsonl"))
    data = page_data(facts, [], title="", events=read_event_records(tmp_path))
    [[aspect, values]] = data["events"]["differences"][0]
    assert len(events) == 1
    assert aspect == "sum"
    assert sorted((value, len(claims)) for value, claims in values) == [("$500", 2), ("$520", 1)]


def test_how_a_status_changed_is_told_with_its_days(tmp_path):
    """A plan that came true has two steps; the event of one status none."""
    write_build(tmp_path, ARTICLES, [*CAME_TRUE, UNDATED])
    facts = list(read_facts(tmp_path / "facts.jsonl"))
    data = page_data(facts, [], title="", events=read_event_records(tmp_path))
    assert sorted(data["events"]["history"]) == [[], [["planned", "2025-05-01"], ["actual", "2025-05-02"]]]


def test_a_time_that_is_only_bounded_is_no_date():
    """As the graph states none for it, though it has bounds."""
    facts, articles = read_sample()
    standing = {"status": "actual", "disputed": False, "sources": 1, "first_reported": None, "last_reported": None}
    time = {"text": "in recent months", "value": None, "earliest": "2025-01-01", "latest": "2025-06-30"}
    record = {"id": facts[0]["event"], "time": time, **standing}
    data = page_data(facts[:1], articles, title="", events=[record])
    assert data["events"]["date"] == [None]


def test_the_best_reported_events_are_kept_as_they_go_by():
    """By sources, then claims, then IRI; where one has no room, neither has any that is worse, though it be smaller."""
    reported = {"a": (1, 3), "b": (2, 4), "c": (1, 5), "d": (1, 1), "e": (2, 1), "f": (1, 3)}
    events = [{"id": iri, "sources": sources, "claims": ["x"] * claims} for iri, (sources, claims) in reported.items()]
    for most, expected in {9: "be", 10: "bce", 13: "abce", 100: "abcdef"}.items():
        kept, left = keep_best(events, most)
        assert "".join(event["id"] for event in kept) == expected
        assert left["events"] == len(reported) - len(expected)
        assert left["claims"] == sum(claims for iri, (_, claims) in reported.items() if iri not in expected)
