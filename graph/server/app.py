"""The routes of the server, and what runs them. Everything is read-only, and no query runs in this process."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from rdflib import RDFS
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.errors import RequestError
from graph.iris import BASE_IRI
from graph.server.description import WRITERS, describe_service
from graph.server.evaluation import STORE, Answered
from graph.server.limits import Limits
from graph.server.negotiation import choose
from graph.server.pool import Pool, QueryEnded
from graph.server.protocol import RefusedRequest, Request, read_request
from graph.server.things import known_query, render, render_thing, rows_query, thing_iri, triples_query
from graph.store import open_store
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
HTML = "text/html"
FILES = ("graph.ttl", "graph.nq", "facts.jsonl", "facts.csv", "articles.jsonl")
_ASSETS = Path(__file__).parent / "assets"
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
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
    "data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_CHARSET = "; charset=utf-8"


@dataclass(slots=True)
class _Metrics:
    """What the server counts, for Prometheus."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    queries: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    ended: Gauge = field(init=False)

    def __post_init__(self) -> None:
        self.queries = Counter(
            "cablegraph_queries", "Queries answered, by HTTP status.", ["status"], registry=self.registry
        )
        self.seconds = Histogram("cablegraph_query_seconds", "Seconds from request to answer.", registry=self.registry)
        self.ended = Gauge(
            "cablegraph_queries_ended", "Queries ended at a limit since the start.", registry=self.registry
        )


@dataclass(slots=True)
class _Server:
    """A build, the processes that answer queries about it, and what is counted."""

    build: Path
    limits: Limits
    base_iri: str
    pool: Pool
    metrics: _Metrics = field(default_factory=_Metrics)

    async def sparql(self, request: HttpRequest) -> Response:
        """The endpoint: a query, or on a bare GET the query page or the description of the service."""
        started = time.perf_counter()
        response = await self._guarded(request, self._sparql)
        self.metrics.queries.labels(str(response.status_code)).inc()
        self.metrics.seconds.observe(time.perf_counter() - started)
        return response

    async def thing(self, request: HttpRequest) -> Response:
        """Whatever an IRI of the graph stands for."""
        return await self._guarded(request, self._thing)

    async def index(self, request: HttpRequest) -> Response:
        """The first page."""
        files = [name for name in FILES if (self.build / name).is_file()]
        return _page(render("index.html", endpoint=str(request.url_for("sparql")), files=files))

    async def file(self, request: HttpRequest) -> Response:
        """A file of the build as it is."""
        path = self.build / request.url.path.removeprefix("/")
        if not path.is_file():
            raise HTTPException(404, f"{path.name}: not in this build")
        types = {".ttl": "text/turtle", ".nq": "application/n-quads", ".csv": "text/csv", ".html": HTML}
        media_type = types.get(path.suffix, "application/jsonl")
        return FileResponse(path, media_type=media_type + _CHARSET, headers=_HEADERS)

    async def health(self, _: HttpRequest) -> Response:
        """Whether queries are answered: 200, or 503 with the reason."""
        try:
            sort, reason, _bytes = await self.pool.ask(("ASK {}", (), (), ("json", "turtle")))
        except QueryEnded as ended:
            return PlainTextResponse(f"{ended}\n", 503)
        return PlainTextResponse("ok\n") if sort == "table" else PlainTextResponse(f"{reason}\n", 503)

    async def metrics_page(self, _: HttpRequest) -> Response:
        """What was counted, in the form of Prometheus."""
        self.metrics.ended.set(self.pool.ended)
        return Response(generate_latest(self.metrics.registry), media_type=CONTENT_TYPE_LATEST)

    async def _guarded(self, request: HttpRequest, answer: Callable[[HttpRequest], Awaitable[Response]]) -> Response:
        try:
            return await answer(request)
        except RefusedRequest as refused:
            return _reason(refused.status, str(refused), refused.headers)
        except QueryEnded as ended:
            return _reason(503, str(ended), {"Retry-After": "10"})

    async def _sparql(self, request: HttpRequest) -> Response:
        asked = read_request(
            request.method,
            request.scope["query_string"],
            request.headers.get("content-type"),
            await _body(request, self.limits.request),
        )
        accept = request.headers.get("accept")
        if asked is None:
            return self._description(request, accept)
        if len(asked.query) > self.limits.request:
            raise RefusedRequest(413, f"a query of more than {self.limits.request:,} characters")
        return await self._answer(asked, accept)

    def _description(self, request: HttpRequest, accept: str | None) -> Response:
        media_type = choose(accept, [*WRITERS, HTML])
        if media_type == HTML:
            return _page(render("query.html", query=_EXAMPLE))
        if media_type is None:
            raise RefusedRequest(406, f"the description comes as {', '.join([*WRITERS, HTML])}")
        endpoint = str(request.url_for("sparql"))
        return _document(describe_service(endpoint, media_type), media_type)

    async def _answer(self, asked: Request, accept: str | None) -> Response:
        table, graph = choose(accept, list(TABLES)), choose(accept, list(GRAPHS))
        forms = TABLES[table] if table else "", GRAPHS[graph] if graph else ""
        sort, form, content = await self._ask(asked, forms)
        if sort == "not acceptable":
            offered = TABLES if form == "table" else GRAPHS
            raise RefusedRequest(406, f"a {form} comes as {', '.join(offered)}")
        return _document(content, str(table if sort == "table" else graph))

    async def _ask(self, asked: Request, forms: tuple[str, str]) -> Answered:
        answered = await self.pool.ask((asked.query, asked.default_graphs, asked.named_graphs, forms))
        sort, reason, _ = answered
        if sort == "refused":
            raise RefusedRequest(400, reason)
        if sort in {"too large", "failed"}:
            raise QueryEnded(reason)
        return answered

    async def _thing(self, request: HttpRequest) -> Response:
        iri = thing_iri(request.scope["raw_path"].decode("ascii").removeprefix("/id/"), self.base_iri)
        media_type = choose(request.headers.get("accept"), [HTML, *GRAPHS])
        if media_type is None:
            raise RefusedRequest(406, f"a thing comes as {', '.join([HTML, *GRAPHS])}")
        _, _, known = await self._ask(Request(known_query(iri)), ("json", "")) if iri else ("", "", b"")
        if iri is None or b"true" not in known:
            raise RefusedRequest(404, "no such thing in this build")
        if media_type != HTML:
            _, _, content = await self._ask(Request(triples_query(iri)), ("", GRAPHS[media_type]))
            return _document(content, media_type)
        _, _, content = await self._ask(Request(rows_query(iri)), ("json", ""))
        return _page(render_thing(iri, content, base_iri=self.base_iri))


