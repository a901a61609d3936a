"""Firms, charities and unions: named beside a word for what they are, and called again by it ("the company").

Bodies of states and international ones are in the gazetteer and are resolved in `bodies`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors.bodies import body_before
from graph.extraction.actors.court_places import is_new
from graph.extraction.actors.descriptions import is_of_doer
from graph.extraction.actors.phrases import has_the, is_definite, is_plural, words_before
from graph.extraction.actors.reading import Reading, Referent, full_name, place_of
from graph.extraction.actors.towns import is_town
from graph.extraction.names import WORDS
from graph.gazetteer import Sense
from graph.iris import slug
from graph.labels import NOMINAL_SUBJECTS
from graph.language import mention_of
from graph.model import PRIVATE, Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.tokens import Span, Token

_LOOKBACK = 8  # sentences in which a firm that was named is still "the company"
_SENTENCES_TO_OUTSIDER = 2  # to the one that tells of "a firm" first, which is then "the firm"
_LONGEST_PHRASE = 12  # words between a firm's description and its name: "a company based in Jinja, Pearl Dairies,"
_INSIDE_NAMES = frozenset({"for", "of", "and", "the", "in", "against", "&"})  # between capitals: "Citizens for Peace"
_BESIDE = frozenset({"appos", "compound"})  # how a name hangs on what it is the name of, or that on the name
_IN_PLACE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "dative", "ROOT", "conj", "attr"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "dative", "ROOT"})


def firm(reading: Reading, token: "Token") -> list[Referent]:
    """ "the company", "a charity, the Noka Trust,": the body of that name, here or before; empty if there is none."""
    if is_plural(token) or not (reading.is_noun(token, "firm", "enterprise") or token.lower_ in WORDS.impersonal):
        return []
    if _is_bloc_again(reading, token):
        return []
    named = _named_behind(reading, token) or _led_by_owner(reading, token) or _bank_before(reading, token)
    if named or not reading.is_noun(token, "firm"):
        return named
    is_again = is_definite(token) and not is_called_again(reading, token) and not _is_told_apart(token)
    before = _before(reading, token) if is_again else None
    return [] if before is None else [before.again(token, f"{token.text}: {before.entity.label}, named before")]


def _is_told_apart(token: "Token") -> bool:
    """ "The *Malian maker* of cement": of which people it is, and what it makes, is told of one who is new."""
    is_native = any(child.ent_type_ == "NORP" and child.i < token.i for child in token.children)
    return is_native and any(child.lower_ == "of" for child in token.children)


def _is_bloc_again(reading: Reading, token: "Token") -> bool:
    """ "The *Union*", with a capital, where the European Union was named: no union of workers."""
    if not token.text.istitle() or not reading.is_noun(token, "bloc") or token.has_any({"compound", "amod", "prep"}):
        return False
    return any(
        match.text.endswith(f" {token.text}") and (match.entry.country == "EU" or match.sense is Sense.BODY)
        for _, match in reading.names_before(token)
    )


def _bank_before(reading: Reading, token: "Token") -> list[Referent]:
    """ "Fined *Banco Alba*. The bank sued": the bank that was named last; a central bank or the World Bank is none."""
    is_bare = all(child.dep_ in {"det", "punct", "relcl"} for child in token.children)
    if not (is_bare and is_definite(token) and reading.is_noun(token, "banking")):
        return []
    words = (w for sentence in reading.sentences_to(token, _LOOKBACK) for w in reversed(words_before(sentence, token)))
    name = next((word for word in words if _is_called_bank(reading, word)), None)
    found = reading.referents(name) if name is not None and reading.match(name) is None else []
    banks = [as_body(r) for r in found if r.entity.kind in PRIVATE and not r.media]
    return [bank.again(token, f"{token.text}: {bank.entity.label}, named before") for bank in banks[:1]]


def _is_called_bank(reading: Reading, word: "Token") -> bool:
    """Whether a name is that of a bank, as an earlier sentence may say."""
    if _is_name_of_bank(reading, word):
        return True
    is_name = word.pos_ == "PROPN" and word.dep_ in _HEADS
    return is_name and any(_is_name_of_bank(reading, before) for before in reading.same_nouns_before(word))


def _is_name_of_bank(reading: Reading, word: "Token") -> bool:
    """ "Banco Alba", "Alba Invest, a *lender*"."""
    is_name = word.pos_ == "PROPN" and word.dep_ in _HEADS
    return is_name and any(reading.is_noun(near, "banking") for near in (word, *word.children, *_descriptions(word)))


def _led_by_owner(reading: Reading, token: "Token") -> list[Referent]:
    """ "His company", of somebody who was told of as "the director of Ruvu Mining" or "Ruvu Mining's director"."""
    owners = [child for child in token.children if child.dep_ == "poss" and child.tag_ == "PRP$"]
    for owner in (referent for pronoun in owners for referent in reading.referents(pronoun)):
        person = reading.persons.get(owner.entity.label)
        titles = [] if person is None else [*person.first.children, person.first.head]
        for name in (name for title in titles if title.pos_ == "NOUN" for name in _whose(title)):
            found = [as_body(r) for r in reading.referents(name) if r.entity.kind in PRIVATE]
            if found:
                return [found[0].again(token, f"{token.text}: of {owner.entity.label}")]
    return []


def _whose(title: "Token") -> "Iterator[Token]":
    """The names of whom somebody is a director of."""
    for child in title.children:
        if child.lower_ in {"of", "at", "for"}:
            yield from (name for name in child.children if name.dep_ == "pobj" and name.pos_ == "PROPN")
        elif child.dep_ == "poss" and child.pos_ == "PROPN":
            yield child


def named_so(reading: Reading, token: "Token") -> list[Referent]:
    """ "The *initiative*", behind "the Open Bench Initiative": the body named last of those whose name has the word."""
    if is_plural(token) or token.pos_ != "NOUN" or not (is_definite(token) and _is_bare(token)):
        return []
    if not reading.is_noun(token, "called_so") or body_before(reading, token) is not None:
        return []
    for name in reading.same_nouns_before(token):
        if name.text[:1].isupper() and name.dep_ in _IN_PLACE and reading.match(name) is None:
            found = [r for r in reading.referents(name) if r.entity.kind is EntityKind.ORGANIZATION and not r.media]
            if found and name.lower_ in found[0].entity.label.lower().split() != [name.lower_]:
                return [found[0].again(token, f"{token.text}: {found[0].entity.label}, named before")]
    return []


def _is_bare(token: "Token") -> bool:
    """Whether nothing tells one of several apart: "the council", "the council, which meets today"."""
    return all(child.dep_ in {"det", "punct", "relcl"} for child in token.children)


def firm_later(reading: Reading, token: "Token") -> Referent | None:
    """ "a mining company": the one that the article calls "the company" further on and names, if it is one alone."""
    if token.tag_ != "NN" or is_definite(token) or not reading.is_noun(token, "firm"):
        return None
    further = reading.sentences[reading.sentence_index(token) + 1 :]
    again = (t for sentence in further for t in sentence if t.lemma_ == token.lemma_ and is_definite(t))
    found = {r.entity.key: r for t in again if not is_plural(t) for r in firm(reading, t)}
    if len(found) != 1:
        return None
    (referent,) = found.values()
    return referent.again(token, f"{token.text}: {referent.entity.label}, named further on")


def is_named_nowhere(reading: Reading, token: "Token") -> bool:
    """Whether no name in the article may be that of the body a noun speaks of: "*the tribe* sued", "*its union*".

    A tribe or a union has the word in its name; any firm that is named may be "the manufacturer".
    """
    noun, is_called_so = token.lemma_.lower(), reading.is_noun(token, "called_by_kind")
    is_any = reading.is_noun(token, "outsider") or not reading.is_noun(token, "firm", "enterprise")
    if is_any and not is_called_so:
        return False  # "the company" is any that the article names
    words = (word for sentence in reading.sentences for word in sentence)
    return not any(
        _is_name_with(reading, word, noun) or (not is_called_so and _is_name_of_body(reading, word)) for word in words
    )


def is_called_again(reading: Reading, token: "Token") -> bool:
    """ "*The contractor* sued", behind "a Maltese contractor" whom nobody names; "the company" is any that is named."""
    same = reading.same_nouns(token)
    is_again = token.tag_ == "NN" and is_definite(token) and same[0] != token and is_new(same[0])
    if not is_again or reading.is_noun(token, "outsider"):
        return False
    return not any(_is_name_with(reading, word, token.lemma_.lower()) for word in same)


def outsider_before(reading: Reading, token: "Token") -> "Token | None":
    """ "*A Danish firm* lost the contract. The firm has sued": the one told of just before, where neither is named."""
    first = next(reading.same_nouns_before(token), None) if reading.is_noun(token, "outsider") else None
    is_again = token.tag_ == "NN" and has_the(token) and first is not None and first.tag_ == "NN" and is_new(first)
    if first is None or not is_again or reading.referents(first):
        return None
    here, there = reading.sentence_index(token), reading.sentence_index(first)
    between = (word for sentence in reading.sentences[there : here + 1] for word in sentence)
    named = any(_is_name_with(reading, w, token.lemma_.lower()) or _is_name_of_body(reading, w) for w in between)
    return first if here - there <= _SENTENCES_TO_OUTSIDER and not named else None


def _is_name_with(reading: Reading, word: "Token", noun: str) -> bool:
    """Whether a word says by what name those go whom a noun speaks of: "the Noka *Tribe*", "a *union*, Usipa"."""
    if word.lemma_.lower() != noun or reading.match(word) is not None:
        return False  # the European Union is none of those
    if word.text[:1].isupper() and (word.pos_ == "PROPN" or word.i > word.sent.start):
        return True
    beside = [child for child in word.children if child.dep_ in _BESIDE] + [word.head] * (word.dep_ in _BESIDE)
    behind = word.doc[word.i + 1 : word.i + 3]
    if len(behind) > 1 and behind[0].text == "," and behind[1].pos_ == "PROPN":
        return True  # a name that the parser hung elsewhere
    return any(near.pos_ == "PROPN" and reading.match(near) is None for near in beside)


def _is_name_of_body(reading: Reading, word: "Token") -> bool:
    """Whether a word is the head of the name of a body that is of no state."""
    is_body = word.pos_ == "PROPN" and (word.ent_type_ == "ORG" or _is_described(reading, word))
    return is_body and word.dep_ in _HEADS and not _is_public(reading, word) and not _is_person(reading, word)


def _named_behind(reading: Reading, token: "Token") -> list[Referent]:
    """The body that a description is "called", or that stands in apposition to it or to the place in it."""
    for participle in (c for c in token.children if c.dep_ == "acl" and c.lower_ in {"called", "named"}):
        return _by_whole_name(token, participle)
    for name in token.doc[token.i + 1 : token.i + 1 + _LONGEST_PHRASE]:
        is_beside = name.dep_ == "appos" and name.pos_ == "PROPN" and _is_within(name.head, token)
        if is_beside and not is_of_doer(name, token):
            found = [as_body(r) for r in reading.referents(name) if r.entity.kind in PRIVATE]
            if found:
                return found
    told_of = token.head if token.dep_ == "appos" and token.head.i < token.i and token.head.pos_ == "PROPN" else None
    found = [] if told_of is None else reading.referents(told_of)
    return [as_body(r) for r in found if r.entity.kind in PRIVATE and not r.media]


def _is_within(word: "Token", token: "Token") -> bool:
    """Whether a word is of a phrase and of nobody who is joined to it: "the firm and its *owner*, Ivan Pop".

    Nor of anybody of whom a clause on it tells: "a firm whose *head*, Ivan Pop, was held".
    """
    while word != token and word.dep_ not in {"conj", "relcl"} and word.head != word:
        word = word.head
    return word == token


def _by_whole_name(token: "Token", participle: "Token") -> list[Referent]:
    """The body that is called so: "a group called Citizens for Open Budgets"; where no capital follows, nobody."""
    doc, end = participle.doc, participle.i + 1
    for word in doc[end : participle.sent.end]:
        if word.text[:1].isupper():
            end = word.i + 1
        elif word.lower_ not in _INSIDE_NAMES:
            break
    if end == participle.i + 1:
        return []
    name = doc[participle.i + 1 : end]
    entity = Entity(kind=EntityKind.ORGANIZATION, key=slug(name.text), label=name.text)
    return [Referent(entity, mention_of(name), f"{participle.lower_} so", token)]


def _before(reading: Reading, token: "Token") -> Referent | None:
    """The body named last before a token, one that was called by the same word first."""
    here = list(_names_in(reading, token.sent, token))
    names = [
        name for sentence in reading.sentences_to(token, _LOOKBACK) for name in _names_in(reading, sentence, token)
    ]
    alike = [name for name in names if _is_called(name, token.lemma_.lower())]
    described = [name for name in names if _is_described(reading, name)]
    for name in (*here, *alike, *described, *names, *_unknown_subjects(reading, token)):
        found = reading.referents(name)
        if found and found[0].entity.kind in PRIVATE and not found[0].media:
            return as_body(found[0])
    return None


def as_body(referent: Referent) -> Referent:
    """The body of a name that was taken for a person's."""
    entity = replace(referent.entity, kind=EntityKind.ORGANIZATION)
    return replace(referent, entity=entity, acts_for=None, judge=False, state=None)


