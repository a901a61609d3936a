"""Whether a verb is passive, where a parser or a headline hides it; and what a verb in the passive hangs on."""

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import INSIDE_PHRASE, WORDS_KEPT, has_to, is_boarded
from graph.frames import syntax_words
from graph.labels import ACTORS, GOVERNED, NOMINAL, PAST_FORMS, SUBJECTS, TIMES, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_OWN_VOICE = frozenset({"nsubjpass", "auxpass", "csubjpass", "aux", "agent"})  # what makes a verb's voice its own
_QUANTITIES = frozenset({"both", "all", "most", "some", "many", "several", "each", "half"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})
_HELD = SUBJECTS | _OBJECTS  # what keeps a past tense from being passive


@lru_cache(WORDS_KEPT)
def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive, a reduced relative clause ("people expelled by …") included."""
    # "was caught and sent home": the auxiliary is shared. An active conjunct has a subject of its own.
    while _shares_voice(verb):
        verb = verb.head
    return _is_passive_alone(verb) or _lacks_object(verb) or _is_shared_out(verb)


def _is_shared_out(verb: "Token") -> bool:
    """ "Were moved inland and *promised $1,400 each*", "paid $500 by Peru", taken for a past tense: who gets a sum."""
    words = syntax_words()
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lemma_.lower() not in words.giving | words.fining:
        return False
    given = next((c for c in verb.children if c.dep_ == "dobj" and c.ent_type_ == "MONEY"), None)
    if given is None or any(c.dep_ in SUBJECTS or c.dep_ == "dative" for c in verb.children):
        return False
    behind = [token for token in verb.subtree if token.i > given.i]
    is_each = any(token.lower_ in words.to_each for token in behind)
    is_by_somebody = any(token.dep_ == "agent" and _is_of_actor(token) for token in behind)
    return (is_each or is_by_somebody) and verb.head.pos_ == "VERB" and is_passive(verb.head)


def _is_of_actor(by: "Token") -> bool:
    """Whether "by" tells who acts, not when: "by June"."""
    return any(child.dep_ == "pobj" and child.ent_type_ not in TIMES for child in by.children)


def _lacks_object(verb: "Token") -> bool:
    """ "was arrested in March and extradited in May", the second taken for a past tense: it always has an object."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lemma_.lower() not in syntax_words().object_taking:
        return False
    own = any(c.dep_ in _HELD and not is_boarded(c) for c in verb.children)
    return not own and verb.head.pos_ == "VERB" and is_passive(verb.head)


def _shares_voice(verb: "Token") -> bool:
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head == verb:
        return False
    is_own = any(c.dep_ in _OWN_VOICE or c.dep_ in SUBJECTS for c in verb.children)
    return not (is_own or _answers_who_asks(verb))


def _answers_who_asks(verb: "Token") -> bool:
    """ "Peru was approached and *refused*": whoever is asked says so; not "a visa was asked for and refused"."""
    words, asked = syntax_words(), verb.head
    is_answer = verb.lemma_ in words.declining and asked.lemma_ in words.asking_others and not verb.has_any(_OBJECTS)
    return is_answer and any(c.dep_ == "nsubjpass" and c.ent_type_ in ACTORS for c in asked.children)


def told_behind_colon(verb: "Token") -> "Token | None":
    """The Filipinos of "Ferried to Manila by the navy on Monday: some 210 Filipinos", who are its object."""
    is_opening = verb.i == verb.sent.start and verb.dep_ in {"ROOT", "advcl"} and verb.tag_ in PAST_FORMS
    colon = next((t for t in verb.sent if t.text == ":"), None) if is_opening else None
    if colon is None or colon.i + 1 >= verb.sent.end or verb.has_any(SUBJECTS):
        return None
    if verb.dep_ == "advcl" and verb.head.i < colon.i:
        return None
    noun = verb.doc[colon.i + 1]
    while noun.dep_ in INSIDE_PHRASE and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "NUM"} else None


