"""What is known of one article while it is read: its mentions, persons, and who was spoken of where.

The records only, and look-ups in them; how a phrase is resolved is `graph.extraction.actors.resolving`.
"""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from graph.extraction.actors.phrases import in_dateline, is_seat, phrase_mention, phrase_top
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.mentions import Mentions, as_spoken_of, find_mentions, name_again, with_money_of
from graph.extraction.times import Date, resolve_time
from graph.frames import Frames
from graph.gazetteer import NAMES_OF_STATES, Gazetteer, GazetteerEntry, GazetteerMatch, Sense
from graph.labels import NOMINAL_SUBJECTS
from graph.language import ParsedArticle
from graph.model import Entity, EntityKind, Mention, record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

STATE_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM, Sense.GOVERNMENT, Sense.PEOPLE})
_SENSES_OF_A_STATE = STATE_SENSES | {Sense.AGENCY, Sense.COURT}
_LONGEST_ON_THE_WAY = dt.timedelta(days=4)  # from when a report was written to when it is printed
_LAST_DATELINE = 4  # paragraphs before which a report says where it is from, behind its headline and byline
_LONGEST_CHAIN = 40  # of phrases, each standing for what the next names: "a letter from a letter from"
_TWO = 2
_NAMES_OF_BODIES = frozenset({"ORG", "PERSON", "GPE", "FAC"})  # labels that the pipeline gives to names of firms
_BY_FAR = 1.5  # times as often as any other
_WEIGHT_OF_FIRST = 3  # mentions that being named first is worth
LOOKBACK = 3  # sentences in which what was named is still spoken of

JUDGES = frozenset({"justice", "judge", "chief-justice", "magistrate"})  # keys of the gazetteer for their offices
_Told = TypeVar("_Told")
Place = tuple[int, int]  # of a token: where its paragraph starts in the article, and its index there


@record()
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
    then: bool = False  # whether he or she held it only at the time told of: "then foreign minister"

    def again(self, token: "Token", reason: str) -> "Referent":
        """The same entity where a later phrase refers back to it."""
        acts_for = None if self.then else self.acts_for
        return replace(
            self, mention=phrase_mention(token), token=token, reason=reason, acts_for=acts_for, certain=False
        )


@dataclass(slots=True)
class Person:
    """What the article has told of a person so far."""

    name: str
    first: "Token"
    female: bool | None = None  # None: not told
    state: str | None = None  # whose office he or she holds or held
    is_state_told: bool = True  # by words beside a title, not only by who else is spoken of
    acts_for_state: bool = False
    then: "Span | None" = None  # the sentence told of in which he or she did: "then foreign minister"
    body: Entity | None = None  # of no state, that he or she heads and acts for
    branch: str | None = None  # of the office
    office: str | None = None  # its key in the gazetteer
    court: Entity | None = None  # that a judge sits on
    title: str | None = None

    @property
    def is_judge(self) -> bool:
        """Whether the office is a judge's."""
        return self.office in JUDGES


@record()
class StateMention:
    """Words that name a state, or something that belongs to one."""

    sentence: int
    token: "Token"
    code: str
    sense: Sense
    subject: bool


