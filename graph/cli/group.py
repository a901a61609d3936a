"""The group of all commands: how our errors become messages and exit statuses."""

import logging
from typing import Any

import click

from graph import __version__
from graph.cli.output import printable
from graph.errors import CorrectionError, FrameError, GazetteerError, GraphError, QuestionError, RequestError

FAILED = 1
SOME_SKIPPED = 3
INTERRUPTED = 130


class Commands(click.Group):
    """Turns our own errors into a line on stderr and an exit status; any other is a bug and keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 # click's own signature
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (RequestError, FrameError, GazetteerError, CorrectionError, QuestionError) as error:
            raise click.UsageError(printable(str(error))) from error
        except GraphError as error:
            raise click.ClickException(printable(str(error))) from error
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)


class StderrHandler(logging.Handler):
    """Says what the package logs, one line a record."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it."""
        click.echo(printable(f"{record.levelname.capitalize()}: {record.getMessage()}"), err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cablegraph")
def main() -> None:
    """News articles and cables in, a knowledge graph of dealings between governments out.

    \b
    Examples:
      cablegraph build articles/       from the articles in a folder, into output/
      cablegraph facts --country RW    what they say of Rwanda, as a table
    """
    logger = logging.getLogger("graph")
    logger.handlers = [StderrHandler(logging.WARNING)]  # set, not added: a test runs this more than once
