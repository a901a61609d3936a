"""What fills a role of a frame: the words at the end of its paths, whom they stand for, and whether that fits.

Whom a phrase stands for is for `graph.extraction.actors`; here it is decided which entity of those a role takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import (
    WAYS,
    Reading,
    Referent,
    acts_for_no_state,
    find_place,
    firm_later,
    is_backer,
    is_elsewhere,
    is_seat,
    named_behind,
    nameless,
    outsider_before,
    part_named,
    state_before,
    state_of_same_noun,
)
from graph.extraction.clauses import Clauses, Predicate, clause_verb, conjuncts, surface_subjects
from graph.extraction.people import (
    are_own_countries,
    find_official,
    find_people_again,
    is_own_country,
    is_their_own,
    nationality_of,
)
from graph.extraction.roles.goods import are_of_each_other, goods_of, modifying, state_named
from graph.extraction.roles.nameless import (
    EACH,
    JOINING,
    PAID,
    SUING,
    is_faction,
    is_nameless,
    is_some_of_people,
    is_theirs,
)
from graph.extraction.roles.paths import follow
from graph.extraction.roles.payees import named_later, person_without_name
from graph.frames import Role, syntax_words
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.labels import GOVERNED
from graph.language import token_mention
from graph.model import OF_STATE, Entity, EntityKind, record

if TYPE_CHECKING:
    from graph.tokens import Token

_CHALLENGED = ("to.possessor", "against.possessor", "over.possessor")  # to whose act one goes to court about
_DECIDING = "handler.subject"  # the path to whoever decides on an extradition
_OF_THE_EU = "EU"  # "in Brussels" is where its seat is, not in its hands
_TOO_FEW = frozenset({"one", "two", "three"})  # without a noun these are said of anybody
_GIVEN = frozenset({"subject", "recipient", "before the sum"})  # functions of those who get something
_TELLING_WHICH = frozenset({"amod", "det", "nummod"})  # how words hang on people that say which, or how many
_LONGEST_ASIDE = 6  # words by which it is said as what somebody stands by a deal
_FARTHEST_AS = 2  # words between him and "as": "Qatar acting as"
_WHERE = frozenset({"in", "at", "where"})  # functions of where people are, not of where they go
_ON = frozenset({"on", "against", "object.on", "object.against"})  # functions of those on whom a limit is put
_UNDERGOING = frozenset({"dobj", "nsubjpass", "nsubj"})  # how people hang on what they do, or what is done to them
_ITSELF = frozenset({"it", "they"})  # pronouns by which bodies and groups speak of themselves
_PLACES = frozenset({"in", "at"})  # prepositions behind which a name is that of a place


@record()
class Filled:
    """A referent in a role, and the function that its words have."""

    entity: Entity
    referent: Referent
    function: str


def inferred(filled: Filled) -> Filled:
    """The same filler for a sentence that leaves the role open, the reason being where it comes from."""
    reason = f"the article's other sentences: {filled.referent.mention.text}"
    referent = replace(filled.referent, certain=False, reason=reason)
    return Filled(referent.acts_for or filled.entity, referent, "discourse")


def fill_role(
    reading: Reading, clauses: Clauses, predicate: Predicate, paths: tuple[str, ...], role: Role
) -> list[Filled]:
    """Who fills a role by the first of these paths at whose end somebody stands that fits."""
    if role.courts_by and predicate.head.lemma_ not in role.courts_by:
        role = role.without_courts
    for path, tokens in follow(clauses, predicate, paths):
        found, others = _fill_by(reading, path, tokens, role)
        if found and others and path in _ON and f"{path}.goods" in paths:
            goods = fill_role(reading, clauses, predicate, (f"{path}.goods",), role)
            found |= {one.entity.key: one for one in goods if _is_of_any(one, others)}
        if found:
            return _without_descriptions(list(found.values()))
    return []


def _fill_by(
    reading: Reading, path: str, tokens: Sequence["Token"], role: Role
) -> tuple[dict[str, Filled], list["Token"]]:
    """Who of those at the end of a path fits a role, by key, and the words that stand for nobody who does."""
    found: dict[str, Filled] = {}
    others: list[Token] = []
    for token in _all_meant(reading, tokens, role):
        if (path.endswith("with") and _stands_by(reading, token)) or (
            path.endswith("seat") and not _is_seat(reading, token)
        ):
            continue
        referents = _referents_in_role(reading, token, path, role)
        referents = _named(reading, referents) if role.nameless == SUING else referents
        if (role.personal or role.nameless == SUING) and _are_counted_officials(reading, token, referents):
            referents = [nameless(reading, token)]
        fillers = [(fitting(reading, each, role, path), each) for each in _members(reading, referents, role)]
        fitted = {entity.key: Filled(entity, each, path) for entity, each in fillers if entity is not None}
        if _only_says_so(token, path):
            continue
        found |= {key: filled for key, filled in fitted.items() if key not in found}
        is_one_more = not found or _is_joined(token)
        if not fitted and role.nameless and is_one_more and is_nameless(reading, token, role.nameless, path):
            found |= _nameless(reading, token, path)
        elif not fitted:
            others.append(token)
    return found, others


def _only_says_so(token: "Token", path: str) -> bool:
    """ "Was paid, according to *officials*": who says so, and not who pays; unless "who asked it to" tells of them."""
    is_source = token.dep_ == "pobj" and token.head.head.lower_ in syntax_words().leading_nowhere
    return is_source and not (path == "subject" and token.has("relcl"))


def _is_of_any(goods: Filled, tokens: list["Token"]) -> bool:
    """Belarus, of "sanctions on Belarusian *potash* and on the airline Belavia": whose goods stand in the list."""
    named = goods.referent.token
    return any(token == named or token.is_ancestor(named) for token in tokens)


def _are_counted_officials(reading: Reading, token: "Token", referents: list[Referent]) -> bool:
    """Whether a phrase is of so many who serve a state: a ban on "three Chadian generals" is none on Chad.

    Nor is one on "both ministers", whichever two states were named.
    """
    match = reading.match(token)
    if token.has_word("both") and match is not None and match.sense is Sense.OFFICE:
        return True
    is_state = len(referents) == 1 and referents[0].entity.kind in OF_STATE
    is_state = is_state or (not referents and reading.is_noun(token, "state_representative"))
    is_counted = any(child.dep_ == "nummod" and child.i < token.i for child in token.children)
    is_of_contents = any(_names_contents(token, referent.token) for referent in referents)
    return is_state and token.tag_ == "NNS" and is_counted and not is_of_contents


def _names_contents(token: "Token", state: "Token") -> bool:
    """ "14 containers of *Guyanese* rum": whether a word tells whose that is of which there are so many."""
    noun = state.head
    return noun != token and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head == token


def _is_joined(token: "Token") -> bool:
    """Whether others follow: "a union and *a hotel*", "and on *a hotel*"; not "212 widows and *wives*"."""
    first = token.left_edge
    is_behind = token.dep_ == "pobj" and token.head.i == first.i - 1 and not any(map(is_theirs, token.children))
    start = first.i - 1 if is_behind else first.i
    return first.i < token.i and start > 0 and token.doc[start - 1].dep_ == "cc"


def _named(reading: Reading, referents: list[Referent]) -> list[Referent]:
    """The people or bodies themselves of whom a phrase only says who they are, if their names stand behind it."""
    if len(referents) != 1 or referents[0].entity.kind not in {EntityKind.GROUP, EntityKind.ORGANIZATION}:
        return referents
    token, size = referents[0].token, referents[0].entity.size
    number = 1 if token.tag_ == "NN" else int(size.value) if size is not None else 0
    return named_behind(reading, token, number) or referents


def _nameless(reading: Reading, token: "Token", path: str) -> dict[str, Filled]:
    """Whoever a phrase without a name stands for, by the name that stands behind it or further on, if there is one."""
    named = named_behind(reading, token, 1) if token.tag_ == "NN" else []
    known = firm_later(reading, token) or named_later(reading, token)
    referents = named or [known or _without_owner(reading, nameless(reading, token))]
    return {referent.entity.key: Filled(referent.entity, referent, path) for referent in referents}


def _without_owner(reading: Reading, body: Referent) -> Referent:
    """ "Their *union*", called without those whose it is, since its label stands where nobody knows who they are."""
    first, _, label = body.entity.label.partition(" ")
    is_owned = any(is_theirs(child) and child.text == first for child in body.token.children)
    if not (label and is_owned and reading.is_noun(body.token, "called_by_kind")):
        return body
    return replace(body, entity=replace(body.entity, label=label))


def _all_meant(reading: Reading, tokens: Iterable["Token"], role: Role) -> Iterator["Token"]:
    """The words at the end of a path; of lawyers who sue for somebody those for whom they do, of "a firm" its name."""
    for token in map(_all_of, tokens):
        if role.nameless == SUING and (unnamed := _told_of_before(reading, token)) is not None:
            yield unnamed
            continue
        if role.nameless == SUING and (hiring := _hired_by(token)):
            yield from hiring
            continue
        if role.nameless == PAID and (told := person_without_name(reading, token)) is not None:
            yield told
            continue
        is_advocate = role.nameless == SUING and reading.is_noun(token, "advocate")
        clients = [c for c in _clients(token) if c.pos_ != "PRON"] if is_advocate else []
        is_aside = token.dep_ == "appos" and token.head.pos_ == "PROPN" and reading.is_noun(token, SUING)
        yield from clients or [token.head if is_aside and role.nameless == SUING else token]  # "Alba Oil, a firm that"


def _hired_by(token: "Token") -> list["Token"]:
    """ "*Norway* has hired a firm in Zurich to sue Peru": whose suit it is."""
    verb = token.head
    is_hired = token.dep_ == "dobj" and verb.lemma_.lower() in syntax_words().hiring
    return surface_subjects(verb) if is_hired else []


def _told_of_before(reading: Reading, token: "Token") -> "Token | None":
    """ "*The bar association* is angry. It has sued": who the sentence before is about, although nobody names it.

    So in "*A Danish firm* lost the contract. The firm has sued", and in "*the union* said that it would sue".
    """
    index = reading.sentence_index(token)
    if token.pos_ == "NOUN":
        return outsider_before(reading, token)
    if (teller := _who_says_so(reading, token)) is not None:
        return teller
    if token.lower_ != "it" or token.dep_ != "nsubj" or token.head != token.sent.root or not index:
        return None
    subjects = surface_subjects(reading.sentences[index - 1].root)
    body = subjects[0] if len(subjects) == 1 else token
    is_body = body.tag_ == "NN" and body.pos_ == "NOUN" and reading.is_noun(body, SUING)
    return body if is_body and not any(map(is_theirs, body.children)) and not reading.referents(body) else None


def _who_says_so(reading: Reading, pronoun: "Token") -> "Token | None":
    """ "*The union* said that it would sue", "*nine firms* say that they will": who speaks of himself, unnamed."""
    clause = pronoun.head
    if pronoun.lower_ not in _ITSELF or pronoun.dep_ != "nsubj" or clause.dep_ != "ccomp":
        return None
    tellers = surface_subjects(clause.head)
    teller = tellers[0] if len(tellers) == 1 else pronoun
    is_one_kind = teller.pos_ == "NOUN" and (reading.is_noun(teller, SUING) or is_faction(reading, teller))
    is_agreed = pronoun.lower_ != "it" or teller.tag_ == "NN"
    is_open = is_one_kind and is_agreed and not reading.referents(pronoun) and not reading.referents(teller)
    return teller if is_open else None


def _clients(advocate: "Token") -> Iterator["Token"]:
    """Those for whom a lawyer speaks: "lawyers for *the sailors*", "*Mr. Diop's* counsel, Ann Lee,"."""
    is_named = any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in advocate.children)
    yield from (child for child in advocate.children if is_named and child.dep_ == "poss")
    for child in advocate.children:
        if (child.dep_ == "prep" and child.lower_ == "for") or (child.dep_ == "acl" and child.lemma_ == "represent"):
            yield from (noun for noun in child.children if noun.dep_ in GOVERNED)


def _all_of(token: "Token") -> "Token":
    """ "gave each of *the families* $200": all of them are given it."""
    if token.lower_ not in EACH:
        return token
    counted = (noun for of in token.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj")
    return next(counted, token)


def _without_descriptions(found: list[Filled]) -> list[Filled]:
    """Of "a charity in Folkestone, Harbour Watch Kent," the name alone, where the parser hung the two side by side."""
    first, *others = found
    is_one = first.entity.kind is EntityKind.GROUP and first.entity.size is None and first.referent.token.tag_ == "NN"
    names = [other for other in others if other.entity.kind is EntityKind.ORGANIZATION]
    return names if is_one and len(names) == len(others) == 1 else found


def _is_seat(reading: Reading, token: "Token") -> bool:
    """Whether a place is the seat of a government: "in Lima", not "in Arequipa"."""
    match = reading.match(token)
    return match is not None and match.sense is Sense.METONYM


def _stands_by(reading: Reading, token: "Token") -> bool:
    """Whether somebody is only there when others deal: "with the World Bank as a broker", "with Oman looking on"."""
    classes = reading.frames.classes
    behind = list(
        takewhile(lambda t: t.text not in {",", ";"}, token.doc[token.i + 1 : token.sent.end][:_LONGEST_ASIDE])
    )
    if behind and behind[0].tag_ == "VBG" and behind[0].lemma_ in classes["mediating"]:
        return True
    if behind and behind[0].lower_ == "in":  # "with Togo in the chair"
        return any(c.dep_ == "pobj" and c.lemma_.lower() in classes["go_between"] for c in behind[0].children)
    as_what = (i for i, word in enumerate(behind[:_FARTHEST_AS]) if word.lower_ == "as")
    return any(word.lemma_.lower() in classes["go_between"] for i in as_what for word in behind[i:])


def _members(reading: Reading, referents: Iterable[Referent], role: Role) -> Iterator[Referent]:
    """ "a ban on nationals of Chad and Mali": each state whose people a group without a number is."""
    for referent in referents:
        group = referent.entity
        if not role.personal or group.kind is not EntityKind.GROUP or group.size is not None or len(group.members) < 2:
            yield referent
        elif all(len(code) == len("ML") for code in group.members):
            own = {code: word for word in conjuncts(referent.token) for code in nationality_of(reading, word)}
            for code in group.members:
                yield replace(referent, entity=reading.government(code), token=own.get(code, referent.token))


def fitting(reading: Reading, referent: Referent, role: Role, path: str = "subject") -> Entity | None:
    """The entity that a referent puts into a role of these fillers, or None if it fits none of them."""
    entity, kinds = referent.entity, role.fillers
    is_place = path.rpartition(".")[2] in _PLACES
    is_nobody = "judge" in kinds and referent.token.has_word("no")  # "no judge had authorised the search"
    if is_nobody or (referent.media and not role.press):
        return None
    if path == _DECIDING and entity.kind is EntityKind.COURT and entity.country not in {None, _OF_THE_EU}:
        return reading.government(entity.country)  # a court lets its own state send people
    if referent.judge and ("judge" in kinds or ("court" in kinds and entity.kind is EntityKind.COURT)):
        return entity
    if referent.judge and not (role.personal and entity.kind is EntityKind.PERSON):
        return None
    match entity.kind:
        case EntityKind.PERSON:
            is_done_to = path.endswith("possessor") and _is_done_to(reading, referent.token, path)
            return None if is_done_to else _fitting_person(referent, role)
        case EntityKind.GROUP:
            return (
                None
                if _is_bare(reading, referent.token, role, path) or (path in _ON and are_of_each_other(referent.token))
                else _fitting_group(reading, entity, role, is_place=is_place)
            )
        case EntityKind.GOVERNMENT:
            return _fitting_government(entity, role, path)
        case EntityKind.AGENCY if "agency" not in kinds and "country" in kinds and entity.country:
            return reading.government(entity.country)
        case EntityKind.ORGANIZATION if is_place or _is_no_body(reading, referent, role):
            return None
        case _:
            is_court = "judge" in kinds and _rules(reading, referent)
            return entity if entity.kind.value in kinds or is_court else None


def _is_no_body(reading: Reading, referent: Referent, role: Role) -> bool:
    """Whether a name is that of a place, or of a body that may not do such things by what it is called.

    "*Kenya Airways* suspended flights to Chad" bans nobody.
    """
    if role.place and _is_called_place(reading, referent):
        return True
    name = referent.entity.label
    if role.bodies is None or not reading.frames.nouns[role.bodies].isdisjoint(name.lower().split()):
        return False
    return all(match.sense is not Sense.BODY for match in reading.gazetteer.find(name))


def _rules(reading: Reading, referent: Referent) -> bool:
    """ "The *WTO* ruled that": a body that hears complaints as a court does, where it does what only a court does."""
    token = referent.token
    match = reading.match(token) if referent.entity.kind is EntityKind.ORGANIZATION else None
    is_forum = match is not None and match.entry.key in reading.frames.classes["forum"]
    return is_forum and clause_verb(token).lemma_ in reading.frames.classes["ruling_act"]


def _is_bare(reading: Reading, token: "Token", role: Role, path: str) -> bool:
    """Whether people without a number, or a small number, are said of nobody: "Malians", "two".

    "Two of the women" sue, are paid, or are put under a ban.
    """
    if token.tag_ == "NNPS" and not (role.personal or role.nameless == SUING):
        if path == "host.subject":
            return True  # "400 Iranians will go home under a deal with Peru", which is not theirs
        return all(child.dep_ not in _TELLING_WHICH for child in token.children)
    if token.pos_ == "NUM" and token.has_any_word({"another", "more"}):
        return True  # "agreed to build seven parks, with 55 more to follow"
    is_few = token.pos_ == "NUM" and token.lower_ in _TOO_FEW
    is_side = role.personal or (role.nameless == SUING and path.endswith(("subject", "by")))
    is_some = is_side and token.has_word("of")
    return is_few and not (is_some or (path in _GIVEN and is_some_of_people(reading, token)))


def _is_done_to(reading: Reading, whose: "Token", path: str) -> bool:
    """ "*His* extradition request", "a challenge to *his* removal": not his own act, but what another does to him."""
    words = [child for child in whose.head.children if child.dep_ in {"compound", "amod"}]
    if path != "possessor":
        words = [whose.head] if path.endswith(_CHALLENGED) else []
    return any(word.lemma_.lower() in reading.frames.classes["done_to_somebody"] for word in words)


def _is_called_place(reading: Reading, referent: Referent) -> bool:
    """Whether a name in the text alone is that of a place that we do not know: "flown to Tunis from Milan"."""
    token = referent.token
    way, match = token.head.lower_ if token.dep_ == "pobj" else "", reading.match(token)
    is_bare = not token.children and token.tag_ == "NNP" and match is None  # "a bus from Haryana"
    is_place = token.ent_type_ in {"GPE", "LOC"} and (match is None or match.sense is not Sense.BODY)
    return (way == "from" and is_bare) or (way in WAYS and is_place)


def _fitting_person(referent: Referent, role: Role) -> Entity | None:
    """Somebody as a person, or as the government whose act an official's act is."""
    is_person = "person" in role.fillers
    if referent.acts_for is not None and "government" in role.fillers and not (role.personal and is_person):
        return referent.acts_for
    return referent.entity if is_person else None


