"""To whom those give who are told of one after the other: to a fund, to a body in need, to whom they owe a sum."""

from typing import TYPE_CHECKING

from graph.extraction.actors import nameless
from graph.extraction.clauses import surface_subjects
from graph.extraction.discourse.gaps import Gap, countries_of, only_one
from graph.extraction.elements import Filled
from graph.extraction.roles import inferred
from graph.frames import discourse_words, syntax_words
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_TOWARDS = frozenset({"to", "for", "into", "toward", "towards", "purpose"})  # functions of on whom or what
_FAR_FROM_FUND = 3  # sentences back to the fund into which several pay
_NEAR_A_DEBT = 2  # sentences back to the debt of which a part is paid
_NEAR_A_REQUEST = 2  # sentences back to the request that is answered with a sum


def find_body_that_asked(gap: Gap) -> Filled | None:
    """ "*The food programme* appealed to Norway for help. Oslo promised $5 million": a body that asked the payer."""
    payers, here = countries_of(gap.draft) - {None}, gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        asked = {filled.entity.country for filled in other.roles.get("requestee", ())}
        if other.kind == "Request" and payers and payers <= asked:
            is_near = here - gap.reading.sentence_index(other.predicate.head) <= _NEAR_A_REQUEST
            asking = other.roles.get("requester", ())
            bodies = [f for f in asking if f.entity.kind is EntityKind.ORGANIZATION and f.function != "discourse"]
            return only_one(bodies) if is_near and len(asking) == 1 else None
    return None


def find_creditor(gap: Gap) -> Filled | None:
    """ "Chad owes *a builder from Lima* $30m. It paid $6m in May": to whom the payer owes what it pays a part of."""
    payers = {filled.entity.key for filled in gap.draft.roles.get("payer", ())}
    here, verb = gap.reading.sentence_index(gap.draft.predicate.head), gap.draft.unit.head
    for other in gap.earlier:
        is_near = here - gap.reading.sentence_index(other.predicate.head) <= _NEAR_A_DEBT
        is_own = payers & {filled.entity.key for filled in other.roles.get("payer", ())}
        if is_near and other.kind == "Payment" and is_own and verb in discourse_words().settling_debts:
            is_owed = other.predicate.head.lemma_.lower() in discourse_words().owing
            return only_one(other.roles.get("payee", [])) if is_owed else None
    return None


def find_fund(gap: Gap) -> Filled | None:
    """ "*A trust fund* pays the force. Canada gave $45m in January, France €12m": what the givers are told to fill.

    Or a body that is told to be in need of them: "*Unicef* begged donors for help. Norway gave $5 million".
    """
    verb, functions = gap.draft.predicate.head, gap.draft.predicate.functions
    is_open = (
        gap.role == "payee"
        and gap.draft.roles.get("payer")
        and gap.draft.unit.head in discourse_words().giving_to_funds
    )
    if not is_open or verb.dep_ == "xcomp" or not _TOWARDS.isdisjoint(functions):
        return None  # "ordered it to pay $5m"
    reading, index = gap.reading, gap.reading.sentence_index(verb)
    for sentence in reading.sentences[max(index - _FAR_FROM_FUND, 0) : index][::-1]:
        funds = [
            word
            for word in sentence
            if word.text in discourse_words().funds and word.pos_ == "NOUN" and _is_filled(word)
        ]
        if funds:
            referent = next(iter(reading.referents(funds[0])), None) or nameless(reading, funds[0])
            return inferred(Filled(referent.entity, referent, "discourse"))
        if any(word.lemma_.lower() in discourse_words().in_need for word in sentence):
            told_of = (r for subject in surface_subjects(sentence.root) for r in reading.referents(subject))
            needy = [Filled(r.entity, r, "discourse") for r in told_of if r.entity.kind is EntityKind.ORGANIZATION]
            if needy:
                return only_one(needy)
    return None


def _is_filled(fund: "Token") -> bool:
    """Whether it is told which fund it is, and that others pay into it: not "a hedge fund", nor "from" one."""
    beside = {child.lower_ for child in fund.children} | {fund.head.lower_}
    is_told_which = fund.has_any({"compound", "amod", "prep", "relcl"})
    return is_told_which and beside.isdisjoint(syntax_words().investing | {"from"})


def gives_as_well(gap: Gap) -> bool:
    """ "*Sweden* gave the court $3m, and Norway $2m. Peru promised $5m": whether those just told of all give."""
    here, home = gap.reading.sentence_index(gap.draft.predicate.head), gap.reading.home_state()
    return home not in countries_of(gap.draft) and any(
        filled.entity.country == home
        for other in gap.drafts
        if other.kind == "Payment" and other is not gap.draft and other.unit.head in discourse_words().giving_to_funds
        if 0 <= here - gap.reading.sentence_index(other.predicate.head) <= 1
        for filled in other.roles.get("payer", ())
    )
