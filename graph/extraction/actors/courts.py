"""Courts: named, of a type ("the High Court"), bare ("the court"), and whose they are."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.context import context_state, state_of_paragraph, states_without
from graph.extraction.actors.court_places import (
    SEATING,
    court_seats,
    is_elsewhere,
    is_new,
    is_of_unknown_place,
    place_there,
    sits_among_arbiters,
    state_of_clause,
    state_of_place,
    state_where_sentenced,
    states_beyond,
)
from graph.extraction.actors.owners import explicit_owners
from graph.extraction.actors.phrases import (
    is_definite,
    name_ending_at,
    objects_of,
    phrase_mention,
    verb_above,
    words_before,
)
from graph.extraction.actors.reading import LOOKBACK, Place, Reading, Referent, entity_of, full_name, place_of
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.actors.states_near import state_of_judge
from graph.extraction.actors.weighing import outweighed
from graph.gazetteer import GazetteerEntry, GazetteerMatch, Sense
from graph.iris import slug
from graph.labels import ATTRIBUTES, UNDERGOERS
from graph.language import mention_of
from graph.model import Entity, EntityKind, Mention

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_NUMBER = re.compile(r"\s+(?:No\.?\s*|Number\s+)\d+")  # "Court No. 2"
_LOCATING = frozenset({"in", "at", "of"})  # prepositions between a court and its town or province
_BEFORE_FIELD = frozenset({"of", "for"})
_OF_NAME = frozenset({"pobj", "compound", "amod", "nmod", "conj", "cc"})
_BEFORE_COURT = frozenset({"to", "before", "with"})  # prepositions between a verb and the court that is turned to
_NOBODY: frozenset[str] = frozenset()
_AUDITORS = "audit-office"  # a type of agency of the gazetteer
_ONE_PERSON = frozenset({"him", "her", "he", "she"})
_WITHOUT_COURTS = frozenset({"EU"})  # whose courts are called by their names, and never "the Supreme Court"
_HIGHEST = frozenset({"supreme", "constitutional"})  # levels of courts of which a state has one
_BEHIND_HEADLINE = 4  # sentences in which the court of a headline is told of
_SENTENCES_TO_NAME = 2  # in which a court or a judge gets a name after a first sentence without one
LONG_LOOKBACK = 12  # sentences: a court that was introduced stays "the court" for long
LONGEST_LOOKBACK = 40  # and its state that of other courts for longer


_REGIONAL = "regional court"  # as a court between neighbours is called again


def local_court(reading: Reading, token: "Token", match: GazetteerMatch) -> Referent | None:
    """A court that is called after a capital and not after the state ("Rome Court of Appeal"), or None for others."""
    if match.sense is not Sense.COURT or not _is_seat(reading, match.text.split(" ")[0]):
        return None
    code = match.entry.country
    span = reading.match_span(token, match)
    mention = mention_of(span.doc[span.start : _end_of_field(reading, span, span.end)])
    entity = _court(mention.text, code, key=f"{code} {mention.text}")
    return Referent(entity, mention, f"a court in {code}", token)


def _is_seat(reading: Reading, word: str) -> bool:
    return any(found.sense is Sense.METONYM for found in reading.gazetteer.find(word))


def generic_court(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the High Court", "a German court", "the court": named more closely beside, by the phrase, or before."""
    if _is_figurative(token):
        return []
    span = reading.match_span(token, match)
    beside = _name_beside(reading, span)
    if beside is not None:
        return reading.referents(beside)
    if (seated := _at_its_seat(reading, span)) is not None:
        return [seated.again(token, f"{seated.entity.label}, named before")]
    if court_mention(reading, span).text.lower() in reading.frames.nouns["bare_court"] and not is_elsewhere(token):
        if (modifier := modifier_court(reading, token)) is not None:
            return [replace(modifier, mention=phrase_mention(token), token=token)]
        if (auditors := _auditors_before(reading, token)) is not None:
            return [auditors.again(token, f"{auditors.entity.label}, named before")]
        is_told_whose = _is_of_body(reading, token) or bool(explicit_owners(reading, token))
        before = None if is_told_whose else _named_before(reading, token, span)
        if before is not None:
            return [before.again(token, f"{before.entity.label}, named before")]
    is_between_states = span.text == _REGIONAL and is_definite(token) and not is_elsewhere(token)
    if is_between_states and (regional := _international_before(reading, token)) is not None:
        return [regional.again(token, f"{regional.entity.label}, named before")]
    if span.text == "high court" and (supreme := _highest_before(reading, token)) is not None:
        return [supreme.again(token, f"{supreme.entity.label}, named before")]
    is_bare = _is_court(reading, span) and span[0].text.islower()
    later = named_later(reading, token, _is_court_told_of) if is_bare else None
    return [later or _court_of_type(reading, token, match, span)]


