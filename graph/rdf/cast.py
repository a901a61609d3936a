"""Who takes part in the claims and events of a graph, each once, in the fullest description that was seen."""

from collections.abc import Iterable, Iterator

from graph.corpus.records import ENTITIES
from graph.iris import mint_entity_iri
from graph.lexicon import Lexicon
from graph.model import Claim, Entity, Event
from graph.rdf.records import country_codes, country_triples, entity_triples, government_entity
from graph.rdf.terms import Triple

_PRONOUNS = frozenset({"i", "he", "him", "his", "she", "her", "hers", "it", "its", "we", "us", "our", "they", "them"})


class Cast:
    """Everybody and every country that takes part, gathered while claims and events go by."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.entities: dict[str, Entity] = {}
        self.names: dict[str, set[str]] = {}
        self.countries: set[str] = set()

    def join_claim(self, claim: Claim) -> None:
        """Gather whom and what a claim names."""
        self.countries.update(claim.nationality)
        for filler in claim.fillers:
            self._join(filler.entity)
            if _is_name(filler.mention.text, begins_sentence=_begins_a_sentence(filler.mention.start_char, claim)):
                self.names[mint_entity_iri(filler.entity)].add(filler.mention.text)
        if claim.attribution and claim.attribution.entity:
            self._join(claim.attribution.entity)

    def join_event(self, event: Event) -> None:
        """Gather who takes part in an event."""
        self.countries.update(event.nationality)
        for _, entity in event.roles:
            self._join(entity)

    def _join(self, entity: Entity) -> None:
        """Keep the fullest description of an entity, whatever the order in which they come."""
        iri = mint_entity_iri(entity)
        known = self.entities.setdefault(iri, entity)
        if known != entity:
            self.entities[iri] = max(known, entity, key=_fullness)
        self.names.setdefault(iri, set()).add(entity.label)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """All of it as `graph.corpus.Merged.share` keeps it."""
        yield from (("actor", iri, ENTITIES.as_json(entity)) for iri, entity in self.entities.items())
        yield from (("name", iri, name) for iri, names in self.names.items() for name in names)
        yield from (("country", code, "") for code in self.countries)

    def join_rows(self, actors: Iterable[Entity], names: Iterable[tuple[str, str]], countries: Iterable[str]) -> None:
        """Gather what was kept so of several records; names are of actors, by IRI."""
        for entity in actors:
            self._join(entity)
        for iri, name in names:
            self.names[iri].add(name)
        self.countries.update(countries)

    def join_parents(self) -> None:
        """Gather the governments of agencies and courts, which no claim may name."""
        for key in {entity.parent for entity in self.entities.values() if entity.parent}:
            self._join(government_entity(key, self.lexicon))

    def all_countries(self) -> set[str]:
        """The codes of the countries that people come from and actors belong to."""
        return self.countries.union(*map(country_codes, self.entities.values()))

    def triples(self) -> Iterator[Triple]:
        """All that is known of those who were gathered."""
        self.join_parents()
        for iri, entity in self.entities.items():
            yield from entity_triples(entity, self.names[iri] - {entity.label}, self.lexicon)
        for code in self.all_countries():
            yield from country_triples(code, self.lexicon)


def _fullness(entity: Entity) -> tuple[int, int, str]:
    known = entity.country, entity.wikidata, entity.parent, entity.size, entity.members
    return sum(map(bool, known)), len(entity.label), repr(entity)


def _begins_a_sentence(start_char: int, claim: Claim) -> bool:
    return any(start_char == evidence.quote.start_char for evidence in claim.evidence)


def _is_name(mention: str, *, begins_sentence: bool) -> bool:
    """Whether a mention names somebody for readers elsewhere: "Kigali", not "he", "the country" or "Officials"."""
    words = mention.split()[begins_sentence:]
    return any(word[0].isupper() for word in words) and mention.casefold() not in _PRONOUNS
