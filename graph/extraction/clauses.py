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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extraction.subjects import (
    authors_of,
    coordinated_head,
    echoing_subjects,
    holders,
    hung_on_last_noun,
    joined_subjects,
    said_of,
    surface_subjects,
    writing_before,
)
from graph.extraction.syntax import (
    RELATIVE_PRONOUNS,
    agents_of,
    antecedent,
    antecedents,
    bearers_shared,
    behind_inserted,
    causing_verb,
    clause_verb,
    conjuncts,
    first_of_two_objects,
    has_to,
    is_apart,
    is_beside_subject,
    is_gap,
    is_passive,
    leave_given,
    measured,
    objects_of,
    people_before_home,
    prepositional,
    resolved,
)
from graph.frames import syntax_words
from graph.labels import ADNOMINAL_CLAUSES, ATTRIBUTES, COMPLEMENT_CLAUSES, NOMINAL, PAST_FORMS, SUBJECTS, VERBAL
from graph.model import record

if TYPE_CHECKING:
    from graph.tokens import Token

# Those that describe a phrase of English are defined beside this module; here is where other layers take them from.
__all__ = [
    "SUBJECTS",
    "Clauses",
    "Predicate",
    "adjective_predicate",
    "antecedent",
    "antecedents",
    "clause_verb",
    "conjuncts",
    "coordinated_head",
    "has_to",
    "holders",
    "is_apart",
    "is_passive",
    "noun_predicate",
    "surface_subjects",
    "verb_predicate",
]


_OF_TIME = frozenset({"when", "why"})  # what opens a clause without standing for an argument of it
_PARTS_OF_ALL = frozenset({"all", "some"})  # "lifted all of its sanctions"
_TELLING = frozenset({"VBD", "VBZ", "VBN"})  # tags of a verb that tells what the clause before it holds
_COMPLETING = frozenset(
    {"prep", "prt", "advmod", "dobj", "oprd", "acomp", "xcomp", "ccomp", "dative", "agent"}
)  # below these stand words of a lexical unit, too
_FARTHEST_THAT = 8  # words between a verb and the clause that the parser hung elsewhere
_TO_WHOM = frozenset({"to", "with"})
_LONGEST_CASE = 20  # and if the suit stands between them

_PRONOUNS = frozenset({"WDT", "WP", "WP$", "WRB"})


@record()
class Predicate:
    """A word that says something, with its arguments by deep grammatical function.

    `functions` maps "subject", "object", "recipient", "complement", "purpose", "possessor", "modifier", "adverb",
    "attribute", "content" or a preposition ("to") to the heads of the arguments in text order, conjuncts apart.
    """

    head: "Token"
    pos: str  # "v", "n", "a" or "p", as in the name of a lexical unit
    functions: Mapping[str, tuple["Token", ...]]
    passive: bool = False
    support: "Token | None" = None  # the verb that carries a noun: "reached" in "reached a deal"
    clause: "Token | None" = None  # the word that carries tense and negation
    # The words at the ends of paths that were asked about (`graph.extraction.roles.paths`).
    ends: "dict[tuple[str, ...], tuple[Token, ...]]" = field(default_factory=dict, init=False, compare=False)

    @property
    def carrier(self) -> "Token":
        """The word whose auxiliaries, negation and adverbials are the predicate's."""
        return self.clause if self.clause is not None else self.head

    def words(self) -> set[str]:
        """The lower-case words that may complete a multiword lexical unit on this head."""
        found: set[str] = set()
        for child in self.head.children:
            is_told_first = child.dep_ == "ccomp" and child.i < self.head.i  # "they have not said yes, Ali Dar said"
            is_whole = child.dep_ in _COMPLETING and not is_apart(child) and not is_told_first
            beside = [child, *(child.children if is_whole else ())]
            # "gave leave", not "gave a day to leave"
            found.update(word.lower_ for word in beside if self.head.lemma_ != "give" or not has_to(word))
        return found


@dataclass(slots=True)
class Clauses:
    """The predicates of an article, each made once."""

    support_verbs: Mapping[str, str]
    _made: "dict[Token, Predicate | None]" = field(default_factory=dict)

    def predicate(self, token: "Token") -> Predicate | None:
        """The predicate whose head a token is, or None if it is no content word."""
        if token not in self._made:
            self._made[token] = self._make(token)
        return self._made[token]

    def _make(self, token: "Token") -> Predicate | None:
        if token.pos_ in VERBAL:
            return verb_predicate(token)
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or token.lower_ in _PARTS_OF_ALL:
            return noun_predicate(token, self.support_verbs)
        if token.pos_ == "ADP":
            return preposition_predicate(token)
        return adjective_predicate(token) if token.pos_ == "ADJ" else None