def _is_figurative(token: "Token") -> bool:
    """ "The court of public *opinion*": no court."""
    governed = (noun for child in token.children if child.lower_ == "of" for noun in objects_of(child))
    return any(noun.lemma_.lower() in court_seats().figurative for noun in governed)


def _highest_before(reading: Reading, token: "Token") -> Referent | None:
    """ "*The high court* said", in small letters, of the supreme court of a state that has no High Court."""
    before = last_court(reading, token, lookback=LONG_LOOKBACK) if is_definite(token) else None
    without = state_nouns().no_such_court.get("High Court", _NOBODY)
    return before if before is not None and before.entity.country in without else None


def _named_before(reading: Reading, token: "Token", span: "Span") -> Referent | None:
    """The court that "the court" or "the tribunal" was before."""
    if _is_another(token):
        return None
    far = None if token.has_word("same") else LONG_LOOKBACK  # "the same tribunal"
    same = None if _is_court(reading, span) else last_court(reading, token, lookback=far, of_name=token.lower_)
    of_arbiters = not _is_court(reading, span)
    near = same or last_court(reading, token, lookback=LONG_LOOKBACK, of_arbiters=of_arbiters)
    return near or last_court(reading, token, lookback=LONGEST_LOOKBACK, of_arbiters=of_arbiters)


def _is_another(court: "Token") -> bool:
    """ "The High Court upheld it. *A tribunal* jailed him": no court that was named; "a court bench" may be of one."""
    return is_new(court) and court.lower_ in {"court", "tribunal"}


def _auditors_before(reading: Reading, token: "Token") -> Referent | None:
    """ "The Court of Audit said. *The court's* president": a court that judges nobody, where it was named last."""
    for head, match in reading.names_before(token, LONG_LOOKBACK):
        if _AUDITORS in {match.entry.key, match.entry.type} and (found := reading.referents(head)):
            return found[0]
        if match.sense is Sense.COURT and not _is_bare(reading, head, match):
            return None
    return None


def _at_its_seat(reading: Reading, span: "Span") -> Referent | None:
    """ "The court in The Hague", of a court between states that was named before: no court of the Netherlands."""
    behind = [token.lower_ for token in span.doc[span.end : span.end + 3]]  # which a parser may hang on the verb
    seats = reading.frames.classes["seat_of_court"]
    is_seated = not SEATING.isdisjoint(behind[:1]) and not seats.isdisjoint(behind[1:])
    is_meant = is_seated and span.text.islower() and is_definite(span.root)
    return _international_before(reading, span.root) if is_meant else None


def named_later(reading: Reading, token: "Token", is_meant: Callable[[Reading, "Token"], bool]) -> Referent | None:
    """Who "a court in Cyprus" or "a judge" is, by the name that tells more in the sentences just behind."""
    if not is_new(token):
        return None
    explicit, index = explicit_owners(reading, token), reading.sentence_index(token)
    for sentence in reading.sentences[index + 1 : index + 1 + _SENTENCES_TO_NAME]:
        for subject in (t for t in sentence if t.dep_ == "nsubj" and t.head.lemma_.lower() in _saying(reading)):
            found = reading.referents(subject) if is_meant(reading, subject) else []
            if found and (not explicit or found[0].entity.country in {None, explicit[0].code}):
                return replace(found[0], mention=phrase_mention(token), token=token, certain=False)
    return None


