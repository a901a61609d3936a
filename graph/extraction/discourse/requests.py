"""Of whom something is asked, by what is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import STATE_SENSES, Reading, Referent, objects_of, other_states, verb_above
from graph.extraction.discourse.gaps import (
    Gap,
    countries_of,
    find_adversary,
    find_home,
    government_of,
    state_of_court,
)
from graph.extraction.elements import Draft, Filled
from graph.extraction.offices import OF_POSTS
from graph.extraction.people import find_people
from graph.extraction.roles import hosts_of, inferred
from graph.extraction.syntax import has_to
from graph.frames import discourse_words
from graph.gazetteer import Sense
from graph.language import token_mention
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_PEOPLE = frozenset({"him", "her", "them", "they", "he", "she"})
_WHOSE = frozenset({"his", "her", "their"})
_DOERS = ("holder", "sender", "imposer", "payer")  # roles of whoever does what he may be asked to do
_MATTERS = frozenset({"object", "complement", "content", "for", "purpose", "to"})  # functions of what is asked for
_BEHIND_FACING = frozenset({"in", "with", "to"})  # "called *in* the ambassador"
_TO_STATES = OF_POSTS - {"at"}  # an envoy is posted to a state, or at a body
_NAMES = frozenset({"name", "identity"})  # what who speaks to a reporter would have kept back
_KEEPERS = {"Transfer": "sender", "Detention": "holder", "Ruling": "court"}  # of claims, who has a person who is wanted
_SENTENCES_OF_A_SURRENDER = 8  # how far back its story may be told
_SENTENCES_OF_A_REQUEST = 2  # how far back the one may be told that another goes on with


def asks_for_something(reading: Reading, draft: Draft) -> bool:
    """Whether a request says what for: "because it asked" says neither whom nor for what.

    Who "asked not to be named" asks nobody but the reporter, and who asked "for a life sentence" a court.
    """
    if draft.unit.pattern.sense == "surrender sought":
        return True
    if _asks_for_anonymity(draft) or _asks_for_sentence(reading, draft):
        return False
    return not _MATTERS.isdisjoint(draft.predicate.functions)


def _asks_for_sentence(reading: Reading, draft: Draft) -> bool:
    """ "Prosecutors have asked *for a fine*", "*for nine years* in prison"."""
    classes = reading.frames.classes
    for token in draft.predicate.functions.get("for", ()):
        within = (place for link in token.children if link.lower_ == "in" for place in objects_of(link))
        if token.lemma_.lower() in classes["conviction"] or any(p.lemma_ in classes["captivity"] for p in within):
            return True
    return False


def _asks_for_anonymity(draft: Draft) -> bool:
    """ "Asked not to be named", "asked *for anonymity*", "asking *that his name be withheld*"."""
    functions = draft.predicate.functions
    if any(token.lemma_.lower() == "anonymity" for name in ("object", "for") for token in functions.get(name, ())):
        return True
    passive = [t for t in functions.get("complement", ()) if t.has("auxpass")]
    subjects = (child for act in passive for child in act.children if child.dep_ == "nsubjpass")
    identifying = discourse_words().identifying
    return any(t.lemma_ in identifying for t in passive) or any(s.lemma_.lower() in _NAMES for s in subjects)


def echo_request(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "A second request has gone unanswered": the sides of the request told of just before, in what is open."""
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        if other.kind != "Request" or len(other.roles) < len(other.unit.frame.roles):
            continue
        if here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_REQUEST:
            for role in draft.unit.frame.roles:
                draft.roles.setdefault(role, [inferred(filled) for filled in other.roles[role]])
        return


def find_who_can_grant(gap: Gap) -> Filled | None:
    """Of whom a release or an extradition is asked: of the only other state spoken of here, or of the home state."""
    reading, draft = gap.reading, gap.draft
    wanted = reading.frames.classes["favours"]
    is_pressing = draft.predicate.head.lemma_ == "press" and "for" in draft.predicate.functions
    names_favour = any(t.lemma_.lower() in wanted for tokens in _matters(draft) for t in tokens)
    if draft.predicate.pos != "v" or not (is_pressing or names_favour) or _names_asked(gap):
        return None
    asking = countries_of(draft) | _who_ask_too(gap)
    others = other_states(reading, draft.predicate.head, exclude=frozenset(filter(None, asking)))
    home = find_home(gap)
    of_people = reading.frames.classes["handing_over"]
    if home is not None and not any(t.lemma_.lower() in of_people for tokens in _matters(draft) for t in tokens):
        return home if others in ([], [home.entity.country]) else None
    if len(others) != 1:
        return home if not others else None
    head = draft.predicate.head
    if head.dep_ == "relcl" and verb_above(head.head).lemma_ in discourse_words().thanking:
        return None  # "Togo, which had called for clemency, *thanked* Chad": mostly for something else
    mentioned = Referent(reading.government(others[0]), token_mention(head), "", head)
    return government_of(gap, others[0], mentioned, "the only other state spoken of")


