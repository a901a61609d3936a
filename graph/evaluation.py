"""How well a build agrees with gold facts: precision, recall and F1 by kind, and how often details are right.

Gold files are JSON (`NAME.facts.json`, one an article): `kind`, `roles` (each a list of names, any of which matches),
`status`, `date`, values, and `optional` for a fact that counts neither as missed nor as wrong. A claim and a gold
fact match when kind, participants, and what tells facts of the kind apart (effect, title, amount) agree; status,
date, count and nationality are scored among the matched. How many claims of each confidence are right is counted, too.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx

from graph.errors import GoldError
from graph.facts import read_facts
from graph.knowledge import KindRecord, read_knowledge

Fact = Mapping[str, Any]
DETAILS = ("status", "date", "count", "nationality", "amount", "currency")
OwnKinds = Mapping[str, KindRecord]
CONFIDENCES = (0.95, 0.85)  # everybody is named in the sentence of the claim; one of them had to be inferred
_TALKING = ("party", "counterparty")
_OPTIONAL_ROLES = frozenset({"counterparty", "organization", "affects"})


@dataclass(slots=True)
class Score:
    """Counts of one kind, or of all."""

    matched: int = 0  # gold facts that are not optional and were found
    false_alarms: int = 0  # claims that match no gold fact
    missed: int = 0  # gold facts that are not optional and were not found

    @property
    def precision(self) -> float:
        """The share of claims that are right; 1 where there are none."""
        return self.matched / (self.matched + self.false_alarms) if self.matched + self.false_alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of gold facts that were found; 1 where there are none."""
        return self.matched / (self.matched + self.missed) if self.matched + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Report:
    """Scores by kind, how often each detail is right among the matched, and what went wrong."""

    by_kind: dict[str, Score] = field(default_factory=dict)
    by_article: dict[str, Score] = field(default_factory=dict)
    details: dict[str, tuple[int, int]] = field(default_factory=dict)  # name -> (right, of)
    by_confidence: dict[float, tuple[int, int]] = field(
        default_factory=lambda: dict.fromkeys(CONFIDENCES, (0, 0))
    )  # the least -> (right, of)
    missed: list[tuple[str, Fact]] = field(default_factory=list)
    false_alarms: list[tuple[str, Fact]] = field(default_factory=list)
    wrong_details: list[tuple[str, str, Fact, Fact]] = field(default_factory=list)  # article, detail, gold, claim

    @property
    def total(self) -> Score:
        """All kinds together."""
        scores = self.by_kind.values()
        return Score(sum(s.matched for s in scores), sum(s.false_alarms for s in scores), sum(s.missed for s in scores))


def evaluate(gold_dir: Path, build_dir: Path) -> Report:
    """The claims of a build against the gold facts of a folder; articles without gold are left out.

    Raises GoldError if the folder has no gold file, or one that cannot be read.
    """
    claims: dict[str, list[Fact]] = {}
    kinds = read_knowledge(build_dir).own_kinds
    for claim in read_facts(build_dir / "facts.jsonl"):
        claims.setdefault(str(claim["article"]), []).append(claim)
    report = Report()
    for article, facts in sorted(read_gold(gold_dir).items()):
        _score_article(report, article, facts, claims.get(article, []), kinds)
    return report


def read_gold(gold_dir: Path) -> dict[str, list[Fact]]:
    """The gold facts of a folder by article. Raises GoldError."""
    paths = sorted(gold_dir.glob("*.facts.json"))
    if not paths:
        raise GoldError(f"{gold_dir}: no gold facts here; expected files named ARTICLE.facts.json")
    gold: dict[str, list[Fact]] = {}
    for path in paths:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            facts = [_checked(fact) for fact in content["facts"]]
            known = gold.setdefault(content["article"], facts)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}: not a file of gold facts: {error}") from error
        if known is not facts:
            raise GoldError(f"{path}: another file has facts of the article {content['article']}")
    return gold


def format_report(report: Report) -> str:
    """The report as a table for a terminal."""
    lines = [f"{'kind':<16}{'gold':>6}{'found':>7}{'wrong':>7}{'precision':>11}{'recall':>8}{'F1':>7}"]
    for kind, score in [*sorted(report.by_kind.items()), ("all", report.total)]:
        lines.append(
            f"{kind:<16}{score.matched + score.missed:>6}{score.matched:>7}{score.false_alarms:>7}"
            f"{score.precision:>11.3f}{score.recall:>8.3f}{score.f1:>7.3f}"
        )
    rates = [f"{name} {right}/{of}" for name, (right, of) in report.details.items() if of]
    sure = [f"{least} or more {right}/{of}" for least, (right, of) in report.by_confidence.items()]
    lines.append("right among the matched: " + ", ".join(rates))
    return "\n".join([*lines, "right among the claims with a confidence of: " + ", ".join(sure)])


def _checked(fact: Fact) -> Fact:
    if not isinstance(fact["kind"], str) or not isinstance(fact["roles"], dict):
        raise TypeError(f"a fact needs kind and roles: {fact!r}")
    for role, names in fact["roles"].items():
        if not isinstance(names, list):
            raise TypeError(f"{role} needs a list of names: {fact!r}")
    return dict(fact)


