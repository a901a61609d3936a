"""The status of a clause by its auxiliaries, negation, governors and conjunctions; Docs are built by hand."""

import re

import pytest
from extraction.docs import doc_of, token_of

from graph.extraction.clauses import Predicate, noun_predicate, verb_predicate
from graph.extraction.factuality import auxiliaries, factuality, is_negated
from graph.frames import Frames, load_frames

# status, the word whose status it is, and the sentence in the notation of `docs.py`
CASES = """
# auxiliaries
possible accept   Rwanda/NNP/nsubj>accept may/MD/aux>accept accept/VB men=man/NNS/dobj>accept
planned  accept   Rwanda/NNP/nsubj>accept will/MD/aux>accept accept/VB men=man/NNS/dobj>accept
possible accept   Rwanda/NNP/nsubj>accept would/MD/aux>accept accept/VB men=man/NNS/dobj>accept
planned  pay      Oslo/NNP/nsubj>said said=say/VBD it/PRP/nsubj>pay would/MD/aux>pay pay/VB/ccomp>said
possible pay      Oslo/NNP/nsubj>pay would/MD/aux>pay pay/VB if/IN/mark>agreed Rwanda/NNP/nsubj>agreed
                  agreed=agree/VBD/advcl>pay
possible paid     Oslo/NNP/nsubj>paid might/MD/aux>paid have/VB/aux>paid paid=pay/VBN Rwanda/NNP/dobj>paid
planned  pay      Oslo/NNP/nsubj>has has=have/VBZ to/TO/aux>pay pay/VB/xcomp>has Rwanda/NNP/dobj>pay
planned  pay      Oslo/NNP/nsubj>is is=be/VBZ to/TO/aux>pay pay/VB/xcomp>is Rwanda/NNP/dobj>pay
possible paid     Oslo/NNP/nsubj>paid possibly/RB/advmod>paid paid=pay/VBD Rwanda/NNP/dobj>paid
# negation
negated  pay      Oslo/NNP/nsubj>pay did=do/VBD/aux>pay not/RB/neg>pay pay/VB Rwanda/NNP/dobj>pay
negated  paid     Oslo/NNP/nsubj>paid never/RB/neg>paid paid=pay/VBD Rwanda/NNP/dobj>paid
negated  paid     No/DT/det>state state/NN/nsubj>paid paid=pay/VBD Rwanda/NNP/dobj>paid
negated  paid     Oslo/NNP/nsubj>paid paid=pay/VBD nothing/NN/dobj>paid
negated  paid     Oslo/NNP/nsubj>paid has=have/VBZ/aux>paid not/RB/neg>paid yet/RB/advmod>paid paid=pay/VBN
negated  paid     Neither/CC/det>Oslo Oslo/NNP/nsubj>paid nor/CC/cc>Oslo Rome/NNP/conj>Oslo paid=pay/VBD
negated  pay      Oslo/NNP/nsubj>pay can/MD/aux>pay not/RB/neg>pay pay/VB Rwanda/NNP/dobj>pay
negated  pay      Oslo/NNP/nsubj>pay wo=will/MD/aux>pay n't=not/RB/neg>pay pay/VB Rwanda/NNP/dobj>pay
negated  paying   Oslo/NNP/nsubj>left left=leave/VBD without/IN/prep>left paying=pay/VBG/pcomp>without
# verbs and adjectives that govern a clause
planned  pay      Oslo/NNP/nsubj>plans plans=plan/VBZ to/TO/aux>pay pay/VB/xcomp>plans Rwanda/NNP/dobj>pay
negated  pay      Oslo/NNP/nsubj>plan did=do/VBD/aux>plan not/RB/neg>plan plan/VB to/TO/aux>pay pay/VB/xcomp>plan
possible pay      Oslo/NNP/nsubj>agree may/MD/aux>agree agree/VB to/TO/aux>pay pay/VB/xcomp>agree Rwanda/NNP/dobj>pay
planned  pay      Oslo/NNP/nsubj>agreed agreed=agree/VBD to/TO/aux>hold hold/VB/xcomp>agreed and/CC/cc>hold
                  pay/VB/conj>hold
planned  ask      Oslo/NNP/nsubj>plans plans=plan/VBZ to/TO/aux>ask ask/VB/xcomp>plans Rwanda/NNP/dobj>ask
                  to/TO/aux>accept accept/VB/xcomp>ask
possible accept   Oslo/NNP/nsubj>plans plans=plan/VBZ to/TO/aux>ask ask/VB/xcomp>plans Rwanda/NNP/dobj>ask
                  to/TO/aux>accept accept/VB/xcomp>ask
possible accept   Oslo/NNP/nsubj>asked asked=ask/VBD Rwanda/NNP/dobj>asked to/TO/aux>accept accept/VB/xcomp>asked
possible pay      Oslo/NNP/nsubj>offered offered=offer/VBD to/TO/aux>pay pay/VB/xcomp>offered Rwanda/NNP/dobj>pay
possible expel    Oslo/NNP/nsubj>threatened threatened=threaten/VBD to/TO/aux>expel expel/VB/xcomp>threatened
possible paying   Oslo/NNP/nsubj>considering is=be/VBZ/aux>considering considering=consider/VBG
                  paying=pay/VBG/xcomp>considering
possible pay      Oslo/NNP/nsubj>is is=be/VBZ likely/JJ/acomp>is to/TO/aux>pay pay/VB/xcomp>likely Rwanda/NNP/dobj>pay
possible paid     It/PRP/nsubj>is is=be/VBZ unclear/JJ/acomp>is whether/IN/mark>paid Oslo/NNP/nsubj>paid
                  paid=pay/VBD/ccomp>is
# governors that deny
negated  pay      Oslo/NNP/nsubj>refused refused=refuse/VBD to/TO/aux>pay pay/VB/xcomp>refused Rwanda/NNP/dobj>pay
possible pay      Oslo/NNP/nsubj>refuse did=do/VBD/aux>refuse not/RB/neg>refuse refuse/VB to/TO/aux>pay
                  pay/VB/xcomp>refuse
negated  pay      Oslo/NNP/nsubj>failed failed=fail/VBD to/TO/aux>pay pay/VB/xcomp>failed Rwanda/NNP/dobj>pay
negated  pay      Oslo/NNP/nsubj>is is=be/VBZ unable/JJ/acomp>is to/TO/aux>pay pay/VB/xcomp>unable Rwanda/NNP/dobj>pay
negated  paying   Oslo/NNP/nsubj>stopped stopped=stop/VBD Rwanda/NNP/dobj>stopped from/IN/prep>stopped
                  paying=pay/VBG/pcomp>from
negated  paid     Oslo/NNP/nsubj>denied denied=deny/VBD that/IN/mark>paid it/PRP/nsubj>paid paid=pay/VBD/ccomp>denied
negated  paying   Oslo/NNP/nsubj>denied denied=deny/VBD paying=pay/VBG/xcomp>denied Rwanda/NNP/dobj>paying
# governors that leave it true
actual   paid     Oslo/NNP/nsubj>paid paid=pay/VBD Rwanda/NNP/dobj>paid
actual   pay      Oslo/NNP/nsubj>managed managed=manage/VBD to/TO/aux>pay pay/VB/xcomp>managed Rwanda/NNP/dobj>pay
actual   paying   Oslo/NNP/nsubj>acknowledged acknowledged=acknowledge/VBD paying=pay/VBG/xcomp>acknowledged
actual   paid     Oslo/NNP/nsubj>said said=say/VBD that/IN/mark>paid it/PRP/nsubj>paid paid=pay/VBD/ccomp>said
actual   paid     Oslo/NNP/nsubj>agreed agreed=agree/VBD and/CC/cc>agreed paid=pay/VBD/conj>agreed
actual   paying   After/IN/prep>left paying=pay/VBG/pcomp>After Rwanda/NNP/dobj>paying ,/,/punct>left
                  Oslo/NNP/nsubj>left left=leave/VBD
actual   paid     Oslo/NNP/nsubj>waited waited=wait/VBD until/IN/mark>paid Rwanda/NNP/nsubj>paid
                  paid=pay/VBD/advcl>waited
# conjunctions
possible pays     If/IN/mark>pays Oslo/NNP/nsubj>pays pays=pay/VBZ/advcl>leave Rwanda/NNP/dobj>pays ,/,/punct>leave
                  men=man/NNS/nsubj>leave leave/VBP
planned  pays     Men=man/NNS/nsubj>stay stay/VBP until/IN/mark>pays Rwanda/NNP/nsubj>pays pays=pay/VBZ/advcl>stay
# nouns
possible payment  Oslo/NNP/nsubj>considered considered=consider/VBD a/DT/det>payment payment/NN/dobj>considered
                  to/IN/prep>payment Rwanda/NNP/pobj>to
possible payment  Oslo/NNP/nsubj>proposed proposed=propose/VBD a/DT/det>payment payment/NN/dobj>proposed
                  to/IN/prep>payment Rwanda/NNP/pobj>to
possible payment  a/DT/det>payment possible/JJ/amod>payment payment/NN to/IN/prep>payment Rwanda/NNP/pobj>to
planned  payment  a/DT/det>payment planned/JJ/amod>payment payment/NN to/IN/prep>payment Rwanda/NNP/pobj>to
negated  payment  Oslo/NNP/nsubj>made made=make/VBD no/DT/det>payment payment/NN/dobj>made to/IN/prep>payment
                  Rwanda/NNP/pobj>to
actual   payment  Oslo/NNP/nsubj>made made=make/VBD a/DT/det>payment payment/NN/dobj>made to/IN/prep>payment
                  Rwanda/NNP/pobj>to
actual   payment  the/DT/det>payment planned=plan/VBN/amod>payment payment/NN/nsubjpass>made to/IN/prep>payment
                  Rwanda/NNP/pobj>to was=be/VBD/auxpass>made made=make/VBN
planned  pay      Oslo/NNP/poss>promise 's/POS/case>Oslo promise/NN to/TO/aux>pay pay/VB/acl>promise
negated  pay      Oslo/NNP/poss>refusal 's/POS/case>Oslo refusal/NN to/TO/aux>pay pay/VB/acl>refusal
negated  pay      Oslo/NNP/nsubj>rejected rejected=reject/VBD a/DT/det>plan plan/NN/dobj>rejected to/TO/aux>pay
                  pay/VB/acl>plan
possible accept   Oslo/NNP/nsubj>held held=hold/VBD talks=talk/NNS/dobj>held to/TO/aux>accept accept/VB/acl>talks
"""
ROWS = [row.split(maxsplit=2) for row in re.sub(r"\n\s+", " ", CASES).splitlines() if row and not row.startswith("# ")]