def make_app(build: Path, limits: Limits, *, base_iri: str = BASE_IRI, origins: str = "*") -> Starlette:
    """The server of a build as an ASGI application."""
    server = _Server(build, limits, base_iri, Pool(build, limits, base_iri))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await server.pool.start()
        try:
            yield
        finally:
            server.pool.stop()

    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"]  # all, so that 405 says what is allowed
    routes = [
        Route("/", server.index),
        Route("/sparql", server.sparql, methods=methods, name="sparql"),
        Route("/sparql/", server.sparql, methods=methods),
        Route("/id/{path:path}", server.thing),
        *(Route(f"/{name}", server.file) for name in (*FILES, "graph.html")),
        Route("/health", server.health),
        Route("/metrics", server.metrics_page),
        Mount("/assets", StaticFiles(directory=_ASSETS)),
    ]
    middleware = []
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=[origins], allow_methods=["GET", "POST"], allow_headers=["*"])
        )
    return Starlette(routes=routes, lifespan=lifespan, middleware=middleware)


def serve(build: Path, *, host: str, port: int, limits: Limits, base_iri: str = BASE_IRI, origins: str = "*") -> None:
    """Serve a build until interrupted. Raises StoreError if there is none, RequestError if the port cannot be had."""
    open_store(build / STORE)  # a missing build is told before anything listens
    config = uvicorn.Config(
        make_app(build, limits, base_iri=base_iri, origins=origins),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
    )
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:
        raise RequestError(f"{host}:{port}: cannot listen there; another program may: choose another --port") from error


async def _body(request: HttpRequest, most_bytes: int) -> bytes:
    """The body, of at most so many bytes. Raises RefusedRequest."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most_bytes:
            raise RefusedRequest(413, f"a request of more than {most_bytes:,} bytes")
        parts.append(part)
    return b"".join(parts)


def _document(content: bytes, media_type: str) -> Response:
    return Response(content, media_type=media_type + _CHARSET, headers={**_HEADERS, "Vary": "Accept"})


def _page(text: str) -> Response:
    return Response(text, media_type=HTML + _CHARSET, headers={**_HEADERS, "Content-Security-Policy": _POLICY})


def _reason(status: int, reason: str, headers: dict[str, str]) -> Response:
    return PlainTextResponse(f"{reason}\n", status, headers={**_HEADERS, **headers, "Vary": "Accept"})
