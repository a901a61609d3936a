"""A clause hangs on the one that it is joined to, as a reader takes it; Docs are built by hand."""

from itertools import islice

import pytest
from extraction.docs import doc_of, doc_of_tree, token_of
from hypothesis import given
from hypothesis import strategies as st

from graph.reattachment import reattach

HAD_LIED = (
    "They/PRP/nsubj>found found=find/VBD that/IN/mark>lied Peru/NNP/nsubj>lied had=have/VBD/aux>lied "
    "lied=lie/VBN/ccomp>found"
)
WOULD_PAY = "it/PRP/nsubj>pay would/MD/aux>pay pay/VB/ccomp>said and/CC/cc>pay signed=sign/VBD/conj>pay"
NO_LINK = (
    "Oslo/NNP/nsubj>denied denied=deny/VBD that/IN/mark>was there/RB/expl>was was=be/VBD/ccomp>denied "
    "link/NN/attr>was and/CC/cc>was called=call/VBD/conj>was"
)
JOINED = {
    "who found something decides": (f"{HAD_LIED} and/CC/cc>lied fined=fine/VBD/conj>lied", "fined", "found"),
    "a comma parts what had been": (
        f"{HAD_LIED} ,/,/punct>lied and/CC/cc>lied left=leave/VBD/conj>lied",
        "left",
        "found",
    ),
    "no past tense is joined to what would be": (f"Oman/NNP/nsubj>said said=say/VBD {WOULD_PAY}", "signed", "said"),
    "where there was nothing, nobody acts": (NO_LINK, "called", "denied"),
    "without a comma, who had lied had left": (f"{HAD_LIED} and/CC/cc>lied left=leave/VBD/conj>lied", "left", "lied"),
    "what another did, behind a comma, is no part of what was found": (
        f"{HAD_LIED} ,/,/punct>lied and/CC/cc>lied Chile/NNP/nsubj>left left=leave/VBD/conj>lied",
        "left",
        "found",
    ),
    "words that are quoted come first": (f"{WOULD_PAY} he/PRP/nsubj>said said=say/VBD", "signed", "pay"),
}


@pytest.mark.parametrize(("table", "verb", "above"), JOINED.values(), ids=JOINED.keys())
def test_a_clause_hangs_on_the_one_that_it_is_joined_to(table, verb, above):
    """Head and children agree, so that a rule may walk the tree either way."""
    doc = doc_of(table)
    reattach(doc)
    token = token_of(doc, verb)
    assert token.head.text == above
    assert token in token.head.children
    assert sum(token in other.children for other in doc) == 1


def test_behind_a_fronted_phrase_the_main_clause_is_the_one_with_a_subject_of_its_own():
    """ "Under a pact that the two signed, Chad sends nurses": parsers take "sends" for what is said of the pact."""
    doc = doc_of(
        "Under/IN a/DT/det>pact pact/NN/pobj>Under that/WDT/dobj>sends the/DT/det>two two/CD/nsubj>sends "
        "signed=sign/VBN/acl>two ,/,/punct>sends Chad/NNP/nsubj>sends sends=send/VBZ/relcl>pact"
    )
    reattach(doc)
    signed, sends = token_of(doc, "signed"), token_of(doc, "sends")
    assert doc.sents[0].root is sends
    assert (token_of(doc, "Under").head, token_of(doc, "Under").dep_) == (sends, "prep")
    assert (signed.head.text, signed.dep_) == ("pact", "relcl")
    assert {(child.text, child.dep_) for child in signed.children} == {("that", "dobj"), ("two", "nsubj")}
    assert [child.text for child in sends.children if child.dep_ == "nsubj"] == ["Chad"]


def test_behind_an_aside_a_verb_has_the_subject_that_stands_before_it():
    """ "Fiji agreed, and Peru, in a letter, asked": a parser joins Peru to "agreed"."""
    doc = doc_of(
        "Fiji/NNP/nsubj>agreed agreed=agree/VBD ,/,/punct>agreed and/CC/cc>agreed Peru/NNP/conj>agreed "
        ",/,/punct>agreed in/IN/prep>agreed letters/NNS/pobj>in ,/,/punct>agreed asked=ask/VBD/conj>agreed"
    )
    reattach(doc)
    peru = token_of(doc, "Peru")
    assert (peru.head.text, peru.dep_) == ("asked", "nsubj")