def _fitting_group(reading: Reading, group: Entity, role: Role, *, is_place: bool) -> Entity | None:
    if role.sized and (group.size is None or not is_of_states(reading, group)):
        return None
    if role.words and not _is_called(reading, group, role.words):
        return None
    if role.personal and group.size is None and _is_of_one_state(group):
        return reading.government(group.members[0])  # a ban on "Malian citizens" is one on Mali
    return group if "group" in role.fillers and not is_place else None


def is_of_states(reading: Reading, group: Entity) -> bool:
    """Whether a group is one of states: "five foreign governments", not "three men"."""
    return not reading.frames.classes["states"].isdisjoint(group.label.lower().split())


def _is_called(reading: Reading, group: Entity, kind: str) -> bool:
    """Whether a noun of a group's label is of a class: "gunmen in Chad" of "gunman", "members of a militia" too."""
    words = group.label.lower().split()
    ends = [number for number, word in enumerate(words) if word in JOINING | syntax_words().locative]
    last = {" ".join(words[max(end - many, 0) : end]) for end in (*ends, len(words)) if end for many in (1, 2)}
    named = ({noun, *_plurals(noun)} for noun in reading.frames.nouns[kind])
    return any(not last.isdisjoint(forms) for forms in named)


def _plurals(noun: str) -> tuple[str, ...]:
    """ "Paramilitaries", "armed groups", "gunmen"."""
    return f"{noun}s", f"{noun.removesuffix('y')}ies", noun.replace("man", "men")


