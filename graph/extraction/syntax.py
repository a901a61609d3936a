"""What stands beside a word in a dependency parse: its objects, agents, prepositions, conjuncts and antecedent.

The usual slips of a parser are put right here. Who the subject of a verb is, which may take a walk through other
clauses, is for `graph.extraction.subjects`; what the arguments of a predicate are, for `graph.extraction.clauses`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.frames import syntax_words

if TYPE_CHECKING:
    from graph.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "where"})
PARTICLES_ONLY = frozenset({"aside", "away"})  # no prepositions, although a parser hangs the verb's object on them
_ACTING = frozenset({"GPE", "NORP", "ORG", "PERSON"})  # labels of the pipeline's entity recogniser
MAX_DEPTH = 12  # of chains of control and coordination; a parse of garbage may be deeper


_TO = frozenset({"to", "into"})
_OWN_VOICE = frozenset({"nsubjpass", "auxpass", "csubjpass", "aux", "agent"})  # what makes a verb's voice its own
_HELD = SUBJECTS | {"dobj", "xcomp", "ccomp"}  # what keeps a past tense from being passive
_INSIDE_PHRASE = frozenset({"det", "nummod", "amod", "compound", "quantmod", "nmod", "poss"})
_JOINED = frozenset({"conj", "cc", "appos"})  # how the further items of a list hang on the first
# What completes a verb, so that it shares no object with the next.
_COMPLETING = frozenset({"prep", "xcomp", "ccomp", "acomp", "attr", "agent", "prt"})


def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive, a reduced relative clause ("people expelled by …") included."""
    # "was caught and sent home": the auxiliary is shared. An active conjunct has a subject of its own.
    while _shares_voice(verb):
        verb = verb.head
    return _is_passive_alone(verb) or _lacks_object(verb)


