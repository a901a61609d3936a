"""In which government, agency or court an office is held: as the title's own phrase says, or the text around it."""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import (
    Reading,
    Referent,
    explicit_owners,
    find_place,
    full_name,
    has_the,
    is_definite,
    is_new,
    last_court,
    objects_of,
    phrase_top,
    place_of,
    state_nouns,
    states_behind_charge,
)
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.extraction.offices.holders import PARTING, Holder, body_between, end_of_body
from graph.extraction.offices.states import OF_POSTS, STATE_NAMES, likely_state_of_office
from graph.extraction.offices.titles import WORDS, charge_of, is_of_many
from graph.extraction.syntax import is_passive
from graph.frames import discourse_words
from graph.gazetteer import NAMES_OF_STATES, GazetteerMatch, Sense
from graph.iris import slug
from graph.labels import NOMINAL, PREMODIFIERS, VERBAL
from graph.language import mention_of
from graph.model import OF_STATE, Entity, EntityKind, Mention

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_EMBASSY = "embassy"  # a type of agency of the gazetteer
OF_OFFICE_BEFORE = "the state of the office held before"  # a reason that says nothing of a rank
STATE_SPOKEN_OF = "the state spoken of here"  # a reason that is right in four of five cases only: too few to state it
STATE_PLAINLY_SPOKEN_OF = "the state plainly spoken of"  # a reason that is nearly always right
_BRANCHES_OF_A_STATE = frozenset({"executive", "diplomatic", "military", "royal", "spokesperson", "civil"})
_BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY, EntityKind.COURT, EntityKind.ORGANIZATION})
_OF_BODIES_BEFORE = frozenset({"its", "their"})  # of somebody told before, though it is open of whom
_OF_BOTH = frozenset({"their", "two", "both"})
_SIDES = 2
_NEAR = 2  # sentences
_PLAIN_LEAD = 3.0  # of a state before the next: so all 70 ministers of the read articles have theirs
_PLAIN_LEAD_OF_NOUN = 3.5  # "the interior minister, Ana Ruiz": 47 of 50
_PROSECUTOR = "prosecutor-general"
_OF_FIRMS = frozenset({"chairman", "chief-executive", "founder", "general-counsel"})  # keys of offices.yaml
_OF_BODIES = _OF_FIRMS | {"director", "director-general", "head"}  # offices of a body within a state, not of the state
_OF_ANY_BODY = _OF_BODIES | {"president", "vice-president", "spokesperson", "leader", "representative"}
_NAMED_BODIES = frozenset({EntityKind.AGENCY, EntityKind.ORGANIZATION})
_OF_FIELDS = frozenset({"for", "of"})
_LONGEST_FIELD = 8  # words: "for parliamentary and consular affairs at"
_IN_FIELDS = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "DET"})
_INSIDE_NAMES = frozenset({"compound", "nmod", "poss"})
_ADVISER, _ADVISING = "adviser", frozenset({"to"})
_LEVELS_OF_JUDGES = frozenset({"district", "circuit"})  # of a state's courts, by which its judges are called
_OWNING_PREPOSITIONS = frozenset({"of", "for", "at", "to", "in", "from"})


