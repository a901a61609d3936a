"""Persons by name, and officials by their office: who they are, and whose act an act of theirs is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors.context import implied_owner, of_state_before
from graph.extraction.actors.court_places import is_new
from graph.extraction.actors.descriptions import hung_on_whole
from graph.extraction.actors.groups import group
from graph.extraction.actors.judges import judges
from graph.extraction.actors.owners import Owner, body_of_organ, explicit_owners
from graph.extraction.actors.phrases import (
    has_the,
    is_bare,
    is_definite,
    is_plural,
    names_modifying,
    objects_of,
    phrase_mention,
    sides_counted,
)
from graph.extraction.actors.reading import JUDGES, Person, Reading, Referent, full_name, place_of
from graph.extraction.actors.sides import all_sides, are_paired, two_just_named
from graph.extraction.actors.states_beside import others_in_clause
from graph.extraction.names import is_honorific
from graph.frames import discourse_words
from graph.gazetteer import GazetteerMatch, Sense
from graph.iris import slug
from graph.labels import ATTRIBUTES
from graph.language import mention_of
from graph.model import Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_OFFICE_TOLD = 4  # sentences in which an office is told of again without its state
_REFERRING_BACK = frozenset({"the", "his", "her", "its", "their"})


def named_person(reading: Reading, token: "Token", span: "Span") -> Referent:
    """The person of a name; whose acts are those of the state whose office he or she holds."""
    name = full_name(reading, span)
    person = reading.persons.get(name)
    office = _office_before(reading, span)
    state, reason = _state_of_person(reading, span, name)
    then = person is not None and person.then == span.root.sent
    acts = then or _acts_for_state(person, office, state) or _leads_untitled(reading, name)
    if state is None and (stated := _state_beside(reading, span)) is not None:
        state, acts = stated, True
    return Referent(
        Entity(kind=EntityKind.PERSON, key=slug(name), label=name),
        mention_of(span),
        reason,
        token,
        acts_for=reading.government(state) if state and acts else person.body if person is not None else None,
        judge=(person is not None and person.is_judge) or (office is not None and office.entry.key in JUDGES),
        state=state,
        then=then,
    )


def _state_beside(reading: Reading, span: "Span") -> str | None:
    """ "*Kenya's* Ana Dar met Ole Berg *of Norway*": whose official somebody is of whom nothing else is told."""
    name = span.root
    if (held := _state_presided(reading, name)) is not None:
        return held
    told = (child for child in name.children if child.dep_ in {"appos", "relcl", "acl"})
    if name.dep_ == "appos" or any(child.left_edge.i == span.end + 1 for child in told):
        return None
    owners = [child for child in name.children if child.dep_ == "poss" and child.i == span.start - 2]
    if not owners and span.doc[span.end : span.end + 1].text == "of":
        owners = [t for t in objects_of(span.doc[span.end]) if t.i <= span.end + 2]
    for owner in owners:
        match = reading.match(owner)
        if match is not None and match.sense is Sense.NAME and match.entry.country:
            return match.entry.country
    return None


def _state_presided(reading: Reading, name: "Token") -> str | None:
    """ "Ana Dar, who holds *Norway's* presidency this year": the state at whose head somebody is said to be."""
    clauses = (child for child in name.children if child.dep_ == "relcl" and child.lemma_ in {"hold", "assume"})
    held = (thing for clause in clauses for thing in clause.children if thing.dep_ == "dobj")
    for thing in (thing for thing in held if thing.lemma_.lower() in {"presidency", "premiership"}):
        matches = (reading.match(owner) for owner in thing.children if owner.dep_ == "poss")
        return next((m.entry.country for m in matches if m is not None and m.sense is Sense.NAME), None)
    return None


def _acts_for_state(person: Person | None, office: GazetteerMatch | None, state: str | None) -> bool:
    if office is not None and office.acts_for_state:
        return True
    return person.acts_for_state if person is not None else state is not None


def _leads_untitled(reading: Reading, name: str) -> bool:
    """ "Giorgia Meloni refused": whether somebody of whom the article says no office is known to lead a state now."""
    person, day = reading.persons.get(name), reading.parsed.article.published_day
    is_told = person is None or person.title is not None or person.state is not None
    return not is_told and day is not None and reading.gazetteer.leads(name, day)


def _office_before(reading: Reading, span: "Span") -> GazetteerMatch | None:
    before = reading.match(span.doc[span.start - 1]) if span.start else None
    return before if before is not None and before.sense is Sense.OFFICE else None


def _state_of_person(reading: Reading, span: "Span", name: str) -> tuple[str | None, str]:
    """The state whose office somebody of a full name holds, and how we know."""
    person = reading.persons.get(name)
    if person is not None and person.state is not None:
        return person.state, f"{person.name}, {person.title} in this article"
    if namesakes := [known for known in reading.persons.values() if known.name.endswith(f" {span.text}")]:
        states = {known.state for known in namesakes}  # "Castro", of an article on two brothers
        if states != {None} or len(namesakes) > 1:
            return states.pop() if len(states) == 1 else None, f"of the state of {namesakes[0].name}"
    leader = reading.gazetteer.leader(name, on=reading.parsed.article.published_day)
    if leader is not None and (person is None or person.title is None or person.acts_for_state):
        return leader, f"gazetteer: {name} led {leader} at that time"
    return None, "name of a person"


def official(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the Slovenian prime minister", "the secretary": an office without a name beside it."""
    if (named := _holder_named(reading, token, match)) is not None:
        return reading.referents(named)
    is_judge = match.entry.key in JUDGES
    if is_judge and is_plural(token) and not is_definite(token):
        return [judges(reading, token)]
    explicit = explicit_owners(reading, token)
    if not explicit and (body := body_of_organ(reading, token)) is not None:
        return [body]
    if not explicit and is_plural(token) and is_definite(token) and (number := sides_counted(token)):
        return all_sides(reading, token, number)  # "the two presidents"
    if not explicit and are_paired(reading, token) and (both := two_just_named(reading, token)):
        return both  # "The ministers agreed", behind their talks
    owner = explicit[0] if explicit else _owner_around(reading, token)
    if not explicit and is_plural(token) and not is_definite(token):
        return of_state_before(reading, token) or _members(reading, token, match)
    if not explicit and (again := _told_before(reading, token, match)) is not None:
        return again
    if is_judge:
        return [judges(reading, token)]
    acts = match.acts_for_state or (bool(explicit) and reading.is_noun(token, "state_representative"))
    if owner is None or not acts:
        return [group(reading, token)] if token.tag_ == "NNS" and reading.is_noun(token, "group") else []
    owners = explicit if explicit and is_plural(token) else [owner]  # "the presidents of Kenya and Uganda" are of both
    return [_acting(reading, token, each, certain=bool(explicit)) for each in owners]


