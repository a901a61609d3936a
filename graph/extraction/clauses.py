"""From a parsed sentence to predicates with their arguments, whatever the syntax.

A predicate is a verb, noun or adjective with its arguments by grammatical function. Functions are
deep ones: the subject of a passive clause is the object here, its agent the subject; a
relative pronoun stands for its antecedent; a controlled or shared subject is filled in; a
noun with a support verb ("reached a deal") has the verb's arguments beside its own. What a predicate means,
and which words may fill which role, is for frames; nothing after this layer sees a
dependency label.

Source: the idea of PredPatt (White et al. 2016) and ClausIE (Del Corro and Gemulla 2013);
labels are those of the ClearNLP scheme that English spaCy pipelines predict.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "where"})
# Verbs whose infinitive is the subject's act although an object stands between ("promised Rwanda to pay").
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "offer", "propose", "use", "need", "take", "have"})
_MAX_DEPTH = 12  # of chains of control and coordination; a parse of garbage may be deeper


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says something, with its arguments by deep grammatical function.

    `functions` maps "subject", "object", "recipient", "complement", "purpose", "possessor", "modifier", "adverb",
    "attribute" or a preposition ("to") to the heads of the arguments in text order, conjuncts apart.
    """

    head: "Token"
    pos: str  # "v", "n" or "a", as in the name of a lexical unit
    functions: Mapping[str, tuple["Token", ...]]
    passive: bool = False
    support: "Token | None" = None  # the verb that carries a noun: "reached" in "reached a deal"
    clause: "Token | None" = field(default=None)  # the word that carries tense and negation: the support verb or the head

    @property
    def carrier(self) -> "Token":
        """The word whose auxiliaries, negation and adverbials are the predicate's."""
        return self.clause if self.clause is not None else self.head

    def words(self) -> set[str]:
        """The lower-case words that may complete a multiword lexical unit on this head."""
        found: set[str] = set()
        for child in self.head.children:
            found.add(child.lower_)
            if child.dep_ in {"prep", "prt", "advmod", "dobj", "oprd", "acomp", "xcomp", "ccomp", "dative", "agent"}:
                found.update(grand.lower_ for grand in child.children)
        return found


def verb_predicate(verb: "Token") -> Predicate:
    """A verb with its arguments."""
    functions: dict[str, list[Token]] = {}
    passive = is_passive(verb)
    surface = surface_subjects(verb)
    objects = _objects(verb)
    receivers = _first_of_two_objects(verb)
    objects = [o for o in objects if o not in receivers]
    datives = receivers + [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(c)]
    if passive:
        _add(functions, "subject", _agents(verb))
        if objects and not datives:
            _add(functions, "recipient", surface)
            _add(functions, "object", objects)
        else:
            _add(functions, "object", surface or objects)
            _add(functions, "recipient", datives)
    else:
        _add(functions, "subject", surface)
        _add(functions, "object", objects)
        _add(functions, "recipient", datives)
    for name, token in _prepositional(verb):
        if not (name == "by" and "subject" in functions and passive):
            _add(functions, name, conjuncts(token))
    for obj in objects:
        for part in (obj, *(t for name, t in _prepositional(obj) if name == "of")):
            for name, token in _prepositional(part):
                _add(functions, f"object.{name}", conjuncts(token))
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            _add(functions, "complement", conjuncts(child))
        elif child.dep_ == "advcl" and has_to(child):
            _add(functions, "purpose", conjuncts(child))
        elif child.dep_ in {"advmod", "npadvmod"}:
            _add(functions, "adverb", [child])
        elif child.dep_ in {"attr", "acomp", "oprd"} or (child.dep_ == "dobj" and child.tag_ == "JJ"):
            _add(functions, "attribute", conjuncts(child))  # "held the policy lawful"
    if verb.dep_ == "relcl":
        _add_relative(functions, verb)
    return Predicate(verb, "v", _frozen(functions), passive=passive)


