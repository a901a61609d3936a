#!/usr/bin/env python3
"""How many requests a second `cablegraph serve` answers, beside Oxigraph's own server, in one run on one machine.

Both serve the same graph: that of the seeds, in copies whose events, claims and articles have names of their own. wrk
(Debian package `wrk`) asks small queries over 32 connections: look-ups of one event, the dealings of one state, whether
one is planned. First every query is a new one, then 200 queries come again and again. Prints requests a second, errors
and the share of Oxigraph's figure for both.

    python benchmarks/serve_load.py --triples 1000000 --seconds 60
"""

import argparse
import itertools
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from graph.build import build_graph
from graph.store import open_store, select, write_store

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
CONNECTIONS = 32
AGAIN = 200  # queries that come again and again
NEW = 20_000  # queries that come once each: a number behind them makes the next round others
OWN_NAME = re.compile(r"(/id/(?:event|claim|article|quote|text|source|resource)[^>]*)>")
PREFIX = "PREFIX cg: <https://w3id.org/cablegraph/ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
SMALL = (
    "SELECT ?p ?o {{ <{event}> ?p ?o }}",
    "SELECT ?kind ?status {{ <{event}> a ?kind ; cg:status ?status }}",
    "SELECT ?event {{ ?event cg:payer <{state}> ; cg:amount ?amount }} LIMIT {number}",
    "SELECT ?other ?label {{ <{state}> cg:asked ?other . ?other rdfs:label ?label }} LIMIT {number}",
    "ASK {{ <{event}> cg:status cg:Planned }}",
)
LUA = """\
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local once = os.getenv("ONCE") == "1"
local i = 0
request = function()
  i = i + 1
  local path = paths[i % #paths + 1]
  if once then path = path .. "-" .. i end
  return wrk.format("GET", path, { ["Accept"] = "application/sparql-results+json" })
end
"""


def lay_out(folder: Path, triples: int) -> Path:
    """A build of no more than a store, with at least so many triples; its folder."""
    build_graph([SEEDS], folder / "seeds")
    lines = (folder / "seeds" / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    build = folder / "build"
    build.mkdir()
    with (build / "graph.nq").open("w", encoding="utf-8") as file:
        for copy in range(-(-triples // len(lines))):
            file.writelines(OWN_NAME.sub(rf"\g<1>-{copy}>", line) for line in lines)
    write_store(build / "store", build / "graph.nq")
    return build


def small_queries(build: Path) -> Iterator[str]:
    """Queries without end, no two alike."""
    store = open_store(build / "store")
    found = select(store, "SELECT DISTINCT ?event { ?event cg:status ?status } ORDER BY ?event LIMIT 20000")
    events = itertools.cycle([str(row["event"]) for row in found])
    found = select(store, "SELECT DISTINCT ?state { ?state a cg:Government } ORDER BY ?state")
    states = itertools.cycle([str(row["state"]) for row in found])
    for number in itertools.count(1):
        form = SMALL[number % len(SMALL)]
        query = PREFIX + form.format(event=next(events), state=next(states), number=number % 50 + 1)
        yield f"{query} # {number}"


def as_path(query: str) -> str:
    """A request for a query by GET, which it ends with; Oxigraph is told to ask all named graphs, as ours does."""
    return f"?{urlencode({'union-default-graph': '', 'query': query})}"


@contextmanager
def running(command: Sequence[str], address: str) -> Iterator[None]:
    """A server while it runs, once it answers."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{address}{as_path('ASK {}')}", timeout=5).close()  # noqa: S310 -- ours
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.1)
            else:
                raise SystemExit(f"{command[0]} does not answer at {address}")
            yield
        finally:
            process.terminate()


def load(address: str, queries: Sequence[str], seconds: int, folder: Path, *, once: bool) -> tuple[float, int]:
    """Requests a second, and how many failed."""
    paths, script = folder / "paths", folder / "ask.lua"
    base = "/" + address.split("/", 3)[3]
    paths.write_text("".join(f"{base}{as_path(query)}\n" for query in queries), encoding="utf-8")
    script.write_text(LUA, encoding="utf-8")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "-s", str(script), address]
    environment = os.environ | {"PATHS": str(paths), "ONCE": str(int(once))}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.search(r"Socket errors: (.*)", told)
    errors = int(refused[1]) if refused else 0
    errors += sum(map(int, re.findall(r"\d+", broken[1]))) if broken else 0
    return float(rate[1]) if rate else 0.0, errors


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000, help="at least (default: 1,000,000)")
    parser.add_argument("--seconds", type=int, default=60, help="of each load (default: 60)")
    options = parser.parse_args()
    if not (shutil.which("wrk") and shutil.which("oxigraph", path=str(Path(sys.executable).parent))):
        raise SystemExit("needs wrk (Debian package) and oxigraph (pip install oxigraph)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = lay_out(folder, options.triples)
        queries = small_queries(build)
        sets = {
            "new queries": list(itertools.islice(queries, NEW)),
            "200 again": list(itertools.islice(queries, AGAIN)),
        }
        ours, theirs = free_port(), free_port()
        here = Path(sys.executable).parent
        servers = {
            "cablegraph": (
                [
                    sys.executable,
                    "-c",
                    "from graph.cli import main; main()",
                    "serve",
                    "-o",
                    str(build),
                    "--port",
                    str(ours),
                ],
                f"http://127.0.0.1:{ours}/sparql",
            ),
            "oxigraph": (
                [str(here / "oxigraph"), "serve-read-only", "-l", str(build / "store"), "-b", f"127.0.0.1:{theirs}"],
                f"http://127.0.0.1:{theirs}/query",
            ),
        }
        rates: dict[tuple[str, str], float] = {}
        print(f"{'':<14} {'server':<12} {'requests/s':>12} {'errors':>8}")
        for server, (command, address) in servers.items():
            with running(command, address):
                for sort, asked in sets.items():
                    once = sort == "new queries"
                    rates[sort, server], errors = load(address, asked, options.seconds, folder, once=once)
                    print(f"{sort:<14} {server:<12} {rates[sort, server]:12,.0f} {errors:8,}", flush=True)
        for sort in sets:
            print(f"{sort}: {rates[sort, 'cablegraph'] / rates[sort, 'oxigraph']:.2f} of Oxigraph's")


if __name__ == "__main__":
    main()
