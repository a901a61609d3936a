""" "It" and "they": the first of those who may be meant that is one, or many, as the pronoun is."""

from typing import TYPE_CHECKING

from graph.extraction.actors.firms import as_body
from graph.extraction.actors.phrases import is_plural, objects_of, verb_above
from graph.extraction.actors.pronouns.candidates import (
    TO_SOMEBODY,
    candidates_for,
    is_called_by_adjective,
    is_plain_name,
)
from graph.extraction.actors.pronouns.persons import is_unnamed_official
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.actors.states_near import is_unnamed
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.extraction.syntax import is_passive
from graph.frames import syntax_words
from graph.gazetteer import Sense
from graph.labels import AUXILIARIES, NOMINAL_SUBJECTS, OBJECTS
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token


def last_subject(reading: Reading, token: "Token", *, plural: bool) -> list[Referent]:
    """What "it" or "they" refers to: the subject of a clause above, else that of the sentence before."""
    others = surface_subjects(verb_above(token)) if token.dep_ in OBJECTS else _wishers(token)
    own = {other.i for other in others}
    is_thing = plural or (token.dep_ == "pobj" and token.head.lower_ not in TO_SOMEBODY)
    doers = [] if is_thing else [r.entity for other in others for r in reading.referents(other)]
    keys = {entity.key for entity in doers}
    keys |= {entity.parent for entity in doers if entity.kind is EntityKind.AGENCY and entity.parent}
    if not plural and _is_of_unknown_speaker(reading, token):
        return []
    if not plural and (spoken_for := _spoken_for(reading, token)):
        return spoken_for
    behind = [r for r in _named_behind(reading, token) if r.entity.country not in _states_of(reading, others)]
    if not plural and (told := _told_before_saying(reading, token)):
        return told
    if not plural and (owners := behind or _listed_just_before(reading, token)):
        return owners
    spokesman: list[Referent] = []
    for candidates in candidates_for(reading, token):
        if spokesman and candidates and candidates[0].sent != spokesman[0].token.sent:
            return spokesman
        found = (r for t in candidates if t.i not in own for r in _meant(reading, t, plural=plural))
        if not plural:
            found = (r for r in found if r.entity.kind is not EntityKind.PERSON and r.entity.key not in keys)
        referents = list({r.entity.key: r for r in found}.values())  # both words of "Trinidad and Tobago" are one
        is_called_many = plural and any(_is_told_as_many(reading, name) for name in candidates)
        if referents and (is_called_many or _are_many(reading, candidates, referents) == plural):
            if plural or spokesman or not _is_one_who_says(reading, candidates, token):
                return referents
            spokesman = referents
    return spokesman


def _is_told_as_many(reading: Reading, name: "Token") -> bool:
    """ "The Maldives *have* asked Oslo for help": whether the verb of a name in the plural takes it for many."""
    verbs = (name.head, *(child for child in name.head.children if child.dep_ in AUXILIARIES))
    match = reading.match(name)
    is_state = match is not None and match.sense is Sense.NAME and name.dep_ in NOMINAL_SUBJECTS
    return is_state and name.text[-1:] == "s" and any(verb.tag_ == "VBP" or verb.lower_ == "were" for verb in verbs)


def _states_of(reading: Reading, words: list["Token"]) -> set[str]:
    """The states of those who do what a clause tells: "*Chile* will sue it, the minister said"."""
    return {r.entity.country for word in words for r in reading.referents(word) if r.entity.country}


def _is_one_who_says(reading: Reading, candidates: list["Token"], token: "Token") -> bool:
    """ "A French *official* said Mali had sent men home. It held them": Mali, for he is no "it"."""
    who = candidates[0]
    is_saying = _is_reporting(reading, who.head) and who.sent != token.sent
    is_one = len(candidates) == 1 and who.tag_ == "NN" and who.dep_ == "nsubj"
    is_speaker = reading.is_noun(who, "spokesperson", "informant_of_state")
    return is_saying and is_one and (is_unnamed_official(reading, who) or is_speaker)


def _wishers(token: "Token") -> list["Token"]:
    """ "Demanded that *it* pay", "wants *it* to pay": who says so, and does not mean himself."""
    act = token.head
    wishing, words = act.head.lemma_, syntax_words()
    is_wished = token.dep_ == "nsubj" and act.dep_ == "ccomp" and wishing in words.asking | words.wishing
    is_bare = act.pos_ == "VERB" and act.lower_ == act.lemma_  # not "said that it would"
    if not is_wished or not is_bare or act.lemma_ in words.undergoing or is_passive(act):
        return []
    auxiliaries = [child.lower_ for child in act.children if child.dep_ == "aux"]
    return surface_subjects(act.head) if auxiliaries in ([], ["to"]) else []


def _named_behind(reading: Reading, token: "Token") -> list[Referent]:
    """ "It will hold them, the Kenyan government said": the state whose words these are, if it is named behind them."""
    for verb in token.ancestors:
        saying = verb.head
        if verb.dep_ == "ccomp" and _is_reporting(reading, saying):
            speakers = [s for s in saying.children if s.dep_ == "nsubj" and s.i > token.i and not is_unnamed(s)]
            if any(mark.text == ";" for mark in saying.children):
                return []  # "It asked for help; Chad said no": two clauses of which neither tells the other
            found = [r for s in speakers for r in reading.referents(s)]
            return [r for r in found if r.entity.kind in OF_STATE]
    return []


