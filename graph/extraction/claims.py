"""From drafts and offices to the claims of an article.

What a sentence leaves open is filled from the discourse where that is plain; status, date,
source and confidence are added; one claim is made for each pair of participants; and what an
article says twice becomes one claim with further evidence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from graph.extraction.actors import Reading, Referent, context_state, last_court
from graph.extraction.attribution import attribution_of
from graph.extraction.effects import effect_of_complement, effect_of_preposition
from graph.extraction.elements import Clauses, Draft, Filled, find_drafts, fitting
from graph.extraction.offices import Office, find_offices
from graph.extraction.status import Factuality, factuality
from graph.extraction.times import TimeExpression, resolve_time
from graph.iris import mint_claim_iri, slug
from graph.language import mention_of, start_char
from graph.model import Amount, Attribution, Claim, Entity, EntityKind, Evidence, Filler, Mention, Status, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that say when what their subject names takes place.
_PHASES = frozenset({"resume", "begin", "start", "open", "take", "occur", "happen", "continue", "come", "follow", "collapse", "conclude", "schedule", "plan", "expect", "set", "hold", "postpone"})
_HYPOTHESES = frozenset({"if", "unless", "lest"})
_BOUNDS_ONLY = frozenset({"by", "until", "till", "since", "before", "after", "from", "through", "between"})
# Roles whose filler drives the dealings that an article is about.
_INITIATING = {"Request": "requester", "Payment": "payer", "Transfer": "sender", "Restriction": "imposer"}
_CONTINUING = frozenset({"others", "rest", "nobody", "none", "all", "they", "them", "more", "most", "some", "many", "those"})
_BILATERAL = frozenset({"Request", "Agreement", "Negotiation", "Payment", "Lawsuit"})
_STATEWIDE = frozenset({"Request", "Agreement", "Refusal", "Negotiation", "Restriction", "Payment"})


@dataclass(frozen=True, slots=True)
class _Combination:
    """One filler a role, and the sum that goes with them."""

    fillers: tuple[tuple[str, Filled], ...]
    amount: Amount | None = None

    def entity(self, role: str) -> Entity | None:
        return next((filled.entity for name, filled in self.fillers if name == role), None)


def claims_of(reading: Reading) -> list[Claim]:
    """All claims of an article, in the order of their first sentence."""
    offices = find_offices(reading)
    clauses = Clauses(reading.frames.support_verbs)
    drafts = [draft for doc in reading.parsed.paragraphs for draft in find_drafts(reading, clauses, doc)]
    drafts = [draft for draft in drafts if not _is_question(draft)]
    drafts = _without_refused_consent(_without_reasoning(drafts))
    _bound_by(reading, drafts)
    _fill_from_discourse(reading, drafts)
    claims = [claim for draft in drafts for claim in _claims_of_draft(reading, draft)]
    claims.extend(_claim_of_office(reading, office) for office in offices)
    subjects = _subject_matter(drafts)
    claims.sort(key=lambda c: (c.evidence[0].quote.start_char, c.evidence[0].trigger.start_char, c.kind))
    return _linked(_merged(claims), subjects)


def _is_question(draft: Draft) -> bool:
    sentence = draft.predicate.head.sent
    return sentence.text.rstrip("”\"'’ ").endswith("?")


def _without_reasoning(drafts: list[Draft]) -> list[Draft]:
    """Without the grounds of a ruling ("dismissed the case, holding that …") and the rulings it was asked for but declined."""
    heads = {(id(d.predicate.head.doc), d.predicate.head.i) for d in drafts if d.kind == "Ruling"}
    kept = []
    for draft in drafts:
        head = draft.predicate.head
        ground = head.dep_ in {"advcl", "xcomp"} and draft.kind == "Ruling" and (id(head.doc), head.head.i) in heads
        if not ground:
            kept.append(draft)
    return kept


def _without_refused_consent(drafts: list[Draft]) -> list[Draft]:
    """ "would not accept" is a refusal; that it is no agreement need not be said too."""
    refused = {(id(d.predicate.head.doc), d.predicate.head.i) for d in drafts if d.kind == "Refusal" and d.unit.pattern.polarity}
    return [d for d in drafts if d.kind != "Agreement" or (id(d.predicate.head.doc), d.predicate.head.i) not in refused]


# --- what the sentence leaves open ----------------------------------------------------------


def _fill_from_discourse(reading: Reading, drafts: list[Draft]) -> None:
    """Fills open roles whose filler the rest of the article makes plain; drops nothing."""
    initiator = _initiator(reading, drafts)
    for draft in drafts:
        for name, role in draft.unit.frame.roles.items():
            if name in draft.roles or not role.discourse:
                continue
            if name in draft.unit.pattern.explicit:
                other = _other_party(reading, draft, drafts, name) if name in draft.pending else None
                if other is not None and fitting(reading, other.referent, role) is not None:
                    draft.roles[name] = [other]
                continue
            if name != "affects" and _says_otherwise(reading, draft, name):
                continue
            filled = _continued(draft, drafts, name) or _other_party(reading, draft, drafts, name) or (_affected(reading, draft, drafts) if name == "affects" else _same_kind(draft, drafts, name) or _initiating(reading, draft, name, initiator))
            if filled is not None and fitting(reading, filled.referent, role) is not None:
                draft.roles[name] = [filled]


def _says_otherwise(reading: Reading, draft: Draft, name: str) -> bool:
    """Whether the sentence does name somebody in this role, only nobody that we know: nobody else is put there then."""
    for path in draft.unit.pattern.elements.get(name, ()):
        if path not in {"subject", "possessor"}:
            continue
        for token in draft.predicate.functions.get(path, ()):
            if token.pos_ != "PRON" and not _in_words(token, reading.frames.classes["document"] | reading.frames.classes["vehicle"]) and not reading.is_noun(token, "state_representative"):
                return True
    return False


def _in_words(token: "Token", words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words


def _initiator(reading: Reading, drafts: Iterable[Draft]) -> Filled | None:
    """The state that asks, pays and sends in this article, if one does so more than all others together."""
    tally: Counter[str] = Counter()
    first: dict[str, Filled] = {}
    for draft in drafts:
        role = _INITIATING.get(draft.kind)
        for filled in draft.roles.get(role, ()) if role else ():
            if filled.entity.country:
                tally[filled.entity.country] += 1
                first.setdefault(filled.entity.country, filled)
    if not tally:
        return None
    (code, most), *_ = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    plain = most >= 2 or code == reading.home_state()
    return first[code] if plain and 2 * most > tally.total() else None


def _continued(draft: Draft, drafts: list[Draft], name: str) -> Filled | None:
    """ "Five were flown there; ten others arrived in May": who a bare number is of, the transfer just before says."""
    people = draft.people_token
    if draft.kind != "Transfer" or people is None or not (people.pos_ == "NUM" or people.lower_ in _CONTINUING):
        return None
    before = drafts[: next(i for i, d in enumerate(drafts) if d is draft)]
    for other in reversed(before):
        near = other.predicate.head.doc == people.doc
        if other.kind == "Detention" and near and name == "sender" and other.roles.get("holder"):
            return _inferred(other.roles["holder"][0])
        if other.kind == "Transfer" and near and other.people is not None:
            return _inferred(other.roles[name][0]) if len(other.roles.get(name, ())) == 1 else None
    return None


def _other_party(reading: Reading, draft: Draft, drafts: list[Draft], name: str) -> Filled | None:
    """The other of two states that deal with each other in the sentences just before, if the draft names one of them."""
    if draft.kind not in _BILATERAL or name == "affects":
        return None
    known = {f.entity.country for filled in draft.roles.values() for f in filled} - {None}
    if len(known) != 1:
        return None
    here = reading.sentence_index(draft.predicate.head)
    found: dict[str, Filled] = {}
    for other in drafts:
        distance = here - reading.sentence_index(other.predicate.head)
        if other is draft or not 0 <= distance <= 2 or other.predicate.head == draft.predicate.head or other.kind not in _BILATERAL:
            continue
        sides = [f for filled in other.roles.values() for f in filled if f.entity.country and f.function != "discourse"]
        if len({f.entity.country for f in sides}) == 2 and known <= {f.entity.country for f in sides}:
            for side in sides:
                if side.entity.country not in known:
                    found.setdefault(str(side.entity.country), side)
    return _inferred(next(iter(found.values()))) if len(found) == 1 else None


def _same_kind(draft: Draft, drafts: Iterable[Draft], name: str) -> Filled | None:
    """Who fills this role in the article's other drafts of the kind with the same other participants."""
    others = {role: {f.entity.key for f in filled} for role, filled in draft.roles.items()}
    found: dict[str, Filled] = {}
    for other in drafts:
        if other == draft or other.kind != draft.kind or name not in other.roles:
            continue
        if any(keys & {f.entity.key for f in other.roles.get(role, ())} for role, keys in others.items()):
            for filled in other.roles[name]:
                found.setdefault(filled.entity.key, filled)
    return _inferred(next(iter(found.values()))) if len(found) == 1 else None


