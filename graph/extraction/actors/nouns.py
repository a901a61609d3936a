"""Common nouns: those that act for a state, for a court or for a body, and what was named before by them."""

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from graph.extraction.actors.bodies import body_before, executive_of_union
from graph.extraction.actors.context import of_state_before
from graph.extraction.actors.courts import bare_court, modifier_court
from graph.extraction.actors.definite_states import definite_state
from graph.extraction.actors.descriptions import hung_on_whole, state_named_behind
from graph.extraction.actors.firms import firm, named_so
from graph.extraction.actors.groups import BLOC, group, is_group, is_of_several_states
from graph.extraction.actors.judges import judges, panel
from graph.extraction.actors.lists import spelled_out
from graph.extraction.actors.owners import Owner, body_of_organ, explicit_owners
from graph.extraction.actors.phrases import (
    PAIRS,
    has_the,
    is_bare,
    is_definite,
    is_of_opposition,
    is_out_of_office,
    is_plural,
    number_meant,
    objects_of,
    phrase_mention,
    sides_counted,
)
from graph.extraction.actors.reading import Reading, Referent, government_of, place_of
from graph.extraction.actors.sides import (
    across_border,
    all_sides,
    are_paired,
    is_of_talks,
    listed_before,
    so_many_sides,
    two_just_named,
)
from graph.extraction.actors.state_forms import blocs, called_so
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.frames import discourse_words
from graph.gazetteer import Sense
from graph.labels import NOMINAL_SUBJECTS
from graph.model import PRIVATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_SO_MANY = {"trio": 3, "quartet": 4}
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_OF_PLACES = frozenset({"GPE", "LOC"})  # labels of the pipeline's entity recogniser
_NOUNS_BEFORE = 5  # of those with the same lemma that may have a name beside them
_BANDS = frozenset({EntityKind.GROUP, EntityKind.ORGANIZATION})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SENTENCES_OF_A_BODY = 3  # in which it is still "the lender"
_PLACES_IN_LIST = {"former": 0, "latter": 1, "first": 0, "second": 1}


def common_noun(reading: Reading, token: "Token") -> list[Referent]:
    """What a common noun stands for; "his envoy, Ann Lee," is Ann Lee."""
    named = None if is_plural(token) else _name_beside(reading, token) or _called_by_title(reading, token)
    if named is not None:
        return reading.referents(named)
    if token.lemma_.lower() in _PLACES_IN_LIST and has_the(token):
        return _one_of_pair(reading, token)
    if (
        states := _named_behind(reading, token)
        or _of_several_states(reading, token)
        or _body_of_several(reading, token)
    ):
        return states
    if reading.is_noun(token, "judge"):
        return [judges(reading, token)]
    is_of_court = reading.is_noun(token, "ruling") or _is_part_of_court(reading, token)
    if is_of_court and (court := modifier_court(reading, token)) is not None:
        return [replace(court, mention=phrase_mention(token), token=token, reason=_of_court(token, court))]
    if reading.is_noun(token, "court") and not _is_of_others(reading, token):
        return bare_court(reading, token) or panel(reading, token)
    if is_of_opposition(token) and reading.is_noun(token, "state_representative"):
        return []
    owners = explicit_owners(reading, token)
    if owners and not is_out_of_office(token) and (_acts_for_owner(reading, token) or _is_friend_of_us(reading, token)):
        return [_representative(reading, token, owner) for owner in owners]
    if reading.is_noun(token, "advocate") and (clients := _clients(reading, token)):
        return clients
    body = body_of_organ(reading, token) or _body_called(reading, token)
    found = (
        band_spoken_for(reading, token)
        or firm(reading, token)
        or ([body] if body is not None else named_so(reading, token))
    )
    return found or _of_context(reading, token)


def _body_of_several(reading: Reading, token: "Token") -> list[Referent]:
    """ "A joint *commission*" of two states; "the *commission*", of a union named before."""
    union = executive_of_union(reading, token) if has_the(token) else None
    return _joint_body(reading, token) or ([union] if union is not None else [])


