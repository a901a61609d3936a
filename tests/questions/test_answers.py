"""Answers: sentences with the quotes that they stand on, in every form."""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest
from project import Run
from resolution.reported import article, said, write_build

from graph.knowledge import read_knowledge, write_knowledge
from graph.lexicon import shipped_lexicon
from graph.model import Status
from graph.questions import Question, Reply, answer_question, load_questions
from graph.store import open_store

QUESTIONS = load_questions()
ARTICLES = [
    article("march", "2025-03-12", "Harbor Wire"),
    article("may", "2025-05-03", "Lantern Post"),
    article("june", "2025-06-04", "Southern Ledger"),
]
CLAIMS = [
    said("Agreement", article="march", status=Status.PLANNED),
    said("Agreement", article="may"),
    said(article="march", amount=500, date="2025-03-01"),
    said(article="may", amount=500, date="2025-03-02"),
    said(article="june", amount=900, by="officials"),
    said(article="june", parties=("UG", "RW"), status=Status.NEGATED),
    said("Transfer", article="june", count=200, hedge="at least", date="2025-05"),
    said("Request", article="march"),
    said("Detention", ("UG",), article="june", status=Status.POSSIBLE, count=7),
]


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """What three articles say of Kenya, Uganda and Rwanda."""
    write_build(tmp_path, ARTICLES, CLAIMS)
    write_knowledge(tmp_path / "knowledge.json", shipped_lexicon())
    return tmp_path


@pytest.fixture
def ask(run: Run, build: Path):
    """`ask("payments", "--to", "Uganda")`: the answers of the build, as it is public in the end."""
    return lambda *words: run("ask", *words, "-o", build, "--as-of", "2026-01-01")


def sentences(output: str) -> list[str]:
    """The answers of a text without their quotes."""
    return [line for line in output.splitlines() if not line.startswith(" ")]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_every_question_is_answered_from_the_seeds(seeds_build: Path, question: Question):
    """Sentences are whole, each is there once, and each stands on words of an article."""
    texts = {}
    for line in (seeds_build / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        texts[record["id"]] = record["text"]
    given = {"from": "Rwanda", "to": "El Salvador"} if question.header.network == "paths" else {}
    store, knowledge = open_store(seeds_build / "store"), read_knowledge(seeds_build)

    reply = answer_question(question, given, store, knowledge)

    assert reply.answers or question.name in {"disputes", "changed"}
    for answer in reply.answers:
        assert re.fullmatch(r"[^{}\[\]]+[.]", answer.sentence)
        assert answer.citations or question.name in {"sources", "central"}
        for citation in answer.citations:
            assert texts[citation.article][citation.start : citation.end] == citation.quote
    events = [(answer.sentence, answer.events, tuple(answer.values.items())) for answer in reply.answers]
    assert len(set(events)) == len(events)


@cache
def everything_of(build: Path, name: str) -> Reply:
    """All answers to a question."""
    return answer_question(QUESTIONS[name], {}, open_store(build / "store"), read_knowledge(build))


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        (question.name, name)
        for question in QUESTIONS.values()
        for name, parameter in question.parameters.items()
        if parameter.type == "actor" and question.header.network is None
    ],
)
def test_asking_of_somebody_gives_some_of_all_answers(seeds_build: Path, name: str, parameter: str):
    """A parameter leaves out answers and never makes others."""
    store, knowledge = open_store(seeds_build / "store"), read_knowledge(seeds_build)
    everything = everything_of(seeds_build, name)
    some = answer_question(QUESTIONS[name], {parameter: "United States"}, store, knowledge)
    nothing = answer_question(QUESTIONS[name], {parameter: "Liechtenstein"}, store, knowledge)

    assert not nothing.answers
    if name != "sources":  # it counts
        assert {answer.sentence for answer in some.answers} <= {answer.sentence for answer in everything.answers}
    assert len(some.answers) <= len(everything.answers)


