"""What the words of a paragraph name by themselves: names of the gazetteer, people, money, times, numbers.

Finds and marks; which entity a mention stands for in its sentence is `graph.extraction.actors`.
Names of the gazetteer win over the pipeline's guesses, which take "Togo" for a person.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graph.extraction.amounts import FoundAmount, find_amounts
from graph.extraction.counts import FoundCount, find_counts
from graph.extraction.times import TimeExpression, find_times
from graph.gazetteer import Gazetteer, GazetteerMatch, Sense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HONORIFICS = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Miss", "Dr.", "Dr", "Sir", "Dame", "Lord", "Lady", "Baroness", "Sheikh", "Prof.", "Professor", "Rev.", "Hon.", "Shri", "Smt.", "Alhaji", "Chief", "Gen.", "Col.", "Lt.", "Maj.", "Sen.", "Rep."})
# Words of names of bodies, places, laws and things, which no person has.
_BODY_WORDS = frozenset({"corp", "corporation", "inc", "ltd", "company", "bank", "group", "party", "university", "agency", "council", "centre", "center", "court", "airlines", "airways", "street", "river", "island", "islands", "sea", "city", "province", "fund", "union", "act", "treaty", "convention", "league", "front", "movement", "army", "police", "force", "forces", "ministry", "department", "office", "institute", "association", "federation", "committee", "commission", "society", "club", "times", "post", "news", "press", "journal", "house", "square", "road", "bridge", "dam", "port", "airport", "station", "prison", "camp", "hotel", "valley", "mountain", "lake", "bay", "strait", "desert", "state", "states", "republic", "kingdom", "rights", "watch", "international", "national", "global", "world", "holdings", "energy", "oil", "gas", "mining", "trust", "foundation", "network", "church", "chamber", "board", "assembly", "parliament", "senate", "congress", "democrats", "republicans", "alliance", "coalition", "organization", "organisation", "service", "services", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "upper", "lower", "great", "war", "day", "summit", "cup", "games", "section", "article", "case", "district", "county", "region", "resources", "selections", "industries", "systems", "partners", "capital", "project", "programme", "program", "plan", "deal", "law", "code", "bill", "order", "circuit", "tribunal"})
_NAME_PARTICLES = frozenset({"de", "del", "della", "der", "den", "von", "van", "da", "dos", "di", "du", "la", "le", "al", "el", "bin", "ibn", "ben", "abu", "y", "e", "ter", "zu", "-"})
_NOBLE = frozenset({"Lord", "Lady", "Baroness"})
_NAME_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "II", "III", "IV", "V", "VI", "XVI"})
_NOT_IN_NAMES = frozenset({Sense.NAME, Sense.AGENCY, Sense.COURT, Sense.BODY, Sense.DEMONYM})
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one paragraph, each under every token that it covers (by the token's index)."""

    doc: "Doc"
    matches: Mapping[int, GazetteerMatch]
    persons: Mapping[int, "Span"]
    amounts: Mapping[int, FoundAmount]
    times: Mapping[int, TimeExpression]
    counts: Mapping[int, FoundCount]

    def match_span(self, match: GazetteerMatch) -> "Span":
        """The tokens that a match covers."""
        return _span(self.doc, match.start_char, match.end_char)


def find_mentions(doc: "Doc", gazetteer: Gazetteer) -> Mentions:
    """All mentions of a paragraph; a bare "pesos" is of a state that the paragraph names."""
    matches = _by_token(doc, gazetteer.find(doc.text))
    times = _by_token(doc, find_times(doc.text))
    persons = _persons(doc, matches, frozenset(times))
    states = list(dict.fromkeys(match.entry.country for match in matches.values() if match.entry.country))
    kept = {i: match for i, match in matches.items() if i not in persons or match.sense is Sense.OFFICE}
    return Mentions(
        doc=doc,
        matches=kept,
        persons=persons,
        amounts=_by_token(doc, find_amounts(doc.text, states=states)),
        times=times,
        counts=_by_token(doc, find_counts(doc.text)),
    )


def _by_token(doc: "Doc", found: Iterable[_Found]) -> dict[int, _Found]:
    marked: dict[int, _Found] = {}
    for item in found:
        for token in _span(doc, item.start_char, item.end_char):  # type: ignore[attr-defined]  # all that is found has offsets
            marked[token.i] = item
    return marked


def _span(doc: "Doc", start_char: int, end_char: int) -> "Span":
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    return span if span is not None else doc[0:0]


def _persons(doc: "Doc", matches: Mapping[int, GazetteerMatch], taken: frozenset[int]) -> dict[int, "Span"]:
    """Names of persons: the pipeline's, those behind a title, and leaders; grown to the whole name."""
    marked: dict[int, Span] = {}
    for span in _person_seeds(doc, matches):
        while len(span) > 1 and span[0].i in taken:
            span = doc[span.start + 1 : span.end]  # "In January Janet Yellen"
        grown = _grown(span, _outside_of(matches, span, taken))
        if len(grown) and not any(t.i in marked for t in grown):
            marked.update(dict.fromkeys((t.i for t in grown), grown))
    return marked