def _told_before_saying(reading: Reading, token: "Token") -> list[Referent]:
    """ "*Peru* left the bloc, Chile's minister said; in June it signed a treaty": of whom that was said."""
    verb = token.head
    sayings = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i < token.i]
    sayings += [verb.head] if verb.dep_ in {"ccomp", "conj", "parataxis"} else []
    saying = next((above for above in sayings if _is_reporting(reading, above)), None)
    if saying is None or token.dep_ != "nsubj" or all(t.text != ";" for t in token.doc[saying.i : token.i]):
        return []
    told = [child for above in (saying, verb) for child in above.children if child.dep_ == "ccomp"]
    told = [child for child in told if child.i < saying.i]
    is_behind = any(child.dep_ == "nsubj" and told[0].i < child.i for child in saying.children) if told else False
    found = [r for subject in surface_subjects(told[0]) for r in reading.referents(subject)] if is_behind else []
    return [r.again(token, r.reason) for r in found if r.entity.kind in OF_STATE or r.entity.kind is EntityKind.COUNTRY]


def _listed_just_before(reading: Reading, token: "Token") -> list[Referent]:
    """ "Sanctions were laid on a former leader of Iran and on its navy": Iran's, where the subject is nobody."""
    before = list(token.doc[token.sent.start : token.i])
    if token.dep_ != "poss" or len(before) < 2 or before.pop().pos_ != "ADP" or before.pop().lower_ != "and":
        return []
    if any(reading.referents(subject) for subject in surface_subjects(verb_above(token))):
        return []
    name = before[-2] if len(before) > 1 and before[-1].text == "," else before[-1] if before else token
    match = reading.match(name)
    return reading.referents(name) if match is not None and match.sense is Sense.NAME else []


def _is_of_unknown_speaker(reading: Reading, token: "Token") -> bool:
    """ "The firm said that it would sue": the speaker is meant, though nobody knows who that is."""
    saying = verb_above(token).head
    if token.dep_ not in NOMINAL_SUBJECTS or token.head.dep_ != "ccomp" or not _is_reporting(reading, saying):
        return False
    speakers = [s for s in saying.children if s.dep_ == "nsubj" and s.i < token.i]
    return bool(speakers) and all(_is_outsider(reading, s) and not reading.referents(s) for s in speakers)


def _spoken_for(reading: Reading, token: "Token") -> list[Referent]:
    """ "*Chile's* lawyers say that *it* has paid": for whom several speak; a name like a person's is then a body's."""
    saying = token.head.head
    if token.dep_ not in NOMINAL_SUBJECTS or token.head.dep_ != "ccomp" or not _is_reporting(reading, saying):
        return []
    speakers = [s for s in surface_subjects(saying) if s.i < saying.i]
    if len(speakers) != 1 or not is_plural(speakers[0]) or speakers[0].pos_ != "NOUN":
        return []
    owners = [child for child in speakers[0].children if child.dep_ == "poss" and child.pos_ != "PRON"]
    found = [r for owner in owners for r in reading.referents(owner)]
    persons = [reading.persons.get(r.entity.label) for r in found if r.entity.kind is EntityKind.PERSON]
    if len(found) != 1 or any(person and (person.title or person.female is not None) for person in persons):
        return []
    return [as_body(r) for r in found] if persons else found


def _is_reporting(reading: Reading, verb: "Token") -> bool:
    return verb.lemma_.lower() in reading.frames.status.reporting


def _is_outsider(reading: Reading, speaker: "Token") -> bool:
    """ "The *firm* said", "*Kaveri*, an Indian fund, said", "*Kaveri* said", where a parser takes that for a body."""
    told = (child for child in speaker.children if child.dep_ == "appos")
    is_firm = any(reading.is_noun(noun, "firm", "enterprise", "outsider", "beneficiary") for noun in told)
    return reading.is_noun(speaker, "outsider") or (speaker.pos_ == "PROPN" and (is_firm or speaker.ent_type_ == "ORG"))


def _meant(reading: Reading, token: "Token", *, plural: bool) -> list[Referent]:
    """Whom a subject stands for; of "talks between Ghana and Togo", which are nobody, those who talk."""
    found = reading.referents(token)
    if found or not plural or token.pos_ != "NOUN":
        return found
    sides = [t for c in token.children if c.lower_ == "between" for side in objects_of(c) for t in conjuncts(side)]
    return [referent for side in sides for referent in reading.referents(side)]


def _are_many(reading: Reading, tokens: list["Token"], referents: list[Referent]) -> bool:
    """Whether "they" are meant: "Barbados" and "the Philippines" are one all the same."""
    is_group = any(referent.entity.kind is EntityKind.GROUP for referent in referents)
    if len(referents) > 1 or is_group or any(is_called_by_adjective(reading, t) for t in tokens):
        return True
    return any(is_plural(t) and not is_plain_name(reading, t) for t in tokens)