def _holder_named(reading: Reading, title: "Token", match: GazetteerMatch) -> "Token | None":
    """The name beside an office, "the editor, Ana Ruiz", or behind what it is of: "the head of the port, Ole Berg"."""
    if is_plural(title):
        return None
    named = next((c for c in title.children if c.dep_ == "appos" and reading.person_span(c) is not None), None)
    named = named or _styled_behind(reading, title)
    if named is not None or match.acts_for_state or explicit_owners(reading, title):
        return named
    return next(iter(hung_on_whole(reading, title)), None)


def _styled_behind(reading: Reading, title: "Token") -> "Token | None":
    """ "By a High Court judge, *Mrs Justice* Hale, in May": whom a parser hangs elsewhere."""
    doc, place = title.doc, title.i + 1
    if not is_new(title) or place >= title.sent.end or doc[place].text != ",":
        return None
    place += 1
    first = place
    while place < title.sent.end and (is_honorific(doc[place]) or _is_style_of_judge(doc[place])):
        place += 1
    name = reading.person_span(doc[place]) if first < place < title.sent.end else None
    behind = doc[name.end : name.end + 1].text if name is not None else ""
    return name.root if name is not None and name.start == place and behind in {",", "."} else None


def _is_style_of_judge(word: "Token") -> bool:
    """Whether a word is how a judge is styled before the name: "Mrs *Justice* Hale"."""
    return word.lower_ in {"justice", "judge"} and word.text[:1].isupper()


def _owner_around(reading: Reading, token: "Token") -> Owner | None:
    """The state spoken of, unless somebody else is said to own the office: "the *Maoists'* leader"."""
    owners = (child for child in token.children if child.dep_ == "poss" and child.tag_ in {"NNS", "NNPS", "NNP"})
    is_of_others = any(child.i not in reading.mentions_of(token).times for child in owners)
    return None if is_of_others else implied_owner(reading, token)