def _saying(reading: Reading) -> frozenset[str]:
    return reading.frames.status.reporting | reading.frames.classes["judging"]


def _is_court_told_of(reading: Reading, subject: "Token") -> bool:
    """Whether a court is called by a name of its own, and is none that hears what others decided."""
    match = reading.match(subject)
    if match is None or match.sense is not Sense.COURT or match.entry.level in _HIGHEST | {"appeal", "international"}:
        return False
    return reading.match_span(subject, match)[0].text[:1].isupper() and not is_new(subject)


def _name_beside(reading: Reading, span: "Span") -> "Token | None":
    """ "the trial court, Federal Oral Court No. 2,": the head of the name."""
    doc, after = span.doc, span.end + 1
    after += after < len(doc) and doc[after].lower_ == "the"  # "the anti-graft court, the Sandiganbayan,"
    if after >= len(doc) or doc[span.end].text != "," or doc[after].sent != span.root.sent:
        return None
    match = reading.match(doc[after])
    is_name = match is not None and match.sense is Sense.COURT and doc[after].text[:1].isupper()
    return reading.match_span(doc[after], match).root if match is not None and is_name else None


def _court_of_type(reading: Reading, token: "Token", match: GazetteerMatch, span: "Span") -> Referent:
    if match.entry.level == "international":
        return _between_states(reading, token, match, span)
    if (body := _body_of(reading, token)) is not None or _is_of_body(reading, token):
        return _of_body(reading, token, span, body)
    if match.entry.key == "tribunal" and sits_among_arbiters(span):
        return _between_states(reading, token, match, span)
    explicit = explicit_owners(reading, token)
    local = None if explicit else state_of_place(reading, span) or state_of_clause(reading, token)
    code = explicit[0].code if explicit else local or _court_state(reading, token, match)
    if not explicit and not local and is_of_unknown_place(reading, span) and not _is_home(reading, code):
        code = None
    reason = explicit[0].reason if explicit else "the state of the courts spoken of here"
    reason = f"a court in {local}" if local else reason
    entry = _court_of_state(reading, span, match.entry, code)
    if entry is not None and not _is_local(reading, span, match.entry):
        return Referent(entity_of(entry), mention_of(span), reason, token, certain=bool(explicit))
    mention = court_mention(reading, span)
    label = " ".join((mention.text, *town_there(reading, token)))
    entity = _court(label, code, key=f"{code or ''} {label}")
    reason = reason if code else "the text does not say whose"
    is_known = bool(explicit or local)
    return Referent(entity, _without_town(span, mention), reason, token, certain=is_known, generic=True)


def town_there(reading: Reading, court: "Token") -> list[str]:
    """The words for the place that "there" stands for behind a court or a judge: "in Tashkent"."""
    place = place_there(reading, court)
    name = name_ending_at(place) if place is not None else None
    return ["in", name.text] if name is not None else []


def _is_home(reading: Reading, code: str | None) -> bool:
    return code is not None and code == reading.home_state() and reading.is_plainly_home(code)


def _body_of(reading: Reading, token: "Token") -> Referent | None:
    """The organisation of states whose court it is: "the tribunal of the Southern African Development Community"."""
    owners = [child for child in token.children if child.dep_ in {"poss", "compound"}]
    owners += [t for child in token.children if child.lower_ == "of" for t in objects_of(child)]
    for owner in owners:
        if not _is_body(reading, owner):
            continue
        if found := [body for body in reading.referents(owner) if body.entity.kind is EntityKind.ORGANIZATION]:
            return found[0]
    return None


def _is_body(reading: Reading, owner: "Token") -> bool:
    """Whether a word names a body between states, or calls one again: "*the bloc's* court"."""
    match = reading.match(owner)
    return reading.is_noun(owner, "bloc") if match is None else match.sense is Sense.BODY


