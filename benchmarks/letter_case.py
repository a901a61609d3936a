"""How much of what is found in articles comes out again when they are wholly in capitals.

    python benchmarks/letter_case.py [FOLDER]...

Of each folder (by default the seeds): the share of claims of the mixed text that the text in capitals gives as well,
with the same kind, status and states in the same roles, and the share of those that it gives which are among them.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from graph.articles import read_articles
from graph.extraction import Lexicon, extract_claims, load_lexicon
from graph.language import load_pipeline, parse_article, read_alike
from graph.lookalikes import lookalikes
from graph.model import Article, Claim


class Agreement(NamedTuple):
    """How many claims two readings have in common, and each."""

    common: int
    mixed: int
    capitals: int


def gist(claim: Claim) -> tuple[object, ...]:
    """What is compared of a claim."""
    roles = tuple(
        (filler.role, filler.entity.country or filler.entity.kind.value)
        for filler in claim.fillers
        if not filler.optional
    )
    return claim.kind, claim.status, roles


def compare(nlp: object, lexicon: Lexicon, articles: Iterable[Article], *, show: bool = False) -> Agreement:
    """The claims of articles against those of the same articles in capitals."""
    common = mixed = capitals = 0
    for article in articles:
        if len(article.text.upper()) != len(article.text):
            continue
        found = [_gists(nlp, lexicon, one) for one in (article, replace(article, text=article.text.upper()))]
        common += (found[0] & found[1]).total()
        mixed += found[0].total()
        capitals += found[1].total()
        if show:
            for sign, rest in (("-", found[0] - found[1]), ("+", found[1] - found[0])):
                for claim in rest.elements():
                    print(sign, article.id, claim)
    return Agreement(common, mixed, capitals)


def _gists(nlp: object, lexicon: Lexicon, article: Article) -> Counter[tuple[object, ...]]:
    return Counter(map(gist, extract_claims(parse_article(nlp, article, lexicon.gazetteer), lexicon)))


def main() -> None:
    """Print the shares of each folder."""
    lexicon = load_lexicon()
    nlp = load_pipeline()
    read_alike(nlp, lookalikes(lexicon.gazetteer))
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    for folder in arguments or ["seeds"]:
        read = read_articles(sorted(Path(folder).glob("*.txt")))
        articles = [article for article in read if isinstance(article, Article)]
        common, mixed, capitals = compare(nlp, lexicon, articles, show="--show" in sys.argv)
        print(f"{folder}: {common / mixed:.1%} of {mixed} claims, {common / capitals:.1%} of {capitals} agree")


if __name__ == "__main__":
    main()