def _is_of_one_state(group: Entity) -> bool:
    return len(group.members) == 1 and len(group.members[0]) == len("ML")


def _fitting_government(entity: Entity, role: Role, path: str) -> Entity | None:
    """A state as a place or as one who acts: what is done "in" or "at" it, it does not do."""
    preposition = path.rpartition(".")[2]
    is_country = "country" in role.fillers
    if is_country and "agency" not in role.fillers:
        return entity
    if preposition in {"at", "in"} and not is_country:  # "hit back at Peru" is at the state
        return None
    return entity if "government" in role.fillers else None


def _referents_in_role(reading: Reading, token: "Token", path: str, role: Role) -> list[Referent]:
    """Whom words stand for; in a role that a place fills, for the state that the place is in."""
    if role.place and path.rpartition(".")[2] == "from" and _are_lands_of_birth(reading, token):
        return []
    is_home = role.place and path == "to" and (is_own_country(token) or _is_own_service(reading, token))
    found = (is_home and _home_of_people(reading, token)) or []
    if role.place and path == "to" and are_own_countries(token):
        found = _homes_of_each(reading, token)
    if not found and not _says_where(reading, token, path):
        found = _referents(reading, token, path)
    if role.place and path.rpartition(".")[2] in WAYS:
        found = [_as_place(reading, referent) for referent in found]
    may_be_place = role.place and path.rpartition(".")[2] in WAYS and reading.match(token) is None
    if not may_be_place or (found and token.pos_ == "NOUN" and part_named(reading, token) is None):
        return found
    place = find_place(reading, token)
    is_where = path.rpartition(".")[2] in _WHERE
    return found if place is None or (is_where and is_elsewhere(reading, place)) else [place]


