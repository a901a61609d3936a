"""The routes of the server, and what runs them. Everything is read-only, and no query runs in this process."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import RequestError
from graph.iris import BASE_IRI
from graph.server.endpoint import GRAPHS, Endpoint
from graph.server.evaluation import STORE
from graph.server.limits import Limits
from graph.server.metrics import Metrics
from graph.server.negotiation import choose
from graph.server.pool import Pool, QueryEnded
from graph.server.protocol import RefusedRequest, Request
from graph.server.queue import Asked
from graph.server.responses import CHARSET, HEADERS, HTML, document, page, refusal
from graph.server.things import known_query, render, render_thing, rows_query, thing_iri, triples_query
from graph.store import open_store

FILES = ("graph.ttl", "graph.nq", "facts.jsonl", "facts.csv", "articles.jsonl")
_ASSETS = Path(__file__).parent / "assets"
_ENDPOINT = ("/sparql", "/sparql/")


@dataclass(slots=True)
class _Pages:
    """What is served of a build beside its endpoint."""

    build: Path
    base_iri: str
    pool: Pool
    metrics: Metrics
    endpoint: Endpoint

    async def thing(self, request: HttpRequest) -> Response:
        """Whatever an IRI of the graph stands for."""
        try:
            return await self._thing(request)
        except (RefusedRequest, QueryEnded) as error:
            return refusal(error)

    async def index(self, request: HttpRequest) -> Response:
        """The first page."""
        files = [name for name in FILES if (self.build / name).is_file()]
        return page(render("index.html", endpoint=f"{request.base_url}sparql", files=files))

    async def file(self, request: HttpRequest) -> Response:
        """A file of the build as it is."""
        path = self.build / request.url.path.removeprefix("/")
        if not path.is_file():
            raise HTTPException(404, f"{path.name}: not in this build")
        types = {".ttl": "text/turtle", ".nq": "application/n-quads", ".csv": "text/csv", ".html": HTML}
        media_type = types.get(path.suffix, "application/jsonl")
        return FileResponse(path, media_type=media_type + CHARSET, headers=HEADERS)

    async def health(self, _: HttpRequest) -> Response:
        """Whether queries are answered: 200, or 503 with the reason."""
        try:
            answered = await self.pool.ask(Asked("ASK {}", table_form="json"))
        except QueryEnded as ended:
            return PlainTextResponse(f"{ended}\n", 503)
        return PlainTextResponse("ok\n") if answered.sort == "table" else PlainTextResponse(f"{answered.form}\n", 503)

    async def counts(self, _: HttpRequest) -> Response:
        """What was counted, in the form of Prometheus."""
        return Response(self.metrics.render(self.pool.ended), media_type=CONTENT_TYPE_LATEST)

    async def _thing(self, request: HttpRequest) -> Response:
        iri = thing_iri(request.scope["raw_path"].decode("ascii").removeprefix("/id/"), self.base_iri)
        media_type = choose(request.headers.get("accept"), (HTML, *GRAPHS))
        if media_type is None:
            raise RefusedRequest(406, f"a thing comes as {', '.join([HTML, *GRAPHS])}")
        if iri is None or b"true" not in await self._content(known_query(iri), ("json", "")):
            raise RefusedRequest(404, "no such thing in this build")
        if media_type != HTML:
            return document(await self._content(triples_query(iri), ("", GRAPHS[media_type])), media_type)
        return page(render_thing(iri, await self._content(rows_query(iri), ("json", "")), base_iri=self.base_iri))

    async def _content(self, query: str, forms: tuple[str, str]) -> bytes:
        return (await self.endpoint.ask(Request(query), forms)).content


@dataclass(slots=True)
class _Front:
    """The endpoint and the pages as one application."""

    endpoint: Endpoint
    pages: Starlette

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        of_endpoint = scope["type"] == "http" and scope["path"] in _ENDPOINT
        await (self.endpoint if of_endpoint else self.pages)(scope, receive, send)


def make_app(build: Path, limits: Limits, *, base_iri: str = BASE_IRI, origins: str = "*") -> ASGIApp:
    """The server of a build as an ASGI application."""
    pool, metrics = Pool(build, limits, base_iri), Metrics()
    endpoint = Endpoint(build, limits, pool, metrics)
    pages = _Pages(build, base_iri, pool, metrics, endpoint)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            pool.stop()

    routes = [
        Route("/", pages.index),
        Route("/id/{path:path}", pages.thing),
        *(Route(f"/{name}", pages.file) for name in (*FILES, "graph.html")),
        Route("/health", pages.health),
        Route("/metrics", pages.counts),
        Mount("/assets", StaticFiles(directory=_ASSETS)),
    ]
    front = _Front(endpoint, Starlette(routes=routes, lifespan=lifespan))
    return _open_to(origins, front) if origins else front


def _open_to(origins: str, app: ASGIApp) -> ASGIApp:
    """An application that pages of other origins may read; what no page has sent does not pass the middleware."""
    for_pages = CORSMiddleware(app, allow_origins=[origins], allow_methods=["GET", "POST"], allow_headers=["*"])

    async def choose_way(scope: Scope, receive: Receive, send: Send) -> None:
        from_page = scope["type"] == "http" and any(name == b"origin" for name, _ in scope["headers"])
        await (for_pages if from_page else app)(scope, receive, send)

    return choose_way


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
    gc.freeze()  # what was imported stays, and need not be looked through again and again
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:
        raise RequestError(f"{host}:{port}: cannot listen there; another program may: choose another --port") from error
