"""The responses of the server: documents, pages, and reasons why there is neither."""

from functools import cache

from starlette.responses import PlainTextResponse, Response

from graph.server.pool import QueryEnded
from graph.server.protocol import RefusedRequest

HTML = "text/html"
CHARSET = "; charset=utf-8"
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept, Origin"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
    "data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def document(content: bytes, media_type: str) -> Response:
    """An answer in one of several forms."""
    response = Response(content)
    response.raw_headers += _document_headers(media_type)
    return response


@cache  # to make them takes a tenth of the time of a small query
def _document_headers(media_type: str) -> list[tuple[bytes, bytes]]:
    return Response(None, 204, HEADERS, media_type + CHARSET).raw_headers


def page(text: str) -> Response:
    """A page for people, which may load nothing from elsewhere."""
    return Response(text, media_type=HTML + CHARSET, headers={**HEADERS, "Content-Security-Policy": _POLICY})


def refusal(error: RefusedRequest | QueryEnded) -> Response:
    """Why a request is not answered, with the status that says so."""
    if isinstance(error, QueryEnded):
        return _reason(503, str(error), {"Retry-After": "10"})
    return _reason(error.status, str(error), error.headers)


def _reason(status: int, text: str, headers: dict[str, str]) -> Response:
    return PlainTextResponse(f"{text}\n", status, headers={**HEADERS, **headers})
