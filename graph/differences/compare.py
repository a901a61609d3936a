"""The changes between the tables of two builds; how they are shown is for `listing` and `page`.

Articles are matched by id, and by text where a file was renamed. Claims are matched by IRI; where one of an article is
gone and another of the same kind and participants is there, it is the same claim with other values. Events are
matched by the claims that they share, never by their own IRIs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from graph.build import read_article_records
from graph.differences.passages import changed_sentences
from graph.errors import BuildError
from graph.explain import read_event_records
from graph.facts import read_facts
from graph.iris import decimal_form
from graph.knowledge import read_knowledge
from graph.view.network import as_facts
from graph.view.wording import Words

Record = Mapping[str, Any]
VALUES = ("status", "amount", "currency", "count", "nationality", "effect", "title", "date", "attribution")
_FIELDS = ("title", "publisher", "published", "url")


class Sort(StrEnum):
    """What kind of change it is; the values order a listing."""

    ARTICLE_ADDED = "article added"
    ARTICLE_EDITED = "article edited"  # its text or what is known of it, under the same id
    ARTICLE_RENAMED = "article renamed"  # the same text under another id
    ARTICLE_REMOVED = "article removed"
    CLAIM_NEW = "claim new"
    CLAIM_STATUS = "claim status"  # "planned" before, "actual" now
    CLAIM_VALUES = "claim values"  # the same status, but another sum, number, date, title or source
    CLAIM_WITHDRAWN = "claim withdrawn"
    EVENT_STATUS = "event status"
    EVENT_CORROBORATED = "event corroborated"  # more articles tell of it
    EVENT_DISPUTED = "event disputed"  # its claims disagree, and did not before
    EVENTS_JOINED = "events joined"
    EVENT_PARTED = "event parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was."""

    sort: Sort
    id: str  # an article's id; the IRI of a claim or event, in the new build where it is still there
    article: str | None  # id; None of an event
    kind: str | None  # of fact; None of an article
    summary: str  # one sentence or name
    old: str  # what was, as far as something was; several parted by line ends
    new: str  # what is now
    why: str  # what brought it about, as far as the builds tell
    quote: str  # that says it
    start: int | None = None  # of the quote in the text of its article, in code points


@dataclass(frozen=True, slots=True)
class _Build:
    """The tables of a build."""

    articles: Mapping[str, Record]
    claims: Mapping[str, Record]
    events: Mapping[str, Record]
    words: Words

    def says(self, claim: Record) -> str:
        return self.words.describe_claim(as_facts([claim])[0])


@dataclass(frozen=True, slots=True)
class _Matched:
    """Which claim of the new build is which of the old one, whatever became of its values."""

    new_of: dict[str, str] = field(default_factory=dict)

    def add(self, old: str, new: str) -> None:
        self.new_of[old] = new


def compare_builds(old: Path, new: Path) -> list[Change]:
    """The changes from the build in one folder to that in another, by sort, then by article in the order of its text.

    Raises BuildError if one of the folders holds no build.
    """
    before, after = _read(old), _read(new)
    renamed = _renamed(before.articles, after.articles)
    matched = _Matched()
    changes = [
        *_article_changes(before.articles, after.articles, renamed),
        *_claim_changes(before, after, renamed, matched),
        *_event_changes(before, after, matched),
    ]
    order = {sort: place for place, sort in enumerate(Sort)}
    return sorted(changes, key=lambda one: (order[one.sort], one.article or "", one.start or 0, one.summary, one.id))


def _read(build: Path) -> _Build:
    if not build.is_dir():
        raise BuildError(f"{build}: no folder of a build")
    return _Build(
        articles={record["id"]: record for record in read_article_records(build)},
        claims={fact["id"]: fact for fact in read_facts(build / "facts.jsonl")},
        events={record["id"]: record for record in read_event_records(build)},
        words=Words.of(read_knowledge(build)),
    )


def _renamed(before: Mapping[str, Record], after: Mapping[str, Record]) -> dict[str, str]:
    """The new id of each article that goes by another id and has the same text, where there is just one such."""
    gone, came = defaultdict(list), defaultdict(list)
    for name in before.keys() - after.keys():
        gone[before[name]["sha256"]].append(name)
    for name in after.keys() - before.keys():
        came[after[name]["sha256"]].append(name)
    return {names[0]: came[text][0] for text, names in gone.items() if len(names) == len(came[text]) == 1}