@pytest.fixture(scope="module")
def frames() -> Frames:
    """The frames and words of the ontology."""
    return load_frames()


def predicate_of(table: str, word: str, frames: Frames) -> Predicate:
    """The verb or noun that this word is, with its arguments."""
    token = token_of(doc_of(table), word)
    return noun_predicate(token, frames.support_verbs) if token.pos_ == "NOUN" else verb_predicate(token)


def sentence_of(table: str) -> str:
    """The words of a table, for the name of a test."""
    return " ".join(cell.split("/")[0].split("=")[0] for cell in table.split())


def case(status: str, word: str, table: str):
    """A row as a test."""
    return pytest.param(status, word, table, id=f"{sentence_of(table)}-{word}")


@pytest.mark.parametrize(("status", "word", "table"), [case(*row) for row in ROWS])
def test_the_words_around_a_predicate_decide_its_status(status, word, table, frames):
    """What an article asserts is actual; the rest is planned, possible or negated."""
    found = factuality(predicate_of(table, word, frames), frames.status)
    assert found.status == status, f"decided by {found.reason!r}"


@pytest.mark.parametrize(
    ("table", "word", "reason"),
    [
        ("Rwanda/NNP/nsubj>accept may/MD/aux>accept accept/VB", "accept", "may"),
        ("Oslo/NNP/nsubj>plans plans=plan/VBZ to/TO/aux>pay pay/VB/xcomp>plans", "pay", "plan"),
        ("Oslo/NNP/nsubj>paid never/RB/neg>paid paid=pay/VBD", "paid", "never"),
        ("Oslo/NNP/nsubj>paid paid=pay/VBD", "paid", "asserted"),
    ],
)
def test_the_reason_is_the_word_that_decided(table, word, reason, frames):
    """`explain` shows why a claim has its status."""
    assert factuality(predicate_of(table, word, frames), frames.status).reason == reason


