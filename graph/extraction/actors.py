"""Which entity a phrase stands for: names, state nouns, courts, officials, groups and what refers back to them.

A `Reading` holds what is known of one article while it is read. A phrase is resolved by its head
token; the answer carries the reason, and is empty where the text leaves it open. Which
role a referent fills is `graph.extraction.elements`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extraction.clauses import antecedent, conjuncts, surface_subjects
from graph.extraction.mentions import HONORIFICS, Mentions, find_mentions
from graph.frames import Frames
from graph.gazetteer import Gazetteer, GazetteerEntry, GazetteerMatch, Sense
from graph.iris import slug
from graph.language import ParsedArticle, mention_of
from graph.model import Count, Entity, EntityKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

STATE_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM, Sense.GOVERNMENT, Sense.PEOPLE})
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_NUMBER = re.compile(r"\s+(?:No\.?\s*|Number\s+)\d+")  # "Court No. 2"
# Words by which a body that was named before is called again: "the ministry", "the Commission".
_INSTITUTIONS = frozenset({"department", "ministry", "commission", "agency", "committee", "office", "council", "bureau", "bank", "fund", "service", "parliament", "treasury", "authority", "organization", "organisation", "bloc", "union", "watchdog", "assembly"})
_LOOKBACK = 3  # sentences
_COURT_LOOKBACK = 12  # a court that was introduced stays "the court" for long


@dataclass(frozen=True, slots=True)
class Referent:
    """What a phrase stands for, and how it was found out."""

    entity: Entity
    mention: Mention
    reason: str
    token: "Token"
    acts_for: Entity | None = None  # the government whose act an official's act is
    place: bool = False  # the words name a place ("Kigali") that stands for the government
    certain: bool = True  # False where something before was referred back to
    judge: bool = False
    generic: bool = False  # words without a name and without an owner: "the court"
    media: bool = False  # the press: it tells, it does not act
    state: str | None = None  # of a person: the state whose office he or she holds or held


@dataclass(slots=True)
class Person:
    """What the article has told of a person so far."""

    name: str
    first: "Token"
    female: bool | None = None
    state: str | None = None
    acts_for_state: bool = False
    branch: str | None = None
    court: Entity | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _StateMention:
    sentence: int
    token: "Token"
    code: str
    sense: Sense
    subject: bool


@dataclass(slots=True)
class Reading:
    """One article while it is read: its mentions, and who was spoken of where."""

    parsed: ParsedArticle
    frames: Frames
    gazetteer: Gazetteer
    mentions: dict[int, Mentions] = field(default_factory=dict)
    sentences: list["Span"] = field(default_factory=list)
    persons: dict[str, Person] = field(default_factory=dict)  # by full name
    states: list[_StateMention] = field(default_factory=list)
    courts: list[tuple[tuple[int, int], str]] | None = None  # where national courts are named with their state; None: not looked for yet
    _sentence_of: dict[tuple[int, int], int] = field(default_factory=dict)
    _cache: dict[tuple[int, int], list[Referent]] = field(default_factory=dict)
    _open: set[tuple[int, int]] = field(default_factory=set)

    def mentions_of(self, token: "Token") -> Mentions:
        """The mentions of the paragraph that a token stands in."""
        return self.mentions[id(token.doc)]

    def match(self, token: "Token") -> GazetteerMatch | None:
        """The name of the gazetteer that covers a token, or None."""
        return self.mentions_of(token).matches.get(token.i)

    def person_span(self, token: "Token") -> "Span | None":
        """The name of a person that covers a token, or None."""
        return self.mentions_of(token).persons.get(token.i)

    def sentence_index(self, token: "Token") -> int:
        """The number of a token's sentence in the article, from 0."""
        return self._sentence_of[id(token.doc), token.i]

    def is_noun(self, token: "Token", kind: str) -> bool:
        """Whether a token's lemma belongs to a class of `ontology/lexicon/nouns.yaml`."""
        return token.lemma_.lower() in self.frames.nouns[kind] or token.lower_ in self.frames.nouns[kind]

    def government(self, code: str) -> Entity:
        """The government of a state."""
        entry = self.gazetteer.government(code)
        return Entity(kind=EntityKind.GOVERNMENT, key=code, label=entry.label, country=code, wikidata=self.gazetteer.state(code).wikidata)

    def home_state(self) -> str | None:
        """The state that the article speaks of most, or None."""
        tally: dict[str, int] = {}
        for mention in self.states:
            tally[mention.code] = tally.get(mention.code, 0) + (2 if mention.subject else 1)
        return max(sorted(tally), key=lambda code: tally[code]) if tally else None

    def referents(self, token: "Token") -> list[Referent]:
        """What the phrase with this head stands for; empty where it is open, more than one for "they" or "both"."""
        key = (id(token.doc), token.i)
        if key in self._open:  # a phrase that refers to itself by way of another
            return []
        if key not in self._cache:
            self._open.add(key)
            self._cache[key] = _resolve(self, token)
            self._open.discard(key)
        return self._cache[key]


def read_article(parsed: ParsedArticle, frames: Frames, gazetteer: Gazetteer) -> Reading:
    """An article ready to be read: mentions marked, states and persons noted."""
    reading = Reading(parsed=parsed, frames=frames, gazetteer=gazetteer)
    for doc in parsed.paragraphs:
        reading.mentions[id(doc)] = find_mentions(doc, gazetteer)
    for sentence in parsed.sentences():
        index = len(reading.sentences)
        reading.sentences.append(sentence)
        for token in sentence:
            reading._sentence_of[id(token.doc), token.i] = index
    for index, sentence in enumerate(reading.sentences):
        reading.states.extend(_state_mentions(reading, index, sentence))
    return reading


