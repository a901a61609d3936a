"""Who holds which office, as the sentences of an article state it.

Offices are noted for the whole article before its clauses are read, since whose act an act is
depends on the actor's office. Who holds one is for `holders`, where for `bodies`, and how it is called for
`titles`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors import (
    Person,
    Reading,
    Referent,
    explicit_owners,
    find_place,
    full_name,
    is_out_of_office,
    objects_of,
)
from graph.extraction.clauses import antecedent, surface_subjects
from graph.extraction.offices.bodies import (
    OF_OFFICE_BEFORE,
    STATE_PLAINLY_SPOKEN_OF,
    STATE_SPOKEN_OF,
    body_headed,
    body_of_office,
)
from graph.extraction.offices.holders import (
    RANKS,
    Holder,
    find_holders,
    holders_at,
    is_named_behind,
    joined_title,
)
from graph.extraction.offices.ministries import ministries_given, title_in_charge
from graph.extraction.offices.relations import colleague_of, counterpart_of, successor_of
from graph.extraction.offices.states import STATE_NAMES
from graph.extraction.offices.titles import WORDS, charge_of, end_of_field, headed_by, sex_of, title_of, whole_title
from graph.gazetteer import GazetteerMatch, Sense
from graph.labels import COMPLEMENT_CLAUSES, FINITE, PREMODIFIERS, PRESENT_TENSE
from graph.model import EntityKind, Mention, record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_AMBASSADOR = "ambassador"  # the key of those whom a state sends, and their style
_ENVOY = "envoy"
_MINISTER = "minister"
_REPRESENTATIVE = "representative"
_OF_A_CHARGE = frozenset(
    {"head", "director", "controller-general"}
)  # keys of offices that say of what: "director of migration"
_RELATIONS = {"counterpart": counterpart_of, "colleague": colleague_of, "successor": successor_of}  # told by another's

_SPOKEN_OF = frozenset({STATE_SPOKEN_OF, STATE_PLAINLY_SPOKEN_OF})
_LEADING = frozenset({"administrator", "commissioner-general", "director", "director-general", "head"})  # an agency

_LEADING_BODIES = frozenset({"secretary-general", "un-high-commissioner", "president"})


@record()
class Office:
    """One holding of an office, as a sentence states it."""

    person: str  # the full name
    mention: Mention  # the words that name the person, or the pronoun that stands for the name
    title: str
    title_token: "Token"
    match: GazetteerMatch | None  # None for "counterpart": the office of somebody else
    organization: Referent | None
    negated: bool = False

    @property
    def stated_organization(self) -> Referent | None:
        """The body, where the text makes it plain; whoever acts just before only guides who is meant by later words."""
        body = self.organization
        untold = {STATE_SPOKEN_OF, OF_OFFICE_BEFORE} if _is_rank(self) else {STATE_SPOKEN_OF}
        return None if body is None or body.reason in untold else body


def find_offices(reading: Reading) -> list[Office]:
    """All offices that the article states somebody to hold; notes each in `reading.persons`."""
    found: list[Office] = []
    for mentions in reading.mentions.values():
        _note_names(reading, mentions.persons.values())
        for match in mentions.names():
            if match.sense is Sense.OFFICE:
                found.extend(_offices(reading, mentions.match_span(match), match))
        found.extend(_offices_by_verbs(reading, mentions.doc))
        found.extend(_offices_by_ministries(reading, mentions.doc))
    return _without_ranks(found)


def _without_ranks(offices: list[Office]) -> list[Office]:
    """Offices without a rank beside another, or of no body: "its spokesman, Colonel Essomba," is a spokesman.

    Nor with the style of one who is told to be that: "its high commissioner in Lima, Ambassador Ann Lee".
    """
    others = {office.person for office in offices if not _is_rank(office)}
    posted = {office.person for office in offices if _is_envoy(office) and not _is_style(office)}
    return [
        office
        for office in offices
        if not (_is_style(office) and office.person in posted)
        and (not _is_rank(office) or (office.stated_organization is not None and office.person not in others))
    ]


def _is_envoy(office: Office) -> bool:
    return office.match is not None and office.match.entry.key == _AMBASSADOR


def _is_style(office: Office) -> bool:
    """Whether a title is how an envoy is styled, right before the name."""
    title = office.title_token
    return _is_envoy(office) and title.dep_ == "compound" and title.lower_ == _AMBASSADOR


def _is_rank(office: Office) -> bool:
    return office.match is not None and office.match.entry.key in RANKS


def _offices_by_verbs(reading: Reading, doc: "Doc") -> Iterator[Office]:
    """ "Clara Weiss, who heads Austria's asylum office", "a panel chaired by Luis Mora": an office that a verb says."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in WORDS.heading:
            continue
        is_passive = verb.tag_ == "VBN" and (verb.dep_ == "acl" or verb.has("agent"))
        if not is_passive and verb.tag_ not in FINITE:
            continue
        if verb.lemma_ in WORDS.heading_now and not _goes_on(verb):
            continue
        bodies = _led(verb) if is_passive else _objects(verb)
        headed = next((token for token in bodies if _is_headed(reading, token)), None)
        title = _title_of_head(reading, verb, headed)
        match = reading.gazetteer.office(title)
        if headed is not None and headed.lemma_.lower() in WORDS.sent and (is_passive or headed.has_word("to")):
            continue  # "leads the fund's mission to Chad"
        if match is None or headed is None:
            continue
        body = body_headed(reading, headed)
        if is_passive and body is None and verb.lemma_ in WORDS.guiding:
            continue  # "a commission led by Ana Ruiz"
        named = (_person_at(reading, token) for token in _heads(verb, is_passive=is_passive))
        for holder in holders_at(reading, [name for name in named if name is not None]):
            office = Office(holder.name, holder.mention, title, verb, match, body)
            _note(reading, office)
            yield office