def _are_lands_of_birth(reading: Reading, lands: "Token") -> bool:
    """ "Took in 299 migrants from ten *countries*, including Iran": where people were born, and not who sent them."""
    above = lands.head.head
    is_taken_in = above.lemma_.lower() in reading.frames.classes["taking_in"] or reading.is_noun(above, "people")
    return lands.tag_ == "NNS" and reading.is_noun(lands, "state") and is_taken_in


def _is_own_service(reading: Reading, token: "Token") -> bool:
    return reading.is_noun(token, "state_representative") and is_their_own(token)


def _as_place(reading: Reading, referent: Referent) -> Referent:
    """The state that people are in or go to, not the union that sits there: "arrested in Brussels"."""
    if referent.entity.country != _OF_THE_EU or (code := reading.gazetteer.seat(referent.token.text)) is None:
        return referent
    return replace(referent, entity=reading.government(code))


def _says_where(reading: Reading, token: "Token", path: str) -> bool:
    """Whether a name inside a phrase is of where those sit, or of what they are a part, for whom the phrase stands.

    "The *Vienna*-based agency", "*Pakistan's* Punjab government", "in the Indian state of *Kerala*".
    """
    if path.endswith(".of") and part_named(reading, token.head.head) == token:
        return True
    match = reading.match(token) if path.endswith("modifier") else None
    is_state = match is not None and match.entry.country is not None
    return is_seat(token) or (is_state and acts_for_no_state(reading, token.head))