def _state_mentions(reading: Reading, index: int, sentence: "Span") -> Iterator[_StateMention]:
    seen: set[int] = set()
    for token in sentence:
        match = reading.match(token)
        if match is None or match.start_char in seen or match.entry.country is None:
            continue
        if match.sense not in STATE_SENSES | {Sense.AGENCY, Sense.COURT}:
            continue
        seen.add(match.start_char)
        head = _phrase_head(token)
        yield _StateMention(index, token, match.entry.country, match.sense, head.dep_ in {"nsubj", "nsubjpass"})


def _phrase_head(token: "Token") -> "Token":
    while token.dep_ in {"compound", "amod", "nmod", "poss"} and token.head != token:
        token = token.head
    return token


def _resolve(reading: Reading, token: "Token") -> list[Referent]:
    lower = token.lower_
    reference = antecedent(token)
    if reference is not None:
        return reading.referents(reference)
    if token.pos_ == "PRON" or lower in _PERSONAL | _NEUTER | _PLURAL | _FIRST:
        return _pronoun(reading, token)
    if reading.mentions_of(token).amounts.get(token.i) is not None or token.i in reading.mentions_of(token).times:
        return []
    person = reading.person_span(token)
    if person is not None:
        return [_person(reading, token, person)]
    if token.dep_ == "appos" and token.head.i < token.i and reading.person_span(token.head) is not None:
        # "Vadim Krasikov, a Russian": the one named before; "A and B, two women": both.
        first = token.head
        while first.dep_ == "conj" and token.tag_ == "NNS" and reading.person_span(first.head) is not None:
            first = first.head
        return [r for t in (conjuncts(first) if token.tag_ == "NNS" else [first]) if t != token for r in reading.referents(t)]
    match = reading.match(token)
    if match is not None and match.sense is not Sense.OFFICE and token.i == reading.mentions_of(token).match_span(match).root.i:
        return _named(reading, token, match)
    if match is not None and match.sense is not Sense.OFFICE:
        return reading.referents(reading.mentions_of(token).match_span(match).root)  # "Tobago", of "Trinidad and Tobago"
    if match is not None and match.sense is Sense.OFFICE:
        return _official(reading, token, match)
    if token.pos_ == "PROPN" and any(c.lower_ == "the" for c in token.children) and token.lower_ in _INSTITUTIONS and (before := _agency_before(reading, token)) is not None:
        return [replace(before, mention=phrase_mention(token), token=token, reason=f"{before.entity.label}, named before", certain=False)]
    if token.pos_ == "PROPN" or (token.text[:1].isupper() and token.ent_type_ == "ORG"):
        named = _organization(reading, token)
        if named:
            return named
    return _common(reading, token)


# --- names ---------------------------------------------------------------------------------