@dataclass
class Reading:
    """One article while it is read."""

    parsed: ParsedArticle
    frames: Frames
    gazetteer: Gazetteer
    resolve: Callable[["Reading", "Token"], list[Referent]]
    persons: dict[str, Person] = field(default_factory=dict)  # by full name, as offices are noted
    courts: list[tuple[Place, str]] | None = None  # national courts named with their state; None: not looked for yet
    _resolved: dict[Place, list[Referent]] = field(default_factory=dict)
    _open: set[Place] = field(default_factory=set)
    _governments: dict[str, Entity] = field(default_factory=dict)
    _told: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _absent: dict[int, frozenset[tuple[str, ...]]] = field(default_factory=dict)  # by the identity of a Doc

    @cached_property
    def mentions(self) -> dict[int, Mentions]:
        """The mentions of each paragraph, by the identity of its Doc."""
        found = [find_mentions(doc, self.gazetteer) for doc in self.parsed.paragraphs]
        named = list(as_spoken_of(list(name_again(found))))
        return {id(mentions.doc): mentions for mentions in with_money_of(named, self._states_by_rank(named))}

    def _states_by_rank(self, paragraphs: Sequence[Mentions]) -> list[str]:
        """The state that a report is dated from, then those that it names, the most often named first."""
        matches = {id(mentions.doc): mentions.matches for mentions in paragraphs}
        home = self._dated_from(lambda token: matches[id(token.doc)].get(token.i))
        tally = Counter(match.entry.country for mentions in paragraphs for match in mentions.names())
        ranked = [code for code, _ in tally.most_common() if code is not None]
        return list(dict.fromkeys([home, *ranked] if home is not None else ranked))

    @cached_property
    def sentences(self) -> list["Span"]:
        """The sentences of the article, in the order of the text."""
        return list(self.parsed.sentences())

    @cached_property
    def states(self) -> list[StateMention]:
        """Where states are named, in the order of the text."""
        return [mention for mentions in self.mentions.values() for mention in self._states_in(mentions)]

    @cached_property
    def _sentence_numbers(self) -> dict[int, int]:
        """The number of each sentence in the article, by its identity."""
        return {id(sentence): number for number, sentence in enumerate(self.sentences)}

    @cached_property
    def _name_heads(self) -> list["Token"]:
        return [head for mentions in self.mentions.values() for head in _heads(mentions)]

    @cached_property
    def _places_of_name_heads(self) -> list[Place]:
        return [place_of(token) for token in self._name_heads]

    @cached_property
    def _by_lemma(self) -> dict[str, list["Token"]]:
        """The tokens by their lemma, in the order of the text."""
        found: dict[str, list[Token]] = {}
        for doc in self.parsed.paragraphs:
            for token in doc:
                found.setdefault(token.lemma_.lower(), []).append(token)
        return found

    @cached_property
    def names_by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The names of more than one word that are of bodies, by their first words, if the first is not alone before.

        Of bodies are those that the pipeline takes for such, and those that the article says are.
        """
        found: dict[str, dict[str, None]] = {}
        for doc in self.parsed.paragraphs:
            of_bodies = [name for name in doc.ents if name.label_ in _NAMES_OF_BODIES]
            for name in sorted({*of_bodies, *self.mentions[id(doc)].bodies.values()}, key=lambda name: name.start):
                words = [word for word in name if word.text[:1].isupper()]
                if len(words) > 1 and words[0] == name[-len(words)] and not self._is_named_alone_before(words[0]):
                    whole = name[-len(words) :]
                    for end in range(1, len(words)):
                        found.setdefault(whole[:end].text, {}).setdefault(whole.text)
        return {beginning: tuple(names) for beginning, names in found.items()}

    def _is_named_alone_before(self, word: "Token") -> bool:
        """Whether the text, and not only a headline, has the first word of a name alone before: another body's name."""
        alone = (other for other in self.same_nouns_before(word) if other.text == word.text and other.sent[-1].is_punct)
        return any(not other.nbor().text[:1].isupper() for other in alone)

    def mentions_of(self, token: "Token") -> Mentions:
        """The mentions of the paragraph that a token stands in."""
        return self.mentions[id(token.doc)]

    def match(self, token: "Token") -> GazetteerMatch | None:
        """The name of the gazetteer that covers a token, or None."""
        return self.mentions[id(token.doc)].matches.get(token.i)

    def match_span(self, token: "Token", match: GazetteerMatch) -> "Span":
        """The tokens of a match in a token's paragraph."""
        return self.mentions_of(token).match_span(match)

    def person_span(self, token: "Token") -> "Span | None":
        """The name of a person that covers a token, or None."""
        return self.mentions[id(token.doc)].persons.get(token.i)

    def sentence_index(self, token: "Token") -> int:
        """The number of a token's sentence in the article, from 0."""
        return self._sentence_numbers[id(token.sent)]

    def sentences_to(self, token: "Token", lookback: int = LOOKBACK) -> Iterator["Span"]:
        """The sentence of a token and those just before it, last first."""
        index = self.sentence_index(token)
        return reversed(self.sentences[max(0, index - lookback) : index + 1])

    def names_in_lead(self) -> Iterator[tuple["Token", GazetteerMatch]]:
        """The heads of names of the gazetteer in the first sentences of the article."""
        for head in self._name_heads:
            if self.sentence_index(head) > 1:
                break
            match = self.match(head)
            if match is not None:
                yield head, match

    def names_before(self, token: "Token", lookback: int | None = None) -> Iterator[tuple["Token", GazetteerMatch]]:
        """The heads of names of the gazetteer before a token, last first, from `lookback` sentences or all."""
        first = 0 if lookback is None else self.sentence_index(token) - lookback
        for i in reversed(range(bisect_left(self._places_of_name_heads, place_of(token)))):
            head = self._name_heads[i]
            match = self.match(head)
            if self.sentence_index(head) < first:
                return
            if match is not None:
                yield head, match

    def same_nouns_before(self, token: "Token") -> Iterator["Token"]:
        """The tokens with a token's lemma before it, last first."""
        same = self._by_lemma[token.lemma_.lower()]
        return (other for other in reversed(same) if place_of(other) < place_of(token))

    def same_nouns(self, token: "Token") -> Sequence["Token"]:
        """The tokens with a token's lemma, in the order of the text."""
        return self._by_lemma[token.lemma_.lower()]

    def absent_from(self, doc: "Doc") -> frozenset[tuple[str, ...]]:
        """Of the classes for which constraints ask, those of which no word stands in a paragraph.

        Nor in the sentence before it, which "it" refers to.
        """
        if id(doc) not in self._absent:
            index = self.sentence_index(doc[0])
            before = self.sentences[max(0, index - 1)]
            tokens = [*before, *doc]
            # The forms of a word by which it may be of a class; of a name, that without an "s" too.
            words = {token.lower_ for token in tokens}
            words |= {word.rstrip("s") for word in words if word.endswith("s")}
            words |= {token.lemma_.lower() for token in tokens}
            known = self.frames.asked_for_by_word
            present = (known[word] for word in words & known.keys())
            self._absent[id(doc)] = self.frames.asked_for.difference(*present)
        return self._absent[id(doc)]

    def is_noun(self, token: "Token", *kinds: str) -> bool:
        """Whether a token's lemma belongs to one of these classes of `ontology/lexicon/nouns.yaml`."""
        lemma, nouns = token.lemma_.lower(), self.frames.nouns
        for kind in kinds:  # asked more often than all else, and any() would take twice as long
            words = nouns[kind]
            if lemma in words or token.lower_ in words:
                return True
        return False

    def government(self, code: str) -> Entity:
        """The government of a state."""
        if code not in self._governments:
            label, wikidata = self.gazetteer.government_label(code), self.gazetteer.state(code).wikidata
            self._governments[code] = Entity(
                kind=EntityKind.GOVERNMENT, key=code, label=label, country=code, wikidata=wikidata
            )
        return self._governments[code]

    @cached_property
    def prominence(self) -> Counter[str]:
        """How often the article names each state, where it is written left out; as a subject it counts twice."""
        tally: Counter[str] = Counter()
        for mention in self.states:
            if not in_dateline(mention.token):
                tally[mention.code] += 2 if mention.subject else 1
        return tally

    @cached_property
    def reported_from(self) -> str | None:
        """The state of the place that the report is dated from: "ACCRA — "; None where none is named or known.

        Of a cable, where it was written.
        """
        return self._dated_from(self.match)

    @cached_property
    def told_on(self) -> dt.date | None:
        """The day from which a report counts "today" and "on Friday": of its dateline, or else of publication.

        "KAMPALA, June 26 — Uganda yesterday freed" may be printed days later.
        """
        published = self.parsed.article.published_day
        for doc in self.parsed.paragraphs[:_LAST_DATELINE] if published is not None else ():
            found = (time for i, time in self.mentions[id(doc)].times.items() if in_dateline(doc[i]))
            days = (resolve_time(time, published=published) for time in found if isinstance(time.form, Date))
            for day in (day.earliest for day in days if day is not None and day.earliest == day.latest):
                if published is not None and dt.timedelta() <= published - day <= _LONGEST_ON_THE_WAY:
                    return day
        return published

    def _dated_from(self, match: Callable[["Token"], GazetteerMatch | None]) -> str | None:
        if self.gazetteer.cable is not None:
            return self.gazetteer.cable.host
        openings = (doc for doc in self.parsed.paragraphs[:_LAST_DATELINE] if in_dateline(doc[0]))
        for doc in openings:
            words = list(takewhile(lambda t: in_dateline(t) and t.text not in {",", "("}, doc))
            codes = (m.entry.country for m in map(match, words) if m is not None and m.sense in NAMES_OF_STATES)
            name = doc[words[0].i : words[-1].i + 1].text
            return next((code for code in codes if code is not None), None) or self.gazetteer.place(name)
        return None

    @cached_property
    def _states_named(self) -> Counter[str | None]:
        """How often the article calls states by their names, and not only by those of their bodies."""
        matches = (match for mentions in self.mentions.values() for match in mentions.names())
        return Counter(match.entry.country for match in matches if match.sense in STATE_SENSES)

    def state_of_namesake(self, match: GazetteerMatch) -> str | None:
        """Of where the report is from, whose body may have the name of another's: "LIMA — *Congress*"; None else.

        If the other state is never named, "MANILA — The *Department of Justice*", or has no more right to the name.
        """
        if not match.ambiguous or match.sense is not Sense.AGENCY or match.entry.type is None:
            return None
        is_alike = self.reported_from in state_nouns().namesakes.get(match.text, ())
        is_here = is_alike or match.entry.country not in self._states_named
        return self.reported_from if is_here and self.reported_from != match.entry.country else None

    @cached_property
    def _states_spoken_of(self) -> frozenset[str | None]:
        """The states of all names that can be only one state's: its own, or those of its bodies and its leaders."""
        matches = (match for mentions in self.mentions.values() for match in mentions.names())
        return frozenset(match.entry.country for match in matches if not match.ambiguous)

    def is_of_none_named(self, match: GazetteerMatch) -> bool:
        """ "A bill before *Congress*": a body like one of another state, where only others are ever spoken of."""
        if not match.ambiguous or match.sense is not Sense.AGENCY or match.entry.type is None or self.reported_from:
            return False
        others = self._states_named.keys() - {None}
        is_bare = match.text.isalpha()  # not "Embassy of Chad"
        is_other = match.entry.country not in others | self._states_spoken_of
        alike = state_nouns().namesakes.get(match.text, frozenset())
        return is_bare and is_other and (bool(alike & others) if alike else len(others) > 1)

    def home_state(self) -> str | None:
        """The state that the article speaks of most, or None; of a cable, the one where it was written."""
        if self.reported_from is not None and self.gazetteer.cable is not None:
            return self.reported_from
        tally = self._tally_of_states
        return max(sorted(tally), key=lambda code: tally[code]) if tally else None

    def is_plainly_home(self, code: str) -> bool:
        """Whether the article speaks of a state by far the most, and not of two alike."""
        others = (count for other, count in self._tally_of_states.items() if other != code)
        return self._tally_of_states.get(code, 0) >= _BY_FAR * max(others, default=0)

    def is_spoken_of(self, code: str | None, token: "Token") -> bool:
        """Whether the article comes back to a state, or the sentence of a word names it: not once in passing."""
        named = [mention.sentence for mention in self.states if mention.code == code]
        return len(named) > 1 or self.sentence_index(token) in named

    def rivals(self) -> tuple[str, ...]:
        """The two states that the article is about, if it speaks of no third half as much."""
        ranked = sorted(self._tally_of_states.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) < _TWO or (len(ranked) > _TWO and ranked[_TWO][1] * _TWO > ranked[1][1]):
            return ()
        return ranked[0][0], ranked[1][0]

    @cached_property
    def _tally_of_states(self) -> dict[str, int]:
        """How often the article speaks of each state; what it opens with, or is dated from, counts more."""
        tally: dict[str, int] = {self.states[0].code: _WEIGHT_OF_FIRST} if self.states else {}
        for mention in self.states:
            tally[mention.code] = tally.get(mention.code, 0) + (2 if mention.subject else 1)
        return tally

    def referents(self, token: "Token") -> list[Referent]:
        """What the phrase with this head stands for; empty where it is open, more than one for "they" or "both"."""
        place = place_of(token)
        # A phrase that refers to itself by way of another, or by way of more than any reader would follow.
        if place in self._open or len(self._open) >= _LONGEST_CHAIN:
            return []
        if place not in self._resolved:
            self._open.add(place)
            self._resolved[place] = self.resolve(self, token)
            self._open.discard(place)
        return self._resolved[place]

    def forget(self, token: "Token") -> None:
        """Lets a phrase be read anew, since more is known of what it stands for than when it was read."""
        self._resolved.pop(place_of(token), None)

    def once(self, function: Callable[..., _Told], *about: object) -> _Told:
        """What a function tells of a word of this article, worked out when it is first asked."""
        key = (function, *about)
        if key not in self._told:
            self._told[key] = function(self, *about)
        told: _Told = self._told[key]
        return told

    def _is_foreign(self, token: "Token") -> bool:
        """Whether those a noun stands for need not be of the state where they sit, as a government or a court is."""
        match = self.match(token)
        return not self.is_noun(token, "court") and (match is None or match.sense is not Sense.GOVERNMENT)

    def _states_in(self, mentions: Mentions) -> Iterator[StateMention]:
        seen: set[tuple[int, int]] = set()
        for i, match in mentions.matches.items():
            if match.entry.country is None or match.sense not in _SENSES_OF_A_STATE or self.is_of_none_named(match):
                continue
            token = mentions.doc[i]
            index = self.sentence_index(token)
            if (index, match.start_char) not in seen and not (is_seat(token) and self._is_foreign(token.head.head)):
                seen.add((index, match.start_char))
                subject = phrase_top(token).dep_ in NOMINAL_SUBJECTS
                code = self.state_of_namesake(match) or match.entry.country
                yield StateMention(index, token, code, match.sense, subject)