def _called_by_title(reading: Reading, token: "Token") -> "Token | None":
    """ "*General* Musa is ill. *The general* asked for help": the one before whose name it was said as a title."""
    if token.tag_ != "NN" or not has_the(token) or not is_bare(token):
        return None
    first = reading.sentence_index(token) - _SENTENCES_OF_A_BODY
    for title in reading.same_nouns_before(token):
        if reading.sentence_index(title) < first:
            return None
        behind = title.nbor(1) if title.i + 1 < len(title.doc) else title
        name = next((word for word in (title, behind) if reading.person_span(word) is not None), None)
        if title.text.istitle() and title.pos_ == "PROPN" and name is not None and behind.text.istitle():
            return name
    return None


def _is_of_others(reading: Reading, token: "Token") -> bool:
    """ "A panel of *experts*", "the chamber of *commerce*": no court, as "a panel of judges" is."""
    of = (noun for child in token.children if child.lower_ == "of" for noun in objects_of(child))
    nouns = [noun for noun in of if noun.pos_ == "NOUN"]
    return any(not reading.is_noun(noun, "judge", "court", "sitting_on") for noun in nouns)


def _named_behind(reading: Reading, token: "Token") -> list[Referent]:
    """The state or states whose names stand behind a phrase: "its ally *Chad*", "both neighbours, *Chile and Peru*"."""
    state = state_named_behind(reading, token)
    return spelled_out(reading, token) if state is None else [state]


def _joint_body(reading: Reading, token: "Token") -> list[Referent]:
    """ "A *joint commission* is to meet in Oslo": the two states whose dealings the article tells of."""
    bodies = discourse_words().joint_bodies
    verbs = (token.head, *(child for child in token.head.children if child.dep_ == "xcomp"))  # "is to meet"
    is_meeting = token.tag_ == "NN" and any(verb.lemma_ in bodies["meeting"] for verb in verbs)
    if not is_meeting or token.dep_ != "nsubj" or token.lemma_.lower() not in bodies["bodies"]:
        return []
    beside = [child for child in token.children if child.dep_ in {"amod", "compound", "prep", "poss"}]
    is_joint = len(beside) == 1 and beside[0].lower_ in bodies["joint"]
    return all_sides(reading, token, len(("one", "other"))) if is_joint else []


def _acts_for_owner(reading: Reading, token: "Token") -> bool:
    """ "Its officials", "a Fijian *patrol boat*": whether a noun is for those who act for the state that it is of."""
    if reading.is_noun(token, "state_representative"):
        return True
    is_craft = reading.is_noun(token, "craft")
    return is_craft and any(c.dep_ == "compound" and reading.is_noun(c, "of_patrol") for c in token.children)


def _is_friend_of_us(reading: Reading, token: "Token") -> bool:
    """ "our Turkish partners", as those who speak for a state call another."""
    is_ours = any(child.dep_ == "poss" and child.lower_ == "our" for child in token.children)
    return is_ours and is_plural(token) and reading.is_noun(token, "befriended")


def _name_beside(reading: Reading, token: "Token") -> "Token | None":
    """The name in apposition to a noun for its bearer: "the journalist Ana Ruiz", "a clerk, Ilie Pop", "a bank, X"."""
    if token.tag_ == "NN" and reading.is_noun(token, "enterprise"):
        return _name_of_enterprise(reading, token)
    if token.tag_ != "NN" or reading.is_noun(token, "thing", "institution", "state", "court"):
        return None
    beside = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > token.i]
    if beside and token.lower_ == "capital":
        return beside[0]  # "were flown to the capital, Mogadishu"
    beside = beside or hung_on_whole(reading, token)
    named = (c for c in beside if reading.person_span(c) is not None or _is_agent_of_name(reading, token, c))
    return next(named, None)


def _is_agent_of_name(reading: Reading, token: "Token", name: "Token") -> bool:
    """Whether an agent, an owner or the like is a firm: "its agent, Euxine Marine Partners"."""
    is_body = name.ent_type_ == "ORG" or name.i in reading.mentions_of(name).bodies
    return is_body and reading.is_noun(token, "proxy") and not _names_another(reading, name)


def _name_of_enterprise(reading: Reading, noun: "Token") -> "Token | None":
    """The name that stands beside what a firm is, or that the parser hung on where it is: "a bank in Bern, Alpina,"."""
    places = [token for token in noun.subtree if token.dep_ == "pobj" and token.pos_ == "PROPN"]
    for head in (noun, *places):
        for child in head.children:
            if child.dep_ != "appos" or child.pos_ != "PROPN" or child.i < noun.i or _names_another(reading, child):
                continue
            if head == noun or child.ent_type_ not in _OF_PLACES:  # "a bank in Austin, Texas"
                return child
    return None


