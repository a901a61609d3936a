"""Each construction gives the same predicate with the same arguments; Docs are built by hand, no pipeline is asked."""

import pytest
from extraction.docs import doc_of, functions_of, token_of
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as ParsedDoc

from graph.extraction.clauses import (
    Predicate,
    adjective_predicate,
    antecedent,
    clause_verb,
    conjuncts,
    holders,
    is_passive,
    noun_predicate,
    surface_subjects,
    verb_predicate,
)
from graph.extraction.dating.telling import is_of_main_clause
from graph.tokens import Doc, from_spacy

SUPPORT_VERBS = {
    **dict.fromkeys(["reach", "give", "hold", "have", "sign", "be in", "file", "enter into"], "subject"),
    **dict.fromkeys(["receive", "win"], "recipient"),
}


def predicate_of(table: str, word: str) -> Predicate:
    """The predicate whose head is this word of the table."""
    token = token_of(doc_of(table), word)
    if token.pos_ == "NOUN":
        return noun_predicate(token, SUPPORT_VERBS)
    return adjective_predicate(token) if token.pos_ == "ADJ" else verb_predicate(token)


def arguments_of(table: str, word: str) -> dict[str, list[str]]:
    """The arguments of the predicate whose head is this word."""
    return functions_of(predicate_of(table, word))


# --- voice -----------------------------------------------------------------------------------


def test_an_active_verb_has_its_subject_and_object():
    """Oslo expelled men."""
    table = "Oslo/NNP/nsubj>expelled expelled=expel/VBD men=man/NNS/dobj>expelled"
    assert arguments_of(table, "expelled") == {"subject": ["Oslo"], "object": ["men"]}


def test_a_passive_verb_has_the_same_arguments_as_the_active_one():
    """Men were expelled by Oslo."""
    table = (
        "Men=man/NNS/nsubjpass>expelled were=be/VBD/auxpass>expelled expelled=expel/VBN by/IN/agent>expelled "
        "Oslo/NNP/pobj>by"
    )
    predicate = predicate_of(table, "expelled")
    assert predicate.passive
    assert {name: words for name, words in functions_of(predicate).items() if name != "by"} == {
        "subject": ["Oslo"],
        "object": ["Men"],
    }


def test_an_agent_that_the_parser_calls_a_preposition_is_still_the_subject():
    """Men were expelled by Oslo, with another label on "by"."""
    table = (
        "Men=man/NNS/nsubjpass>expelled were=be/VBD/auxpass>expelled expelled=expel/VBN by/IN/prep>expelled "
        "Oslo/NNP/pobj>by"
    )
    assert arguments_of(table, "expelled")["subject"] == ["Oslo"]


def test_a_passive_without_an_agent_has_no_subject():
    """Men were expelled."""
    table = "Men=man/NNS/nsubjpass>expelled were=be/VBD/auxpass>expelled expelled=expel/VBN"
    assert arguments_of(table, "expelled") == {"object": ["Men"]}


@pytest.mark.parametrize(
    ("table", "passive"),
    [
        ("Men=man/NNS/nsubj>left left=leave/VBD", False),
        ("Men=man/NNS/nsubjpass>held were=be/VBD/auxpass>held held=hold/VBN", True),
        ("men=man/NNS held=hold/VBN/acl>men", True),
        ("Oslo/NNP/nsubj>has has=have/VBZ/aux>held held=hold/VBN men=man/NNS/dobj>held", False),
        ("men=man/NNS getting=get/VBG/auxpass>held held=hold/VBN/acl>men", True),
    ],
)
def test_voice_is_told_from_auxiliaries_and_participles(table, passive):
    """A participle after its noun is passive; one with "has" is not."""
    doc = doc_of(table)
    assert is_passive(next(token for token in doc if token.lemma_ in {"leave", "hold"})) is passive