def _home_behind(verb: "Token", objects: Sequence["Token"], datives: Sequence["Token"]) -> "Token | None":
    """ "Sent *him home*": the home, where a parser takes whoever is sent there for one who is given something."""
    last = objects[0] if len(objects) == 1 else verb.doc[min(datives[0].i + 1, len(verb.doc) - 1)] if datives else verb
    is_home = last.lower_ == "home" and last.head == verb and not any(last.lefts)
    is_one = is_home and len(datives) == 1 and datives[0].pos_ == "PRON" and last.i == datives[0].i + 1
    return last if is_one and set(objects) <= {last} else None


def verb_predicate(verb: "Token") -> Predicate:
    """A verb with its arguments."""
    functions: dict[str, list[Token]] = {}
    passive = is_passive(verb)
    receivers = first_of_two_objects(verb)
    objects = [o for o in objects_of(verb) if o not in receivers and not _opens_clause(o)]
    homes = [o for o in objects if people_before_home(o)]
    objects = [part for o in objects for part in (people_before_home(o) or [o])]
    given = (c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" and not is_gap(c))
    datives = receivers + [t for c in given for t in conjuncts(c)]
    if (home := _home_behind(verb, objects, datives)) is not None:
        objects, datives, homes = datives, [], [home] if home in objects else []
    if objects and datives and all(t.ent_type_ == "MONEY" and t.pos_ != "PROPN" for t in datives):
        objects, datives = datives, objects  # "the $6 million that Oman paid Togo", with Togo as what was paid
    _add_core(functions, verb, objects, datives, passive=passive)
    _add_prepositional(functions, verb, objects, passive=passive)
    _add(functions, "adverb", [*homes, *(home for _, token in prepositional(verb) for home in _homeward(token))])
    for child in verb.children:
        _add_dependent(functions, child)
    _add(functions, "attribute", [c for o in objects for c in o.children if c.dep_ == "amod" and c.i > o.i])
    if "complement" not in functions and (clause := _stray_complement(verb) or _told_before(verb)) is not None:
        _add(functions, "complement", conjuncts(clause))
    elif verb.dep_ == "relcl" or _is_swallowed_relative(verb, functions):
        _add_relative(functions, verb)
    elif verb.dep_ == "conj" and verb.head.dep_ == "relcl" and functions.keys().isdisjoint({"object", "complement"}):
        shared = (c for c in verb.head.children if c.dep_ == "dobj" and antecedent(c) == verb.head.head)
        _add(functions, "object", [verb.head.head for _ in shared])  # "an offer that she praised and turned down"
    return Predicate(verb, "v", _frozen(functions), passive=passive)


def _is_swallowed_relative(verb: "Token", functions: Mapping[str, list["Token"]]) -> bool:
    """ "A protocol that both renewed", with "that" taken for a conjunction: a verb which always has an object."""
    words = syntax_words()
    is_content = _is_content(verb) and verb.dep_ == "acl" and verb.lemma_.lower() in words.taking_deals | words.bringing
    return is_content and functions.keys().isdisjoint({"object", "complement"}) and not is_passive(verb)


def _opens_clause(word: "Token") -> bool:
    """Whether "that" opens a clause, as in "asked that August goods go free", and is no object: "rejected that as"."""
    behind = word.doc[word.i + 1 : word.i + 2]
    return word.pos_ == "SCONJ" and not any(t.is_punct or t.pos_ == "ADP" or t.lower_ == "as" for t in behind)


def _add_core(
    functions: dict[str, list["Token"]],
    verb: "Token",
    objects: list["Token"],
    datives: list["Token"],
    *,
    passive: bool,
) -> None:
    """Subject, object and recipient, the same in both voices: "Rwanda was given $5m" has a recipient."""
    subjects, further = bearers_shared(verb)
    objects = [*objects, *further]
    surface = [*surface_subjects(verb), *subjects, *echoing_subjects(verb), *joined_subjects(verb)]
    surface = surface if passive else _speaking(verb, surface)  # "a petition filed by Peru", which undergoes nothing
    is_recipient = passive and bool(objects) and not datives and not _is_behind_comma(objects[0])
    cause = causing_verb(verb)
    agents = surface_subjects(cause) if cause is not None else agents_of(verb)
    _add(functions, "subject", agents if passive else surface)
    _add(functions, "object", surface or objects if passive and not is_recipient else objects)
    _add(functions, "recipient", surface if is_recipient else datives)


def _speaking(verb: "Token", subjects: list["Token"]) -> list["Token"]:
    """The subjects of a verb, with those who speak through a document among them: "*Peru's* letter demanded"."""
    writing = writing_before(verb)
    if writing is not None and (authors := authors_of(writing)):
        return authors
    return [t for subject in subjects for t in (subject, *authors_of(subject))]


def _is_behind_comma(token: "Token") -> bool:
    """Whether a phrase only tells more: "four people were sent, all of them volunteers"."""
    start = token.left_edge.i
    return token.doc[max(start - 1, 0)].text == "," or token.doc[start].text == ","


def _add_prepositional(
    functions: dict[str, list["Token"]], verb: "Token", objects: list["Token"], *, passive: bool
) -> None:
    besides: list[Token] = []
    for name, token in prepositional(verb):
        if name == "with" and is_beside_subject(token):
            besides.extend(conjuncts(token))
        elif not (name == "by" and "subject" in functions and passive):
            _add(functions, name, conjuncts(token))
    for obj in objects:
        for name, token in behind_inserted(obj):
            _add(functions, name, conjuncts(token))
        for part in (obj, *(t for name, t in prepositional(obj) if name == "of")):
            for name, token in prepositional(part):
                _add(functions, f"object.{name}", conjuncts(token))
    is_with_others = not functions.keys().isdisjoint({"with", "object.with"})
    _add(functions, "subject" if is_with_others and "subject" in functions else "with", besides)


def _sums_up(noun: "Token") -> bool:
    """ "Deported him, *the first such deportation* since May": what a clause is, and no adverb of it."""
    first = noun.left_edge
    return first.lower_ == "the" and first.i > noun.head.i and first.nbor(-1).text == ","


def _add_dependent(functions: dict[str, list["Token"]], child: "Token") -> None:
    if child.dep_ in COMPLEMENT_CLAUSES:
        is_none = is_apart(child) or child in leave_given(child.head)
        _add(functions, "complement", [] if is_none else conjuncts(child))
    elif child.dep_ == "advcl" and has_to(child):
        is_declined = child.head.lemma_.lower() in syntax_words().declining
        _add(functions, "complement" if is_declined else "purpose", conjuncts(child))
    elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > child.head.i:
        _add(functions, "participle", conjuncts(child))  # "ruled out joining"
    elif child.dep_ == "advmod" or (child.dep_ == "npadvmod" and not _sums_up(child)):
        _add(functions, "adverb", [child])
    elif child.dep_ in {"attr", "acomp", "oprd"} or (child.dep_ in {"dobj", "advcl"} and _is_found_so(child)):
        _add(functions, "attribute", conjuncts(child))  # "held the policy lawful"


def _is_found_so(adjective: "Token") -> bool:
    """ "Held two men *liable*": an adjective right behind what is held so, and no clause of its own."""
    is_bare = all(child.dep_ in {"prep", "advmod", "conj", "cc"} for child in adjective.children)
    return adjective.tag_ == "JJ" and (adjective.dep_ == "dobj" or (is_bare and adjective.nbor(-1).dep_ == "dobj"))


def _homeward(vehicle: "Token") -> list["Token"]:
    """The "home" behind what carries people there: "on a plane home"."""
    if vehicle.lower_ == "home":
        return [vehicle] if vehicle.has("compound") else []
    return [child for child in vehicle.children if child.lower_ == "home" and child.i > vehicle.i]


def _stray_complement(verb: "Token") -> "Token | None":
    """The "that" clause behind a verb which the parser hung on one above: "the case in which it ruled that"."""
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _FARTHEST_THAT]:
        if token.dep_ == "mark" and token.lower_ == "that":
            clause = token.head
            is_stray = clause.dep_ == "ccomp" and clause.head.i < verb.i and clause.head.is_ancestor(verb)
            return clause if is_stray else _clause_hung_below(verb)
        if not verb.i <= token.head.i < token.i + _FARTHEST_THAT or token.pos_ == "PUNCT":
            break
    return _clause_hung_below(verb)


