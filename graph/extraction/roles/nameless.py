"""Who fills a role though nobody names him: "a shipyard in Galati", "the wife of a man", "the opposition".

Each class of nouns.yaml that a frame gives a role as `nameless` has its own test of what tells one of them apart from
somebody who is named elsewhere in the article. Whom a phrase stands for that does name or call somebody is for
`graph.extraction.actors`.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, is_called_again, is_named_nowhere, is_out_of_office
from graph.extraction.clauses import conjuncts
from graph.extraction.factuality import auxiliaries
from graph.extraction.people import people_counted
from graph.frames import discourse_words, syntax_words
from graph.labels import ADNOMINAL_CLAUSES, UNDERGOERS

if TYPE_CHECKING:
    from graph.tokens import Token

SUING = "litigant"  # the class of nouns.yaml for those who sue or are sued without a name
PAID = "beneficiary"  # the class of those who pay or are paid without a name
EACH = frozenset({"each", "every", "all"})
JOINING = frozenset({"of", "from"})  # prepositions that say of whom a group is
_ASKING = "petitioner"  # the class of those who ask, told apart by where or of what they are
_PAID_TO = frozenset({"recipient", "to", "object.to"})  # where those stand whom a sum reaches
_DOING = frozenset({"subject", "by"})  # functions of those who ask or refuse
_SAYING_WHICH = JOINING | {"in"}
_SOME = frozenset({"one", "dozens", "scores", "hundreds", "thousands"})  # of those who sue, without a noun of their own
_ABLE = frozenset({"can", "could"})
_REFERRING = frozenset({"this", "that", "its"})  # before a noun for one told of before


def is_nameless(reading: Reading, token: "Token", kind: str, path: str) -> bool:
    """Whether a phrase at the end of a path names nobody, but one of a class of those who fill a role all the same."""
    if token.lower_ in _SOME and kind == SUING:
        return path.endswith(("subject", "by")) and is_some_of_people(reading, token)  # "one of the women sued"
    if kind in {_ASKING, SUING} and path in _DOING and is_faction(reading, token):
        return not reading.referents(token)
    if (
        token.pos_ != "NOUN"
        or path.endswith(("modifier", "in", "on", "object.where"))
        or not _is_of_kind(reading, token, kind, path)
    ):
        return False
    if kind == SUING and (is_named_nowhere(reading, token) or is_called_again(reading, token)):
        return not reading.referents(token)  # "the tribe sued"
    if kind == PAID and path in _PAID_TO and token.tag_ == "NN" and is_named_nowhere(reading, token):
        return not reading.referents(token)  # "gave $5m to the fund"
    if _is_of_another(reading, token, kind, path) or (kind == PAID and _is_own_staff(reading, token)):
        return False
    is_paid = kind == PAID and path in _PAID_TO
    is_told_apart = (kind == SUING or is_paid) and (_is_told_by(token, frozenset({"of"})) or _is_of_state(token))
    is_told_which = is_told_apart or (kind == _ASKING and _is_told_by(token, _SAYING_WHICH))
    refers_back = any(c.lower_ in _REFERRING or (c.lower_ == "the" and not is_told_which) for c in token.children)
    return not reading.referents(token) and (token.tag_ == "NNS" or is_told_apart or not refers_back)


def are_talkers_unnamed(functions: Mapping[str, Sequence["Token"]]) -> bool:
    """ "*Negotiators* have met", "*officials* met for talks": whether only such are told of, and not whose they are."""
    talkers, words = functions.get("subject", ()), discourse_words()
    if not talkers or not functions.keys().isdisjoint({"with", "object", "object.with", "between", "by"}):
        return False
    is_for_talks = any(token.lemma_.lower() in syntax_words().dealings for token in functions.get("for", ()))
    known = words.negotiating | words.talking_sides if is_for_talks else words.negotiating
    are_bare = all(child.lower_ == "the" for token in talkers for child in token.children)
    return are_bare and all(token.tag_ == "NNS" and token.lemma_.lower() in known for token in talkers)


def is_faction(reading: Reading, token: "Token") -> bool:
    """ "The opposition", "Democrats", "the main opposition party": a side in a state's own politics, with "the" too."""
    is_of_one = token.tag_ == "NNS" or token.lemma_.lower() == "party"  # "opposition senators"
    before = (child for child in token.children if is_of_one and child.dep_ in {"compound", "amod"})
    return any(reading.is_noun(word, "faction") for word in (token, *before))


def is_some_of_people(reading: Reading, number: "Token") -> bool:
    """ "Two of the *victims*", "one of the *Malians*"."""
    people = people_counted(number)
    if people is None:
        return False
    is_number = people.tag_ == "CD" and people.has_word("the")  # "one of *the 19*"
    return is_number or reading.is_noun(people, "people") or people.tag_ == "NNPS"


def is_theirs(word: "Token") -> bool:
    """Whether a word is a pronoun before what somebody has: "*their* union"."""
    return word.dep_ == "poss" and word.pos_ == "PRON"


