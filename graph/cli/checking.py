"""The commands that compare and measure: `diff`, `evaluate`, `validate`, `sample` and `precision`."""

from pathlib import Path

import click

from graph.cli.group import FAILED, main
from graph.cli.inputs import as_files
from graph.cli.options import build_option, corrections_option, held_build, kind_option, table_option
from graph.cli.output import echo_bytes, echo_records, printable
from graph.publication import reading

OF_KIND = "Only of this kind of fact, such as Payment; may be repeated."


@main.command()
@click.argument(
    "old", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="OLD_DIR"
)
@click.argument(
    "new", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="NEW_DIR"
)
@kind_option(OF_KIND)
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "jsonl", "html"]), default="text", show_default=True
)
def diff(old: Path, new: Path, kinds: tuple[str, ...], form: str) -> None:
    """Say what changed from one build to another.

    OLD_DIR and NEW_DIR are folders of builds: which articles are new, gone or were edited without a
    word, which claims came, went or moved to another status or value, and which events were joined,
    parted, corroborated or disputed, each with the reason as far as the builds tell.

    \b
    Examples:
      cablegraph diff graphs/yesterday graphs/today
      cablegraph diff --format html graphs/yesterday graphs/today > changes.html
    """
    from graph import differences
    from graph.unread import csv_table, json_lines

    wanted = {kind.casefold() for kind in kinds}
    changes = [
        change
        for change in differences.compare_builds(old, new)
        if not wanted or (change.kind or "").casefold() in wanted
    ]
    if form == "text":
        click.echo(printable(differences.format_changes(changes)))
    elif form == "html":
        echo_bytes(differences.render_changes(changes, old=printable(str(old)), new=printable(str(new))))
    else:
        records = differences.change_records(changes)
        echo_bytes(csv_table(differences.COLUMNS, records) if form == "csv" else json_lines(records))


@main.command()
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="GOLD_DIR")
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), callback=held_build, metavar="BUILD_DIR"
)
def evaluate(gold: Path, folder: Path) -> None:
    """Compare the claims of a build with gold facts: precision, recall and F1 by kind.

    GOLD_DIR holds one NAME.facts.json for each article NAME (docs/evaluation.md).

    \b
    Examples:
      cablegraph evaluate tests/gold output
      cablegraph build my-articles -o mine && cablegraph evaluate my-gold mine
    """
    from graph import evaluation

    click.echo(printable(evaluation.format_report(evaluation.evaluate(gold, folder))))


@main.command()
@click.argument("graph", type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True), required=False)
@click.pass_context
def validate(ctx: click.Context, graph: Path | None) -> None:
    """Check a graph in Turtle against the SHACL shapes of the ontology.

    GRAPH is a file, or - for standard input; without any, output/graph.ttl. The exit status is 1
    if the graph does not conform.

    \b
    Examples:
      cablegraph validate
      cablegraph validate graphs/today/graph.ttl
    """
    from graph.validation import validate_turtle

    with as_files((graph or Path("output/graph.ttl"),), name="stdin.ttl") as (file,), reading(file.parent):
        report = validate_turtle(file)
    for message in report.messages:
        click.echo(printable(message))
    click.echo(f"{report.triples:,} triples: {'conforms' if report.conforms else 'does not conform'}", err=True)
    if not report.conforms:
        ctx.exit(FAILED)


@main.command()
@click.argument("size", type=click.IntRange(min=1), default=50)
@build_option
@kind_option(OF_KIND)
@click.option("--seed", type=int, default=0, show_default=True, help="Another number draws another sample.")
@corrections_option
def sample(size: int, folder: Path, kinds: tuple[str, ...], seed: int, corrections: Path | None) -> None:
    """Draw claims at random, to be judged by reading their quotes.

    Prints a corrections file (docs/corrections.md) with SIZE claims, 50 without it, each as if it
    were right: move those that are not to `reject`. `cablegraph precision` then tells how many are
    right. What a sample in the file of --corrections holds is not drawn again.

    \b
    Examples:
      cablegraph sample 100 > verdicts.yaml
      cablegraph sample 40 --kind Payment --seed 2 > payments.yaml
    """
    from graph.corrections import load_corrections
    from graph.facts import read_facts
    from graph.knowledge import read_knowledge
    from graph.review import draw_sample, sample_file
    from graph.view.wording import Words

    wanted = {kind.casefold() for kind in kinds}
    found = (fact for fact in read_facts(folder / "facts.jsonl") if not wanted or fact["kind"].casefold() in wanted)
    drawn = draw_sample(found, size, seed=seed, corrections=load_corrections(corrections))
    name = f"{size} of seed {seed}" + "".join(f", {kind}" for kind in kinds)
    echo_bytes(sample_file(drawn, name=name, words=Words.of(read_knowledge(folder))))


@main.command()
@click.argument("corrections", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="CORRECTIONS")
@click.option("--all", "every", is_flag=True, help="Count verdicts that belong to no random sample, too.")
@table_option
def precision(corrections: Path, every: bool, form: str) -> None:
    """Say how many claims are right by kind, from the verdicts of a corrections file.

    Low and high are the bounds of the share at 95 % confidence (Wilson's interval). Only verdicts on
    a random sample count, because whoever looks for mistakes finds more of them than there are.

    \b
    Examples:
      cablegraph precision verdicts.yaml
      cablegraph precision --format csv verdicts.yaml > precision.csv
    """
    from graph.corrections import load_corrections
    from graph.review import COLUMNS, measure, precision_records

    records = precision_records(measure(load_corrections(corrections), sampled_only=not every))
    none = f"No verdict{'' if every else ' on a random sample'} is in {printable(str(corrections))}."
    echo_records(records, COLUMNS, form, shown=COLUMNS, none=none)