def _goes_on(verb: "Token") -> bool:
    """ "Who *directs* the centre", and does not direct it to do something."""
    return verb.tag_ in PRESENT_TENSE and all(child.dep_ not in COMPLEMENT_CLAUSES for child in verb.children)


def _offices_by_ministries(reading: Reading, doc: "Doc") -> Iterator[Office]:
    """ "The finance ministry goes to Ana Ruiz", "Luis Mora held the justice portfolio"."""
    for charge, title, heads in ministries_given(reading, doc):
        named = [token for token in heads if reading.person_span(token) is not None]
        for holder in holders_at(reading, named):
            match = reading.gazetteer.office(title)
            office = Office(holder.name, holder.mention, title, charge, match, body_headed(reading, charge))
            _note(reading, office)
            yield office


def _title_of_head(reading: Reading, verb: "Token", headed: "Token | None") -> str:
    """How whoever heads something is called: as the verb says, or, of some things, as their leaders are."""
    if headed is None:
        return WORDS.heading[verb.lemma_]
    lemma = headed.lemma_.lower()
    in_charge = title_in_charge(reading, headed) if lemma in WORDS.charges else None
    return in_charge or WORDS.led_by_name.get(lemma, WORDS.heading[verb.lemma_])


def _led(verb: "Token") -> list["Token"]:
    """What somebody leads in the passive: "a panel *led by* him", "the junta, which is *led by* him"."""
    if verb.dep_ == "acl":
        return [verb.head]
    return [antecedent(subject) or subject for subject in surface_subjects(verb)]


def _objects(verb: "Token") -> list["Token"]:
    """What a verb is said of, a relative pronoun resolved: "the party, which she leads", "presides over the senate"."""
    through = WORDS.heading_through.get(verb.lemma_)
    if through is not None:
        links = [child for child in verb.children if child.lower_ == through]
        return [token for link in links for token in objects_of(link)]
    return [reference for child in verb.children if child.dep_ == "dobj" for reference in [antecedent(child) or child]]


def _is_headed(reading: Reading, token: "Token") -> bool:
    """Whether somebody who leads this holds an office in it: a committee or a party by name, and not talks."""
    if token.lemma_.lower() in WORDS.headed | WORDS.governments:
        return True
    named = reading.referents(token) if token.tag_ == "NNP" and find_place(reading, token) is None else []
    return any(r.entity.kind is EntityKind.ORGANIZATION and not r.media for r in named)


def _person_at(reading: Reading, token: "Token") -> "Token | None":
    """A name, or that of whom a noun tells more: "*Ana Ruiz*, a lawyer who leads the league"."""
    beside = token.head if token.dep_ == "appos" and token.i > token.head.i else token
    return next((word for word in (token, beside) if reading.person_span(word) is not None), None)


def _heads(verb: "Token", *, is_passive: bool) -> list["Token"]:
    """Who leads: the subject, or whom "by" names."""
    if not is_passive:
        return surface_subjects(verb)
    return [token for child in verb.children if child.lower_ == "by" for token in objects_of(child)]


def _offices(reading: Reading, span: "Span", match: GazetteerMatch) -> Iterator[Office]:
    if _is_modifier(reading, span) or _is_named_after(reading, span) or _runs_on(span):
        return
    for holder in find_holders(reading, span):
        office = _office(reading, holder, span, match)
        if office is not None:
            known = reading.persons.get(office.person)
            if known is not None and known.office in RANKS:
                reading.forget(holder.token)  # "Gen. Ali Dar, Chad's minister": it was read as of a rank only
            _note(reading, office)  # before the next is read, which may refer to it
            yield office