def _lacks_object(verb: "Token") -> bool:
    """ "was arrested in March and extradited in May", the second taken for a past tense: it always has an object."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lemma_.lower() not in syntax_words().object_taking:
        return False
    own = any(c.dep_ in _HELD and not _is_boarded(c) for c in verb.children)
    return not own and verb.head.pos_ == "VERB" and is_passive(verb.head)


def _shares_voice(verb: "Token") -> bool:
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head == verb:
        return False
    return not any(c.dep_ in _OWN_VOICE or c.dep_ in SUBJECTS for c in verb.children)


def told_behind_colon(verb: "Token") -> "Token | None":
    """The Filipinos of "Ferried to Manila by the navy on Monday: some 210 Filipinos", who are its object."""
    is_opening = verb.i == verb.sent.start and verb.dep_ in {"ROOT", "advcl"} and verb.tag_ in {"VBN", "VBD"}
    colon = next((t for t in verb.sent if t.text == ":"), None) if is_opening else None
    if colon is None or colon.i + 1 >= verb.sent.end or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    if verb.dep_ == "advcl" and verb.head.i < colon.i:
        return None
    noun = verb.doc[colon.i + 1]
    while noun.dep_ in _INSIDE_PHRASE and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "NUM"} else None


def _is_passive_alone(verb: "Token") -> bool:
    if causing_verb(verb) is not None or told_behind_colon(verb) is not None:
        return True
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children):
        return True
    if verb.lemma_ == "be" and verb.pos_ in {"VERB", "AUX"}:
        return _is_due(verb)
    if reduced_relative(verb) is not None or (verb.dep_ == "acl" and any(c.dep_ == "agent" for c in verb.children)):
        return True
    if verb.tag_ == "VBD" and any(c.dep_ == "agent" and c.lower_ == "by" for c in verb.children):
        return not any(c.dep_ == "dobj" for c in verb.children)  # "A protocol, concluded in May by both, took effect"
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children) or _is_main(verb):
        return False
    if any(c.dep_ == "agent" for c in verb.children) or (verb.dep_ == "csubj" and verb.head.lemma_ == "be"):
        return True  # "Handed to Chad were 26 women"
    if verb.dep_ in {"acl", "amod", "oprd"} or (verb.dep_ == "acomp" and verb.head.lemma_ == "be"):
        return True
    # "held without charge", "dated March 12" after a noun or as a free participle.
    return verb.dep_ in {"advcl", "dep", "ccomp", "xcomp"} and not any(
        c.dep_ in {"dobj", *SUBJECTS} for c in verb.children
    )


def causing_verb(verb: "Token") -> "Token | None":
    """The "had" of "had him locked away", whose subject has it done to him; None where nobody has it done."""
    cause = verb.head
    is_small_clause = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and cause.lemma_ in {"have", "get"}
    if not is_small_clause or cause.i > verb.i or any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
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
    if verb.dep_ != "acl" or any(c.dep_ == "agent" for c in verb.children):
        return False
    if any(
        c.dep_ == "ccomp" and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children) for c in verb.children
    ):
        return True
    is_subject = subject.dep_ == "ROOT" and subject.pos_ in {"NOUN", "PROPN"}
    return is_subject and (subject.pos_ == "PROPN" or any(c.dep_ == "dobj" for c in verb.children))


def reduced_relative(verb: "Token") -> "Token | None":
    """The noun right before a participle that a parser took for a past tense: "a protocol concluded between them"."""
    if verb.tag_ != "VBD" or verb.dep_ not in {"acl", "advcl", "dep", "conj"} or verb.i == verb.sent.start:
        return None
    before = verb.doc[verb.i - 1]
    if before.pos_ != "NOUN" or any(c.dep_ in {*SUBJECTS, "dobj", "aux", "cc", "mark"} for c in verb.children):
        return None
    if verb.dep_ == "acl" and verb.head == before and verb.lemma_.lower() in syntax_words().object_taking:
        return before  # "the men brought from Chad in May have begun"
    follows = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ in {"between", "by", "with"}
    return before if follows and before.dep_ in {"pobj", "dobj"} else None


def measured(noun: "Token") -> "Token":
    """The measure that stands before a thing, "days" of "two days of talks"; the thing itself where none does."""
    of = noun.head
    if noun.dep_ not in {"pobj", "pcomp"} or of.lower_ != "of" or of.dep_ != "prep":
        return noun
    measure, words = of.head.lemma_.lower(), syntax_words()
    return of.head if measure in words.measures or measure in words.spans else noun


def has_to(verb: "Token") -> bool:
    """Whether a verb is a to-infinitive."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_apart(token: "Token") -> bool:
    """Whether a semicolon parts a clause from the one that the parser hung it on: it stands for itself then.

    So does a colon behind a clause of the past: "Peru sued the firm: a judge has barred the sale".
    """
    first, last = sorted((token.i, token.head.i))
    is_told = token.i == first and token.dep_ == "ccomp" and token.tag_ == "VBD"
    return any(t.text == ";" or (is_told and t.text == ":") for t in token.doc[first:last])