# --- dative shift ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "receiver"),
    [
        (
            "Oslo/NNP/nsubj>paid paid=pay/VBD Rwanda/NNP/dative>paid a/DT/det>fee fee/NN/dobj>paid",
            {"subject": ["Oslo"], "recipient": ["Rwanda"], "object": ["fee"]},
        ),
        (
            "Oslo/NNP/nsubj>paid paid=pay/VBD a/DT/det>fee fee/NN/dobj>paid to/IN/dative>paid Rwanda/NNP/pobj>to",
            {"subject": ["Oslo"], "to": ["Rwanda"], "object": ["fee"]},
        ),
        (
            (
                "Rwanda/NNP/nsubjpass>paid was=be/VBD/auxpass>paid paid=pay/VBN a/DT/det>fee fee/NN/dobj>paid "
                "by/IN/agent>paid Oslo/NNP/pobj>by"
            ),
            {"subject": ["Oslo"], "recipient": ["Rwanda"], "object": ["fee"]},
        ),
        (
            (
                "A/DT/det>fee fee/NN/nsubjpass>paid was=be/VBD/auxpass>paid paid=pay/VBN to/IN/prep>paid "
                "Rwanda/NNP/pobj>to"
            ),
            {"to": ["Rwanda"], "object": ["fee"]},
        ),
        (
            "A/DT/det>fee fee/NN/nsubjpass>paid was=be/VBD/auxpass>paid paid=pay/VBN Rwanda/NNP/dative>paid",
            {"recipient": ["Rwanda"], "object": ["fee"]},
        ),
    ],
    ids=["shifted", "with to", "receiver as subject", "gift as subject", "gift as subject, shifted"],
)
def test_the_receiver_is_never_taken_for_what_is_given(table, receiver):
    """Rwanda receives and the fee is given, however the sentence is turned."""
    arguments = arguments_of(table, "paid")
    arguments.pop("by", None)  # the subject already
    assert arguments == receiver


def test_a_particle_does_not_hide_the_object():
    """Oslo handed over the men: "over" completes the verb."""
    table = "Oslo/NNP/nsubj>handed handed=hand/VBD over/RP/prt>handed men=man/NNS/dobj>handed"
    predicate = predicate_of(table, "handed")
    assert functions_of(predicate) == {"subject": ["Oslo"], "object": ["men"]}
    assert "over" in predicate.words()


# --- prepositions ----------------------------------------------------------------------------


def test_prepositions_are_functions_under_their_own_name():
    """Oslo flew men from Kenya to Rwanda."""
    table = (
        "Oslo/NNP/nsubj>flew flew=fly/VBD men=man/NNS/dobj>flew from/IN/prep>flew Kenya/NNP/pobj>from "
        "to/IN/prep>flew Rwanda/NNP/pobj>to"
    )
    assert arguments_of(table, "flew") == {
        "subject": ["Oslo"],
        "object": ["men"],
        "from": ["Kenya"],
        "to": ["Rwanda"],
    }


def test_coordinated_prepositions_share_their_verb():
    """Oslo sent men to Rwanda and to Kenya."""
    table = (
        "Oslo/NNP/nsubj>sent sent=send/VBD men=man/NNS/dobj>sent to/IN/prep>sent Rwanda/NNP/pobj>to#1 "
        "and/CC/cc>to#1 to/IN/conj>to#1 Kenya/NNP/pobj>to#2"
    )
    assert arguments_of(table, "sent")["to"] == ["Rwanda", "Kenya"]


def test_a_preposition_behind_another_word_is_found():
    """Oslo brought men out of a camp."""
    table = (
        "Oslo/NNP/nsubj>brought brought=bring/VBD men=man/NNS/dobj>brought out/IN/prep>brought of/IN/prep>out "
        "camp/NN/pobj>of"
    )
    assert arguments_of(table, "brought")["of"] == ["camp"]


def test_what_hangs_on_the_object_is_told_apart_from_what_hangs_on_the_verb():
    """Oslo paid a tax on oil: "on" is of the tax."""
    table = "Oslo/NNP/nsubj>paid paid=pay/VBD a/DT/det>tax tax/NN/dobj>paid on/IN/prep>tax oil/NN/pobj>on"
    assert arguments_of(table, "paid") == {"subject": ["Oslo"], "object": ["tax"], "object.on": ["oil"]}