def _named(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    entry = match.entry
    span = reading.mentions_of(token).match_span(match)
    mention = mention_of(span)
    if match.sense in {Sense.NAME, Sense.METONYM} and entry.country:
        reason = f"gazetteer: {'seat of government' if match.sense is Sense.METONYM else 'name'} of {entry.label}"
        return [Referent(reading.government(entry.country), mention, reason, token, place=match.sense is Sense.METONYM)]
    if match.sense is Sense.GOVERNMENT and entry.country:
        return [Referent(reading.government(entry.country), mention, f"gazetteer: government of {entry.country}", token)]
    if match.sense in {Sense.DEMONYM, Sense.PEOPLE} and entry.country:
        return _demonym_noun(reading, token, match)
    if match.sense is Sense.REGION:
        return []
    if entry.generic:
        return _generic_body(reading, token, match, span)
    if entry.kind is None:
        return []
    if match.sense is Sense.COURT and _is_of_town(reading, match):
        local = Entity(kind=EntityKind.COURT, key=slug(f"{entry.country} {match.text}"), label=match.text, country=entry.country, parent=entry.country)
        return [Referent(local, mention, f"a court in {entry.country}", token)]
    return [Referent(_entity(entry.kind, entry), mention, f"gazetteer: {entry.label}", token, media=entry.media)]


def _is_of_town(reading: Reading, match: GazetteerMatch) -> bool:
    """Whether a court is called after a capital and not after the state: "Rome Court of Appeal"."""
    first = match.text.split(" ")[0]
    return any(found.sense is Sense.METONYM for found in reading.gazetteer.find(first))


def _entity(kind: EntityKind, entry: GazetteerEntry) -> Entity:
    parent = entry.country if kind in {EntityKind.AGENCY, EntityKind.COURT} else None
    return Entity(kind=kind, key=entry.key, label=entry.label, country=entry.country, wikidata=entry.wikidata, parent=parent)


def _demonym_noun(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the Americans" negotiate as their government does; "two Bangladeshis" are people."""
    assert match.entry.country is not None
    if token.pos_ == "ADJ" and token.dep_ in {"amod", "compound"}:
        return []
    if any(c.lower_ == "the" for c in token.children) and (match.plural or token.tag_ in {"NNPS", "NNS"}) and not any(c.dep_ == "nummod" for c in token.children):
        government = reading.government(match.entry.country)
        return [Referent(government, phrase_mention(token), f"gazetteer: people of {match.entry.label}", token, certain=False)]
    return [_group(reading, token)]


def _generic_body(reading: Reading, token: "Token", match: GazetteerMatch, span: "Span") -> list[Referent]:
    """ "the foreign ministry", "the Supreme Court": whose, is for the phrase or the text around it to say."""
    owner, reason, certain = _owner(reading, token, span)
    entry = match.entry
    mention = phrase_mention(token)
    if match.sense is Sense.GOVERNMENT:
        if explicit := explicit_owners(reading, token):
            return [Referent(reading.government(code), mention, why, token) for code, why, _ in explicit]
        if token.tag_ in {"NNS", "NNPS"} and not _is_definite(token) and token.lemma_.lower() != "authority":
            return [_group(reading, token)] if _is_group(reading, token) else []
        owner = _state_of_court_here(reading, token) or _administration(reading, token) or owner
        if token.tag_ in {"NNS", "NNPS"} and (pair := _definite_state(reading, token)):
            return pair
        if owner is None and token.tag_ in {"NNS", "NNPS"} and entry.kind is not EntityKind.COURT:
            return [_group(reading, token)] if reading.is_noun(token, "group") else []
        return [Referent(reading.government(owner), mention, reason, token, certain=certain)] if owner else []
    if entry.kind is EntityKind.COURT:
        return _generic_court(reading, token, match, span)
    owned = reading.gazetteer.in_country(entry, owner) if owner else None
    if owned is not None and owned.kind is not None:
        return [Referent(_entity(owned.kind, owned), mention, reason, token, certain=certain)]
    before = _agency_before(reading, token)
    if before is not None:
        return [replace(before, mention=mention, token=token, reason=f"{before.entity.label}, named before", certain=False)]
    entity = Entity(kind=entry.kind or EntityKind.AGENCY, key=slug(span.text), label=span.text)
    return [Referent(entity, mention, f"gazetteer: {entry.label}; the text does not say whose", token, certain=False, generic=True)]


def _agency_before(reading: Reading, token: "Token") -> Referent | None:
    """ "the ministry", "the department", "the commission": the last body named with that word."""
    index = reading.sentence_index(token)
    noun = token.lemma_.lower()
    for sentence in reversed(reading.sentences[: index + 1]):
        for candidate in reversed(list(sentence)):
            if sentence == reading.sentences[index] and candidate.i >= token.i:
                continue
            match = reading.match(candidate)
            if match is None or match.sense not in {Sense.AGENCY, Sense.BODY} or match.entry.generic or candidate.i != reading.mentions_of(candidate).match_span(match).root.i:
                continue
            if noun in match.entry.label.lower() or noun in match.text.lower():
                found = reading.referents(candidate)
                return found[0] if found else None
    return None


def _generic_court(reading: Reading, token: "Token", match: GazetteerMatch, span: "Span") -> list[Referent]:
    """ "the High Court", "a German court", "the court": named more closely beside, by the phrase, or before."""
    doc = token.doc
    after = span.end + 1
    if after < len(doc) and doc[after - 1].text == "," and token.sent == doc[after].sent:
        # "the trial court, Federal Oral Court No. 2,": the name stands beside.
        named = reading.match(doc[after])
        if named is not None and named.sense is Sense.COURT and doc[after].text[:1].isupper():
            return reading.referents(reading.mentions_of(token).match_span(named).root)
    entry = match.entry
    label = _court_label(reading, token, span)
    bare = label.lower() in {"court", "tribunal", "courts", "bench", "full bench"}
    last = last_court(reading, token, lookback=_COURT_LOOKBACK)
    modifier = _modifier_court(reading, token)
    if bare and modifier is not None:
        return [replace(modifier, mention=phrase_mention(token), token=token)]
    if bare and last is not None:
        return [replace(last, mention=phrase_mention(token), token=token, reason=f"{last.entity.label}, named before", certain=False)]
    explicit = explicit_owners(reading, token)
    code, reason = (explicit[0][0], explicit[0][1]) if explicit else (_court_state(reading, token), "the state of the courts spoken of here")
    proper = any(t.text[:1].isupper() for t in span if t.lower_ == "court") or span.text[:1].isupper()
    owned = reading.gazetteer.in_country(entry, code) if code and (proper or not entry.label.islower()) else None
    if owned is not None and owned.kind is not None and owned.label.lower().endswith(entry.label) and entry.label.islower():
        owned = None  # a type of court, not the name of one: the text's own words name it better
    if owned is not None and owned.kind is not None and not _is_local(reading, token, span):
        return [Referent(_entity(owned.kind, owned), mention_of(span), reason, token, certain=bool(explicit))]
    entity = Entity(kind=EntityKind.COURT, key=slug(f"{code or ''} {label}"), label=label, country=code, parent=code)
    return [Referent(entity, _court_mention(reading, token, span), reason if code else "the text does not say whose", token, certain=bool(explicit), generic=True)]


def _court_state(reading: Reading, token: "Token") -> str | None:
    """The state of a court that the phrase does not name: that of the courts whose state the article gives, else of the context."""
    here = (token.doc.user_data["start_char"], token.i)
    owned = [(place, code) for place, code in _owned_courts(reading) if place != here]
    before = [code for place, code in owned if place < here]
    if before:
        return before[-1]
    last = last_court(reading, token, lookback=40)
    if last is not None and last.entity.country not in {None, "EU"}:
        return last.entity.country
    return context_state(reading, token) or (owned[0][1] if owned else None)


def _owned_courts(reading: Reading) -> list[tuple[tuple[int, int], str]]:
    """Where the article names a national court together with its state, in text order."""
    if reading.courts is None:
        reading.courts = []
        for doc in reading.parsed.paragraphs:
            mentions = reading.mentions[id(doc)]
            for match in dict.fromkeys(mentions.matches.values()):
                root = mentions.match_span(match).root
                if match.sense is not Sense.COURT:
                    continue
                explicit = explicit_owners(reading, root) if match.entry.generic else []
                code = match.entry.country or (explicit[0][0] if explicit else None)
                if code is not None and code != "EU":
                    reading.courts.append(((doc.user_data["start_char"], root.i), code))
    return reading.courts


def _is_local(reading: Reading, token: "Token", span: "Span") -> bool:
    """Whether a town or a number tells this court from others of its type: "Rome Court of Appeal", "Court No. 2"."""
    return len(_court_mention(reading, token, span).text) > len(span.text) and not any(
        (m := reading.match(c)) is not None and m.sense in {Sense.NAME, Sense.DEMONYM} for c in token.children
    )


def _court_mention(reading: Reading, token: "Token", span: "Span") -> Mention:
    doc = token.doc
    start, end = span.start, span.end
    while start > 0 and doc[start - 1].dep_ in {"compound", "amod", "nmod"} and (doc[start - 1].text[:1].isupper() or reading.match(doc[start - 1]) is not None) and doc[start - 1].head.i >= start:
        start -= 1
    numbered = _NUMBER.match(doc.text, doc[end - 1].idx + len(doc[end - 1]))
    if numbered is not None:
        end = next((t.i for t in doc[end:] if t.idx >= numbered.end()), len(doc))
    if start == span.start and end + 1 < len(doc) and doc[end].lower_ == "in" and doc[end + 1].text[:1].isupper() and doc[end].head in {token, span.root}:
        end += 2
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].head == doc[end]:
            end += 1
    return mention_of(doc[start:end])


def _court_label(reading: Reading, token: "Token", span: "Span") -> str:
    """A court as the text names it: "Rome court", "court in Yekaterinburg", "Federal Oral Court No. 2"."""
    return _court_mention(reading, token, span).text


def _organization(reading: Reading, token: "Token") -> list[Referent]:
    """A body that the gazetteer does not have: a run of capitalised words that the parser holds together."""
    span = _name_span(token)
    if len(span) == 1 and token.ent_type_ not in {"ORG", "GPE", "PERSON"}:
        return []
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "LAW", "LANGUAGE", "EVENT", "WORK_OF_ART", "LOC", "FAC", "PRODUCT"}:
        return []
    kind = EntityKind.COURT if reading.is_noun(token, "court") or "Court" in span.text.split() else EntityKind.ORGANIZATION
    label = span.text
    return [Referent(Entity(kind=kind, key=slug(label), label=label), mention_of(span), "name in the text", token)]