def _of_body(reading: Reading, token: "Token", span: "Span", body: Referent | None) -> Referent:
    """The court of an organisation of states, by the name that the gazetteer has for it, or by the text's words."""
    label = body.entity.label if body is not None else None
    for name in (f"{label} {span.root.text}", f"{span.root.text} of the {label}") if label is not None else ():
        for known in reading.gazetteer.find(name):
            if known.sense is Sense.COURT and known.entry.level == "international" and not known.entry.generic:
                return Referent(entity_of(known.entry), phrase_mention(token), "a court of that body", token)
    mention = phrase_mention(token)
    return Referent(_court(mention.text, None, key=mention.text), mention, "a court of a body", token)


def _without_town(span: "Span", mention: Mention) -> Mention:
    """The words of a court's name where it has one of its own: "High Court", of "the High Court in Maun"."""
    is_seated = _is_seated(span, mention) and span[0].text[:1].isupper()
    return mention_of(span) if is_seated else mention


def _is_seated(span: "Span", mention: Mention) -> bool:
    """Whether a court's name is followed by where it sits, and by nothing more: "High Court in Maun"."""
    is_longer = mention.start_char == mention_of(span).start_char and mention.text != span.text
    return is_longer and span.doc[span.end].lower_ in SEATING


def _between_states(reading: Reading, token: "Token", match: GazetteerMatch, span: "Span") -> Referent:
    """ "an arbitral tribunal in Stockholm", "the Appeals Chamber": a court of no state, wherever it sits."""
    if match.entry.key == "chamber" and (court := _international_before(reading, token)) is not None:
        return court.again(token, f"chamber of {court.entity.label}")
    mention = court_mention(reading, span)
    return Referent(_court(mention.text, None, key=mention.text), mention, "a court between states", token)


def _international_before(reading: Reading, token: "Token") -> Referent | None:
    """The court of no state that was named last: whose chambers and judges are spoken of without its name."""
    for head, match in reading.names_before(token, LONGEST_LOOKBACK):
        named = match.sense is Sense.COURT and match.entry.level == "international" and not match.entry.generic
        if named and (found := reading.referents(head)):
            return found[0]
    return None


def _court(label: str, code: str | None, *, key: str) -> Entity:
    return Entity(kind=EntityKind.COURT, key=slug(key), label=label, country=code, parent=code)


def _court_of_state(reading: Reading, span: "Span", entry: GazetteerEntry, code: str | None) -> GazetteerEntry | None:
    """The court of a state that a type of court is the name of, if the words are meant as a name."""
    proper = span.text[:1].isupper() or any(t.lower_ == "court" and t.text[:1].isupper() for t in span)
    of_type = entry.label.islower()
    owned = reading.gazetteer.in_country(entry, code) if code and (proper or not of_type) else None
    if owned is None or owned.kind is None:
        return None
    # A type of court, not the name of one: the text's own words name it better.
    return None if of_type and owned.label.lower().endswith(entry.label) else owned


def _court_state(reading: Reading, token: "Token", match: GazetteerMatch) -> str | None:
    """The state of a court whose phrase names none: of the courts told of before, unless more speaks for another."""
    reviewed = _state_of_judge_reviewed(reading, token)
    if (told := reviewed or state_of_paragraph(reading, token)) is not None:
        return told
    if (sentenced := state_where_sentenced(reading, token)) is not None:
        return sentenced
    if _reviews(reading, token) and (below := _state_of_seat_before(reading, token)) is not None:
        return below
    if (own := _state_of_tried(reading, token)) is not None:
        return own
    nearest = _state_of_courts(reading, token)
    no_such = state_nouns().no_such_court.get(reading.match_span(token, match).text, _NOBODY)
    none_there = (
        _WITHOUT_COURTS | states_without(reading, token) | no_such | set(states_beyond(reading, verb_above(token)))
    )
    if nearest in none_there:  # "the Federal Supreme Court", behind a court of Kuwait
        nearest = context_state(reading, token, none_there)
        nearest = nearest or (outweighed(reading, token, None, none_there) if no_such else None)
    is_sure = nearest is None or _is_bare(reading, token, match) or nearest == reading.reported_from
    return nearest if is_sure else outweighed(reading, token, nearest, none_there)