# --- relative and participial clauses --------------------------------------------------------


def test_a_relative_subject_stands_for_its_antecedent():
    """The state that paid Rwanda."""
    table = "the/DT/det>state state/NN that/WDT/nsubj>paid paid=pay/VBD/relcl>state Rwanda/NNP/dobj>paid"
    assert arguments_of(table, "paid") == {"subject": ["state"], "object": ["Rwanda"]}


def test_a_relative_object_stands_for_its_antecedent():
    """The fee that Oslo paid Rwanda."""
    table = "the/DT/det>fee fee/NN that/WDT/dobj>paid Oslo/NNP/nsubj>paid paid=pay/VBD/relcl>fee Rwanda/NNP/dative>paid"
    assert arguments_of(table, "paid") == {"subject": ["Oslo"], "object": ["fee"], "recipient": ["Rwanda"]}


def test_a_relative_pronoun_under_a_preposition_stands_for_its_antecedent():
    """The state to which Oslo sent men."""
    table = (
        "the/DT/det>state state/NN to/IN/prep>sent which/WDT/pobj>to Oslo/NNP/nsubj>sent sent=send/VBD/relcl>state "
        "men=man/NNS/dobj>sent"
    )
    assert arguments_of(table, "sent") == {"subject": ["Oslo"], "object": ["men"], "to": ["state"]}


def test_a_relative_clause_without_a_pronoun_has_its_antecedent_as_object():
    """The money Oslo paid."""
    table = "the/DT/det>money money/NN Oslo/NNP/nsubj>paid paid=pay/VBD/relcl>money"
    assert arguments_of(table, "paid") == {"subject": ["Oslo"], "object": ["money"]}


def test_a_reduced_passive_relative_has_its_noun_as_object():
    """Men expelled by Oslo."""
    table = "men=man/NNS expelled=expel/VBN/acl>men by/IN/agent>expelled Oslo/NNP/pobj>by"
    arguments = arguments_of(table, "expelled")
    assert (arguments["subject"], arguments["object"]) == (["Oslo"], ["men"])


def test_a_participle_after_a_noun_has_the_noun_as_subject():
    """A state holding men."""
    table = "a/DT/det>state state/NN holding=hold/VBG/acl>state men=man/NNS/dobj>holding"
    assert arguments_of(table, "holding") == {"subject": ["state"], "object": ["men"]}


def test_a_free_participle_has_the_subject_of_its_clause():
    """Citing law, Oslo paid."""
    table = "Citing=cite/VBG/advcl>paid law/NN/dobj>Citing ,/,/punct>paid Oslo/NNP/nsubj>paid paid=pay/VBD"
    assert arguments_of(table, "Citing") == {"subject": ["Oslo"], "object": ["law"]}


@pytest.mark.parametrize(
    ("table", "pronoun", "noun"),
    [
        ("the/DT/det>court court/NN whose/WP$/poss>judge judge/NN/nsubj>ruled ruled=rule/VBD/relcl>court", "whose", 1),
        ("the/DT/det>camp camp/NN where/WRB/advmod>live people/NNS/nsubj>live live/VBP/relcl>camp", "where", 1),
        (
            "Oslo/NNP/nsubj>said said=say/VBD that/IN/mark>paid Kenya/NNP/nsubj>paid paid=pay/VBD/ccomp>said",
            "that",
            None,
        ),
        ("Who=who/WP/nsubj>paid paid=pay/VBD", "Who", None),
    ],
)
def test_only_a_relative_pronoun_has_an_antecedent(table, pronoun, noun):
    """ "whose" and "where" refer to a noun; the conjunction "that" and a question's "who" do not."""
    found = antecedent(token_of(doc_of(table), pronoun))
    assert (found.i if found else None) == noun