def _name_span(token: "Token") -> "Span":
    doc = token.doc
    start = end = token.i
    while start > 0 and _in_name(doc[start - 1]) and doc[start - 1].sent == token.sent and doc[start - 1].head.i >= start:
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].sent == token.sent:
        following = doc[end + 1]
        if following.text[:1].isupper() and following.pos_ in {"PROPN", "NOUN", "ADJ"} and following.head.i <= end:
            end += 1
        elif following.lower_ in {"of", "for", "and", "on", "the", "&"} and end + 2 < len(doc) and doc[end + 2].text[:1].isupper() and doc[end + 2].pos_ == "PROPN" and following.head.i in range(start, end + 1) and following.lower_ not in {"and", "the", "on"}:
            end += 2
        else:
            break
    return doc[start : end + 1]


def _in_name(token: "Token") -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and not token.is_sent_start or (token.pos_ == "PROPN" and token.text[:1].isupper()) or token.text in {"&", "-"}


# --- persons -------------------------------------------------------------------------------


def _person(reading: Reading, token: "Token", span: "Span") -> Referent:
    person = reading.persons.get(full_name(reading, span))
    name = person.name if person else full_name(reading, span)
    entity = Entity(kind=EntityKind.PERSON, key=slug(name), label=name)
    state, reason = _state_of_person(reading, span, person)
    office = _office_before(reading, span)
    acts = (person is not None and person.acts_for_state) or (office is not None and office.acts_for_state) or (person is None and state is not None)
    judge = (person is not None and person.branch == "judicial") or (office is not None and office.entry.branch == "judicial")
    government = reading.government(state) if state and acts else None
    return Referent(entity, mention_of(span), reason or "name of a person", token, acts_for=government, judge=judge, state=state)


def full_name(reading: Reading, span: "Span") -> str:
    """The fullest name that the article has given this person up to here or anywhere: "Burke" is "Tony Burke"."""
    words = [t.text for t in span if t.dep_ != "case"]
    text = span.doc[span.start : span.end].text.removesuffix("'s").removesuffix("’s").strip()
    if len(words) > 1:
        return text
    longer = sorted({name for name in reading.persons if name != text and text in name.replace("-", " ").split()})
    return longer[0] if len(longer) == 1 else text


def _office_before(reading: Reading, span: "Span") -> GazetteerMatch | None:
    if span.start == 0:
        return None
    before = reading.match(span.doc[span.start - 1])
    return before if before is not None and before.sense is Sense.OFFICE else None


def _state_of_person(reading: Reading, span: "Span", person: Person | None) -> tuple[str | None, str]:
    if person is not None and person.state is not None:
        return person.state, f"{person.name}, {person.title} in this article"
    leader = reading.gazetteer.leader(span.text, on=reading.parsed.article.published_day)
    if leader is not None and (person is None or person.title is None or person.acts_for_state):
        return leader, f"gazetteer: {span.text} led {leader} at that time"
    return None, ""