def _names_another(reading: Reading, name: "Token") -> bool:
    """Whether a name is that of a state, a region or an office."""
    match = reading.match(name)
    return match is not None and match.sense is not Sense.BODY


def _clients(reading: Reading, token: "Token") -> list[Referent]:
    """ "Nigeria's lawyers", "lawyers for the bank": those for whom they speak, if no person is."""
    tokens = [c for c in token.children if c.dep_ == "poss"]
    tokens += [t for c in token.children if c.dep_ == "prep" and c.lower_ == "for" for t in objects_of(c)]
    found = [r for t in tokens for r in reading.referents(t) if r.entity.kind is not EntityKind.PERSON]
    return [r.again(token, f"{token.text} of {r.entity.label}") for r in found if not r.media]


def band_spoken_for(reading: Reading, token: "Token") -> list[Referent]:
    """ "*Emissaries of the rebels* met them", "leaders of the Volta Front": the band for which those speak."""
    if not is_plural(token) or not reading.is_noun(token, "speaking_for"):
        return []
    bands = [noun for child in token.children if child.lower_ == "of" for noun in objects_of(child)]
    found = [r for noun in bands for r in reading.referents(noun) if r.entity.kind in _BANDS and r.acts_for is None]
    return [r.again(token, f"{token.text} of {r.entity.label}") for r in found if not r.media]


def _is_part_of_court(reading: Reading, token: "Token") -> bool:
    """ "The High Court's anti-corruption *division*" decides for it; "committees", of a court, are what it has."""
    return not is_plural(token) and reading.is_noun(token, "part_of_court")


def _of_court(token: "Token", court: Referent) -> str:
    return f"{token.lemma_} of {court.entity.label}"


def _representative(reading: Reading, token: "Token", owner: Owner) -> Referent:
    """ "Kenyan officials": their government, or the agency that the phrase names ("Treasury officials")."""
    if owner.agency is not None:
        return replace(owner.agency, mention=phrase_mention(token), token=token)
    government = reading.government(owner.code)
    return Referent(government, phrase_mention(token), owner.reason, token, acts_for=government)


def _of_context(reading: Reading, token: "Token") -> list[Referent]:
    """A noun that nobody owns: of whom the text around it speaks, or a group."""
    definite = is_definite(token)
    if definite and (person := _person_called(reading, token)) is not None:
        return [person]
    if definite and _is_both_sides(reading, token):
        return _both_sides(reading, token)
    if (number := _number_referring(token)) and ((so_many := _so_many(reading, token, number)) or definite):
        return so_many
    if token.pos_ == "NUM" and token.lower_ == "one":
        return _one_of(reading, token)
    if reading.is_noun(token, "captor"):
        return _captors(reading, token)
    if counted := _counted(reading, token):
        return counted
    if not definite and token.tag_ == "NNS" and reading.is_noun(token, "state_representative"):
        return of_state_before(reading, token)
    if not definite and token.dep_ == "nsubj" and reading.is_noun(token, "emissary"):
        return _emissary(reading, token)
    if definite and (known := _known(reading, token)) is not None:
        return known
    is_many = is_plural(token) and reading.is_noun(token, "group")
    return _named_beside(reading, token) or ([group(reading, token)] if is_many else [])


def _both_sides(reading: Reading, token: "Token") -> list[Referent]:
    """The two states of such a phrase; "the pair" may be two men, and are states only behind "Chad and Libya"."""
    if not sides_counted(token) and are_paired(reading, token):
        return listed_before(reading, token, number=2) or two_just_named(reading, token)
    if token.lemma_.lower() not in PAIRS:
        return definite_state(reading, token)
    return listed_before(reading, token, number=2) or (
        two_just_named(reading, token) if is_of_talks(reading, token) else []
    )


def _named_beside(reading: Reading, token: "Token") -> list[Referent]:
    """ "One holdout, Hamilton Bank, sued", "their employer, a firm named Baltic Amber": the name, whatever it is of."""
    if token.dep_ not in NOMINAL_SUBJECTS or token.pos_ != "NOUN":
        return []
    towns = [place for c in token.children if c.lower_ == "from" for place in objects_of(c)]
    beside = [child for noun in (token, *towns) for child in noun.children if child.dep_ == "appos"]
    names = [child for child in beside if child.pos_ == "PROPN" and child.ent_type_ in {"ORG", "PERSON"}]
    names = [name for name in names if name.doc[name.left_edge.i - 1].text == ","]
    found = names[:1] or [name for noun in (token, *beside) for name in _names_given(noun)][:1]
    return [r for name in found for r in reading.referents(name) if r.entity.kind in PRIVATE]