def _clause_hung_below(verb: "Token") -> "Token | None":
    """The "that" clause of a verb of finding which the parser hung on the suit in which it was found.

    "Ruled in a case brought by two nurses that the deal was void": nobody brings that.
    """
    if verb.lemma_.lower() not in syntax_words().finding:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _LONGEST_CASE)]:
        clause = token.head
        if token.dep_ == "mark" and token.lower_ == "that":
            brought = clause.head
            is_hung = clause.dep_ == "ccomp" and brought.dep_ == "acl" and brought.tag_ in PAST_FORMS
            return clause if is_hung and brought.i > verb.i and verb.is_ancestor(brought) else None
    return None


def _told_before(verb: "Token") -> "Token | None":
    """The clause that a verb behind a comma tells of: "Chad must pay the firm, a Paris tribunal has found".

    A parser takes it for a relative clause on the last noun, but one without a pronoun stands behind no comma; or for
    a further clause or an adverbial one, but such have a conjunction.
    """
    is_joined = verb.dep_ in {"conj", "advcl"} and verb.lemma_.lower() in syntax_words().finding
    if not (verb.dep_ == "relcl" or is_joined) or verb.tag_ not in _TELLING:
        return None
    if verb.has_any({"dobj", "ccomp", "mark"}):
        return None
    subject = verb.child("nsubj") or hung_on_last_noun(verb)
    if subject is None or subject.pos_ == "PRON" or verb.doc[max(subject.left_edge.i - 1, 0)].text != ",":
        return None
    is_first = verb.left_edge.i in {subject.left_edge.i, verb.i}
    if not is_first or max(token.i for token in verb.subtree) < verb.sent.end - 2:
        return None
    root = verb.sent.root
    is_before = root.i < (verb.i if is_joined else verb.head.i)
    return root if is_before and root.pos_ in ({"VERB", "AUX"} if is_joined else {"VERB"}) else None


