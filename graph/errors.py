"""Everything that Cablegraph raises on purpose.

    GraphError
    ├── ArticleError      an input that cannot be read as an article
    ├── AmountError       words that name no sum of money
    ├── FrameError        a frame file that breaks the rules of frame files
    ├── GazetteerError    a gazetteer file that breaks the rules of gazetteer files
    ├── CorrectionError   a corrections file that breaks the rules of such files
    ├── QuestionError     a file of a question that breaks the rules of such files
    ├── LanguageError     no usable pipeline for the language of the articles
    ├── GoldError         a gold file that cannot be compared with
    ├── BuildError        a build that cannot be written or read
    ├── RequestError      a request that cannot be met as it was made; nothing was touched
    └── StoreError        a triple store that cannot be opened or queried

Each message says where (file, line, article), what was found and what was expected.
The command line turns them into one sentence on stderr; any other exception is a bug.
"""


class GraphError(Exception):
    """The root of every error that a user can do something about."""


class ArticleError(GraphError):
    """An input that cannot be read as an article; the message begins with its name."""


class AmountError(GraphError):
    """Words that name no sum of money in a currency of ISO 4217."""


class FrameError(GraphError):
    """A frame file that breaks the rules of frame files."""


class GazetteerError(GraphError):
    """A gazetteer file that breaks the rules of gazetteer files."""


class CorrectionError(GraphError):
    """A corrections file that breaks the rules of such files, or contradicts itself."""


class QuestionError(GraphError):
    """A file of a question that breaks the rules of such files."""


class LanguageError(GraphError):
    """No usable pipeline for the language of the articles."""


class GoldError(GraphError):
    """A file of gold facts that cannot be compared with."""


class BuildError(GraphError):
    """A build that cannot be written or read."""


class RequestError(GraphError):
    """A request that cannot be met as it was made; nothing was touched."""


class StoreError(GraphError):
    """A triple store that cannot be opened or queried."""