def _initiating(reading: Reading, draft: Draft, name: str, initiator: Filled | None) -> Filled | None:
    if initiator is None:
        return None
    wanted = name == _INITIATING.get(draft.kind) or (draft.kind in {"Negotiation", "Agreement"} and name in {"party", "counterparty"})
    taken = {f.entity.country for filled in draft.roles.values() for f in filled}
    return _inferred(initiator) if wanted and initiator.entity.country not in taken else None


def _inferred(filled: Filled) -> Filled:
    referent = replace(filled.referent, certain=False, reason=f"the article's other sentences: {filled.referent.mention.text}")
    return Filled(referent.acts_for or filled.entity, referent, "discourse")


def _affected(reading: Reading, draft: Draft, drafts: list[Draft]) -> Filled | None:
    """Whose action a ruling is about where only the act is named: the government that the court can bind."""
    court = draft.roles.get("court")
    if not court:
        return None
    objects = draft.predicate.functions.get("object", ())
    if any(o.lemma_.lower() in reading.frames.classes["conviction"] for o in objects):
        return _convicted(draft, drafts)
    if court[0].entity.kind is EntityKind.COURT and court[0].entity.country is None and not court[0].referent.generic:
        return None  # an international court binds whoever stands before it
    last = last_court(reading, draft.predicate.head, lookback=40)
    code = court[0].entity.country or (last.entity.country if last is not None else None) or context_state(reading, draft.predicate.head)
    if code is None:
        return None
    referent = Referent(reading.government(code), court[0].referent.mention, "the government under this court", draft.predicate.head, certain=False)
    return Filled(referent.entity, referent, "discourse")