def noun_predicate(noun: "Token", support_verbs: Mapping[str, str]) -> Predicate:
    """A noun with its arguments, and those that a support verb lends it.

    `support_verbs` maps a verb's lemma to the function that its subject has for the noun: "subject" for
    "reached a deal", "recipient" for "received a payment".
    """
    functions: dict[str, list[Token]] = {}
    for child in noun.children:
        if child.dep_ == "poss":
            _add(functions, "possessor", _owners(child))
        elif child.dep_ == "nsubj":  # "has been bargaining", where the tagger sees a noun
            _add(functions, "subject", conjuncts(child))
        elif child.dep_ in ATTRIBUTES:
            # "the Egypt-Cyprus gas accord": names hang on one another before the noun.
            _add(
                functions,
                "modifier",
                [t for t in child.subtree if t.i < noun.i and t.pos_ not in {"PUNCT", "CCONJ", "DET"}],
            )
        elif child.dep_ in {"acl", "relcl", "advcl", "xcomp"} and has_to(child):  # "a call for Peru to withdraw"
            _add(functions, "complement", conjuncts(child))
        elif _is_content(child):
            _add(functions, "content", conjuncts(child))
    _add(functions, "content", _content_behind(noun))
    for name, token in prepositional(noun):
        _add(functions, name, _both_ends(token) if name == "between" else conjuncts(token))
    whole = measured(noun)
    if whole != noun:
        _add_of_measure(functions, whole)
    support, passive_support = _support(whole, support_verbs)
    clause = support
    if support is not None:
        _lend(functions, whole, support, support_verbs, passive=passive_support)
    else:
        clause = _participle(noun, functions, support_verbs)
    return Predicate(noun, "n", _frozen(functions), support=support, clause=clause)


def _both_ends(first: "Token") -> list["Token"]:
    """What stands "between": of "a team led by a minister and officials of Togo", with one end in it, the other too."""
    found = conjuncts(first)
    if len(found) > 1:
        return found
    swallowed = (token for token in first.subtree if token.dep_ == "conj" and token.pos_ in NOMINAL)
    return [*found, *(token for token in swallowed if token.i > first.i)]


def _owners(possessor: "Token") -> list["Token"]:
    """Each of those whose something is: "*Kenya* and *Uganda*'s request"."""
    return [t for owner in conjuncts(possessor) for t in resolved(owner)]


def _add_of_measure(functions: dict[str, list["Token"]], measure: "Token") -> None:
    """Whose a thing is, and with whom, as the measure before it says: "Peru's third round of talks in Lima with"."""
    _add(functions, "possessor", [t for child in measure.children if child.dep_ == "poss" for t in _owners(child)])
    for name, token in prepositional(measure):
        if name not in functions and name != "of":
            _add(functions, name, _both_ends(token) if name == "between" else conjuncts(token))


