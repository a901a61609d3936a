"""The commands that prove a build to others: `bundle` and `verify`."""

import tempfile
from pathlib import Path

import click

from graph.cli.group import FAILED, main
from graph.cli.options import build_argument
from graph.cli.output import printable
from graph.errors import BuildError, RequestError
from graph.publication import make_folder, publish, replacing, staging


@main.command()
@build_argument
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="New folder, or file that ends in .zip, to write.",
)
@click.option("--texts/--hashes-only", default=True, show_default=True, help="With the texts of articles, or not.")
def bundle(folder: Path, target: Path, texts: bool) -> None:
    """Write a build with its proof: each quote, name and number with its place in the texts, and a checker.

    BUILD is its folder, output/ if none is named. Whoever gets the bundle runs `python3 check.py` in it,
    or `cablegraph verify`, and needs neither this program nor trust in it (docs/proof.md).

    \b
    Examples:
      cablegraph bundle -o proof.zip
      cablegraph bundle graphs/today --hashes-only -o proof
    """
    from graph.bundle import write_bundle, write_zip

    if target.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory() as temporary, replacing(target) as path:
            write_bundle(folder, Path(temporary), with_texts=texts)
            write_zip(Path(temporary), path)
        return
    make_folder(target)
    if any(target.iterdir()):
        raise RequestError(f"{target}: is not empty, expected a new folder")
    with staging(target) as staged:
        write_bundle(folder, staged, with_texts=texts)
        publish(staged, target)


@main.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True), metavar="BUNDLE")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Your own copies of the texts, for a bundle that has only their hashes.",
)
@click.pass_context
def verify(ctx: click.Context, path: Path, texts: Path | None) -> None:
    """Read the texts of a bundle again, and fail on what is not where it is said to be.

    BUNDLE is a folder or a zip that `cablegraph bundle` wrote. Each quote, name or number that does not
    stand at its place is named with its file and claim, and the exit status is then 1. The checker that
    lies in the bundle is not run.

    \b
    Examples:
      cablegraph verify proof.zip
      cablegraph verify proof --texts my-copies
    """
    from graph.bundle import BundleError, check_bundle

    try:
        report = check_bundle(path, texts)
    except (BundleError, OSError) as error:
        raise BuildError(str(error)) from error
    for problem in report.problems:
        click.echo(printable(problem), err=True)
    click.echo(str(report))
    if report.problems:
        ctx.exit(FAILED)
