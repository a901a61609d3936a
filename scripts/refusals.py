"""Which refusals of the rules hide facts: `python scripts/refusals.py Request Refusal` counts them over `tests/broad`.

For each pattern and each reason for which it gave no claim: how often, and how often the gold has a fact of that kind
there, told by the fact's `sentence` and `trigger`; optional facts are left out. A reason that hides many facts is a
constraint to loosen or a role to fill. With `--show "PATTERN" "REASON"` the sentences are printed, those that
state a fact first.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from graph.articles import read_articles
from graph.evaluation import Fact, read_gold
from graph.extraction.actors import read_article
from graph.extraction.claims import claims_of
from graph.extraction.clauses import Clauses
from graph.extraction.rejections import Rejection
from graph.language import load_pipeline, parse_articles, read_alike
from graph.lexicon import load_lexicon
from graph.lookalikes import lookalikes
from graph.model import Article

BROAD = Path(__file__).parent.parent / "tests" / "broad"
_FEWEST = 4  # facts that a reason must hide to be a class worth mending
_Class = tuple[str, str, str]  # kind, pattern, reason


def reason_of(rejection: Rejection) -> str:
    """Why a pattern gave no claim, in words that `--show` takes."""
    if rejection.constraint is not None:
        sort, where, words = rejection.constraint
        return f"{sort} {where}: {words}" if where else f"{sort} {words}".strip()
    return " ".join(word for word in (rejection.reason.value, rejection.element, rejection.word) if word)


def fact_there(rejection: Rejection, facts: Iterable[Fact]) -> Fact | None:
    """The gold fact whose trigger covers the word that was refused, or None."""
    head = rejection.predicate.head
    sentence, place = head.sent.text, head.idx - head.sent.start_char
    for fact in facts:
        is_here = fact["kind"] == rejection.unit.frame.frame and _flat(fact["sentence"]) in _flat(sentence)
        if not is_here or fact["optional"]:
            continue
        found = re.search(rf"(?<!\w){re.escape(fact['trigger'])}(?!\w)", sentence)
        if found is not None and found.start() <= place < found.end():
            return fact
    return None


def refusals(folder: Path, kinds: frozenset[str]) -> Iterator[tuple[Rejection, Fact | None]]:
    """Every refusal of a pattern of these kinds in a folder of articles with gold, with the fact that it hides."""
    lexicon, gold = load_lexicon(), read_gold(folder)
    articles = (item for item in read_articles(sorted(folder.glob("*.txt")), columns={}) if isinstance(item, Article))
    nlp = load_pipeline()
    read_alike(nlp, lookalikes(lexicon.gazetteer))
    for parsed in parse_articles(nlp, articles):
        reading = read_article(parsed, lexicon.frames, lexicon.gazetteer)
        _, refused = claims_of(reading, Clauses(lexicon.frames.support_verbs))
        for rejection in refused:
            if rejection.unit.frame.frame in kinds:
                yield rejection, fact_there(rejection, gold[parsed.article.id])


def _flat(text: str) -> str:
    return " ".join(text.split())


@click.command()
@click.argument("kinds", nargs=-1, required=True)
@click.option("--show", nargs=2, metavar="PATTERN REASON", help="Print the sentences of this class.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=BROAD)
def main(kinds: tuple[str, ...], show: tuple[str, str] | None, folder: Path) -> None:
    """Count, for KINDS of fact, what the rules refuse although the gold states it."""
    times: Counter[_Class] = Counter()
    hidden: Counter[_Class] = Counter()
    sentences: list[tuple[bool, str]] = []
    for rejection, fact in refusals(folder, frozenset(kinds)):
        found = (rejection.unit.frame.frame, rejection.unit.pattern.pattern, reason_of(rejection))
        times[found] += 1
        hidden[found] += fact is not None
        if show and found[1:] == show:
            told = f"{rejection.predicate.head.text} {dict(fact['roles'])}" if fact else rejection.predicate.head.text
            sentences.append((fact is None, f"{told}\n    {_flat(rejection.predicate.head.sent.text)}"))
    if show:
        for is_rightly_refused, text in sorted(sentences, key=lambda item: item[0]):
            click.echo(f"{'rightly refused' if is_rightly_refused else 'a fact'}: {text}")
        return
    click.echo(f"{'refused':>7}{'facts':>7}  kind, pattern, reason")
    for found, number in sorted(hidden.items(), key=lambda item: (-item[1] * item[1] / times[item[0]], item[0])):
        if number >= _FEWEST:
            click.echo(f"{times[found]:>7}{number:>7}  {' | '.join(found)}")


if __name__ == "__main__":
    sys.exit(main())