def _is_content(clause: "Token") -> bool:
    """Whether a clause says what a noun holds: "the ruling that the men must stay"."""
    return clause.dep_ in {"acl", "ccomp"} and _opens_with_that(clause)


def _opens_with_that(clause: "Token") -> bool:
    """Whether "that" opens a clause, if only as an adverb, as a parser has it in "a ruling last week that"."""
    return any(c.lower_ == "that" and c.dep_ in {"mark", "advmod"} for c in clause.children)


def _content_behind(noun: "Token") -> list["Token"]:
    """The clause right behind a noun that a parser hung on its verb: "dropped its demand *that Peru pay*"."""
    verb = clause_verb(noun)
    if noun.i + 1 == len(noun.doc) or noun.nbor().lower_ != "that" or noun.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return []
    that = noun.nbor()
    clause = that.head
    is_clause = clause.dep_ in {"advcl", "ccomp"} and clause.head == verb
    # "The Court of Human *Rights' ruling* that", hung on the court
    is_clause = is_clause or (clause.dep_ in ADNOMINAL_CLAUSES and clause.head.is_ancestor(noun))
    return conjuncts(clause) if is_clause and that.dep_ == "mark" else []


def adjective_predicate(adjective: "Token") -> Predicate:
    """An adjective with what it is said of and its complements ("willing to accept", "subject to a ban")."""
    functions: dict[str, list[Token]] = {}
    _add(functions, "subject", said_of(adjective))
    for name, token in prepositional(adjective):
        _add(functions, name, conjuncts(token))
    clauses = (
        c for c in adjective.children if c.dep_ in COMPLEMENT_CLAUSES or (c.dep_ == "advcl" and _opens_with_that(c))
    )
    _add(functions, "complement", [t for c in clauses for t in conjuncts(c)])
    copula = adjective.head if adjective.dep_ in {"acomp", "attr", "oprd"} else None
    return Predicate(adjective, "a", _frozen(functions), clause=copula)


def preposition_predicate(preposition: "Token") -> Predicate:
    """A preposition between two parties: "*Gambia* v. *Myanmar*"."""
    functions: dict[str, list[Token]] = {}
    first = preposition.head
    while first.dep_ == "conj" and first.head.pos_ not in VERBAL:
        first = first.head
    unnamed = syntax_words().unnamed_parties
    _add(functions, "subject", [t for t in conjuncts(first) if t.lower_ not in unnamed])
    _add(functions, "object", [t for child in preposition.children if child.dep_ == "pobj" for t in conjuncts(child)])
    return Predicate(preposition, "p", _frozen(functions))


def _add_relative(functions: dict[str, list["Token"]], verb: "Token") -> None:
    """The antecedent as argument of its relative clause, where the pronoun was left out ("the money Brussels paid")."""
    opening = {token.lower_ for token in verb.subtree if token.i < verb.i and token.dep_ != "mark"}
    if not opening.isdisjoint(RELATIVE_PRONOUNS | _OF_TIME):
        return
    if "object" not in functions and "subject" in functions and not is_passive(verb):
        _add(functions, "object", [verb.head])


def _support(noun: "Token", support_verbs: Mapping[str, str]) -> tuple["Token | None", bool]:
    """The verb that carries a noun, and whether it is passive."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOMINAL:
        first = first.head
    head = first.head
    if (
        first.dep_ in {"dobj", "attr", "nsubjpass"}
        and _carrying(head, support_verbs) is not None
        and not head.has_any({"oprd", "acomp"})
    ):
        return head, first.dep_ == "nsubjpass"
    verb = head.head.head if head.head.pos_ == "ADV" else head.head  # "are back at the table"
    is_behind = first.dep_ == "pobj" and head.dep_ in {"prep", "prt"} and verb.pos_ in VERBAL
    if is_behind and _phrase_carrying(verb, head, support_verbs) is not None:
        return verb, is_passive(verb) and bool(agents_of(verb))  # "are locked in talks" is active
    return None, False


def _phrase_carrying(verb: "Token", preposition: "Token", support_verbs: Mapping[str, str]) -> str | None:
    """The function that a verb's subject has for what stands behind a preposition.

    "Be in", "take part in", "press ahead with" talks.
    """
    lemma, name = verb.lemma_.lower(), preposition.lower_
    between = (child.lower_ for child in verb.children if child.dep_ in {"dobj", "advmod", "prt"})
    phrases = (*(f"{lemma} {word} {name}" for word in between), f"{lemma} {name}")
    return next((support_verbs[phrase] for phrase in phrases if phrase in support_verbs), None)


def _carrying(verb: "Token", support_verbs: Mapping[str, str]) -> str | None:
    """The function that a verb's subject has for its object, as "reach" or "break off" says, or None: "give up"."""
    names = (f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ == "prt")
    known = (support_verbs[name] for name in (*names, verb.lemma_.lower()) if name in support_verbs)
    return next(known, None) or None


