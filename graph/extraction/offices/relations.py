"""Offices told by that of another: "her Dutch counterpart", "his successor"."""

from typing import TYPE_CHECKING

from graph.extraction.actors import Person, Reading, Referent, full_name, other_states
from graph.extraction.clauses import surface_subjects
from graph.extraction.offices.bodies import STATE_SPOKEN_OF, government_of_office, stated_body
from graph.extraction.offices.holders import Holder
from graph.extraction.offices.titles import WORDS, title_of, whole_title
from graph.gazetteer import Sense
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_ONLY_OTHER = "the only other state spoken of"
_SENTENCES_OF_TALKS = 4  # in which the other state may have been named, if the last two name none


def counterpart_of(reading: Reading, holder: Holder, span: "Span") -> tuple[str, Referent] | None:
    """The office of the one whose counterpart somebody is, and the other state that he or she holds it in."""
    if _has_own_office(reading, holder, span):
        return None
    joined = _joined_before(reading, span)
    if joined is None and (unnamed := _of_unnamed(reading, span)) is not None:
        return unnamed
    other = reading.persons.get(full_name(reading, joined)) if joined else _other(reading, holder, span)
    if other is None or other.title is None:
        return _of_untold(reading, span) if joined else None
    if _is_of_other_field(reading, span, other.title):
        return None
    body = stated_body(reading, span, pronouns=False) or _only_other_state(reading, span, other)
    if body is None:
        return None
    is_own = any(title in other.title.lower() for title in WORDS.of_one_state)
    return span.text.lower() if is_own else _in_full(other.title), body


def _in_full(title: str) -> str:
    """ "Prime minister", of an "acting prime minister", whose counterpart need not be acting."""
    first, _, rest = title.partition(" ")
    return rest if rest and first.lower() in WORDS.for_a_time else title


def _is_of_other_field(reading: Reading, span: "Span", title: str) -> bool:
    """ "The foreign minister and her *defence* counterpart": who holds another office than that which is told."""
    fields = (child for child in span.root.children if child.dep_ == "compound" and child.pos_ == "NOUN")
    return any(reading.match(field) is None and field.lower_ not in title.lower() for field in fields)


def _of_untold(reading: Reading, span: "Span") -> tuple[str, Referent] | None:
    """ "Ms Ruiz and her Thai counterpart", where nobody says what she is; not "Dr Ruiz, *a surgeon*, and hers"."""
    body = stated_body(reading, span, pronouns=False)
    is_told = span.root.head.has("appos")
    return None if body is None or is_told else (span.text.lower(), body)


def _of_unnamed(reading: Reading, span: "Span") -> tuple[str, Referent] | None:
    """ "*Peru's foreign minister* met her Thai counterpart, Ana Dar": the office of who does so without a name."""
    body = stated_body(reading, span, pronouns=False)
    doers = [span.root.head] if span.root.dep_ == "conj" else _doers_above(span)
    match = reading.match(doers[0]) if len(doers) == 1 and doers[0] != span.root else None
    if body is None or match is None or match.sense is not Sense.OFFICE or not match.acts_for_state:
        return None
    if any(reading.person_span(word) is not None for word in (doers[0], *doers[0].children)):
        return None
    title = whole_title(reading, reading.match_span(doers[0], match), match)
    return title_of(title, doers[0]), body


def _has_own_office(reading: Reading, holder: Holder, span: "Span") -> bool:
    """ "Her Tongan counterpart, Sione Vaka, *the minister for lands*": whether the words beside say which office."""
    words = (child for word in (holder.token, span.root) for child in word.children)
    matches = (reading.match(c) for c in words if c.dep_ == "appos" and c.i > holder.token.i and c != span.root)
    if any(match is not None and match.sense is Sense.OFFICE for match in matches):
        return True
    name = reading.person_span(holder.token)
    styled = reading.match(span.doc[name.start - 1]) if name is not None and name.start > span.end + 1 else None
    return styled is not None and styled.entry.portfolios  # "her counterpart, *Lands Minister* Sione Vaka"