def test_a_gerund_behind_that_is_the_subject_of_the_clause():
    """ "Told both that agreeing might spare them" says of nobody that he agreed."""
    doc = doc_of(
        "Oslo/NNP/nsubj>told told=tell/VBD both/DT/nsubj>spare that/WDT/nsubj>agreeing agreeing=agree/VBG/relcl>both "
        "might/MD/aux>spare spare/VB/advcl>told them/PRP/dobj>spare"
    )
    reattach(doc)
    agreeing = token_of(doc, "agreeing")
    assert (agreeing.head.text, agreeing.dep_) == ("spare", "csubj")
    assert (token_of(doc, "that").head.text, token_of(doc, "that").dep_) == ("spare", "mark")


MAIN_VERBS = {
    "behind a relative clause": (
        (
            "Chad/NNP ,/,/punct>Chad which/WDT/nsubj>lost lost=lose/VBD/relcl>Chad men=man/NNS/dobj>lost "
            ",/,/punct>Chad asked=ask/VBD/acl>Chad Peru/NNP/dobj>asked for/IN/prep>asked help/NN/pobj>for "
            "././punct>Chad"
        ),
        "asked",
        "Chad",
    ),
    "with an object, it is no participle": (
        (
            "The/DT/det>court court/NN released=release/VBN/acl>court on/IN/prep>released Monday/NNP/pobj>on "
            "two/CD/nummod>men men=man/NNS/dobj>released ././punct>court"
        ),
        "released",
        "court",
    ),
    "the subject that it took is another's object": (
        (
            "A/DT/det>request request/NN for/IN/prep>request his/PRP$/poss>return return/NN/nsubjpass>refused "
            "was=be/VBD/auxpass>refused refused=refuse/VBN/relcl>request in/IN/prep>refused "
            "May/NNP/pobj>in ././punct>request"
        ),
        "refused",
        "request",
    ),
    "behind a phrase of which it is no part": (
        (
            "As/IN for/IN/prep>As Mora/NNP/pobj>for ,/,/punct>Mora a/DT/det>panel panel/NN/appos>Mora "
            "found=find/VBD/acl>panel him/PRP/dobj>found in/IN/prep>found Lima/NNP/pobj>in ././punct>As"
        ),
        "found",
        "panel",
    ),
}


@pytest.mark.parametrize(("table", "verb", "subject"), MAIN_VERBS.values(), ids=MAIN_VERBS.keys())
def test_a_sentence_has_its_main_verb_at_the_root(table, verb, subject):
    """ "Chad, which lost two men, asked Peru": a parser makes Chad the root, and "asked" what is said of it."""
    doc = doc_of(table)
    reattach(doc)
    main, noun = token_of(doc, verb), token_of(doc, subject)
    assert doc.sents[0].root is main
    assert noun.head is main
    assert noun.dep_ in {"nsubj", "nsubjpass"}
    assert [token for token in doc if token.head is token] == [main]
    assert sum(len(token.children) for token in doc) == len(doc) - 1


@pytest.mark.parametrize(
    "table",
    [
        (
            "Two/CD/nummod>men men=man/NNS who/WP/nsubj>sued sued=sue/VBD/relcl>men Chad/NNP/dobj>sued in/IN/prep>sued "
            "May/NNP/pobj>in ././punct>men"
        ),
        (
            "Two/CD/nummod>men men=man/NNS freed=free/VBN/acl>men by/IN/agent>freed Chad/NNP/pobj>by in/IN/prep>freed "
            "May/NNP/pobj>in ././punct>men"
        ),
        (
            "Men=man/NNS freed=free/VBD/acl>Men in/IN/prep>freed Chad/NNP/pobj>in on/IN/prep>freed Monday/NNP/pobj>on "
            "by/IN/prep>freed Fiji/NNP/pobj>by"
        ),
    ],
    ids=["what a relative pronoun joins", "what was done by somebody", "a headline"],
)
def test_a_phrase_without_a_main_verb_stays_one(table):
    """What describes a noun is not taken for what it did."""
    doc = doc_of(table)
    reattach(doc)
    assert doc.sents[0].root.tag_ == "NNS"