def noun_predicate(noun: "Token", support_verbs: Mapping[str, str]) -> Predicate:
    """A noun with its arguments, and those that a support verb lends it.

    `support_verbs` maps a verb's lemma to the function that its subject has for the noun: "subject" for
    "reached a deal", "recipient" for "received a payment".
    """
    functions: dict[str, list[Token]] = {}
    for child in noun.children:
        if child.dep_ == "poss":
            _add(functions, "possessor", _resolved(child))
        elif child.dep_ in {"amod", "compound", "nmod"}:
            # "the Egypt-Cyprus gas accord": names hang on one another before the noun.
            _add(functions, "modifier", [t for t in child.subtree if t.i < noun.i and t.pos_ not in {"PUNCT", "CCONJ", "DET"}])
        elif child.dep_ in {"acl", "relcl"} and has_to(child):
            _add(functions, "complement", conjuncts(child))
    for name, token in _prepositional(noun):
        _add(functions, name, conjuncts(token))
    support, passive_support = _support(noun, support_verbs)
    clause = support
    if support is not None:
        _lend(functions, noun, support, support_verbs, passive=passive_support)
    else:
        clause = _participle(noun, functions)
    return Predicate(noun, "n", _frozen(functions), support=support, clause=clause)


def adjective_predicate(adjective: "Token") -> Predicate:
    """An adjective with what it is said of and its complements ("willing to accept", "subject to a ban")."""
    functions: dict[str, list[Token]] = {}
    _add(functions, "subject", _said_of(adjective))
    for name, token in _prepositional(adjective):
        _add(functions, name, conjuncts(token))
    _add(functions, "complement", [t for c in adjective.children if c.dep_ in {"xcomp", "ccomp"} for t in conjuncts(c)])
    copula = adjective.head if adjective.dep_ in {"acomp", "attr", "oprd"} else None
    return Predicate(adjective, "a", _frozen(functions), clause=copula)


def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive, a reduced relative clause ("people expelled by …") included."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    if verb.dep_ in {"acl", "amod", "oprd"}:
        return True
    if verb.dep_ == "conj":
        # "was caught and sent home": the auxiliary is shared. An active conjunct has an object of its own.
        return is_passive(verb.head) and not any(c.dep_ in SUBJECTS for c in verb.children)
    # "held without charge", "dated March 12" after a noun or as a free participle.
    return verb.dep_ in {"advcl", "dep", "ccomp", "xcomp"} and not any(c.dep_ in {"dobj", *SUBJECTS} for c in verb.children)


def has_to(verb: "Token") -> bool:
    """Whether a verb is a to-infinitive."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def conjuncts(token: "Token") -> list["Token"]:
    """A token and all that is coordinated to its right, in text order; relative pronouns stand for their antecedents."""
    found = list(_resolved(token))
    for child in token.children:
        if child.dep_ == "conj" and not _starts_clause(token, child):
            found.extend(_repaired(child))
        elif child.dep_ == "appos" and child.i > token.i and _is_list_item(token, child):
            found.extend(conjuncts(child))
    return found


def surface_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """The tokens that stand as grammatical subject of a verb, shared and controlled ones included."""
    if depth > _MAX_DEPTH:
        return []
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [t for c in own for t in conjuncts(c)]
    head = coordinated_head(verb)
    if head is not None:
        return surface_subjects(head, depth + 1)
    if verb.dep_ in {"ROOT", "ccomp"} and (verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ == "aux" for c in verb.children)):
        return _swallowed_subject(verb)
    head = verb.head
    if verb.dep_ == "acl":
        return holders(head, depth + 1) if has_to(verb) else conjuncts(head)[:1]
    if verb.dep_ in {"xcomp", "advcl", "pcomp", "ccomp", "dep"} and not _has_mark(verb):
        return _controllers(verb, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return _controllers(verb, depth + 1)
    return []


def _swallowed_subject(verb: "Token") -> list["Token"]:
    """The subject that a parser took into a date before it: "On Friday Kosovo will sign"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            for name in (p for p in child.children if p.dep_ == "pobj" and p.pos_ == "PROPN"):
                dated = any(c.ent_type_ == "DATE" or c.like_num for c in name.children if c.dep_ in {"compound", "nummod"})
                if dated and not any(t.text == "," for t in verb.doc[name.i : verb.i]):
                    return conjuncts(name)
    return []