def _score_article(report: Report, article: str, gold: Sequence[Fact], claims: Sequence[Fact], own: OwnKinds) -> None:
    pairs = _assign(gold, claims, own)
    by_article = report.by_article.setdefault(article, Score())
    for index, fact in enumerate(gold):
        if fact.get("optional"):
            continue
        for score in (report.by_kind.setdefault(fact["kind"], Score()), by_article):
            if index in pairs:
                score.matched += 1
            else:
                score.missed += 1
        if index not in pairs:
            report.missed.append((article, fact))
    used = set(pairs.values())
    for index, claim in enumerate(claims):
        if index not in used:
            _score_confidence(report, claim, None)
            for score in (report.by_kind.setdefault(str(claim["kind"]), Score()), by_article):
                score.false_alarms += 1
            report.false_alarms.append((article, claim))
    for gold_index, claim_index in sorted(pairs.items()):
        _score_confidence(report, claims[claim_index], gold[gold_index])
        _score_details(report, article, gold[gold_index], claims[claim_index])


def _score_confidence(report: Report, claim: Fact, fact: Fact | None) -> None:
    if fact is not None and fact.get("optional"):
        return
    for least in CONFIDENCES:
        right, of = report.by_confidence[least]
        if claim["confidence"] >= least:
            report.by_confidence[least] = (right + (fact is not None), of + 1)


def _assign(gold: Sequence[Fact], claims: Sequence[Fact], own: OwnKinds) -> dict[int, int]:
    """The best one-to-one assignment of gold facts to claims: index to index."""
    network: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, fact in enumerate(gold):
        for j, claim in enumerate(claims):
            if matches(fact, claim, own):
                weight = (100 if not fact.get("optional") else 60) + sum(_agree(fact, claim, name) for name in DETAILS)
                network.add_edge(("gold", i), ("claim", j), weight=weight)
    found: dict[int, int] = {}
    for a, b in nx.max_weight_matching(network):
        (_, i), (_, j) = (a, b) if a[0] == "gold" else (b, a)
        found[i] = j
    return found


def matches(fact: Fact, claim: Fact, own: OwnKinds = MappingProxyType({})) -> bool:
    """Whether a claim says what a gold fact says, details such as status and date aside; `own` are a user's kinds."""
    if fact["kind"] != claim["kind"]:
        return False
    if fact.get("effect") is not None and fact["effect"] != claim["effect"]:
        return False
    titles = fact["roles"].get("title")
    if titles and not any(_same_title(title, str(claim["title"])) for title in titles):
        return False
    amount, found = fact.get("amount"), claim["amount"]
    if amount is not None and found is not None and float(amount) != float(found):
        return False
    roles = {name: names for name, names in fact["roles"].items() if name != "title"}
    kind = own.get(fact["kind"])
    optional = _OPTIONAL_ROLES if kind is None else {name for name, role in kind.roles.items() if not role.required}
    if _roles_match(roles, claim["roles"], optional):
        return True
    sides = _TALKING if kind is None else tuple(kind.roles)
    unordered = fact["kind"] == "Negotiation" if kind is None else kind.unordered
    return unordered and _roles_match(_turned(roles, sides), claim["roles"], optional)


def _turned(roles: Mapping[str, Iterable[str]], sides: Sequence[str]) -> Mapping[str, Iterable[str]]:
    swapped = dict(zip(sides, reversed(sides), strict=True))
    return {swapped.get(name, name): names for name, names in roles.items()}


def _roles_match(roles: Mapping[str, Iterable[str]], filled: Mapping[str, Any], optional: Collection[str]) -> bool:
    for name, names in roles.items():
        if name not in filled:
            if name in optional:
                continue
            return False
        if not any(_same_name(wanted, filled[name]) for wanted in names):
            return False
    return True


def _same_name(wanted: str, filler: Mapping[str, Any]) -> bool:
    if wanted.startswith("group:"):
        want = set(_words(wanted.removeprefix("group:")))
        return any(words and (want <= set(words) or set(words) <= want) for words in _names(filler))
    want_words = _words(wanted)
    return filler.get("country") == wanted or any(_is_form_of(words, want_words) for words in _names(filler))


def _names(filler: Mapping[str, Any]) -> list[list[str]]:
    return [_words(str(filler[key])) for key in ("label", "mention")]


def _is_form_of(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words are a name, or its last word with some of those before it."""
    if words == full:
        return True
    return bool(words) and len(full) > 1 and words[-1] == full[-1] and set(words) <= set(full)


def _same_title(wanted: str, title: str) -> bool:
    return _words(wanted) == _words(title)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).replace(".", "").casefold()
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return [word for word in words if word not in {"the", "a", "an", "s"}]


def _agree(fact: Fact, claim: Fact, name: str) -> int:
    return 5 if fact.get(name) is not None and _same_detail(name, fact[name], claim.get(name)) else 0


def _same_detail(name: str, wanted: object, found: object) -> bool:
    if name == "nationality" and isinstance(wanted, Sequence):
        return set(wanted) == set(found if isinstance(found, Sequence) else ())
    if name == "date":
        return str(wanted) == str(found)
    return wanted == found


def _score_details(report: Report, article: str, fact: Fact, claim: Fact) -> None:
    for name in DETAILS:
        wanted = fact.get(name)
        if wanted is None or wanted == []:
            continue
        right, of = report.details.get(name, (0, 0))
        agrees = _same_detail(name, wanted, claim.get(name))
        report.details[name] = (right + agrees, of + 1)
        if not agrees:
            report.wrong_details.append((article, name, fact, claim))