# --- control and raising ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "verb", "subject"),
    [
        ("Rwanda/NNP/nsubj>agreed agreed=agree/VBD to/TO/aux>accept accept/VB/xcomp>agreed", "accept", "Rwanda"),
        (
            "Oslo/NNP/nsubj>asked asked=ask/VBD Rwanda/NNP/dobj>asked to/TO/aux>accept accept/VB/xcomp>asked",
            "accept",
            "Rwanda",
        ),
        (
            "Oslo/NNP/nsubj>promised promised=promise/VBD Rwanda/NNP/dobj>promised to/TO/aux>pay pay/VB/xcomp>promised",
            "pay",
            "Oslo",
        ),
        (
            "Rwanda/NNP/nsubjpass>asked was=be/VBD/auxpass>asked asked=ask/VBN to/TO/aux>accept accept/VB/xcomp>asked",
            "accept",
            "Rwanda",
        ),
        ("Oslo/NNP/nsubj>seems seems=seem/VBZ to/TO/aux>pay pay/VB/xcomp>seems", "pay", "Oslo"),
        (
            "Oslo/NNP/nsubj>is is=be/VBZ likely/JJ/acomp>is to/TO/aux>pay pay/VB/xcomp>likely",
            "pay",
            "Oslo",
        ),
        (
            "Oslo/NNP/nsubj>wants wants=want/VBZ Rwanda/NNP/nsubj>pay to/TO/aux>pay pay/VB/ccomp>wants",
            "pay",
            "Rwanda",
        ),
        (
            (
                "Oslo/NNP/nsubj>called called=call/VBD on/IN/prep>called Rwanda/NNP/pobj>on to/TO/aux>stop "
                "stop/VB/xcomp>called"
            ),
            "stop",
            "Rwanda",
        ),
        (
            (
                "Oslo/NNP/nsubj>accused accused=accuse/VBD Rwanda/NNP/dobj>accused of/IN/prep>accused "
                "holding=hold/VBG/pcomp>of men=man/NNS/dobj>holding"
            ),
            "holding",
            "Rwanda",
        ),
        (
            "Oslo/NNP/nsubj>left left=leave/VBD without/IN/prep>left paying=pay/VBG/pcomp>without",
            "paying",
            "Oslo",
        ),
        (
            (
                "Oslo/NNP/nsubj>paid paid=pay/VBD Rwanda/NNP/dative>paid money/NN/dobj>paid for/IN/prep>paid "
                "taking=take/VBG/pcomp>for men=man/NNS/dobj>taking"
            ),
            "taking",
            "Rwanda",
        ),
    ],
    ids=[
        *("agree to", "ask somebody to", "promise somebody to", "be asked to", "seem to", "likely to"),
        *("want somebody to", "call on somebody to", "accuse of", "without", "pay for doing"),
    ],
)
def test_an_infinitive_or_gerund_has_the_subject_that_its_governor_lends_it(table, verb, subject):
    """Who is to act follows from the verb above: the one asked accepts, the one who promises pays."""
    assert arguments_of(table, verb)["subject"] == [subject]


def test_control_passes_through_a_chain_of_verbs():
    """Rwanda was told to ask Kenya to pay: Rwanda asks, Kenya pays."""
    table = (
        "Rwanda/NNP/nsubjpass>told was=be/VBD/auxpass>told told=tell/VBN to/TO/aux>ask ask/VB/xcomp>told "
        "Kenya/NNP/dobj>ask to/TO/aux>pay pay/VB/xcomp>ask"
    )
    assert arguments_of(table, "ask")["subject"] == ["Rwanda"]
    assert arguments_of(table, "pay")["subject"] == ["Kenya"]


def test_a_that_clause_without_a_subject_borrows_none():
    """A marked clause is finite: it has its own subject or none."""
    table = "Oslo/NNP/nsubj>said said=say/VBD that/IN/mark>rained rained=rain/VBD/ccomp>said"
    assert "subject" not in arguments_of(table, "rained")


def test_what_is_agreed_asked_or_said_is_the_complement():
    """Rwanda agreed to accept."""
    table = "Rwanda/NNP/nsubj>agreed agreed=agree/VBD to/TO/aux>accept accept/VB/xcomp>agreed"
    assert arguments_of(table, "agreed") == {"subject": ["Rwanda"], "complement": ["accept"]}