def clause_verb(token: "Token") -> "Token":
    """The nearest verb that governs a token, or the root of its sentence."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def conjuncts(token: "Token") -> list["Token"]:
    """A token and all that is coordinated to its right, in text order; antecedents stand for relative pronouns."""
    found: list[Token] = []
    waiting = [token]
    while waiting:  # no recursion: a hostile list may have thousands of names
        head = waiting.pop()
        found.extend(resolved(head))
        joined = (child for child in head.children if child.dep_ in _JOINED)
        waiting.extend(reversed([following for child in joined for following in _coordinated(head, child)]))
    return found


def _coordinated(token: "Token", child: "Token") -> list["Token"]:
    """The next items of a list that a child of its item stands for or begins."""
    if gapped_subject(child) is not None or object_of_gapped(child) is not None:
        return []
    if child.dep_ == "conj" and _is_firm(token, child):
        return [following for below in child.children for following in _coordinated(child, below)]
    if child.dep_ == "conj" and not _starts_clause(token, child):
        return _repaired(child)
    if child.dep_ == "cc" and token.pos_ == "PROPN":
        return _cut_off(token, child)
    if child.dep_ != "appos" or child.i < token.i:
        return []
    return [child] if _is_list_item(token, child) else _beside_apposition(child)


def _beside_apposition(apposition: "Token") -> list["Token"]:
    """The next names of a list that the parser joined to an apposition: "Owusu, Ghana's president, and Mensah"."""
    doc = apposition.doc
    closed = any(c.dep_ == "cc" and doc[c.i - 1].text == "," for c in apposition.children)
    names = [c for c in apposition.children if c.dep_ == "conj" and c.pos_ == "PROPN" and c.i > apposition.i]
    return names if closed and apposition.pos_ == "NOUN" else []


def gapped_subject(noun: "Token") -> "Token | None":
    """Peru in "Chile freed two men and Peru six sailors", which a parser takes for a description of the sailors.

    A name before a number or an article describes no noun: it is the subject of a clause whose verb is left out.
    """
    if noun.dep_ not in {"conj", "appos", "dep"} or noun.pos_ == "PROPN" or noun.ent_type_ == "MONEY":
        return None
    first = next((c for c in noun.children if c.dep_ in {"nummod", "det"}), None)
    before = noun.doc[first.i - 1] if first is not None and first.i > noun.sent.start else None
    is_name = before is not None and before.pos_ == "PROPN" and before.head in {noun, first}
    return before if is_name and before is not None and before.dep_ in {"nmod", "compound", "poss"} else None


def object_of_gapped(name: "Token") -> "Token | None":
    """The guard in "Latvia gave up two men, and Russia a guard", where Russia is taken for a further object."""
    is_behind = name.i > name.sent.start and name.doc[name.i - 1].lower_ == "and"
    if name.pos_ != "PROPN" or name.dep_ not in {"dobj", "conj"} or not is_behind:
        return None
    beside = (c for c in name.children if c.dep_ == "appos" and c.left_edge.i == name.i + 1)
    found = next((noun for noun in beside if noun.left_edge.dep_ in {"det", "nummod"}), None)
    return found or (_next_object(name) if name.dep_ == "conj" and name.head.dep_ == "dobj" else None)


def _next_object(name: "Token") -> "Token | None":
    """The sailors of "Peru freed two men and Chile six sailors", where Chile is taken for one of those freed."""
    is_counted = name.i + 1 < len(name.doc) and name.doc[name.i + 1].dep_ in {"det", "nummod"}
    noun = name.doc[name.i + 1].head if is_counted else name
    is_object = noun.dep_ == "dobj" and noun.head == name.head.head and noun.head.i < name.i
    is_beside = noun.dep_ == "appos" and noun.head == name.head
    return noun if (is_object or is_beside) and noun.left_edge.i == name.i + 1 else None


def is_gap(token: "Token") -> bool:
    """Whether a word is the subject or the object of a clause whose verb is left out."""
    return object_of_gapped(token) is not None or _is_of_gapped(token)


def _is_of_gapped(noun: "Token") -> bool:
    """Whether an object is one of a clause whose verb is left out, behind the name of its subject."""
    before = noun.doc[max(noun.left_edge.i - 1, 0)]
    return noun.dep_ in {"dobj", "appos"} and before.dep_ == "conj" and object_of_gapped(before) == noun


def noun_above_stranded(verb: "Token") -> "Token | None":
    """The request of "its request for his surrender was granted", where the parser makes a clause of "his surrender".

    What it leaves behind is a preposition that governs nothing right before what it takes for the subject.
    """
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if verb.dep_ != "relcl" or subject is None or subject.left_edge.i == verb.sent.start:
        return None
    before = verb.doc[subject.left_edge.i - 1]
    is_stranded = before.dep_ == "prep" and before.head == verb.head and not any(True for _ in before.children)
    return verb.head if is_stranded else None


def _is_firm(token: "Token", child: "Token") -> bool:
    """Whether an ampersand makes one name of two: "Process & Industrial Developments"."""
    between = token.doc[token.i + 1 : child.i]
    return token.pos_ == "PROPN" and any(t.text == "&" for t in between) and not any(t.text == "," for t in between)


def antecedent(pronoun: "Token") -> "Token | None":
    """What a relative pronoun refers to, or None where it is no relative pronoun or its clause modifies nothing."""
    if pronoun.lower_ not in RELATIVE_PRONOUNS:
        return None
    if (
        pronoun.dep_ == "nsubj"
        and pronoun.head.dep_ != "relcl"
        and (named := _cleft(pronoun.head, pronoun)) is not None
    ):
        return named
    if pronoun.tag_ not in {"WDT", "WP", "WP$", "WRB", "IN"}:
        return None
    token = pronoun
    while token.dep_ != "relcl":
        if token.head == token or token.dep_ in {"ccomp", "advcl"}:
            return _cleft(token, pronoun) or _name_before_comma(pronoun)
        token = token.head
    head = _person_of_place(token.head) if pronoun.lower_ in {"who", "whom"} else token.head
    head = _bearer_of_alias(head)
    return head if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} and head.i < pronoun.i else None


def _name_before_comma(pronoun: "Token") -> "Token | None":
    """Nauru, in "use Nauru, to which people were sent", where the parser took the clause for another."""
    start = pronoun.i - 1 if pronoun.dep_ == "pobj" and pronoun.head.i == pronoun.i - 1 else pronoun.i
    if start < 2 or pronoun.doc[start - 1].text != ",":
        return None
    name = pronoun.doc[start - 2]
    if start == pronoun.i:  # "freed on bail of $5,000, which the firm paid"
        return name if name.ent_type_ == "MONEY" and pronoun.dep_ in {"dobj", "nsubj", "nsubjpass"} else None
    return name if name.pos_ == "PROPN" else None


def _bearer_of_alias(name: "Token") -> "Token":
    """ "Dagalo, known as Hemedti, who …": Dagalo, for an alias is no further person; any other word is itself."""
    known = name.head.head
    is_alias = name.dep_ == "pobj" and name.head.lower_ == "as" and known.lower_ == "known" and known.dep_ == "acl"
    return known.head if is_alias else name


def _cleft(verb: "Token", pronoun: "Token") -> "Token | None":
    """ "It was Portugal that urged them": what is put first, where the parser joins the clause to "was"."""
    for copula in (verb.head, *(c for c in verb.children if c.dep_ == "ccomp")):
        if copula.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.children):
            named = (c for c in copula.children if c.dep_ == "attr" and c.pos_ in {"NOUN", "PROPN"} and c.i < pronoun.i)
            return next(named, None)
    return None


def _person_of_place(head: "Token") -> "Token":
    """ "a resident of France whom Iran holds": the noun by which the place stands that the parser took for "whom"."""
    is_place = head.ent_type_ in {"GPE", "LOC"} and head.dep_ == "pobj" and head.head.dep_ == "prep"
    return head.head.head if is_place and head.head.head.pos_ in {"NOUN", "PROPN"} else head


def resolved(token: "Token") -> list["Token"]:
    """A token, or the antecedent of a relative pronoun: a clause that follows several conjuncts is said of the last."""
    reference = antecedent(token)
    return [token if reference is None else reference]


def _cut_off(noun: "Token", conjunction: "Token") -> list["Token"]:
    """The last name of a list whose adjective the parser took for a verb: "Angola, Mongolia and embattled Ukraine"."""
    doc = noun.doc
    is_last = conjunction.i + 2 >= len(doc)
    if is_last or any(child.dep_ == "conj" and child.i > conjunction.i for child in noun.children):
        return []
    adjective, name = doc[conjunction.i + 1], doc[conjunction.i + 2]
    is_cut = adjective.tag_ in {"VBN", "VBD"} and name.pos_ == "PROPN" and name.head == adjective
    return [name] if is_cut and name.dep_ == "dobj" else []


def _starts_clause(token: "Token", child: "Token") -> bool:
    """Whether a conjunct is a clause of its own rather than one more noun, or the other way round."""
    if token.pos_ in {"VERB", "AUX"}:
        return False
    return (
        child.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ == "dobj" for c in child.children)
        and child.tag_ not in {"VBN", "VBD"}
    )


def _repaired(child: "Token") -> list["Token"]:
    """A conjunct; where the parser took its adjective for a verb ("and embattled Ukraine"), the noun behind it."""
    if child.pos_ == "VERB" and child.head.pos_ in {"NOUN", "PROPN"}:
        return [c for c in child.children if c.dep_ == "dobj"]
    return [child]


def _is_list_item(token: "Token", child: "Token") -> bool:
    """Whether an apposition is really the next item of a list of names: "Angola, Mongolia and Ukraine"."""
    return (
        token.pos_ == "PROPN"
        and child.pos_ == "PROPN"
        and any(c.dep_ in {"conj", "cc"} for c in child.children)
        and not any(c.dep_ in {"det", "poss"} for c in child.children)
    )


def objects_of(verb: "Token") -> list["Token"]:
    """The objects of a verb; "negotiated and signed an agreement": that of the last verb is that of all."""
    own = [c for c in verb.children if c.dep_ == "dobj" and not _is_of_another(c)]
    own += [below for c in verb.children if c.lower_ in PARTICLES_ONLY for below in c.children if below.dep_ == "pobj"]
    found = [t for c in own for t in (*conjuncts(c), *_sum_beside(c))]
    found = found or [t for c in verb.children if _is_late_object(c) for t in conjuncts(c)]
    if found or is_passive(verb) or any(c.dep_ in _COMPLETING for c in verb.children):
        return found
    further = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.tag_ == verb.tag_)
    for child in further:
        if not any(c.dep_ in SUBJECTS for c in child.children):
            return [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)]
    return found


def _is_late_object(token: "Token") -> bool:
    """The members in "returned to Laos in May all 61 members of a gang", which a parser takes for a measure."""
    is_counted = token.tag_ == "NNS" and any(c.dep_ == "nummod" for c in token.children)
    is_value = bool(token.ent_type_) and token.ent_type_ != "NORP"
    before = token.doc[max(token.left_edge.i - 1, 0)]
    is_behind_phrase = before.dep_ == "pobj" and before.head.head == token.head
    return token.dep_ == "npadvmod" and is_counted and is_behind_phrase and not is_value and token.i > token.head.i


def _is_of_another(token: "Token") -> bool:
    """Whether what the parser took for an object is none of this verb: it belongs to a clause or word beside it."""
    return is_of_next_clause(token) or _is_boarded(token) or is_gap(token)


def particles_of(verb: "Token") -> set[str]:
    """The particles of a verb; "on" is none where people are "put on a plane" or "bundled on to a flight"."""
    return {c.lower_ for c in verb.children if c.dep_ == "prt" and not _leads_on(c)}


def _leads_on(particle: "Token") -> bool:
    """Whether "on" is a preposition that a parser took for a particle."""
    if particle.lower_ != "on":
        return False
    following = particle.doc[particle.i + 1 : particle.i + 2].text.lower()
    return following in {"to", "board"} or any(_is_boarded(c) for c in particle.head.children)


def _is_boarded(token: "Token") -> bool:
    """Whether an object is what somebody is put on, as its verb's "on" before it says: "put him on a plane"."""
    if token.dep_ != "dobj" or token.lemma_.lower() not in syntax_words().conveyances:
        return False
    return any(c.dep_ == "prt" and c.lower_ == "on" and c.i == token.left_edge.i - 1 for c in token.head.children)


