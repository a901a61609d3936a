"""From a parsed article to claims: mentions, clauses, elements, status, times, amounts, one question each.

`extract` is the way in, and `extract_claims` for whoever wants no more than the claims; the modules beneath see a
Doc and the lexicon, and nothing of other articles, of RDF or of files that are written.
"""

from graph.extraction.actors import read_article
from graph.extraction.as_written import claim_as_written, unread_as_written
from graph.extraction.claims import claims_of
from graph.extraction.clauses import Clauses
from graph.extraction.relevance import is_relevant
from graph.extraction.unread import unread_sentences
from graph.language import ParsedArticle
from graph.lexicon import Lexicon, load_lexicon
from graph.model import Article, Claim, Unread, record

__all__ = ["Extraction", "Lexicon", "extract", "extract_claims", "load_lexicon", "may_hold_claims"]


@record()
class Extraction:
    """What was read in an article, and what was not."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


def may_hold_claims(article: Article, lexicon: Lexicon) -> bool:
    """Whether an article is worth parsing: `extract` finds nothing in any other."""
    return is_relevant(article.text, lexicon.frames, lexicon.gazetteer.in_cable(article.publisher, article.text))


def extract(parsed: ParsedArticle, lexicon: Lexicon) -> Extraction:
    """All that an article says of the kinds of the frames, and the sentences that nearly did, in text order."""
    if not may_hold_claims(parsed.article, lexicon):
        return Extraction((), ())
    reading, clauses = read_article(parsed, lexicon.frames, lexicon.gazetteer), Clauses(lexicon.frames.support_verbs)
    claims, rejections = claims_of(reading, clauses)
    return _as_written(tuple(claims), tuple(unread_sentences(reading, clauses, claims, rejections)), parsed)


def extract_claims(parsed: ParsedArticle, lexicon: Lexicon) -> list[Claim]:
    """All that an article says of the kinds of the frames, in the order of the text."""
    if not may_hold_claims(parsed.article, lexicon):
        return []
    reading = read_article(parsed, lexicon.frames, lexicon.gazetteer)
    claims = claims_of(reading, Clauses(lexicon.frames.support_verbs))[0]
    return list(_as_written(tuple(claims), (), parsed).claims)


def _as_written(claims: tuple[Claim, ...], unread: tuple[Unread, ...], parsed: ParsedArticle) -> Extraction:
    """What was found, in the words of the article, which are in capitals where it was read in mixed case."""
    if not parsed.is_recased:
        return Extraction(claims, unread)
    return Extraction(
        tuple(claim_as_written(claim, parsed) for claim in claims),
        tuple(unread_as_written(sentence, parsed) for sentence in unread),
    )