def coordinated_head(verb: "Token") -> "Token | None":
    """The verb whose subject a conjunct shares, or None if it is no conjunct of a verb.

    A parser's usual slips are put right: "accepted nothing, he said, and left" shares the subject of what was said, and a
    past tense is not coordinated with an infinitive.
    """
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in {"VERB", "AUX"} or is_apart(verb):
        return None
    if verb.tag_ == "VBD" and head.tag_ == "VB":
        finite = head
        while finite.head != finite and finite.tag_ not in {"VBD", "VBZ", "VBP"}:
            finite = finite.head
        return finite if finite.tag_ == "VBD" else head
    quoted = [c for c in head.children if c.dep_ == "ccomp" and c.i < head.i]
    between = head.doc[head.i : verb.i]
    if quoted and any(t.text == "," for t in between) and not any(c.dep_ == "mark" for c in quoted[0].children):
        return quoted[0]
    return head


def is_apart(token: "Token") -> bool:
    """Whether a semicolon parts a clause from the one that the parser hung it on: it stands for itself then."""
    first, last = sorted((token.i, token.head.i))
    return any(t.text == ";" for t in token.doc[first:last])


def holders(noun: "Token", depth: int = 0) -> list["Token"]:
    """Who does what a noun's infinitive says: "Rwanda's agreement to", "has the right to"."""
    if depth > _MAX_DEPTH:
        return []
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in _resolved(c)]
    if possessors:
        return possessors
    governors = [t for name, t in _prepositional(noun) if name in {"by", "for"}]
    if governors:
        return conjuncts(governors[0])
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
        agents = _agents(verb) if is_passive(verb) else surface_subjects(verb, depth + 1)
        return agents
    if noun.dep_ == "nsubjpass":
        return _agents(verb)
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.head.pos_ in {"VERB", "AUX"}:
        return surface_subjects(verb.head, depth + 1)
    return []


