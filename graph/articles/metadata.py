"""What an HTML page says of itself: its JSON-LD (schema.org) first, then its meta elements, then the page itself.

Each field comes from the first place that states it in a usable form; `graph.articles.fields` says what
counts as a date, an address or a language. Dates are never guessed from prose or addresses.
"""

import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from lxml.html import HtmlElement

from graph.articles.draft import Draft
from graph.articles.fields import parse_language, parse_published, parse_web_address
from graph.articles.prose import normalise_line

ARTICLE_TYPES = ("Article", "BlogPosting")  # endings: NewsArticle, ReportageNewsArticle, LiveBlogPosting
TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
SITES = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
MAIN_HEADINGS = ("//article//h1", "//main//h1")  # the h1 of a masthead is the name of the site
SEPARATORS = "|–—-·:»"  # between headline and site in a title: "Rwanda sues Britain | The Paper"

Node: TypeAlias = Mapping[str, Any]


def read_metadata(page: HtmlElement) -> Draft:
    """A draft without paragraphs: title, publisher, time, address and language of a page."""
    nodes = list(_json_ld_nodes(page))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    article = next(filter(_is_article, nodes), {})
    meta = _read_meta(page)
    publisher = _first(normalise_line, chain(_names(article.get("publisher"), named), _pick(meta, SITES)))
    return Draft(
        paragraphs=(),
        title=_cut_site(_first(normalise_line, _titles(page, article, meta)), publisher),
        publisher=publisher,
        published=_first(parse_published, _times(page, article, meta)),
        url=_first(parse_web_address, _addresses(page, article, meta)),
        language=_first(parse_language, _languages(page, article, meta)),
    )


def _titles(page: HtmlElement, article: Node, meta: Mapping[str, str]) -> Iterator[str]:
    yield from _strings(article.get("headline"))
    yield from _pick(meta, TITLES)
    for path in (*MAIN_HEADINGS, "//head/title", "//h1"):
        yield from (element.text_content() for element in page.xpath(path)[:1])


def _times(page: HtmlElement, article: Node, meta: Mapping[str, str]) -> Iterator[str]:
    yield from _strings(article.get("datePublished"))
    yield from _pick(meta, TIMES)
    yield from page.xpath("//*[@itemprop='datePublished']/@datetime")
    # The first time in an article is its own, as long as it stands above the prose: others are of other things.
    yield from page.xpath("(//article//time | //main//time)[1][not(preceding::p[string-length() > 200])]/@datetime")


def _addresses(page: HtmlElement, article: Node, meta: Mapping[str, str]) -> Iterator[str]:
    yield from page.xpath("//link[@rel='canonical']/@href")
    yield from _pick(meta, ("og:url",))
    yield from _strings(article.get("url"))
    yield from _strings(_identifier(article.get("mainEntityOfPage")))


def _languages(page: HtmlElement, article: Node, meta: Mapping[str, str]) -> Iterator[str]:
    yield from page.xpath("/html/@lang | /html/@*[name()='xml:lang']")
    yield from _strings(article.get("inLanguage"))
    yield from _pick(meta, ("content-language", "og:locale", "dc.language"))


def _first(parse: Callable[[str], str | None], candidates: Iterable[str]) -> str | None:
    return next(filter(None, map(parse, candidates)), None)


def _pick(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _read_meta(page: HtmlElement) -> dict[str, str]:
    """The meta elements by their name in lower case; of two with one name, the first."""
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            meta.setdefault((element.get(attribute) or "").lower(), element.get("content") or "")
    return meta


def _json_ld_nodes(page: HtmlElement) -> Iterator[Node]:
    """The nodes of every readable JSON-LD block, in the order of the page."""
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield from _flatten(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue  # pages hold broken JSON-LD often enough, and say the same in meta elements


def _flatten(value: object) -> Iterator[Node]:
    """The nodes of a document, a list of documents, a graph, or a page about something."""
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            yield from _flatten(node.get("@graph"))
            yield from _flatten(node.get("mainEntity"))


def _is_article(node: Node) -> bool:
    return any(kind.endswith(ARTICLE_TYPES) for kind in _strings(node.get("@type")))


def _names(value: object, named: Mapping[str, Node]) -> Iterator[str]:
    """The names of a publisher, given as text, as a node, or by the @id of a node elsewhere on the page."""
    for publisher in value if isinstance(value, list) else [value]:
        node = publisher if isinstance(publisher, dict) else {"name": publisher}
        yield from _strings(node.get("name"))
        yield from _strings(named.get(str(_identifier(node)), {}).get("name"))


def _identifier(value: object) -> object:
    return value.get("@id") if isinstance(value, dict) else value


def _strings(value: object) -> Iterator[str]:
    """The text of a JSON-LD value, whose writers often escape it as if it were HTML."""
    return (html.unescape(item) for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _cut_site(title: str | None, site: str | None) -> str | None:
    """The title without the name of the site behind it."""
    if not title or not site or not title.endswith(f" {site}"):
        return title
    headline = title.removesuffix(site).rstrip()
    return headline[:-1].rstrip() if headline and headline[-1] in SEPARATORS else title
