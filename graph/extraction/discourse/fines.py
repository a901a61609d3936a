"""What is paid of a fine that a court has imposed: by whoever was fined to the state whose court it is."""

from dataclasses import replace

from graph.extraction.actors import is_definite
from graph.extraction.discourse.gaps import Gap, government_of, state_of_court
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import inferred

_NEAR = 3  # sentences back to the fine


def find_fining_state(gap: Gap) -> Filled | None:
    """ "A court in Lima fined Norvik $9m. The firm paid $2m": the state whose court it is, of whoever was fined."""
    payers = {filled.entity.key for filled in gap.draft.roles.get("payer", ())}
    ruling = _fine_before(gap)
    fined = {filled.entity.key for filled in ruling.roles["affects"]} if ruling is not None else set()
    return _state_fining(gap, ruling) if ruling is not None and payers & fined else None


def echo_fine(gap: Gap) -> None:
    """ "A court in Lima fined Norvik $9m. *The fine* was paid": by whom to which state, and how much."""
    draft, ruling = gap.draft, _fine_before(gap)
    penalties = gap.reading.frames.classes["monetary_penalty"]
    spoken_of = [token for token in draft.predicate.functions.get("object", ()) if token.lemma_.lower() in penalties]
    if draft.roles.keys() & {"payee"} or ruling is None or not any(map(is_definite, spoken_of)):
        return
    state = _state_fining(gap, ruling)
    if state is not None and len(ruling.roles["affects"]) == 1:
        draft.roles.setdefault("payer", [inferred(ruling.roles["affects"][0])])
        draft.roles["payee"] = [state]
        verb = ruling.predicate.head
        sums = {
            found.amount for i, found in gap.reading.mentions_of(verb).amounts.items() if verb.doc[i].sent == verb.sent
        }
        draft.amounts = draft.amounts or (list(sums) if len(sums) == 1 else [])


def _fine_before(gap: Gap) -> Draft | None:
    """The ruling just before by which somebody has to pay a fine."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    fining = gap.reading.frames.classes["fining"] | gap.reading.frames.classes["monetary_penalty"]
    for ruling in (other for other in gap.earlier if other.kind == "Ruling"):
        verb = ruling.predicate.head
        is_near = here - gap.reading.sentence_index(verb) <= _NEAR
        if is_near and ruling.roles.keys() >= {"court", "affects"} and any(t.lemma_ in fining for t in verb.sent):
            return ruling
    return None


def _state_fining(gap: Gap, ruling: Draft) -> Filled | None:
    court = ruling.roles["court"][0]
    code = state_of_court(gap, court)
    mentioned = replace(court.referent, token=gap.draft.predicate.head)
    return None if code is None else government_of(gap, code, mentioned, "the government under this court")