def _referents(reading: Reading, token: "Token", path: str) -> list[Referent]:
    if path == "before the sum":
        return list(_states_before_sum(reading, token))
    if path.endswith("in.modifier"):
        return _of_place(reading, token)
    if path.endswith(("origin", "goods")):
        return (goods_of if path.endswith("goods") else _goods_from)(reading, token)
    if path.endswith("modifier") or (path == "subject" and token.dep_ == "amod"):  # "the *Saudi* decision to pay"
        is_private = path == "subject.modifier" and (is_backer(reading, token) or _is_private(reading, token.head))
        return [] if is_private else modifying(reading, token, firms=path not in {"modifier", "subject"})
    if path.endswith("where"):
        return _where(reading, token)
    if path.endswith("home"):
        return where_from(reading, token, token)
    if path == "whither":
        place = state_named(reading, token, NAMES_OF_STATES)
        return [] if place is None else [place]
    if not path.endswith("adverb"):
        return reading.referents(token)
    if token.lower_ == "home":
        return _home_of_people(reading, token)
    is_whose = token.i > 0 and reading.is_noun(
        token.doc[token.i - 1], "state_representative"
    )  # "the authorities there"
    return state_before(reading, token) if token.lower_ == "there" and not is_whose else []


def _of_place(reading: Reading, word: "Token") -> list[Referent]:
    """Whose a place is, by a word before it: "in *Saudi* jails", "in a *Venezuelan military* prison"."""
    is_of_other = reading.is_noun(word.head, "called_a_state") or reading.match(word.head) is not None
    named = word.head if is_of_other else word  # "in the former British colony of Belize", "in NATO member Turkey"
    classes = reading.frames.classes
    is_prison = word.head.lemma_.lower() in classes["prison"] | classes["room"] | classes["police_house"]
    of_bodies = {Sense.AGENCY, Sense.GOVERNMENT} if is_prison else set()
    state = state_named(reading, named, NAMES_OF_STATES | {Sense.DEMONYM} | of_bodies)
    return [] if state is None else [state]