def test_what_an_act_is_done_for_is_its_purpose():
    """Oslo wrote to ask."""
    table = "Oslo/NNP/nsubj>wrote wrote=write/VBD to/TO/aux>ask ask/VB/advcl>wrote"
    assert arguments_of(table, "wrote") == {"subject": ["Oslo"], "purpose": ["ask"]}


# --- coordination ----------------------------------------------------------------------------


def test_conjoined_subjects_and_objects_are_arguments_each():
    """Oslo and Rome paid Rwanda, Kenya and Togo."""
    table = (
        "Oslo/NNP/nsubj>paid and/CC/cc>Oslo Rome/NNP/conj>Oslo paid=pay/VBD Rwanda/NNP/dobj>paid ,/,/punct>Rwanda "
        "Kenya/NNP/conj>Rwanda and/CC/cc>Kenya Togo/NNP/conj>Kenya"
    )
    assert arguments_of(table, "paid") == {"subject": ["Oslo", "Rome"], "object": ["Rwanda", "Kenya", "Togo"]}


def test_a_conjoined_verb_shares_the_subject():
    """Oslo caught men and expelled them."""
    table = (
        "Oslo/NNP/nsubj>caught caught=catch/VBD men=man/NNS/dobj>caught and/CC/cc>caught "
        "expelled=expel/VBD/conj>caught them=they/PRP/dobj>expelled"
    )
    assert arguments_of(table, "expelled") == {"subject": ["Oslo"], "object": ["them"]}


def test_a_conjoined_verb_with_a_subject_of_its_own_borrows_none():
    """Oslo paid and Kenya left."""
    table = "Oslo/NNP/nsubj>paid paid=pay/VBD and/CC/cc>paid Kenya/NNP/nsubj>left left=leave/VBD/conj>paid"
    assert arguments_of(table, "left") == {"subject": ["Kenya"]}


def test_conjoined_passives_share_subject_and_agent():
    """Men were caught and expelled by Oslo."""
    table = (
        "Men=man/NNS/nsubjpass>caught were=be/VBD/auxpass>caught caught=catch/VBN and/CC/cc>caught "
        "expelled=expel/VBN/conj>caught by/IN/agent>expelled Oslo/NNP/pobj>by"
    )
    for verb in ("caught", "expelled"):
        arguments = arguments_of(table, verb)
        assert (arguments["subject"], arguments["object"]) == (["Oslo"], ["Men"])


def test_an_object_behind_conjoined_verbs_is_shared():
    """Oslo arrested and expelled men: it arrested them, too."""
    table = (
        "Oslo/NNP/nsubj>arrested arrested=arrest/VBD and/CC/cc>arrested expelled=expel/VBD/conj>arrested "
        "men=man/NNS/dobj>expelled"
    )
    assert arguments_of(table, "arrested") == {"subject": ["Oslo"], "object": ["men"]}


def test_conjoined_infinitives_are_complements_each():
    """Rwanda agreed to accept and house men."""
    table = (
        "Rwanda/NNP/nsubj>agreed agreed=agree/VBD to/TO/aux>accept accept/VB/xcomp>agreed and/CC/cc>accept "
        "house/VB/conj>accept men=man/NNS/dobj>house"
    )
    assert arguments_of(table, "agreed")["complement"] == ["accept", "house"]
    assert arguments_of(table, "house") == {"subject": ["Rwanda"], "object": ["men"]}


def test_a_list_that_the_parser_takes_for_an_apposition_is_a_list():
    """Angola, Mongolia and Togo, where the parser hangs Mongolia on Angola as an apposition."""
    doc = doc_of("Angola/NNP ,/,/punct>Angola Mongolia/NNP/appos>Angola and/CC/cc>Mongolia Togo/NNP/conj>Mongolia")
    assert [token.text for token in conjuncts(doc[0])] == ["Angola", "Mongolia", "Togo"]