REPORTED = {
    "without a conjunction": (
        (
            "Malta/NNP/nsubj>broke broke=break/VBD the/DT/det>pact pact/NN/dobj>broke ,/,/punct>ruled a/DT/det>court "
            "court/NN/nsubj>ruled ruled=rule/VBD/conj>broke"
        ),
        True,
    ),
    "with its clause hung on the report": (
        (
            "Malta/NNP/nsubj>broke broke=break/VBD it/PRP/dobj>broke when/WRB/advmod>paid it/PRP/nsubj>paid "
            "paid=pay/VBD/advcl>ruled ,/,/punct>ruled courts/NNS/nsubj>ruled ruled=rule/VBD/advcl>broke"
        ),
        True,
    ),
    "one of a list": (
        (
            "Peru/NNP/nsubj>paid paid=pay/VBD ,/,/punct>paid Chad/NNP/nsubj>replied replied=reply/VBD/conj>paid "
            "and/CC/cc>replied Fiji/NNP/nsubj>left left=leave/VBD/conj>replied"
        ),
        False,
    ),
    "with an object": (
        (
            "Peru/NNP/nsubj>paid paid=pay/VBD ,/,/punct>paid Chad/NNP/nsubj>told told=tell/VBD/conj>paid "
            "reporters/NNS/dobj>told"
        ),
        False,
    ),
}


@pytest.mark.parametrize(("table", "is_report"), REPORTED.values(), ids=REPORTED.keys())
def test_a_clause_before_a_verb_of_saying_is_what_is_said(table, is_report):
    """ "Malta broke the pact, a court ruled": a parser joins the two as if both were told alike."""
    doc = doc_of(table)
    reattach(doc)
    first = next(token for token in doc if token.tag_ == "VBD")
    assert (first.dep_ == "ccomp") is is_report
    assert (first.head is first) is not is_report


NOUNS = {
    "a sum behind where a government sits": (
        (
            "Chad/NNP/nsubj>paid paid=pay/VBD the/DT/det>government government/NN/dobj>paid in/IN/prep>paid "
            "Lima/NNP/pobj>in five/CD/pobj>in"
        ),
        {"five": ("paid", "dobj"), "government": ("paid", "dative"), "in": ("government", "prep")},
    ),
    "whose a government is": (
        (
            "Chad/NNP/nsubj>sued sued=sue/VBD the/DT/det>government government/NN/dobj>sued in/IN/prep>sued "
            "Lima/NNP/pobj>in"
        ),
        {"in": ("government", "prep")},
    ),
    "in what court it was sued": (
        (
            "Chad/NNP/nsubj>sued sued=sue/VBD the/DT/det>government government/NN/dobj>sued in/IN/prep>sued "
            "the/DT/det>Court Court/NNP/pobj>in"
        ),
        {"in": ("sued", "prep")},
    ),
    "whom a grant is given": (
        (
            "Chad/NNP/nsubj>gave gave=give/VBD the/DT/det>Republic Republic/NNP/nmod>grant "
            "a/DT/det>grant grant/NN/dobj>gave"
        ),
        {"Republic": ("gave", "dative"), "grant": ("gave", "dobj")},
    ),
    "what is given to a government": (
        (
            "Chad/NNP/nsubj>sent sent=send/VBD the/DT/det>government government/NN/dobj>sent of/IN/prep>government "
            "Peru/NNP/nmod>men ten/CD/nummod>men men=man/NNS/pobj>of"
        ),
        {"men": ("sent", "dobj"), "government": ("sent", "dative"), "Peru": ("of", "pobj")},
    ),
    "two governments, one called by where it sits": (
        (
            "The/DT/det>government government/NN/nsubj>met in/IN/prep>government Lima/NNP/pobj>in and/CC/cc>Lima "
            "Bern/NNP/conj>Lima met=meet/VBD"
        ),
        {"Bern": ("government", "conj")},
    ),
    "two who talk": (
        (
            "Talks=talk/NNS/nsubj>began between/IN/prep>Talks Mali/NNP/pobj>between and/CC/cc>Mali "
            "Chad/NNP/poss>ministry 's/POS/case>Chad ministry/NN/nsubj>began began=begin/VBD"
        ),
        {"ministry": ("Mali", "conj")},
    ),
    "a subject behind a day": (
        (
            "In/IN/prep>paid the/DT/det>minister spring/NN/nmod>minister Chad/NNP/poss>minister 's/POS/case>Chad "
            "minister/NN/pobj>In paid=pay/VBD"
        ),
        {"minister": ("paid", "nsubj"), "spring": ("In", "pobj"), "the": ("spring", "det")},
    ),
    "a subject behind a place, with its name": (
        (
            "In/IN/prep>paid Rome/NNP/pobj>In ,/,/punct>Rome Chad/NNP/poss>minister 's/POS/case>Chad "
            "minister/NN/appos>Rome ,/,/punct>Rome Ruiz/NNP/appos>Rome ,/,/punct>paid paid=pay/VBD"
        ),
        {"minister": ("paid", "nsubj"), "Ruiz": ("minister", "appos")},
    ),
    "a list, where there is a subject": (
        (
            "In/IN/prep>paid Rome/NNP/pobj>In ,/,/punct>Rome Lima/NNP/conj>Rome and/CC/cc>Lima Bern/NNP/conj>Lima "
            "Chad/NNP/nsubj>paid paid=pay/VBD"
        ),
        {"Lima": ("Rome", "conj")},
    ),
}


