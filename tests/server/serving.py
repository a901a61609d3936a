"""Builds to serve and a small client for whoever serves them."""

import http.client
import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from graph.store import write_store

W3C = Path(__file__).parent / "w3c" / "sparql11-protocol"
PAID = "https://w3id.org/cablegraph/id/event/1"
GRAPH = f"""\
<{PAID}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/cablegraph/ontology#Payment> .
<{PAID}> <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>" .
<{PAID}> <https://w3id.org/cablegraph/ontology#payer> <https://w3id.org/cablegraph/id/government/US> .
<https://w3id.org/cablegraph/id/government/US> <http://www.w3.org/2000/01/rdf-schema#label> "Government of the US" .
"""
MANY = "".join(f'<http://x.example/{number}> <http://x.example/p> "{number}" .\n' for number in range(500))


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, from JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        """Its first page."""
        return f"http://127.0.0.1:{self.port}"

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Whatever it answers to a request; an underscore in a header's name stands for a hyphen."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=named)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, content)

    def ask(self, query: str, **headers: str) -> Answer:
        """The answer to a query by GET."""
        return self.request("GET", f"/sparql?{urlencode({'query': query})}", **headers)


def w3c_graphs() -> str:
    """The data of the W3C's tests as N-Quads, each file in the graph of the name that the tests give it."""
    lines = []
    for path in sorted(W3C.glob("*.nt")):
        graph = f"http://kasei.us/2009/09/sparql/data/{path.stem}.rdf"
        lines += [line.rstrip(" .\n") + f" <{graph}> .\n" for line in path.read_text("utf-8").splitlines() if line]
    return "".join(lines)


def make_build(folder: Path, nquads: str) -> Path:
    """A build of no more than a store and a page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "graph.nq").write_text(nquads, encoding="utf-8")
    (folder / "graph.html").write_text("<!doctype html><title>network</title>", encoding="utf-8")
    write_store(folder / "store", folder / "graph.nq")
    return folder
