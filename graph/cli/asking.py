"""The command `ask`."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.group import main
from graph.cli.inputs import public_on
from graph.cli.options import as_of_option, build_option
from graph.cli.output import echo_bytes, echo_table, printable
from graph.errors import RequestError

if TYPE_CHECKING:
    from graph.questions import Answer, Question, Reply
    from graph.store import Store

METAVARS = {"actor": "NAME", "since": "TIME", "until": "TIME", "status": "STATUS", "number": "N"}
MOST_QUOTES = 3  # of an answer in sentences; the other forms have all


@main.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[QUESTION]...")
@build_option
@as_of_option
@click.option("--list", "listed", is_flag=True, help="List the questions with what each can be asked of.")
@click.option(
    "--queries",
    "folders",
    multiple=True,
    envvar="CABLEGRAPH_QUERIES",
    show_envvar=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of your own questions; may be repeated.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many answers.")
@click.option(
    "--format", "form", type=click.Choice(["text", "table", "csv", "json"]), default="text", show_default=True
)
@click.option("-h", "--help", "help_wanted", is_flag=True, help="Show this message, or that of a QUESTION, and exit.")
@click.pass_context
def ask(
    ctx: click.Context,
    words: tuple[str, ...],
    folder: Path,
    day: dt.datetime | None,
    listed: bool,
    folders: tuple[Path, ...],
    limit: int | None,
    form: str,
    help_wanted: bool,
) -> None:
    """Ask a build a question in plain words.

    QUESTION is the name of one, with options for whom and when to ask of, or a sentence. The answers
    are sentences with the quotes that they stand on; what was understood is said on stderr. Words
    that are not understood are never passed over.

    \b
    Examples:
      cablegraph ask --list
      cablegraph ask "who paid Rwanda since 2022?"
      cablegraph ask payments --to Rwanda --since 2022 --format csv
      cablegraph ask connected --from Kosovo --to Ghana
    """
    if help_wanted and not words:
        click.echo(ctx.get_help())
        return
    from graph.knowledge import read_knowledge
    from graph.questions import answer_question, load_questions, understand
    from graph.store import find_base_iri

    questions = load_questions(*folders)
    if help_wanted:
        click.echo(printable(_help(understand(" ".join(words), questions).question)))
        return
    if listed:
        for known in questions.values():
            click.echo(printable(_listed(known)))
        return
    question, given = _asked(words, questions)
    store = _open(folder, day)
    base_iri = find_base_iri(store)
    reply = answer_question(question, given, store, read_knowledge(folder), limit=limit, base_iri=base_iri)
    click.echo(printable(_understood(reply)), err=True)
    if form == "text":
        for line in _lines(reply.answers):
            click.echo(printable(line))
    elif form == "json":
        echo_bytes(json.dumps(_object(reply), indent=1, ensure_ascii=True) + "\n")
    else:
        _echo_rows(reply.answers, form)
    for note in _notes(reply):
        click.echo(printable(note), err=True)


def _asked(words: Sequence[str], questions: Mapping[str, "Question"]) -> "tuple[Question, dict[str, str]]":
    """The question that the words and options ask. Raises RequestError if it is not understood."""
    from graph.questions import understand

    options = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    if not options:
        raise RequestError("no question: give its name or a sentence; --list has all")
    understood = understand(" ".join(words[:options]), questions)
    return understood.question, {**understood.given, **_given(understood.question, words[options:])}


def _given(question: "Question", words: Sequence[str]) -> dict[str, str]:
    """What options say that a question is asked of."""
    values = _command(question).make_context(question.name, list(words)).params
    return {name: value for name in question.parameters if (value := values[name.replace("-", "_")]) is not None}


def _command(question: "Question") -> click.Command:
    """A question as a command, for what click knows of options."""
    options = [
        click.Option([f"--{name}", name.replace("-", "_")], help=parameter.help, metavar=METAVARS[parameter.type])
        for name, parameter in question.parameters.items()
    ]
    ways = "".join(f"\n  {way}" for way in question.header.asked)
    text = f"{question.title}\n\n\b\nWays to ask it:{ways}\n\n{question.header.note or ''}"
    return click.Command(question.name, params=list(options), help=text, add_help_option=False)


def _help(question: "Question") -> str:
    command = _command(question)
    return command.get_help(click.Context(command, info_name=f"cablegraph ask {question.name}", max_content_width=100))


def _open(folder: Path, day: dt.datetime | None) -> "Store":
    from graph.store import open_store

    if day is None:
        return open_store(folder / "store")
    from graph.asof import store_of

    return store_of(public_on(folder, day), folder)


def _listed(question: "Question") -> str:
    options = (f"--{name} {METAVARS[parameter.type]}" for name, parameter in question.parameters.items())
    return f"{question.name:<14}{question.title}\n{'':<14}{' '.join(options)}"


def _understood(reply: "Reply") -> str:
    given = "".join(f"; {name}: {value}" for name, value in reply.given.items())
    return f"{reply.question.title} ({reply.question.name}{given})"


def _notes(reply: "Reply") -> Iterator[str]:
    if not reply.answers:
        yield "No answer: the graph says nothing of that."
    elif len(reply.answers) < reply.total:
        yield f"There is more: only the first {len(reply.answers):,} of {reply.total:,} answers are shown."
    if reply.undated:
        yield f"Left out, because no date is known: {reply.undated:,} more."
    if reply.answers and reply.question.header.note:
        yield f"Note: {reply.question.header.note}"


def _lines(answers: Sequence["Answer"]) -> Iterator[str]:
    """Each answer, and below it the quotes that it stands on."""
    for answer in answers:
        yield answer.sentence
        for citation in answer.citations[:MOST_QUOTES]:
            where = (citation.article, citation.publisher, citation.published)
            said = "" if citation.status == citation.event_status else f", as {citation.status}"
            told = f", according to {citation.attribution}" if citation.attribution else ""
            yield f"    “{' '.join(citation.quote.split())}”"
            yield f"      {', '.join(filter(None, where))}{told}{said}"
        if len(answer.citations) > MOST_QUOTES:
            yield f"      and {len(answer.citations) - MOST_QUOTES} more"


def _echo_rows(answers: Sequence["Answer"], form: str) -> None:
    """A row an answer: its values, and the first quote; as CSV all articles, too."""
    from graph.unread import csv_table

    columns = tuple(answers[0].values) if answers else ()
    rows = [_row(answer) for answer in answers]
    if form == "csv":
        echo_bytes(csv_table(("answer", "status", "disputed", *columns, "events", "articles", "quote"), rows))
    elif answers:
        shown = tuple(name for name in (*columns, "status", "articles") if any(row[name] for row in rows))
        echo_table(shown, ([str(row[name]) for name in shown] for row in rows))


def _row(answer: "Answer") -> dict[str, Any]:
    return {
        **answer.values,
        "answer": answer.sentence,
        "status": answer.status or "",
        "disputed": "true" if answer.disputed else "",
        "events": " ".join(answer.events),
        "articles": " ".join(sorted({citation.article for citation in answer.citations})),
        "quote": answer.citations[0].quote if answer.citations else "",
    }


def _object(reply: "Reply") -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "question": reply.question.name,
        "title": reply.question.title,
        "given": dict(reply.given),
        "answers": [asdict(answer) for answer in reply.answers],
        "total": reply.total,
        "undated": reply.undated,
    }