def test_an_apposition_is_no_further_participant():
    """Rwanda, a poor state, agreed."""
    table = (
        "Rwanda/NNP/nsubj>agreed ,/,/punct>Rwanda a/DT/det>state poor/JJ/amod>state state/NN/appos>Rwanda "
        ",/,/punct>Rwanda agreed=agree/VBD"
    )
    assert arguments_of(table, "agreed") == {"subject": ["Rwanda"]}


# --- nouns -----------------------------------------------------------------------------------


def test_a_nominal_predicate_has_its_prepositions_as_arguments():
    """A payment of money to Rwanda by Oslo."""
    table = (
        "a/DT/det>payment payment/NN of/IN/prep>payment money/NN/pobj>of to/IN/prep>payment Rwanda/NNP/pobj>to "
        "by/IN/prep>payment Oslo/NNP/pobj>by"
    )
    assert arguments_of(table, "payment") == {"of": ["money"], "to": ["Rwanda"], "by": ["Oslo"]}


def test_parties_behind_between_are_arguments_each():
    """Talks between Oslo and Rwanda."""
    table = "talks=talk/NNS between/IN/prep>talks Oslo/NNP/pobj>between and/CC/cc>Oslo Rwanda/NNP/conj>Oslo"
    assert arguments_of(table, "talks") == {"between": ["Oslo", "Rwanda"]}


def test_a_possessor_is_an_argument_and_holds_the_infinitive():
    """Rwanda's agreement to accept men: Rwanda accepts."""
    table = (
        "Rwanda/NNP/poss>agreement 's/POS/case>Rwanda agreement/NN to/TO/aux>accept accept/VB/acl>agreement "
        "men=man/NNS/dobj>accept"
    )
    assert arguments_of(table, "agreement") == {"possessor": ["Rwanda"], "complement": ["accept"]}
    assert arguments_of(table, "accept") == {"subject": ["Rwanda"], "object": ["men"]}


def test_conjoined_possessors_are_arguments_each():
    """Oslo and Rwanda's deal."""
    table = "Oslo/NNP/poss>deal and/CC/cc>Oslo Rwanda/NNP/conj>Oslo 's/POS/case>Rwanda deal/NN"
    assert arguments_of(table, "deal") == {"possessor": ["Oslo", "Rwanda"]}


def test_a_modifier_is_an_argument():
    """Rwandan aid."""
    assert arguments_of("Rwandan/JJ/amod>aid aid/NN", "aid") == {"modifier": ["Rwandan"]}


def test_a_participle_after_a_noun_lends_it_subject_and_clause():
    """An agreement signed by Rwanda with Oslo."""
    table = (
        "an/DT/det>agreement agreement/NN signed=sign/VBN/acl>agreement by/IN/agent>signed Rwanda/NNP/pobj>by "
        "with/IN/prep>signed Oslo/NNP/pobj>with"
    )
    predicate = predicate_of(table, "agreement")
    assert functions_of(predicate) == {"subject": ["Rwanda"], "with": ["Oslo"]}
    assert predicate.carrier.text == "signed"


def test_a_relative_clause_around_a_noun_lends_it_its_subject():
    """The agreement that Oslo signed."""
    table = (
        "the/DT/det>agreement agreement/NN that/WDT/dobj>signed Oslo/NNP/nsubj>signed signed=sign/VBD/relcl>agreement"
    )
    assert arguments_of(table, "agreement") == {"subject": ["Oslo"]}


def test_the_holder_of_a_noun_is_its_possessor_its_agent_or_whoever_has_it():
    """ "its right", "a promise by Oslo", "Oslo has the right"."""
    possessed = doc_of("Oslo/NNP/poss>right 's/POS/case>Oslo right/NN")
    agent = doc_of("a/DT/det>promise promise/NN by/IN/prep>promise Oslo/NNP/pobj>by")
    owner = doc_of("Oslo/NNP/nsubj>has has=have/VBZ the/DT/det>right right/NN/dobj>has")
    for doc, noun in ((possessed, "right"), (agent, "promise"), (owner, "right")):
        assert [token.text for token in holders(token_of(doc, noun))] == ["Oslo"]


# --- light verbs -----------------------------------------------------------------------------