def _convicted(draft: Draft, drafts: list[Draft]) -> Filled | None:
    """Whose verdict or sentence it is, where the sentence only says "the verdict": the one ruled on before."""
    earlier = drafts[: next(i for i, d in enumerate(drafts) if d is draft)]
    for other in reversed(earlier):
        for filled in other.roles.get("affects", ()):
            if filled.entity.kind is EntityKind.PERSON:
                return _inferred(filled)
    return None


def _bound_by(reading: Reading, drafts: list[Draft]) -> None:
    """A national court binds its own government: what it finds of another state ("Rwanda is not safe") affects its own."""
    for draft in drafts:
        court = draft.roles.get("court", [])
        affected = draft.roles.get("affects", [])
        if draft.kind != "Ruling" or not court or not affected or not affected[0].function.startswith("complement"):
            continue
        own, other = court[0].entity.country, affected[0].entity
        if own not in {None, "EU"} and other.kind is EntityKind.GOVERNMENT and other.country != own:
            draft.roles.pop("affects")


# --- one draft, its claims -----------------------------------------------------------------


def _claims_of_draft(reading: Reading, draft: Draft) -> Iterator[Claim]:
    frame, pattern = draft.unit.frame, draft.unit.pattern
    if any(role.required and name not in draft.roles for name, role in frame.roles.items()) and not _pairs(draft):
        return
    found = factuality(draft.predicate, reading.frames.status)
    if pattern.polarity == "negative":
        found = Factuality(Status.ACTUAL, "refused")
    found = _implied(found, pattern.status)
    if draft.kind == "Lawsuit" and found.reason in {"drop", "withdraw", "abandon", "discontinue"}:
        found = Factuality(Status.ACTUAL, found.reason)  # a suit that is withdrawn was brought
    if draft.kind == "Ruling" and ((found.status is Status.POSSIBLE and found.reason not in reading.frames.status.modals) or (draft.effect or _effect(draft)) == "none"):
        return  # what a court might decide, or says by the way, is no ruling
    if found.reason in _HYPOTHESES:
        return  # "if they agreed" says nothing of what they do
    time = _time_of(reading, draft, found.status)
    attribution = attribution_of(reading, draft.predicate.carrier)
    for combination in _combinations(draft):
        if _is_possible(draft, combination):
            yield _claim(reading, draft, combination, found, time, attribution)