def colleague_of(reading: Reading, holder: Holder, span: "Span") -> tuple[str, Referent] | None:
    """The same where the words must say of which other state: "her Dutch colleague", while "her colleague" is any."""
    if (unnamed := _of_unnamed(reading, span)) is not None:
        return unnamed
    body = stated_body(reading, span, pronouns=False)
    other = _other(reading, holder, span)
    if body is None or other is None or body.entity.country == other.state or not _is_owned(span):
        return None
    return counterpart_of(reading, holder, span)


def successor_of(reading: Reading, holder: Holder, span: "Span") -> tuple[str, Referent | None] | None:
    """The office of whoever came before or after somebody, where the words say whom: "his successor"."""
    owner = span.root.child("poss")
    other = _person_at(reading, owner) if owner is not None else None
    if other is None or other.title is None or other.name == holder.name:
        return None
    state = other.state
    reason = f"office of {other.name}" if other.is_state_told else STATE_SPOKEN_OF
    return other.title, None if state is None else government_of_office(reading, state, span, reason)


def _other(reading: Reading, holder: Holder, span: "Span") -> Person | None:
    """Whose counterpart somebody is: of who does so, else of the office-holder named last, here or in the article."""
    if (doer := _doer_above(reading, span)) is not None and doer.name != holder.name:
        return doer
    names = sorted(set(reading.mentions[id(span.doc)].persons.values()), key=lambda name: name.start)
    before = [reading.persons.get(full_name(reading, name)) for name in names if name.end <= span.start]
    for person in (*reversed(before), *reversed(reading.persons.values())):
        if person is not None and person.title and person.name != holder.name:
            return person
    return None


def _joined_before(reading: Reading, span: "Span") -> "Span | None":
    """ "*Ruiz* and her Thai counterpart": the name beside it is that of her whose counterpart it is, office or none."""
    owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in span.root.children)
    return reading.person_span(span.root.head) if owned and span.root.dep_ == "conj" else None


def _doer_above(reading: Reading, span: "Span") -> Person | None:
    """ "Khurshid called on Regmi besides meeting *his* counterpart": the office-holder who does what a clause tells."""
    doers = _doers_above(span)
    name = reading.person_span(doers[0]) if len(doers) == 1 else None
    person = reading.persons.get(full_name(reading, name)) if name is not None and name.end <= span.start else None
    return person if person is not None and person.title else None


def _doers_above(span: "Span") -> list["Token"]:
    """Who does what the clause of "*his* counterpart" tells, or the one above it."""
    if not any(child.dep_ == "poss" and child.pos_ == "PRON" for child in span.root.children):
        return []
    verbs = (above for above in span.root.ancestors if above.pos_ == "VERB")
    return next(filter(None, map(surface_subjects, verbs)), [])


def _person_at(reading: Reading, owner: "Token") -> Person | None:
    """Who a possessor is: "Ruto's successor", "his successor"."""
    name = reading.person_span(owner)
    if name is not None:
        return reading.persons.get(full_name(reading, name))
    persons = (r.entity.label for r in reading.referents(owner) if r.entity.kind is EntityKind.PERSON)
    return next((reading.persons[label] for label in persons if label in reading.persons), None)


def _is_owned(span: "Span") -> bool:
    return span.root.has("poss")


def _only_other_state(reading: Reading, span: "Span", other: Person) -> Referent | None:
    """The one further state spoken of here: "talks with Chad; the Dutch minister telephoned her counterpart"."""
    if other.state is None or not _is_owned(span):
        return None
    own = frozenset({other.state})
    states = other_states(reading, span.root, own) or other_states(reading, span.root, own, _SENTENCES_OF_TALKS)
    if len(states) != 1:
        return None
    return government_of_office(reading, states[0], span, _ONLY_OTHER if other.is_state_told else STATE_SPOKEN_OF)