def _one_of(reading: Reading, token: "Token") -> list[Referent]:
    """ "One of the sailors, Ali Khan, sued": he; and nobody for "one of them", which the text does not say."""
    whole = [noun for c in token.children if c.lower_ == "of" for noun in objects_of(c)]
    beside = (child for noun in (token, *whole) for child in noun.children if child.dep_ == "appos")
    names = [child for child in beside if child.pos_ == "PROPN" and child.doc[child.left_edge.i - 1].text == ","]
    return reading.referents(names[0]) if len(names) == 1 else []


def _number_referring(token: "Token") -> int:
    """How many "the three", "all three" or "the trio" are; else 0."""
    if token.lemma_.lower() in _SO_MANY and is_definite(token):
        return _SO_MANY[token.lemma_.lower()]
    is_all = token.has_word("all")
    return number_meant(token) if token.pos_ == "NUM" and (is_all or is_definite(token)) else 0


def _so_many(reading: Reading, token: "Token", number: int) -> list[Referent]:
    """ "The three", of a list of as many states; two without a list may be the sides of the story."""
    if token.has_any({"appos", "prep"}):
        return []
    is_pair = number == len(("one", "other"))
    return all_sides(reading, token, number) if is_pair else so_many_sides(reading, token, number)


def _emissary(reading: Reading, token: "Token") -> list[Referent]:
    """ "An official team held talks": of the state that the sentence before is about."""
    index = reading.sentence_index(token)
    before = surface_subjects(reading.sentences[index - 1].root) if index else []
    found = [referent for subject in before for referent in reading.referents(subject)]
    states = [r for r in found if r.entity.kind is EntityKind.GOVERNMENT]
    return [r.again(token, f"{token.text}: {r.mention.text}") for r in states] if len(found) == 1 else []


def _person_called(reading: Reading, token: "Token") -> Referent | None:
    """ "the captain": whose name stood beside the same word before."""
    if token.tag_ != "NN" or not reading.is_noun(token, "people"):
        return None
    for other in islice(reading.same_nouns_before(token), _NOUNS_BEFORE):
        name = _name_beside(reading, other)
        if name is not None:
            found = reading.referents(name)
            return found[0].again(token, f"{token.text}: {found[0].entity.label}") if found else None
    return None


def _counted(reading: Reading, token: "Token") -> list[Referent]:
    """ "15 deputies", "a group of 15 deputies": a group, and empty for what is none."""
    return [group(reading, token)] if is_group(reading, token) else _measured(reading, token)


def _measured(reading: Reading, token: "Token") -> list[Referent]:
    """ "a group of 15 deputies": the 15 deputies; "dozens of countries": so many."""
    members = [t for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in objects_of(c)]
    is_number = token.tag_ == "NNS" or token.has_word("a")
    if is_number and reading.is_noun(token, "large_number") and any(_are_states(reading, each) for each in members):
        return [group(reading, token)]
    is_rest = token.lower_ == "rest" and has_the(token)
    if not is_rest and not reading.is_noun(token, "measure"):
        return []
    found = [referent for member in members for referent in reading.referents(member)]
    if is_rest:  # "the rest of the Union", which acts as one, but not "of the country"
        return [referent for referent in found if referent.entity.key in blocs() or referent.entity.country == BLOC]
    return [referent for referent in found if referent.entity.kind is EntityKind.GROUP]


def _of_several_states(reading: Reading, token: "Token") -> list[Referent]:
    return [group(reading, token)] if is_of_several_states(reading, token) else []


def _are_states(reading: Reading, token: "Token") -> bool:
    return token.tag_ == "NNS" and reading.is_noun(token, "state")


