"""What a build keeps of every article from one run to the next: its text, its claims, what was not read in it.

    open_corpus -> update -> waiting -> keep -> claims

The database `claims.db` stands beside the files of a build, which are all made from it. `keys` says what a result
hangs on, `records` how records are kept, and `database` is the only place that names SQLite. What articles say is
found elsewhere, and what their claims make together is not kept here.
"""

from graph.corpus.corpus import Change, Corpus, Publication, Reading, open_corpus, read_corpus
from graph.corpus.keys import Keys, knowledge_keys

__all__ = ["Change", "Corpus", "Keys", "Publication", "Reading", "knowledge_keys", "open_corpus", "read_corpus"]
