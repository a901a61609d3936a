"""Who speaks through a document: "a note from Dhaka asked for his return" is a request of Dhaka's.

Which nouns are documents that somebody issues is data (`writings` of `ontology/lexicon/syntax.yaml`). Who is meant by
the words found is for `actors`.
"""

from typing import TYPE_CHECKING

from graph.extraction.syntax import agents_of, conjuncts, is_passive, resolved
from graph.frames import syntax_words
from graph.labels import ACTORS, ADNOMINAL_CLAUSES, ATTRIBUTES, NOMINAL_SUBJECTS, TIMES

if TYPE_CHECKING:
    from graph.tokens import Token

_FROM = frozenset({"from", "by", "of"})
_LAID_BEFORE = frozenset({"in", "before"})  # "a bill in Peru's parliament"


def authors_of(writing: "Token") -> list["Token"]:
    """Those from whom a document comes, as its own phrase says: "*Peru's* letter", "a decree signed by *the king*".

    Nobody of a word that is no document.
    """
    is_draft = _is_of_lawmakers(writing)
    if not is_draft and writing.lemma_.lower() not in syntax_words().writings:
        return []
    found: list[Token] = []
    for child in writing.children:
        if child.dep_ == "poss":
            found += resolved(child)
        elif child.dep_ == "prep" and child.lower_ in (_FROM | _LAID_BEFORE if is_draft else _FROM):
            found += [t for below in child.children if below.dep_ == "pobj" for t in conjuncts(below)]
        elif child.dep_ in ATTRIBUTES and (child.pos_ == "PROPN" or child.ent_type_ in ACTORS):
            found.append(child)
        elif child.dep_ in ADNOMINAL_CLAUSES:
            found += _issuers(child, _issuing(writing))
    return found or _senders(writing)


def _is_of_lawmakers(writing: "Token") -> bool:
    """Whether it is a bill, or a law of which the sentence tells what it does: "passed a *law* that bars them"."""
    words, lemma = syntax_words(), writing.lemma_.lower()
    is_new = lemma in words.laws and writing.has_any(ADNOMINAL_CLAUSES)
    return is_new or lemma in words.drafts_of_laws


def _senders(writing: "Token") -> list["Token"]:
    """Who sends a document, as the verb above says: "*Chad* sent Peru a letter asking for help".

    Or who debates a bill: "in *Congress* a bill is afoot that would bar them".
    """
    verb = writing.head
    if writing.dep_ in NOMINAL_SUBJECTS and _is_of_lawmakers(writing):
        return agents_of(verb) or _chambers(verb)
    if writing.dep_ != "dobj" or verb.lemma_.lower() not in _issuing(writing):
        return []
    return [t for child in verb.children if child.dep_ == "nsubj" for t in conjuncts(child)]


def _issuing(writing: "Token") -> frozenset[str]:
    """What is done with a document by whoever speaks through it: a letter is sent, a bill is debated."""
    words = syntax_words()
    return words.lawmaking if _is_of_lawmakers(writing) else words.issuing


def _issuers(clause: "Token", issuing: frozenset[str]) -> list["Token"]:
    """Who issued a document, as the clause on it says: "a letter *that Chad sent*"; nobody of what it says itself."""
    if is_passive(clause):
        return agents_of(clause) or ([] if clause.lemma_.lower() not in syntax_words().lawmaking else _chambers(clause))
    if clause.lemma_.lower() not in issuing:
        return []
    return [t for child in clause.children if child.dep_ == "nsubj" for t in conjuncts(child) if t.pos_ != "PRON"]


def _chambers(clause: "Token") -> list["Token"]:
    """Where a bill is laid before lawmakers: "a bill introduced in *the Senate*"."""
    links = (child for child in clause.children if child.lower_ in _LAID_BEFORE | {"to"})
    return [t for link in links for t in link.children if t.dep_ == "pobj" and t.ent_type_ not in TIMES]


def writing_before(participle: "Token") -> "Token | None":
    """The document that a participle right behind it tells of: "has not answered a *note* asking for his return".

    A parser may take the participle for what the verb above does.
    """
    if participle.dep_ != "advcl" or participle.tag_ != "VBG" or participle.i > participle.left_edge.i:
        return None
    for token in participle.head.subtree:
        ends_there = token.i < participle.i and token.subtree[-1].i == participle.i - 1
        if ends_there and token.pos_ == "NOUN" and token.lemma_.lower() in syntax_words().writings:
            return token
    return None
