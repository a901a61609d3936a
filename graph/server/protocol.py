"""From an HTTP request to a query, as the SPARQL 1.1 Protocol has it.

Source: W3C SPARQL 1.1 Protocol, section 2.1 (the query operation: GET, POST of a form, POST of the query itself).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_UTF_8 = frozenset({"utf-8", "utf8"})
_UPDATES = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
ALLOWED = "GET, HEAD, POST, OPTIONS"
MOST_PARAMETERS = 200

SERVICE_REFUSED = "this endpoint is read-only: SPARQL Update is refused"


class RefusedRequest(Exception):  # noqa: N818 -- what it is; the error is the client's
    """A request that cannot be answered, with the status that says so."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Request:
    """A query, and the IRIs of graphs that the protocol asks for in place of those that the query names, if any."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_request(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Request | None:
    """The query of a request; None for a bare GET, which asks for the description of the service.

    Raises RefusedRequest with the status that the standard gives the mistake.
    """
    parameters = _parse(query_string.decode("ascii", "replace"))
    if method in {"GET", "HEAD"}:
        return _query_of(parameters) if parameters else None
    if method != "POST":
        raise RefusedRequest(
            405, f"{method} is not allowed, expected GET or POST", {"Allow": "GET, HEAD, POST, OPTIONS"}
        )
    media_type, charset = _content_type(content_type)
    if media_type == UPDATE:
        raise RefusedRequest(403, SERVICE_REFUSED)
    if media_type not in {FORM, QUERY}:
        raise RefusedRequest(415, f"{media_type or 'no Content-Type'}: expected {FORM} or {QUERY}")
    if charset is not None and charset not in _UTF_8:
        raise RefusedRequest(415, f"charset {charset}: expected UTF-8")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedRequest(400, f"the body is not UTF-8: {error.reason} at byte {error.start}") from error
    if media_type == QUERY:
        if any(name == "query" for name, _ in parameters):
            raise RefusedRequest(400, "two queries, one in the address and one in the body; expected one")
        return _query_of([*parameters, ("query", text)])
    return _query_of([*parameters, *_parse(text)])


def _parse(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=MOST_PARAMETERS
        )
    except UnicodeDecodeError as error:
        raise RefusedRequest(400, f"a parameter is not UTF-8: {error.reason}") from error
    except ValueError as error:
        raise RefusedRequest(400, f"more than {MOST_PARAMETERS} parameters") from error


def _query_of(parameters: Sequence[tuple[str, str]]) -> Request:
    if any(name in _UPDATES for name, _ in parameters):
        raise RefusedRequest(403, SERVICE_REFUSED)
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise RefusedRequest(400, f"{len(queries) or 'no'} parameter{'s' * (len(queries) > 1)} `query`, expected one")
    return Request(
        query=queries[0],
        default_graphs=tuple(value for name, value in parameters if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in parameters if name == "named-graph-uri"),
    )


def _content_type(header: str | None) -> tuple[str, str | None]:
    media_type, *parameters = (part.strip() for part in (header or "").lower().split(";"))
    charset = next((part.partition("=")[2].strip("\"' ") for part in parameters if part.startswith("charset=")), None)
    return media_type, charset