def _person_seeds(doc: "Doc", matches: Mapping[int, GazetteerMatch]) -> Iterable["Span"]:
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            yield from _without_titles(ent, matches)
    for token in doc:
        if token.pos_ != "PROPN" and not (token.is_title and token.ent_type_ == "PERSON"):
            continue
        match = matches.get(token.i)
        if match is None and _is_plain_name(doc, token, matches):
            yield _name_of(doc, token)
        elif match is None and token.i + 1 < len(doc) and _has(matches, token.i + 1, {Sense.OFFICE}) and token.i and doc[token.i - 1].dep_ == "compound" and token.dep_ == "compound" and doc[token.i - 1].text[:1].isupper() and doc[token.i - 1].i not in matches and not doc[token.i + 1].text[:1].isupper():
            yield doc[token.i - 1 : token.i + 1]  # "named Grace Phiri finance minister"
        elif match is not None and match.sense is Sense.LEADER:
            yield doc[token.i : token.i + 1]
        elif match is None and token.i and _is_title(doc[token.i - 1], matches):
            yield doc[token.i : token.i + 1]


def _is_plain_name(doc: "Doc", token: "Token", matches: Mapping[int, GazetteerMatch]) -> bool:
    """Whether a token heads two to four capitalised words that can only be a person's: no name of the gazetteer, no
    word for a body, no article, and not what the pipeline takes for a place or a body."""
    span = _name_of(doc, token)
    if not 2 <= len(span) <= 4 or token.dep_ in {"compound", "amod", "nmod"}:
        return False
    if any(t.i in matches or t.lower_ in _BODY_WORDS or not t.text[:1].isupper() or not t.is_alpha for t in span):
        return False
    if any(c.lower_ in {"the", "a", "an"} for c in span.root.children):
        return False
    beside = _is_beside_title(doc, span, matches)
    return beside or token.ent_type_ in {"", "PERSON"}


def _is_beside_title(doc: "Doc", span: "Span", matches: Mapping[int, GazetteerMatch]) -> bool:
    """Whether a title of office stands in apposition to a name."""
    around = [*span.root.children, span.root.head] if span.root.dep_ == "appos" else [c for c in span.root.children if c.dep_ == "appos"]
    return any(t.i in matches and matches[t.i].sense is Sense.OFFICE for t in around)


def _name_of(doc: "Doc", token: "Token") -> "Span":
    start = token.i
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i >= start and doc[start - 1].text not in HONORIFICS:
        start -= 1
    return doc[start : token.i + 1]


def _is_title(token: "Token", matches: Mapping[int, GazetteerMatch]) -> bool:
    match = matches.get(token.i)
    return token.text in HONORIFICS or (match is not None and match.sense is Sense.OFFICE and token.text[:1].isupper())


def _without_titles(ent: "Span", matches: Mapping[int, GazetteerMatch]) -> Iterable["Span"]:
    """The part of the pipeline's span that is a name: no title before it, no name of a place or body inside it."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].text in HONORIFICS or ent.doc[start].lower_ in {"the", "a", "an", "former", "then"} or _has(matches, start, {Sense.OFFICE, Sense.DEMONYM})):
        start += 1
    while end > start and (ent.doc[end - 1].dep_ == "case" or not ent.doc[end - 1].text[:1].isalnum()):
        end -= 1
    inner = [matches[i] for i in range(start, end) if i in matches and matches[i].sense in _NOT_IN_NAMES | {Sense.METONYM}]
    whole = bool(inner) and all(i in matches for i in range(start, end))
    if start == end or whole:
        return
    if inner and not all(m.ambiguous for m in inner):
        return
    if not any(t.pos_ == "PROPN" for t in ent.doc[start:end]):
        return
    yield ent.doc[start:end]


def _has(matches: Mapping[int, GazetteerMatch], i: int, senses: set[Sense]) -> bool:
    return i in matches and matches[i].sense in senses


def _outside_of(matches: Mapping[int, GazetteerMatch], span: "Span", taken: frozenset[int]) -> Callable[["Token"], bool]:
    def free(token: "Token") -> bool:
        match = matches.get(token.i)
        if token.i in taken:
            return False
        return match is None or match.sense is Sense.LEADER or token.i in range(span.start, span.end)

    return free


def _grown(span: "Span", free: Callable[["Token"], bool]) -> "Span":
    doc = span.doc
    start, end = span.start, span.end
    while start and free(doc[start - 1]) and _is_name_part(doc[start - 1]) and doc[start - 1].sent == span.sent:
        start -= 1
    while end < len(doc) and free(doc[end]) and (_continues(doc, end)):
        end += 1
    if end - start == 1 and start and doc[start - 1].text in _NOBLE and doc[start - 1].sent == span.sent:
        start -= 1  # "Lord Burnett" has no other name
    while start < end and doc[start].text in HONORIFICS and doc[start].text not in {"Lord", "Lady", "Baroness", "Sheikh"}:
        start += 1
    while start < end and doc[start].lower_ in _NAME_PARTICLES and doc[start].lower_ not in {"al", "el", "abu", "bin", "ibn"} and not doc[start].is_title:
        start += 1
    return doc[start:end]


def _is_name_part(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text not in HONORIFICS


def _continues(doc: "Doc", i: int) -> bool:
    token = doc[i]
    if token.text in _NAME_SUFFIXES:
        return True
    if token.pos_ == "PROPN" and token.text[:1].isupper() and (doc[i - 1].head == token or (doc[i - 1].dep_ == "compound" and doc[i - 1].head == token.head)):
        return True
    particle = token.lower_ in _NAME_PARTICLES and i + 1 < len(doc) and doc[i + 1].text[:1].isupper() and doc[i + 1].pos_ == "PROPN"
    return particle and (token.pos_ == "PROPN" or token.ent_type_ == "PERSON" or token.text == "-")
