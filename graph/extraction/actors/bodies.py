"""Names of states and of their bodies, and bodies that are called by their type: "the foreign ministry"."""

from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.context import (
    implied_owner,
    owner_in_court,
    state_addressed,
    state_where_asked,
    states_not_meant,
)
from graph.extraction.actors.courts import generic_court, local_court
from graph.extraction.actors.definite_states import definite_state, state_before, state_governed_so
from graph.extraction.actors.groups import are_counted_governments, group, is_group, is_of_several_states
from graph.extraction.actors.lists import spelled_out
from graph.extraction.actors.owners import Owner, explicit_owners, hosts_of, is_posted
from graph.extraction.actors.parts import namesake, part_governed, part_named
from graph.extraction.actors.phrases import (
    has_the,
    is_bare,
    is_definite,
    is_plural,
    names_modifying,
    phrase_mention,
    sides_counted,
)
from graph.extraction.actors.reading import STATE_SENSES, Reading, Referent, entity_of, government_of
from graph.extraction.actors.seats import seat_of_government
from graph.extraction.actors.sides import all_sides, are_paired, listed_before, two_just_named
from graph.extraction.actors.state_forms import blocs, state_nouns
from graph.extraction.actors.states_near import state_of_court_here, state_of_same_noun, state_speaking
from graph.extraction.actors.towns import is_town
from graph.extraction.clauses import conjuncts
from graph.extraction.names import WORDS, is_honorific
from graph.frames import syntax_words
from graph.gazetteer import NAMES_OF_PEOPLE, GazetteerMatch, Sense
from graph.gazetteer.words import pluralize
from graph.iris import slug
from graph.labels import ADNOMINAL_CLAUSES, PREMODIFIERS
from graph.language import mention_of
from graph.model import Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_UNION = "EU"
_WORDS_OF_FIRM = 2  # at least, before "of" and a town that is no part of the name
_BODY_TOLD = 4  # sentences in which a body is told of again without its state
_ARMY, _CENTRAL_BANK = "army", "central-bank"  # types of the gazetteer
_LENDERS = frozenset({"development-bank", "export-import-bank"})
_ONE_OF_TWO = frozenset({"neither", "either"})
_OF_SOMEBODY = frozenset({"nsubj", "nsubjpass", "dative", "dobj", "pobj", "conj"})
_MAYBE_BODIES = frozenset({"ORG", "GPE", "PERSON"})  # labels, as the next
_BODIES_BESIDE = ("firm", "enterprise", "outsider")  # classes of nouns that say what a body is
_PLURAL_VERBS = frozenset({"have", "are", "were"})
_NO_BODIES = frozenset(  # labels of the pipeline's entity recogniser
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "LAW", "LANGUAGE", "EVENT", "WORK_OF_ART", "LOC", "FAC"}
    | {"PRODUCT"}
)


def _several_governments(reading: Reading, token: "Token") -> list[Referent]:
    """ "The governments of Kenya and Uganda", whose name ends with the first of them; "two Central African ones"."""
    if len(owners := explicit_owners(reading, token)) > 1:
        return [government_of(reading, token, owner.code, owner.reason, certain=True) for owner in owners]
    return [group(reading, token)] if are_counted_governments(token) else []


