"""What is fetched when the user asks for it by name, from a server on this machine that means harm where it can."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from reading import ARVANIA, BRELLAND, read

from graph.articles import web
from graph.articles.web import MOST_BYTES, fetch
from graph.errors import ArticleError

PAGE = f"<html lang=en><body><article><p>{ARVANIA}</p></article></body></html>".encode()
FEED = (
    "<rss version='2.0'><channel><title>Wire</title>"
    f"<item><guid>tag:1</guid><description>{BRELLAND}</description></item></channel></rss>"
).encode()
ANSWERS = {
    "/2026/envoy": ("text/html; charset=utf-8", PAGE),
    "/feed.xml?page=1": ("application/rss+xml", FEED),
    "/a.jsonl": ("application/octet-stream", b'{"id": "row", "text": "The envoy of Arvania left."}'),
    "/plain": ("text/plain", ARVANIA.encode()),
    "/picture.png": ("image/png", b"\x89PNG"),
    "/nothing": ("", PAGE),
}
MOVED = {"/moved": "/2026/envoy", "/circle": "/circle", "/file": "file:///etc/passwd", "/ftp": "ftp://127.0.0.1/a"}


class Handler(BaseHTTPRequestHandler):
    """Answers from the tables above, and without end where it is asked to."""

    def log_message(self, *arguments):
        """Say nothing."""

    def do_GET(self):
        """Answer."""
        if self.path in MOVED:
            self._head(302, Location=MOVED[self.path])
        elif self.path in ANSWERS:
            media_type, content = ANSWERS[self.path]
            self._head(200, **{"Content-Type": media_type, "Content-Length": str(len(content))})
            self.wfile.write(content)
        elif self.path in {"/endless", "/slow"}:
            self._head(200, **{"Content-Type": "text/html"})
            self._write_on(b"x" * (1 << 20 if self.path == "/endless" else 1), pause=0.1 * (self.path == "/slow"))
        elif self.path == "/bomb":
            self._head(200, **{"Content-Type": "text/html", "Content-Encoding": "gzip"})
            self._write_on(gzip.compress(b" " * 100_000_000), times=1)
        else:
            self._head(404)

    def _head(self, status, **heads):
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()

    def _write_on(self, content, *, times=10_000, pause=0.0):
        try:
            for _ in range(times):
                self.wfile.write(content)
                time.sleep(pause)
        except OSError:
            return  # nobody listens any more


@pytest.fixture(scope="module")
def server():
    """The address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("place", "name", "article"),
    [
        ("/2026/envoy", "127.0.0.1-2026-envoy.html", "127.0.0.1-2026-envoy"),
        ("/moved", "127.0.0.1-moved.html", "127.0.0.1-moved"),
        ("/feed.xml?page=1", "127.0.0.1-feed-page-1.rss", "tag:1"),
        ("/a.jsonl", "127.0.0.1-a.jsonl", "row"),
        ("/plain", "127.0.0.1-plain.txt", "127.0.0.1-plain"),
    ],
)
def test_what_is_asked_for_is_read(tmp_path, server, place, name, article):
    """A page, a feed and a table are files named after their address, and read like any other."""
    path = fetch(f"{server}{place}", tmp_path)
    assert path.name == name
    assert [one.id for one in read(path)[0]] == [article]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/gone", "the server answered 404, expected 200"),
        ("/circle", "could not be fetched: too many redirects"),
        ("/file", "could not be fetched: "),
        ("/ftp", "could not be fetched: "),
        ("/picture.png", "image/png; Cablegraph reads "),
        ("/nothing", "no media type; Cablegraph reads "),
        ("/endless", f"more than {MOST_BYTES:,} bytes"),
        ("/bomb", f"more than {MOST_BYTES:,} bytes"),
    ],
)
def test_answers_that_are_refused(tmp_path, server, place, reason):
    """Whatever else a server does ends in one line that names the address."""
    with pytest.raises(ArticleError) as error:
        fetch(f"{server}{place}", tmp_path)
    assert str(error.value).startswith(f"{server}{place}: {reason}")


def test_an_answer_that_drips(tmp_path, server, monkeypatch):
    """An answer that comes too slowly is given up, though there is never silence."""
    monkeypatch.setattr(web, "MOST_SECONDS", 1)
    monkeypatch.setattr(web, "CHUNK", 4)
    with pytest.raises(ArticleError, match="took more than 1 seconds"):
        fetch(f"{server}/slow", tmp_path)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://wire.example/a", "wire.example", "http://", "/etc/x"])
def test_only_the_web(tmp_path, address):
    """Other schemes, and what is no address at all, are refused without a look."""
    with pytest.raises(ArticleError, match="no address of the web"):
        fetch(address, tmp_path)


def test_a_server_that_is_not_there(tmp_path):
    """A closed door is told with the system's reason."""
    with pytest.raises(ArticleError, match=r"could not be fetched: .*Connection refused"):
        fetch("http://127.0.0.1:9/", tmp_path)


def test_the_option(run, tmp_path, server):
    """--fetch reads what it names beside the inputs; what could not be fetched is skipped with status 3."""
    result = run("build", "--fetch", f"{server}/plain", "--fetch", f"{server}/gone", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert f"Skipped: {server}/gone: the server answered 404, expected 200" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("1 article, ")


def test_the_option_without_an_answer(run, tmp_path, server):
    """Where nothing is left to read, nothing is written."""
    result = run("build", "--fetch", f"{server}/gone", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert f"{server}/gone: the server answered 404" in result.stderr
    assert not (tmp_path / "out").exists()