def _official(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the Slovenian prime minister", "the secretary": an office without a name beside it."""
    office = match.entry
    span = reading.mentions_of(token).match_span(match)
    if token.i != span.root.i:
        return reading.referents(span.root)
    named = next((c for c in token.children if c.dep_ == "appos" and reading.person_span(c) is not None), None)
    if named is not None and token.tag_ not in {"NNS", "NNPS"}:
        return reading.referents(named)
    owner, reason, certain = _owner(reading, token, span)
    if not certain and token.tag_ in {"NNS", "NNPS"} and not _is_definite(token):
        code = _administration(reading, token)  # "diplomats": of the state whose diplomats were spoken of
        return [Referent(reading.government(code), phrase_mention(token), f"{token.text} of the state named before", token, certain=False)] if code else []
    holder = _holder_of(reading, token, office, owner if certain else None)
    if holder is not None and not certain:
        entity = Entity(kind=EntityKind.PERSON, key=slug(holder.name), label=holder.name)
        government = reading.government(holder.state) if holder.state and holder.acts_for_state else None
        return [Referent(entity, phrase_mention(token), f"{holder.name} was called {holder.title} before", token, acts_for=government, certain=False, judge=holder.branch == "judicial")]
    if office.branch == "judicial" and office.key.startswith(("justice", "judge", "chief-justice", "magistrate")):
        return _judges(reading, token)
    if owner is None or not match.acts_for_state:
        return [_group(reading, token)] if token.tag_ == "NNS" and reading.is_noun(token, "group") else []
    government = reading.government(owner)
    return [Referent(government, phrase_mention(token), reason, token, acts_for=government, certain=certain)]


def _holder_of(reading: Reading, token: "Token", office: object, owner: str | None) -> Person | None:
    """The person whom the article called by this office before."""
    definite = any(c.lower_ in {"the", "his", "her", "its", "their"} for c in token.children if c.dep_ in {"det", "poss"})
    if not definite:
        return None
    words = token.lemma_.lower()
    found = [
        p
        for p in reading.persons.values()
        if p.title and words in p.title.lower().split() and (owner is None or p.state == owner) and _before(p.first, token)
    ]
    return found[-1] if found else None


def _before(first: "Token", token: "Token") -> bool:
    return (first.doc.user_data["start_char"], first.i) < (token.doc.user_data["start_char"], token.i)


def _judges(reading: Reading, token: "Token") -> list[Referent]:
    """ "the judges", "the justices", "a federal judge": the court they sit on, else the judge."""
    court = _modifier_court(reading, token) or last_court(reading, token, lookback=_COURT_LOOKBACK)
    if court is not None:
        return [replace(court, mention=phrase_mention(token), reason=f"judges of {court.entity.label}", token=token, judge=True, certain=False)]
    label = _short_label(token)
    entity = Entity(kind=EntityKind.COURT, key=slug(label), label=label)
    return [Referent(entity, phrase_mention(token), "a judge without a name", token, judge=True, generic=True)]


def _modifier_court(reading: Reading, token: "Token") -> Referent | None:
    for child in token.children:
        heads = [p for p in child.children if p.dep_ == "pobj"] if child.dep_ in {"prep", "agent"} else [child] if child.dep_ in {"compound", "poss", "nmod"} else []
        for head in heads:
            for referent in reading.referents(head):
                if referent.entity.kind is EntityKind.COURT:
                    return referent
    return None


def last_court(reading: Reading, token: "Token", lookback: int = _LOOKBACK) -> Referent | None:
    """The court named last before a token, in this sentence or those just before."""
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[max(0, index - lookback) : index + 1]):
        for candidate in reversed(list(sentence)):
            if sentence == reading.sentences[index] and candidate.i >= token.i:
                continue
            match = reading.match(candidate)
            if match is None or match.sense is not Sense.COURT or candidate.i != reading.mentions_of(candidate).match_span(match).root.i:
                continue
            if match.entry.key in {"court", "tribunal"} and len(_court_mention(reading, candidate, reading.mentions_of(candidate).match_span(match)).text) == len(match.text):
                continue
            found = reading.referents(candidate)
            if found:
                return found[0]
    return None


# --- common nouns --------------------------------------------------------------------------


def _common(reading: Reading, token: "Token") -> list[Referent]:
    lemma = token.lemma_.lower()
    if lemma in {"former", "latter"} and any(c.lower_ == "the" for c in token.children):
        return _former_latter(reading, token, first=lemma == "former")
    if reading.is_noun(token, "judge"):
        return _judges(reading, token)
    if reading.is_noun(token, "ruling") and (court := _modifier_court(reading, token)) is not None:
        return [replace(court, mention=phrase_mention(token), token=token, reason=f"{token.lemma_} of {court.entity.label}")]
    if reading.is_noun(token, "court") and _modifier_court(reading, token) is not None:
        court = _modifier_court(reading, token)
        assert court is not None
        return [replace(court, mention=phrase_mention(token), token=token)]
    if lemma == "court" or reading.is_noun(token, "court"):
        court = last_court(reading, token, lookback=_COURT_LOOKBACK)
        return [replace(court, mention=phrase_mention(token), token=token, reason=f"{court.entity.label}, named before", certain=False)] if court else []
    owners = explicit_owners(reading, token)
    if reading.is_noun(token, "state_representative") and owners:
        return [
            Referent(reading.government(code), phrase_mention(token), reason, token, acts_for=reading.government(code)) if agency is None else replace(agency, mention=phrase_mention(token), token=token)
            for code, reason, agency in owners
        ]
    if _is_definite(token) and _is_both(token) and (reading.is_noun(token, "state_representative") or reading.is_noun(token, "group")) and not reading.is_noun(token, "people"):
        return _definite_state(reading, token)
    if _is_group(reading, token):
        return [_group(reading, token)]
    if reading.is_noun(token, "state_representative") and not _is_definite(token) and token.tag_ == "NNS":
        code = _administration(reading, token)
        return [Referent(reading.government(code), phrase_mention(token), f"{token.text} of the state named before", token, certain=False)] if code else []
    if _is_definite(token) and (agency := _agency_before(reading, token)) is not None and token.lemma_.lower() in _INSTITUTIONS:
        return [replace(agency, mention=phrase_mention(token), token=token, reason=f"{agency.entity.label}, named before", certain=False)]
    if _is_definite(token) and reading.is_noun(token, "state") | reading.is_noun(token, "state_representative"):
        return _definite_state(reading, token)
    if _is_definite(token) and reading.is_noun(token, "bloc"):
        found = [s for s in reading.states if s.code == "EU" and reading.sentence_index(s.token) <= reading.sentence_index(token)]
        return [Referent(reading.government("EU"), phrase_mention(token), "the bloc named before", token, certain=False)] if found else []
    if reading.is_noun(token, "group") and token.tag_ in {"NNS", "NNPS"}:
        return [_group(reading, token)]
    return []