def _implied(found: Factuality, status: str | None) -> Factuality:
    """What the unit itself implies ("pledge": planned), unless the clause says less than that."""
    if status is None or found.status is Status.NEGATED:
        return Factuality(Status.ACTUAL, found.reason) if status == "negated" and found.status is Status.NEGATED else found
    if found.status in {Status.POSSIBLE} and status == "planned":
        return found
    return Factuality(Status(status), "the verb" if found.status is Status.ACTUAL else found.reason)


def _pairs(draft: Draft) -> list[tuple[Filled, Filled]]:
    clause = draft.predicate.clause
    if clause is not None and clause.dep_ == "acl" and draft.kind == "Negotiation":
        return []  # those who lead the talks are not those who talk with each other
    parties = [f for f in draft.roles.get("party", []) if f.function != "by"]
    if not draft.unit.pattern.pair and not draft.unit.pattern.mutual:
        return []
    if draft.roles.get("counterparty") and draft.roles["counterparty"][0].function != "discourse":
        return []
    return [(a, b) for a in parties for b in parties if a != b and a.entity.key != b.entity.key] if len(parties) > 1 else []


def _combinations(draft: Draft) -> Iterator[_Combination]:
    frame = draft.unit.frame
    pairs = _pairs(draft)
    if pairs:
        seen: set[frozenset[str]] = set()
        for a, b in pairs:
            key = frozenset({a.entity.key, b.entity.key})
            if not frame.unordered or key not in seen:
                seen.add(key)
                yield _Combination((("party", a), ("counterparty", b)))
        return
    partial: list[tuple[tuple[str, Filled], ...]] = [()]
    for name in frame.roles:
        if name in draft.roles:
            partial = [(*done, (name, filled)) for done in partial for filled in draft.roles[name]]
    amounts: list[Amount | None] = list(draft.amounts) or [None]
    for index, fillers in enumerate(partial):
        chosen = amounts if len(amounts) != len(partial) or len(amounts) == 1 else [amounts[index]]
        for amount in chosen:
            yield _Combination(fillers, amount)
    if draft.unit.pattern.mutual and "counterparty" in draft.roles and not frame.unordered:
        for fillers in partial:
            sides = dict(fillers)
            if "party" in sides and "counterparty" in sides and sides["counterparty"].function != "discourse":
                yield _Combination((("party", sides["counterparty"]), ("counterparty", sides["party"])))


