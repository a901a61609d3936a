"""Users' own kinds of fact: what a graph says of their terms, so that it explains itself, and their plain triples."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from rdflib import OWL, RDF, RDFS, SKOS, XSD
from rdflib.namespace import PROV, SDO

from graph.frames import Frame, Role
from graph.iris import mint_knowledge_iri
from graph.kinds import kind_iri, relation_iri, role_iri
from graph.lexicon import KnowledgeFile
from graph.rdf.rules import Condition, Expression, Rule
from graph.rdf.terms import Triple, iri_term, text_term
from graph.vocabulary import CG

_A, _LABEL, _COMMENT = RDF.type.n3(), RDFS.label.n3(), RDFS.comment.n3()
_DOMAIN, _RANGE, _SUBCLASS_OF = RDFS.domain.n3(), RDFS.range.n3(), RDFS.subClassOf.n3()
_SUBPROPERTY_OF, _CLOSE_MATCH = RDFS.subPropertyOf.n3(), SKOS.closeMatch.n3()
_HAPPENED = Condition(CG.status.n3(), frozenset({CG.Actual.n3()}), required=True)
_ONCE = f'"1"^^{XSD.nonNegativeInteger.n3()}'


def declarations(frames: Sequence[Frame]) -> Iterator[Triple]:
    """The classes and properties of users' own kinds, in the words of their files.

    How often an event has a role is said as OWL says it: by a class of all that have it once, or at most once.
    """
    for frame in frames:
        yield from _class_triples(frame)
        for name, role in frame.roles.items():
            yield from _role_triples(frame, name, role, _sharing(frame, name, frames))
        yield from _relation_triples(frame)


def rules_of_kinds(frames: Iterable[Frame]) -> dict[str, list[Rule]]:
    """The plain triples that follow from events of users' own kinds, as rules by class."""
    rules: dict[str, list[Rule]] = {}
    for frame in frames:
        relation = relation_iri(frame)
        if relation is not None:
            rules.setdefault(iri_term(kind_iri(frame)), []).extend(_rules(frame, iri_term(relation)))
    return rules


def knowledge_triples(files: Iterable[KnowledgeFile]) -> Iterator[Triple]:
    """The users' files that a graph was made with, by name and digest."""
    for file in files:
        subject = iri_term(mint_knowledge_iri(file.name, file.sha256))
        yield subject, _A, PROV.Entity.n3()
        yield subject, SDO.name.n3(), text_term(file.name)
        yield subject, SDO.sha256.n3(), text_term(file.sha256)


def _class_triples(frame: Frame) -> Iterator[Triple]:
    subject = iri_term(kind_iri(frame))
    yield subject, _A, OWL.Class.n3()
    yield subject, _LABEL, text_term(frame.label or _spaced(frame.frame))
    yield subject, _COMMENT, text_term(frame.definition)
    yield subject, _SUBCLASS_OF, CG.Event.n3()
    for iri in frame.close_match:
        yield subject, _CLOSE_MATCH, iri_term(iri)


def _role_triples(frame: Frame, name: str, role: Role, sharing: Sequence[Frame]) -> Iterator[Triple]:
    """A role's property; one that several kinds share is of any event, and takes what each of them takes."""
    subject, shared = iri_term(role_iri(frame, name)), len(sharing) > 1
    fillers = {filler for other in sharing for filler in other.roles[name].fillers}
    yield subject, _A, OWL.ObjectProperty.n3()
    if frame is sharing[0]:
        yield subject, _LABEL, text_term(role.label or _spaced(name))
        yield subject, _COMMENT, text_term(role.definition or f"Who is the {_spaced(name)}: {frame.definition}")
    yield subject, _DOMAIN, CG.Event.n3() if shared else iri_term(kind_iri(frame))
    yield subject, _RANGE, _range_of(fillers)
    yield subject, _SUBPROPERTY_OF, CG.participant.n3()
    yield from _cardinality_triples(frame, name, role)


def _cardinality_triples(frame: Frame, name: str, role: Role) -> Iterator[Triple]:
    restriction = iri_term(f"{kind_iri(frame)}-{name}")
    yield iri_term(kind_iri(frame)), _SUBCLASS_OF, restriction
    yield restriction, _A, OWL.Restriction.n3()
    yield restriction, OWL.onProperty.n3(), iri_term(role_iri(frame, name))
    yield restriction, (OWL.cardinality if role.required else OWL.maxCardinality).n3(), _ONCE


def _relation_triples(frame: Frame) -> Iterator[Triple]:
    relation = relation_iri(frame)
    if relation is None or frame.direct is None:
        return
    subject, ends = iri_term(relation), [_spaced(name) for name in frame.roles]
    yield subject, _A, OWL.ObjectProperty.n3()
    yield subject, _LABEL, text_term(_spaced(frame.direct))
    yield subject, _COMMENT, text_term(f"From the {ends[0]} to the {ends[1]} of an actual {kind_label(frame)}.")
    yield subject, _SUBPROPERTY_OF, CG.dealtWith.n3()
    for place, role in zip((_DOMAIN, _RANGE), frame.roles.values(), strict=False):  # the first two
        yield subject, place, _range_of(role.fillers)


def _range_of(fillers: Collection[str]) -> str:
    return CG.Participant.n3() if "country" in fillers else CG.Actor.n3()


def kind_label(frame: Frame) -> str:
    """What a kind is called: "recall of envoys", else its name in small words."""
    return frame.label or _spaced(frame.frame)


def _sharing(frame: Frame, role: str, frames: Iterable[Frame]) -> list[Frame]:
    """The kinds that have the property of this role of a kind, it among them."""
    iri = role_iri(frame, role)
    return [other for other in frames if role in other.roles and role_iri(other, role) == iri]


def _rules(frame: Frame, relation: str) -> Iterator[Rule]:
    one, other, *_ = (Expression(iri_term(role_iri(frame, name)), constant=False) for name in frame.roles)
    yield Rule(one, relation, other, (_HAPPENED,))
    if frame.unordered:
        yield Rule(other, relation, one, (_HAPPENED,))


def _spaced(name: str) -> str:
    """A name as words: "OfficeHolding" as "office holding"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
