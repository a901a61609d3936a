"""Who acts by what stands beside the verb: "by" phrases, and those of which the parser cut them off.

Who the subject of a verb is, which may take a walk through other clauses, is for `graph.extraction.subjects`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import TO, has_to
from graph.extraction.syntax.coordination import conjuncts
from graph.extraction.syntax.voice import is_passive
from graph.frames import syntax_words
from graph.labels import ACTORS, NOMINAL, PLURAL_NOUNS, SUBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

# Behind these a verb does something with somebody; behind "in" or "under", where it is said ("in a report by Peru").
_GOVERNED = frozenset({"with", "from", "of", "to", "for", "on", "about"})
_GOVERNED_AS = frozenset({"pobj", "pcomp", "dobj"})
_DEEPEST_AGENT = 4  # steps down: "with", a "round", "of", "sanctions"


def agents_of(verb: "Token") -> list["Token"]:
    """Who does what a passive verb says: "by Rwanda", shared by the verbs that are coordinated."""
    found = [
        t
        for c in _agent_phrases(verb)
        for p in c.children
        if p.dep_ == "pobj" and not _is_means_or_moment(p)
        for t in conjuncts(p)
    ]
    if not found:
        found = [
            t
            for c in _places_of_agent(verb)
            if c.dep_ in {"prep", "agent"} and c.lower_ == "by"
            for p in c.children
            if p.dep_ == "pobj" and _may_act(p)
            for t in conjuncts(p)
        ]
    if found:
        return [*found, *_cut_off_agents(verb, found[-1])]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head):
        return agents_of(verb.head) if verb.head.i < verb.i and not _is_done_there(verb) else []
    if not found:
        # "was signed and ratified by both": the agent of a later conjunct is shared.
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and is_passive(child) and not _is_carried(verb, child):
                return [
                    t
                    for c in child.children
                    if c.dep_ == "agent"
                    for p in c.children
                    if p.dep_ == "pobj"
                    for t in conjuncts(p)
                ]
    return found


def _agent_phrases(verb: "Token") -> Iterator["Token"]:
    """Each "by" of a passive verb: "was turned down *by* Chad and *by* Peru"."""
    first = [c for c in verb.children if c.dep_ == "agent"]
    yield from first
    for word in (verb, *first) if first else ():
        yield from (c for c in word.children if c.dep_ == "conj" and c.lower_ == "by" and c.i > first[0].i)


def _is_done_there(verb: "Token") -> bool:
    """Whether people are sent by one to where another has them: "deported by Oman to Mali and *jailed there*"."""
    is_there = any(child.lower_ == "there" and child.dep_ == "advmod" for child in verb.children)
    return is_there and any(child.lower_ in TO and child.dep_ == "prep" for child in verb.head.children)


def _is_carried(verb: "Token", following: "Token") -> bool:
    """Whether people are let go, and then taken somewhere, by whoever: "were freed and *flown* home by France"."""
    words = syntax_words()
    return verb.lemma_.lower() in words.releasing and following.lemma_.lower() in words.carrying_home


def _places_of_agent(verb: "Token") -> Iterator["Token"]:
    """Where "by" may stand: beside a passive verb, or late in its infinitive ("was asked to free them by Panama")."""
    yield from verb.children
    for child in verb.children:
        if child.dep_ == "prep":  # "concluded on 28 July by both"
            yield from (c for p in child.children if p.ent_type_ == "DATE" for c in p.children if c.lower_ == "by")
            # "handed to a delegation by the Iraqi authorities", with "by" hung on whoever receives
            if child.lower_ in TO and is_passive(verb):
                yield from (c for p in child.children if p.dep_ == "pobj" for c in p.children if c.lower_ == "by")
        if child.dep_ == "xcomp" and (has_to(child) or child.lemma_ == "go") and not is_passive(child):
            yield from (c for c in child.children if any(p.ent_type_ in ACTORS or _is_of_judges(p) for p in c.children))
            yield from _behind_what_is_ordered(verb, child)
    if is_passive(verb):
        yield from _hung_late(verb)


def _is_of_judges(token: "Token") -> bool:
    """Whether a noun is that of those who order: "was ordered to pay $5 million by an arbitral *tribunal*"."""
    return token.dep_ == "pobj" and token.lemma_.lower() in syntax_words().sitting


def _behind_what_is_ordered(verb: "Token", infinitive: "Token") -> Iterator["Token"]:
    """ "Was ordered to free the men *by* the court", hung on the men; not "to honour a ruling by the court"."""
    words = syntax_words()
    if verb.lemma_.lower() not in words.sentencing:
        return
    for noun in (c for c in infinitive.children if c.dep_ == "dobj" and c.lemma_.lower() not in words.rulings):
        yield from (c for c in noun.children if c.i > noun.i and any(map(_is_of_judges, c.children)))


def _hung_late(verb: "Token") -> Iterator["Token"]:
    """A "by" that a parser hung on what the verb governs: "hit with a round of sanctions *by* Peru"."""
    waiting = [c for c in verb.children if c.i > verb.i and (c.dep_ == "dobj" or c.lower_ in _GOVERNED)]
    for _ in range(_DEEPEST_AGENT):
        below = [c for word in waiting for c in word.children if c.i > word.i]
        yield from (c for c in below if c.lower_ == "by" and any(map(_is_actor, c.children)))
        waiting = [c for c in below if c.dep_ in _GOVERNED_AS or c.lower_ in _GOVERNED or _is_to_do(c)]


def _is_to_do(verb: "Token") -> bool:
    """Whether a verb is what one has leave for: "was refused permission to *appeal* by the court"."""
    return verb.dep_ == "acl" and has_to(verb) and not is_passive(verb)


def _is_actor(token: "Token") -> bool:
    return token.ent_type_ in ACTORS or token.lemma_.lower() in syntax_words().acting


def _cut_off_agents(verb: "Token", last: "Token") -> list["Token"]:
    """Agents that the parser joined to the verb: "signed by Peru's president, Ana Ruiz, and Chile's premier"."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.pos_ in NOMINAL and c.i > last.i)
    found = [t for c in joined if not c.has_any(SUBJECTS) for t in conjuncts(c)]
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
    return found if is_before_verb and noun.has("poss") else None


def people_before_home(token: "Token") -> list["Token"]:
    """The Kenyans of "sent 31 Kenyans home", whom a parser takes for what kind of a home it is."""
    if token.lower_ != "home" or token.dep_ != "dobj":
        return []
    return [c for c in token.children if c.dep_ in {"compound", "nmod"} and c.tag_ in PLURAL_NOUNS and c.i < token.i]


def _may_act(token: "Token") -> bool:
    """Whether "by" may say who: not "by May", "by the end of the year", "by bus"."""
    is_value = token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"}
    return not is_value and not _is_means_or_moment(token)


def _is_means_or_moment(token: "Token") -> bool:
    """ "By force", "by bus"; not "by Ukrainian forces"."""
    words = syntax_words().means_and_moments
    return token.lower_ in words or (token.lemma_.lower() in words and token.tag_ not in PLURAL_NOUNS)