def _is_group(reading: Reading, token: "Token") -> bool:
    numbered = any(c.dep_ == "nummod" or c.lower_ in {"several", "many", "some", "other", "dozens", "few", "various", "multiple", "numerous", "most", "all"} for c in token.children)
    if token.pos_ == "NUM":
        return token.i in reading.mentions_of(token).counts
    if token.lower_ == "others":
        return True
    return numbered and token.tag_ in {"NNS", "NNPS"} and (reading.is_noun(token, "group") or reading.is_noun(token, "people"))


def _is_definite(token: "Token") -> bool:
    return any(c.lower_ in {"the", "this", "that", "his", "her", "its", "their", "both"} for c in token.children if c.dep_ in {"det", "poss", "predet", "preconj"})


def explicit_owners(reading: Reading, token: "Token") -> list[tuple[str, str, Referent | None]]:
    """The states (and agencies) that the phrase itself names beside a state noun: (code, reason, agency or None)."""
    owners: list[tuple[str, str, Referent | None]] = []
    beside = [c for c in token.children if c.dep_ in {"amod", "compound", "nmod", "poss"}]
    # "its American partners": the adjective says whose they are, the pronoun only to whom they matter.
    for child in sorted(beside, key=lambda c: c.pos_ == "PRON"):
        if owners and child.pos_ == "PRON":
            break
        for part in conjuncts(child) if child.dep_ != "poss" else [child]:
            owners.extend(_owner_of_part(reading, part))
    if not owners:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from", "for"}:
                for head in (p for p in child.children if p.dep_ == "pobj"):
                    for part in conjuncts(head):
                        owners.extend(_owner_of_part(reading, part))
    if not owners:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "in":
                for head in (p for p in child.children if p.dep_ == "pobj"):
                    match = reading.match(head)
                    if match is not None and match.sense in {Sense.METONYM, Sense.NAME} and match.entry.country:
                        owners.append((match.entry.country, f"in {match.text}", None))
    return list({code: (code, reason, agency) for code, reason, agency in reversed(owners)}.values())[::-1]


def _owner_of_part(reading: Reading, part: "Token") -> list[tuple[str, str, Referent | None]]:
    match = reading.match(part)
    if match is not None and match.sense in STATE_SENSES and match.entry.country:
        return [(match.entry.country, f"gazetteer: {match.text}", None)]
    if match is not None and match.sense is Sense.REGION:
        # "European officials" speak for the European Union.
        return [(e.country, f"gazetteer: {match.text}", None) for e in match.alternatives if e.country == "EU"]
    referents = reading.referents(part) if part.pos_ in {"PROPN", "NOUN", "PRON"} or part.dep_ == "poss" else []
    found: list[tuple[str, str, Referent | None]] = []
    for referent in referents:
        if referent.entity.kind is EntityKind.AGENCY and referent.entity.country:
            found.append((referent.entity.country, referent.reason, referent))
        elif referent.acts_for is not None and referent.acts_for.country:
            found.append((referent.acts_for.country, referent.reason, None))
        elif referent.state is not None:
            found.append((referent.state, referent.reason, None))
        elif referent.entity.kind is EntityKind.GOVERNMENT and referent.entity.country:
            found.append((referent.entity.country, referent.reason, None))
    return found


def _owner(reading: Reading, token: "Token", span: "Span") -> tuple[str | None, str, bool]:
    """Whose a generic body or office is: (code, reason, whether the phrase itself says so)."""
    explicit = explicit_owners(reading, token)
    if explicit:
        return explicit[0][0], explicit[0][1], True
    if token.dep_ == "appos":
        for referent in reading.referents(token.head) if token.head.i < token.i else []:
            if referent.acts_for is not None and referent.acts_for.country:
                return referent.acts_for.country, "of the one named just before", False
    code = context_state(reading, token)
    return code, "the state spoken of here" if code else "", False


def context_state(reading: Reading, token: "Token", exclude: frozenset[str] = frozenset()) -> str | None:
    """The state that a bare "the government" or "the Supreme Court" belongs to, where that is plain."""
    index = reading.sentence_index(token)
    local = [
        s
        for s in reading.states
        if (s.sentence < index or (s.sentence == index and s.token.i < token.i))
        and index - s.sentence <= _LOOKBACK
        and s.code not in exclude
        and not _is_of_people(reading, s)
    ]
    same_sentence = [s for s in local if s.sentence == index]
    subjects = [s for s in same_sentence if s.subject] or [s for s in local if s.subject and index - s.sentence <= 1]
    if subjects:
        return subjects[-1].code
    if local:
        latest = local[-1].sentence
        codes = {s.code for s in local if s.sentence == latest}
        if len(codes) == 1:
            return codes.pop()
    home = reading.home_state()
    return home if home not in exclude else None


def _is_both(token: "Token") -> bool:
    return any(c.lower_ in {"two", "2", "both"} for c in token.children if c.dep_ in {"nummod", "det", "predet", "preconj", "amod"})


def _is_of_people(reading: Reading, mention: _StateMention) -> bool:
    """Whether a state is only named as where people are from: "an Iraqi", "Venezuelan migrants"."""
    if mention.sense is Sense.PEOPLE:
        return True
    return mention.sense is Sense.DEMONYM and not reading.is_noun(_phrase_head(mention.token), "state_representative") and reading.is_noun(_phrase_head(mention.token), "people") | (_phrase_head(mention.token) == mention.token)


def _definite_state(reading: Reading, token: "Token") -> list[Referent]:
    """ "the country", "the two governments", "the administration"."""
    if _is_both(token):
        pair = _last_states(reading, token, 2, exclude=frozenset(clause_agents(reading, token, whole_sentence=False)))
        return [Referent(reading.government(code), phrase_mention(token), "the two states named before", token, certain=False) for code in pair] if len(pair) == 2 else []
    if token.tag_ in {"NNS", "NNPS"} and not reading.is_noun(token, "state_representative"):
        return []
    agents = frozenset(clause_agents(reading, token))
    if reading.is_noun(token, "state") and token.lemma_.lower() != "government":
        codes = _last_states(reading, token, 1, exclude=agents)
        return [Referent(reading.government(codes[0]), phrase_mention(token), "the state named before", token, certain=False)] if codes else []
    code = _administration(reading, token) or context_state(reading, token)
    return [Referent(reading.government(code), phrase_mention(token), "the state spoken of here", token, certain=False)] if code else []