def _is_possible(draft: Draft, combination: _Combination) -> bool:
    """Whether the participants can be who they are said to be: nobody deals with himself."""
    entities = [filled.entity for _, filled in combination.fillers]
    if len({e.key for e in entities}) < len(entities):
        return False
    countries = [e.country for e in entities]
    if draft.kind in _STATEWIDE and len(countries) == 2 and countries[0] is not None and countries[0] == countries[1]:
        return any(e.kind is EntityKind.COURT for e in entities)
    return not (draft.kind == "Transfer" and len(countries) == 2 and countries[0] == countries[1] and countries[0] is not None)


def _claim(
    reading: Reading,
    draft: Draft,
    combination: _Combination,
    found: Factuality,
    time: Time | None,
    attribution: Attribution | None,
) -> Claim:
    head = draft.predicate.head
    fillers = tuple(_filler(draft, name, filled) for name, filled in combination.fillers)
    values = draft.unit.frame.values
    people = draft.people if "count" in values else None
    nationality = people.nationality if people is not None else ()
    uncertain = sum(1 for _, filled in combination.fillers if not filled.referent.certain)
    return Claim(
        article=reading.parsed.article.id,
        kind=draft.kind,
        status=found.status,
        fillers=fillers,
        evidence=(Evidence(quote=mention_of(head.sent), trigger=_trigger(draft), lexical_unit=draft.unit.name),),
        amount=combination.amount if "amount" in values else None,
        count=people.count if people is not None else None,
        nationality=nationality,
        effect=_effect(draft) if "effect" in values else None,
        time=time,
        attribution=attribution,
        confidence=round(0.95 * 0.9**uncertain * (0.95 if found.status is not Status.ACTUAL else 1.0), 2),
        status_reason=found.reason,
        notes=(f"pattern: {draft.unit.pattern.pattern}", *draft.notes),
    )


def _filler(draft: Draft, name: str, filled: Filled) -> Filler:
    entity = filled.entity
    if name == "destination" and entity.kind is EntityKind.GOVERNMENT:
        entity = replace(entity, kind=EntityKind.COUNTRY)
    return Filler(role=name, entity=entity, mention=filled.referent.mention, function=filled.function, reason=filled.referent.reason)


def _trigger(draft: Draft) -> Mention:
    head = draft.predicate.head
    return mention_of(head.doc[head.i : head.i + 1])


def _effect(draft: Draft) -> str:
    effect = draft.unit.pattern.effect
    if effect == "from the complement":
        return effect_of_complement(draft.predicate)
    if effect == "from the complement, if any":
        return effect_of_complement(draft.predicate, default="none")
    if effect == "from the preposition":
        return effect_of_preposition(draft.predicate)
    return effect or "other"


# --- when ----------------------------------------------------------------------------------


def _time_of(reading: Reading, draft: Draft, status: Status) -> Time | None:
    """The date that the sentence gives for what the predicate says, or None."""
    carrier = draft.predicate.carrier
    published = reading.parsed.article.published_day
    tense: Literal["past", "future"] = "future" if status is Status.PLANNED and _is_future(carrier) else "past"
    for verb in _date_bearers(draft):
        found = _time_at(reading, verb)
        if found is not None:
            return resolve_time(found, published=published, tense=tense, anchor=_anchor(reading, found, verb))
    return None


def _anchor(reading: Reading, expression: TimeExpression, verb: "Token") -> Time | None:
    """The time before this one in the story, which "the next day" counts from."""
    if not expression.anchored:
        return None
    anchor: Time | None = None
    for doc in reading.parsed.paragraphs:
        for earlier in dict.fromkeys(reading.mentions[id(doc)].times.values()):
            if doc == verb.doc and earlier.start_char >= expression.start_char:
                return anchor
            anchor = resolve_time(earlier, published=reading.parsed.article.published_day, anchor=anchor) or anchor
        if doc == verb.doc:
            return anchor
    return anchor