def _state_of_tried(reading: Reading, court: "Token") -> str | None:
    """ "Ana Ruiz, a former president of Peru, … An electoral court barred *her* from office": that of her office."""
    verb = court.head if court.dep_ == "nsubj" else court.head.head
    if verb.lemma_ not in reading.frames.classes["judging_officials"]:
        return None
    tried = verb.child_of(UNDERGOERS)
    if tried is None or tried == court:
        return None
    span = reading.person_span(tried)
    if span is None and tried.lower_ in _ONE_PERSON:
        named = (reading.person_span(word) for word in reversed(_words_up_to(reading, tried)))
        span = next(filter(None, named), None)
    person = reading.persons.get(full_name(reading, span)) if span is not None else None
    return person.state if person is not None and person.is_state_told and not person.court else None


def _words_up_to(reading: Reading, token: "Token") -> list["Token"]:
    """The words of the sentences before and of this one up to a word, and it."""
    sentences = list(reading.sentences_to(token))
    return [*(word for sentence in reversed(sentences) for word in words_before(sentence, token)), token]


def _state_of_judge_reviewed(reading: Reading, court: "Token") -> str | None:
    """ "The Supreme Court lifted *Judge Cole's order*", "an order by Judge Cole": of the state whose judge gave it."""
    rulings = [c for c in court.head.children if c.dep_ == "dobj" and reading.is_noun(c, "ruling")]
    if court.dep_ != "nsubj" or not rulings:
        return None
    judges = [child for child in rulings[0].children if child.dep_ == "poss"]
    judges += [noun for link in rulings[0].children if link.lower_ in {"by", "of"} for noun in objects_of(link)]
    if not judges and is_definite(rulings[0]):
        judges = _deciding_before(reading, court)
    codes = {code for judge in judges for r in reading.referents(judge) if (code := state_of_judge(reading, r))}
    return codes.pop() if len(codes) == 1 else None


def _deciding_before(reading: Reading, court: "Token") -> list["Token"]:
    """ "*Judge Cole* ordered it to pay. It appealed, and an appeals court suspended *the order*": who gave that."""
    index = reading.sentence_index(court)
    for sentence in reversed(reading.sentences[max(index - 2, 0) : index]):
        verb = sentence.root
        if verb.lemma_ in reading.frames.classes["judging"]:
            return [child for child in verb.children if child.dep_ == "nsubj"]
    return []


def _reviews(reading: Reading, court: "Token") -> bool:
    """Whether a court decides on a ruling told of: "the appeal court upheld *the order*", "it was overturned by"."""
    by_it = court.dep_ == "pobj" and court.head.dep_ == "agent"
    verb = court.head.head if by_it else court.head
    reviewed = (child for child in verb.children if child.dep_ == ("nsubjpass" if by_it else "dobj"))
    is_acting = by_it or court.dep_ == "nsubj"
    return is_acting and any(reading.is_noun(ruling, "ruling") and is_definite(ruling) for ruling in reviewed)


def _state_of_seat_before(reading: Reading, token: "Token") -> str | None:
    """The state of the town in which those told of just before sit: "a judge *in Lyon* froze Peru's accounts"."""
    index = reading.sentence_index(token)
    before = [word for sentence in reading.sentences[max(index - 1, 0) : index + 1] for word in sentence]
    for word in reversed(before):
        if place_of(word) < place_of(token) and word.lemma_ in {"judge", "court"}:
            match = reading.match(word)
            is_named = match is not None and match.sense is Sense.COURT and not match.entry.generic
            return None if is_named else _state_of_seat(reading, word)
    return None


def _state_of_courts(reading: Reading, token: "Token") -> str | None:
    """The state of the courts whose state the article gives, else that of the context."""
    beside = last_court(reading, token, lookback=0)
    if beside is not None and beside.entity.country not in {None, *_WITHOUT_COURTS}:
        return beside.entity.country  # "in Washington a court ruled that it may; a petition to the Supreme Court is"
    here = place_of(token)
    owned = [(place, code) for place, code in _owned_courts(reading) if place != here]
    before = [code for place, code in owned if place < here]
    if before:
        return before[-1]
    if _is_in_headline(reading, token) and (told := _told_behind(reading) or reading.reported_from) is not None:
        return told
    last = last_court(reading, token, lookback=LONGEST_LOOKBACK)
    if last is not None and last.entity.country not in {None, *_WITHOUT_COURTS}:
        return last.entity.country
    return context_state(reading, token, _WITHOUT_COURTS) or (owned[0][1] if owned else None)