def _where(reading: Reading, token: "Token") -> list[Referent]:
    """The state in which something is, as a word says: "held *there*", "in *Nairobi*"."""
    if token.lower_ == "there":
        return state_before(reading, token)
    if _calls_state_again(reading, token):
        return [found for found in reading.referents(token) if found.entity.kind is EntityKind.GOVERNMENT]
    named = state_named(reading, token, NAMES_OF_STATES)
    place = None if named is None else _as_place(reading, named)
    return [] if place is None or place.entity.country == _OF_THE_EU else [place]


def _calls_state_again(reading: Reading, noun: "Token") -> bool:
    """Whether a noun is of a state told of before and says no more: "held in *the emirate*"."""
    beside = [child for child in noun.children if child.dep_ not in {"punct", "case"}]
    is_bare = [child.lower_ for child in beside] == ["the"] and noun.tag_ == "NN"
    return is_bare and noun.lower_ != "government" and reading.is_noun(noun, "state")


def _is_private(reading: Reading, noun: "Token") -> bool:
    """ "Kenyan *rebels* handed him over": whether those a noun is for act for themselves, not for their state."""
    is_public = reading.is_noun(noun, "state_representative", "court")
    return not is_public and reading.is_noun(noun, "people", "captor", "outsider", "enterprise", "faction")