def _who_ask_too(gap: Gap) -> set[str | None]:
    """ "Syria asked for his return; *Libya* did so too": who asks the same in this sentence is not asked.

    Nor is who asked another in the one before: "Syria asked Chad for access to them. Libya is pressing for their
    release".
    """
    here, asking = gap.reading.sentence_index(gap.draft.predicate.head), countries_of(gap.draft)
    found: set[str | None] = set()
    for other in (draft for draft in gap.drafts if draft.kind == "Request" and draft is not gap.draft):
        distance = here - gap.reading.sentence_index(other.predicate.head)
        asked = {filled.entity.country for filled in other.roles.get("requestee", ())} - {None}
        if distance == 0 or (distance == 1 and asked and asking.isdisjoint(asked)):
            found |= {filled.entity.country for filled in other.roles.get("requester", ())}
    return found


def _names_asked(gap: Gap) -> bool:
    """ "Demanded an apology *from a newspaper*": whether words say who is asked, only nobody whom we know."""
    functions = gap.draft.predicate.functions
    behind = (child for noun in functions.get("object", ()) for child in noun.children if child.lower_ == "from")
    asked = [*functions.get("from", ()), *(token for child in behind for token in objects_of(child))]
    private = (t for t in asked if t.pos_ == "NOUN" and not gap.reading.is_noun(t, "state_representative"))
    return any(gap.reading.is_noun(token, "people", "outsider", "enterprise") for token in private)


def find_faced(gap: Gap) -> Filled | None:
    """ "Summoned *the Chadian ambassador* and demanded that the ban be lifted": whoever was met, asks are put to."""
    states = {filled.entity.country for filled in gap.draft.roles.get("requester", ())}
    for token in _faced(gap):
        for referent in gap.reading.referents(token):
            entity = referent.acts_for or referent.entity
            if entity.kind in OF_STATE and entity.country not in {None, *states}:
                return inferred(Filled(entity, referent, "discourse"))
    return None


def faces_stranger(gap: Gap) -> bool:
    """ "Met *the minister, Ali Dar*, to ask for help": whether whoever is met is an official of nobody knows where."""
    faced = _faced(gap)
    matches = [gap.reading.match(token) for token in faced]
    is_official = any(match is not None and match.sense is Sense.OFFICE for match in matches)
    states = {(r.acts_for or r.entity).country for token in faced for r in gap.reading.referents(token)}
    return is_official and states <= {None, *countries_of(gap.draft)}


def _faced(gap: Gap) -> list["Token"]:
    """Whom somebody meets, or writes to, and then asks, or to ask."""
    verb = gap.draft.predicate.head
    is_behind = verb.dep_ == "conj" or (verb.dep_ in {"advcl", "xcomp"} and has_to(verb))
    if not is_behind or verb.head.lemma_.lower() not in discourse_words().facing:
        return []
    faced = [child for child in verb.head.children if child.dep_ == "dobj"]
    behind = (child for child in verb.head.children if child.lower_ in _BEHIND_FACING and child.i < verb.i)
    return faced + [token for preposition in behind for token in objects_of(preposition)]


def find_who_surrenders(gap: Gap) -> Filled | None:
    """ "A Danish court let a man go. *Peru made its request* in May": the state that has whoever is wanted back."""
    if gap.draft.unit.pattern.sense != "surrender sought" or not _is_of_surrender(gap):
        return None
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    asking = countries_of(gap.draft)
    if None in asking:
        return None  # somebody in prison may make requests of all kinds
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > _SENTENCES_OF_A_SURRENDER:
            break
        found = other.roles.get(_KEEPERS[other.kind], []) if other.kind in _KEEPERS else []
        codes = {state_of_court(gap, filled) if other.kind == "Ruling" else filled.entity.country for filled in found}
        code = codes.pop() if len(codes) == 1 else None
        if code is not None and code not in asking:
            return government_of(gap, code, found[0].referent, found[0].referent.reason)
    return find_adversary(gap)


def _is_of_surrender(gap: Gap) -> bool:
    """Whether a request, or the story just before it, is of somebody's surrender."""
    wanted = gap.reading.frames.classes["handing_over_abroad"]
    head = gap.draft.predicate.head
    told = gap.reading.sentences_to(head, _SENTENCES_OF_A_SURRENDER)
    return any(word.lemma_.lower() in wanted for sentence in told for word in sentence)


def find_host(gap: Gap) -> Filled | None:
    """ "Norway's ambassador *to Kenya* asked for the men to be freed": the state that whoever asks is posted to."""
    asked = gap.draft.predicate.functions.get("object", ())
    if any(token.pos_ == "PRON" for token in asked):
        return None  # "asked them to reject it"
    for filled in gap.draft.roles.get("requester", ()):
        token = filled.referent.token
        beside = [child for child in token.children if child.dep_ == "appos"]
        for title in (token, *beside, token.head):
            match = gap.reading.match(title)
            is_office = match is not None and match.sense is Sense.OFFICE and match.entry.branch == "diplomatic"
            if (is_office or gap.reading.is_noun(title, "mission_abroad")) and (host := _host(gap, title)) is not None:
                return host
    return None