def _is_in_headline(reading: Reading, token: "Token") -> bool:
    """Whether a court is told of in the headline, which the text behind makes plain."""
    return reading.sentence_index(token) == 0 and token.sent[-1].text not in {".", "”", '"'}


def _told_behind(reading: Reading) -> str | None:
    """The state of the first court or judge behind a headline whose words tell it: "A judge in Nairobi ruled"."""
    courts = reading.frames.nouns["bare_court"]
    for sentence in reading.sentences[1 : 1 + _BEHIND_HEADLINE]:
        for word in sentence:
            if word.lower_ in courts or reading.is_noun(word, "judge"):
                owners = explicit_owners(reading, word)
                code = owners[0].code if owners else _state_of_seat(reading, word)
                if code not in {None, *_WITHOUT_COURTS}:
                    return code
    return None


def _state_of_seat(reading: Reading, word: "Token") -> str | None:
    return state_of_place(reading, word.doc[word.i : word.i + 1]) or state_of_clause(reading, word)


def _owned_courts(reading: Reading) -> list[tuple[Place, str]]:
    """Where the article names a national court together with its state, in text order."""
    if reading.courts is None:
        reading.courts = []  # set first: whose a court is may depend on the courts found so far
        for mentions in reading.mentions.values():
            for match in mentions.names():
                root = mentions.match_span(match).root
                code = _owner_of_court(reading, root, match) if match.sense is Sense.COURT else None
                if code is not None and code not in _WITHOUT_COURTS:
                    reading.courts.append((place_of(root), code))
    return reading.courts


def _owner_of_court(reading: Reading, root: "Token", match: GazetteerMatch) -> str | None:
    explicit = explicit_owners(reading, root) if match.entry.generic else []
    return match.entry.country or (explicit[0].code if explicit else None)


def court_by_seat(reading: Reading, token: "Token") -> Referent | None:
    """ "*Strasbourg* ordered Malta to pay them", "they applied to Strasbourg": the one court that sits there."""
    name = court_seats().courts.get(token.text)
    if name is None or not (_decides(token) or _is_turned_to(token)):
        return None
    entry = next(match.entry for match in reading.gazetteer.find(name))
    return Referent(entity_of(entry), phrase_mention(token), f"gazetteer: {name}", token)


def _decides(city: "Token") -> bool:
    return city.dep_ in {"nsubj", "agent"} and city.head.lemma_ in court_seats().deciding


def _is_turned_to(city: "Token") -> bool:
    verb = city.head.head
    return city.dep_ == "pobj" and city.head.lower_ == "to" and verb.lemma_ in court_seats().turned_to


def _is_local(reading: Reading, span: "Span", entry: GazetteerEntry) -> bool:
    """Whether a town, a province or a number tells this court from others of its type: "Rome Court of Appeal".

    Of the highest courts a state has one, wherever it sits: "the Supreme Court in Manila".
    """
    matches = [match for child in span.root.children if (match := reading.match(child)) is not None]
    named_after_state = any(match.sense in {Sense.NAME, Sense.DEMONYM} for match in matches)
    mention = court_mention(reading, span)
    if named_after_state or (_is_seated(span, mention) and entry.level in _HIGHEST):
        return False
    return len(mention.text) > len(span.text)


def court_mention(reading: Reading, span: "Span") -> Mention:
    """A court as the text names it: "Rome court", "court in Yekaterinburg", "Federal Oral Court No. 2"."""
    doc = span.doc
    start = _start_of_name(reading, span)
    end = _end_of_field(reading, span, _end_of_number(span))
    if start == span.start and end + 1 < len(doc) and (town := _town(reading, doc, end, span.root)) is not None:
        end = town.i + 1
    return mention_of(doc[start:end])