def _is_modifier(reading: Reading, span: "Span") -> bool:
    """Whether a title only tells more of another noun: "chief" in "chief technical adviser"."""
    root = span.root
    is_before_noun = root.dep_ in PREMODIFIERS and root.head.i >= span.end
    if is_before_noun and (joined := joined_title(reading, span)) is not None and root.head == joined.root:
        return False
    if is_before_noun and is_named_behind(reading, span):
        return False  # "President Gen. Ali Dar", "Justice Minister Ana Ruiz and Finance Minister Luis Mora"
    return is_before_noun and reading.person_span(root.head) is None


def _runs_on(title: "Span") -> bool:
    """ "The head of state *security*", who is no head of state."""
    last = title[-1]
    return last != title.root and last.dep_ == "compound" and last.head.i >= title.end and last.head.pos_ == "NOUN"


def _is_named_after(reading: Reading, span: "Span") -> bool:
    """ "At King Faisal naval base", "Chancellor College": whether a title is in the name of a thing."""
    word = span.doc[span.end] if span.end < len(span.doc) else span.root
    while word.dep_ in {"compound", "nmod"} and word.head.i > word.i:
        word = word.head
    is_thing = word.text.islower() or word.i == span.end  # not "Mayor Rosa Hall"
    return word.i >= span.end and is_thing and reading.is_noun(word, "named_after")


def _field_before_name(reading: Reading, title: "Span") -> "Span | None":
    """The "for Maritime Affairs" of "Director for Maritime Affairs Ana Ruiz"."""
    doc, end = title.doc, end_of_field(reading, title)
    name = reading.person_span(doc[end]) if title.end < end < len(doc) else None
    return doc[title.end : end] if name is not None and name.start == end else None


def _grade_before_state(reading: Reading, title: "Span") -> str:
    """The "Deputy " of "Deputy U.S. Trade Representative", who is no trade representative."""
    state = title.doc[title.start - 1] if title.start > title.sent.start + 1 else title.root
    match = reading.match(state)
    if match is None or match.sense not in STATE_NAMES or state == title.root:
        return ""
    grade = title.doc[reading.match_span(state, match).start - 1]
    return f"{grade.text} " if grade.lower_ in WORDS.beneath and grade.sent == title.sent else ""


def _office(reading: Reading, holder: Holder, span: "Span", match: GazetteerMatch) -> Office | None:
    if match.entry.key == _REPRESENTATIVE and _is_of_party(reading, span):
        return None
    if _is_of_church(holder, span) or _is_of_brand(reading, span):
        return None
    relation = _RELATIONS.get(match.entry.key)
    if relation is not None:
        found = relation(reading, holder, span)
        return None if found is None else Office(holder.name, holder.mention, found[0], span.root, None, found[1])
    whole = whole_title(reading, span, match)
    body = body_of_office(reading, whole if whole.root == span.root else span, match, holder)
    if body is not None and body.entity.country is None and whole.start <= body.token.i < span.start:
        body = None  # "International Affairs and Cooperation Minister"
    title = _grade_before_state(reading, whole) + title_of(whole, span.root)
    if (field := _field_before_name(reading, span)) is not None:
        title += field.text if field[0].text == "," else f" {field.text}"
    elif match.entry.key in _OF_A_CHARGE and (body is None or body.entity.kind is not EntityKind.ORGANIZATION):
        title += headed_by(span)
    elif match.entry.portfolios:
        name = reading.person_span(holder.token)
        title += charge_of(span, name.start if name is not None and name.start > span.end else None)
    return Office(holder.name, holder.mention, title, span.root, match, body)


def _is_of_party(reading: Reading, title: "Span") -> bool:
    """ "A *Democratic* representative from Ohio": one who sits in a parliament, and speaks there for no body."""
    before = (child for child in title.root.children if child.dep_ == "amod" and child.ent_type_ == "NORP")
    return any(reading.match(word) is None for word in before)


def _is_of_church(holder: Holder, title: "Span") -> bool:
    """ "The *Rev* Ann Lee, a minister", "minister of the Presbyterian *church*": no minister of a state."""
    if title.text.lower() != _MINISTER:
        return False
    near = (token for child in title.root.children if child.lower_ in {"of", "at"} for token in objects_of(child))
    words = (word.lower_ for token in near for word in (token, *token.children))
    return not WORDS.churches.isdisjoint(words) or holder.name.split()[0].lower() in WORDS.clergy