def test_answers_are_sentences_with_quotes(ask):
    """What happened comes first, and a sentence says how each stands."""
    output = ask("payments").stdout

    assert sentences(output) == [
        "Kenya paid Uganda $900.",
        "Kenya paid Uganda $500 on 1 March 2025. Sources differ on it.",
        "Uganda did not pay Rwanda.",
    ]
    assert "    “Somebody”\n      june, Southern Ledger, 2025-06-04, according to officials\n" in output


def test_what_was_understood_is_told_apart(ask):
    """It goes to stderr, with whom a name was taken for."""
    result = ask("who paid Uganda since 2025?")

    assert result.stderr.startswith(
        "Who paid whom, and how much? (payments; to: Uganda, its government and whoever is of it; since: 2025-01-01)\n"
    )


def test_answers_without_a_date_are_counted(ask):
    """Asked of a time, they are left out, because nobody knows."""
    result = ask("payments", "--to", "Uganda", "--since", "2025")

    assert all("on 1 March 2025" in sentence for sentence in sentences(result.stdout))
    assert "Left out, because no date is known: 1 more.\n" in result.stderr
    assert "No answer" in ask("payments", "--since", "2025-04").stderr
    assert sentences(ask("payments", "--until", "March 2025").stdout) == sentences(result.stdout)


def test_statuses_are_told_apart(ask):
    """What may be is not told as done, what is denied is denied, and a status can be asked for."""
    assert sentences(ask("detentions").stdout) == ["Uganda may hold 7 people."]
    assert sentences(ask("payments", "--status", "negated").stdout) == ["Uganda did not pay Rwanda."]
    assert sentences(ask("denied").stdout) == ["Uganda did not pay Rwanda."]


def test_a_claim_of_another_status_says_so(ask):
    """The plan behind a deed is quoted as one."""
    output = ask("agreed").stdout

    assert "      march, Harbor Wire, 2025-03-12, as planned\n" in output
    assert "      may, Lantern Post, 2025-05-03\n" in output


def test_a_hedge_is_told(ask):
    """At least so many are not so many."""
    assert sentences(ask("transfers").stdout) == ["Kenya sent at least 200 people to Uganda in May 2025."]


def test_what_changed_is_told(ask):
    """A plan that came true is told with the day on which it was one."""
    assert sentences(ask("changed").stdout) == [
        "Reported as planned since 2025-03-12, and now so: Kenya agreed with Uganda."
    ]


def test_an_answer_as_of_a_day(run: Run, build: Path):
    """In April it is a plan."""
    output = run("ask", "agreed", "-o", build, "--as-of", "2025-04-01").stdout

    assert sentences(output) == ["Kenya is to agree with Uganda."]


def test_sums_are_of_what_was_paid(ask):
    """They are by currency, and say of how many payments."""
    output = ask("totals", "--to", "Uganda", "--format", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(output, newline=""))

    assert (row["payer"], row["payee"], row["currency"]) == ("Kenya", "Uganda", "USD")
    assert int(row["payments"]) == len(row["events"].split())


def test_how_two_are_connected(ask):
    """A step is an event with its quote, or a body and its government; who is not connected is said."""
    assert sentences(ask("how is Kenya connected to Uganda?").stdout)[0].startswith(
        "Kenya and Uganda are connected by 1 step: "
    )
    assert "No answer" in ask("connected", "--from", "Kenya", "--to", "Rwanda").stderr
    assert ask("connected", "--from", "Kenya").exit_code == 2


def test_who_is_in_the_middle(ask):
    """Of two that deal with each other neither is between others."""
    rows = list(csv.DictReader(io.StringIO(ask("central", "--format", "csv").stdout, newline="")))

    assert [(row["actor"], row["others"], row["between"]) for row in rows] == [
        ("Kenya", "1", "0"),
        ("Uganda", "1", "0"),
    ]
    assert len(sentences(ask("central", "--top", "1").stdout)) == 1