def _is_passive_alone(verb: "Token") -> bool:
    if causing_verb(verb) is not None or told_behind_colon(verb) is not None:
        return True
    if verb.has_any({"nsubjpass", "auxpass", "csubjpass"}):
        return True
    if verb.lemma_ == "be" and verb.pos_ in VERBAL:
        return _is_due(verb)
    if reduced_relative(verb) is not None or (verb.dep_ == "acl" and verb.has("agent")):
        return True
    if verb.tag_ == "VBD" and any(c.dep_ == "agent" and c.lower_ == "by" for c in verb.children):
        return not verb.has("dobj")  # "A protocol, concluded in May by both, took effect"
    if verb.tag_ != "VBN" or verb.has("aux") or _is_main(verb):
        return False
    if verb.has("agent") or (verb.dep_ == "csubj" and verb.head.lemma_ == "be"):
        return True  # "Handed to Chad were 26 women"
    if _is_absolute(verb):
        return True
    if verb.dep_ in {"acl", "amod", "oprd"} or (verb.dep_ == "acomp" and verb.head.lemma_ == "be"):
        return True
    return verb.dep_ in {"advcl", "dep", "ccomp", "xcomp"} and _is_free_participle(verb)


def _is_free_participle(verb: "Token") -> bool:
    """ "Held without charge", "dated March 12", after a noun or before a clause."""
    if verb.has_any(SUBJECTS):
        return False
    return _is_by_somebody(verb) or not verb.has("dobj")


def _is_by_somebody(participle: "Token") -> bool:
    """ "*Paid* $5 million by Norway, Uganda took the men": who acts is told behind the object."""
    by = (child for child in participle.children if child.lower_ == "by")
    return any(below.ent_type_ in ACTORS for child in by for below in child.children)


def _is_absolute(verb: "Token") -> bool:
    """Whether a participle has those to whom it is done before it: "Some were freed, most of them shipped to Lima"."""
    if verb.lemma_.lower() not in syntax_words().object_taking or verb.has_any(_OBJECTS):
        return False
    patient = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if patient is None:
        return False
    return verb.dep_ != "relcl" or patient.lower_ in _QUANTITIES or patient.pos_ == "NUM"


def causing_verb(verb: "Token") -> "Token | None":
    """The "had" of "had him locked away", whose subject has it done to him; None where nobody has it done."""
    cause = verb.head
    is_small_clause = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and cause.lemma_ in {"have", "get"}
    if not is_small_clause or cause.i > verb.i or verb.has_any({"aux", "auxpass", "mark"}):
        return None
    # "Chad had 40 men killed" may tell what befell Chad; "had him killed" tells what it did.
    patients = (c for c in verb.children if c.dep_ in SUBJECTS and cause.i < c.i < verb.i)
    return cause if any(c.pos_ in {"PRON", "PROPN"} for c in patients) else None


def _is_due(copula: "Token") -> bool:
    """Whether something is to be done to the subject: "the men were to be moved"."""
    due = (c for c in copula.children if c.dep_ == "xcomp" and c.tag_ == "VBN" and has_to(c))
    return any(c.dep_ == "auxpass" for verb in due for c in verb.children)


def _is_main(verb: "Token") -> bool:
    """Whether a verb is the main one which the parser hung on its subject: "A judge, Ann Lee, ordered that …"."""
    subject = verb.head
    if verb.dep_ != "acl" or verb.has("agent"):
        return False
    if any(
        c.dep_ == "ccomp" and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children) for c in verb.children
    ):
        return True
    is_subject = subject.dep_ == "ROOT" and subject.pos_ in NOMINAL
    has_object = verb.has("dobj")
    is_undergone = verb.lemma_.lower() in syntax_words().object_taking  # "Two Danes held in Peru", a headline
    return is_subject and (has_object or (subject.pos_ == "PROPN" and not is_undergone))


def reduced_relative(verb: "Token") -> "Token | None":
    """The noun right before a participle that a parser took for a past tense: "a protocol concluded between them"."""
    if verb.tag_ != "VBD" or verb.dep_ not in {"acl", "advcl", "dep", "conj"} or verb.i == verb.sent.start:
        return None
    before = verb.doc[verb.i - 1]
    if before.pos_ != "NOUN" or verb.has_any({*SUBJECTS, "dobj", "aux", "cc", "mark"}):
        return None
    if verb.dep_ == "acl" and verb.head == before and verb.lemma_.lower() in syntax_words().object_taking:
        return before  # "the men brought from Chad in May have begun"
    follows = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ in {"between", "by", "with"}
    return before if follows and before.dep_ in GOVERNED else None
