"""Which state the goods, ships or people of a phrase are from or bound for, however deep in the phrase it stands.

"imports of Egyptian yarn", "planes registered in Mali", "chips bound for Russia". Who a word before a noun names, which
this asks at every step, is here too; what role it fills is for `graph.extraction.roles.fillers`.
"""

from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, acts_for_no_state, hit_by_limit, is_reciprocal, is_seat
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.labels import GOVERNED, NOMINAL, PREMODIFIERS
from graph.language import mention_of
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_UNION = "EU"
_OF_PEOPLE = frozenset({Sense.PEOPLE})  # "visas for Gambians"
_BODIES = frozenset({EntityKind.AGENCY, EntityKind.COURT, EntityKind.PERSON})
_STATELIKE = frozenset({EntityKind.GOVERNMENT, EntityKind.COUNTRY})
_WITHIN = frozenset({"pobj", "acl", "dobj", "amod"})  # ways down into a phrase, beside prepositions
_OF_GOODS = frozenset({"of", "from", "by", "to", "for", "into", "with", "between"})
_WHITHER = frozenset({"to", "for", "into"})
_DEEPEST = 5  # steps down; "a quota on sales of parts for planes built in Brazil" has four


def goods_of(reading: Reading, token: "Token") -> list[Referent]:
    """Whose the goods or people of a phrase are: of the state or firm named nearest to its head.

    Of what is sold to somebody, he is meant: "exports of Kenyan tea to Egypt".
    """
    buyers = _buyers(reading, token)
    if buyers:
        return buyers
    level = [token]
    for _ in range(_DEEPEST):
        level = [word for word in level if not acts_for_no_state(reading, word)]
        before = [
            t
            for word in level
            for c in word.children
            if c.dep_ in PREMODIFIERS
            for t in c.subtree
            if t.i < word.i and not is_seat(t)
        ]
        found = [r for word in before for r in modifying(reading, word, firms=True) or _of_union(reading, word)]
        below = [child for word in level for child in word.children if _leads_on(reading, child)]
        governed = [word for word in below if word.dep_ in GOVERNED]
        found = found or [referent for word in governed for referent in _governed(reading, word)]
        if found:
            return found
        level = _with_joined(below)
    people = state_named(reading, token, _OF_PEOPLE)  # "barred *Malians* and citizens of Chad"
    return [] if people is None else [people]


def _with_joined(words: list["Token"]) -> list["Token"]:
    """Words and those that are joined to them: "imports of oil, pork and seafood *from Canada*" is one step."""
    found: list[Token] = []
    for word in words:
        found.append(word)
        found.extend(_with_joined([child for child in word.children if child.dep_ == "conj" and child not in words]))
    return found


def _of_union(reading: Reading, word: "Token") -> list[Referent]:
    """ "*European* brandy", "the *European* market": of the Union, whatever else of Europe; not "European tourists"."""
    match = reading.match(word)
    if match is None or match.sense is not Sense.REGION or reading.is_noun(word.head, "people", "citizen", "state"):
        return []
    codes = [entry.country for entry in match.alternatives if entry.country == _UNION]
    mention = mention_of(reading.mentions_of(word).match_span(match))
    return [Referent(reading.government(code), mention, f"gazetteer: {match.text}", word) for code in codes[:1]]


def modifying(reading: Reading, token: "Token", *, firms: bool = False) -> list[Referent]:
    """Whom a word before a noun names: a state ("the Rwandan envoy"), or a body or person of it."""
    state = state_named(reading, token, NAMES_OF_STATES | {Sense.DEMONYM})
    if state is not None:
        return [state]
    if union := _of_union(reading, token):
        return union
    if is_reciprocal(token) or (token.dep_ == "poss" and hit_by_limit(token) is not None):
        return reading.referents(token)  # "each other's planes", "urged Chad to lift the ban on its beef"
    match = reading.match(token)
    is_name = token.pos_ in NOMINAL or (match is not None and match.text[:1].isupper() and " " in match.text)
    found = reading.referents(token) if is_name else []
    is_firm = firms and token.ent_type_ == "ORG"  # "a ban on Kaveri products"
    return [r for r in found if r.entity.kind in _BODIES or (is_firm and r.entity.kind is EntityKind.ORGANIZATION)]


def are_of_each_other(token: "Token") -> bool:
    """Whether people or firms are "*each other's* airlines": they are called by whose they are."""
    return any(child.dep_ == "poss" and is_reciprocal(child) for child in token.children)


def state_named(reading: Reading, token: "Token", senses: frozenset[Sense]) -> Referent | None:
    """The government of the state that a word names in one of these senses."""
    match = reading.match(token)
    if match is None or match.sense not in senses or not match.entry.country:
        return None
    mention = mention_of(reading.mentions_of(token).match_span(match))
    return Referent(reading.government(match.entry.country), mention, f"gazetteer: {match.text}", token)


def _governed(reading: Reading, word: "Token") -> list[Referent]:
    """Whom a word behind a preposition names: by name, or as a state spoken of: "goods from *its neighbour*"."""
    if word.pos_ == "PROPN":
        return _with_conjuncts(reading, word)
    if word.head.lower_ != "from":
        return []
    return [r for r in reading.referents(word) if r.entity.kind is EntityKind.GOVERNMENT and r.acts_for is None]


def _leads_on(reading: Reading, child: "Token") -> bool:
    """Whether a phrase that goods are called by goes on in a word: "built *in* Oman", but no "strike *in* Oman".

    Whom "people supporting the war in Oman" side with says not whose they are.
    """
    if child.i < child.head.i or (child.dep_ == "acl" and child.lemma_.lower() in reading.frames.classes["siding"]):
        return False
    if child.dep_ != "prep":
        return child.dep_ in _WITHIN
    return child.lower_ in _OF_GOODS or child.head.tag_ in {"VBN", "VBG", "JJ"}


def _buyers(reading: Reading, token: "Token") -> list[Referent]:
    """The state that goods go to: "exports to Libya", "sales of coal to Israel", "chips bound for Russia"."""
    ways = (child for child in token.rights if child.dep_ == "prep" and child.lower_ in _WHITHER)
    found = (r for way in ways for word in way.children if word.dep_ == "pobj" for r in _with_conjuncts(reading, word))
    return [referent for referent in found if referent.entity.kind in _STATELIKE]


def _with_conjuncts(reading: Reading, word: "Token") -> list[Referent]:
    """Whom a word and those that are joined to it name: "Belgian and Dutch onions"."""
    people = state_named(reading, word, _OF_PEOPLE) if word.dep_ == "pobj" else None
    found = modifying(reading, word, firms=True) if people is None else [people]
    for child in word.children:
        if child.dep_ == "conj" and child.i > word.i:
            found = [*found, *_with_conjuncts(reading, child)]
    return found