def test_answers_as_json(ask):
    """A program gets every value, event and quote."""
    reply = json.loads(ask("transfers", "--format", "json").stdout)

    assert (reply["question"], reply["total"]) == ("transfers", 1)
    (answer,) = reply["answers"]
    assert answer["values"]["count"] == "200"
    assert answer["citations"][0]["quote"] == "Somebody"


def test_answers_as_a_table(ask):
    """A line each, without what is empty everywhere."""
    lines = ask("transfers", "--format", "table").stdout.splitlines()

    assert lines[0].split() == ["sender", "destination", "count", "countQualifier", "date", "status", "articles"]
    assert lines[1].startswith("Kenya")


def test_a_limited_answer_says_so(ask):
    """How many there are is told."""
    result = ask("payments", "--limit", "1")

    assert len(sentences(result.stdout)) == 1
    assert re.search(r"only the first 1 of \d answers", result.stderr)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("payments", "--too", "Uganda"), "No such option '--too'"),
        (("payments", "--since", "yesterday"), "expected a year, a month or a day"),
        (("payments", "--since", "2025-13"), "expected a year, a month or a day"),
        (("payments", "--status", "certain"), "expected one of actual, planned, possible, negated"),
        (("central", "--top", "few"), "expected a number"),
        (("payments", "--to", '" } DROP ALL #'), "is nobody"),
        (("--to", "Uganda"), "no question"),
        ((), "no question"),
        (("payments", "--to"), "requires an argument"),
    ],
)
def test_wrong_usage_of_a_question(ask, words: tuple[str, ...], said: str):
    """It ends with status 2, and says what was expected."""
    result = ask(*words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_build_under_another_base(run: Run, tmp_path: Path):
    """Names, prefixes and events are those of the build, wherever it has its IRIs."""
    write_build(tmp_path, ARTICLES, CLAIMS, base_iri="https://example.org/graph/")
    write_knowledge(tmp_path / "knowledge.json", shipped_lexicon())
    asked = ("-o", tmp_path, "--as-of", "2026-01-01")

    assert sentences(run("ask", "detentions", "--by", "government:UG", *asked).stdout) == ["Uganda may hold 7 people."]
    assert sentences(run("ask", "detentions", "--by", "Uganda", *asked).stdout) == ["Uganda may hold 7 people."]
    assert run("query", *asked, "SELECT ?x { ?x cg:governs country:UG }").stdout == "x\ngovernment:UG\n"


def test_a_question_of_ones_own(run: Run, build: Path, tmp_path: Path):
    """A folder with a file is all that it takes."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "poor.rq").write_text(
        "# title: Who paid little?\n# parameters: {most: {type: number, help: how much, default: 600}}\n"
        "# answer: '{payer} paid {amount currency} only.'\n"
        "SELECT DISTINCT ?most ?event ?payer ?amount ?currency { ?event cg:payer ?payer ; cg:amount ?amount ; "
        "cg:currency ?currency FILTER(?amount < ?most) }"
    )
    asked = ("ask", "-o", build, "--as-of", "2026-01-01", "--queries", tmp_path / "mine", "poor")

    assert sentences(run(*asked, "--most", "2000").stdout) != []
    assert run(*asked, "--most", "1").stdout == ""


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_explains_itself(run: Run, name: str):
    """Its help has its title, the ways to ask it, and what it can be asked of."""
    output = run("ask", name, "--help").stdout
    question = QUESTIONS[name]

    assert question.title in output
    assert all(f"  {way}\n" in output for way in question.header.asked)
    assert all(f"  --{parameter} " in output for parameter in question.parameters)


def test_the_list_needs_no_build(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It shows what can be asked, and of what."""
    monkeypatch.chdir(tmp_path)
    output = run("ask", "--list").stdout

    assert "payments      Who paid whom, and how much?\n              --by NAME --to NAME --since TIME" in output
    assert len(output.splitlines()) == 2 * len(QUESTIONS)