def is_of_next_clause(token: "Token") -> bool:
    """ "Under a pact signed by both, *$5m* is to go": what a participle that says by whom cannot have as its object."""
    participle = token.head
    if token.dep_ != "dobj" or participle.dep_ != "acl":
        return False
    is_behind_agent = any(c.dep_ == "agent" and c.i < token.i for c in participle.children)
    return is_behind_agent and any(mark.text == "," for mark in token.doc[participle.i : token.i])


def first_of_two_objects(verb: "Token") -> list["Token"]:
    """The receiver where the parser calls both objects direct ones: "gave Freetown £12m"."""
    direct = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ != "SCONJ" and not is_gap(c)]
    if len(direct) == 1 and _sum_beside(direct[0]):
        return conjuncts(direct[0])
    if len(direct) < 2 or direct[0].i > direct[1].i:
        return []
    first = direct[0]
    nominal = first.pos_ in {"PROPN", "PRON", "NOUN"} or first.lower_ in {"former", "latter"}
    return conjuncts(first) if nominal and first.i > verb.i else []


def _sum_beside(receiver: "Token") -> list["Token"]:
    """The sum that a parser took for a description of whoever gets it: "paid the firm, Baltic Amber, $3 million"."""
    token = receiver
    while (beside := next((c for c in token.children if c.dep_ == "appos" and c.i > token.i), None)) is not None:
        is_sum = beside.ent_type_ == "MONEY" and token.ent_type_ in _ACTING
        is_aside = any(mark.text in "(—–" for mark in beside.doc[token.i + 1 : beside.i])
        if is_sum and not is_aside:
            return [beside]
        token = beside
    return []