@pytest.mark.parametrize(("table", "wanted"), NOUNS.values(), ids=NOUNS.keys())
def test_nouns_hang_on_their_verbs(table, wanted):
    """ "Promised the government in Lima $12 million": a sum, a recipient and a subject each have one verb."""
    doc = doc_of(table)
    for token in doc:
        token.ent_type_ = "MONEY" if token.text == "five" else token.ent_type_
    reattach(doc)
    found = {text: (token_of(doc, text).head.text, token_of(doc, text).dep_) for text in wanted}
    assert found == wanted


_LABELS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "appos", "conj", "cc", "acl", "relcl", "amod", "ccomp", "advcl"),
    *("pcomp", "nmod", "compound", "det", "punct", "aux", "auxpass", "mark", "poss", "npadvmod", "nummod", "xcomp"),
)
_WORDS = st.tuples(
    st.sampled_from(
        [
            *("government", "in", "with", "Lima", "and", ",", "rule", "ask", "that", "which", "'s", "the", "lent"),
            *("of", "Republic", "sign", "slap", "to"),
        ]
    ),
    st.sampled_from(["NN", "NNS", "NNP", "IN", "VBD", "VBN", "VBG", "VB", "VBZ", "DT", "CD", "CC", "TO", "WDT", "JJ"]),
    st.sampled_from(_LABELS),
    st.integers(0, 14),
    st.sampled_from(["", "MONEY", "DATE", "GPE"]),
)


@given(words=st.lists(_WORDS, min_size=1, max_size=15), is_turned=st.booleans())
def test_whatever_a_parser_says_a_sentence_stays_a_tree(words, is_turned):
    """Each word hangs on one other, and in the end on a root."""
    heads = [min(head, max(i - 1, 0)) for i, (_, _, _, head, _) in enumerate(words)]
    if is_turned:
        words, heads = words[::-1], [len(words) - 1 - head for head in heads[::-1]]
    doc = doc_of_tree(
        words=[word for word, *_ in words],
        tags=[tag for _, tag, *_ in words],
        labels=["ROOT" if heads[i] == i else label for i, (_, _, label, _, _) in enumerate(words)],
        heads=heads,
    )
    for token, (*_, kind) in zip(doc, words, strict=True):
        token.ent_type_ = kind
    reattach(doc)
    for token in doc:
        assert len(list(islice(token.ancestors, len(doc)))) < len(doc)
        assert token.head is token or token in token.head.children
