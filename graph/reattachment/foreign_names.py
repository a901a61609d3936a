"""Makes one phrase of the name of a body in another language: "Banco do Sado", "Compagnie des Mines du Sud".

A parser of English reads "do" as a verb and the last word as a name by itself. A name is read so if it begins with a
word for a body and has a particle; both are data (`ontology/lexicon/syntax.yaml`). Who the body is, is for
`graph.extraction.actors`.
"""

from graph.frames import syntax_words
from graph.tokens import Doc, Span, Token

_LONGEST = 10  # words


def reattach_foreign_names(doc: Doc) -> None:
    """Hangs the words of each such name on its first one."""
    end = 0
    for token in doc:
        if token.i >= end and token.text[:1].isupper() and token.lower_ in syntax_words().foreign_bodies:
            end = _end_of_name(token)
            name = doc[token.i : end]
            if any(word.lower_ in syntax_words().name_particles for word in name) and _make_whole(name):
                doc.ents = (
                    *(e for e in doc.ents if e.end <= name.start or e.start >= end),
                    Span(doc, token.i, end, "ORG"),
                )


def _end_of_name(first: Token) -> int:
    """Where a run of capitals ends, between which particles may stand."""
    particles = syntax_words().name_particles
    end = first.i + 1
    for word in first.doc[end : min(first.sent.end, end + _LONGEST)]:
        if word.text[:1].isupper() and word.is_alpha:
            end = word.i + 1
        elif word.lower_ not in particles:
            break
    return end


def _make_whole(name: Span) -> bool:
    """Whether the words could be hung on the first: not where one of them governs the sentence."""
    first, top = name[0], name.root
    head, function = top.head, top.dep_
    if head is top or first.is_ancestor(head):
        return False
    outside = [child for word in name for child in word.children if not name.start <= child.i < name.end]
    first.hang_on(head)
    first.dep_ = function
    anchor, particle = first, None
    for word in name[1:]:
        if not word.text[:1].isupper():
            particle = particle or word
            word.hang_on(anchor if word is particle else particle)
            word.dep_, word.pos_, word.tag_ = ("prep" if word is particle else "det"), "ADP", "IN"
        else:
            word.hang_on(particle or anchor)
            word.dep_, word.pos_, word.tag_ = ("pobj" if particle else "compound"), "PROPN", "NNP"
            anchor, particle = (word, None) if particle else (anchor, particle)
    for word in name:
        word.ent_type_, word.lemma_ = "ORG", word.text
    first.pos_, first.tag_ = "PROPN", "NNP"
    for child in outside:
        child.hang_on(first)
    return True