def _is_future(verb: "Token") -> bool:
    return any(c.lower_ in {"will", "'ll", "shall"} for c in verb.children) or verb.tag_ in {"VBZ", "VBP", "VB", "NN", "NNS"}


def _date_bearers(draft: Draft) -> Iterator["Token"]:
    """The words whose adverbials date the predicate: itself, its support verb, its participle, the clause it shares."""
    head, carrier = draft.predicate.head, draft.predicate.carrier
    yield carrier
    if head != carrier:
        yield head
    for token in (*draft.predicate.functions.get("object", ()), head):
        for child in token.children:
            if child.dep_ == "acl" and child.lemma_ in {"date", "sign", "reach", "conclude", "issue", "agree"}:
                yield child
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in _PHASES:
        yield head.head
    if carrier.dep_ == "conj" and carrier.head.pos_ in {"VERB", "AUX"}:
        yield carrier.head
    if carrier.dep_ == "xcomp" and carrier.head.pos_ == "VERB":
        yield carrier.head


def _time_at(reading: Reading, verb: "Token") -> TimeExpression | None:
    times = reading.mentions_of(verb).times
    found: list[TimeExpression] = []
    for i, expression in times.items():
        token = verb.doc[i]
        if token.sent != verb.sent or expression in found or getattr(expression, "attributive", False):
            continue
        if getattr(expression, "prefix", None) in _BOUNDS_ONLY:
            continue
        if _dated(token, verb):
            found.append(expression)
    return found[0] if found else None


def _dated(token: "Token", verb: "Token") -> bool:
    """Whether a time expression hangs on this very clause, through no other verb."""
    while token != verb:
        head = token.head
        if head == token:
            return False
        if head != verb and head.pos_ in {"VERB", "AUX"}:
            return False
        if head.pos_ in {"NOUN", "PROPN"} and head != verb and token.dep_ not in {"npadvmod", "pobj", "prep", "nummod", "compound", "amod", "det", "advmod", "nmod", "poss", "case", "appos"}:
            return False
        token = head
    return True


# --- offices -------------------------------------------------------------------------------


def _claim_of_office(reading: Reading, office: Office) -> Claim:
    person = Entity(kind=EntityKind.PERSON, key=slug(office.person), label=office.person)
    fillers = [Filler(role="person", entity=person, mention=office.mention, function="name", reason="name beside a title")]
    if office.organization is not None:
        found = office.organization
        fillers.append(Filler(role="organization", entity=found.entity, mention=found.mention, function="owner of the title", reason=found.reason))
    title = office.title_token
    return Claim(
        article=reading.parsed.article.id,
        kind="OfficeHolding",
        status=Status.ACTUAL,
        fillers=tuple(fillers),
        evidence=(Evidence(quote=mention_of(title.sent), trigger=mention_of(title.doc[title.i : title.i + 1]), lexical_unit=f"{title.lemma_.lower()}.n"),),
        title=office.title,
        confidence=0.97 if office.organization is not None and office.organization.certain else 0.85,
        status_reason="asserted",
    )


# --- what a claim is about ------------------------------------------------------------------


def _subject_matter(drafts: Iterable[Draft]) -> dict[int, set[int]]:
    """Where the trigger of a draft stands -> where those stand that its complement evokes."""
    places: dict[int, set[int]] = {}
    for draft in drafts:
        tokens = [t for name in ("complement", "purpose") for t in draft.predicate.functions.get(name, ())]
        tokens += [t for o in draft.predicate.functions.get("object", ()) for t in (o,) if o.pos_ == "NOUN"]
        tokens += [c for t in tokens for c in t.children if c.dep_ in {"xcomp", "ccomp"}]
        places.setdefault(start_char(draft.predicate.head), set()).update(start_char(t) for t in tokens)
    return places


