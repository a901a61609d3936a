"""HTML: the prose of an article without what surrounds it, in a whole page or in a field that holds just the article.

trafilatura finds the article (its own benchmark puts it first: https://github.com/adbar/trafilatura).
What a page marks as no prose goes before that: navigation, asides, captions, what is hidden. Headings are
no sentences and go after it; quotations and list items stay. Nothing is fetched, no entity is expanded.
A cable that an archive publishes as preformatted text is for `graph.articles.cables`.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from lxml import etree
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from graph.articles.bounded import bounded
from graph.articles.cables import is_cable, read_cable
from graph.articles.draft import Draft, Unreadable
from graph.articles.encoding import decode
from graph.articles.metadata import read_metadata
from graph.articles.prose import is_label, normalise_characters, normalise_line, split_paragraphs

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page, we say in our own words

# In one page; the largest of real ones have half of that. Extraction may take time by the product of the two.
MOST_ELEMENTS = 20_000
MOST_CHARACTERS = 500_000
HEAD_BYTES = 4096  # where a page declares its charset; browsers look no further than 1024
CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)
NO_PROSE = (
    "self::aside or self::nav or self::footer or self::figcaption or self::button or self::dialog or self::template"
    " or self::del or self::s or self::strike"
    " or self::header[not(ancestor::article or ancestor::main)] or @hidden or @aria-hidden='true'"
    " or @role='navigation' or @role='complementary' or @role='dialog' or @role='contentinfo' or @role='search'"
)
NO_SENTENCES = ("head", "table", "graphic")  # as trafilatura calls them: a head is a heading
BLOCKS = frozenset({"body", "div", "p", "quote", "list", "item"})  # its names again
NO_PASSAGE = ("h1", "h2", "h3", "h4", "h5", "h6", "figure", "script", "style", "object", "iframe", "form", "table")
HIDDEN = "contains(translate(@style, ' ', ''), 'display:none')"  # as mail hides a preview of itself
PASSAGE_BLOCKS = frozenset(
    {"article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "hr", "li", "main", "ol", "p", "section"}
    | {"table", "tbody", "td", "th", "tr", "ul"}
)
TAG = re.compile(r"</(?:p|div|a|b|i|em|strong|span|ul|li|blockquote)>|<br ?/?>|<p>", re.IGNORECASE)
CHARACTER_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)


@bounded
def read_html(data: bytes, *, charset: str | None = None) -> Draft:
    """The draft in an HTML page; a server may have declared its charset.

    Raises Unreadable if it is far larger than an article, or has none that can be told from the rest.
    """
    page = _parse_page(decode(data, declared=charset or _declared_charset(data)))
    metadata = read_metadata(page)
    _normalise_texts(page)
    preformatted = "\n".join(block.text_content() for block in page.iter("pre"))
    if is_cable(preformatted):
        return read_cable(preformatted).beside(metadata)
    _drop_furniture(page)
    _keep_prose(page)
    return replace(metadata, paragraphs=tuple(_paragraphs(_extract_article(page))))


def read_passage(text: str, *, keep_tables: bool = False) -> tuple[str, ...]:
    """The paragraphs of a field that holds an article and nothing else, as HTML or plain.

    It is HTML if it has tags of running text. Tables, which in mail are the layout, go unless `keep_tables`.
    Raises Unreadable if it is far larger than an article.
    """
    if not TAG.search(text):
        has_references = CHARACTER_REFERENCE.search(text)
        return split_paragraphs(unescape(text) if has_references else text)
    return _read_marked_up(text, keep_tables=keep_tables)


@bounded
def _read_marked_up(text: str, *, keep_tables: bool) -> tuple[str, ...]:
    passage = _parse_page(f"<html><body>{text}</body></html>")
    _normalise_texts(passage)
    _drop_furniture(passage)
    _keep_prose(passage)
    for element in passage.xpath(f"//*[{HIDDEN}]"):
        element.clear(keep_tail=True)
    for element in list(passage.iter(*(tag for tag in NO_PASSAGE if not (keep_tables and tag == "table")))):
        element.clear(keep_tail=True)
    return tuple(_split_blocks(passage, PASSAGE_BLOCKS, "br"))


def _declared_charset(data: bytes) -> str | None:
    declaration = CHARSET.search(data[:HEAD_BYTES])
    return declaration[1].decode("ascii", errors="replace") if declaration else None


def _parse_page(text: str) -> HtmlElement:
    # The HTML parser of libxml2 knows no entities but HTML's own, and cuts what is nested too deeply.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        raise Unreadable("no HTML in it, expected a page with an article") from None
    _check_size(page)
    return page


def _check_size(page: HtmlElement) -> None:
    elements = sum(1 for _ in page.iter())
    if elements > MOST_ELEMENTS:
        raise Unreadable(f"an HTML page of {elements:,} elements, expected at most {MOST_ELEMENTS:,}")
    characters = sum(map(len, page.xpath("//body//text()[not(parent::script or parent::style)]")))
    if characters > MOST_CHARACTERS:
        raise Unreadable(f"an HTML page with {characters:,} characters of text, expected at most {MOST_CHARACTERS:,}")


def _normalise_texts(page: HtmlElement) -> None:
    """Take out what character references such as `&#7;` bring in and lxml gives, but never takes back."""
    for element in page.iter():
        element.text = normalise_characters(element.text or "")
        element.tail = normalise_characters(element.tail or "")


def _drop_furniture(page: HtmlElement) -> None:
    """Empty what is no prose. To take the elements out would copy the text behind them once for each."""
    for element in page.xpath(f"/html/body//*[{NO_PROSE}]"):
        element.clear(keep_tail=True)
    for paragraph in page.xpath("//p[not(ancestor::li)]"):
        if is_label(normalise_line(paragraph.text_content())):
            paragraph.clear(keep_tail=True)


def _keep_prose(page: HtmlElement) -> None:
    """Give other names to what trafilatura would leave out or tear apart, though it is part of sentences."""
    for time in page.iter("time"):
        time.tag = "span"
    for quotation in page.iter("q"):
        quotation.tag = "span"
        quotation.text, quotation.tail = f"“{quotation.text or ''}", f"”{quotation.tail or ''}"
    for block in list(page.iter("pre")):
        _unwrap_preformatted(block)
    for form in page.xpath("/html/body/form"):  # of some servers, one form round the whole page
        form.tag = "div"
    for body in page.xpath("/html/body[p[2]][not(//article or //main)]"):
        _wrap_body(body)


def _unwrap_preformatted(block: HtmlElement) -> None:
    """Make paragraphs of preformatted text, as archives publish cables, since its line breaks are lost later."""
    paragraphs = split_paragraphs(block.text_content())
    block.clear(keep_tail=True)
    block.tag = "div"
    for words in paragraphs:
        etree.SubElement(block, "p").text = words


def _wrap_body(body: HtmlElement) -> None:
    """Make an article of a bare document, as converters write it: paragraphs in the body itself."""
    article = Element("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _extract_article(page: HtmlElement) -> etree._Element:
    from trafilatura import bare_extraction  # which takes a fifth of a second, and most builds have no page
    from trafilatura.settings import Document

    try:
        # Precision, because a line of boilerplate that is read as text becomes a claim.
        document = bare_extraction(page, include_comments=False, include_tables=False, favor_precision=True)
    except (RecursionError, etree.LxmlError):
        document = None
    if not isinstance(document, Document):
        raise Unreadable("no article text in the HTML page")
    return document.body


def _paragraphs(body: etree._Element) -> Iterator[str]:
    etree.strip_elements(body, *NO_SENTENCES, with_tail=False)
    return _split_blocks(body, BLOCKS, "lb")


def _split_blocks(body: etree._Element, blocks: frozenset[str], line_break: str) -> Iterator[str]:
    return filter(None, map(normalise_line, re.split(r"\n\s*\n", "".join(_pieces(body, blocks, line_break)))))


def _pieces(body: etree._Element, blocks: frozenset[str], line_break: str) -> Iterator[str]:
    """The text of a tree with a blank line round each block, and line breaks only where the page has them."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in blocks:
            yield "\n\n"
        elif element.tag == line_break and event == "start":
            yield "\n"
        yield ((element.text if event == "start" else element.tail) or "").replace("\n", " ")
