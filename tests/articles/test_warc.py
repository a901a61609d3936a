"""WARC files that wget and warcio write of a site on this machine, and some that mean harm."""

import gzip
import http.client
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from reading import ARVANIA, BRELLAND, read, run_program
from warcio.capture_http import capture_http

from graph.articles.streams import MOST_RECORD_BYTES
from graph.articles.warc import LONGEST_HEAD

PAGE = (
    '<html lang=en><head><title>{0}</title><meta property="article:published_time" content="2026-03-02"></head>'
    "<body><nav>Home</nav><article><p>{1}</p></article></body></html>"
)


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word, pages packed where they are asked for under /packed/."""

    extensions_map = {".html": "text/html; charset=utf-8", ".txt": "text/plain", ".png": "image/png"}  # noqa: RUF012

    def log_message(self, *arguments):
        """Say nothing."""

    def do_GET(self):
        """Answer with a file, or with a packed page."""
        if not self.path.startswith("/packed/"):
            super().do_GET()
            return
        content = gzip.compress(PAGE.format("Packed", BRELLAND).encode())
        self.send_response(200)
        for name, value in {"Content-Type": "text/html", "Content-Encoding": "gzip"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def site(tmp_path):
    """The address of a small site: two articles that an index links to, a picture, and a link that leads nowhere."""
    folder = tmp_path / "site"
    folder.mkdir()
    links = '<a href="a.html">Envoy</a> <a href="b.txt">Ships</a> <a href="gone.html">Gone</a> <img src="c.png">'
    (folder / "index.html").write_text(f"<html><body><nav>{links}</nav></body></html>")
    (folder / "a.html").write_text(PAGE.format("Envoy recalled", ARVANIA))
    (folder / "b.txt").write_text(f"Wire 3/2/2026 7:40:15 AM\n\n{BRELLAND}\n")
    (folder / "c.png").write_bytes(b"\x89PNG\0")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("options", [(), ("--no-warc-compression",)], ids=["warc.gz", "warc"])
def test_a_crawl_of_wget(tmp_path, site, options):
    """Articles of a crawl have an id that stays and their own address; an index is named, what is no page is not."""
    crawl = ("wget", "-q", "-r", "-l1", "-p", "--warc-file=crawl", *options, "-P", "out", f"http://{site}/")
    run_program("wget", "--version")
    run_program("sh", "-c", '"$@" || true', "sh", *crawl, folder=tmp_path)  # a missing page makes it fail
    [path] = tmp_path.glob("crawl.warc*")
    articles, errors = read(path)
    pages = {article.url: article for article in articles}
    assert set(pages) == {f"http://{site}/a.html", f"http://{site}/b.txt"}
    page = pages[f"http://{site}/a.html"]
    assert (page.text, page.title, page.published) == (ARVANIA, "Envoy recalled", "2026-03-02")
    assert page.id.startswith("crawl-")
    assert page.source == f"{path}:http://{site}/a.html"
    assert errors == [f"{path}:http://{site}/: no article text in the HTML page"]


def test_a_capture_of_warcio(tmp_path, site):
    """A page that was served packed is read, and a second capture of it is not read again."""
    path = tmp_path / "capture.warc.gz"
    with capture_http(str(path)):
        for _ in range(2):
            connection = http.client.HTTPConnection(site)
            connection.request("GET", "/packed/a")
            connection.getresponse().read()
            connection.close()
    [article], errors = read(path)
    assert (article.text, article.url, errors) == (BRELLAND, f"http://{site}/packed/a", [])


def record(kind, content, *, heads="", length=None):
    """The bytes of a WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://wire.example/{kind}\r\nWARC-Record-ID: <urn:x:1>\r\n"
    )
    size = len(content) if length is None else length
    date = "WARC-Date: 2026-03-02T00:00:00Z\r\n"
    return f"{head}{date}{heads}Content-Length: {size}\r\n\r\n".encode() + content + b"\r\n\r\n"


def response(content, heads="Content-Type: text/html"):
    """The bytes of a WARC record of a served page."""
    return record("response", f"HTTP/1.1 200 OK\r\n{heads}\r\n\r\n".encode() + content, heads="Content-Type: x\r\n")


def test_texts_made_of_pages(tmp_path):
    """Records of plain text, as WET files hold them, are read, and so are kept files."""
    path = tmp_path / "a.warc"
    kept = record("resource", PAGE.format("Envoy", ARVANIA).encode(), heads="Content-Type: Text/HTML\r\n")
    path.write_bytes(record("conversion", BRELLAND.encode(), heads="Content-Type: text/plain\r\n") + kept)
    articles, errors = read(path)
    assert [article.text for article in articles] == [BRELLAND, ARVANIA]
    assert articles[0].published is None
    assert errors == []


def test_pages_that_mean_harm_stop_nothing(tmp_path):
    """A page that unpacks to a gigabyte, one without end and one in pieces that do not fit are named one by one."""
    bomb = gzip.compress(b" " * 100_000_000)
    path = tmp_path / "a.warc"
    path.write_bytes(
        response(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")
        + response(b"x" * (MOST_RECORD_BYTES + 1))
        + response(b"fff\r\nx", "Content-Type: text/html\r\nTransfer-Encoding: chunked")
        + response(PAGE.format("Envoy", ARVANIA).encode())
    )
    [article], errors = read(path)
    assert article.text == ARVANIA
    assert [error.partition(": ")[2] for error in errors[:2]] == [
        f"more than {MOST_RECORD_BYTES:,} bytes, expected one article"
    ] * 2
    assert len(errors) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no WARC\r\n" * 99, "damaged"),
        (b"WARC/1.0\r\nX: " + b"x" * 2 * LONGEST_HEAD, "a head of more than"),
        (b"x" * 2 * LONGEST_HEAD, "a head of more than"),
        (record("response", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 2 * LONGEST_HEAD), "a head of more than"),
        (record("response", b"x" * 99, length=9) * 2, "damaged"),
        (b"", "no records in it"),
    ],
    ids=["text", "head", "line", "http", "length", "empty"],
)
def test_damaged_files(tmp_path, content, reason):
    """What is no WARC file, or lies about its lengths, is refused in one line, and fills no memory."""
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    articles, errors = read(path)
    assert articles == []
    assert len(errors) == 1
    assert reason in errors[0]


def test_a_file_that_breaks_off(tmp_path):
    """What came before is read."""
    path = tmp_path / "a.warc"
    path.write_bytes(response(PAGE.format("Envoy", ARVANIA).encode()) + response(b"<p>")[:-40])
    articles, _ = read(path)
    assert [article.text for article in articles] == [ARVANIA]