def _start_of_name(reading: Reading, span: "Span") -> int:
    start = span.start
    while start > 0 and _names_court(reading, span.doc[start - 1]) and span.doc[start - 1].head.i >= start:
        start -= 1
    return start


def _names_court(reading: Reading, before: "Token") -> bool:
    is_name = before.text[:1].isupper() or reading.match(before) is not None
    return is_name and before.dep_ in ATTRIBUTES


def _end_of_number(span: "Span") -> int:
    """Where a court's name ends, in tokens, with the number that it may have: "Court No. 2"."""
    doc = span.doc
    numbered = _NUMBER.match(doc.text, span[-1].idx + len(span[-1]))
    if numbered is None:
        return span.end
    return next((t.i for t in doc[span.end :] if t.idx >= numbered.end()), len(doc))


def _end_of_field(reading: Reading, span: "Span", end: int) -> int:
    """Where the name ends with what the court is for: "Regional Court for Criminal Matters", "Court of Justice"."""
    doc, first = span.doc, end + 1
    if end >= len(doc) or not _opens_field(doc[end]) or doc[end].head != span.root:
        return end
    words = list(takewhile(lambda word: word.text[:1].isupper() or word.lower_ == "and", doc[first:]))
    while words and words[-1].lower_ == "and":
        words.pop()
    is_name = span.root.text[:1].isupper() and all(word.dep_ in _OF_NAME for word in words)
    return words[-1].i + 1 if words and is_name and not any(_is_whose(reading, word) for word in words) else end


def _opens_field(preposition: "Token") -> bool:
    """Whether a preposition is of a name: "Special Court *against* Corruption"; not "won in the High Court against"."""
    is_against = preposition.lower_ == "against" and preposition.ent_type_ == "ORG"
    return is_against or preposition.lower_ in _BEFORE_FIELD


def _is_whose(reading: Reading, word: "Token") -> bool:
    match = reading.match(word)
    return word.ent_type_ == "GPE" or (match is not None and match.sense is not Sense.OFFICE)


def _town(reading: Reading, doc: "Doc", i: int, court: "Token") -> "Token | None":
    """The last word of the town or province behind a court: "court in Dandong", "Supreme Court of British Columbia"."""
    if doc[i].lower_ not in _LOCATING or doc[i].head != court:
        return None
    name = next(iter(objects_of(doc[i])), None)
    if name is None or not name.text[:1].isupper() or any(t.lower_ != "the" for t in doc[i + 1 : name.left_edge.i]):
        return None
    if name.i in reading.mentions_of(name).times:  # "convicted by a court in May"
        return None
    return name if doc[i].lower_ != "of" or _is_part(reading, court, name) else None


def _is_part(reading: Reading, court: "Token", name: "Token") -> bool:
    """Whether a court is "of" a part of a state, not of a state or a body: "Supreme Court of British Columbia"."""
    match = reading.match(name)
    is_of_kind = court.has_any({"amod", "compound"})  # "district court of Vigo"
    is_name = court.text[:1].isupper() or is_of_kind or match is not None or reading.gazetteer.place(name.text)
    is_town = match is None or match.sense is Sense.METONYM  # "District Court of The Hague"
    return bool(is_name) and is_town and not name.has("prep")


def bare_court(reading: Reading, token: "Token") -> list[Referent]:
    """ "the panel", "the tribunal": the court that the phrase names, else the one named before."""
    if (court := modifier_court(reading, token)) is not None:
        return [replace(court, token=token)]
    if (is_new(token) and token.lower_ == "jury") or _is_of_body(reading, token):
        return []  # "a grand jury", which is no court; "the court of ECOWAS", which is another than those before
    same = last_court(reading, token, lookback=LONG_LOOKBACK, of_name=token.lower_)
    before = same or last_court(reading, token, lookback=LONG_LOOKBACK)
    return [before.again(token, f"{before.entity.label}, named before")] if before else []


def _is_of_body(reading: Reading, court: "Token") -> bool:
    """ "The court of *ECOWAS*", "the bloc's court": whether the phrase says of which body between states a court is."""
    links = (link for link in court.children if link.lower_ == "of")
    behind = (token for link in links for token in link.children if token.dep_ == "pobj")
    before = (child for child in court.children if child.dep_ == "poss")
    return any(_is_body(reading, owner) for owner in (*behind, *before))