def _unknown_subjects(reading: Reading, token: "Token") -> "Iterator[Token]":
    """The subjects of the sentence before that look like persons of whom the article says nothing."""
    index = reading.sentence_index(token)
    for name in reading.sentences[index - 1] if index else ():
        span = reading.person_span(name) if name.dep_ in NOMINAL_SUBJECTS else None
        person = reading.persons.get(full_name(reading, span)) if span is not None else None
        is_unknown = person is None or (person.title is None and person.female is None)
        if span is not None and is_unknown and not _is_said_to_be_somebody(reading, name):
            yield name


def _is_said_to_be_somebody(reading: Reading, name: "Token") -> bool:
    """ "Maria Lopes, *a nurse*,": whether what is said of a name in apposition is no firm."""
    said = [child for child in name.children if child.dep_ == "appos" and child.pos_ == "NOUN"]
    return bool(said) and not any(reading.is_noun(noun, "firm", "enterprise") for noun in said)


def _is_of_court(reading: Reading, name: "Token") -> bool:
    """Whether a word is inside the name of a court: "the *People's* Supreme Court"."""
    behind = name.doc[name.i + 1 : name.head.i + 1]
    is_inside = name.dep_ == "poss" and all(word.ent_type_ == name.ent_type_ for word in behind)
    return is_inside and reading.is_noun(name.head, "court")