def named(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """What a name of the gazetteer stands for in its sentence."""
    if match.sense is Sense.REGION:
        return []
    if match.entry.country and match.sense in NAMES_OF_PEOPLE:
        return _nationals(reading, token, match)
    if match.sense is Sense.GOVERNMENT and match.entry.country and (several := _several_governments(reading, token)):
        return several
    if match.entry.country and match.sense in {Sense.NAME, Sense.METONYM, Sense.GOVERNMENT}:
        return [_state(reading, token, match, match.entry.country)]
    if match.entry.generic:
        return _generic_body(reading, token, match)
    if match.entry.kind is None:
        return []
    if (namesake := _namesake(reading, token, match)) is not None:
        return [namesake]
    if match.entry.type == _CENTRAL_BANK and _has_name_before(reading, token, match):
        found = unlisted_body(reading, token)
        return [] if found is None else [found]
    if match.entry.type and is_plural(token) and (others := _sisters(reading, token, match)):
        return [_body(reading, token, match), *others]
    return [local_court(reading, token, match) or _body(reading, token, match)]


def _state(reading: Reading, token: "Token", match: GazetteerMatch, code: str) -> Referent:
    reason = {
        Sense.NAME: f"name of {match.entry.label}",
        Sense.METONYM: f"seat of government of {match.entry.label}",
        Sense.GOVERNMENT: f"government of {code}",
    }[match.sense]
    mention = mention_of(reading.match_span(token, match))
    is_place = match.sense is Sense.METONYM
    return Referent(reading.government(code), mention, f"gazetteer: {reason}", token, place=is_place)


def _body(reading: Reading, token: "Token", match: GazetteerMatch) -> Referent:
    mention = mention_of(reading.match_span(token, match))
    reason = f"gazetteer: {match.entry.label}"
    if match.entry.key in state_nouns().national and (own := _with_owner(reading, reading.match_span(token, match))):
        entity = Entity(kind=EntityKind.ORGANIZATION, key=slug(own.text), label=own.text)
        return Referent(entity, mention_of(own), "name in the text", token)
    return Referent(entity_of(match.entry), mention, reason, token, media=match.entry.media)


def _with_owner(reading: Reading, name: "Span") -> "Span | None":
    """The name of a body with that of its state before it: "Kenyan Red Cross", "Kenya's Red Cross"."""
    before = name.doc[max(name.start - 2, name.sent.start) : name.start]
    owner = before[-2] if len(before) > 1 and before[-1].tag_ == "POS" else before[-1] if len(before) else None
    match = reading.match(owner) if owner is not None else None
    return (
        name.doc[owner.i : name.end]
        if owner is not None and match is not None and match.sense in STATE_SENSES
        else None
    )


def _is_told_whose(reading: Reading, token: "Token", match: GazetteerMatch) -> bool:
    """ "The *US* Congress", "the Congress *of Chile*": whether words say whose it is."""
    span = reading.match_span(token, match)
    first = reading.gazetteer.find(span[0].text)
    return any(found.sense in STATE_SENSES for found in first) or bool(explicit_owners(reading, token))


def _namesake(reading: Reading, token: "Token", match: GazetteerMatch) -> Referent | None:
    """Another state's body by a name that the listed one has too: "MANILA — The *Department of Justice*"; else None."""
    code = reading.state_of_namesake(match)
    if code is not None:
        is_here = code == reading.reported_from
        reason = "the state reported from" if is_here else "the state spoken of that has such a body"
    elif reading.is_of_none_named(match) and (owner := implied_owner(reading, token)) is not None:
        alike = state_nouns().namesakes.get(match.text, {owner.code})
        code, reason = owner.code if owner.code in alike else None, owner.reason
    if code is None or _is_told_whose(reading, token, match):
        return None
    entry = reading.gazetteer.sister(match.entry, code)
    return Referent(entity_of(entry), mention_of(reading.match_span(token, match)), reason, token, certain=False)


def _sisters(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """Jamaica's, of "the health ministries of Cuba and Jamaica", where the name ends with the first of them.

    So are Cuba's of "Cuban and Jamaican police".
    """
    span = reading.match_span(token, match)
    lists = [conjuncts(child) for child in token.children if child.dep_ == "amod" and child.i < span.start]
    before = [name for names in lists if names[-1] in span for name in names if name.i < span.start]
    names = [*before, *conjuncts(span[-1])[1:]]
    states = (reading.match(name) for name in names)
    found = [m for m in states if m is not None and m.sense in STATE_SENSES and m.entry.country]
    entries = [(m, reading.gazetteer.sister(match.entry, m.entry.country)) for m in found if m.entry.country]
    return [Referent(entity_of(e), phrase_mention(token), f"gazetteer: {m.text}", token) for m, e in entries if e.kind]


def _nationals(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the Americans" negotiate as their government does; "two Bangladeshis" are people."""
    if token.pos_ == "ADJ" and token.dep_ in {"amod", "compound"}:
        return []
    named = (c for c in token.children if c.dep_ == "appos" and c.i > token.i and reading.person_span(c) is not None)
    if not is_plural(token) and (name := next(named, None)) is not None:
        return reading.referents(name)  # "another Canadian, Ann Lee,"
    if match.entry.country and _shares_officials(reading, token):
        government = reading.government(match.entry.country)
        reason = f"gazetteer: demonym of {match.entry.label}"
        return [Referent(government, phrase_mention(token), reason, token, acts_for=government)]
    counted = token.has("nummod")
    is_side = (has_the(token) or _open_headline(token)) and _are_many(token, match)
    is_side = is_side and not counted and not _have_lawyer(reading, token)
    if match.entry.country and is_side:
        return [government_of(reading, token, match.entry.country, f"gazetteer: people of {match.entry.label}")]
    return [group(reading, token)]


def _open_headline(nationals: "Token") -> bool:
    """ "*Danes* deport 40 Iraqis", "*Swiss* to pay Chad $5m": nationals that a line without a full stop says it of."""
    first, sentence = nationals, nationals.sent
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    is_bare = all(child.dep_ in {"cc", "conj", "punct"} for child in nationals.children)
    is_acting = first.dep_ == "nsubj" and first.head.pos_ == "VERB" and first.head == sentence.root
    return is_bare and is_acting and first.i == sentence.start and not sentence[-1].is_punct


def _have_lawyer(reading: Reading, nationals: "Token") -> bool:
    """ "Lawyers for *the Afghans*", "*the Cubans'* lawyer": people who are before a court, and no state."""
    above = nationals.head.head if nationals.dep_ == "pobj" else nationals.head
    is_theirs = nationals.dep_ == "poss" or (nationals.dep_ == "pobj" and nationals.head.lower_ in {"for", "of"})
    return is_theirs and reading.is_noun(above, "advocate")


def _shares_officials(reading: Reading, token: "Token") -> bool:
    """ "Kazakh and Malian officials": whether a noun for those of a state, hung on a demonym, is that of both."""
    behind = next((child for child in token.children if child.dep_ == "conj" and child.pos_ == "NOUN"), None)
    first = token.doc[token.i + 2] if token.i + 2 < len(token.doc) else token
    if behind is None or token.nbor().lower_ != "and" or behind.left_edge.i != first.i:
        return False
    match = reading.match(first)
    is_demonym = match is not None and match.sense is Sense.DEMONYM and first.head == behind
    return is_demonym and reading.is_noun(behind, "state_representative")


def _are_many(token: "Token", match: GazetteerMatch) -> bool:
    """Whether a word for nationals is plural; "the French" and "the Vietnamese" look like one and are."""
    return match.plural or is_plural(token) or not match.noun or pluralize(match.text) == match.text


def _generic_body(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "the foreign ministry", "the Supreme Court": whose, is for the phrase or the text around it to say."""
    if match.sense is Sense.GOVERNMENT:
        return _generic_government(reading, token)
    if match.entry.kind is EntityKind.COURT:
        return generic_court(reading, token, match)
    if match.entry.key in _LENDERS:
        return _lender(reading, token, match)
    is_of_nobody = not explicit_owners(reading, token)
    if is_of_nobody and _is_named_force(reading, token, match) and (own := unlisted_body(reading, token)) is not None:
        return [own]
    if is_of_nobody and (of_body := _ministry_of_body(reading, token)) is not None:
        return of_body
    if token.has_any_word(_ONE_OF_TWO):
        return []  # "neither parliament has approved it": of two states, and of no one
    if is_plural(token) and is_definite(token) and (number := sides_counted(token)):
        return all_sides(reading, token, number)  # "the two foreign ministries"
    if is_plural(token) and len(owners := explicit_owners(reading, token)) > 1:
        found = [_agency_of(reading, token, match, owner, certain=True) for owner in owners]
        return [agency for agency in found if agency is not None]  # "the health ministries of Cuba and Jamaica"
    if is_of_nobody and (again := _same_body(reading, token)) is not None:
        return [again]
    return [_agency_of_owner(reading, token, match) or body_before(reading, token) or _unowned(reading, token, match)]


def _lender(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    """ "*Turkey's* export-import bank": a state's where the words say so; "the development bank" may be of many."""
    is_owned = token.has("poss") and all(c.lower_ != "of" for c in token.children)
    own = unlisted_body(reading, token) if token.text[:1].isupper() and not is_owned else None
    owned = _agency_of_owner(reading, token, match) if explicit_owners(reading, token) else None
    found = own or owned or body_before(reading, token)
    return [] if found is None else [found]


def _same_body(reading: Reading, token: "Token") -> Referent | None:
    """ "The Kenyan army seized 12 men. Uganda protested. *The army* refused to free them": the one just told of.

    Not "the labour ministry", of which every state may have one.
    """
    if not is_bare(token) or (names_modifying(token) and reading.is_noun(token, "institution")):
        return None
    index, others = reading.sentence_index(token), states_not_meant(reading, token)
    for other in reading.same_nouns_before(token):
        is_far = index - reading.sentence_index(other) > _BODY_TOLD
        if is_far or is_plural(other) is not is_plural(token) or not names_modifying(token) <= names_modifying(other):
            return None
        for referent in reading.referents(other):
            is_body = referent.entity.kind is EntityKind.AGENCY and referent.entity.country not in others
            return referent.again(token, f"{token.text}: {referent.mention.text}") if is_body else None
    return None


def _generic_government(reading: Reading, token: "Token") -> list[Referent]:
    if is_of_several_states(reading, token):
        return [group(reading, token)]
    if (part := part_governed(reading, token)) is not None:
        return _government_of_part(reading, token, namesake(reading, token) or part)
    if owners := explicit_owners(reading, token) or seat_of_government(reading, token):
        return [government_of(reading, token, owner.code, owner.reason, certain=True) for owner in owners]
    if (part := namesake(reading, token)) is not None:
        return _government_of_part(reading, token, part)
    if _is_set_up_by_another(reading, token):
        return _those_in_power(reading, token)  # none of "the Saudi-backed government"
    if (is_plural(token) and token.lemma_.lower() != "authority") or sides_counted(token):
        return [] if token.head.dep_ == "relcl" and not is_plural(token) else _governments(reading, token)
    there = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if there.lower_ == "there":
        return [referent.again(token, referent.reason) for referent in state_before(reading, there)]
    if code := state_addressed(reading, token):
        return [government_of(reading, token, code, "the state spoken of here")]
    implied = None if _is_sued_as_its(token) else implied_owner(reading, token)
    if code := _state_told(reading, token) or (implied and implied.code):
        return [government_of(reading, token, code, implied.reason if implied else "")]
    return [group(reading, token)] if is_plural(token) and reading.is_noun(token, "group") else []


def _is_sued_as_its(token: "Token") -> bool:
    """ "Nine Afghans sued *its government*": of which of two states that is, nothing around it says."""
    is_its = any(child.lower_ == "its" and child.dep_ == "poss" for child in token.children)
    return is_its and token.dep_ == "dobj" and token.head.lemma_ in syntax_words().suing_verbs


def _state_told(reading: Reading, token: "Token") -> str | None:
    """Whose "the government" is by who says so, which court decides on it, who asks it, or who was called so before."""
    others = states_not_meant(reading, token)
    codes = (
        state_speaking(reading, token),
        state_of_court_here(reading, token),
        state_where_asked(reading, token, others),
        state_of_same_noun(reading, token),
        state_governed_so(reading, token),
    )
    return next((code for code in codes if code is not None and code not in others), None)


def _is_set_up_by_another(reading: Reading, token: "Token") -> bool:
    """Whether a participle before a government says who is behind it, so that it is not that state's own."""
    participles = (child for child in token.children if child.dep_ in {"amod", "compound"} and child.tag_ == "VBN")
    behind = (below for child in participles for below in child.children if below.dep_ == "npadvmod")
    return any(reading.match(word) is not None for word in behind)


def _government_of_part(reading: Reading, token: "Token", name: "Token") -> list[Referent]:
    """ "The Kerala government", "Houthi authorities": the part of a state, or the body, that has a government."""
    found = reading.referents(name) if name.pos_ == "PROPN" or reading.match(name) is not None else []
    kinds = {EntityKind.ORGANIZATION, EntityKind.GOVERNMENT}
    return [
        r.again(token, f"{token.text} of {r.entity.label}") for r in found if r.entity.kind in kinds and not r.media
    ]


def government_of_body(reading: Reading, token: "Token") -> list[Referent]:
    """The body, or the part of a state, that has a government of its own: "the *Houthi* rebel administration"."""
    part = part_named(reading, token) or namesake(reading, token)
    return [] if part is None else _government_of_part(reading, token, part)


def _is_named_force(reading: Reading, token: "Token", match: GazetteerMatch) -> bool:
    """ "The Free Dunes *Army*", "the Lord's *Army*": a force with a name of its own, which is no state's."""
    return match.entry.key == _ARMY and token.text[:1].isupper() and _has_name_before(reading, token, match)


def _has_name_before(reading: Reading, token: "Token", match: GazetteerMatch) -> bool:
    """ "The *Hamilton* Reserve Bank of Nevis": a name of its own before that of a body, which is then no state's."""
    span = reading.match_span(token, match)
    before = [child for child in token.children if child.dep_ in PREMODIFIERS]
    names = [child for child in before if child.text[:1].isupper() and child.i < span.start]
    usual = reading.frames.classes["of_any_army"]
    return any(child.pos_ == "PROPN" and child.lower_ not in usual for child in names)


def _ministry_of_body(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "The *Houthi* foreign ministry": that body's; None where none is named, or one that governs a state in fact."""
    part = namesake(reading, token)
    match = reading.match(part) if part is not None else None
    if part is None or match is None or match.sense is not Sense.BODY or match.entry.country is not None:
        return None
    return _government_of_part(reading, token, part)


def _those_in_power(reading: Reading, token: "Token") -> list[Referent]:
    """ "The *Taliban*-run government": those who run it."""
    run = reading.frames.classes["run_by"]
    words = [below for child in token.children if child.lower_ in run for below in child.children]
    matches = ((word, reading.match(word)) for word in words)
    bodies = [word for word, match in matches if match is not None and match.sense is Sense.BODY]
    return [r.again(token, f"{token.text} run by {r.entity.label}") for w in bodies for r in reading.referents(w)]


def _governments(reading: Reading, token: "Token") -> list[Referent]:
    """ "the two governments" are the states named before; others, or those "that lent to it", are a group."""
    if named := spelled_out(reading, token):
        return named
    if sides_counted(token) and (states := definite_state(reading, token)):
        return states
    if are_paired(reading, token):
        return listed_before(reading, token, number=2) or two_just_named(reading, token)
    is_described = is_definite(token) and token.has_any(ADNOMINAL_CLAUSES)
    return [group(reading, token)] if is_described or is_group(reading, token) else []


def _agency_of_owner(reading: Reading, token: "Token", match: GazetteerMatch) -> Referent | None:
    """The ministry of that type of the state that owns it."""
    explicit = explicit_owners(reading, token)
    if not explicit and (again := _mission_before(reading, token)) is not None:
        return again
    owner = explicit[0] if explicit else owner_in_court(reading, token) or implied_owner(reading, token)
    return None if owner is None else _agency_of(reading, token, match, owner, certain=bool(explicit))


def _mission_before(reading: Reading, token: "Token") -> Referent | None:
    """ "*The embassy* said": that of which the article told before, whatever else it speaks of."""
    if not is_posted(reading, token) or is_plural(token):
        return None
    for other in reading.same_nouns_before(token):
        if reading.match(other) is not None and (owners := explicit_owners(reading, other)):
            if owners[0].code in hosts_of(reading, token):
                continue
            found = reading.referents(other)
            return found[0].again(token, f"{token.text}: {found[0].mention.text}") if found else None
    return None


def _agency_of(
    reading: Reading, token: "Token", match: GazetteerMatch, owner: Owner, *, certain: bool
) -> Referent | None:
    """The ministry of that type of one state."""
    entry = reading.gazetteer.in_country(match.entry, owner.code)
    if entry is None or entry.kind is None:
        return None
    return Referent(entity_of(entry), phrase_mention(token), owner.reason, token, certain=certain)


def _unowned(reading: Reading, token: "Token", match: GazetteerMatch) -> Referent:
    text = reading.match_span(token, match).text
    entity = Entity(kind=match.entry.kind or EntityKind.AGENCY, key=slug(text), label=text)
    reason = f"gazetteer: {match.entry.label}; the text does not say whose"
    return Referent(entity, phrase_mention(token), reason, token, certain=False, generic=True)


def body_before(reading: Reading, token: "Token") -> Referent | None:
    """ "the ministry", "the department", "the commission": the last body named with that word."""
    noun = token.lemma_.lower()
    for head, match in reading.names_before(token):
        is_type = (
            match.entry.generic and " " not in match.text
        )  # "the ministry"; "Department of Home Affairs" is a name
        if match.sense not in {Sense.AGENCY, Sense.BODY} or is_type or _has_name_of_its_own(token, match):
            continue
        if noun in match.entry.label.lower() or noun in match.text.lower():
            found = reading.referents(head)
            return found[0].again(token, f"{found[0].entity.label}, named before") if found else None
    return None


def executive_of_union(reading: Reading, token: "Token") -> Referent | None:
    """ "The *Commission*", of the European Union named before, in an article that speaks of no other commission."""
    if token.lower_ not in reading.frames.nouns["union_executive"] or _says_of_what(token):
        return None
    alike = (word for sentence in reading.sentences for word in sentence if word.lower_ == token.lower_)
    if any(_says_of_what(word) and reading.match(word) is None for word in alike):
        return None
    for _, match in reading.names_before(token):
        if match.entry.country == _UNION:
            return government_of(reading, token, _UNION, "the executive of the union named before")
        if match.sense is Sense.BODY and match.entry.key in blocs():
            return None
    return None


def _says_of_what(noun: "Token") -> bool:
    """ "A *truth* commission", "the commission *of inquiry*": whether it is told which commission is meant."""
    return noun.has_any({"compound", "amod", "prep", "nmod"})


def _has_name_of_its_own(token: "Token", match: GazetteerMatch) -> bool:
    """Whether a name is not that of a body, for all that it ends so: "the Volta *Fund*", where the IMF was named."""
    known = {*match.entry.label.split(), *match.text.split()}
    beside = (child for child in token.children if child.dep_ in {"compound", "amod"} and child.pos_ == "PROPN")
    return token.pos_ == "PROPN" and any(child.text not in known for child in beside)


def _are_people(reading: Reading, token: "Token") -> bool:
    """ "*Citizens* of Chad will need a visa", which a parser takes for a name where it opens the sentence."""
    singular = token.lower_.removesuffix("s")
    return token.i == token.sent.start and singular != token.lower_ and singular in reading.frames.nouns["citizen"]


def unlisted_body(reading: Reading, token: "Token") -> Referent | None:
    """A body that the gazetteer does not have: a run of capitalised words that the parser holds together."""
    span, around = reading.mentions_of(token).bodies.get(token.i), _name_span(token)
    is_more = span is not None and around.start <= span.start and span.end <= around.end  # "Port Council of Lagos"
    if span is None or is_more:  # of "Taxpayers' Guild" the pipeline may hold the last word for a name
        span = _without_date(reading, around)
    span = _without_seat(reading, span)
    if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children):
        return None  # "Starts to Pay Its Power Debt", in the capitals of a headline
    is_partisan = len(span) == 1 and token.lower_ in reading.frames.nouns["partisan"]
    nouns = reading.frames.nouns
    is_thing = not (nouns["instrument"] | nouns["works"]).isdisjoint({token.lower_, span[-1].lower_})
    is_no_name = is_honorific(token) or is_thing or _are_people(reading, token)  # "the Refugee Convention"
    is_of_office = _is_office(reading, span.root) or _is_of_title(token, span)
    if is_partisan or is_no_name or is_of_office or _is_further_member(token):
        return None
    if not _may_be_body(reading, token, span):
        return None
    is_court = (reading.is_noun(token, "court") and not is_of_field(reading, token)) or "Court" in span.text.split()
    kind = EntityKind.COURT if is_court else EntityKind.ORGANIZATION
    label = _full_name(reading, span.text)
    entity, is_media = Entity(kind=kind, key=slug(label), label=label), _is_media(label)
    return Referent(entity, mention_of(span), "name in the text", token, media=is_media)


def _is_office(reading: Reading, token: "Token") -> bool:
    """ "The Honourable *Minister* of Finance": somebody, and no body, though his state is open."""
    match = reading.match(token)
    return match is not None and match.sense is Sense.OFFICE and match.acts_for_state


def _is_of_title(token: "Token", name: "Span") -> bool:
    """ "The *Foreign*, *Trade*, and Defence Ministers of Chad": whether a word is of the title of several."""
    return len(name) == 1 and conjuncts(token)[-1].lower_ in {"ministers", "secretaries"}


def _is_media(name: str) -> bool:
    """ "The News Agency of Nigeria", which tells what others do."""
    return any(phrase in name.lower() for phrase in WORDS.media_phrases)


def _may_be_body(reading: Reading, token: "Token", name: "Span") -> bool:
    """Whether a name is not known for that of something else, or the article says that it is a body's."""
    if is_town(reading, token) and not _is_said_to_be_body(reading, token):
        return False
    if token.i in reading.mentions_of(token).bodies or token.lower_ in reading.frames.classes["region_with_government"]:
        return True
    if token.ent_type_ in _NO_BODIES and not _is_said_to_be_body(reading, token):
        return False
    if _is_described_as_body(reading, token):
        return True
    return len(name) > 1 or token.ent_type_ in _MAYBE_BODIES or _is_bare_name(reading, token)


def _is_bare_name(reading: Reading, token: "Token") -> bool:
    """ "*Maersk* sued", "paid *Maersk*": a name that the pipeline knows for nothing, where somebody is spoken of."""
    is_capitalised = token.text[:1].isupper() and not token.text.isupper()
    is_alone = all(child.dep_ == "poss" for child in token.children)
    is_suing = token.head.lemma_ in syntax_words().suing_verbs  # "Lyon sued"; not "Madrid paid Lyon"
    is_town = not is_suing and reading.gazetteer.place(token.text) is not None
    is_called_by_noun = reading.is_noun(token, "institution", "public", "outsider")
    return is_capitalised and is_alone and token.dep_ in _OF_SOMEBODY and not (is_town or is_called_by_noun)


def is_of_field(reading: Reading, token: "Token") -> bool:
    """ "The Chamber of Mines", "the Panel of Experts": no court, as a tribunal of some field is."""
    is_court = token.lower_ in reading.frames.nouns["bare_court"]
    return not is_court and token.has_any_word({"of", "on"})


def _is_said_to_be_body(reading: Reading, name: "Token") -> bool:
    """Whether a name that looks like a place's is a body's: "Nyaya Kendra, a legal aid group", "Boreal Gold sued"."""
    if name.dep_ == "nsubj" and name.head.lemma_ in syntax_words().verbs_of_somebody:
        return True
    beside = (child for child in name.children if child.dep_ == "appos" and child.i > name.i)
    return any(reading.is_noun(noun, *_BODIES_BESIDE) for noun in beside) or _is_described_as_body(reading, name)


def _is_described_as_body(reading: Reading, name: "Token") -> bool:
    """Whether a noun beside a name of one word says that it is a firm's: "Havborg, a *company*", "the *firm* Bolan"."""
    beside = [child for child in name.children if child.dep_ == "appos" and child.i > name.i]
    if name.dep_ == "appos" and name.head.i < name.i and reading.is_noun(name.head, *_BODIES_BESIDE):
        return True
    return any(reading.is_noun(noun, "firm") for noun in beside)


def _without_date(reading: Reading, name: "Span") -> "Span":
    """A body's name without the month that stands before it: "In November Volta Interlink sued"."""
    dates = reading.mentions_of(name[0]).times
    start = next((token.i for token in name if token.i not in dates), name.start)
    return name.doc[start : name.end]


def _without_seat(reading: Reading, name: "Span") -> "Span":
    """A firm's name without the town that it is from: "Hanbit Deep Sea of Busan"; not "Free University of Berlin"."""
    of = next((token for token in name if token.lower_ == "of"), None)
    if of is None or of.i - name.start < _WORDS_OF_FIRM:
        return name
    last, town = name.doc[of.i - 1], name.doc[of.i + 1 : name.end]
    if reading.is_noun(last, "institution", "public", "seated"):
        return name
    is_town = reading.is_noun(last, "firm_word") and reading.match(town[0]) is None if len(town) else False
    return name.doc[name.start : of.i] if is_town or reading.gazetteer.place(town.text) is not None else name


def _full_name(reading: Reading, text: str) -> str:
    """The name of a body that the article calls by its first words: "Kaveri", of "Kaveri Biologics"."""
    longer = reading.names_by_beginning.get(text, ())
    return longer[0] if len(longer) == 1 else text


def _name_span(token: "Token") -> "Span":
    doc = token.doc
    start, end = token.i, token.i + 1
    while (
        start > 0
        and _opens_name(doc[start - 1])
        and doc[start - 1].sent == token.sent
        and doc[start - 1].head.i >= start
    ):
        start -= 1
    start = _start_of_plural(doc, _start_of_first_half(doc, start, end))
    while length := _continuation(doc[start:end]):
        end += length
    return doc[start:end]


def _start_of_first_half(doc: "Doc", start: int, end: int) -> int:
    """Where a name begins of which the words behind "and" were found: "Education *Rights and* Justice Project"."""
    before = doc[start - 1] if start > 1 else None
    if before is None or (before.lower_ != "and" and before.dep_ != "conj"):
        return start
    half = doc[start - 2] if before.lower_ == "and" else before.head
    is_half = half.dep_ == "nmod" and half.pos_ == "PROPN" and start <= half.head.i < end
    return min(word.i for word in half.subtree if word.text[:1].isupper() and word.dep_ != "det") if is_half else start


def _start_of_plural(doc: "Doc", start: int) -> int:
    """Where a name begins that has a plural possessor in it: "Rice Growers' Union"."""
    if start < 2 or doc[start - 1].text not in {"'", "’"} or doc[start - 2].text[-1:] != "s":
        return start
    first = start - 2
    while doc[first].text[:1].isupper() and not doc[first].is_sent_start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return first if doc[first].text[:1].isupper() else start


def _opens_name(token: "Token") -> bool:
    if not token.text[:1].isupper():
        return token.text in {"&", "-"}
    return token.pos_ == "PROPN" or (token.pos_ in {"ADJ", "NOUN"} and not token.is_sent_start)


def _words_behind_particle(particle: "Token") -> int:
    """The words of "do Sado" and "de la Costa Sur", as `graph.reattachment.foreign_names` hangs them."""
    if particle.dep_ != "prep":
        return 0
    behind = takewhile(particle.is_ancestor, particle.doc[particle.i + 1 : particle.sent.end])
    return 1 + sum(1 for _ in behind)


def _names_further_members(name: "Span") -> bool:
    """Whether a name goes on with further members: "Party of Communists *and Socialists*"."""
    behind = name.doc[name.end : name.end + 2]
    if len(name) < len(("Party", "of", "Communists")) or len(behind) < 2 or behind[0].lower_ != "and":
        return False
    if _is_second_field(name, behind[1]):
        return True
    members = (name[-1], behind[1])
    are_many = all(t.text[:1].isupper() and t.text[-1:] == "s" and t.ent_type_ != "GPE" for t in members)
    return are_many and name[-2].lower_ in {"of", "for"}


def _is_second_field(name: "Span", second: "Token") -> bool:
    """ "Centre for Human Rights and *Development* has sued": what it is for, too, and no body beside it."""
    is_for = any(word.lower_ == "for" for word in name[1:-1]) and second.head in name and second.dep_ == "conj"
    is_name = second.text[:1].isupper() and second.ent_type_ not in {"GPE", "PERSON", "NORP"}
    following = name.doc[second.i + 1 : second.i + 2].text
    return is_for and is_name and not following[:1].isupper() and following not in _PLURAL_VERBS


def _is_further_member(token: "Token") -> bool:
    """Whether a word is inside such a name: "the Union of Teachers and *Nurses*"."""
    of = token.head.head
    first = of.head if of.lower_ in {"of", "for"} else token.head
    return token.dep_ == "conj" and token.i < _name_span(first).end


def _is_name_behind_the(doc: "Doc", place: int) -> bool:
    """ "of the Dunes", behind "Brigade"."""
    words = doc[place : place + 2]
    return len(words) == 2 and words[0].lower_ == "the" and words[1].pos_ == "PROPN" and words[1].text[:1].isupper()


def _is_joined_by_hyphen(doc: "Doc", place: int) -> bool:
    """The hyphen of "Cross-Border", with no space on either side of it, in a name."""
    around = doc[place - 1 : place + 2]
    is_tight = len(around) == 3 and not around[0].whitespace_ and not around[1].whitespace_
    return is_tight and around[1].text == "-" and around[2].text[:1].isupper() and around[2].pos_ == "PROPN"


def _continuation(name: "Span") -> int:
    """How many words behind the first ones of a name belong to it: "Bank", "of Kenya" or "of the Dunes"; 0 for none."""
    doc, end = name.doc, name.end
    if end == len(doc) or doc[end].is_sent_start:
        return 0
    following = doc[end]
    if following.text[:1].isupper() and following.pos_ in {"PROPN", "NOUN", "ADJ"} and following.head.i < end:
        return 1
    if _names_further_members(name) or _is_joined_by_hyphen(doc, end):
        return 2
    if following.lower_ in syntax_words().name_particles and following.head.i in range(name.start, end):
        return _words_behind_particle(following)
    joined = following.lower_ in {"of", "for", "&"} and following.head.i in range(name.start, end)
    is_named_for = following.lower_ == "for" and name[-1].lower_ in syntax_words().named_for  # "Society for the Return"
    if joined and (following.lower_ == "of" or is_named_for) and _is_name_behind_the(doc, end + 1):
        return 3
    if joined and end + 1 < len(doc) and doc[end + 1].text[:1].isupper() and doc[end + 1].pos_ == "PROPN":
        return 2
    return 0
