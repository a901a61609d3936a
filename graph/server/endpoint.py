"""The endpoint of the SPARQL 1.1 Protocol: from a request to a response, and answers that are given again.

It is an ASGI application of its own, so that a small query does not pass the routes and middleware of the pages.
"""

import time
from pathlib import Path

from rdflib import RDFS
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph.server.answers import Answers, Key, may_change
from graph.server.description import WRITERS, describe_service
from graph.server.evaluation import STORE, Answered, identify_store
from graph.server.limits import Limits
from graph.server.metrics import Metrics
from graph.server.negotiation import choose
from graph.server.pool import Pool, QueryEnded
from graph.server.protocol import RefusedRequest, Request, read_request
from graph.server.queue import Asked
from graph.server.responses import HTML, document, page, refusal
from graph.server.things import render
from graph.vocabulary import CG, OA

# The forms of answers in our order of preference: media type -> name in `graph.store`.
TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
}
_EXAMPLE = f"""\
PREFIX cg: <{CG}>
PREFIX oa: <{OA}>
PREFIX rdfs: <{RDFS}>
SELECT ?payer ?payee ?amount ?currency ?quote {{
  ?event a cg:Payment ; cg:status cg:Actual ; cg:payer/rdfs:label ?payer ; cg:payee/rdfs:label ?payee ;
    cg:amount ?amount ; cg:currency ?currency .
  ?claim cg:asserts ?event ; cg:quote/oa:exact ?quote .
}} ORDER BY DESC(?amount) LIMIT 20
"""


class Endpoint:
    """The endpoint of one build."""

    def __init__(self, build: Path, limits: Limits, pool: Pool, metrics: Metrics) -> None:
        self._store = build / STORE
        self._limits = limits
        self._pool = pool
        self._metrics = metrics
        self._answers = Answers(limits.kept)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a query; a bare GET is answered with the query page or the description of the service."""
        started = time.perf_counter()
        response = await self._respond(scope, receive)
        self._metrics.count(response.status_code, time.perf_counter() - started)
        await response(scope, receive, send)

    async def ask(self, asked: Request, forms: tuple[str, str]) -> Answered:
        """What a process answers, in the form for tables or in that for graphs.

        Raises RefusedRequest where the query is at fault, QueryEnded where it was ended.
        """
        answered = await self._pool.ask(Asked(asked.query, asked.default_graphs, asked.named_graphs, *forms))
        if answered.sort == "refused":
            raise RefusedRequest(400, answered.form)
        if answered.sort in {"too large", "failed"}:
            raise QueryEnded(answered.form)
        return answered

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        try:
            method, query_string = scope["method"], scope["query_string"]
            headers = dict(reversed(scope["headers"]))  # of several with one name the first
            content_type, accept = _text(headers.get(b"content-type")), _text(headers.get(b"accept"))
            body = await _body(HttpRequest(scope, receive), self._limits.request) if method == "POST" else b""
            key = method, query_string, content_type, accept, body
            if (known := self._answers.get(key, identify_store(self._store))) is not None:
                return known
            asked = read_request(method, query_string, content_type, body)
            if asked is None:
                return self._description(HttpRequest(scope), accept)
            return await self._answer(asked, accept, key)
        except (RefusedRequest, QueryEnded) as error:
            return refusal(error)

    def _description(self, request: HttpRequest, accept: str | None) -> Response:
        media_type = choose(accept, (*WRITERS, HTML))
        if media_type == HTML:
            return page(render("query.html", query=_EXAMPLE))
        if media_type is None:
            raise RefusedRequest(406, f"the description comes as {', '.join([*WRITERS, HTML])}")
        endpoint = f"{request.base_url}sparql"
        return document(describe_service(endpoint, media_type), media_type)

    async def _answer(self, asked: Request, accept: str | None, key: Key) -> Response:
        if len(asked.query) > self._limits.request:
            raise RefusedRequest(413, f"a query of more than {self._limits.request:,} characters")
        table, graph = choose(accept, tuple(TABLES)), choose(accept, tuple(GRAPHS))
        answered = await self.ask(asked, (TABLES[table] if table else "", GRAPHS[graph] if graph else ""))
        if answered.sort == "not acceptable":
            offered = TABLES if answered.form == "table" else GRAPHS
            raise RefusedRequest(406, f"a {answered.form} comes as {', '.join(offered)}")
        response = document(answered.content, str(table if answered.sort == "table" else graph))
        if not may_change(asked.query):
            self._answers.keep(key, answered.build, response)
        return response


def _text(header: bytes | None) -> str | None:
    return None if header is None else header.decode("latin-1")


async def _body(request: HttpRequest, most_bytes: int) -> bytes:
    """The body, of at most so many bytes. Raises RefusedRequest."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most_bytes:
            raise RefusedRequest(413, f"a request of more than {most_bytes:,} bytes")
        parts.append(part)
    return b"".join(parts)