def clause_verb(token: "Token") -> "Token":
    """The nearest verb that governs a token, or the root of its sentence."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def antecedent(pronoun: "Token") -> "Token | None":
    """What a relative pronoun refers to, or None where it is no relative pronoun or its clause modifies nothing."""
    if pronoun.lower_ not in RELATIVE_PRONOUNS or pronoun.tag_ not in {"WDT", "WP", "WP$", "WRB", "IN"}:
        return None
    token = pronoun
    while token.dep_ != "relcl":
        if token.head == token or token.dep_ in {"ccomp", "advcl"}:
            return None
        token = token.head
    head = token.head
    return head if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} and head.i < pronoun.i else None


def _objects(verb: "Token") -> list["Token"]:
    found = [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c)]
    if found or is_passive(verb) or any(c.dep_ in {"prep", "xcomp", "ccomp", "acomp", "attr", "agent", "prt"} for c in verb.children):
        return found
    # "negotiated and signed an agreement": the object of the last verb is that of all.
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.tag_ == verb.tag_ and not any(c.dep_ in SUBJECTS for c in child.children):
            return [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)]
    return found


def _first_of_two_objects(verb: "Token") -> list["Token"]:
    """The receiver where the parser calls both objects direct ones: "gave Freetown £12m"."""
    direct = [c for c in verb.children if c.dep_ == "dobj"]
    if len(direct) < 2 or direct[0].i > direct[1].i:
        return []
    first = direct[0]
    nominal = first.pos_ in {"PROPN", "PRON", "NOUN"} or first.lower_ in {"former", "latter"}
    return conjuncts(first) if nominal and first.i > verb.i else []


def _agents(verb: "Token") -> list["Token"]:
    found = [t for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)]
    if not found:
        found = [
            t
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ == "by"
            for p in c.children
            if p.dep_ == "pobj" and p.ent_type_ not in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"}
            for t in conjuncts(p)
        ]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head):
        return _agents(verb.head) if verb.head.i < verb.i else []
    if not found:
        # "was signed and ratified by both": the agent of a later conjunct is shared.
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and is_passive(child):
                return [t for c in child.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj" for t in conjuncts(p)]
    return found


def _prepositional(token: "Token") -> Iterator[tuple[str, "Token"]]:
    """The prepositional arguments of a token: the preposition in lower case, and the head of what it governs."""
    for child in token.children:
        if child.dep_ == "prep" or (child.dep_ in {"dative", "agent"} and child.pos_ in {"ADP", "PART", "SCONJ"}):
            yield from _governed(child, child.lower_, 0)
        elif child.dep_ in {"advmod", "prt"} and child.i > token.i and token.pos_ == "VERB":
            yield from _prepositional(child)  # "sent back to Haiti"


def _governed(preposition: "Token", name: str, depth: int) -> Iterator[tuple[str, "Token"]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield name, child
        elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ", "PART"} and depth < _MAX_DEPTH:
            # "out of a fund", "back to Jamaica", "to Angola, to Mongolia and to Ukraine"
            yield from _governed(child, child.lower_, depth + 1)


def _add_relative(functions: dict[str, list["Token"]], verb: "Token") -> None:
    """The antecedent as argument of its relative clause, where the pronoun was left out ("the money Brussels paid")."""
    if any(t.lower_ in RELATIVE_PRONOUNS for t in verb.subtree if t.i < verb.i and t.dep_ != "mark"):
        return
    if "object" not in functions and "subject" in functions and not is_passive(verb):
        _add(functions, "object", [verb.head])


def _support(noun: "Token", support_verbs: Mapping[str, str]) -> tuple["Token | None", bool]:
    """The verb that carries a noun, and whether it is passive."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    head = first.head
    if first.dep_ in {"dobj", "attr", "nsubjpass"} and head.lemma_.lower() in support_verbs and not any(c.dep_ in {"oprd", "acomp"} for c in head.children):
        return head, first.dep_ == "nsubjpass"
    if first.dep_ == "pobj" and head.dep_ in {"prep", "prt"} and head.head.pos_ in {"VERB", "AUX"}:
        verb = head.head
        phrase = f"{verb.lemma_.lower()} {head.lower_}"
        if phrase in support_verbs:
            return verb, is_passive(verb) and verb.lemma_ != "be"
    return None, False


def _lend(
    functions: dict[str, list["Token"]], noun: "Token", verb: "Token", support_verbs: Mapping[str, str], *, passive: bool
) -> None:
    phrase = f"{verb.lemma_.lower()} {noun.head.lower_}" if noun.dep_ == "pobj" else verb.lemma_.lower()
    role = support_verbs.get(phrase) or support_verbs.get(verb.lemma_.lower(), "subject")
    lenders = _agents(verb) if passive else surface_subjects(verb)
    _add(functions, role, lenders)
    datives = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(c)]
    _add(functions, "recipient", datives)
    for name, token in _prepositional(verb):
        if token != noun and name not in functions and not (passive and name == "by"):
            _add(functions, name, conjuncts(token))
    for child in verb.children:
        if child.dep_ in {"xcomp", "advcl"} and has_to(child) and child.i > noun.i:
            _add(functions, "complement", conjuncts(child))


def _participle(noun: "Token", functions: dict[str, list["Token"]]) -> "Token | None":
    """The participle or relative clause that tells who did what a noun names: "an agreement signed by Rwanda"."""
    for child in noun.children:
        if child.dep_ not in {"acl", "relcl"} or has_to(child):
            continue
        if is_passive(child):
            agents = _agents(child)
            _add(functions, "subject", agents)
            for name, token in _prepositional(child):
                if name not in functions and name != "by":
                    _add(functions, name, conjuncts(token))
            return child
        if child.dep_ == "relcl" and any(c.dep_ == "dobj" and antecedent(c) == noun for c in child.children):
            _add(functions, "subject", surface_subjects(child))
            return child
    return None


