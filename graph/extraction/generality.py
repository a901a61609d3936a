"""Whether words speak of any case there may be ("any pact that Tuvalu makes with others") and of none that there was.

So are those of a story that somebody made up: "in the novel Iceland deports every Dane".

What else keeps a clause from being asserted is for `graph.extraction.factuality`.
"""

from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.frames import discourse_words
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, NOMINAL_SUBJECTS, PRESENT_TENSE, UNDERGOERS

if TYPE_CHECKING:
    from graph.tokens import Token

_LEAST_OF_LIST = len(("list", "of", "states"))
_OF_THE_PAST = frozenset({"has", "have", "had", "did", "was", "were"})


def is_of_any_case(predicate: Predicate) -> bool:
    """Whether a predicate, taken for asserted, holds of whatever case may come up: "any loan from a foreign bank"."""
    head, words = predicate.head, discourse_words().whichever
    if predicate.pos == "n":
        return any(child.dep_ == "det" and child.lower_ in words["of a noun"] for child in head.children)
    if head.dep_ == "csubj" and head.tag_ == "VBG":
        return "subject" not in predicate.functions  # "agreeing to it might spare them", whoever does
    if predicate.pos != "v" or head.dep_ != "relcl" or not _is_present(head):
        return False
    return any(child.lower_ in words["of a clause"] for child in head.head.children if child.i < head.head.i)


def is_of_those_listed(predicate: Predicate) -> bool:
    """ "A list of *countries whose citizens* must post bonds": what is said of whoever is put on it."""
    head = predicate.head
    if predicate.pos != "v" or head.dep_ != "relcl":
        return False
    listed = [word for subject in predicate.functions.get("subject", ()) for word in subject.children]
    whose = next((word for word in listed if word.lower_ == "whose" and word.i > _LEAST_OF_LIST), None)
    if whose is None:
        return False
    list_word, of, those = whose.doc[whose.i - _LEAST_OF_LIST : whose.i]
    return of.lower_ == "of" and list_word.tag_ == "NN" and (those.tag_ == "NNS" or those.like_num)


def is_duty(predicate: Predicate) -> bool:
    """ "Parliament must ratify *treaties*", "*every* treaty must be ratified": what is to be done each time."""
    verb = predicate.head
    things = [child for child in verb.children if child.dep_ in UNDERGOERS and child.pos_ == "NOUN"]
    return bool(things) and all(map(_is_any, things))


def _is_any(noun: "Token") -> bool:
    told = [child for child in noun.children if child.dep_ != "punct"]
    every = [child for child in told if child.lower_ in discourse_words().whichever["of each"]]
    return len(told) == len(every) and (noun.tag_ == "NNS" or bool(every))


def is_habit(predicate: Predicate) -> bool:
    """ "Men caught by its navy are *usually* released": what is done, or is not, and not what was done."""
    head, words = predicate.head, discourse_words().whichever["of habits"]
    verbs = [head]
    if head.dep_ in ADNOMINAL_CLAUSES and head.head.dep_ in NOMINAL_SUBJECTS:
        verbs.append(head.head.head)
    if any(_is_custom(verb) for verb in (head, head.head)):
        return True
    return any(c.dep_ == "advmod" and c.lower_ in words for verb in verbs for c in verb.children)


def _is_custom(gerund: "Token") -> bool:
    """ "Has a history of *denying* such requests": what somebody does again and again."""
    if gerund.dep_ != "pcomp" or gerund.head.lower_ != "of":
        return False
    custom = gerund.head.head
    is_had = custom.dep_ == "dobj" and custom.head.lemma_ in {"have", "make"}
    return is_had and custom.lemma_.lower() in discourse_words().whichever["of customs"]


def is_made_up(predicate: Predicate) -> bool:
    """ "*In the novel* Iceland deports every Dane and is thanked for it": whether a sentence opens in a story."""
    clause = predicate.carrier
    while clause.dep_ == "conj":
        clause = clause.head
    opening = clause.sent[0]
    story = opening.child("pobj")
    is_story = story is not None and story.lemma_.lower() in discourse_words().fictions
    return is_story and opening.lower_ == "in" and opening.head == clause


def _is_present(verb: "Token") -> bool:
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]
    return not _OF_THE_PAST.intersection(auxiliaries) and (bool(auxiliaries) or verb.tag_ in PRESENT_TENSE)