def _article_changes(
    before: Mapping[str, Record], after: Mapping[str, Record], renamed: Mapping[str, str]
) -> Iterator[Change]:
    for name in after.keys() - before.keys() - set(renamed.values()):
        yield _of_article(Sort.ARTICLE_ADDED, after[name], new=_headline(after[name]))
    for name in before.keys() - after.keys() - renamed.keys():
        yield _of_article(Sort.ARTICLE_REMOVED, before[name], old=_headline(before[name]))
    for old_name, new_name in renamed.items():
        yield _of_article(Sort.ARTICLE_RENAMED, after[new_name], old=old_name, new=new_name)
    for name in before.keys() & after.keys():
        yield from _edits(before[name], after[name])


def _edits(before: Record, after: Record) -> Iterator[Change]:
    fields = [name for name in _FIELDS if before[name] != after[name]]
    removed, added = changed_sentences(before["text"], after["text"])
    if not (fields or removed or added or before["text"] != after["text"]):
        return
    is_silent = before["published"] == after["published"] and before["text"] != after["text"]
    yield _of_article(
        Sort.ARTICLE_EDITED,
        after,
        old="\n".join([*(f"{name}: {before[name] or 'none'}" for name in fields), *removed]),
        new="\n".join([*(f"{name}: {after[name] or 'none'}" for name in fields), *added]),
        why="its day of publication is the same" if is_silent else "",
    )


def _of_article(sort: Sort, article: Record, *, old: str = "", new: str = "", why: str = "") -> Change:
    name = article["id"]
    headline = article["title"] or name
    return Change(sort=sort, id=name, article=name, kind=None, summary=headline, old=old, new=new, why=why, quote="")


def _headline(article: Record) -> str:
    return ", ".join(filter(None, (article["publisher"], article["published"])))


def _claim_changes(before: _Build, after: _Build, renamed: Mapping[str, str], matched: _Matched) -> Iterator[Change]:
    for iri in before.claims.keys() & after.claims.keys():
        matched.add(iri, iri)
        yield from _claim_moved(before, after, before.claims[iri], after.claims[iri])
    gone, came = defaultdict(list), defaultdict(list)
    for iri in sorted(before.claims.keys() - after.claims.keys()):
        claim = before.claims[iri]
        gone[_participants(claim, renamed.get(claim["article"], claim["article"]))].append(claim)
    for iri in sorted(after.claims.keys() - before.claims.keys()):
        came[_participants(after.claims[iri], after.claims[iri]["article"])].append(after.claims[iri])
    for key in sorted(gone.keys() | came.keys()):
        for old, new in _pair(gone[key], came[key]):
            if old is not None and new is not None:
                matched.add(old["id"], new["id"])
                yield from _claim_moved(before, after, old, new)
            elif new is not None:
                why = _why(new["article"], before, after, "the article is new", renamed)
                yield _of_claim(Sort.CLAIM_NEW, after, new, new=new["status"], why=why)
            elif old is not None:
                why = _why(old["article"], after, before, "the article is gone", renamed)
                yield _of_claim(Sort.CLAIM_WITHDRAWN, before, old, old=old["status"], why=why)


def _participants(claim: Record, article: str) -> tuple[str, ...]:
    return article, claim["kind"], *(f"{role} {filler['id']}" for role, filler in sorted(claim["roles"].items()))


def _pair(gone: list[Record], came: list[Record]) -> Iterator[tuple[Record | None, Record | None]]:
    """Each claim that is gone with the one that came for it: the most alike first, and the others alone."""
    alike = sorted(
        ((-_likeness(old, new), i, j) for i, old in enumerate(gone) for j, new in enumerate(came)),
    )
    olds, news = set(range(len(gone))), set(range(len(came)))
    for _, i, j in alike:
        if i in olds and j in news:
            olds.discard(i)
            news.discard(j)
            yield gone[i], came[j]
    yield from ((gone[i], None) for i in sorted(olds))
    yield from ((None, came[j]) for j in sorted(news))


def _likeness(old: Record, new: Record) -> int:
    same = sum(bool(old[name] == new[name]) for name in VALUES)
    return same + 2 * bool(old["quote"] == new["quote"])


def _claim_moved(before: _Build, after: _Build, old: Record, new: Record) -> Iterator[Change]:
    differing = [name for name in VALUES if old[name] != new[name]]
    if not differing:
        return
    sort = Sort.CLAIM_STATUS if "status" in differing else Sort.CLAIM_VALUES
    yield _of_claim(
        sort,
        after,
        new,
        old="\n".join(f"{name}: {_shown(old[name])}" for name in differing),
        new="\n".join(f"{name}: {_shown(new[name])}" for name in differing),
        why=_why(new["article"], before, after, "", {}),
    )


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return decimal_form(value)
    if isinstance(value, list):
        return " ".join(value) or "none"
    return "none" if value is None else str(value)