def _captors(reading: Reading, token: "Token") -> list[Referent]:
    """ "the gang": of the name that the article gave it ("a gang known as the Reed Brothers"), else a group.

    "Its gunmen" do what they do for the movement that they are of.
    """
    if movement := _owning_body(reading, token):
        return movement
    beside = (token, *(child for child in token.children if child.dep_ == "appos"))
    before = reading.same_nouns_before(token) if is_definite(token) else ()
    for other in chain(beside, before):
        named = _name_given(reading, other)
        if named:
            return [referent.again(token, f"{token.text}: {referent.mention.text}") for referent in named]
    return [group(reading, token)]


def _owning_body(reading: Reading, token: "Token") -> list[Referent]:
    """The body of no state whose people a noun is for: "*Hezbollah's* fighters", "*its* gunmen"."""
    owners = [referent for c in token.children if c.dep_ == "poss" for referent in reading.referents(c)]
    bodies = [owner for owner in owners if owner.entity.kind is EntityKind.ORGANIZATION]
    return (
        [bodies[0].again(token, f"{token.text} of {bodies[0].entity.label}")] if len(owners) == len(bodies) == 1 else []
    )


def _name_given(reading: Reading, token: "Token") -> list[Referent]:
    """Whom a noun is said to be: "a gang known as the Reed Brothers"."""
    found = (referent for name in _names_given(token) for referent in reading.referents(name))
    return [referent for referent in found if referent.entity.kind is EntityKind.ORGANIZATION]


def _names_given(token: "Token") -> list["Token"]:
    """The names of "a gang known as the Reed Brothers", "a firm named Baltic Amber"."""
    naming = discourse_words().giving_name
    return [
        name
        for participle in token.children
        if participle.lower_ in naming
        for name in participle.subtree
        if name.dep_ in {"pobj", "oprd"}
    ]


def _is_both_sides(reading: Reading, token: "Token") -> bool:
    """ "both sides", "the pair", "the two countries", "the three governments"; not "the two men"."""
    if token.lemma_.lower() in PAIRS or are_paired(reading, token):
        return True
    sides = reading.is_noun(token, "state_representative", "group") and not reading.is_noun(token, "people")
    return sides and sides_counted(token) > 0


def _known(reading: Reading, token: "Token") -> list[Referent] | None:
    """What a definite noun refers back to, empty if that is open, or None if it is no noun for a body or state."""
    is_institution = token.lemma_.lower() in reading.frames.nouns["institution"]
    if is_institution and (body := body_before(reading, token)) is not None:
        return [body]
    if reading.is_noun(token, "state", "state_representative"):
        return definite_state(reading, token)
    if token.lemma_.lower() in _NEIGHBOURS and not is_plural(token):
        return across_border(reading, token)
    return _bloc(reading, token) if reading.is_noun(token, "bloc") else None


def _body_called(reading: Reading, token: "Token") -> Referent | None:
    """ "The lender", "the watchdog": the one that was named just before of the bodies of states that are called so."""
    keys = called_so(token.lemma_.lower())
    if is_plural(token) or not keys or not is_definite(token):
        return None
    for head, match in reading.names_before(token, _SENTENCES_OF_A_BODY):
        if match.sense is Sense.BODY and match.entry.key in keys:
            found = reading.referents(head)
            return found[0].again(token, f"{found[0].entity.label}, named before") if found else None
    return None


def _bloc(reading: Reading, token: "Token") -> list[Referent]:
    """ "the bloc": the European Union or another body of states, the last one named; not "the union of miners"."""
    if token.has_word("of"):
        return []
    for head, match in reading.names_before(token):
        if match.entry.country == "EU":
            return [government_of(reading, token, "EU", "the bloc named before")]
        if match.sense is Sense.BODY and match.entry.key in blocs():
            return [found.again(token, f"{found.entity.label}, named before") for found in reading.referents(head)]
    return []


def _one_of_pair(reading: Reading, token: "Token") -> list[Referent]:
    """ "the former", "the latter", "the first *agreed*": of the last two that were named together."""
    position = _PLACES_IN_LIST[token.lemma_.lower()]
    is_number = token.ent_type_ == "ORDINAL"
    if is_number and (token.dep_ != "nsubj" or len(list(token.children)) > 1):
        return []
    for sentence in reading.sentences_to(token, lookback=1):
        for candidate in sentence:
            pair = conjuncts(candidate) if candidate.dep_ in _ARGUMENTS else []
            if len(pair) == 2 and place_of(candidate) < place_of(token):
                found = reading.referents(pair[position])
                return [referent.again(token, f"{token.text}: {referent.mention.text}") for referent in found]
    return []
