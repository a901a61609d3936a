"""Of whom a sentence says that they hold an office: names beside a title, appositions, copulas, "as president"."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, full_name
from graph.extraction.clauses import antecedent, conjuncts, surface_subjects
from graph.extraction.factuality import NO_LONGER, factual_carrier
from graph.extraction.names import INSIDE_BODIES, OF_BODIES, is_honorific
from graph.extraction.names import WORDS as NAME_WORDS
from graph.extraction.offices.titles import WORDS, end_of_field, is_of_many
from graph.extraction.subjects import is_of_next_verb
from graph.gazetteer import Sense
from graph.labels import FINITE_OR_MODAL, SUBJECTS, VERBAL
from graph.language import mention_of
from graph.model import EntityKind, Mention, Status, record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_OWNING = frozenset({"its", "their", "his", "her", "the", "whose", "'s", "’s", "a", "an", "another", "one"})
_BEFORE_TITLE = frozenset({"det", "amod", "compound", "poss", "case", "nmod", "advmod"})
_AFTER_TITLE = frozenset({"prep", "pobj", "det", "compound", "amod", "poss", "case"})
RANKS = frozenset({"general", "prince"})  # keys of ranks in the gazetteer, which are offices only of some body
_OF_OFFICES = frozenset({"to", "for"})
_OF_POSTS = _OF_OFFICES | {"in"}  # "the ambassador in Lusaka"
_POINTING = frozenset({"there", "here", "himself", "herself"})  # "the premier there, Ana Ruiz,"
_SPEAKING = "spokesperson"  # the branch of those who speak for somebody
_LONGEST_AFTER_TITLE = 8  # words
_LONGEST_BODY = 12  # words
_LONGEST_ASIDE = 5  # words
_STYLED = frozenset({"His", "Her", "his", "her"})
_OPENING = frozenset({"ADV", "CCONJ", "SCONJ", "ADP"})
_LONGEST_OPENING = 4  # tokens with the comma
_TITLE_AND_COMMA = 2  # tokens before a name
PARTING = frozenset({",", "—", "–", "-"})
_LISTING = PARTING | {":"}  # before the names of several


@record()
class Holder:
    """A person whom a sentence names or refers to."""

    name: str
    mention: Mention
    token: "Token"


def find_holders(reading: Reading, title: "Span") -> list[Holder]:
    """The persons of whom the sentence says that they hold the office that these words name."""
    following = _following_name(reading, title)
    if following is None and (joined := joined_title(reading, title)) is not None:
        following = (
            _following_name(reading, joined) if title.text[:1].isupper() else _named_after(reading, joined, title)
        )
    if following is not None:
        return [_holder(reading, name) for name in _listed(reading, following, title)]
    if _is_spoken_for(reading, title.root):
        return []
    if is_of_many(title.root) and (several := _several_after(reading, title)):
        return [_holder(reading, name) for name in several]
    if _is_listed_before_name(reading, title) and (after := _named_after(reading, title)) is not None:
        return [_holder(reading, after)]
    if _is_not_held(reading, title.root):
        return []
    for tokens in (_apposed(title.root), _copular(title.root), _as_office(title.root)):
        if holders := holders_at(reading, tokens):
            return holders
    beside = _named_before(reading, title) or _named_after(reading, title) or _named_behind_body(reading, title)
    return [_holder(reading, beside)] if beside is not None else []


def _is_spoken_for(reading: Reading, title: "Token") -> bool:
    """ "A spokeswoman for the *minister*, Ana Ruiz,": the name behind the comma is that of whoever speaks."""
    speaker = title.head.head
    if title.dep_ != "pobj" or title.head.lower_ != "for" or title.tag_.endswith("S") or speaker.tag_.endswith("S"):
        return False
    match = reading.match(speaker)
    return match is not None and match.sense is Sense.OFFICE and match.entry.branch == _SPEAKING


def holders_at(reading: Reading, tokens: Iterable["Token"]) -> list[Holder]:
    """The persons that tokens name or refer to, each once."""
    holders = [holder for token in tokens if (holder := _holder_at(reading, token)) is not None]
    return list({holder.name: holder for holder in holders}.values())


def _holder(reading: Reading, name: "Span") -> Holder:
    return Holder(full_name(reading, name), mention_of(name), name.root)


def _holder_at(reading: Reading, token: "Token") -> Holder | None:
    """The person that a token names, or refers to by a pronoun."""
    name = reading.person_span(token)
    if name is not None:
        return _holder(reading, name)
    is_pronoun = token.pos_ == "PRON" and not token.lower_.endswith("self")  # "the consul himself, Ana Ruiz"
    referents = reading.referents(token) if is_pronoun else []
    person = next((r for r in referents if r.entity.kind is EntityKind.PERSON), None)
    return Holder(person.entity.label, person.mention, token) if person is not None else None


def _following_name(reading: Reading, title: "Span") -> "Span | None":
    """ "Prime Minister Sir Keir Starmer": the name right behind the title, or behind what that is for."""
    doc = title.doc
    for end in dict.fromkeys((_after_post(reading, title), end_of_field(reading, title), end_of_body(reading, title))):
        after = _after_honorifics(reading, doc, end)
        name = reading.person_span(doc[after]) if after < len(doc) else None
        is_title = end > title.end or (name is not None and not _is_object_of_title(title, name))
        if name is not None and name.start == after and is_title:
            return _behind_province(reading, title, name) or name
    return None


def _behind_province(reading: Reading, title: "Span", word: "Span") -> "Span | None":
    """ "Chief Minister Punjab, *Ana Ruiz*, said": of one word that nobody is called, where a whole name follows."""
    doc, end = title.doc, word.end
    if len(word) > 1 or not title.text[:1].isupper() or end + 1 >= len(doc) or doc[end].text != ",":
        return None
    before = doc[title.start - 1] if title.start > title.sent.start else title[0]
    name = reading.person_span(doc[end + 1]) if before.dep_ not in {"amod", "case", "poss"} else None
    is_known = full_name(reading, word) != word.text or reading.gazetteer.leader(word.text) is not None
    if is_known or name is None or name.start != end + 1 or len(name) < _TITLE_AND_COMMA:
        return None
    behind = doc[name.end] if name.end < len(doc) else name.root
    return name if behind.text in {",", "."} or behind.tag_ in FINITE_OR_MODAL else None


def _after_post(reading: Reading, title: "Span") -> int:
    """The token behind "Ambassador to Zambia", "in Lusaka", whose name may follow without a comma."""
    doc, i = title.doc, title.end
    if i + 1 >= len(doc) or doc[i].lower_ not in (_OF_POSTS if _is_diplomat(reading, title) else _OF_OFFICES):
        return title.end
    i += 2 if doc[i + 1].lower_ == "the" else 1
    match = reading.match(doc[i]) if i < len(doc) else None
    return title.end if match is None or match.sense is Sense.OFFICE else reading.match_span(doc[i], match).end


def _is_diplomat(reading: Reading, title: "Span") -> bool:
    match = reading.match(title.root)
    return match is not None and match.entry.branch == "diplomatic"


def end_of_body(reading: Reading, title: "Span") -> int:
    """Where the body that a title is of ends right before a name: "Speaker of the *Parliament* Ana Ruiz"."""
    doc, end = title.doc, title.end
    if end >= len(doc) or doc[end].lower_ not in OF_BODIES:
        return end
    for token in doc[end + 1 : end + 1 + _LONGEST_BODY]:
        if (name := reading.person_span(token)) is not None:
            is_known = title.text[:1].isupper() or reading.match(doc[name.start - 1]) is not None
            return name.start if is_known and token.i > end + 1 and len(name) > 1 else end
        if (match := reading.match(token)) is not None and match.sense is Sense.OFFICE:
            break  # "a spokesman for President Ali Dar"
        if not (token.text[:1].isupper() or token.lower_ in INSIDE_BODIES) or token.is_sent_start:
            break
    return end


def _after_honorifics(reading: Reading, doc: "Doc", i: int) -> int:
    """The token behind courtesy titles and ranks: "His Royal Highness", "H.E. Mr"."""
    if i + 2 < len(doc) and doc[i].text in _STYLED:
        i += next((n for n in (1, 2) if is_honorific(doc[i + n])), 0)
    while i < len(doc) and reading.person_span(doc[i]) is None and (is_honorific(doc[i]) or _is_rank(reading, doc[i])):
        i += 1
    return i


def is_named_behind(reading: Reading, title: "Span") -> bool:
    """Whether a whole name follows a title, with nothing but ranks and courtesy titles between."""
    name = _following_name(reading, title)
    behind = title.doc[name.end : name.end + 1] if name is not None else ()
    return name is not None and all(not token.text[:1].isupper() for token in behind)


def _is_rank(reading: Reading, token: "Token") -> bool:
    """ "Junta leader Colonel Assoumane": a rank between an office and its holder."""
    match = reading.match(token) if token.tag_ == "NNP" else None
    return match is not None and match.entry.key in RANKS


def _is_object_of_title(title: "Span", person: "Span") -> bool:
    """ "asked the president Friday": what follows a lower-case title without a comma is not its holder's name.

    In "then-president Barack Obama" it is, as the parse shows.
    """
    joined = person.root.head == title.root or title.root.head == person.root
    return title.text.islower() and title.root.dep_ in {"dobj", "pobj", "nsubj"} and not joined


def joined_title(reading: Reading, title: "Span") -> "Span | None":
    """The second office of "the prime minister and foreign minister, Ana Ruiz," right behind the "and"."""
    doc, i = title.doc, title.end
    if i + 1 >= len(doc) or doc[i].lower_ != "and" or title.root.tag_.endswith("S"):
        return None
    for token in doc[i + 1 : i + 1 + _TITLE_AND_COMMA]:  # "defence" of "defence minister" may have a match of its own
        match = reading.match(token)
        if match is not None and match.sense is Sense.OFFICE:
            second = reading.match_span(token, match)
            return second if all(t.dep_ in _BEFORE_TITLE for t in doc[i + 1 : second.start]) else None
    return None


def _several_after(reading: Reading, title: "Span") -> list["Span"]:
    """ "the presidents of Kenya and Uganda, William Ruto and Yoweri Museveni": the names behind the comma or dash."""
    doc, i = title.doc, title.end
    while i < len(doc) and doc[i].text not in _LISTING and i - title.end < _LONGEST_AFTER_TITLE:
        if doc[i].tag_ in FINITE_OR_MODAL:
            return []  # "officials say that Ana Ruiz, Rui Alves and Luis Mora sued"
        i += 1
    names: list[Span] = []
    opening = i
    while i < len(doc) and (i == opening or doc[i].text in {",", "and"} or is_honorific(doc[i])):
        name = reading.person_span(doc[i + 1]) if i + 1 < len(doc) else None
        if name is not None:
            names.append(name)
        i = _over_state(doc, name.end) if name is not None else i + 1
    return names if len(names) > 1 else []


def _over_state(doc: "Doc", i: int) -> int:
    """The token after the state that is named behind a name: "Kofi Ampofo (of Ghana) and"."""
    if i + 2 >= len(doc) or doc[i].lower_ != "of":
        return i
    state = i + 2 if doc[i + 1].lower_ == "the" else i + 1  # "of the US"
    return state + 1 if state + 1 < len(doc) and doc[state].pos_ == "PROPN" else i


def _listed(reading: Reading, following: "Span", title: "Span") -> list["Span"]:
    """ "Ministers A and B": a plural title is that of all that follow."""
    if not is_of_many(title.root):
        return [following]
    return [name for token in conjuncts(following.root) if (name := reading.person_span(token)) is not None]


def _apposed(root: "Token") -> list["Token"]:
    """Names in apposition to a title, on either side."""
    apposed = [] if _is_of_one_before(root) else [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "conj" and not apposed:  # "its president and army chief, Ana Ruiz,": hung on the first title
        apposed = [child for child in root.head.children if child.dep_ == "appos" and child.i > root.i]
    is_of_many = root.tag_.endswith("S")  # "Chad's envoy, Ana Ruiz, and Ali Pop": one envoy
    found = [token for child in apposed[:1] for token in (conjuncts(child) if is_of_many else [_named(root, child)])]
    is_of_him = bool(found) and any(child.tag_ == "PRP$" for child in root.children)
    is_of_him = is_of_him or any(map(_opens_saying, found))
    if root.dep_ == "appos" and not is_of_him:  # "Ali Dar, his *deputy*, Ole Berg, and Ana Ruiz": Berg alone
        named = _all_named_before(root)
        found.extend(named if root.tag_ == "NNS" else named[-1:])
    elif root.dep_ == "conj" and root.head.dep_ == "appos" and not is_of_next_verb(root):
        found.append(root.head.head)
    return found


def _opens_saying(name: "Token") -> bool:
    """ "Were freed by Ali Dar, the interior minister, *John Otieno*, said": whether a name behind a title says so."""
    behind = name.doc[name.i + 1 : name.i + 3]
    return name.pos_ == "PROPN" and len(behind) > 1 and behind[0].text == "," and behind[1].tag_ in FINITE_OR_MODAL


def _is_of_one_before(title: "Token") -> bool:
    """ "Rui Alves, the founder of *the group*, Navemar": whether a name behind a title is that of what he is it of."""
    is_said = title.dep_ == "appos" and title.head.ent_type_ == "PERSON" and title.head.i < title.i
    return is_said and title.has_word("of")


def _named(title: "Token", beside: "Token") -> "Token":
    """ "The head of the team, the former attorney general *Ana Ruiz*": whose second title stands between."""
    names = [c for c in beside.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > beside.i]
    has_body = title.has_word("of")
    return names[0] if names and has_body and beside.pos_ == "NOUN" else beside


def _all_named_before(title: "Token") -> list["Token"]:
    """ "Ana Ruiz and Kofi Mensah, the prime ministers": both, though the title hangs on the nearer."""
    first = title.head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return [token for token in conjuncts(first) if token.i < title.i]


def _copular(root: "Token") -> list["Token"]:
    """ "X is the president", "whose president is X", "X was elected president"."""
    verb = root.head
    is_object = root.dep_ in {"dobj", "oprd", "attr"} and verb.lemma_ in WORDS.appointing_beside
    if is_object and (made := [c for c in verb.children if c.lower_ in {"who", "whom"}]):
        return [person for child in made if child.dep_ in {"dobj", "dep"} and (person := antecedent(child)) is not None]
    if root.dep_ in {"attr", "oprd"} or (root.dep_ == "conj" and verb.dep_ in {"attr", "oprd"}):
        while verb.pos_ not in VERBAL and verb.head != verb:
            verb = verb.head
        return surface_subjects(verb) or _fronted(verb)
    if root.dep_ == "nsubj" and verb.lemma_ in NAME_WORDS.being:
        return [token for child in verb.children if child.dep_ == "attr" for token in conjuncts(child)]
    return []


def _is_not_held(reading: Reading, title: "Token") -> bool:
    """ "Is not the minister", "hopes to become president": an office that somebody has not, or only may have."""
    if title.dep_ == "pobj" and title.head.lower_ == "as" and title.head.head.pos_ == "VERB":
        return _is_not_given(reading, title.head.head)
    verb = title.head
    if title.dep_ != "attr" or verb.lemma_ not in NAME_WORDS.being:
        return False
    found = factual_carrier(verb, reading.frames.status)
    return found.status in {Status.NEGATED, Status.POSSIBLE} and found.reason != NO_LONGER


def _is_not_given(reading: Reading, verb: "Token") -> bool:
    """ "*Ruled* himself out as head", "declined to *serve* as envoy", "was *rejected* as minister"."""
    found = factual_carrier(verb, reading.frames.status)
    is_denied = found.status is Status.NEGATED and found.reason != NO_LONGER
    return is_denied or verb.lemma_ in WORDS.not_giving


def _fronted(verb: "Token") -> list["Token"]:
    """ "In 2021 Pavel Horak became …": without a comma the parser takes the subject for a part of the date."""
    return [verb.doc[verb.i - 1]] if verb.i and verb.doc[verb.i - 1].dep_ == "pobj" else []


def _as_office(root: "Token") -> list["Token"]:
    """ "served as president", "was sworn in as prime minister", "who as president had urged it"."""
    verb = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ != "as":
        return []
    if verb.pos_ != "VERB":  # "Ana Ruiz, as interior minister, made"
        return [verb] if verb.pos_ == "PROPN" else []
    if root.head.i < verb.i:
        return surface_subjects(verb)
    if verb.lemma_ in WORDS.appointing:
        named = (child for child in verb.children if child.dep_ in {"dobj", "oprd"})
        objects = [token for child in named for token in conjuncts(child)]
        called = [
            name for token in objects for name in token.children if name.dep_ == "appos" and name.ent_type_ == "PERSON"
        ]
        return called or objects or surface_subjects(verb)  # "named a banker, *Ana Ruiz*, as envoy"
    return surface_subjects(verb) if verb.lemma_ in WORDS.serving else []


# --- where the parse does not tell ---------------------------------------------------------


def _named_before(reading: Reading, title: "Span") -> "Span | None":
    """ "Giorgia Meloni, the Italian prime minister", "named Grace Phiri finance minister"."""
    doc, start = title.doc, _start_of_phrase(title)
    beside = reading.person_span(doc[title.start - 1]) if title.start else None
    if beside is not None and _is_appointed(beside):
        return beside
    if start < 2 or doc[start - 1].text != "," or not _ends(title, _is_no_name):
        return None
    name = reading.person_span(doc[start - 2])
    return None if name is not None and _opens_own_clause(title.root, name.root) else name


def _opens_own_clause(title: "Token", name: "Token") -> bool:
    """ "After talks with Emmanuel Macron, the German *chancellor* said": the phrase before does not say who that is.

    Nor does it in "Emmanuel Macron, the *chancellor* said, would come", where it is what was said that goes on.
    Nor does "caught on the Nahr Kebir, *officials* said": one name is none of several people. Nor do two who were
    held be those, "*officials* said", without an article, who tell of it.
    """
    verb, top = title.head, name
    if title.dep_ not in SUBJECTS or title.doc[title.i + 1 : title.i + 2].text == ",":
        return False
    is_bare = title.tag_ == "NNS" and title.left_edge == title and title.i + 1 == verb.i
    if verb.dep_ == "parataxis" or is_bare or (title.tag_ == "NNS" and name.dep_ != "conj"):
        return True
    while top.head not in {verb, top}:
        top = top.head
    is_fronted = top.head == verb and top.dep_ in {"prep", "advcl"} and top.i < name.i
    return is_fronted and all(t.ent_type_ != "DATE" for t in title.doc[top.i : name.i])  # "On Jan. 7 Ana Ruiz, then"


def _is_listed_before_name(reading: Reading, title: "Span") -> bool:
    """ "The foreign minister, Ana Ruiz, the army chief, Luis Mora, and": a list in which each title opens its item."""
    doc, end = title.doc, _start_of_phrase(title)
    while end and doc[end - 1].lower_ in {",", "and", ";"}:
        end -= 1
    name = reading.person_span(doc[end - 1]) if end else None
    if name is None or name.start < _TITLE_AND_COMMA or doc[name.start - 1].text != ",":
        return False
    match = reading.match(doc[name.start - 2])
    return match is not None and match.sense is Sense.OFFICE


def _start_of_phrase(title: "Span") -> int:
    doc, start = title.doc, title.start
    words = WORDS.grades | _OWNING | {"then"}
    while start and (doc[start - 1].dep_ in _BEFORE_TITLE or doc[start - 1].lower_ in words):
        start -= 1
    return next(
        (i for i in range(max(title.sent.start, start - _LONGEST_ASIDE), start) if _is_aside(doc, i, title)), start
    )


def _is_aside(doc: "Doc", start: int, title: "Span") -> bool:
    """Whether words behind a comma only say when somebody has an office: "at present", "until last year"."""
    if start == 0 or doc[start - 1].text != ",":
        return False
    if any(doc[start : start + length].text.lower() in WORDS.asides for length in (2, 3)):
        return True
    is_of_time = doc[start].lower_ in WORDS.since_or_until
    return is_of_time and doc[start + 1].ent_type_ == "DATE" and start + 1 < title.start


def _is_appointed(person: "Span") -> bool:
    """ "named Grace Phiri finance minister"."""
    return person.start > 0 and person.doc[person.start - 1].lemma_.lower() in WORDS.appointing_beside


def _named_after(reading: Reading, title: "Span", first: "Span | None" = None) -> "Span | None":
    """ "its prime minister, Sir Keir Starmer,": between commas, and of somebody, as this or the first of two says."""
    doc, end = title.doc, title.end
    if title.root.tag_.endswith("S"):
        return None  # "the envoys, its minister Hamad Sulaimi among them"
    while (
        end < len(doc)
        and doc[end].text not in PARTING
        and (doc[end].dep_ in _AFTER_TITLE or doc[end].lower_ in _POINTING)
        and end - title.end < _LONGEST_AFTER_TITLE
    ):
        end += 1
    if end + 1 >= len(doc) or doc[end].text not in PARTING:
        return None
    start = min(_after_honorifics(reading, doc, end + 1), len(doc) - 1)
    name = reading.person_span(doc[start])
    if name is None or name.start != start:
        return None
    if _ends(name, _closes):
        return name if _is_owned(first or title) or _is_of_state(reading, title) else None
    return name if _does_something(title, name) else None


def body_between(reading: Reading, title: "Span") -> "Span | None":
    """The *Ministry of Trade* of "the Secretary, Ministry of Trade, Ana Ruiz,": a body of some state between commas."""
    doc, start = title.doc, title.end + 1
    if start >= len(doc) or doc[title.end].text != "," or not title.text[:1].isupper():
        return None
    end = start
    while end < min(title.sent.end, start + _LONGEST_BODY) and doc[end].text != ",":
        if not (doc[end].text[:1].isupper() or doc[end].lower_ in INSIDE_BODIES):
            return None
        end += 1
    match = reading.match(doc[start])
    is_body = match is not None and match.sense is Sense.AGENCY
    return doc[start:end] if is_body and end < title.sent.end and doc[end].text == "," else None


def _named_behind_body(reading: Reading, title: "Span") -> "Span | None":
    """ "The Secretary, Ministry of Trade, *Ana Ruiz*, said": who is named behind the body that the office is in."""
    body = body_between(reading, title)
    if body is None:
        return None
    start = _after_honorifics(reading, title.doc, body.end + 1)
    name = reading.person_span(title.doc[start]) if start < title.sent.end else None
    is_whole = name is not None and name.start == start and (len(name) > 1 or start > body.end + 1)
    return name if is_whole and name is not None and (_ends(name, _closes) or _does_something(title, name)) else None


def _does_something(title: "Span", name: "Span") -> bool:
    """ "The Minister of Finance, *Ana Ruiz has said*": without a second comma, as the subject of a main clause."""
    opening = title.doc[_over_adverb(title.sent) : title.start]
    is_first = all(word.lower_ == "the" or word.text[:1].isupper() or word.dep_ == "case" for word in opening)
    if name.end + 1 >= len(title.doc) or not title.text[:1].isupper() or not is_first:
        return False
    verb, behind = title.doc[name.end], title.doc[name.end + 1]
    return verb.tag_ in FINITE_OR_MODAL and behind.text != ","


def _over_adverb(sentence: "Span") -> int:
    """Where a sentence begins behind "But," or "On Monday,", or the place that a report is from: "Pretoria -"."""
    doc, start = sentence.doc, sentence.start
    comma = next((word.i for word in doc[start : start + _LONGEST_OPENING] if word.text in _LISTING), start)
    is_opening = all(word.pos_ in _OPENING or word.ent_type_ in {"DATE", "GPE"} for word in doc[start:comma])
    return comma + 1 if comma > start and is_opening else start


def _is_of_state(reading: Reading, title: "Span") -> bool:
    """ "Called on *Prime Minister of Nepal*, Mr Oli.": of a state that is named right behind."""
    behind = title.doc[title.end : title.end + 2]
    match = reading.match(behind[1]) if len(behind) > 1 and behind[0].lower_ == "of" else None
    return match is not None and match.sense is Sense.NAME and title.text[:1].isupper()


def _is_owned(title: "Span") -> bool:
    before = title.doc[_start_of_phrase(title) : title.start]
    return any(token.lower_ in _OWNING or token.dep_ in {"poss", "amod"} for token in before)


def _ends(span: "Span", is_end: Callable[["Token"], bool]) -> bool:
    """Whether a span ends its paragraph or what follows is an end."""
    return span.end >= len(span.doc) or is_end(span.doc[span.end])


def _is_no_name(token: "Token") -> bool:
    return not token.text[:1].isupper() or token.lower_ == "of"


def _closes(token: "Token") -> bool:
    return token.text in PARTING | {".", ";", ")"} or token.lower_ == "and"