def _controllers(verb: "Token", depth: int) -> list["Token"]:
    governor = verb.head
    while governor.dep_ in {"prep", "pcomp"} and governor.pos_ in {"ADP", "SCONJ", "VERB"} and governor.dep_ == "prep":
        governor = governor.head
    if governor.pos_ in {"ADJ"}:
        return _said_of(governor)
    if governor.pos_ in {"NOUN", "PROPN", "NUM"}:
        return _noun_controllers(verb, governor, depth)
    if governor.pos_ not in {"VERB", "AUX"}:
        return []
    if is_passive(governor):
        return surface_subjects(governor, depth)
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and has_to(verb)) or _is_for(verb):
        receivers = [c for c in governor.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        receivers += [p for c in governor.children if c.dep_ == "dative" and c.pos_ == "ADP" for p in c.children if p.dep_ == "pobj"]
        if not receivers and verb.dep_ == "xcomp" and governor.lemma_ not in SUBJECT_CONTROL:
            receivers = [c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i]
        if not receivers and verb.dep_ == "xcomp":
            # "called on Rwanda to stop", "appealed to Oslo to reconsider"
            receivers = [t for name, t in _prepositional(governor) if name in {"on", "upon", "to", "for"} and t.i < verb.i]
        if receivers:
            return [t for r in receivers for t in conjuncts(r)]
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "of", "into"} and not is_passive(governor):
        # "stop the department from making", "accused Oslo of paying"
        objects = [t for c in governor.children if c.dep_ == "dobj" for t in conjuncts(c)]
        if objects:
            return objects
    return surface_subjects(governor, depth)


def _noun_controllers(verb: "Token", noun: "Token", depth: int) -> list["Token"]:
    """Who does what a gerund after a noun says: of a sum paid for it, whoever was paid; else the clause's subject."""
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in _resolved(c)]
    return possessors or surface_subjects(clause_verb(noun), depth)


def _is_for(verb: "Token") -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ in {"for", "into"}


def _has_mark(verb: "Token") -> bool:
    return any(c.dep_ == "mark" and c.lower_ != "to" for c in verb.children)


def _said_of(adjective: "Token") -> list["Token"]:
    if adjective.dep_ in {"acomp", "attr", "oprd"}:
        return surface_subjects(adjective.head)
    if adjective.dep_ in {"amod", "relcl"}:
        return [adjective.head]
    if adjective.dep_ == "conj":
        return _said_of(adjective.head)
    return []


def _resolved(token: "Token") -> Iterable["Token"]:
    reference = antecedent(token)
    return [token] if reference is None else conjuncts_of_antecedent(reference)


def conjuncts_of_antecedent(noun: "Token") -> list["Token"]:
    """A noun that a relative clause modifies; a clause that follows the last conjunct is said of that one."""
    return [noun]


def _starts_clause(token: "Token", child: "Token") -> bool:
    """Whether a conjunct is a clause of its own rather than one more noun, or the other way round."""
    if token.pos_ in {"VERB", "AUX"}:
        return False
    return child.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "dobj" for c in child.children) and child.tag_ not in {"VBN", "VBD"}


def _repaired(child: "Token") -> list["Token"]:
    """A conjunct; where the parser took its adjective for a verb ("and embattled Ukraine"), the noun behind it."""
    if child.pos_ == "VERB" and child.head.pos_ in {"NOUN", "PROPN"}:
        nouns = [c for c in child.children if c.dep_ == "dobj"]
        return [t for n in nouns for t in conjuncts(n)]
    return conjuncts(child)


def _is_list_item(token: "Token", child: "Token") -> bool:
    """Whether an apposition is really the next item of a list of names: "Angola, Mongolia and Ukraine"."""
    return (
        token.pos_ == "PROPN"
        and child.pos_ == "PROPN"
        and any(c.dep_ in {"conj", "cc"} for c in child.children)
        and not any(c.dep_ in {"det", "poss"} for c in child.children)
    )


def _add(functions: dict[str, list["Token"]], name: str, tokens: Iterable["Token"]) -> None:
    known = functions.setdefault(name, [])
    known.extend(t for t in tokens if t not in known)
    if not known:
        del functions[name]


def _frozen(functions: dict[str, list["Token"]]) -> Mapping[str, tuple["Token", ...]]:
    return MappingProxyType({name: tuple(tokens) for name, tokens in functions.items()})