def _heads(mentions: Mentions) -> Iterator["Token"]:
    """The heads of the names of the gazetteer in a paragraph."""
    for match in mentions.names():
        head = mentions.match_span(match).root
        if mentions.matches.get(head.i) is match:
            yield head


def government_of(reading: Reading, token: "Token", code: str, reason: str, *, certain: bool = False) -> Referent:
    """The government of a state, for the phrase that stands for it."""
    return Referent(reading.government(code), phrase_mention(token), reason, token, certain=certain)


def entity_of(entry: GazetteerEntry) -> Entity:
    """The entity of an entry that is an actor; an agency or a court is a part of its state."""
    if entry.kind is None:
        raise ValueError(f"{entry.key} is an office; expected an entry with a kind of entity")
    parent = entry.country if entry.kind in {EntityKind.AGENCY, EntityKind.COURT} else None
    return Entity(
        kind=entry.kind,
        key=entry.key,
        label=entry.label,
        country=entry.country,
        wikidata=entry.wikidata,
        parent=parent,
    )


def place_of(token: "Token") -> Place:
    """Where a token stands in its article: places compare in the order of the text."""
    return token.doc.start_char, token.i


def full_name(reading: Reading, span: "Span") -> str:
    """The fullest name that the article has given this person up to here or anywhere: "Burke" is "Tony Burke"."""
    text = span.text.removesuffix("'s").removesuffix("’s").strip()
    if sum(token.dep_ != "case" for token in span) > 1:
        ending = f" {text}".casefold()  # "Al-Sayed" opens a sentence
        fuller = [name for name in reading.persons if name.casefold().endswith(ending)]
        return fuller[0] if len(fuller) == 1 else text  # "López Obrador" is "Andrés Manuel López Obrador"
    longer = [name for name in reading.persons if name != text and _has_word(name, text)]
    return longer[0] if len(longer) == 1 else text


def _has_word(name: str, word: str) -> bool:
    """Whether a name has a word in it, which may be a surname in capitals: "Absalom MUTUKU"."""
    words = [part.strip("\"'“”") for part in name.replace("-", " ").split()]
    return word in words or (word.istitle() and word.upper() == words[-1])