def body_of_office(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Referent | None:
    """The body that an office belongs to, or None where that is open."""
    stated = (
        _of_own_name(reading, span, holder)
        or _of_name_behind(reading, span, match, holder)
        or stated_body(reading, span, match)
        or _of_body_beside(reading, span)
        or _of_ministry_between(reading, span)
        or _of_appointer(reading, span, holder)
        or _of_delegation(reading, span, holder)
        or _of_act_told(reading, span, match, holder)
        or _acted_for(reading, span, holder)
        or _of_fellow_met(reading, span)
    )
    is_of_court = match.entry.branch == "judicial" and not _is_of_state_only(match)
    if is_of_court and (stated is None or stated.entity.kind is EntityKind.GOVERNMENT):
        return _court(reading, span, holder, stated)
    if stated is not None and not _leads_another(reading, stated, holder):
        return stated
    owner = _state_of_office(reading, span, match, holder)
    return government_of_office(reading, owner[0], span, owner[1]) if owner is not None else None


def _leads_another(reading: Reading, stated: Referent, holder: Holder) -> bool:
    """Whether "its prime minister" is known as that of another state than the one that "its" seems to mean."""
    leader = reading.gazetteer.leader(holder.name, on=reading.parsed.article.published_day)
    is_by_pronoun = stated.token.pos_ == "PRON" and not stated.certain
    return is_by_pronoun and leader is not None and leader != stated.entity.country


def _of_own_name(reading: Reading, span: "Span", holder: Holder) -> Referent | None:
    """ "Ministers Ana Ruiz of Peru and Luis Mora of Chile"; "the presidents of Kenya and Uganda, Ruto and Museveni"."""
    if not is_of_many(span.root):
        return None
    own = [t for c in holder.token.children if c.lower_ == "of" and c.i > span.end for t in objects_of(c)]
    beside = span.doc[holder.token.i + 1 : holder.token.i + 3]
    if not own and len(beside) > 1 and beside[0].lower_ == "of" and beside[1].pos_ == "PROPN":
        own = [beside[1]]
    states = [t for c in span.root.children if c.lower_ == "of" for o in objects_of(c) for t in conjuncts(o)]
    states = states or list(_demonyms(reading, span.root)) or _demonyms_before(reading, span)
    states = [t for t in states if reading.person_span(t) is None]
    is_before = holder.token.i < span.start
    between = span.doc[span.sent.start : holder.token.i + 1] if is_before else span.doc[span.end : holder.token.i + 1]
    names = dict.fromkeys(s for t in between if (s := reading.person_span(t)) is not None)
    if not own and len(states) > 1 and 0 < len(names) <= len(states):
        own = [states[len(names) - 1]]
    if not own and not states and not is_before and 0 < len(names) <= _SIDES:
        return _of_two_states(reading, span, len(names) - 1)
    return next((referent for token in own for referent in _owners_at(reading, token)), None)


def _of_name_behind(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Referent | None:
    """ "Foreign Minister Khalid al-Mansour *of Kenya*": right behind the name that follows the title in capitals."""
    name, doc = reading.person_span(holder.token), span.doc
    if name is None or not span.text[:1].isupper() or not span.end <= name.start <= span.end + 1:
        return None
    of = doc[name.end] if name.end < len(doc) else None
    if of is None or of.lower_ != "of" or match.entry.branch == "legislative":
        return None  # "Senator Ana Ruiz of Nebraska": where somebody was elected
    owners = [referent for token in objects_of(of) for referent in _owners_at(reading, token)]
    return next((owner for owner in owners if owner.entity.kind in _BODIES and owner.entity.country), None)


def _of_body_beside(reading: Reading, span: "Span") -> Referent | None:
    """ "Ann Lee, Country Director, *World Bank*, signed": what is named behind the title of somebody, after a comma."""
    doc, end = span.doc, span.sent.end
    is_behind_name = span.start > span.sent.start + 1 and doc[span.start - 1].text == ","
    if not is_behind_name or reading.person_span(doc[span.start - 2]) is None:
        return None
    comma = next((word for word in doc[span.end : min(span.end + _LONGEST_FIELD, end)] if word.text == ","), None)
    is_field = comma is not None and (comma.i == span.end or doc[span.end].lower_ in _OF_FIELDS)
    if comma is None or not is_field:
        return None
    name = list(takewhile(lambda word: word.pos_ == "PROPN", doc[comma.i + 1 : end]))
    behind = doc[name[-1].i + 1] if name and name[-1].i + 1 < end else None
    if behind is None or not (behind.text == "," or behind.pos_ in VERBAL):
        return None
    bodies = [] if reading.person_span(name[-1]) is not None else reading.referents(name[-1])
    return next((body for body in bodies if body.entity.kind in _NAMED_BODIES), None)


def _of_ministry_between(reading: Reading, span: "Span") -> Referent | None:
    """ "Ana Ruiz, Director, Ministry of Trade, *Kenya*, signed": of the state named in it or behind."""
    ministry = body_between(reading, span)
    if ministry is None:
        return None
    found = [r for r in reading.referents(ministry.root) if r.certain and r.entity.kind is EntityKind.AGENCY]
    behind = span.doc[ministry.end + 1] if ministry.end + 2 < span.sent.end else span.root
    match = reading.match(behind)
    if not found and match is not None and match.sense is Sense.NAME and match.entry.country:
        name = reading.match_span(behind, match)
        if span.doc[name.end].text in {",", "."}:
            return government_of_office(reading, match.entry.country, name, f"gazetteer: {match.text}")
    return found[0] if found else None


def _of_appointer(reading: Reading, span: "Span", holder: Holder) -> Referent | None:
    """ "*Kenya's president* appointed Ali Dar interior minister", "*the UN* named him as envoy": of the giver."""
    verb = _appointing(reading, span, holder)
    for subject in _givers(verb) if verb is not None else ():
        for referent in reading.referents(subject):
            state = referent.acts_for or referent.entity
            if state.kind is EntityKind.GOVERNMENT and state.country:
                return government_of_office(reading, state.country, span, referent.reason)
            if state.kind is EntityKind.ORGANIZATION and referent.certain and _is_as(span):
                return referent
    return None


def _appointing(reading: Reading, span: "Span", holder: Holder) -> "Token | None":
    """The verb by which somebody is given an office."""
    if _is_as(span):
        above = span.root.head.head
        return above if above.lemma_ in WORDS.appointing_beside else None
    name = reading.person_span(holder.token)
    if name is None or not span.text.islower():
        return None
    if span.root.dep_ in {"dobj", "oprd"} and name.start >= span.end:  # "sacked the finance minister, Ali Dar"
        return span.root.head if span.root.head.lemma_ in WORDS.appointing else None
    if name.end != span.start or not name.start:
        return None
    verb = span.doc[name.start - 1]
    is_active = verb.pos_ == "VERB" and verb.lemma_ in WORDS.appointing_beside and verb.tag_ != "VBN"
    return verb if is_active else None


def _is_as(span: "Span") -> bool:
    return span.root.dep_ == "pobj" and span.root.head.lower_ == "as"


def _givers(verb: "Token") -> list["Token"]:
    """Who gives an office: "*Kenya* named him as mediator", "he was named *by Kenya* as mediator"."""
    agents = [noun for link in verb.children if link.lower_ == "by" for noun in objects_of(link)]
    return agents if verb.tag_ == "VBN" and is_passive(verb) else surface_subjects(verb)


def _of_delegation(reading: Reading, span: "Span", holder: Holder) -> Referent | None:
    """ "*Kenya's* delegation was led by the minister, Ali Dar": of the state whose side he speaks for."""
    named = holder.token.head if holder.token.dep_ == "appos" else holder.token
    by = named.head if named.dep_ == "pobj" and named.head.lower_ == "by" else None
    verb = named.head if by is None else by.head
    if verb.lemma_ not in discourse_words().leading or (by is None and named.dep_ != "nsubj"):
        return None
    led = [c for c in verb.children if c.dep_ == ("dobj" if by is None else "nsubjpass")]
    led = [verb.head] if by is not None and verb.dep_ == "acl" else led
    sides = (noun for noun in led if noun.lemma_.lower() in reading.frames.classes["delegation_led"])
    owners = [owner for noun in sides for owner in explicit_owners(reading, noun)]
    return government_of_office(reading, owners[0].code, span, owners[0].reason) if len(owners) == 1 else None


def _of_act_told(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> Referent | None:
    """ "*Kenya* will pay Chad, the prime minister, Ali Dar, said": of the state whose act he tells."""
    name, doc = reading.person_span(holder.token), span.doc
    if name is None or name.start < span.end or name.end + 1 >= len(doc) or match.entry.branch != "executive":
        return None
    saying = doc[name.end + 1]
    if doc[name.end].text != "," or saying.lemma_ not in reading.frames.status.reporting or not span.text.islower():
        return None
    told = [child for child in saying.children if child.dep_ == "ccomp" and child.i < span.start]
    subjects = [subject for clause in told if not is_passive(clause) for subject in surface_subjects(clause)]
    states = [m for m in map(reading.match, subjects) if m is not None and m.sense in STATE_NAMES]
    code = states[0].entry.country if len(states) == len(subjects) == 1 else None
    return None if code is None else government_of_office(reading, code, span, "the state whose act is told of")


def _of_fellow_met(reading: Reading, span: "Span") -> Referent | None:
    """ "Met Iraq's president, Ali Dar, *Prime Minister* Omar Said and": of the state of the one named before."""
    name = _named_just_before(reading, span)
    fellow = reading.persons.get(full_name(reading, name)) if name is not None else None
    if fellow is None or fellow.state is None or not fellow.is_state_told or not span.text[:1].isupper():
        return None
    before = reversed(span.doc[span.sent.start : span.start])
    above = next((word for word in before if word.pos_ in {"ADP", "VERB", "AUX"}), None)
    is_met = above is not None and (above.lower_ == "with" or above.lemma_ in discourse_words().meeting)
    return government_of_office(reading, fellow.state, span, "of those met together") if is_met else None


def _named_just_before(reading: Reading, span: "Span") -> "Span | None":
    """The person whom only a comma or "and" parts from a title: "Ali Dar and Prime Minister"."""
    place = span.start - 1
    while place > span.sent.start and span.doc[place].lower_ in {",", "and"}:
        place -= 1
    is_listed = span.sent.start <= place < span.start - 1
    return reading.person_span(span.doc[place]) if is_listed else None


def _demonyms(reading: Reading, title: "Token") -> Iterator["Token"]:
    for token in (t for c in title.children if c.dep_ == "amod" for t in conjuncts(c)):
        match = reading.match(token)
        if match is not None and match.sense is Sense.DEMONYM:
            yield token


def _demonyms_before(reading: Reading, title: "Span") -> list["Token"]:
    """ "*Thai and Lao* Foreign Ministers Ana Ruiz and Ali Dar", whatever the parser hung them on."""
    found: list[Token] = []
    for token in reversed(title.doc[title.sent.start : title.start]):
        match = reading.match(token)
        if match is not None and match.sense is Sense.DEMONYM:
            found.insert(0, token)
        elif token.lower_ not in {"and", ","}:
            break
    return found if len(found) > 1 else []


def _of_two_states(reading: Reading, span: "Span", index: int) -> Referent | None:
    """ "Georgia and Greece agreed. Their ministers, Ana Ruiz and Luis Mora": in the order of the states told before."""
    owned = {c.lower_ for c in span.root.children if c.dep_ in {"poss", "det", "nummod"}}
    if owned.isdisjoint(_OF_BOTH):
        return None
    for sentence in reading.sentences_to(span.root, lookback=1):
        found = (reading.match(token) for token in sentence if sentence != span.sent or token.i < span.start)
        states = (m.entry.country for m in found if m is not None and m.sense in STATE_NAMES)
        codes = list(dict.fromkeys(code for code in states if code is not None))
        if len(codes) == _SIDES:
            return government_of_office(reading, codes[index], span, "both states told before, in turn")
        if codes[1:]:
            return None
    return None


def _acted_for(reading: Reading, span: "Span", holder: Holder) -> Referent | None:
    """ "the deputy minister who conducted the talks for the Uzbek side": for whom he or she acts there."""
    clauses = [c for head in (span.root, holder.token) for c in head.children if c.dep_ == "relcl"]
    sides = [t for clause in clauses for c in clause.subtree if c.lower_ == "for" for t in objects_of(c)]
    for side in sides:
        match = reading.match(side)
        if match is not None and match.sense in NAMES_OF_STATES and match.entry.country:
            return government_of_office(reading, match.entry.country, span, f"gazetteer: {match.text}")
        if reading.is_noun(side, "state_representative") and (owners := explicit_owners(reading, side)):
            return government_of_office(reading, owners[0].code, span, owners[0].reason)
    return None


def body_headed(reading: Reading, token: "Token") -> Referent | None:
    """The body that somebody heads, or the government that it belongs to: "Austria's asylum office".

    "A charity in Addis Ababa" is of no government.
    """
    bodies = [referent for referent in reading.referents(token) if referent.entity.kind in _BODIES]
    if bodies:
        return bodies[0]
    owners = () if _is_private(reading, token) else explicit_owners(reading, token)
    return (
        government_of_office(reading, owners[0].code, token.doc[token.i : token.i + 1], owners[0].reason)
        if owners
        else None
    )


def _state_of_office(reading: Reading, span: "Span", match: GazetteerMatch, holder: Holder) -> tuple[str, str] | None:
    """The state of an office whose phrase names none, and how we know."""
    entry = match.entry
    if entry.country is not None:
        return entry.country, f"{match.text} is an office of {entry.country}"
    if entry.key.endswith("commissioner") and any(state.code == "EU" for state in reading.states):
        return "EU", "a commissioner, in an article on the European Union"
    known = reading.persons.get(holder.name)
    if known is not None and known.state is not None and known.title is not None and match.acts_for_state:
        return known.state, OF_OFFICE_BEFORE
    cable = reading.gazetteer.cable
    if cable is not None and _has_classified(span):
        return cable.writer, "of the service that wrote the cable"
    leader = reading.gazetteer.leader(holder.name, on=reading.parsed.article.published_day)
    if leader is not None:
        return leader, f"gazetteer: {holder.name}"
    is_of_one_state = entry.branch in _BRANCHES_OF_A_STATE and span.root.tag_ != "NNS"  # "foreign secretaries A and B"
    is_open = is_of_one_state and not _is_of_body(reading, span, match)
    likely = likely_state_of_office(reading, span, match, holder) if is_open else None
    if likely is None:
        return None
    is_known = not match.qualifiers and not _is_posted(match)  # no "former finance minister there", no envoy
    is_called = span[0].text[:1].isupper()  # "Finance Minister Ana Ruiz", as one known there
    if cable is not None and likely.code == cable.host and is_known and is_called:
        return likely.code, "of the state where the cable was written"
    is_alone = span[0].lower_ != "state" and _named_just_before(reading, span) is None  # no "State Attorney General"
    is_alone = is_alone and not span.root.has_word("then")
    is_far_ahead = likely.lead >= (_PLAIN_LEAD if is_called else _PLAIN_LEAD_OF_NOUN)
    is_plain = (is_far_ahead or likely.is_only) and is_known and is_alone
    is_plain = is_plain and entry.branch == "executive" and not _follows_nameless_state(reading, span)
    return likely.code, STATE_PLAINLY_SPOKEN_OF if is_plain else STATE_SPOKEN_OF


def _has_classified(span: "Span") -> bool:
    """ "Classified By: DCM Ann Lee", of the service whose cable it is."""
    return span.sent.text.startswith("Classified By") and span.sent.start == 0


def _follows_nameless_state(reading: Reading, span: "Span") -> bool:
    """ "A Caribbean *republic* is weighing an offer. The prime minister, Ana Ruiz, met": hers may be that one."""
    index = reading.sentence_index(span.root)
    near = (token for sentence in reading.sentences[max(index - _NEAR, 0) : index + 1] for token in sentence)
    return any(reading.is_noun(t, "called_a_state") and is_new(t) and not explicit_owners(reading, t) for t in near)


def _is_of_body(reading: Reading, span: "Span", match: GazetteerMatch) -> bool:
    """Whether an office is one of a body of which we do not know: "its president", "of the chamber of commerce"."""
    of = (noun for child in span.root.children if child.lower_ == "of" for noun in objects_of(child))
    if any(noun.pos_ in NOMINAL and _is_private(reading, noun) for noun in of):
        return True
    owners = [child for child in span.root.children if child.dep_ == "poss"]
    if any(owner.pos_ == "NOUN" and reading.is_noun(owner, "firm", "enterprise", "outsider") for owner in owners):
        return True
    return match.entry.key in _OF_ANY_BODY and any(owner.lower_ in _OF_BODIES_BEFORE for owner in owners)


def _court(reading: Reading, span: "Span", holder: Holder, state: Referent | None) -> Referent | None:
    """The court that a judge without a named court sits on: the one told before, else the last one named.

    "Judge Li of China" is one of the court between states that was named last.
    """
    sits_in = _seat(reading, holder)
    if sits_in is not None:
        return sits_in
    known = reading.persons.get(holder.name)
    own = _court_of_title(reading, span, holder)
    first = min((*reading.same_nouns(holder.token), span.root), key=place_of)  # where his name was told first
    last = last_court(reading, first, of_name=own.text.split()[0].lower() if own is not None else None)
    if state is not None and (last is None or last.entity.country is not None):
        return _court_of_level(span, state) or (None if _is_home_of_judge(span, holder, state) else state)
    if _rules_here(reading, span) or (last is not None and _sits_elsewhere(holder, last)):
        return None
    if last is None and own is not None:
        court = Entity(kind=EntityKind.COURT, key=slug(own.text), label=own.text)
        return Referent(court, own, "the court in a title", span.root)
    if last is None or known is None or known.court is None:
        return last
    return Referent(known.court, last.mention, last.reason, span.root, certain=False)


def _court_of_level(span: "Span", state: Referent) -> Referent | None:
    """The *U.S. District Court* of "U.S. District Judge Ana Ruiz"."""
    level = span[0].text
    if (
        len(span) == 1
        or not level.istitle()
        or level.lower() not in _LEVELS_OF_JUDGES
        or state.token.i != span.start - 1
    ):
        return None
    label = f"{state.token.text} {level} Court"
    court = Entity(kind=EntityKind.COURT, key=slug(label), label=label, country=state.entity.country)
    return Referent(court, mention_of(span), "the court in a title", span.root)


def _is_home_of_judge(span: "Span", holder: Holder, state: Referent) -> bool:
    """ "Justice Ana Ruiz *of Peru*", of a court between states: where one is from; not "Chief Justice … of Peru"."""
    is_behind = state.token.dep_ == "pobj" and state.token.i > holder.token.i > span.root.i
    return is_behind and len(span) == 1


def _court_of_title(reading: Reading, span: "Span", holder: Holder) -> Mention | None:
    """ "Ann Lee, a *High Court* judge", "Mrs Justice Lee, a *Supreme Court* judge": which court a title tells."""
    beside = (child for child in holder.token.children if child.dep_ == "appos" and reading.is_noun(child, "judge"))
    levels = reading.frames.nouns["level_of_court"]
    for title in (span.root, *beside):
        first = title.i - 2
        names = span.doc[max(first, 0) : title.i]
        if first >= 0 and names.text.istitle() and names[-1].lower_ == "court" and names[0].lower_ in levels:
            return mention_of(names)
    return None


def _seat(reading: Reading, holder: Holder) -> Referent | None:
    """The court of "Mr. Justice Hale, sitting in the High Court in London"."""
    verb = holder.token.head
    sitting = (child for child in verb.children if child.lemma_ == "sit" and holder.token.dep_ == "nsubj")
    clauses = [*sitting, *(child for child in holder.token.children if child.dep_ in {"acl", "relcl", "appos"})]
    named = (t for clause in clauses for t in clause.subtree if t.dep_ == "pobj" and t.head.head == clause)
    courts = (referent for token in named for referent in reading.referents(token))
    return next((court for court in courts if court.entity.kind is EntityKind.COURT), None)


def _sits_elsewhere(holder: Holder, court: Referent) -> bool:
    """ "Before Judge Ann Hale *in Boston*": on a court there, and on none whose name has no such town."""
    towns = (child for child in holder.token.children if child.lower_ == "in" and child.i > holder.token.i)
    names = [noun for town in towns for noun in town.children if noun.dep_ == "pobj" and noun.ent_type_ == "GPE"]
    return any(name.text not in court.entity.label for name in names)


def _rules_here(reading: Reading, span: "Span") -> bool:
    """Whether a court that nobody named acts in the sentence: "a higher court, in a ruling by Judge Macuacua"."""
    subjects = (token for token in span.sent if token.dep_ == "nsubj" and reading.is_noun(token, "court"))
    return any(_is_another(token) for token in subjects if token.pos_ == "NOUN")


def _is_another(court: "Token") -> bool:
    return not has_the(court) and any(child.tag_ == "JJR" or child.lower_ == "another" for child in court.children)


def stated_body(
    reading: Reading, span: "Span", match: GazetteerMatch | None = None, *, pronouns: bool = True
) -> Referent | None:
    """Whose office it is, as the words around the title say: "its", "Rwanda's", "of the Commission", "Italian"."""
    prepositions = _OWNING_PREPOSITIONS - OF_POSTS if _is_posted(match) else _OWNING_PREPOSITIONS
    if match is not None and match.entry.portfolios and charge_of(span):
        prepositions -= {"for"}
    embassies = _embassies(reading, span) if _is_posted(match) else ()
    beside = (*_before_name(reading, span), *_owners_of_beside(reading, span))
    behind = (*_behind_field(span), *states_behind_charge(reading, span.root))
    owned = (*_whom_advised(span, match), *_owner_tokens(span, prepositions))
    bodies = (*behind, *owned, *embassies, *beside, *_right_behind(reading, span))
    for token in bodies:
        is_elsewhere = _is_constituency(reading, token, span, match) or _tells_birth(token)
        if is_elsewhere or (token.pos_ == "PRON" and not pronouns):
            continue
        if reading.is_noun(token, "assembled") and _is_of_private_field(reading, token):
            return None
        for referent in _firm_meant(reading, token, match) or _owners_at(reading, token):
            body = _body_of(reading, referent, span)
            if body is not None and not (token.pos_ == "PRON" and _is_unlike(body, match)):
                return body
        # "the director of Tunisia's office for trade remedies": a body that nobody knows, of a state that is named.
        is_public = token.pos_ == "NOUN" and not _is_private(reading, token)
        if is_public and (owners := explicit_owners(reading, token)):
            return government_of_office(reading, owners[0].code, span, owners[0].reason)
    return None


def _whom_advised(span: "Span", match: GazetteerMatch | None) -> Iterator["Token"]:
    """ "A Dutch adviser to *the Malian ministry*": whom, whatever state the adviser is from."""
    if match is not None and match.entry.key == _ADVISER:
        yield from _objects(span, span.root, _ADVISING)


def _tells_birth(token: "Token") -> bool:
    """ "A *Russian*-born vice-president", "the *London*-based director": whence somebody is, not whose office it is."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return len(behind) > 1 and behind[0].text == "-" and behind[1].tag_ == "VBN"


def _is_private(reading: Reading, body: "Token") -> bool:
    """ "A charity", "an airline", "a museum": of no state, wherever it is."""
    is_some = any(child.tag_ == "DT" and child.lower_ in {"a", "an"} for child in body.children)
    if reading.is_noun(body, "assembled") and _is_of_private_field(reading, body):
        return True
    return reading.is_noun(body, "firm", "enterprise", "outsider") or (is_some and reading.is_noun(body, "seated"))


def _is_of_private_field(reading: Reading, body: "Token") -> bool:
    """ "The chamber of *commerce*", "the *Olympic* committee": whether a word says that a body is of no state."""
    of = (field for child in body.children if child.lower_ == "of" for field in objects_of(child))
    beside = (child for child in body.children if child.dep_ in PREMODIFIERS)
    return any(reading.is_noun(word, "private_field") for word in (*of, *beside))


def _is_unlike(body: Referent, match: GazetteerMatch | None) -> bool:
    """ "Its director", "its foreign minister": no state or court has the one, no court the other."""
    if match is None:
        return False
    if body.entity.kind is EntityKind.COURT:
        return _is_of_state_only(match) or match.entry.branch in _BRANCHES_OF_A_STATE
    return body.entity.kind is EntityKind.GOVERNMENT and match.entry.key in _OF_BODIES


def _is_of_state_only(match: GazetteerMatch) -> bool:
    """Whether an office is a prosecutor's whom no court has: "the prosecutor general"; not "the prosecutor"."""
    return match.entry.key == _PROSECUTOR and not WORDS.of_states_only.isdisjoint(match.text.lower().split())


def _is_constituency(reading: Reading, token: "Token", span: "Span", match: GazetteerMatch | None) -> bool:
    """ "Senator Dale Hutchins of Nebraska", "the member of parliament for Hampstead": where somebody was elected.

    So is a place that we do not know, behind "from".
    """
    is_of_legislator = match is not None and match.entry.branch == "legislative" and token.dep_ == "pobj"
    is_seat = token.head.lower_ == "for" or (token.head.lower_ == "from" and reading.match(token) is None)
    return is_of_legislator and token.i >= span.end and (is_seat or token.head.head != span.root)


def _firm_meant(reading: Reading, token: "Token", match: GazetteerMatch | None) -> list[Referent]:
    """ "Its chairman", "the Belgian company's": of the firm named just before, since no state has one."""
    is_meant = token.lower_ in {"its", "their"} or (token.pos_ == "NOUN" and reading.is_noun(token, "firm"))
    if match is None or match.entry.key not in _OF_FIRMS or not is_meant:
        return []
    for sentence in reading.sentences_to(token, lookback=1):
        for other in reversed([t for t in sentence if _may_be_firm(reading, t)]):
            if sentence == token.sent and other.i >= token.i:
                continue
            firms = [r for r in reading.referents(other) if r.entity.kind is EntityKind.ORGANIZATION and not r.media]
            if firms and find_place(reading, other) is None and not _is_where_from(other):
                return [firms[0].again(token, f"{firms[0].entity.label}, named before")]
    return []


def _may_be_firm(reading: Reading, token: "Token") -> bool:
    """Whether a word is a name, none of where a court sits, or calls a firm back: "ordered *the company* to pay"."""
    if token.pos_ == "NOUN":
        return reading.is_noun(token, "firm") and is_definite(token)
    is_place = token.dep_ == "pobj" and token.head.lower_ in {"in", "at"} and token.head.head.pos_ == "NOUN"
    return token.pos_ == "PROPN" and token.dep_ not in _INSIDE_NAMES and not is_place


def _is_where_from(token: "Token") -> bool:
    """ "Lekkas Bulk Carriers of Piraeus": where a firm is from."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "PROPN"


def _body_of(reading: Reading, referent: Referent, span: "Span") -> Referent | None:
    if referent.entity.kind in _BODIES and not referent.media:
        return referent
    if referent.acts_for is not None and referent.acts_for.kind in OF_STATE:
        return Referent(referent.acts_for, referent.mention, referent.reason, referent.token)
    return government_of_office(reading, referent.state, span, referent.reason) if referent.state is not None else None


def _owners_at(reading: Reading, token: "Token") -> list[Referent]:
    match = reading.match(token)
    if match is not None and match.entry.country and match.sense in STATE_NAMES:
        span = reading.match_span(token, match)
        return [government_of_office(reading, match.entry.country, span, f"gazetteer: {match.text}")]
    if (code := state_nouns().before_titles.get(token.text)) and any(state.code == code for state in reading.states):
        return [government_of_office(reading, code, token.doc[token.i : token.i + 1], "what its ministers are called")]
    if token.dep_ == "pobj" and is_definite(token) and reading.is_noun(token, "state"):
        return []  # "the attorney-general of the federation": any state may be one
    is_noun = token.pos_ in {"NOUN", "PROPN", "PRON"} or token.dep_ == "poss"
    is_named = match is not None and match.sense is not Sense.OFFICE
    return reading.referents(token) if is_noun or is_named else []


def government_of_office(reading: Reading, code: str, span: "Span", reason: str) -> Referent:
    """The government of a state as the body of an office, mentioned by its words."""
    certain = reason.startswith("gazetteer")
    return Referent(reading.government(code), mention_of(span), reason, span.root, certain=certain)


# --- the words that may say whose ----------------------------------------------------------


def _is_posted(match: GazetteerMatch | None) -> bool:
    """Whether the office is one abroad, so that "in Tashkent" says where and not whose."""
    return match is not None and match.entry.branch == "diplomatic"


def _embassies(reading: Reading, span: "Span") -> Iterator["Token"]:
    """ "Political officer at Norway's *embassy* in Riga", which says whose an office abroad is."""
    for token in _owner_tokens(span, OF_POSTS):
        found = reading.match(token)
        if found is not None and _EMBASSY in {found.entry.key, found.entry.type}:
            yield token


def _owners_of_beside(reading: Reading, span: "Span") -> Iterator["Token"]:
    """The words that say whose another title beside is: "its High Commissioner in Kampala, Ambassador Otenyo".

    So do those of whatever an office-holder leads or signs: "the Tajik delegation, led by the minister".
    """
    beside = _title_before_comma(reading, span)
    if beside is not None:
        yield from _owner_tokens(beside, _OWNING_PREPOSITIONS - OF_POSTS)
    top = phrase_top(span.root)
    while top.dep_ == "appos" and top.head.i < top.i:
        top = top.head
    participle = top.head.head
    if top.dep_ == "pobj" and top.head.lower_ == "by" and participle.dep_ == "acl":
        noun = participle.head
        yield from (child for child in noun.children if child.dep_ in PREMODIFIERS)
        if noun.dep_ == "poss" or noun.pos_ == "PROPN":
            yield noun


def _title_before_comma(reading: Reading, span: "Span") -> "Span | None":
    """The title whose phrase ends at the comma before a title in capitals."""
    doc, comma = span.doc, span.start - 1
    if comma < 1 or doc[comma].text != "," or not span.text[:1].isupper():
        return None
    token = doc[comma - 1]
    while token.dep_ in {"pobj", "prep", "compound"} and token.head.i < token.i:
        token = token.head
    match = reading.match(token)
    return reading.match_span(token, match) if match is not None and match.sense is Sense.OFFICE else None


def _owner_tokens(span: "Span", prepositions: frozenset[str] = _OWNING_PREPOSITIONS) -> Iterator["Token"]:
    """The heads of the words that may say whose an office is, the surest first."""
    heads = [span.root]
    # "Italian Prime Minister Giorgia Meloni": the parser hangs the adjective on the name.
    if span.root.dep_ in {"compound", "nmod"} and span.root.head.i not in range(span.start, span.end):
        heads.append(span.root.head)
    is_owned = span.root.has_word("of")
    if span.root.dep_ == "conj" and span.root.head.i == span.start - 2 and not is_owned:  # "its president and premier"
        heads.append(span.root.head)
    if (first := _title_joined_before(span)) is not None:
        heads.append(first)
    for head in heads:
        yield from _modifiers(span, head)
    if span.start and span.doc[span.start - 1].sent == span.sent:
        yield span.doc[span.start - 1]
    for head in heads:
        yield from _objects(span, head, prepositions)


def _title_joined_before(span: "Span") -> "Token | None":
    """ "Kenya's opposition *leader* and former premier Ana Ruiz": what else the one who is named behind is."""
    name = span.root.head
    is_joined = span.root.dep_ == "compound" and name.dep_ == "conj" and name.head.i == span.start - 2
    if not is_joined or span.doc[span.start - 1].lower_ != "and" or name.head.pos_ != "NOUN":
        return None
    return name.head


def _behind_field(span: "Span") -> Iterator["Token"]:
    """ "Director for legal affairs at Kenya's foreign *ministry*": where, behind what somebody is in charge of."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].lower_ != "for":
        return
    behind = doc[span.end + 1 : min(span.end + 1 + _LONGEST_FIELD, span.sent.end)]
    at = next((word for word in behind if word.pos_ not in _IN_FIELDS), None)
    if at is not None and at.lower_ == "at" and doc[at.i - 1].pos_ in NOMINAL:
        yield from objects_of(at)


def _right_behind(reading: Reading, span: "Span") -> Iterator["Token"]:
    """ "The presidents of *Chad* - Ali Dar and Omar Sylla -": a state that the parser joins to what is behind it."""
    behind = span.doc[span.end + 1 : min(span.end + 3, span.sent.end)]
    if len(behind) > 1 and behind[0].nbor(-1).lower_ == "of" and behind[1].text in PARTING:
        match = reading.match(behind[0])
        yield from behind[:1] if match is not None and match.sense is Sense.NAME else ()


def _before_name(reading: Reading, span: "Span") -> Iterator["Token"]:
    """ "Speaker of the *Parliament* Ana Ruiz": the last word of a body, which a parser takes for a part of the name."""
    end = end_of_body(reading, span)
    if end > span.end and span.doc[span.end].lower_ == "of":
        yield span.doc[end - 1]


def _modifiers(span: "Span", head: "Token") -> Iterator["Token"]:
    """ "Italian", "Rwanda's", "its": nouns and adjectives before pronouns, none of them from inside the title."""
    last = span.end if head == span.root else span.start + 1
    for child in sorted(head.children, key=lambda c: c.pos_ == "PRON"):
        is_outside = child.i < last and child.i not in range(span.start, span.end)
        if is_outside and child.dep_ in PREMODIFIERS:
            yield child


def _objects(span: "Span", head: "Token", prepositions: frozenset[str]) -> Iterator["Token"]:
    """ "of the Commission", "at the Bank of Kenya"."""
    prepositions = prepositions if head == span.root else frozenset({"of"})
    is_of_charge = head == span.root and " of " in span.text  # "governor of the Central Bank of Kenya"
    charge = span[-1].children if is_of_charge and span[-1].i > head.i else ()
    for child in (*head.children, *charge):
        if child.dep_ == "prep" and child.lower_ in prepositions and child.i >= span.end - 1:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.i not in range(span.start, span.end):
                    yield from conjuncts(noun)[:1]
