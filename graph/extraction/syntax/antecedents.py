"""The noun that a relative pronoun stands for."""

from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import RELATIVE_PRONOUNS
from graph.frames import syntax_words
from graph.labels import AUXILIARIES, NOMINAL, NOMINAL_SUBJECTS, SINGULAR_NOUNS

if TYPE_CHECKING:
    from graph.tokens import Token

_LOCATIVE = frozenset({"in", "at", "inside"})
_ONE_OF = frozenset({"of", "among", "amongst"})


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
    is_person = pronoun.lower_ in {"who", "whom"}
    head = _owner(_person_of_place(token.head)) if is_person else _place_of(token.head, pronoun)
    head = _without_aside(_court_of_seat(_bearer_of_alias(head), token))
    head = _one_of_them(head) if pronoun.lower_ in {"that", "which"} else head  # "one of 40 men whom" tells of all
    return head if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} and head.i < pronoun.i else None


def antecedents(pronoun: "Token") -> list["Token"]:
    """What a relative pronoun refers to: all of the states listed before it, "Peru and Chile, *which* owe it money".

    Of a list before a verb or a noun in the singular, the last: "Peru and Chile, *whose* president".
    """
    first = antecedent(pronoun)
    is_of_states = first is not None and first.pos_ == "PROPN" and pronoun.lower_ not in {"who", "whom"}
    is_behind_link = pronoun.dep_ == "pobj" and pronoun.head.i == pronoun.i - 1  # "Peru and Chile, *with* which"
    before = pronoun.doc[max(pronoun.i - 1 - is_behind_link, 0)]
    if first is None or not is_of_states or before.text != ",":
        return [] if first is None else [first]
    while first.dep_ == "conj" and first.head.pos_ == "PROPN" and _is_of_many(pronoun):
        first = first.head
    listed, waiting = [first], [first]
    while waiting:
        joined = [child for child in waiting.pop().children if child.dep_ == "conj" and child.i < pronoun.i]
        listed.extend(joined)
        waiting.extend(joined)
    are_names = all(name.pos_ == "PROPN" for name in listed)
    return listed if are_names and not _is_of_one(pronoun) else listed[-1:] if are_names else [first]


def _is_of_many(pronoun: "Token") -> bool:
    """Whether a verb or a noun in the plural shows that all of a list are meant."""
    if pronoun.lower_ == "whose":
        return pronoun.head.tag_ == "NNS"
    words = (pronoun.head, *(child for child in pronoun.head.children if child.dep_ in AUXILIARIES))
    return pronoun.dep_ in NOMINAL_SUBJECTS and any(w.tag_ == "VBP" or w.lower_ == "were" for w in words)


def _is_of_one(pronoun: "Token") -> bool:
    if pronoun.lower_ == "whose":
        return pronoun.head.tag_ in SINGULAR_NOUNS
    words = (pronoun.head, *(child for child in pronoun.head.children if child.dep_ in AUXILIARIES))
    return pronoun.dep_ in NOMINAL_SUBJECTS and any(w.tag_ == "VBZ" or w.lower_ == "was" for w in words)


def _place_of(noun: "Token", pronoun: "Token") -> "Token":
    """ "A nurse died in a *jail* near Lima, in which men are held": the place, where a parser took the nurse."""
    verb, link = noun.head, pronoun.head
    is_where = pronoun.lower_ == "which" and pronoun.dep_ == "pobj" and link.lower_ in _LOCATIVE
    if not is_where or noun.dep_ not in NOMINAL_SUBJECTS or not noun.i < verb.i < link.i:
        return noun
    places = [t for c in verb.children if c.lower_ in _LOCATIVE and verb.i < c.i < link.i for t in c.children]
    return next((place for place in places if place.dep_ == "pobj"), noun)


def _name_before_comma(pronoun: "Token") -> "Token | None":
    """Nauru, in "use Nauru, to which people were sent", where the parser took the clause for another."""
    start = pronoun.i - 1 if pronoun.dep_ == "pobj" and pronoun.head.i == pronoun.i - 1 else pronoun.i
    if start < 2 or pronoun.doc[start - 1].text != ",":
        return None
    name = pronoun.doc[start - 2]
    if pronoun.lower_ == "whose" and name.pos_ == "PROPN":
        return name  # "counting on France, whose envoy, Ali Dar, had talks"
    if start == pronoun.i:  # "freed on bail of $5,000, which the firm paid"
        return name if name.ent_type_ == "MONEY" and pronoun.dep_ in {"dobj", "nsubj", "nsubjpass"} else None
    return name if name.pos_ == "PROPN" else None