def _places_of_agent(verb: "Token") -> Iterator["Token"]:
    """Where "by" may stand: beside a passive verb, or late in its infinitive ("was asked to free them by Panama")."""
    yield from verb.children
    for child in verb.children:
        if child.dep_ == "prep":  # "concluded on 28 July by both"
            yield from (c for p in child.children if p.ent_type_ == "DATE" for c in p.children if c.lower_ == "by")
            # "handed to a delegation by the Iraqi authorities", with "by" hung on whoever receives
            if child.lower_ in _TO and is_passive(verb):
                yield from (c for p in child.children if p.dep_ == "pobj" for c in p.children if c.lower_ == "by")
        if child.dep_ == "xcomp" and (has_to(child) or child.lemma_ == "go") and not is_passive(child):
            yield from (c for c in child.children if any(p.ent_type_ in _ACTING for p in c.children))


def _cut_off_agents(verb: "Token", last: "Token") -> list["Token"]:
    """Agents that the parser joined to the verb: "signed by Peru's president, Ana Ruiz, and Chile's premier"."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} and c.i > last.i)
    found = [t for c in joined if not any(below.dep_ in SUBJECTS for below in c.children) for t in conjuncts(c)]
    return found or _agents_before_clause(verb, last)


def _agents_before_clause(verb: "Token", last: "Token") -> list["Token"]:
    """ "Under a deal signed by Mr Li and his Thai counterpart, Chad is to pay": of two subjects the further agent."""
    doc = verb.doc
    place = next((t.i for t in doc[last.i + 1 : last.sent.end] if t.lower_ == "and"), None)
    if place is None or place + 1 >= last.sent.end or doc[place + 1].dep_ != "poss":
        return []
    noun = doc[place + 1].head
    is_rivalled = any(c.dep_ == noun.dep_ and c.i > noun.i for c in noun.head.children)
    is_agent = noun.dep_ in SUBJECTS and (is_rivalled or subject_behind(noun) is not None)
    return [noun] if is_agent and not verb.is_ancestor(noun) else []


def subject_behind(noun: "Token") -> "Token | None":
    """Chad in "and his Thai counterpart, Ms Suda, Chad is to pay", which a parser joins to the name without "and"."""
    names = (c for c in noun.children if c.dep_ == "appos" and c.i > noun.i)
    lists = ((name, c) for name in names for c in name.children if c.dep_ == "conj" and c.pos_ == "PROPN")
    found = next((c for name, c in lists if all(t.lower_ != "and" for t in c.doc[name.i : c.i])), None)
    is_before_verb = found is not None and found.i + 1 < len(found.doc) and found.doc[found.i + 1].head == noun.head
    return found if is_before_verb and any(c.dep_ == "poss" for c in noun.children) else None


def agents_of(verb: "Token") -> list["Token"]:
    """Who does what a passive verb says: "by Rwanda", shared by the verbs that are coordinated."""
    found = [
        t
        for c in verb.children
        if c.dep_ == "agent"
        for p in c.children
        if p.dep_ == "pobj" and not _is_means_or_moment(p)
        for t in conjuncts(p)
    ]
    if not found:
        found = [
            t
            for c in _places_of_agent(verb)
            if c.dep_ == "prep" and c.lower_ == "by"
            for p in c.children
            if p.dep_ == "pobj" and _may_act(p)
            for t in conjuncts(p)
        ]
    if found:
        return [*found, *_cut_off_agents(verb, found[-1])]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head):
        return agents_of(verb.head) if verb.head.i < verb.i else []
    if not found:
        # "was signed and ratified by both": the agent of a later conjunct is shared.
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and is_passive(child):
                return [
                    t
                    for c in child.children
                    if c.dep_ == "agent"
                    for p in c.children
                    if p.dep_ == "pobj"
                    for t in conjuncts(p)
                ]
    return found


def people_before_home(token: "Token") -> list["Token"]:
    """The Kenyans of "sent 31 Kenyans home", whom a parser takes for what kind of a home it is."""
    if token.lower_ != "home" or token.dep_ != "dobj":
        return []
    return [c for c in token.children if c.dep_ in {"compound", "nmod"} and c.tag_ in {"NNS", "NNPS"} and c.i < token.i]


def _may_act(token: "Token") -> bool:
    """Whether "by" may say who: not "by May", "by the end of the year", "by bus"."""
    is_value = token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"}
    return not is_value and not _is_means_or_moment(token)


def _is_means_or_moment(token: "Token") -> bool:
    """ "By force", "by bus"; not "by Ukrainian forces"."""
    words = syntax_words().means_and_moments
    return token.lower_ in words or (token.lemma_.lower() in words and token.tag_ not in {"NNS", "NNPS"})


def prepositional(token: "Token") -> Iterator[tuple[str, "Token"]]:
    """The prepositional arguments of a token: the preposition in lower case, and the head of what it governs."""
    for child in token.children:
        if child.dep_ == "prep" or (child.dep_ in {"dative", "agent"} and child.pos_ in {"ADP", "PART", "SCONJ"}):
            yield from _governed(child, child.lower_, 0)
        elif child.text[:1].isupper() and child.dep_ in {"acl", "advcl", "xcomp"} and has_to(child):
            yield "to", child  # "sent men from Mali to Gabon", with Gabon taken for an infinitive
        elif _is_boarded(child):
            yield "on", child
        elif child.dep_ in {"advmod", "prt"} and child.i > token.i and token.pos_ == "VERB":
            yield from prepositional(child)  # "sent back to Haiti"


def behind_inserted(noun: "Token") -> Iterator[tuple[str, "Token"]]:
    """The "to" of "brought two men, captured in Kursk by soldiers, to Seoul", which a parser hung on the participle."""
    for participle in (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"):
        if noun.doc[max(participle.left_edge.i - 1, 0)].text != ",":
            continue
        closing = next((c for c in participle.children if c.text == "," and c.i > participle.i), None)
        for child in participle.children if closing is not None else ():
            if child.dep_ == "prep" and closing is not None and child.i > closing.i:
                yield from _governed(child, child.lower_, 0)


def _addressed(governed: "Token", name: str) -> "Token":
    """What a preposition governs; in "appealed to Chad to stop" Chad, although the parser hangs it on "stop"."""
    subject = next((c for c in governed.children if c.dep_ == "nsubj"), None)
    is_swallowed = governed.dep_ == "pcomp" and name in {"to", "on", "upon"} and has_to(governed)
    return subject if is_swallowed and subject is not None else governed


def _governed(preposition: "Token", name: str, depth: int) -> Iterator[tuple[str, "Token"]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield name, _addressed(child, name)
        elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ", "PART"} and depth < MAX_DEPTH:
            # "out of a fund", "back to Jamaica", "to Angola, to Mongolia and to Ukraine"
            yield from _governed(child, child.lower_, depth + 1)
