"""What tests of the forms of input share: words to read, and reading as a function."""

import shutil
import subprocess
from pathlib import Path

import pytest

from graph.articles import read_articles
from graph.errors import ArticleError
from graph.model import Article

ARVANIA = "The government of Arvania recalled its envoy on Monday, and gave no date for his return."
BRELLAND = "The government of Brelland paid Arvania $5 million for the ships, a minister said."
CORLANDY = "Corlandy’s “interim” cabinet agreed to take 40 people; Brelland thanked it in a note."


def read(*paths: Path, **columns: str) -> tuple[list[Article], list[str]]:
    """The articles and the messages of errors that these inputs give; columns of tables by field."""
    items = list(read_articles(paths, columns=columns))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [str(item) for item in items if isinstance(item, ArticleError)]


def run_program(*words: object, folder: Path | None = None, stdin: str | None = None) -> str:
    """What a program of the system prints; the test skips where it is not installed (scripts/test installs it)."""
    if not shutil.which(str(words[0])):
        pytest.skip(f"{words[0]} is not installed")
    done = subprocess.run([*map(str, words)], check=True, capture_output=True, text=True, cwd=folder, input=stdin)
    return done.stdout