def test_a_light_verb_lends_the_noun_its_subject():
    """Oslo reached a deal with Rwanda."""
    table = (
        "Oslo/NNP/nsubj>reached reached=reach/VBD a/DT/det>deal deal/NN/dobj>reached with/IN/prep>deal "
        "Rwanda/NNP/pobj>with"
    )
    predicate = predicate_of(table, "deal")
    assert functions_of(predicate) == {"subject": ["Oslo"], "with": ["Rwanda"]}
    assert predicate.carrier.text == "reached"


def test_a_light_verb_lends_the_noun_its_prepositions():
    """Oslo reached a deal with Rwanda, where the parser hangs "with" on the verb."""
    table = (
        "Oslo/NNP/nsubj>reached reached=reach/VBD a/DT/det>deal deal/NN/dobj>reached with/IN/prep>reached "
        "Rwanda/NNP/pobj>with"
    )
    assert arguments_of(table, "deal") == {"subject": ["Oslo"], "with": ["Rwanda"]}


def test_a_light_verb_in_the_passive_lends_its_agent():
    """A deal was reached by Oslo with Rwanda."""
    table = (
        "A/DT/det>deal deal/NN/nsubjpass>reached was=be/VBD/auxpass>reached reached=reach/VBN by/IN/agent>reached "
        "Oslo/NNP/pobj>by with/IN/prep>reached Rwanda/NNP/pobj>with"
    )
    assert arguments_of(table, "deal") == {"subject": ["Oslo"], "with": ["Rwanda"]}


def test_the_subject_of_receiving_is_the_recipient():
    """Rwanda received a payment from Oslo."""
    table = (
        "Rwanda/NNP/nsubj>received received=receive/VBD a/DT/det>payment payment/NN/dobj>received "
        "from/IN/prep>payment Oslo/NNP/pobj>from"
    )
    assert arguments_of(table, "payment") == {"recipient": ["Rwanda"], "from": ["Oslo"]}


def test_a_receiver_beside_a_light_verb_is_the_noun_s_recipient():
    """Oslo gave Rwanda a promise."""
    table = "Oslo/NNP/nsubj>gave gave=give/VBD Rwanda/NNP/dative>gave a/DT/det>promise promise/NN/dobj>gave"
    assert arguments_of(table, "promise") == {"subject": ["Oslo"], "recipient": ["Rwanda"]}


def test_a_verb_with_a_preposition_carries_the_noun_behind_it():
    """Oslo is in talks with Rwanda."""
    table = "Oslo/NNP/nsubj>is is=be/VBZ in/IN/prep>is talks=talk/NNS/pobj>in with/IN/prep>talks Rwanda/NNP/pobj>with"
    assert arguments_of(table, "talks") == {"subject": ["Oslo"], "with": ["Rwanda"]}


def test_a_full_verb_lends_nothing():
    """Oslo burned a deal: no support verb, so Oslo is no party of it."""
    table = "Oslo/NNP/nsubj>burned burned=burn/VBD a/DT/det>deal deal/NN/dobj>burned"
    predicate = predicate_of(table, "deal")
    assert functions_of(predicate) == {}
    assert predicate.support is None


def test_conjoined_nouns_share_their_light_verb():
    """Oslo held talks and consultations with Rwanda."""
    table = (
        "Oslo/NNP/nsubj>held held=hold/VBD talks=talk/NNS/dobj>held and/CC/cc>talks "
        "consultations=consultation/NNS/conj>talks with/IN/prep>consultations Rwanda/NNP/pobj>with"
    )
    assert arguments_of(table, "consultations") == {"subject": ["Oslo"], "with": ["Rwanda"]}


# --- adjectives ------------------------------------------------------------------------------


def test_an_adjective_has_what_it_is_said_of_and_its_complement():
    """Rwanda is willing to accept."""
    table = "Rwanda/NNP/nsubj>is is=be/VBZ willing/JJ/acomp>is to/TO/aux>accept accept/VB/xcomp>willing"
    predicate = predicate_of(table, "willing")
    assert functions_of(predicate) == {"subject": ["Rwanda"], "complement": ["accept"]}
    assert predicate.carrier.text == "is"


