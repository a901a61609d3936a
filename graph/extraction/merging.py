"""What an article says twice, as one claim: the first sentence its quote, the others further evidence.

Claims of different articles are never one; whether they are of one event is for `graph.resolution`.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.frames import discourse_words
from graph.iris import slug
from graph.model import STATELIKE, UNREALISED, Claim, Entity, EntityKind, Evidence, Filler, Status, Time

_OF_PEOPLE = frozenset({"Transfer", "Detention"})
_LOWER_COURT = "lower-court"
_ENDING = (".", "!", "?", ":")
_CLOSING = "”’\"')"
_END_OF_LEAD = 500  # characters from the beginning of an article, in which it tells what its headline is about
_WORDS_BEFORE_DUE = 6  # "another flight is planned"
_WORDS_OF_A_POST = 9  # between two words for it
_APART = frozenset({"and", "as", "who", "was", "is", "now", "then", "former", "once", "later", "also", "formerly"})


def merge_repeats(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those that say the same thing as one, in the order of their first sentences."""
    kept: list[Claim] = []
    for claim in claims:
        for index in reversed(range(len(kept))):
            together = _together(kept[index], claim)
            if together is not None:
                kept[index] = together
                break
        else:
            kept.append(claim)
    return kept


def share_nationality(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those held of whom the sentence says whither they went being of one state with them.

    "*Eight* men whom Peru had held came home to Chad": of the same number, and not of two who swap as many.
    """
    claims = list(claims)
    told: dict[object, set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.kind == "Transfer" and claim.nationality and (key := _people_of(claim)) is not None:
            told.setdefault(key, set()).add(claim.nationality)
    shared = {key: next(iter(found)) for key, found in told.items() if len(found) == 1}
    return [
        replace(claim, nationality=claim.nationality or shared.get(_people_of(claim), ()))
        if claim.kind == "Detention"
        else claim
        for claim in claims
    ]


def _people_of(claim: Claim) -> object:
    """What tells the people of a claim from others: their number and sentence; None where it is one or unknown."""
    is_many = claim.kind in _OF_PEOPLE and claim.count is not None and claim.count.value > 1
    return (claim.count, claim.evidence[0].quote) if is_many else None


def drop_foreseen(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without those of what was possible and, as the article tells too, is planned, or has happened.

    Of people only, and where the plan gives no other number of them: "agreed to take them" and "took them" are one.
    """
    claims = _without_nominal_repeats(list(claims))
    done = [claim for claim in claims if claim.kind in _OF_PEOPLE and claim.status in {Status.ACTUAL, Status.PLANNED}]
    return [claim for claim in claims if not any(_foresees(claim, act) for act in done)]


def _without_nominal_repeats(claims: list[Claim]) -> list[Claim]:
    """ "Of the first sum, $20 million will be paid": what a verb says of a sum, a noun of its sentence need not say."""
    said = {_payment_of(claim) for claim in claims if claim.evidence[0].lexical_unit.endswith(".v")}
    nominal = (claim for claim in claims if claim.evidence[0].lexical_unit.endswith(".n"))
    repeats = {id(claim) for claim in nominal if claim.amount is not None and _payment_of(claim) in said}
    return [claim for claim in claims if id(claim) not in repeats]


def _payment_of(claim: Claim) -> tuple[object, ...]:
    sides = tuple(sorted(_sides(claim).items()))
    return claim.kind, sides, claim.amount and claim.amount.value, claim.evidence[0].quote.start_char


def _foresees(claim: Claim, act: Claim) -> bool:
    if claim.kind != act.kind or claim.status not in UNREALISED:
        return False
    if act.status is Status.PLANNED and not _is_decided(claim, act):
        return False
    if _is_of_later_day(claim, act) or _is_of_more(claim, act):
        return False
    same_number = claim.count is None or (act.count is not None and claim.count.value == act.count.value)
    return same_number and _sides(claim) == _sides(act)


def _is_decided(claim: Claim, plan: Claim) -> bool:
    """ "May be sent to Chad. He is to be flown there on Friday": what was only possible, and then is planned."""
    is_told_after = plan.evidence[0].quote.start_char > claim.evidence[0].quote.start_char
    return claim.status is Status.POSSIBLE and is_told_after


def _is_of_later_day(plan: Claim, act: Claim) -> bool:
    """ "40 were sent on Monday. More *are to follow in July*": whether a plan told after an act is of a later day."""
    if plan.kind != "Transfer" or plan.status is not Status.PLANNED or plan.time is None or act.time is None:
        return False
    is_told_after = plan.evidence[0].quote.start_char > act.evidence[0].quote.start_char
    return is_told_after and plan.time.earliest > act.time.latest


def _is_of_more(plan: Claim, act: Claim) -> bool:
    """ "Two flights landed in May. *A third* is due on Friday": whether a plan is of one more than was told of."""
    quote, trigger = plan.evidence[0].quote, plan.evidence[0].trigger
    before = quote.text[: trigger.start_char - quote.start_char].lower().replace(",", " ").split()[-_WORDS_BEFORE_DUE:]
    is_told_after = trigger.start_char > act.evidence[0].trigger.start_char
    return plan.kind == "Transfer" and is_told_after and not discourse_words().further_groups.isdisjoint(before)


def _together(known: Claim, claim: Claim) -> Claim | None:
    """Two claims as one, or None if they do not say the same thing."""
    if (known.kind, known.status, known.effect) != (claim.kind, claim.status, claim.effect):
        return None
    is_headline = _is_in_headline(known) and _may_be_in_headline(known, claim)
    if not is_headline and not _same_participants(known, claim):
        return None
    if known.kind == "OfficeHolding":
        return _same_office(known, claim)
    if _values_differ(known, claim) or _are_two_requests(known, claim):
        return None
    return replace(
        known,
        fillers=_told_behind(known, claim) if is_headline else _fuller(known, claim),
        attribution=claim.attribution if _is_in_headline(known) else known.attribution,  # no headline says whose words
        evidence=_evidence_of_both(known, claim),
        amount=known.amount or claim.amount,
        count=known.count or claim.count,
        nationality=known.nationality or claim.nationality,
        time=_narrower(known.time, claim.time),
        confidence=max(known.confidence, claim.confidence),
    )


def _are_two_requests(known: Claim, claim: Claim) -> bool:
    """ "*The minister* pressed Peru, and in May *Parliament* asked it to pay": a state's, and those of a body of it."""
    first, second = known.filler("requester"), claim.filler("requester")
    are_two = first is not None and second is not None and first.entity.key != second.entity.key
    is_same = known.evidence[0].quote == claim.evidence[0].quote
    return are_two and is_same and (known.time is None) is not (claim.time is None)


def _values_differ(known: Claim, claim: Claim) -> bool:
    """Whether a value that both give keeps them apart; what only one gives is news of the other."""
    a, b = known.amount, claim.amount
    if a is not None and b is not None and (a.value, a.currency) != (b.value, b.currency):
        return True
    if known.count is not None and claim.count is not None and known.count.value != claim.count.value:
        return True
    if known.nationality and claim.nationality and set(known.nationality) != set(claim.nationality):
        return True
    if known.count is not None and not known.nationality and claim.nationality and claim.count is None:
        return True
    if known.kind == "Agreement" and _is_old_treaty(known) != _is_old_treaty(claim):
        same_sentence = known.evidence[0].quote == claim.evidence[0].quote
        return not same_sentence or known.time != claim.time  # "signed a treaty in 1995" tells of one
    if known.kind == "Agreement" and _is_beside(known, claim):
        return True
    if _is_unpaid(known) and _is_unpaid(claim) and (known.time is None) != (claim.time is None):
        return True  # "it will pay nothing more", "last year it suspended aid"
    if _is_told_as_past(known, claim):
        return True
    return known.time is not None and claim.time is not None and not _overlap(known.time, claim.time)


def _is_told_as_past(known: Claim, claim: Claim) -> bool:
    """ "They signed a treaty. They *had signed* one *in 2006*": whether what was told is of no such year."""
    year = claim.time.value if claim.time is not None else None
    if known.time is not None or year is None or len(year) != len("2006") or year not in claim.evidence[0].quote.text:
        return False
    return not _is_before_past(known) and _is_before_past(claim)


def _is_before_past(claim: Claim) -> bool:
    """Whether "had" stands right before the word that tells of it."""
    quote, trigger = claim.evidence[0].quote, claim.evidence[0].trigger
    return "had" in quote.text[: trigger.start_char - quote.start_char].split()[-_WORDS_BEFORE_DUE // 2 :]


def _is_beside(known: Claim, claim: Claim) -> bool:
    """ "Iraq signed a contract. It has *also* signed one with Chad": two deals, of which the first was with anybody."""
    is_open = (known.filler("counterparty") is None) != (claim.filler("counterparty") is None)
    return is_open and known.evidence[0].quote != claim.evidence[0].quote and any(map(_is_further, (known, claim)))


def _is_further(claim: Claim) -> bool:
    quote, trigger = claim.evidence[0].quote, claim.evidence[0].trigger
    return quote.text[: trigger.start_char - quote.start_char].endswith(" also ")


def _is_unpaid(claim: Claim) -> bool:
    """Whether money that nobody counts is said not to be paid."""
    return claim.kind == "Payment" and claim.status is Status.NEGATED and claim.amount is None


def _is_old_treaty(claim: Claim) -> bool:
    """Whether an agreement is one of many that the article calls by its year: "a treaty of 1995"."""
    by_noun = all(evidence.lexical_unit.endswith(".n") for evidence in claim.evidence)
    is_of_year = claim.time is not None and len(claim.time.value or "") == len("1995")
    return by_noun and is_of_year and claim.filler("counterparty") is None


def _same_participants(known: Claim, claim: Claim) -> bool:
    roles, others = _sides(known), _sides(claim)
    if known.unordered:
        return set(roles.values()) == set(others.values())
    if known.kind == "Ruling" and (_is_by_lower_court(known) or _is_by_lower_court(claim)):
        return roles.get("affects") == others.get("affects")
    if known.kind == "Ruling" and _is_by_nameless_judge(known) != _is_by_nameless_judge(claim):
        return roles.get("affects", others.get("affects")) == others.get("affects", roles.get("affects"))
    if known.kind == "Ruling" and known.effect == "other" and ("affects" in roles) != ("affects" in others):
        return False  # "convicted the captain and fined the owner"
    shared = roles.keys() & others.keys()
    return bool(shared) and all(roles[name] == others[name] for name in shared)


def _is_in_headline(claim: Claim) -> bool:
    """Whether a claim stands in the headline alone: in a first sentence that no mark ends."""
    quote = claim.evidence[0].quote
    return len(claim.evidence) == 1 and quote.start_char == 0 and not quote.text.rstrip(_CLOSING).endswith(_ENDING)


def drop_headlines(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without a headline's ruling that the lead tells of more exactly.

    "Court frees ex-minister", of the conviction that it threw out.
    """
    claims = list(claims)
    rulings = [claim for claim in claims if claim.kind == "Ruling"]
    told = [ruling for ruling in rulings if 0 < ruling.evidence[0].quote.start_char < _END_OF_LEAD]
    short = [ruling for ruling in rulings if _is_in_headline(ruling)]
    if len(short) != 1 or not any(_are_of_one_court(short[0], ruling) for ruling in told):
        return claims
    return [claim for claim in claims if claim is not short[0]]


def _are_of_one_court(ruling: Claim, other: Claim) -> bool:
    """Whether two rulings are of one court, or of courts of one state."""
    short, full = ruling.filler("court"), other.filler("court")
    if short is None or full is None:
        return False
    is_of_state = short.entity.country is not None and short.entity.country == full.entity.country
    return is_of_state or short.entity.key == full.entity.key


def _told_behind(headline: Claim, claim: Claim) -> tuple[Filler, ...]:
    """Who takes part as the text behind a headline says; "High Court" if that has no more than "a judge in Lima"."""
    short = headline.filler("court")
    is_named = short is not None and short.entity.label.lower() not in discourse_words().nameless_courts
    if short is None or not is_named or not _is_by_nameless_judge(claim) or _is_by_nameless_judge(headline):
        return claim.fillers
    return tuple(short if filler.role == "court" else filler for filler in claim.fillers)


def _may_be_in_headline(headline: Claim, claim: Claim) -> bool:
    """Whether a headline's ruling is that of a sentence: "Court stops flight", where only the text says which court.

    Whom it affects a headline describes ("ex-minister"); of states that it names, it must be the same one.
    """
    short, full = headline.filler("court"), claim.filler("court")
    if headline.kind != "Ruling" or short is None or full is None:
        return False
    affected = [filler for ruling in (headline, claim) if (filler := ruling.filler("affects")) is not None]
    named = [filler.entity for filler in affected if filler.function != "discourse"]
    states = {entity.country for entity in named if entity.kind in STATELIKE}
    is_judge = full.entity.kind is EntityKind.PERSON
    is_nameless = short.entity.label.lower() in discourse_words().nameless_courts
    is_of_state = short.entity.country is not None and (is_judge or short.entity.country == full.entity.country)
    return len(states) <= 1 and (is_nameless or is_of_state)


def _sides(claim: Claim) -> dict[str, str]:
    return {filler.role: _side(filler.entity) for filler in claim.fillers}


def _side(entity: Entity) -> str:
    """Whose side an entity is on: a state's ministry and its government are one party."""
    if entity.kind in STATELIKE and entity.country is not None:
        return f"state {entity.country}"
    return f"{entity.kind} {entity.key}"


def _is_by_lower_court(ruling: Claim) -> bool:
    """Whether a ruling is of "a lower court", which may be any that the article names."""
    court = ruling.filler("court")
    if court is None or court.entity.kind is not EntityKind.COURT:
        return False
    return _LOWER_COURT in {court.entity.key, slug(court.entity.label)}


def _is_by_nameless_judge(ruling: Claim) -> bool:
    """Whether a ruling is of "a federal judge", whom the article names elsewhere."""
    court = ruling.filler("court")
    if court is None or court.entity.kind is not EntityKind.COURT:
        return False
    return not discourse_words().judges.isdisjoint(court.entity.label.split())


def _same_office(known: Claim, claim: Claim) -> Claim | None:
    """One office, where a title is the other or its end, or calls the same post: "minister" and "foreign minister"."""
    a, b = str(known.title).lower(), str(claim.title).lower()
    if a != b and not a.endswith(f" {b}") and not b.endswith(f" {a}"):
        if not _are_of_one_post(known, claim):
            return None
        is_styled = str(known.title)[:1].isupper() is not str(claim.title)[:1].isupper()
        longer = max(known, claim, key=lambda c: str(c.title)[:1].isupper() if is_styled else len(str(c.title)))
    else:
        longer = claim if len(b) > len(a) else known
    return replace(known, title=longer.title, fillers=_fuller(known, claim), evidence=_evidence_of_both(known, claim))


def _are_of_one_post(known: Claim, claim: Claim) -> bool:
    """ "The court's president, Judge Ana Ruiz,", "its head, Finance Minister Ana Ruiz": two words for one post.

    Side by side, and in one body; a judge is one in any case. Two that "and" joins are two.
    """
    quote, other = known.evidence[0].quote, claim.evidence[0].quote
    if quote != other:
        return False
    first, second = sorted((known.evidence[0].trigger, claim.evidence[0].trigger), key=lambda t: t.start_char)
    between = quote.text[first.end_char - quote.start_char : second.start_char - quote.start_char].lower().split()
    words = (*between, *str(known.title).split(), *str(claim.title).split())
    if len(between) > _WORDS_OF_A_POST or not _APART.isdisjoint(words):
        return False
    judges = discourse_words().judges
    are_judges = all(str(c.title).lower().rpartition(" ")[2] in judges for c in (known, claim))
    return are_judges or all(c.filler("organization") is not None for c in (known, claim))


def _fuller(known: Claim, claim: Claim) -> tuple[Filler, ...]:
    if known.kind == "Ruling" and _is_by_nameless_judge(known):
        return claim.fillers if len(claim.fillers) >= len(known.fillers) else (*claim.fillers, *known.fillers[1:])
    return known.fillers if len(known.fillers) >= len(claim.fillers) else claim.fillers


def _evidence_of_both(known: Claim, claim: Claim) -> tuple[Evidence, ...]:
    quotes = {evidence.quote for evidence in known.evidence}
    return known.evidence + tuple(evidence for evidence in claim.evidence if evidence.quote not in quotes)


def _overlap(a: Time, b: Time) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _narrower(a: Time | None, b: Time | None) -> Time | None:
    if a is None or b is None:
        return a or b
    return b if (b.latest - b.earliest) < (a.latest - a.earliest) else a
