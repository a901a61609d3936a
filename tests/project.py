"""Places of the project that tests read, and what they load once for all of them."""

import gc
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from click.testing import Result

from graph.gazetteer import load_gazetteer
from graph.language import DEFAULT_MODEL, load_pipeline, read_alike
from graph.lookalikes import lookalikes

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Run = Callable[..., Result]  # what the fixture `run` is


def pipeline(model: str = DEFAULT_MODEL) -> "Language":
    """The trained pipeline, loaded once a process, which takes a second; names of the gazetteer are read alike."""
    nlp = _loaded(model)
    read_alike(nlp, lookalikes(load_gazetteer()))
    return nlp


@cache
def _loaded(model: str) -> "Language":
    return load_pipeline(model)


class _EachKeyOnce(yaml.CSafeLoader):
    """Refuses a key that stands twice, where an item that has lost its first line would replace the one before."""

    def construct_mapping(self, node: yaml.MappingNode, *args: Any, **options: Any) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(None, None, f"{twice!r} stands twice", node.start_mark)
        return super().construct_mapping(node, *args, **options)


def read_yaml(path: Path) -> Any:
    """What a file of tests holds, read in C: in Python the longest take seconds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_EachKeyOnce)  # noqa: S506 - it is a safe one


def processor_seconds(work: Callable[[], object]) -> float:
    """What a piece of work costs, without garbage collection: that goes through all that other tests have loaded."""
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
