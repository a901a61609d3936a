"""Changes as a page of HTML: one file without scripts that asks the network for nothing.

What articles say is escaped by the template; the Content-Security-Policy allows the page's own style and nothing else.
"""

from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby

from graph.differences.compare import Change
from graph.differences.listing import summary_of
from graph.view.page import csp_hash

_TEMPLATES = files("graph.differences") / "templates"


def render_changes(changes: Sequence[Change], *, old: str, new: str) -> str:
    """The page; `old` and `new` name the builds."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = (_TEMPLATES / "changes.css").read_text(encoding="utf-8")
    return environment.from_string((_TEMPLATES / "changes.html").read_text(encoding="utf-8")).render(
        old=old,
        new=new,
        summary=summary_of(changes),
        groups=[(sort.value, list(group)) for sort, group in groupby(changes, key=lambda change: change.sort)],
        style=style,
        policy=f"default-src 'none'; style-src {csp_hash(style)}; base-uri 'none'; form-action 'none'",
    )