def modifier_court(reading: Reading, token: "Token") -> Referent | None:
    """The court that a phrase names inside it: "the court's ruling", "judges of the High Court"."""
    for child in token.children:
        for head in _modifying(child):
            for referent in reading.referents(head):
                if referent.entity.kind is EntityKind.COURT and not (referent.judge and referent.generic):
                    return referent
    return None


def _modifying(child: "Token") -> list["Token"]:
    if child.dep_ in {"prep", "agent"}:
        return objects_of(child)
    return [child] if child.dep_ in {"compound", "poss", "nmod"} else []


def _is_court(reading: Reading, span: "Span") -> bool:
    """Whether it is called a court, and not a tribunal, of which there are many sorts."""
    return span.root.lower_ in reading.frames.nouns["bare_court"] and span.root.lower_ != "tribunal"


def last_court(
    reading: Reading,
    token: "Token",
    lookback: int | None = LOOKBACK,
    *,
    of_arbiters: bool = True,
    of_name: str | None = None,
) -> Referent | None:
    """The court named last before a token, in this sentence or those just before (in all: None); arbiters are none.

    With `of_name`, only one whose name has this word: "the tribunal". One to which a case may yet go comes last.
    """
    turned_to: Referent | None = None
    for head, match in reading.names_before(token, lookback):
        if match.sense is not Sense.COURT or _is_bare(reading, head, match) or _are_all_there(head):
            continue
        words = match.text.lower().split()
        if not of_arbiters and match.entry.key == "arbitral-tribunal" and "court" not in words:
            continue
        if of_name is not None and of_name not in words:
            continue
        found = reading.referents(head)
        if found and not (_has_yet_to_sit(head) or _is_below(reading, head)):
            return _main_court(reading, token, found[0]) or found[0]
        turned_to = turned_to or (found[0] if found else None)
    return turned_to


def _main_court(reading: Reading, token: "Token", last: Referent) -> Referent | None:
    """The court of several states with which an article opens, where a paragraph that names none goes on from it."""
    if last.token.doc is token.doc or last.entity.country is None:
        return None
    for head, match in reading.names_in_lead():
        if match.sense is Sense.COURT and match.entry.country is None and not match.entry.generic:
            found = reading.referents(head)
            return found[0] if found else None
    return None


def _are_all_there(courts: "Token") -> bool:
    """ "The *courts in Lima*" are none that the next sentence calls "the court"."""
    return courts.lower_ == "courts" and courts.has_any_word(_LOCATING)


def _has_yet_to_sit(court: "Token") -> bool:
    """ "Japan could take the case *to the International Court of Justice*": no court that has ruled by then."""
    if court.dep_ == "nsubj" and court.head.has_word("yet"):
        return True  # "the appeal court has yet to rule"
    verb = court.head.head
    is_turned_to = court.dep_ == "pobj" and court.head.lower_ in _BEFORE_COURT and verb.tag_ == "VB"
    return is_turned_to and any(child.tag_ in {"MD", "TO"} for child in verb.children)


def _is_below(reading: Reading, court: "Token") -> bool:
    """ "The Supreme Court set aside a judgment *of the High Court*": the court on whose ruling another decides."""
    ruling = court.head.head if court.dep_ == "pobj" else court.head
    if court.dep_ not in {"pobj", "poss"} or not reading.is_noun(ruling, "ruling"):
        return False
    subjects = [child for child in ruling.head.children if child.dep_ == "nsubj"]
    matches = (reading.match(subject) for subject in subjects if ruling.dep_ == "dobj")
    return any(match is not None and match.sense is Sense.COURT for match in matches)


def _is_bare(reading: Reading, head: "Token", match: GazetteerMatch) -> bool:
    """ "the court": words that name no court themselves."""
    if match.entry.key not in {"court", "tribunal"}:
        return False
    return len(court_mention(reading, reading.match_span(head, match)).text) == len(match.text)