def _goods_from(reading: Reading, token: "Token") -> list[Referent]:
    """The state that goods are from, as the article said when it spoke of them first: "the oil"."""
    is_again = token.pos_ == "NOUN" and all(child.dep_ != "compound" for child in token.children) and _has_the(token)
    code = state_of_same_noun(reading, token) if is_again else None
    if code is None:
        return []
    reason = f"{token.text}: named before with its state"
    return [Referent(reading.government(code), token_mention(token), reason, token, certain=False)]


def _has_the(token: "Token") -> bool:
    return token.has_word("the")


def _states_before_sum(reading: Reading, token: "Token") -> Iterator[Referent]:
    """ "lent Laos 800 million baht": a state, or who else is paid, that the parser hung before the sum.

    So it does a buyer before what is sold: "sold Laos jets".
    """
    if token.i not in reading.mentions_of(token).amounts:
        found = (state_named(reading, c, NAMES_OF_STATES) for c in token.children if c.dep_ == "compound")
        yield from (state for state in found if state is not None and token.head.lemma_ == "sell")
        return
    if _is_behind_first_sum(reading, token):
        return
    before = (c for c in token.head.children if c.dep_ == "npadvmod" and c.i == token.left_edge.i - 1)
    for child in (*token.children, *before):  # "advanced *Peru* $5 million", as if it were when
        if child.dep_ not in {"nmod", "compound", "npadvmod"}:
            continue
        state = state_named(reading, child, NAMES_OF_STATES)
        if state is not None:
            yield state
        elif child.pos_ == "NOUN" and _are_paid(reading, child):
            yield named_later(reading, child) or nameless(reading, child)
        elif child.pos_ == "PROPN" and child.i not in reading.mentions_of(token).amounts:
            yield from (r for r in reading.referents(child) if r.entity.kind is EntityKind.ORGANIZATION)


