"""The page `graph.html`: our template, style and scripts around one block of JSON.

One file that asks the network for nothing. What articles say goes into the JSON block and nowhere else,
and the scripts show it as text only. The Content-Security-Policy names every script and style by its
hash, so nothing else could run even if a mistake let markup through. The drawing library stands in the page as text,
which our script runs when a reader first opens the network. What the JSON holds is `graph.view.data`.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from types import MappingProxyType

from graph.knowledge import Knowledge
from graph.view.data import Json, page_data
from graph.view.scripts import join_modules

TITLE = "Who deals with whom"
ASSETS = files("graph.view") / "assets"
STYLES = ("base", "evidence", "board", "views", "narrow")  # a rule counts over those before it


def write_html(
    path: Path,
    facts: Sequence[Mapping[str, object]],
    articles: Sequence[Mapping[str, object]],
    *,
    title: str = TITLE,
    events: Iterable[Mapping[str, object]] = (),
    left_out: Mapping[str, int] = MappingProxyType({"events": 0, "claims": 0}),
    knowledge: Knowledge = Knowledge(),  # noqa: B008 -- it is frozen
) -> None:
    """Write the page of some facts (lines of `facts.jsonl`) and of the articles that they quote.

    An article has id, title, publisher, published, url, language and text. A fact whose article is missing is shown
    with its quote alone. `events` are the records of a build (`read_event_records`); the status of an event that has
    none, and whether its claims differ, is what the facts tell. `left_out` counts events and claims that are not among
    them. `knowledge` has the words for a user's own kinds. The
    same input gives the same bytes.
    """
    data = page_data(facts, articles, title=title, events=events, left_out=left_out, knowledge=knowledge)
    path.write_text(render_page(data), encoding="utf-8", newline="\n")


def render_page(data: Json) -> str:
    """The whole page as one string of HTML."""
    style = "".join(_read("styles", f"{name}.css") for name in STYLES)
    library = _library()
    script = join_modules("page.js", lambda path: _read("scripts", path))
    policy = content_security_policy(
        [library, script], [csp_hash(style), *(f"'{digest}'" for digest in _vendor()["style_hashes"])]
    )
    return Template(_read("page.html")).substitute(
        policy=policy,
        title=html.escape(data["title"]),
        style=style,
        data=embed_json(data),
        library=library,
        script=script,
    )


def content_security_policy(scripts: Sequence[str], style_hashes: Sequence[str]) -> str:
    """A policy under which only these scripts run and only these styles count, and nothing is fetched."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(csp_hash, scripts))}",
            f"style-src {' '.join(style_hashes)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def csp_hash(source: str) -> str:
    """The source expression that allows one inline script or style, character for character."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def embed_json(value: object) -> str:
    """JSON that can stand in a script element: plain ASCII, so U+2028 is escaped too, and without "<"."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _library() -> str:
    """The vendored drawing library under its licence, without the last line, which names a file to fetch."""
    code = _read("vendor", "vis-network", "vis-network.min.js").rpartition("\n//# sourceMappingURL=")[0]
    return f"/*\n{_read('vendor', 'vis-network', 'LICENSE-MIT')}*/\n{code}\n"


def _vendor() -> Json:
    return dict(json.loads(_read("vendor", "vis-network", "vendor.json")))


def _read(*parts: str) -> str:
    return ASSETS.joinpath(*parts).read_text(encoding="utf-8")