def _is_of_kind(reading: Reading, token: "Token", kind: str, path: str) -> bool:
    """Whether a noun is of a class, or stands where whoever does is one of it."""
    if kind == PAID and path == "recipient" and _is_given_something(reading, token):
        return True
    if kind == _ASKING and path in _DOING and _is_somebody(reading, token):
        return True
    if kind == SUING and path.endswith(("subject", "by")) and _is_suing(reading, token):
        return True
    if kind == PAID and path in _PAID_TO and all(reading.is_noun(each, "served") for each in conjuncts(token)):
        return token.head.head.lemma_ != "go"  # "which went mostly to hospitals"
    members = (noun for child in token.children if child.lower_ == "of" for noun in child.children)
    is_measure = reading.is_noun(token, "measure")  # "owed to a group of builders"
    if is_measure and any(noun.tag_ == "NNS" and reading.is_noun(noun, kind) for noun in members):
        return True
    is_one_of_many = token.has_any_word(EACH)
    return reading.is_noun(token, kind) or (is_one_of_many and reading.is_noun(token, "people"))


def _is_somebody(reading: Reading, token: "Token") -> bool:
    """Whether a noun is of people of any kind, but for somebody's own, and for those of a state: "church leaders" are.

    So are those who were of a state, "former ministers", or are of no one that we know: "Kurdish officials", "African
    leaders".
    """
    if any(child.dep_ == "poss" or child.lower_ == "one" for child in token.children):
        return False
    if reading.is_noun(token, "state_representative"):
        beside = (child for child in token.children if child.dep_ in {"amod", "compound"})
        is_of_no_state = token.tag_ == "NNS" and any(child.ent_type_ in {"NORP", "LOC"} for child in token.children)
        return is_of_no_state or is_out_of_office(token) or any(reading.is_noun(child, "civil") for child in beside)
    if token.lemma_.lower() in reading.frames.classes["press"]:
        return False  # reporters ask for comment
    return reading.is_noun(token, "people", SUING) and not reading.is_noun(token, "advocate", "thing")


def _is_of_another(reading: Reading, token: "Token", kind: str, path: str) -> bool:
    """ "Their union", "his wife", "their employer": the article names elsewhere whose they are, and mostly them."""
    if kind == PAID and any(c.dep_ == "poss" and reading.referents(c) for c in token.children):
        return reading.is_noun(token, "banking")  # "Turkey's export-import bank" is Turkey's
    if kind == _ASKING:
        return reading.is_noun(token, "kin") and not _is_told_by(token, _SAYING_WHICH) and not _is_of_people(token)
    is_one = reading.is_noun(token, "outsider") or not path.endswith("subject")
    return kind == SUING and is_one and any(map(is_theirs, token.children))


def _is_own_staff(reading: Reading, token: "Token") -> bool:
    """ "*Can* pay *its soldiers and its teachers*": who has the money for wages, unless a sum is told of."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    can_pay = first.dep_ == "dobj" and not _ABLE.isdisjoint(auxiliaries(first.head))
    staff = (reading.is_noun(each, "servant") for each in conjuncts(first))
    return can_pay and any(map(is_theirs, token.children)) and any(staff)


def _is_of_people(token: "Token") -> bool:
    """ "The *growers'* syndicate", "the *teachers'* association": whose it is stands before it, by a noun."""
    return any(child.dep_ == "poss" and child.pos_ == "NOUN" for child in token.children)


def _is_told_by(token: "Token", prepositions: frozenset[str]) -> bool:
    """Whether it is said which one is meant: "the wife *of* a man", "traders *in* Lima"."""
    return token.has_any_word(prepositions)


def _is_of_state(token: "Token") -> bool:
    """ "The *Chadian* oil company": told apart by its state, where a firm told of before is "the company"."""
    return any(child.dep_ == "amod" and child.ent_type_ == "NORP" for child in token.children)


def _is_suing(reading: Reading, token: "Token") -> bool:
    """Whether a noun is the subject of "sue", for whoever sues is somebody: "four goalkeepers sued the ministry".

    So is whoever files a suit: "a suit brought by *a builder*".
    """
    verb = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "agent" else token.head
    if token.dep_ not in {"nsubj", "pobj"} or not (_sues(verb) or _files_suit(reading, verb)):
        return False
    return not reading.is_noun(token, "state_representative", "advocate", "thing")


def _sues(verb: "Token") -> bool:
    return verb.lemma_.lower() in syntax_words().suing_verbs


def _files_suit(reading: Reading, verb: "Token") -> bool:
    """ "*Filed* a lawsuit", "a suit *brought* by": no petition or complaint, which need go before no court."""
    classes = reading.frames.classes
    if verb.lemma_.lower() not in classes["filing"]:
        return False
    filed = [child for child in verb.children if child.dep_ in UNDERGOERS]
    filed += [verb.head] if verb.dep_ in ADNOMINAL_CLAUSES else []
    return any(noun.lemma_.lower() in classes["lawsuit"] for noun in filed)


def _is_given_something(reading: Reading, token: "Token") -> bool:
    """Whether a plural stands before what is given: "paid the millers $5 million"; whoever that is, it is somebody."""
    is_taken = token.head.lemma_.lower() in reading.frames.classes["fining"]
    return token.tag_ == "NNS" and not is_taken and token.i not in reading.mentions_of(token).amounts