def _host(gap: Gap, title: "Token") -> Filled | None:
    """The state that stands behind "to" or "in" beside an envoy's title or a mission, none of the asking one's own."""
    for preposition in (child for child in title.children if child.lower_ in _TO_STATES):
        for place in objects_of(preposition):
            match = gap.reading.match(place)
            code = match.entry.country if match is not None and match.sense in STATE_SENSES else None
            if code is not None and code not in countries_of(gap.draft):
                mentioned = Referent(gap.reading.government(code), token_mention(place), "", place)
                return government_of(gap, code, mentioned, f"where whoever asks is posted: {place.text}")
    return None


def find_holder(gap: Gap) -> Filled | None:
    """ "In South African custody since Peru had asked for him": whoever holds somebody is asked for him."""
    is_for_people = any(token.lower_ in _PEOPLE for tokens in _matters(gap.draft) for token in tokens)
    is_for_people = is_for_people or _is_for_release(gap) or _is_for_handover(gap) or _is_for_access(gap)
    if not is_for_people and gap.draft.unit.pattern.sense != "release":
        return None
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        if other.kind == "Detention" and here - gap.reading.sentence_index(other.predicate.head) <= 1:
            return _its_state(gap, _doer(other, gap.draft))
    return None


def _its_state(gap: Gap, holder: Filled | None) -> Filled | None:
    """The state whose police or army holds people: that is asked for them."""
    if holder is None or holder.entity.kind is not EntityKind.AGENCY or holder.entity.country is None:
        return holder
    return government_of(gap, holder.entity.country, holder.referent, holder.referent.reason)


def find_who_can_lift(gap: Gap) -> Filled | None:
    """ "Peru imposed sanctions on Chad. Chad asked for *them to be lifted*": whoever imposed them on whoever asks."""
    verb, asking = gap.draft.predicate.head, countries_of(gap.draft)
    if not any(word.lemma_.lower() in discourse_words().lifting for word in verb.subtree):
        return None
    here = gap.reading.sentence_index(verb)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > _SENTENCES_OF_A_REQUEST:
            return None
        hit = {filled.entity.country for filled in other.roles.get("target", ())} - {None}
        imposers = [f for f in other.roles.get("imposer", ()) if f.entity.country not in asking]
        if other.kind == "Restriction" and hit & asking and len(imposers) == 1:
            return inferred(imposers[0])
    return None


def _is_for_handover(gap: Gap) -> bool:
    """ "Asked for *her return*", "demands *their extradition*", "an *extradition* request"."""
    wanted = gap.reading.frames.classes["handing_over"]
    if any(token.lemma_.lower() in wanted for token in gap.draft.predicate.functions.get("modifier", ())):
        return True
    nouns = (token for tokens in _matters(gap.draft) for token in tokens if token.lemma_.lower() in wanted)
    return any(child.lower_ in _WHOSE for noun in nouns for child in noun.children if child.dep_ == "poss")


def _is_for_release(gap: Gap) -> bool:
    """ "Asked for *them* to be freed", "for *the men* to be freed", "that *they* be sent home"."""
    let_go = gap.reading.frames.classes["let_go"] | gap.reading.frames.classes["wanted_back"]
    freed = (word for word in gap.draft.predicate.head.subtree if word.lemma_ in let_go and word.pos_ == "VERB")
    subjects = (child for verb in freed for child in verb.children if child.dep_ == "nsubjpass")
    return any(_are_people(gap, subject) for subject in subjects)


def _is_for_access(gap: Gap) -> bool:
    """ "Asked for access *to them*", "sought access *to the men*": which whoever holds them can give."""
    doors = (word for word in gap.draft.predicate.head.subtree if word.lemma_.lower() == "access")
    links = (child for word in doors for child in word.children if child.lower_ == "to")
    return any(_are_people(gap, token) for link in links for token in objects_of(link))


def _are_people(gap: Gap, token: "Token") -> bool:
    """ "Them", "the men": people of whom the article has told."""
    is_told = token.has_any_word({"the", "its", "their", "all"})
    return token.lower_ in _PEOPLE or (is_told and find_people(gap.reading, token) is not None)


def find_doer(gap: Gap) -> Filled | None:
    """ "The men were let go at Moscow's request": whoever does what somebody asks for was asked."""
    hosts = hosts_of(gap.draft.predicate.head)
    acts = {verb for host in hosts for verb in (host, host.head, *host.children)}
    doing = (draft for draft in gap.drafts if draft is not gap.draft and draft.predicate.head in acts)
    return next((doer for draft in doing if (doer := _doer(draft, gap.draft)) is not None), None)


def _doer(act: Draft, request: Draft) -> Filled | None:
    """Whose act something is, if it is no act of whoever asks for it."""
    asking = {filled.entity.country for filled in request.roles.get("requester", ())}
    doers = [filled for role in _DOERS for filled in act.roles.get(role, ()) if filled.entity.country]
    return inferred(doers[0]) if doers and doers[0].entity.country not in asking else None


def _matters(draft: Draft) -> list[Sequence["Token"]]:
    """The words for what is asked for."""
    return [draft.predicate.functions.get(name, ()) for name in ("object", "for")]