def test_an_adjective_has_its_prepositions():
    """Oslo is subject to a ban."""
    table = "Oslo/NNP/nsubj>is is=be/VBZ subject/JJ/acomp>is to/IN/prep>subject a/DT/det>ban ban/NN/pobj>to"
    assert arguments_of(table, "subject") == {"subject": ["Oslo"], "to": ["ban"]}


def test_an_adjective_beside_a_noun_is_said_of_it():
    """A willing partner."""
    assert arguments_of("a/DT/det>partner willing/JJ/amod>partner partner/NN", "willing") == {"subject": ["partner"]}


# --- any tree --------------------------------------------------------------------------------

VOCAB = English().vocab
LABELS = ["nsubj", "nsubjpass", "dobj", "dative", "agent", "prep", "pobj", "pcomp", "conj", "appos", "relcl", "acl"]
LABELS += ["advcl", "ccomp", "xcomp", "poss", "amod", "aux", "auxpass", "mark", "attr", "acomp"]
WORDS = {"Oslo": "PROPN", "pay": "VERB", "be": "AUX", "deal": "NOUN", "who": "PRON", "to": "PART", "by": "ADP"}
TAGS = {"Oslo": "NNP", "pay": "VBN", "be": "VB", "deal": "NN", "who": "WP", "to": "TO", "by": "IN"}


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """A Doc with any labels on any tree, as a parser may give it for garbage."""
    words = draw(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=30))
    root = draw(st.integers(0, len(words) - 1))
    order = [root, *(i for i in range(len(words)) if i != root)]
    heads = {root: root}
    for place, i in enumerate(order[1:], 1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    labels = ["ROOT" if i == root else draw(st.sampled_from(LABELS)) for i in range(len(words))]
    parsed = ParsedDoc(
        VOCAB,
        words=words,
        lemmas=words,
        tags=[TAGS[word] for word in words],
        pos=[WORDS[word] for word in words],
        deps=labels,
        heads=[heads[i] for i in range(len(words))],
    )
    return from_spacy(parsed)


@settings(deadline=None, max_examples=60)
@given(trees())
def test_no_tree_of_a_parser_is_too_strange(doc):
    """A parse of garbage gives arguments of the same Doc, no error and no endless walk."""
    for token in doc:
        for predicate in (verb_predicate(token), noun_predicate(token, SUPPORT_VERBS), adjective_predicate(token)):
            assert all(found.doc == doc for tokens in predicate.functions.values() for found in tokens)
        assert clause_verb(token).doc == doc
        assert len(surface_subjects(token)) == len(set(surface_subjects(token)))


@pytest.mark.parametrize(
    ("word", "part", "tag", "label"),
    [
        ("Kenya", "PROPN", "NNP", "conj"),
        ("Kenya", "PROPN", "NNP", "appos"),
        ("pay", "VERB", "VBN", "conj"),
        ("pay", "VERB", "VB", "xcomp"),
        ("pay", "VERB", "VBD", "ccomp"),
        ("of", "ADP", "IN", "prep"),
        ("deal", "NOUN", "NN", "acl"),
        ("able", "ADJ", "JJ", "conj"),
    ],
)
def test_no_chain_is_too_long(word, part, tag, label):
    """Three thousand names in a list, or clauses in each other, end in an answer."""
    length = 3000
    parsed = ParsedDoc(
        VOCAB,
        words=[word] * length,
        lemmas=[word] * length,
        pos=[part] * length,
        tags=[tag] * length,
        deps=["ROOT", *[label] * (length - 1)],
        heads=[0, *range(length - 1)],
    )
    doc = from_spacy(parsed)
    for token in (doc[0], doc[length // 2], doc[length - 1]):
        for predicate in (verb_predicate(token), noun_predicate(token, SUPPORT_VERBS), adjective_predicate(token)):
            assert predicate.head == token
        assert conjuncts(token)[0] == token
        assert is_of_main_clause(token) == (token == doc[0] or (label == "conj" and part == "VERB"))