def _members(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "Lawmakers ratified a treaty": the body named just before that they are of, whose act a vote of theirs is."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in discourse_words().voting or match.entry.agency is None:
        return []
    for head, body in reading.names_before(token, 1):
        if match.entry.agency in {body.entry.type, body.entry.key}:
            return [r.again(token, f"{token.text}: {r.mention.text}") for r in reading.referents(head)]
    return []


def _acting(reading: Reading, token: "Token", owner: Owner, *, certain: bool) -> Referent:
    """The government whose official a title without a name stands for."""
    government = reading.government(owner.code)
    return Referent(government, phrase_mention(token), owner.reason, token, acts_for=government, certain=certain)


def _holder_before(reading: Reading, token: "Token") -> Person | None:
    """The person whom the article called by this office before."""
    if not any(c.lower_ in _REFERRING_BACK for c in token.children if c.dep_ in {"det", "poss"}):
        return None
    place = place_of(token)
    if (near := _holder_mentioned(reading, token)) is not None:
        return near
    titled = (person for person in reversed(reading.persons.values()) if person.title)
    return next((p for p in titled if _is_called(p, token) and place_of(p.first) < place), None)


def _is_called(person: Person, office: "Token") -> bool:
    """Whether the article gives somebody a title with a noun in it; "the judge" may be "Mr Justice Hale".

    "The *deputy* minister" is not "*Foreign* Minister Ana Ruiz".
    """
    noun, title = office.lemma_.lower(), str(person.title).lower().split()
    before = (child.lower_ for child in office.children if child.dep_ in ATTRIBUTES)
    narrowing = set(before) - discourse_words().same_office
    is_other = bool(narrowing) and len(title) > 1 and narrowing.isdisjoint(title)
    return (noun in title and not is_other) or (noun == "judge" and person.is_judge)


def _told_before(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent] | None:
    """Whom an office was said of before, with or without a name; None for one that was not spoken of."""
    if (holder := _holder_before(reading, token)) is not None:
        return _called_again(reading, token, holder, match)
    again = _same_office(reading, token)
    return None if again is None else [again]


def _same_office(reading: Reading, token: "Token") -> Referent | None:
    """ "Malawi's envoy flew to Lima, and Peru made an offer. *The envoy* accepted it": the one just told of."""
    if token.tag_ not in {"NN", "NNS"} or not (has_the(token) and is_bare(token)):
        return None
    index, others = reading.sentence_index(token), frozenset(others_in_clause(reading, token))
    for other in reading.same_nouns_before(token):
        match = reading.match(other)
        if index - reading.sentence_index(other) > _OFFICE_TOLD or match is None or match.sense is not Sense.OFFICE:
            return None
        if is_plural(other) is not is_plural(token) or not names_modifying(token) <= names_modifying(other):
            return None
        for referent in reading.referents(other):
            is_of_state = referent.entity.kind is EntityKind.GOVERNMENT and referent.entity.country not in others
            return referent.again(token, f"{token.text}: {referent.mention.text}") if is_of_state else None
    return None


def _called_again(reading: Reading, token: "Token", holder: Person, match: GazetteerMatch) -> list[Referent]:
    """The one whom an office was said of before, called by it again.

    "The judges" are the court on which he or she sits, or whoever presides; "the generals" are not the one just named,
    nor are "the ministers of the four states".
    """
    is_one = not is_plural(token) or (match.acts_for_state and not token.has_word("of"))
    if is_one:
        again = _person_again(reading, token, holder)
        return [again if match.acts_for_state else replace(again, acts_for=None)]  # "the former minister"
    if not holder.is_judge:
        return [] if match.acts_for_state or not reading.is_noun(token, "group") else [group(reading, token)]
    if holder.court is not None:
        reason = f"judges of {holder.court.label}"
        return [Referent(holder.court, phrase_mention(token), reason, token, certain=False, judge=True)]
    presides = "presiding" in str(holder.title).lower().split()
    return [_person_again(reading, token, holder) if presides else judges(reading, token)]


def _holder_mentioned(reading: Reading, token: "Token") -> Person | None:
    """The one whom the sentences just before named last, of those whom the article calls by this office."""
    for sentence in reading.sentences_to(token, lookback=1):
        for head in reversed(sentence):
            span = reading.person_span(head) if place_of(head) < place_of(token) else None
            person = reading.persons.get(full_name(reading, span)) if span is not None else None
            if person is not None and person.title and _is_called(person, token):
                return person
    return None


def _person_again(reading: Reading, token: "Token", person: Person) -> Referent:
    return Referent(
        Entity(kind=EntityKind.PERSON, key=slug(person.name), label=person.name),
        phrase_mention(token),
        f"{person.name} was called {person.title} before",
        token,
        acts_for=reading.government(person.state) if person.state and person.acts_for_state else None,
        certain=False,
        judge=person.is_judge,
    )
