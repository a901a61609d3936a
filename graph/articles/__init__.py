"""Files → articles: one reader a format, one form of text for everything after.

`inputs` walks what the user named; `formats` knows which ending is read by whom; `text`, `html`, `markdown`, `pdf`
and `mail` each read a file with one article into a `Draft`, `cables` a text that is a diplomatic cable; `feeds`,
`tables`, `parquet` and `warc` read one with many into `Record`s, `archives` files in a file; `acceptance` makes
articles of drafts; `web` fetches what is asked for by name. `bounded` keeps what libraries do with a document to a
process of its own; `streams`, `encoding`, `prose`, `fields`, `columns`, `metadata` and `english` answer one question
each.
"""

from graph.articles.inputs import read_articles

__all__ = ["read_articles"]
