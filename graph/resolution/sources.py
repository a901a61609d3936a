"""Whose word an article is."""

from collections.abc import Iterable

from graph.model import Article


def find_sources(articles: Iterable[Article]) -> dict[str, str]:
    """Whose word each article is, by its id."""
    return {article.id: article.id for article in articles}
