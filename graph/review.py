"""How many claims are right, by people who read the quotes: a random sample to judge, and what the verdicts come to.

The verdicts stand in a corrections file (`graph.corrections`). Only those on a drawn sample say how good a build is:
whoever corrects what they stumble on finds more wrong claims than there are.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

from graph.corrections import Corrections
from graph.view.network import as_facts
from graph.view.wording import Words, clean_label

CONFIDENCE = 0.95
COLUMNS = ("kind", "confirmed", "rejected", "precision", "low", "high")
ALL = "all"
_LONGEST_QUOTE = 400  # characters in a comment of a sample; the whole is in facts.jsonl
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many claims of a kind were judged right, and what that says of all of them."""

    kind: str  # ALL for all kinds together
    confirmed: int
    rejected: int

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.confirmed / (self.confirmed + self.rejected)

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, at 95 % confidence.

        Source: Wilson (1927), which unlike the textbook's interval holds for few verdicts and for shares near 1.
        """
        number = self.confirmed + self.rejected
        middle = (self.precision + _Z**2 / (2 * number)) / (1 + _Z**2 / number)
        half = _Z * sqrt(self.precision * (1 - self.precision) / number + (_Z / (2 * number)) ** 2)
        half /= 1 + _Z**2 / number
        return max(0.0, middle - half), min(1.0, middle + half)


def draw_sample(
    facts: Iterable[Mapping[str, Any]], size: int, *, seed: int, corrections: Corrections
) -> list[Mapping[str, Any]]:
    """So many facts at random, in the order of the texts, or all if there are fewer.

    The same facts and seed give the same sample. What somebody came upon and judged stays in it, so that it is not
    skewed; what an earlier sample holds is not drawn again.
    """
    drawn = {entry.claim for entry in _verdicts(corrections) if entry.sample is not None}
    left = {fact["id"]: fact for fact in facts if not any(fact["id"].endswith(f"/{name}") for name in drawn)}
    chosen = random.Random(seed).sample(sorted(left), min(size, len(left)))  # noqa: S311 -- no secret
    return sorted((left[iri] for iri in chosen), key=lambda fact: (fact["article"], fact["start"], fact["id"]))


def sample_file(facts: Sequence[Mapping[str, Any]], *, name: str, words: Words) -> str:
    """A corrections file to judge a sample in: every claim as if it were right, with sentence and quote beside it."""
    return "\n".join([*_HEAD, *(line for fact in facts for line in _entry(fact, name, words)), "reject: []", ""])


_HEAD = (
    "# Read each quote. Where it does not say what the comment says it does, move the entry to `reject`",
    "# and say why. Then `cablegraph precision` on this file tells how many are right.",
    "by: ",
    "confirm:",
)


def _entry(fact: Mapping[str, Any], name: str, words: Words) -> Iterator[str]:
    """One claim; what an article says stands in comments alone, on one line without what a terminal would obey."""
    yield f"  # {fact['status']}: {clean_label(words.describe_claim(as_facts([fact])[0]), _LONGEST_QUOTE)}"
    yield f"  # {clean_label(fact['quote'], _LONGEST_QUOTE)}"
    yield f"  - claim: {'/'.join(str(fact['id']).split('/')[-2:])}"
    yield f"    kind: {fact['kind']}"
    yield f"    sample: {name}"
    yield "    why: read the quote"


def measure(corrections: Corrections, *, sampled_only: bool = True) -> list[Precision]:
    """The precision of each kind that was judged, by name, and of all; none where nothing was.

    Verdicts that belong to no sample do not count, unless they are asked for.
    """
    confirmed, rejected = (
        Counter(entry.kind or "" for entry in entries if entry.sample is not None or not sampled_only)
        for entries in (corrections.content.confirm, corrections.content.reject)
    )
    kinds = sorted(confirmed.keys() | rejected.keys())
    rows = [Precision(kind=kind, confirmed=confirmed[kind], rejected=rejected[kind]) for kind in kinds]
    if not rows:
        return []
    return [*rows, Precision(kind=ALL, confirmed=confirmed.total(), rejected=rejected.total())]


def precision_records(rows: Iterable[Precision]) -> list[dict[str, Any]]:
    """The rows as records with `COLUMNS`, shares to three decimals."""
    return [
        {
            "kind": row.kind or "(not said)",
            "confirmed": row.confirmed,
            "rejected": row.rejected,
            "precision": round(row.precision, 3),
            "low": round(row.interval[0], 3),
            "high": round(row.interval[1], 3),
        }
        for row in rows
    ]


def _verdicts(corrections: Corrections) -> tuple[Any, ...]:
    return (*corrections.content.confirm, *corrections.content.reject)
