"""Changes as text for a terminal, and as records for CSV and JSON lines, which have the quotes and IRIs too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any

from graph.differences.compare import Change, Sort

COLUMNS = tuple(field.name for field in fields(Change))
_WHOLE = {Sort.CLAIM_NEW: "+", Sort.CLAIM_WITHDRAWN: "-"}  # listed under their articles, a line each


def change_records(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """The changes as plain records with `COLUMNS`."""
    return [asdict(change) | {"sort": change.sort.value} for change in changes]


def summary_of(changes: Sequence[Change]) -> str:
    """How many changes of each sort there are: "claim new: 3, event disputed: 1"."""
    counts = Counter(change.sort for change in changes)
    return ", ".join(f"{sort.value}: {counts[sort]}" for sort in Sort if counts[sort]) or "nothing changed"


def format_changes(changes: Sequence[Change]) -> str:
    """The changes for reading, under a heading a sort."""
    return "\n".join([summary_of(changes), *_lines(changes)])


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    for sort, group in groupby(changes, key=lambda change: change.sort):
        yield f"\n{sort.value.capitalize()}"
        if sort in _WHOLE:
            yield from _by_article(_WHOLE[sort], group)
        else:
            yield from (line for change in group for line in _moved(change))


def _by_article(sign: str, changes: Iterable[Change]) -> Iterator[str]:
    for (article, why), group in groupby(changes, key=lambda change: (change.article, change.why)):
        yield f"  {article}: {why}"
        yield from (f"    {sign} {change.old or change.new}: {change.summary}" for change in group)


def _moved(change: Change) -> Iterator[str]:
    of_article = f" [{change.article}]" if change.article and change.kind else ""
    why = f" ({change.why})" if change.why else ""
    yield f"  {change.summary}{of_article}{why}"
    yield from (f"    - {line}" for line in change.old.splitlines())
    yield from (f"    + {line}" for line in change.new.splitlines())