def _administration(reading: Reading, token: "Token") -> str | None:
    """The state whose government was last called by the same noun: "the administration" after "the Trump administration"."""
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[: index + 1]):
        for candidate in reversed(list(sentence)):
            if candidate.lemma_.lower() != token.lemma_.lower() or (candidate.doc == token.doc and candidate.i >= token.i):
                continue
            owners = explicit_owners(reading, candidate)
            if owners:
                return owners[0][0]
    return None


def _state_of_court_here(reading: Reading, token: "Token") -> str | None:
    """Where a court decides, a bare "the government" is that of the court's own state."""
    verb = _verb_above(token)
    for subject in (*surface_subjects(verb), *(surface_subjects(verb.head) if verb.head != verb else ())):
        for referent in reading.referents(subject) if subject != token and not subject.is_ancestor(token) and not token.is_ancestor(subject) else ():
            if referent.entity.kind is EntityKind.COURT and referent.entity.country not in {None, "EU"}:
                return referent.entity.country
    return None


def clause_agents(reading: Reading, token: "Token", *, whole_sentence: bool = True) -> Iterator[str]:
    """The states whose acts the clause of a token, or all clauses above it too, tell of."""
    verb = token
    while verb.head != verb and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    while True:
        for subject in surface_subjects(verb):
            if subject != token and not subject.is_ancestor(token):
                for referent in reading.referents(subject):
                    actor = referent.acts_for or referent.entity
                    if actor.country:
                        yield actor.country
        if verb.head == verb or not whole_sentence:
            return
        verb = verb.head


def _last_states(reading: Reading, token: "Token", number: int, exclude: frozenset[str] = frozenset()) -> list[str]:
    index = reading.sentence_index(token)
    codes: list[str] = []
    for mention in reversed(reading.states):
        if mention.sentence > index or (mention.sentence == index and mention.token.i >= token.i) or index - mention.sentence > _LOOKBACK:
            continue
        if mention.sense in {Sense.DEMONYM, Sense.PEOPLE} and not reading.is_noun(_phrase_head(mention.token), "state_representative"):
            continue
        if mention.sense is Sense.DEMONYM and _phrase_head(mention.token).lemma_ == "counterpart":
            continue
        if mention.code not in codes and mention.code not in exclude:
            codes.append(mention.code)
        if len(codes) == number:
            break
    return codes[::-1]


def _former_latter(reading: Reading, token: "Token", *, first: bool) -> list[Referent]:
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[max(0, index - 1) : index + 1]):
        for candidate in sentence:
            if candidate.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or (candidate.doc == token.doc and candidate.i >= token.i):
                continue
            pair = conjuncts(candidate)
            if len(pair) == 2:
                chosen = reading.referents(pair[0 if first else 1])
                return [replace(r, mention=phrase_mention(token), reason=f"{token.text}: {r.mention.text}", token=token, certain=False) for r in chosen]
    return []


def _group(reading: Reading, token: "Token") -> Referent:
    label = _short_label(token)
    found = next((reading.mentions_of(token).counts.get(t.i) for t in _noun_phrase(token) if t.i in reading.mentions_of(token).counts), None)
    members = sorted(
        {m.entry.country or m.entry.label for t in token.subtree if (m := reading.match(t)) is not None and m.sense in STATE_SENSES | {Sense.REGION}}
    )
    size: Count | None = found.count if found is not None else None
    entity = Entity(kind=EntityKind.GROUP, key=slug(f"{reading.parsed.article.id} {label}"), label=label, size=size, members=tuple(members))
    return Referent(entity, phrase_mention(token), "a group without a name", token)


# --- pronouns ------------------------------------------------------------------------------


def _pronoun(reading: Reading, token: "Token") -> list[Referent]:
    lower = token.lower_
    if lower in _PERSONAL:
        found = _last_person(reading, token, female=lower in _FEMALE)
    elif lower in _NEUTER:
        found = _last_subject(reading, token, plural=False)
    elif lower in _PLURAL:
        found = _last_subject(reading, token, plural=True)
    elif lower in _FIRST:
        found = _speaker(reading, token)
    elif lower in {"who", "which", "that", "whom"}:
        return []
    else:
        return [_group(reading, token)] if lower == "others" else []
    return [replace(r, mention=mention_of(token.doc[token.i : token.i + 1]), token=token, reason=f"{token.text}: {r.mention.text}", certain=False) for r in found]


def _last_person(reading: Reading, token: "Token", *, female: bool) -> list[Referent]:
    index = reading.sentence_index(token)
    known = [p for p in reading.persons.values() if p.female is female]
    verb = token
    while verb.head != verb:
        verb = verb.head
        for subject in surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else ():
            span = reading.person_span(subject)
            if span is not None and subject.i < token.i and not subject.is_ancestor(token) and not _is_of_other_sex(reading, span, female=female):
                return reading.referents(subject)
    for sentence in reversed(reading.sentences[max(0, index - _LOOKBACK) : index + 1]):
        candidates = []
        for candidate in sentence:
            if candidate.doc == token.doc and candidate.i >= token.i:
                break
            span = reading.person_span(candidate)
            if span is None or candidate.i != span.root.i:
                continue
            if not _is_of_other_sex(reading, span, female=female):
                candidates.append(candidate)
        if candidates:
            subjects = [c for c in candidates if _phrase_head(c).dep_ in {"nsubj", "nsubjpass"} or c.dep_ in {"nsubj", "nsubjpass", "appos"}]
            chosen = (subjects or candidates)[-1]
            if known and female and not any(_is_one_of(reading, c, known) for c in candidates):
                continue  # a woman whom the article called one goes before a name of either sex
            found = reading.referents(chosen)
            for referent in found:
                if (person := reading.persons.get(referent.entity.label)) is not None and person.female is None:
                    person.female = female
            return found
    return []


