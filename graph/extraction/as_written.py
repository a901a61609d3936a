"""What was found in a text that was read in mixed case, or with dashes, in the words of the article, which has others.

The words stand in the same places in both, so that only what is quoted changes; labels stay as they were read.
"""

import re
from dataclasses import replace
from typing import TypeVar

from graph.language import ParsedArticle
from graph.model import Amount, Attribution, Claim, Count, Mention, Time, Unread

_Told = TypeVar("_Told", Amount, Count, Time)


def claim_as_written(claim: Claim, parsed: ParsedArticle) -> Claim:
    """A claim, its words exactly those of the article."""
    quote = claim.evidence[0].quote
    fillers = (replace(filler, mention=_mention(filler.mention, parsed)) for filler in claim.fillers)
    evidence = (
        replace(one, quote=_mention(one.quote, parsed), trigger=_mention(one.trigger, parsed)) for one in claim.evidence
    )
    return replace(
        claim,
        fillers=tuple(fillers),
        evidence=tuple(evidence),
        amount=claim.amount and _told(claim.amount, quote, parsed),
        count=claim.count and _told(claim.count, quote, parsed),
        time=claim.time and _told(claim.time, quote, parsed),
        attribution=claim.attribution and _attribution(claim.attribution, parsed),
    )


def unread_as_written(unread: Unread, parsed: ParsedArticle) -> Unread:
    """A sentence that gave no claim, its words exactly those of the article."""
    words = unread.words and _words(unread.words, unread.quote, parsed)
    return replace(unread, quote=_mention(unread.quote, parsed), words=words)


def _mention(mention: Mention, parsed: ParsedArticle) -> Mention:
    return replace(mention, text=parsed.article.text[mention.start_char : mention.end_char])


def _attribution(attribution: Attribution, parsed: ParsedArticle) -> Attribution:
    via = attribution.via and _attribution(attribution.via, parsed)
    return replace(attribution, mention=_mention(attribution.mention, parsed), via=via)


def _told(told: _Told, quote: Mention, parsed: ParsedArticle) -> _Told:
    return replace(told, text=_words(told.text, quote, parsed))


def _words(words: str, quote: Mention, parsed: ParsedArticle) -> str:
    """Words of which it is not kept where they stand: in the sentence, else where the article first has them."""
    pattern = re.compile(re.escape(words), re.IGNORECASE)  # "two days earlier", of "Two days earlier"
    found = pattern.search(parsed.text, quote.start_char, quote.end_char) or pattern.search(parsed.text)
    return parsed.article.text[found.start() : found.end()] if found else words