def _bearer_of_alias(name: "Token") -> "Token":
    """ "Dagalo, known as Hemedti, who …": Dagalo, for an alias is no further person; any other word is itself."""
    known = name.head.head
    is_alias = name.dep_ == "pobj" and name.head.lower_ == "as" and known.lower_ == "known" and known.dep_ == "acl"
    return known.head if is_alias else name


def _one_of_them(several: "Token") -> "Token":
    """ "*Chad* is one of five states that have sued", "was among those that sued": of whom it is told."""
    link = several.head
    if several.dep_ != "pobj" or link.lower_ not in _ONE_OF:
        return several
    if link.head.lower_ == "one" and link.head.dep_ == "appos" and link.head.head.pos_ == "PROPN":
        return link.head.head  # "Chad, one of five states that have sued"
    is_one = link.head.lower_ == "one" and link.head.dep_ == "attr"
    copula = link.head.head if is_one else link.head
    if copula.lemma_ != "be" or not (is_one or link.lower_ != "of"):
        return several
    return next((child for child in copula.children if child.dep_ == "nsubj" and child.i < copula.i), several)


def _court_of_seat(place: "Token", verb: "Token") -> "Token":
    """ "A court in Lomé, which ordered": the court, where the parser took its seat for whoever decides."""
    words = syntax_words()
    is_seat = place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    if not is_seat or verb.lemma_ not in words.finding | words.deciding | words.judging:
        return place
    court = place.head.head
    court = court.head.head if court.dep_ == "pobj" and court.head.lower_ == "of" else court  # "Court of Cassation in"
    return court if court.lemma_.lower() in words.sitting else place


def _cleft(verb: "Token", pronoun: "Token") -> "Token | None":
    """ "It was Portugal that urged them": what is put first, where the parser joins the clause to "was"."""
    for copula in (verb.head, *(c for c in verb.children if c.dep_ == "ccomp")):
        if copula.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.children):
            named = (c for c in copula.children if c.dep_ == "attr" and c.pos_ in NOMINAL and c.i < pronoun.i)
            return next((_put_right(name) for name in named), None)
    return None


def _put_right(name: "Token") -> "Token":
    """ "It was not Chad *but Mali* that paid": who is meant instead of the one named first."""
    is_denied = name.left_edge.i > 0 and name.left_edge.nbor(-1).lower_ == "not"
    is_but = any(child.dep_ == "cc" and child.lower_ == "but" for child in name.children)
    others = (child for child in name.children if child.dep_ == "conj")
    return next(others, name) if is_denied and is_but else name


def _without_aside(head: "Token") -> "Token":
    """ "It was *Chad*, and not Mali, which paid": who is meant where a clause hangs on the one who is not."""
    is_denied = head.dep_ == "conj" and head.has("neg")
    copula = head.head
    if not is_denied or copula.lemma_ != "be" or all(child.lower_ != "it" for child in copula.children):
        return head
    return next((child for child in copula.children if child.dep_ == "attr"), head)


def _person_of_place(head: "Token") -> "Token":
    """ "a resident of France whom Iran holds", "men from Mali and Chad whom": the noun by which the places stand."""
    first = head
    while first.dep_ == "conj" and head.ent_type_ != "PERSON":
        first = first.head
    is_place = first.ent_type_ in {"GPE", "LOC"} and first.dep_ == "pobj" and first.head.dep_ == "prep"
    return first.head.head if is_place and first.head.head.pos_ in NOMINAL else head


def _owner(head: "Token") -> "Token":
    """ "Three *men* with criminal records whom Chad freed": who has the thing that the parser took for "whom"."""
    kinds = syntax_words().kinds_of_people
    link = head.head
    is_had = head.dep_ == "pobj" and link.lower_ in {"with", "without"} and head.pos_ == "NOUN"
    is_owner = is_had and link.head.lemma_.lower() in kinds and head.lemma_.lower() not in kinds
    return link.head if is_owner else head