def test_a_contraction_is_the_auxiliary_that_it_stands_for():
    """ "Oslo'll pay" will pay."""
    doc = doc_of("Oslo/NNP/nsubj>pay 'll/MD/aux>pay pay/VB")
    assert auxiliaries(token_of(doc, "pay")) == {"will"}


def test_a_conjoined_verb_shares_the_auxiliary():
    """Oslo will hold and pay men."""
    doc = doc_of("Oslo/NNP/nsubj>hold will/MD/aux>hold hold/VB and/CC/cc>hold pay/VB/conj>hold men=man/NNS/dobj>pay")
    assert auxiliaries(token_of(doc, "pay")) == {"will"}


def test_negation_is_of_its_own_clause_only(frames):
    """In "did not plan to pay" the plan is negated by its own clause, the payment by the plan."""
    table = "Oslo/NNP/nsubj>plan did=do/VBD/aux>plan not/RB/neg>plan plan/VB to/TO/aux>pay pay/VB/xcomp>plan"
    assert is_negated(predicate_of(table, "plan", frames).carrier, frames.status)
    assert not is_negated(predicate_of(table, "pay", frames).carrier, frames.status)


def test_a_relative_clause_keeps_its_own_status_under_a_refusal(frames):
    """Oslo refused men whom Rome held: Rome did hold them."""
    table = (
        "Oslo/NNP/nsubj>refused refused=refuse/VBD men=man/NNS/dobj>refused whom/WP/dobj>held Rome/NNP/nsubj>held "
        "held=hold/VBD/relcl>men"
    )
    assert factuality(predicate_of(table, "held", frames), frames.status).status == "actual"