def _why(article: str, there: _Build, here: _Build, otherwise: str, renamed: Mapping[str, str]) -> str:
    """Why a claim of an article came or went: because the article did, or was edited, or was read differently."""
    elsewhere = renamed.get(article, next((old for old, new in renamed.items() if new == article), article))
    if elsewhere not in there.articles:
        return otherwise
    if there.articles[elsewhere]["sha256"] != here.articles[article]["sha256"]:
        return "the article was edited"
    if there.articles[elsewhere]["published"] != here.articles[article]["published"]:
        return "the article's day of publication changed"
    return "the same text was read differently: another version, or other knowledge"


def _of_claim(sort: Sort, build: _Build, claim: Record, *, old: str = "", new: str = "", why: str) -> Change:
    return Change(
        sort=sort,
        id=claim["id"],
        article=claim["article"],
        kind=claim["kind"],
        summary=build.says(claim),
        old=old,
        new=new,
        why=why,
        quote=claim["quote"],
        start=claim["start"],
    )


def _event_changes(before: _Build, after: _Build, matched: _Matched) -> Iterator[Change]:
    came_from, went_to = defaultdict(set), defaultdict(set)
    for old_claim, new_claim in matched.new_of.items():
        old_event, new_event = before.claims[old_claim]["event"], after.claims[new_claim]["event"]
        came_from[new_event].add(old_event)
        went_to[old_event].add(new_event)
    for iri, old_ones in came_from.items():
        if len(old_ones) > 1:
            summaries = [_says_event(before, before.events[old]) for old in sorted(old_ones)]
            why = _reasons(after.events[iri])
            yield _of_event(Sort.EVENTS_JOINED, after, iri, old="\n".join(summaries), new=_members(after, iri), why=why)
        elif went_to[old := next(iter(old_ones))] == {iri}:
            yield from _event_moved(before, after, old, iri)
    for iri, new_ones in went_to.items():
        if len(new_ones) > 1:
            summaries = [_says_event(after, after.events[new]) for new in sorted(new_ones)]
            why = _reasons(before.events[iri])
            yield _of_event(
                Sort.EVENT_PARTED, before, iri, old=_members(before, iri), new="\n".join(summaries), why=f"was: {why}"
            )


def _event_moved(before: _Build, after: _Build, old_iri: str, iri: str) -> Iterator[Change]:
    old, new = before.events[old_iri], after.events[iri]
    further = sorted(set(new["articles"]) - set(old["articles"]))
    why = f"told by {', '.join(further)}" if further else ""
    if old["status"] != new["status"]:
        yield _of_event(Sort.EVENT_STATUS, after, iri, old=old["status"], new=new["status"], why=why)
    if len(new["articles"]) > len(old["articles"]):
        counts = (_count(one["articles"], "article") for one in (old, new))
        yield _of_event(Sort.EVENT_CORROBORATED, after, iri, old=next(counts), new=next(counts), why=why)
    if new["disputed"] and not old["disputed"]:
        yield _of_event(Sort.EVENT_DISPUTED, after, iri, old="agreed", new="disputed", why=why)


def _of_event(sort: Sort, build: _Build, iri: str, *, old: str, new: str, why: str) -> Change:
    event = build.events[iri]
    return Change(
        sort=sort,
        id=iri,
        article=None,
        kind=event["kind"],
        summary=_says_event(build, event),
        old=old,
        new=new,
        why=why,
        quote="",
    )


def _says_event(build: _Build, event: Record) -> str:
    """What an event is, in the words of its claim that has its status and most to say."""
    claims = [build.claims[iri] for iri in event["claims"]]
    fullest = max(claims, key=lambda c: (c["status"] == event["status"], _fullness(c), c["id"]))
    return build.says(fullest)


def _fullness(claim: Record) -> int:
    return len(claim["roles"]) + sum(bool(claim[name]) for name in VALUES)


def _members(build: _Build, iri: str) -> str:
    event = build.events[iri]
    return f"{_count(event['claims'], 'claim')} of {_count(event['articles'], 'article')}"


def _reasons(event: Record) -> str:
    """Why the claims of an event are in it, each reason once."""
    return "; ".join(dict.fromkeys(joining["reason"] for joining in event["joinings"]))


def _count(things: Iterable[object], noun: str) -> str:
    number = len(list(things))
    return f"{number} {noun}{'' if number == 1 else 's'}"