def _raised_with(verb: "Token", noun: "Token") -> list["Token"]:
    """ "Norway raised the ban with *Kenya*": whose deed it is that one raises, unless it is what one says oneself."""
    names = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ == "prt")}
    words = syntax_words()
    if noun.dep_ != "dobj" or names.isdisjoint(words.raising) or noun.lemma_.lower() in words.requests | words.raised:
        return []
    within = (word for word in noun.subtree if word.i >= noun.i)  # "of two Norwegians with Kenya"
    return [token for word in (verb, *within) for name, token in prepositional(word) if name == "with"][:1]


def _lend(
    functions: dict[str, list["Token"]],
    noun: "Token",
    verb: "Token",
    support_verbs: Mapping[str, str],
    *,
    passive: bool,
) -> None:
    role = _phrase_carrying(verb, noun.head, support_verbs) if noun.dep_ == "pobj" else None
    role = role or _carrying(verb, support_verbs) or "subject"
    is_owned = passive and "with" in functions and noun.has("poss")
    # "Chad's talks with Kenya were ended by Mali": it talks whose the talks are.
    lenders = [] if is_owned else agents_of(verb) if passive else surface_subjects(verb)
    is_dealing = any(child.lower_ == "with" for child in (*noun.children, *verb.children))
    is_between = verb.lemma_.lower() in syntax_words().going_between and not is_dealing
    _add(functions, role, _raised_with(verb, noun) or ([] if is_between else lenders))
    datives = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts(c)]
    _add(functions, "recipient", datives)
    for name, token in prepositional(verb):
        if token != noun and name not in functions and not (passive and name == "by"):
            _add(functions, name, conjuncts(token))
    for child in verb.children:
        if child.dep_ in {"xcomp", "advcl"} and has_to(child) and child.i > noun.i:
            _add(functions, "complement", conjuncts(child))


def _participle(noun: "Token", functions: dict[str, list["Token"]], support_verbs: Mapping[str, str]) -> "Token | None":
    """The participle or relative clause that tells who did what a noun names: "an agreement signed by Rwanda".

    One that carries the noun says to whom, too: "the request that Peru made to Chile".
    """
    for child in noun.children:
        if child.dep_ not in ADNOMINAL_CLAUSES or has_to(child) or _is_content(child):
            continue
        if is_passive(child):
            is_by_others = child.lemma_.lower() in syntax_words().brokering
            _add(functions, "subject", [] if is_by_others else agents_of(child))
            for name, token in prepositional(child):
                if name not in functions and name != "by":
                    _add(functions, name, conjuncts(token))
            return None if is_by_others else child
        is_relative = child.dep_ == "relcl" and any(c.dep_ == "dobj" and antecedent(c) == noun for c in child.children)
        if is_relative or _is_bare_relative(child, support_verbs):
            _add(functions, "subject", surface_subjects(child))
            for name, token in prepositional(child) if _carrying(child, support_verbs) is not None else ():
                if name not in functions and name in _TO_WHOM:
                    _add(functions, name, conjuncts(token))
            return child
    return None


def _is_bare_relative(verb: "Token", support_verbs: Mapping[str, str]) -> bool:
    """ "The talks *Kenya held* with Peru", "the request *Chad made*": a verb that carries the noun, with no pronoun."""
    if verb.dep_ != "relcl" or _carrying(verb, support_verbs) != "subject":
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    is_behind = subject is not None and subject.left_edge.i == verb.head.i + 1 and subject.tag_ not in _PRONOUNS
    return is_behind and all(child.dep_ not in {"dobj", "ccomp", "mark"} for child in verb.children)


def _add(functions: dict[str, list["Token"]], name: str, tokens: Iterable["Token"]) -> None:
    known = functions.get(name, [])
    for token in tokens:
        if token not in known:
            known.append(token)
    if known:
        functions[name] = known


def _frozen(functions: dict[str, list["Token"]]) -> Mapping[str, tuple["Token", ...]]:
    return {name: tuple(tokens) for name, tokens in functions.items()}