def test_a_conjoined_verb_is_under_the_governor_too(frames):
    """Oslo refused to hold and pay men: it does neither."""
    table = (
        "Oslo/NNP/nsubj>refused refused=refuse/VBD to/TO/aux>hold hold/VB/xcomp>refused and/CC/cc>hold "
        "pay/VB/conj>hold men=man/NNS/dobj>pay"
    )
    assert factuality(predicate_of(table, "pay", frames), frames.status).status == "negated"


def test_a_negated_conjunct_with_its_own_subject_leaves_the_other_alone(frames):
    """Oslo did not pay but Rome paid."""
    table = (
        "Oslo/NNP/nsubj>pay did=do/VBD/aux>pay not/RB/neg>pay pay/VB but/CC/cc>pay Rome/NNP/nsubj>paid "
        "paid=pay/VBD/conj>pay"
    )
    assert factuality(predicate_of(table, "paid", frames), frames.status).status == "actual"


def test_negation_may_be_the_last_word(frames):
    """A fragment may end in "not"."""
    table = "Oslo/NNP/nsubj>paid paid=pay/VBD not/RB/neg>paid"
    assert factuality(predicate_of(table, "paid", frames), frames.status).status == "negated"


def test_a_long_list_of_verbs_is_read_to_its_end(frames):
    """Two thousand joined verbs share the auxiliary and the negation of the first."""
    joined = " ".join(f"or/CC/cc>pay{i} pay{i + 1}=pay/VB/conj>pay{i}" for i in range(2000))
    doc = doc_of(f"Oslo/NNP/nsubj>pay0 did=do/VBD/aux>pay0 not/RB/neg>pay0 pay0=pay/VB {joined}")
    predicate = verb_predicate(token_of(doc, "pay2000"))
    assert auxiliaries(predicate.head) == {"did"}
    assert is_negated(predicate.carrier, frames.status)
