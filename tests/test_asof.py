"""What was public on a day."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from project import Run
from resolution.reported import ROLES, article, said, write_build

from graph.asof import is_public, read_public
from graph.frames import load_frames
from graph.iris import BASE_IRI, mint_event_iri, slug
from graph.knowledge import write_knowledge
from graph.lexicon import Lexicon, shipped_lexicon
from graph.model import Claim, Entity, EntityKind, Status
from graph.resolution import find_sightings, identify, resolve_persons

ARTICLES = [
    article("march", "2025-03-12", "Harbor Wire"),
    article("may", "2025-05-03T10:00:00", "Lantern Post"),
    article("june", "2025-06", "Southern Ledger"),
    article("some-day", None),
]
CLAIMS = [
    said("Agreement", article="march", status=Status.PLANNED),
    said("Agreement", article="may"),
    said("Agreement", article="june"),
    said(article="march", amount=500),
    said(article="some-day", amount=500),
]
PAID = "SELECT ?payer { ?payer cg:agreedWith ?other }"


@pytest.fixture
def build(tmp_path):
    """A build of an agreement that is planned in March and in force in May."""
    write_build(tmp_path, ARTICLES, CLAIMS)
    return tmp_path


@pytest.mark.parametrize(
    ("published", "day", "public"),
    [
        ("2025-05-03", "2025-05-02", False),
        ("2025-05-03", "2025-05-03", True),
        ("2025-05-03T23:00:00", "2025-05-03", True),
        ("2025-02", "2025-02-27", False),
        ("2025-02", "2025-02-28", True),
        ("2024", "2024-12-30", False),
        ("2024", "2024-12-31", True),
        (None, "2025-12-31", False),
    ],
)
def test_an_article_is_public_from_its_day_on(published, day, public):
    """One of a month or year from its end on, and one of no day never."""
    assert is_public(article("a", published), dt.date.fromisoformat(day)) is public


def test_an_event_is_what_was_known_by_then(build):
    """In April a plan, in May an agreement; the same event."""
    plan, deed = (
        next(event for event in read_public(build, dt.date.fromisoformat(day)).events if event.kind == "Agreement")
        for day in ("2025-04-01", "2025-05-31")
    )
    assert (plan.status, plan.articles, plan.last_reported) == (Status.PLANNED, ("march",), dt.date(2025, 3, 12))
    assert (deed.status, deed.articles) == (Status.ACTUAL, ("march", "may"))
    assert plan.key == deed.key


def test_nothing_was_public_before_the_first_article(build):
    """No claims, no events."""
    public = read_public(build, dt.date(2025, 3, 11))
    assert (public.articles, public.claims, public.events) == ((), (), ())


def test_persons_are_those_of_the_articles_of_then(tmp_path):
    """Whom only a later article names in full goes by the short name that was known."""
    claims = [in_office("Rubio", "march"), in_office("Marco Rubio", "may")]
    write_build(tmp_path, ARTICLES, list(resolve_persons(claims, identify(find_sightings(claims)))))

    def persons(day: str) -> set[str]:
        claims = read_public(tmp_path, dt.date.fromisoformat(day)).claims
        return {claim.fillers[0].entity.key for claim in claims}

    assert persons("2025-04-01") == {"rubio"}
    assert persons("2025-05-03") == {"marco-rubio"}


def in_office(name: str, article: str) -> Claim:
    """A secretary of state of the US."""
    claim = said("OfficeHolding", ("X", "US"), article=article)
    person = Entity(kind=EntityKind.PERSON, key=slug(name), label=name)
    holder = replace(claim.fillers[0], entity=person)
    return replace(claim, fillers=(holder, claim.fillers[1]), title="secretary of state")


def test_facts_of_a_day_have_the_events_of_that_day(run: Run, build):
    """As lines of JSON, CSV or a table; whoever cannot be dated is counted on stderr."""
    result = run("facts", "-o", build, "--as-of", "2025-04-01", "--format", "jsonl")
    facts = [json.loads(line) for line in result.stdout.splitlines()]

    assert [fact["article"] for fact in facts] == ["march", "march"]
    events = {mint_event_iri(event) for event in read_public(build, dt.date(2025, 4, 1)).events}
    assert {fact["event"] for fact in facts} == events
    assert result.stderr == "1 article without a day of publication left out\n"
    assert len(run("facts", "-o", build, "--as-of", "2025-04-01", "--format", "csv").stdout.splitlines()) == 3
    assert "Agreement" not in run("facts", "-o", build, "--as-of", "2025-02-01").stdout


def test_a_question_is_answered_from_what_was_public(run: Run, build):
    """Direct triples follow from the events of the day."""
    before = run("query", PAID, "-o", build, "--as-of", "2025-04-01", "--format", "csv").stdout.splitlines()
    after = run("query", PAID, "-o", build, "--as-of", "2025-05-03", "--format", "csv").stdout.splitlines()

    assert before == ["payer"]
    assert after == ["payer", f"{BASE_IRI}government/KE"]


def test_iris_are_those_of_the_build(run: Run, tmp_path):
    """Under its own base."""
    write_build(tmp_path, ARTICLES, CLAIMS, base_iri="https://example.org/id/")
    answer = run("query", PAID, "-o", tmp_path, "--as-of", "2025-05-03", "--format", "csv").stdout

    assert answer.splitlines() == ["payer", "https://example.org/id/government/KE"]


def test_a_users_own_kind_keeps_its_terms(run: Run, tmp_path, monkeypatch):
    """Its class, its roles and its plain triple, as its file has them."""
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "recognition.yaml").write_text(
        "frame: Recognition\ndefinition: A government recognizes another.\ndirect: recognizedState\n"
        "namespace: https://example.org/terms#\n"
        "roles:\n  recognizer: {required: true, fillers: [government]}\n"
        "  recognized: {required: true, fillers: [government]}\n"
        "patterns:\n  - {pattern: recognize, units: [recognize.v], elements: {recognizer: [subject], "
        "recognized: [object]}}\n"
    )
    monkeypatch.setitem(ROLES, "Recognition", ("recognizer", "recognized"))
    write_build(tmp_path, ARTICLES, [said("Recognition", article="march")])
    lexicon = Lexicon(load_frames(tmp_path / "frames"), shipped_lexicon().gazetteer)
    write_knowledge(tmp_path / "knowledge.json", lexicon)

    query = (
        "SELECT ?x { ?e a <https://example.org/terms#Recognition> . ?x <https://example.org/terms#recognizedState> [] }"
    )
    answer = run("query", query, "-o", tmp_path, "--as-of", "2025-04-01", "--format", "csv").stdout

    assert answer.splitlines() == ["x", f"{BASE_IRI}government/KE"]


@pytest.mark.parametrize("day", ["yesterday", "2025-13-01", "2025-05"])
def test_what_is_no_day_is_refused(run: Run, build, day):
    """Nothing is asked."""
    assert run("facts", "-o", build, "--as-of", day).exit_code == 2