def _is_of_brand(reading: Reading, title: "Span") -> bool:
    """ "An ambassador *for* a Swiss coffee brand", "*for* Jamaican rum": for what is sold, and of no state."""
    if title.root.lower_ != _AMBASSADOR:
        return False
    wares = [token for child in title.root.children if child.lower_ == "for" for token in objects_of(child)]
    if not any(token.pos_ == "NOUN" for token in wares) or any(explicit_owners(reading, title.root)):
        return False
    is_firm = any(reading.is_noun(token, "firm", "enterprise") or token.lemma_ == "brand" for token in wares)
    return is_firm or any(explicit_owners(reading, token) for token in wares)


# --- what is noted of a person -------------------------------------------------------------


def _note_names(reading: Reading, names: Iterable["Span"]) -> None:
    for span in names:
        name = full_name(reading, span)
        if " " in name:
            reading.persons.setdefault(name, Person(name=name, first=span.root))
        person = reading.persons.get(name)
        if person is not None and person.female is None and span.start:
            person.female = sex_of(span.doc[span.start - 1].text)


def _note(reading: Reading, office: Office) -> None:
    person = reading.persons.setdefault(office.person, Person(name=office.person, first=office.title_token))
    if person.female is None:
        person.female = sex_of(office.title.split()[-1])
    if person.title is None or not (_is_of_less(office) or _is_by_the_way(office, person)):
        person.title = office.title
        _note_body(person, office)


def _is_of_less(office: Office) -> bool:
    """Whether an office says less of a person than one that is known: somebody's counterpart, what she was, a rank."""
    is_past = office.match is None or "former" in office.match.qualifiers or _is_past(office.title_token)
    return is_past or _is_rank(office)


def _is_by_the_way(office: Office, person: Person) -> bool:
    """ "Kenya's minister, *who chairs* the bloc": what somebody does in a body besides acting for a state."""
    body = office.organization.entity if office.organization is not None else None
    is_of_body = body is not None and body.kind is EntityKind.ORGANIZATION
    return is_of_body and person.acts_for_state and office.title_token.pos_ == "VERB"


def _note_body(person: Person, office: Office) -> None:
    body = office.organization.entity if office.organization is not None else None
    if body is not None:
        person.state = body.country
        person.is_state_told = office.organization is None or office.organization.reason not in _SPOKEN_OF
        person.court = body if body.kind is EntityKind.COURT else None
        speaks = _heads_now(office) or _is_sent_by_body(office)
        person.body = body if body.kind is EntityKind.ORGANIZATION and speaks else None
    if office.match is not None:
        acts = (office.match.acts_for_state or _leads_agency(office)) and not _is_past(office.title_token)
        person.branch, person.office = office.match.entry.branch, office.match.entry.key
        if person.is_judge and _is_retired(office):
            person.office = None  # "Ali Dar, a retired judge", who sits in no court
        person.acts_for_state = acts and person.state is not None
        is_then = office.title_token.has_word("then")
        if is_then and (office.match.acts_for_state or _leads_agency(office)) and person.is_state_told:
            person.then = office.title_token.sent
    elif body is not None:
        person.acts_for_state = body.kind is EntityKind.GOVERNMENT


def _is_retired(office: Office) -> bool:
    is_former = office.match is not None and "former" in office.match.qualifiers
    return is_former or office.title_token.has_word("retired")


def _leads_agency(office: Office) -> bool:
    """ "The head of Mauritania's coast guard", or of its government: whose acts are the state's."""
    body = office.stated_organization.entity if office.stated_organization is not None else None
    if office.match is None or office.match.entry.key not in _LEADING or body is None or body.country is None:
        return False
    title = office.title_token
    led = (word for child in title.children for word in (child, *(child.children if child.lower_ == "of" else ())))
    return body.kind is EntityKind.AGENCY or any(word.lower_ in WORDS.governments for word in led)


def _is_sent_by_body(office: Office) -> bool:
    """ "*UN envoy* Ana Ruiz", who deals with others for the body that sends her."""
    match = office.match
    return match is not None and match.entry.key == _ENVOY and "former" not in match.qualifiers


def _heads_now(office: Office) -> bool:
    """ "The director of Interpol" heads it, "who ran the bank until 2018" does not."""
    match = office.match
    if match is None or match.entry.key not in _LEADING | _LEADING_BODIES or "former" in match.qualifiers:
        return False
    if match.text.lower().startswith(WORDS.beneath):
        return False
    return office.title_token.tag_ != "VBD"


def _is_past(title: "Token") -> bool:
    """ "while she was vice president", "then the secretary of state", "a *former* wildlife minister": not in office."""
    if is_out_of_office(title) or title.has_any_word({"then", "once", "formerly"}):
        return True
    return title.dep_ == "attr" and title.head.lemma_ == "be" and title.head.tag_ == "VBD"
