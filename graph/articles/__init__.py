"""Files → articles: one reader a format, one form of text for everything after.

`inputs` walks what the user named and checks what comes out; `text`, `html` and `markdown` each read one
format into a `Draft`; `encoding`, `prose`, `fields`, `metadata` and `english` answer one question each.
"""

from graph.articles.inputs import read_articles

__all__ = ["read_articles"]