def _is_behind_first_sum(reading: Reading, money: "Token") -> bool:
    """ "Chad pledged $5 million and *Mali $4 million*": joined to a sum right behind the verb."""
    first = money.head
    is_joined = money.dep_ == "conj" and first.i in reading.mentions_of(money).amounts and first.dep_ == "dobj"
    return is_joined and first.left_edge.i == first.head.i + 1 and first.left_edge.tag_ in {"CD", "$"}


def _are_paid(reading: Reading, noun: "Token") -> bool:
    """Whether a noun before a sum is of those who are paid it: "an airline 9 million pesos", "its men 5,000 pesos"."""
    if noun.tag_ == "NNS":
        return reading.is_noun(noun, PAID) or reading.is_noun(noun, "people")
    return reading.is_noun(noun, PAID) and noun.head.has_any_word({"a", "an"})


def _home_of_people(reading: Reading, token: "Token") -> list[Referent]:
    """ "sent 252 Venezuelans home", "to their own country": where the people are from, if that is one state."""
    verb = clause_verb(token)
    while verb.dep_ == "conj" and all(child.dep_ not in _UNDERGOING for child in verb.children):
        verb = verb.head  # "were flown back and handed to their own police"
    people = (child for child in verb.children if child.dep_ in _UNDERGOING)
    return next((found for child in people if (found := where_from(reading, child, token))), [])


def _homes_of_each(reading: Reading, token: "Token") -> list[Referent]:
    """ "Sent *40 Nepalis and 30 Indians* back to their countries": the states of each of those listed."""
    people = (child for child in clause_verb(token).children if child.dep_ in _UNDERGOING)
    return [found for child in people for part in conjuncts(child) for found in where_from(reading, part, part)]


def where_from(reading: Reading, people: "Token", token: "Token") -> list[Referent]:
    """The one state that the people of a phrase are from, for the token that stands for it."""
    found = find_people_again(reading, people) or find_official(reading, people)
    if found is None or len(found.nationality) != 1:
        return []
    state, reason = reading.government(found.nationality[0]), "home, of the people named beside"
    return [Referent(state, token_mention(token), reason, token, certain=False)]