def _is_of_other_sex(reading: Reading, span: "Span", *, female: bool) -> bool:
    person = reading.persons.get(full_name(reading, span))
    if person is not None and person.female is not None:
        return person.female is not female
    return female and any(t.text in {"Mr.", "Mr"} for t in span.root.children)


def _is_one_of(reading: Reading, token: "Token", persons: list[Person]) -> bool:
    span = reading.person_span(token)
    return span is not None and full_name(reading, span) in {p.name for p in persons}


def _last_subject(reading: Reading, token: "Token", *, plural: bool) -> list[Referent]:
    """What "it" or "they" refers to: the subject of a clause above, else that of the sentence before."""
    own = {s.i for s in surface_subjects(_verb_above(token))} if token.dep_ in {"dobj", "pobj", "dative"} else set()
    for found in _subject_candidates(reading, token):
        referents = [r for t in found if t.i not in own for r in reading.referents(t)]
        referents = [r for r in referents if r.entity.kind is not EntityKind.PERSON or plural]
        if not referents:
            continue
        many = len(referents) > 1 or any(t.tag_ in {"NNS", "NNPS"} for t in found) or any(r.entity.kind is EntityKind.GROUP for r in referents)
        if many == plural:
            return referents
    return []


def _verb_above(token: "Token") -> "Token":
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _subject_candidates(reading: Reading, token: "Token") -> Iterator[list["Token"]]:
    verb = token
    while verb.head != verb:
        verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            subjects = [s for s in surface_subjects(verb) if s != token and s.i < token.i and not s.is_ancestor(token)]
            if subjects:
                yield subjects
    index = reading.sentence_index(token)
    if token.dep_ in {"dobj", "pobj", "dative"} or (token.dep_ == "nsubj" and token.head.dep_ == "ccomp"):
        verb = _verb_above(token)
        if verb.dep_ == "conj":
            for child in verb.head.children:
                if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
                    yield conjuncts(child)
    earlier = [t for t in reading.sentences[index] if t.i < token.i and t.dep_ in {"nsubj", "nsubjpass"} and t.lower_ not in _NEUTER | _PLURAL and t.pos_ != "PRON"]
    for subject in reversed(earlier):
        yield conjuncts(subject)
    if index:
        previous = reading.sentences[index - 1]
        root = previous.root
        subjects = surface_subjects(root)
        if subjects:
            yield subjects
        for candidate in previous:
            if candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.head != root:
                yield conjuncts(candidate)


def _speaker(reading: Reading, token: "Token") -> list[Referent]:
    """Whose "we" it is: the side of the one who says so, in this sentence or the one before."""
    verb = token
    while verb.head != verb:
        verb = verb.head
    index = reading.sentence_index(token)
    for root in (verb, *(reading.sentences[i].root for i in (index - 1,) if i >= 0)):
        for candidate in (root, *root.children):
            if candidate.lemma_.lower() not in reading.frames.status.reporting:
                continue
            for subject in surface_subjects(candidate):
                if subject.lower_ in _FIRST:
                    continue
                found = [r for r in reading.referents(subject) if r.acts_for is not None or r.entity.kind is not EntityKind.PERSON]
                if found:
                    return found
    return []


# --- words ---------------------------------------------------------------------------------


def phrase_mention(token: "Token") -> Mention:
    """The noun phrase of a head without what follows it, articles left out: "Trump administration"."""
    return mention_of(_trimmed(_noun_phrase(token)))


def _noun_phrase(token: "Token") -> "Span":
    left = min((t.i for c in token.lefts if c.dep_ not in {"punct", "cc", "relcl", "advcl", "appos", "advmod", "prep", "aux", "nsubj", "mark"} or c.dep_ == "advmod" and c.head == token and c.i == token.i - 1 for t in c.subtree), default=token.i)
    return token.doc[min(left, token.i) : token.i + 1]


def _trimmed(span: "Span") -> "Span":
    start = span.start
    while start < span.end - 1 and span.doc[start].lower_ in {"the", "a", "an", "“", '"', ",", "both"}:
        start += 1
    return span.doc[start : span.end]


def _short_label(token: "Token") -> str:
    span = _trimmed(_noun_phrase(token))
    of = next((c for c in token.children if c.lower_ == "of"), None)
    if token.pos_ == "NUM" and of is not None:
        inner = next((c for c in of.children if c.dep_ == "pobj"), None)
        if inner is not None and inner.pos_ != "PRON":
            span = token.doc[span.start : inner.i + 1]  # "five of Niger's generals"
    return " ".join(span.text.split())[:200]


def actor_tokens(reading: Reading, doc: "Doc") -> Iterable["Token"]:
    """The tokens of a paragraph that are the head of a name or of a person's name."""
    for token in doc:
        match = reading.match(token)
        if match is not None and token.i == reading.mentions_of(token).match_span(match).root.i:
            yield token
        elif (span := reading.person_span(token)) is not None and token.i == span.root.i:
            yield token


def is_honorific(token: "Token") -> bool:
    """Whether a word is a courtesy title, which tells nothing of an office."""
    return token.text in HONORIFICS


def state_before(reading: Reading, token: "Token") -> list[Referent]:
    """The state that "there" refers to: the last one named that does not act in this clause."""
    codes = _last_states(reading, token, 1, exclude=frozenset(clause_agents(reading, token)))
    mention = mention_of(token.doc[token.i : token.i + 1])
    return [Referent(reading.government(code), mention, f"{token.text}: the state named before", token, certain=False) for code in codes]