def _linked(claims: list[Claim], places: dict[int, set[int]]) -> list[Claim]:
    by_trigger: dict[int, list[str]] = {}
    for claim in claims:
        for evidence in claim.evidence:
            by_trigger.setdefault(evidence.trigger.start_char, []).append(mint_claim_iri(claim))
    linked = []
    for claim in claims:
        found = {iri for e in claim.evidence for place in places.get(e.trigger.start_char, ()) for iri in by_trigger.get(place, ())}
        linked.append(replace(claim, about=tuple(sorted(found - {mint_claim_iri(claim)}))) if found else claim)
    return linked


# --- said twice ----------------------------------------------------------------------------


def _merged(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that say the same thing as one, the first sentence as its quote, the others as further evidence."""
    kept: list[Claim] = []
    for claim in claims:
        for index in range(len(kept) - 1, -1, -1):
            together = _together(kept[index], claim)
            if together is not None:
                kept[index] = together
                break
        else:
            kept.append(claim)
    return kept


def _together(known: Claim, claim: Claim) -> Claim | None:
    if known.kind != claim.kind or known.status != claim.status or known.effect != claim.effect:
        return None
    if not _same_participants(known, claim):
        return None
    if known.kind == "OfficeHolding":
        return _same_office(known, claim)
    if known.amount is not None and claim.amount is not None and (known.amount.value, known.amount.currency) != (claim.amount.value, claim.amount.currency):
        return None
    if known.count is not None and claim.count is not None and known.count.value != claim.count.value:
        return None
    if known.nationality and claim.nationality and set(known.nationality) != set(claim.nationality):
        return None
    if known.time is not None and claim.time is not None and not _overlap(known.time, claim.time):
        return None
    return replace(
        known,
        fillers=known.fillers if len(known.fillers) >= len(claim.fillers) else claim.fillers,
        evidence=known.evidence + tuple(e for e in claim.evidence if e.quote not in {k.quote for k in known.evidence}),
        amount=known.amount or claim.amount,
        count=known.count or claim.count,
        nationality=known.nationality or claim.nationality,
        time=_narrower(known.time, claim.time),
        attribution=known.attribution,
        confidence=max(known.confidence, claim.confidence),
    )


def _same_participants(known: Claim, claim: Claim) -> bool:
    roles = {f.role: _side(f.entity) for f in known.fillers}
    others = {f.role: _side(f.entity) for f in claim.fillers}
    shared = roles.keys() & others.keys()
    if known.kind == "Negotiation":
        return set(roles.values()) == set(others.values())
    if known.kind == "Ruling" and {roles.get("court", ""), others.get("court", "")} & {"court lower-court", *(f"court {f.entity.key}" for c in (known, claim) for f in c.fillers if f.entity.label.lower() == "lower court")}:
        return roles.get("affects") == others.get("affects")
    return bool(shared) and all(roles[name] == others[name] for name in shared)


def _side(entity: Entity) -> str:
    """Whose side an entity is on: a state's ministry and its government are one party."""
    statelike = entity.kind in {EntityKind.GOVERNMENT, EntityKind.COUNTRY, EntityKind.AGENCY} and entity.country is not None
    return f"state {entity.country}" if statelike else f"{entity.kind} {entity.key}"


def _same_office(known: Claim, claim: Claim) -> Claim | None:
    a, b = str(known.title).lower(), str(claim.title).lower()
    if a != b and not a.endswith(f" {b}") and not b.endswith(f" {a}"):
        return None
    longer = claim if len(b) > len(a) else known
    return replace(
        known,
        title=longer.title,
        fillers=known.fillers if len(known.fillers) >= len(claim.fillers) else claim.fillers,
        evidence=known.evidence + tuple(e for e in claim.evidence if e.quote not in {k.quote for k in known.evidence}),
    )


def _overlap(a: Time, b: Time) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _narrower(a: Time | None, b: Time | None) -> Time | None:
    if a is None or b is None:
        return a or b
    return b if (b.latest - b.earliest) < (a.latest - a.earliest) else a

