"""What a result hangs on, as hashes: what an article is read with, and what the files of a build are written with.

Two keys, so that a change does again just what depends on it. A file of frames or names, the pipeline or the code of
extraction changes what is found in articles; the base of IRIs, the ontology's Turtle or the code that writes changes
the files alone.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph import __version__
from graph.errors import LanguageError
from graph.frames import frame_files
from graph.model import Article
from graph.resources import ontology_path

# The modules and packages of ours that take part in finding claims; a test holds them against the arrow of imports.
EXTRACTING = frozenset(
    {
        *("checked_yaml", "errors", "extraction", "frames", "gazetteer", "iris", "labels", "language", "letter_case"),
        *(
            "lexicon",
            "lookalikes",
            "model",
            "prefixes",
            "reattachment",
            "resources",
            "territories",
            "tokens",
            "vocabulary",
        ),
    }
)
_EXTRACTING_LIBRARIES = ("babel", "numpy", "pydantic", "pyyaml", "spacy", "thinc")
_WRITING_LIBRARIES = ("networkx", "pyoxigraph", "pyvis", "rdflib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What takes part in a build beside its articles, as hashes."""

    extraction: str  # of all that finds claims in an article
    writing: str  # of all that makes files of claims, extraction included

    def of_article(self, article: Article) -> str:
        """The key of what is found in an article: it changes with all that the article says of itself and its text.

        Where it lies does not matter.
        """
        fields = dataclasses.asdict(dataclasses.replace(article, source=""))
        return _hash([self.extraction, json.dumps(fields, sort_keys=True)])


def knowledge_keys(
    model: str,
    *,
    frames: Sequence[Path] = (),
    gazetteer: Sequence[Path] = (),
    corrections: Path | None = None,
    base_iri: str,
) -> Keys:
    """The keys of a build with this pipeline, a user's own frames, names and corrections, and this base of IRIs.

    Raises LanguageError if no such pipeline is installed.
    """
    own = [*gazetteer, *(path for folder in frames for path in frame_files(folder))]
    extraction = _hash([_code_of_extraction(), _model_key(model), *_file_hashes(own)])
    corrected = _file_hashes([corrections] if corrections is not None else [])
    return Keys(extraction=extraction, writing=_hash([extraction, _code_of_writing(), base_iri, *corrected]))


@cache
def _code_of_extraction() -> str:
    package = Path(__file__).parent.parent
    code = (path for path in package.rglob("*.py") if _noun(path, package) in EXTRACTING)
    knowledge = (path for path in ontology_path().rglob("*") if path.suffix in {".yaml", ".csv"})
    return _hash([__version__, *_versions(_EXTRACTING_LIBRARIES), *_tree_hashes(code), *_tree_hashes(knowledge)])


@cache
def _code_of_writing() -> str:
    package = Path(__file__).parent.parent
    ours = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    knowledge = (path for path in ontology_path().rglob("*") if path.is_file())
    return _hash([*_versions(_WRITING_LIBRARIES), *_tree_hashes(ours), *_tree_hashes(knowledge)])


def _noun(path: Path, package: Path) -> str:
    return path.relative_to(package).with_suffix("").parts[0]


def _model_key(model: str) -> str:
    """The version of an installed pipeline, or the content of one in a folder."""
    folder = Path(model)
    if folder.is_dir():
        return _hash(_tree_hashes(path for path in folder.rglob("*") if path.is_file()))
    try:
        return _hash(_versions([model]))
    except PackageNotFoundError as error:
        raise LanguageError(f"{model}: no such spaCy pipeline is installed") from error


def _versions(distributions: Iterable[str]) -> Iterator[str]:
    return (f"{name} {version(name)}" for name in distributions)


def _tree_hashes(paths: Iterable[Path]) -> Iterator[str]:
    return _file_hashes(sorted(paths))


def _file_hashes(paths: Iterable[Path]) -> Iterator[str]:
    """Name and content of files, in the order given: of two files of names, the later may replace values."""
    for path in paths:
        yield path.name
        yield hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
