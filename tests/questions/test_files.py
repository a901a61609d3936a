"""Questions as data: what a file may say, and what is wrong with one is named with its line."""

import re
from pathlib import Path

import pytest

from graph.errors import QuestionError
from graph.questions import load_questions, understand
from graph.questions.files import Question, slots
from graph.resources import ontology_path

QUESTIONS = load_questions()
HEADER = """\
# title: Who paid whom of ours?
# asked: ["who paid {to} of ours"]
# parameters:
#   to: {type: actor, help: who was paid}
# answer: '{event}.'
"""
QUERY = "SELECT ?to ?event { ?event cg:payee ?payee . ?payee cg:country? ?to }\n"


def test_there_are_questions_enough():
    """A journalist or lawyer finds what she would ask."""
    assert len(QUESTIONS) >= 20
    assert len({question.title for question in QUESTIONS.values()}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_every_way_to_ask_asks_its_own_question(question: Question):
    """No way to ask is taken by another question, with or without a question mark, and a time behind it counts."""
    assert len(question.header.asked) >= 3
    for way in (question.title, *question.header.asked):
        given = {name: f"Nation {place}" for place, name in enumerate(slots(way))}
        text = re.sub(r"\{([^}]*)\}", lambda slot, given=given: given[slot[1]], way)
        understood = understand(f"{text}?", QUESTIONS)
        assert (understood.question.name, understood.given) == (question.name, given)
        if "since" in question.parameters:
            assert understand(f"{text} since June 2025", QUESTIONS).given == {**given, "since": "June 2025"}


def test_a_name_is_a_way_to_ask():
    """So is what `--list` shows."""
    for name, question in QUESTIONS.items():
        assert understand(name, QUESTIONS).question == question


def test_a_user_adds_questions_and_replaces_ours(tmp_path: Path):
    """Those of a folder come beside ours; one of the same name takes its place."""
    (tmp_path / "mine.rq").write_text(HEADER + QUERY)
    (tmp_path / "payments.rq").write_text(HEADER + QUERY)
    questions = load_questions(tmp_path)

    assert len(questions) == len(QUESTIONS) + 1
    assert questions["payments"].title == "Who paid whom of ours?"
    assert questions["mine"].columns == ("event",)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("# title", "# titel: x\n# title", 1, "titel: unknown key, expected one of answer, asked"),
        ("# answer: '{event}.'\n", "", 1, "answer: missing"),
        ("type: actor", "type: actress", 4, "expected one of 'actor'"),
        ("#   to:", "#   format:", 4, "expected a name in small letters that is none of"),
        ("#   to:", "#   by:", 2, "{to} is no parameter, expected one of by"),
        ("{event}.'", "{payer}.'", 5, "{payer} is not selected, expected one of event, to"),
        ("{event}.'", "{event.'", 5, "'{' stands alone"),
        ("{event}.'", "[{event}.'", 5, "'[' stands alone"),
        ("SELECT ?to ", "SELECT ", 4, "the query does not select ?to, a parameter"),
        ("cg:payee ?payee", "nope:payee ?payee", 6, "the prefix nope: is not known"),
        ("# title: Who", "# title: [Who", 2, "not YAML"),
        ("# title: Who paid whom of ours?\n", "# title: &a Who\n", 1, "an anchor"),
        (QUERY, "ASK {}", 1, "expected a SELECT query"),
        ("help: who was paid}", "help: who was paid, default: 3}", 4, "expected a default of digits for a number"),
        ("# answer", "# network: paths\n# answer", 1, "the actors from and to"),
        ("# answer", "# network: centres\n# answer", 5, "selects ?event ?actor"),
        (QUERY, "SELECT ?to ?event { SERVICE <http://127.0.0.1:9/> { ?event ?p ?to } }", 1, "SERVICE is refused"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, said: str):
    """Whoever writes a question is told where it is wrong, and what was expected."""
    path = tmp_path / "mine.rq"
    path.write_text((HEADER + QUERY).replace(old, new, 1))

    with pytest.raises(QuestionError) as raised:
        load_questions(tmp_path)

    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Mine.rq", HEADER + QUERY, "expected a name of small letters"),
        ("mine.rq", QUERY, "expected a header"),
        ("mine.txt", HEADER + QUERY, "expected a folder with files that end in .rq"),
    ],
)
def test_a_file_that_is_no_question(tmp_path: Path, name: str, content: str, said: str):
    """It is named, and what was expected."""
    (tmp_path / name).write_text(content)

    with pytest.raises(QuestionError, match=said):
        load_questions(tmp_path)


def test_no_query_of_ours_holds_a_value_of_a_parameter():
    """Queries are whole: there is nothing in their text that a program would put values into."""
    for path in ontology_path("queries").glob("*.rq"):
        query = "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith("#"))
        assert not re.search(r"%s|\$\{|\{\{|\{[a-z]+\}", query), path
