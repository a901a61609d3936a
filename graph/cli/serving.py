"""The command `serve`."""

from pathlib import Path

import click

from graph.cli.group import main
from graph.cli.options import base_iri, folder_option, settled_build
from graph.cli.output import printable
from graph.iris import BASE_IRI


@main.command()
@folder_option(callback=settled_build)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others may then reach it.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port to listen on.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds of a query.")
@click.option("--processes", type=click.IntRange(min=1), default=2, show_default=True, help="Queries at once.")
@click.option(
    "--cors", "origins", default="*", show_default=True, help="Whose pages may ask; none for none but its own."
)
@click.option("--base-iri", default=BASE_IRI, show_default=True, callback=base_iri, help="Where IRIs were minted.")
def serve(folder: Path, host: str, port: int, timeout: float, processes: int, origins: str, base_iri: str) -> None:
    """Serve a build: SPARQL 1.1 Protocol, a query page, graph.html, and every thing by its IRI.

    Read-only, and on this machine alone unless --host says otherwise. A query that takes too long or
    too much memory is ended, and the others go on. A new build is picked up without a restart.

    \b
    Examples:
      cablegraph serve
      cablegraph serve -o graphs/today --port 8000 --timeout 10
    """
    from graph.server.app import serve as serve_build
    from graph.server.limits import Limits

    click.echo(f"Serving {printable(str(folder))} at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    serve_build(
        folder,
        host=host,
        port=port,
        limits=Limits(seconds=timeout, processes=processes),
        base_iri=base_iri,
        origins="" if origins == "none" else origins,
    )
