"""Who says what a clause says: the subject of a verb of saying above it, or "according to".

The status of what is said is not lowered by its being said; that is `graph.extraction.status`.
"""

from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, phrase_mention
from graph.extraction.clauses import is_apart, surface_subjects
from graph.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_DEPTH = 15


def attribution_of(reading: Reading, token: "Token") -> Attribution | None:
    """Who the text says the clause of this token is from, the nearest first, or None for the article itself."""
    verb, depth = token, 0
    while depth < _MAX_DEPTH:
        source = _reporting_child(reading, verb, token) or _according_to(reading, verb)
        if source is not None:
            return source
        if verb.head == verb or is_apart(verb):
            return None
        if verb.dep_ in {"ccomp", "xcomp", "parataxis"} and verb.head.lemma_.lower() in reading.frames.status.reporting:
            source = _source(reading, verb.head, token)
            if source is not None:
                return source
        verb, depth = verb.head, depth + 1
    return None


def _reporting_child(reading: Reading, verb: "Token", token: "Token") -> Attribution | None:
    """ "Tunis, he said, would accept nothing": the saying is thrown in."""
    for child in verb.children:
        if (
            child.dep_ in {"parataxis", "ccomp"}
            and child.lemma_.lower() in reading.frames.status.reporting
            and child != token
        ):
            enclosed = any(c.text == "," for c in verb.children) and not any(c.dep_ == "mark" for c in child.children)
            if enclosed and not child.is_ancestor(token):
                return _source(reading, child, token)
    if verb.dep_ == "ROOT":
        for other in verb.sent:
            if _is_thrown_in(reading, other, token):
                return _source(reading, other, token)
    return None


def _is_thrown_in(reading: Reading, saying: "Token", token: "Token") -> bool:
    """Whether a verb of saying stands with its subject between commas: "Sudan, the United Nations says, has …"."""
    doc = saying.doc
    if (
        saying.lemma_.lower() not in reading.frames.status.reporting
        or saying.pos_ != "VERB"
        or saying == token
        or saying.i + 1 >= len(doc)
    ):
        return False
    subjects = [c for c in saying.children if c.dep_ == "nsubj" and c.i < saying.i]
    return (
        bool(subjects)
        and doc[saying.i + 1].text == ","
        and subjects[0].left_edge.i > 0
        and doc[subjects[0].left_edge.i - 1].text == ","
    )


def _according_to(reading: Reading, verb: "Token") -> Attribution | None:
    """ "according to" anywhere in the sentence of a main clause, or on this very verb."""
    for token in verb.sent if verb.dep_ == "ROOT" else verb.children:
        if token.lower_ == "according":
            for to in token.children:
                for source in to.children:
                    if source.dep_ == "pobj":
                        return _named(reading, source)
    return None


def _source(reading: Reading, saying: "Token", token: "Token") -> Attribution | None:
    for subject in surface_subjects(saying):
        if subject != token and not subject.is_ancestor(token):
            return _named(reading, subject)
    return None


def _named(reading: Reading, token: "Token") -> Attribution:
    found: list[Referent] = reading.referents(token)
    if not found:
        mention = phrase_mention(token)
        return Attribution(label=" ".join(mention.text.split()), mention=mention)
    first = found[0]
    return Attribution(label=first.entity.label, mention=first.mention, entity=first.entity)
