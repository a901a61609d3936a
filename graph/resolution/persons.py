"""Who is who across articles: "Rubio" of one and "Marco Rubio" of another, and two persons of one name.

An article by itself knows a person by the fullest name that it gives. Two names are of one person only where the
shorter is part of the longer, both hold the same office of the same state, and nobody else of the articles could be
meant; a name that holds offices of two states, and no article knows both, is of two persons. What nothing but
likeness of names speaks for stays apart. It depends on which articles there are, not on their order.

A judge of whom all articles know one court rules as that court does; both stay actors of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graph.model import Attribution, Claim, Entity, EntityKind, Filler

_OF_THE_TIME = frozenset({"former", "then", "acting", "outgoing", "incoming"})  # words that leave an office what it is
_SHARED = frozenset({"EU"})  # whose officials have held offices of a state, too
_PAST = frozenset({"former", "then"})
_BENCH = "court"  # the role in which judges rule
_Named = tuple[str, str]  # an article's id and a person's key in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one article tells of a person."""

    article: str  # Article.id
    key: str  # as the article alone has it
    label: str
    offices: frozenset[tuple[str, str]]  # state (ISO 3166-1 alpha-2) and title, in lower case
    courts: frozenset[tuple[str, str]] = frozenset()  # key and label of those that the person sits on

    @property
    def states(self) -> frozenset[str]:
        """The states whose offices the person holds."""
        return frozenset(state for state, _ in self.offices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom a name of an article stands for, where the article alone does not tell."""

    key: str
    label: str
    reason: str  # one sentence
    court: str | None = None  # the key of the one court that the person sits on


def find_sightings(claims: Iterable[Claim]) -> list[Sighting]:
    """The persons of each article, sorted."""
    labels: dict[_Named, str] = {}
    offices: dict[_Named, set[tuple[str, str]]] = defaultdict(set)
    courts: dict[_Named, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        for person in _persons(claim):
            named = claim.article, person.key
            labels[named] = max(labels.get(named, ""), person.label)
        if (office := _office(claim)) is not None:
            holder, state, title = office
            offices[claim.article, holder].add((state, title))
        if (seat := _seat(claim)) is not None:
            holder, court = seat
            courts[claim.article, holder].add((court.key, court.label))
    return [
        Sighting(
            article=named[0],
            key=named[1],
            label=labels[named],
            offices=frozenset(offices[named]),
            courts=frozenset(courts[named]),
        )
        for named in sorted(labels)
    ]


def identify(sightings: Iterable[Sighting]) -> dict[_Named, Identity]:
    """Whom a name stands for, by article and key, for judges and all that are not just who their own article says."""
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sorted(sightings, key=lambda sighting: (sighting.article, sighting.key)):
        by_key[sighting.key].append(sighting)
    namesakes = dict(_namesakes(by_key))
    identities = {**namesakes, **dict(_short_names(by_key, namesakes))}
    return dict(sorted({**identities, **dict(_judges(by_key, identities))}.items()))


def resolve_persons(claims: Iterable[Claim], identities: Mapping[_Named, Identity]) -> Iterator[Claim]:
    """The claims with those persons in their places; the IRI of a claim stays what it was."""
    for claim in claims:
        fillers = tuple(_resolved(filler, claim.article, identities) for filler in claim.fillers)
        attribution = claim.attribution and _resolved_source(claim.attribution, claim.article, identities)
        changed = fillers != claim.fillers or attribution != claim.attribution
        yield replace(claim, fillers=fillers, attribution=attribution) if changed else claim


def _persons(claim: Claim) -> Iterator[Entity]:
    entities = [filler.as_told or filler.entity for filler in claim.fillers]
    if claim.attribution is not None and claim.attribution.entity is not None:
        entities.append(claim.attribution.entity)
    return (entity for entity in entities if entity.kind is EntityKind.PERSON)


def _office(claim: Claim) -> tuple[str, str, str] | None:
    """Who holds which office of which state, where a claim says so."""
    person, body = claim.filler("person"), claim.filler("organization")
    if claim.kind != "OfficeHolding" or person is None or body is None or body.entity.country is None:
        return None
    words = [word for word in str(claim.title).casefold().split() if word not in _OF_THE_TIME]
    return (person.as_told or person.entity).key, body.entity.country, " ".join(words)


def _seat(claim: Claim) -> tuple[str, Entity] | None:
    """Who sits on which court, where a claim says so; whoever did once rules there no more."""
    person, body = claim.filler("person"), claim.filler("organization")
    if claim.kind != "OfficeHolding" or person is None or body is None or body.entity.kind is not EntityKind.COURT:
        return None
    is_past = not _PAST.isdisjoint(str(claim.title).casefold().split())
    return None if is_past else ((person.as_told or person.entity).key, body.entity)


def _judges(
    by_key: Mapping[str, list[Sighting]], identities: Mapping[_Named, Identity]
) -> Iterator[tuple[_Named, Identity]]:
    """Each person of whom the articles know one court, and no other, with it."""
    persons: dict[str, list[tuple[Sighting, Identity]]] = defaultdict(list)
    for sighting in (sighting for sightings in by_key.values() for sighting in sightings):
        himself = Identity(key=sighting.key, label=sighting.label, reason="")
        identity = identities.get((sighting.article, sighting.key), himself)
        persons[identity.key].append((sighting, identity))
    for found in persons.values():
        courts = sorted({(*court, sighting.article) for sighting, _ in found for court in sighting.courts})
        if len({key for key, _, _ in courts}) == 1:
            key, label, article = courts[0]
            told = f"sits on the {label}, as {article} says"
            for sighting, identity in found:
                reason = "; ".join(filter(None, (identity.reason, told)))
                yield (sighting.article, sighting.key), replace(identity, court=key, reason=reason)


def _short_names(
    by_key: Mapping[str, list[Sighting]], namesakes: Mapping[_Named, Identity]
) -> Iterator[tuple[_Named, Identity]]:
    """Each short name that holds an office which just one longer name of the articles holds, too."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key in by_key:
        by_surname[key.rpartition("-")[2]].append(key)
    for key, short in by_key.items():
        longer = [other for other in by_surname[key.rpartition("-")[2]] if _is_part(key, other)]
        for sighting in short:
            found = {other: same for other in longer if (same := _in_same_office(sighting, by_key[other]))}
            fullest = [other for other in found if not any(_is_part(other, another) for another in found)]
            if len(fullest) == 1:
                fuller, state, title = found[fullest[0]]
                known = namesakes.get((fuller.article, fuller.key))
                reason = (
                    f"{fuller.label} is {title} of {state} in {fuller.article}, too, and nobody else of that name is"
                )
                yield (
                    (sighting.article, key),
                    Identity(key=known.key if known else fuller.key, label=fuller.label, reason=reason),
                )


def _is_part(short: str, full: str) -> bool:
    """Whether the words of a name stand in a longer one in their order, the last in the last place."""
    words, others = short.split("-"), full.split("-")
    if len(words) >= len(others) or words[-1] != others[-1]:
        return False
    rest = iter(others)
    return all(word in rest for word in words)


def _in_same_office(sighting: Sighting, others: Iterable[Sighting]) -> tuple[Sighting, str, str] | None:
    """The first article that knows one of another name in an office of the person, with its state and title."""
    for other in others:
        for state, title in sorted(other.offices):
            if any(state == own_state and _is_one_title(title, own) for own_state, own in sighting.offices):
                return other, state, title
    return None


def _is_one_title(one: str, other: str) -> bool:
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _namesakes(by_key: Mapping[str, list[Sighting]]) -> Iterator[tuple[_Named, Identity]]:
    """Each person of a name whose offices are of states that no article knows together with those of another."""
    for key, sightings in by_key.items():
        states: nx.Graph[str] = nx.Graph()
        for sighting in sightings:
            own = sorted(sighting.states - _SHARED)
            states.add_nodes_from(own)
            nx.add_path(states, own)
        groups = sorted(sorted(group) for group in nx.connected_components(states))
        if len(groups) < 2:
            continue
        for sighting in sightings:
            group = next((group for group in groups if sighting.states & set(group)), None)
            if group is not None:
                others = ", ".join(state for other in groups if other is not group for state in other)
                yield (
                    (sighting.article, key),
                    Identity(
                        key=f"{key}-{group[0].lower()}",
                        label=sighting.label,
                        reason=f"holds an office of {group[0]}; another of that name holds one of {others}",
                    ),
                )


def _resolved(filler: Filler, article: str, identities: Mapping[_Named, Identity]) -> Filler:
    told = filler.as_told or filler.entity
    identity = identities.get((article, told.key)) if told.kind is EntityKind.PERSON else None
    if identity is None:
        return filler
    court = identity.court if filler.role == _BENCH else None
    if identity.key == told.key:  # nothing but the court is new
        return filler if court is None else replace(filler, sits_on=court, reason=f"{filler.reason}; {identity.reason}")
    entity = replace(told, key=identity.key, label=identity.label)
    return replace(filler, entity=entity, as_told=told, sits_on=court, reason=f"{filler.reason}; {identity.reason}")


def _resolved_source(source: Attribution, article: str, identities: Mapping[_Named, Identity]) -> Attribution:
    if source.entity is None or source.entity.kind is not EntityKind.PERSON:
        return source
    identity = identities.get((article, source.entity.key))
    if identity is None:
        return source
    return replace(source, entity=replace(source.entity, key=identity.key, label=identity.label))
