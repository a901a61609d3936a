"""Who holds which office: titles before and after names, appositions, copulas, "as president".

Offices are noted for the whole article before its clauses are read, since whose act an act is
depends on the actor's office. Titles are the gazetteer's (`offices.yaml`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.actors import Person, Reading, Referent, clause_agents, context_state, explicit_owners, full_name, last_court
from graph.extraction.person_names import is_honorific
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.gazetteer import GazetteerMatch, Sense
from graph.language import mention_of
from graph.model import EntityKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BE = frozenset({"be", "become", "remain"})
_FEMALE_TITLES = frozenset({"Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Dame", "Lady", "Baroness", "Queen", "Princess", "spokeswoman", "chairwoman", "congresswoman"})
_MALE_TITLES = frozenset({"Mr.", "Mr", "Sir", "Lord", "King", "Prince", "Sheikh", "spokesman", "chairman", "congressman"})
# Words before a title that are part of it and not of what the gazetteer has for it.
_GRADES = frozenset({"chief", "senior", "deputy", "acting", "former", "interim", "assistant", "vice", "first", "second", "top", "special", "junior", "shadow", "lead", "ranking", "presiding", "ex", "lord", "state", "principal", "executive", "most", "head", "permanent"})


# Adjectives before a title that judge its holder and do not name the office.
_EVALUATIVE = frozenset({"embattled", "longtime", "late", "new", "newly", "outgoing", "incoming", "current", "ousted", "jailed", "deposed", "toppled", "exiled", "powerful", "popular", "veteran", "young", "old", "hardline", "conservative", "liberal", "leftist", "rightist", "populist", "last", "next", "absolute", "own", "military", "democratic", "republican", "socialist", "first-term", "nationalist", "reformist", "beleaguered", "influential", "respected", "two", "three", "several", "other", "many", "same", "elected", "unelected", "respective", "federal", "local", "dominant", "leading", "right-wing", "left-wing", "aging", "ageing", "elderly", "fellow", "then", "self-styled", "de", "facto", "long", "serving", "such"})


@dataclass(frozen=True, slots=True)
class Office:
    """One holding of an office, as a sentence states it."""

    person: str  # the full name
    mention: Mention  # the words that name the person, or the pronoun that stands for the name
    title: str
    title_token: "Token"
    match: GazetteerMatch | None
    organization: Referent | None
    negated: bool = False


def find_offices(reading: Reading) -> list[Office]:
    """All offices that the article states somebody to hold; notes each in `reading.persons`."""
    found: list[Office] = []
    for doc in reading.parsed.paragraphs:
        mentions = reading.mentions[id(doc)]
        _note_names(reading, list(mentions.persons.values()))
        for match in dict.fromkeys(mentions.matches.values()):
            span = mentions.match_span(match)
            if match.sense is not Sense.OFFICE or _is_modifier(reading, span):
                continue
            for holder in _holders(reading, span):
                office = _office(reading, holder, span, match)
                if office is not None:
                    found.append(office)
                    _note(reading, office)
    return found


def _is_modifier(reading: Reading, span: "Span") -> bool:
    """Whether a title only tells more of another noun: "chief" in "chief technical adviser"."""
    root = span.root
    return root.dep_ in {"amod", "compound", "nmod", "poss"} and reading.person_span(root.head) is None and root.head.i >= span.end


@dataclass(frozen=True, slots=True)
class _Holder:
    name: str
    mention: Mention
    token: "Token"


def _named(reading: Reading, span: "Span") -> _Holder:
    return _Holder(full_name(reading, span), mention_of(span), span.root)


def _holder_of(reading: Reading, token: "Token") -> _Holder | None:
    """The person that a token names, or refers to by a pronoun."""
    span = reading.person_span(token)
    if span is not None:
        return _named(reading, span)
    for referent in reading.referents(token) if token.pos_ == "PRON" else ():
        if referent.entity.kind is EntityKind.PERSON:
            return _Holder(referent.entity.label, referent.mention, token)
    return None


def _note_names(reading: Reading, spans: Iterable["Span"]) -> None:
    for span in spans:
        name = full_name(reading, span)
        if " " in name and name not in reading.persons:
            reading.persons[name] = Person(name=name, first=span.root)
        person = reading.persons.get(name)
        if person is not None and person.female is None and span.start:
            before = span.doc[span.start - 1].text
            person.female = True if before in _FEMALE_TITLES else False if before in _MALE_TITLES else None


def _holders(reading: Reading, title: "Span") -> list[_Holder]:
    """The persons of whom the sentence says that they hold the office that these words name."""
    root = title.root
    doc = title.doc
    after = title.end
    while after < len(doc) and is_honorific(doc[after]) and reading.person_span(doc[after]) is None:
        after += 1  # "Prime Minister Sir Keir Starmer"
    following = reading.person_span(doc[after]) if after < len(doc) else None
    if following is not None and following.start == after and not _is_object_of_title(title, following):
        return [_named(reading, person) for person in _listed(reading, following, title)]
    for tokens in (_apposed(root), _copular(root), _as_office(root)):
        holders = [h for t in tokens if (h := _holder_of(reading, t)) is not None]
        if holders:
            return list({h.name: h for h in holders}.values())
    return [_named(reading, person) for person in _beside(reading, title)]


def _is_object_of_title(title: "Span", person: "Span") -> bool:
    """ "asked the president Friday": no name of the office's holder follows a lower-case title without a comma, but
    "then-president Barack Obama" does."""
    return title.text.islower() and title.root.dep_ in {"dobj", "pobj", "nsubj"} and person.root.head != title.root and title.root.head != person.root


def _listed(reading: Reading, following: "Span", title: "Span") -> list["Span"]:
    """ "Ministers A and B": a plural title is that of all that follow."""
    if not title.root.tag_.endswith("S"):
        return [following]
    return [s for t in conjuncts(following.root) if (s := reading.person_span(t)) is not None]


def _apposed(root: "Token") -> list["Token"]:
    """Names in apposition to a title, on either side."""
    found: list[Token] = []
    for child in root.children:
        if child.dep_ == "appos":
            found.extend(conjuncts(child))
    if root.dep_ == "appos":
        found.append(root.head)
    elif root.dep_ == "conj" and root.head.dep_ == "appos":
        found.append(root.head.head)
    return found


def _copular(root: "Token") -> list["Token"]:
    """ "X is the president", "whose president is X", "X was elected president"."""
    verb = root.head
    if root.dep_ in {"attr", "oprd"} or (root.dep_ == "conj" and verb.dep_ in {"attr", "oprd"}):
        while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
            verb = verb.head
        return surface_subjects(verb) or _fronted(verb)
    if root.dep_ == "nsubj" and verb.lemma_ in _BE:
        return [t for c in verb.children if c.dep_ == "attr" for t in conjuncts(c)]
    if root.dep_ == "dobj" and verb.lemma_ in {"name", "appoint", "elect", "make"}:
        return []
    return []


def _fronted(verb: "Token") -> list["Token"]:
    """ "In 2021 Pavel Horak became …": without a comma the parser takes the subject for a part of the date."""
    return [verb.doc[verb.i - 1]] if verb.i and verb.doc[verb.i - 1].dep_ == "pobj" else []


def _as_office(root: "Token") -> list["Token"]:
    """ "served as president", "was sworn in as prime minister"."""
    if root.dep_ == "pobj" and root.head.lower_ == "as":
        verb = root.head.head
        if verb.pos_ == "VERB" and verb.lemma_ in {"serve", "rule", "act", "work", "swear", "appoint", "elect", "install", "name", "replace", "nominate", "reelect", "re-elect", "inaugurate", "confirm"}:
            objects = [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c)]
            return objects if objects and verb.lemma_ not in {"serve", "rule", "act", "work", "replace"} else surface_subjects(verb)
    return []


def _beside(reading: Reading, title: "Span") -> list["Span"]:
    """Where the parse does not tell: a name and a title with only a comma between them."""
    doc = title.doc
    start = title.start
    while start and (doc[start - 1].dep_ in {"det", "amod", "compound", "poss", "case", "nmod", "advmod"} or doc[start - 1].lower_ in _GRADES | {"the", "a", "an", "its", "their", "his", "her", "then", "'s", "’s", "whose"}):
        start -= 1
    if start == title.start and start and (named := reading.person_span(doc[start - 1])) is not None and _is_appointed(named):
        return [named]
    if start >= 2 and doc[start - 1].text == ",":
        person = reading.person_span(doc[start - 2])
        if person is not None and (title.end >= len(doc) or not doc[title.end].text[:1].isupper() or doc[title.end].lower_ == "of"):
            return [person]
    end = title.end
    while end < len(doc) and doc[end].text != "," and doc[end].dep_ in {"prep", "pobj", "det", "compound", "amod", "poss", "case"} and end - title.end < 8:
        end += 1
    if end + 1 < len(doc) and doc[end].text == ",":
        while end + 2 < len(doc) and is_honorific(doc[end + 1]) and reading.person_span(doc[end + 1]) is None:
            end += 1
        person = reading.person_span(doc[end + 1])
        closed = person is not None and (person.end >= len(doc) or doc[person.end].text in {",", ".", ";", "—", "–", ")"} or doc[person.end].lower_ == "and")
        owned = title.start > 0 and any(doc[i].lower_ in {"its", "their", "his", "her", "the", "whose", "'s", "’s", "a", "an"} or doc[i].dep_ in {"poss", "amod"} for i in range(start, title.start))
        if person is not None and person.start == end + 1 and closed and owned:
            return [person]
    return []


def _is_appointed(person: "Span") -> bool:
    """ "named Grace Phiri finance minister"."""
    before = person.doc[person.start - 1] if person.start else None
    return before is not None and before.lemma_.lower() in {"name", "appoint", "elect", "nominate", "make", "declare", "designate", "choose"}


def _office(reading: Reading, person: _Holder, span: "Span", match: GazetteerMatch) -> Office | None:
    if match.entry.key == "counterpart":
        return _counterpart(reading, person, span)
    title = _title(reading, span) + (_of_what(span) if match.entry.key == "head" else "")
    organization = _organization(reading, span, match, person)
    return Office(person.name, person.mention, title, span.root, match, organization)


def _counterpart(reading: Reading, person: _Holder, span: "Span") -> Office | None:
    """ "her Dutch counterpart": the office of the one whose counterpart this is, for another state."""
    index = reading.sentence_index(span.root)
    earlier = _last_office_holder(reading, person, span)
    organization = _explicit(reading, span)
    if earlier is None or organization is None:
        return None
    return Office(person.name, person.mention, str(earlier.title), span.root, None, organization)


def _last_office_holder(reading: Reading, person: _Holder, span: "Span") -> Person | None:
    """The office-holder named last before: whose counterpart the sentence speaks of."""
    spans = [s for s in dict.fromkeys(reading.mentions[id(span.doc)].persons.values()) if s.end <= span.start]
    for found in reversed(spans):
        known = reading.persons.get(full_name(reading, found))
        if known is not None and known.title is not None and known.name != person.name:
            return known
    others = [p for p in reading.persons.values() if p.title and p.name != person.name]
    return others[-1] if others else None


def _title(reading: Reading, span: "Span") -> str:
    doc, root = span.doc, span.root
    start = span.start
    while start and doc[start - 1].sent == span.sent and _is_of_title(reading, doc[start - 1], span):
        start -= 1
    text = " ".join(doc[start : span.end].text.split())
    if root.tag_ in {"NNS", "NNPS"} and root.lemma_.lower() != root.lower_:
        singular = root.lemma_.capitalize() if root.text[:1].isupper() else root.lemma_.lower()
        text = text.replace(root.text, singular)
    return text


def _of_what(span: "Span") -> str:
    """ "head" says nothing without what it is the head of: " of Sudan's army"."""
    of = next((c for c in span.root.children if c.lower_ == "of" and c.i == span.end), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return "" if inner is None else " " + " ".join(span.doc[span.end : inner.i + 1].text.split())


def _is_of_title(reading: Reading, token: "Token", span: "Span") -> bool:
    """Whether a word before a title is part of it: "regional director", "chief technical adviser"; not "Rwanda's", "new"."""
    if token.lower_ in _GRADES:
        return True
    if reading.match(token) is not None or token.lower_ in _EVALUATIVE or not token.is_alpha or reading.person_span(token) is not None:
        return False
    inside = token.head == span.root or token.head.i in range(span.start, span.end) or token.head.head == span.root
    return inside and token.dep_ in {"amod", "compound", "nmod"} and token.i not in reading.mentions_of(token).times and token.ent_type_ not in {"ORG", "GPE", "NORP", "DATE"}


def _organization(reading: Reading, span: "Span", match: GazetteerMatch, person: _Holder) -> Referent | None:
    explicit = _explicit(reading, span)
    if explicit is not None:
        return explicit
    if match.entry.branch == "judicial":
        return _court(reading, span, person)
    if match.entry.country is not None:
        return _government(reading, match.entry.country, span, f"{match.text} is an office of {match.entry.country}")
    if match.entry.key.endswith("commissioner") and any(state.code == "EU" for state in reading.states):
        return _government(reading, "EU", span, "a commissioner, in an article on the European Union")
    known = reading.persons.get(person.name)
    if known is not None and known.state is not None and known.title is not None and match.acts_for_state:
        return _government(reading, known.state, span, "the state of the office held before")
    leader = reading.gazetteer.leader(person.name, on=reading.parsed.article.published_day)
    if leader is not None:
        return _government(reading, leader, span, f"gazetteer: {person.name}")
    if match.entry.branch in {"executive", "diplomatic", "military", "royal", "spokesperson", "civil"}:
        code = _spoken_of(reading, span, person)
        return _government(reading, code, span, "the state spoken of here") if code else None
    return None


def _explicit(reading: Reading, span: "Span") -> Referent | None:
    """Whose office it is, as the words around the title say: "its", "Rwanda's", "of the Commission", "Italian"."""
    for token in _owner_tokens(span):
        for referent in _owner_referents(reading, token):
            if referent.entity.kind.value in {"government", "agency", "court", "organization"} and not referent.media:
                return referent
            if referent.acts_for is not None:
                return Referent(referent.acts_for, referent.mention, referent.reason, referent.token)
            if referent.state is not None:
                return _government(reading, referent.state, span, referent.reason)
        # "the director of Tunisia's office for trade remedies": a body that nobody knows, of a state that is named.
        owners = explicit_owners(reading, token) if token.pos_ == "NOUN" else []
        if owners:
            return _government(reading, owners[0].code, span, owners[0].reason)
    return None


def _owner_tokens(span: "Span") -> Iterator["Token"]:
    root = span.root
    inside = range(span.start, span.end)
    heads = [root]
    # "Italian Prime Minister Giorgia Meloni": the parser hangs the adjective on the name.
    if root.dep_ in {"compound", "nmod"} and root.head.i not in inside:
        heads.append(root.head)
    for head in heads:
        for child in sorted(head.children, key=lambda c: c.pos_ == "PRON"):
            if child.i in inside or (head != root and child.i > span.start):
                continue
            if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.i < span.end:
                yield child
    if span.start and span.doc[span.start - 1].sent == span.sent:
        yield span.doc[span.start - 1]
    for head in heads:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ({"of", "for", "at", "to", "in", "from"} if head == root else {"of"}) and child.i >= span.end - 1:
                for grand in child.children:
                    if grand.dep_ == "pobj" and grand.i not in inside:
                        yield from conjuncts(grand)[:1]


def _owner_referents(reading: Reading, token: "Token") -> list[Referent]:
    match = reading.match(token)
    if match is not None and match.entry.country and match.sense in {Sense.NAME, Sense.DEMONYM, Sense.METONYM, Sense.GOVERNMENT}:
        return [_government(reading, match.entry.country, reading.mentions_of(token).match_span(match), f"gazetteer: {match.text}")]
    if token.pos_ in {"NOUN", "PROPN", "PRON"} or token.dep_ == "poss":
        return reading.referents(token)
    return []


def _government(reading: Reading, code: str, span: "Span", reason: str) -> Referent:

    return Referent(reading.government(code), mention_of(span), reason, span.root, certain=reason.startswith("gazetteer"))


def _court(reading: Reading, span: "Span", person: _Holder) -> Referent | None:
    """The court that a judge without a named court sits on: that of the sentences just before."""

    known = reading.persons.get(person.name)
    if known is not None and known.court is not None:
        return Referent(known.court, last.mention, last.reason, span.root, certain=False) if (last := last_court(reading, span.root)) else None
    return last_court(reading, span.root)


def _spoken_of(reading: Reading, span: "Span", person: _Holder) -> str | None:
    """The state whose officer a person without a named state is: not that of whoever deals with him in this clause."""
    others = frozenset(clause_agents(reading, person.token, whole_sentence=False)) if person.token.dep_ not in {"nsubj", "nsubjpass"} else frozenset()
    return context_state(reading, span.root, exclude=others)


def _note(reading: Reading, office: Office) -> None:
    person = reading.persons.setdefault(office.person, Person(name=office.person, first=office.title_token))
    words = {t.text for t in office.title_token.sent[0:0]} | {office.title.split()[-1]}
    if person.female is None and words & _FEMALE_TITLES:
        person.female = True
    if person.female is None and words & _MALE_TITLES:
        person.female = False
    if person.title is not None and (office.match is None or "former" in office.match.qualifiers):
        return
    if _is_past(office.title_token) and person.title is not None:
        return
    person.title = office.title
    if office.organization is not None:
        person.state = office.organization.entity.country
        person.court = office.organization.entity if office.organization.entity.kind.value == "court" else None
    if office.match is not None:
        person.branch = office.match.entry.branch
        person.acts_for_state = office.match.acts_for_state and person.state is not None and not _is_past(office.title_token)
    elif office.organization is not None:
        person.acts_for_state = office.organization.entity.kind.value == "government"


def _is_past(title: "Token") -> bool:
    """ "while she was vice president", "then the secretary of state": not in office any more."""
    if any(c.lower_ in {"then", "once", "formerly"} for c in title.children):
        return True
    return title.dep_ == "attr" and title.head.lemma_ == "be" and title.head.tag_ == "VBD"
