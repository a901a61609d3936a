"""What a build keeps of every article from one run to the next: its text, its claims, what was not read in it.

    open_corpus -> update -> waiting -> keep -> claims

The database `claims.db` stands beside the files of a build, which are all made from it. `keys` says what a result
hangs on, `records` how records are kept, and `merged` what the files were merged from, for the next build; `database`
opens what SQLite keeps. What articles say, and what their claims make together, is found elsewhere.
"""

from graph.corpus.corpus import Change, Corpus, Publication, Reading, open_corpus, read_corpus
from graph.corpus.keys import Keys, knowledge_keys
from graph.corpus.merged import Merged, Placing

__all__ = [
    "Change",
    "Corpus",
    "Keys",
    "Merged",
    "Placing",
    "Publication",
    "Reading",
    "knowledge_keys",
    "open_corpus",
    "read_corpus",
]
