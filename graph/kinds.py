"""The terms of kinds of fact: those of the ontology for its own, and for a user's kind terms that lie outside it.

A user's kind has its terms in the namespace that its file names, or else under the base of all IRIs. They are never
terms of the ontology, even where names are the same: what those mean is said in `ontology/cablegraph.ttl` alone.
"""

from graph.frames import Frame
from graph.iris import mint_kind_iri, mint_relation_iri, mint_role_iri
from graph.vocabulary import CG


def kind_iri(frame: Frame) -> str:
    """The class of the events of a kind."""
    return _term(frame, frame.frame, mint_kind_iri(frame.frame))


def role_iri(frame: Frame, role: str) -> str:
    """The property of a role of a kind."""
    return _term(frame, role, mint_role_iri(role))


def relation_iri(frame: Frame) -> str | None:
    """The property of the plain triple that a user's kind implies, or None if its file names none."""
    return _term(frame, frame.direct, mint_relation_iri(frame.direct)) if frame.direct is not None else None


def _term(frame: Frame, name: str, minted: str) -> str:
    if not frame.own:
        return str(CG[name])
    return f"{frame.namespace}{name}" if frame.namespace is not None else minted
