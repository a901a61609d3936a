"""The chain from articles to a folder of files that people and programs read.

    read_articles -> Corpus.update -> parse_article -> extract -> Corpus.keep -> merge_claims -> write

What is found in an article is kept, so the next build reads only articles that are new or changed, or those that
a build which was cut short had not come to. The files are made in a folder of their own and moved into place whole,
so whatever stops a build, the last good one stays readable. What each step does is in the module that it is
imported from.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from graph.articles import read_articles
from graph.corpus import Corpus, Keys, Publication, Reading, knowledge_keys, open_corpus
from graph.corrections import Corrections, load_corrections
from graph.errors import ArticleError, RequestError
from graph.extraction import extract, may_hold_claims
from graph.iris import BASE_IRI
from graph.language import DEFAULT_MODEL, load_pipeline, parse_article, read_alike
from graph.lexicon import Lexicon, load_lexicon
from graph.lookalikes import lookalikes
from graph.merging import learn_telling, merge_corpus
from graph.model import Article
from graph.publication import finish_publication, make_folder, publish, staging
from graph.weaving import INDEX, Last
from graph.workers import Failure, Limits, work_on
from graph.writing import FILES, STORE, file_sizes, file_times, read_article_records, write_build, write_view

__all__ = ["FILES", "STORE", "Outcome", "Progress", "build_graph", "read_article_records", "write_view"]

logger = logging.getLogger(__name__)

_BETWEEN_COLLECTIONS = 20_000  # objects that may be garbage, while articles are read; Python's own 700 are few


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the reading of articles has come."""

    done: int
    total: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build read and made, in numbers."""

    articles: int
    claims: int
    events: int
    skipped: tuple[ArticleError, ...]
    kept: int = 0  # articles that a build which was cut short had read
    unchanged: bool = False  # the last build was of just this, and nothing was written

    def __str__(self) -> str:
        counts = {"article": self.articles, "claim": self.claims, "event": self.events}
        counted = [f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items()]
        notes = "; nothing changed" if self.unchanged else ""
        if self.kept:
            notes = f"; {self.kept:,} {'article' if self.kept == 1 else 'articles'} of an interrupted build kept"
        return ", ".join([*counted, f"{len(self.skipped):,} skipped"]) + notes


def _watch_nothing(_: Progress) -> None:
    pass


def build_graph(  # noqa: PLR0913  (as many as there are options)
    inputs: Sequence[Path],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    base_iri: str = BASE_IRI,
    frames: Sequence[Path] = (),
    gazetteer: Sequence[Path] = (),
    corrections: Path | None = None,
    read_all: bool = False,
    columns: Mapping[str, str] | None = None,
    retry: bool = False,
    limits: Limits | None = None,
    watch: Callable[[Progress], None] = _watch_nothing,
) -> Outcome:
    """Build the graph of all articles in these files and folders into a folder.

    `frames` are folders and `gazetteer` files of a user's own knowledge (docs/frames.md, docs/gazetteer.md).
    Articles that can hold no claim are not parsed, unless `read_all`; what is found is the same (docs/performance.md).
    `corrections` is a user's file of what the articles alone do not tell (docs/corrections.md).
    `columns` are those of tables that hold articles, by field (docs/inputs.md).
    Articles that ran into the `limits` before are read again only if they changed, or to `retry` (docs/growing.md).
    `watch` is told of each article that was read.
    Raises RequestError if there is nothing to read or no folder to write into, FrameError, GazetteerError or
    CorrectionError for a user's file that breaks the rules, all before anything is touched, and BuildError if the
    files cannot be written; the last build then stays as it was.
    """
    limits = limits or Limits()
    lexicon, corrected = load_lexicon(frames, gazetteer), load_corrections(corrections)
    if corrected.file is not None:
        lexicon = replace(lexicon, files=tuple(sorted({*lexicon.files, corrected.file})))
    keys = knowledge_keys(model, frames=frames, gazetteer=gazetteer, corrections=corrections, base_iri=base_iri)
    _check_for_files(inputs)
    make_folder(output)
    with open_corpus(output) as corpus, staging(output) as folder:
        finish_publication(output)
        change = corpus.update(read_articles(inputs, columns=columns, output=output), keys)
        if retry:
            corpus.retry()
        _read_waiting(corpus, lexicon, model, read_all=read_all, limits=limits, watch=watch)
        key, last = corpus.key(keys), corpus.find_publication()
        is_whole = last is not None and last.sizes == file_sizes(output)
        unchanged = last is not None and is_whole and last.key == key
        if last is None or not unchanged:
            grown_from = output if is_whole else None
            last = _write(corpus, output, folder, keys, corrected, lexicon, grown_from, base_iri, limits.jobs)
            publish(folder, output)
            corpus.set_publication(last)
        return Outcome(
            articles=last.articles,
            claims=last.claims,
            events=last.events,
            skipped=(*change.unreadable, *corpus.failures()),
            kept=change.kept,
            unchanged=unchanged,
        )


def _write(
    corpus: Corpus,
    output: Path,
    folder: Path,
    keys: Keys,
    corrections: Corrections,
    lexicon: Lexicon,
    last: Path | None,
    base_iri: str,
    jobs: int,
) -> Publication:
    """Merge the claims and write all files into a folder, from the last build where that was made in the same way."""
    (folder / INDEX).mkdir()
    with corpus.merged(folder / INDEX, last and last / INDEX) as merged:
        if last is not None and merged.find_maker() != (keys.writing, file_times(last)):
            merged.forget()
            last = None
        telling = learn_telling(corpus, merged, corrections)
        merge = merge_corpus(corpus, merged, telling)
        corpus.settle()
        grown_from = None if last is None else Last(last, merge.stale)
        write_build(folder, output, merge, merged, last=grown_from, base_iri=base_iri, lexicon=lexicon, jobs=jobs)
        merged.set_maker(keys.writing, file_times(folder))
        counts = merged.counts()
    return Publication(key=corpus.key(keys), articles=len(corpus.ids()), sizes=file_sizes(folder), **counts)


def _check_for_files(inputs: Sequence[Path]) -> None:
    if not any(path.is_file() or not path.is_dir() or any(path.iterdir()) for path in inputs):
        raise RequestError(f"no files in {', '.join(map(str, inputs))}")


def _read_waiting(
    corpus: Corpus,
    lexicon: Lexicon,
    model: str,
    *,
    read_all: bool,
    limits: Limits,
    watch: Callable[[Progress], None],
) -> None:
    """Find the claims of the articles that wait to be read, and keep them, article by article."""
    total, claims = corpus.count_waiting(), 0
    if total == 0:
        return
    nlp = load_pipeline(model)
    read_alike(nlp, lookalikes(lexicon.gazetteer))

    def read(article: Article) -> Reading:
        if not (read_all or may_hold_claims(article, lexicon)):
            return Reading.of((), ())
        found = extract(parse_article(nlp, article, lexicon.gazetteer), lexicon)
        return Reading.of(found.claims, found.unread)

    with garbage_left():
        for done, (article, result) in enumerate(work_on(corpus.waiting(), read, limits), start=1):
            if isinstance(result, Failure):
                corpus.keep_failure(article, result.reason)
                if result.details:
                    logger.error("%s: %s\n%s", article.id, result.reason, result.details)
            else:
                corpus.keep(article, result)
                claims += len(result.claims)
            watch(Progress(done=done, total=total, claims=claims))


@contextmanager
def garbage_left() -> Iterator[None]:
    """Reading takes a tenth less where Python looks for garbage seldom, and not among what is loaded by now.

    That is kept until the end, and an article makes some ten thousand records, most of which go by themselves.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