def _names_in(reading: Reading, sentence: "Span", token: "Token") -> "Iterator[Token]":
    """The heads of names of bodies in a sentence before a token, last first."""
    for name in reversed(list(sentence)):
        if name.pos_ != "PROPN" or name.dep_ not in _HEADS or place_of(name) >= place_of(token):
            continue
        is_body = name.ent_type_ == "ORG" or _is_described(reading, name)
        if is_body and not (_is_public(reading, name) or _is_person(reading, name) or _is_of_court(reading, name)):
            yield name


def _is_described(reading: Reading, name: "Token") -> bool:
    return any(reading.is_noun(noun, "firm") for noun in _descriptions(name))


def _is_person(reading: Reading, name: "Token") -> bool:
    return reading.person_span(name) is not None and not _is_described(reading, name)


def _is_public(reading: Reading, name: "Token") -> bool:
    """Whether a name is that of a body of states, or a part of one: "Petroleum Resources", of a ministry."""
    if reading.match(name) is not None or (name.dep_ == "pobj" and name.head.head.pos_ == "PROPN"):
        return True
    if name.dep_ == "pobj" and name.head.lower_ in {"in", "at"} and reading.gazetteer.place(name.text) is not None:
        return True  # "to bury her mother in Oruro"
    if (is_town(reading, name) or reading.is_noun(name, "landform")) and not _is_described(reading, name):
        return True
    if any(number.like_num for number in name.doc[name.i + 1 : name.i + 2]):
        return True  # "Terminal 1"
    if name.has("cc"):
        return True  # "the Economic and Monetary Community", cut in two
    return reading.is_noun(name, "institution", "bloc", "state_representative", "public")


def _descriptions(name: "Token") -> "Iterator[Token]":
    """The nouns in apposition to a name: "Baltic Amber, a mining company", "the charity Open Doors"."""
    yield from (child for child in name.children if child.dep_ in {"appos", "compound"})
    if name.dep_ == "appos":
        yield name.head


def _is_called(name: "Token", noun: str) -> bool:
    return any(word.lemma_.lower() == noun for word in (name, *_descriptions(name)))
