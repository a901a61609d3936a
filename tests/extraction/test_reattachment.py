"""A clause hangs on the one that it is joined to, as a reader takes it; Docs are built by hand."""

import pytest
from extraction.docs import doc_of, token_of

from graph.reattachment import reattach_clauses

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
    "with a subject of its own": (
        f"{HAD_LIED} ,/,/punct>lied and/CC/cc>lied Chile/NNP/nsubj>left left=leave/VBD/conj>lied",
        "left",
        "lied",
    ),
    "words that are quoted come first": (f"{WOULD_PAY} he/PRP/nsubj>said said=say/VBD", "signed", "pay"),
}


@pytest.mark.parametrize(("table", "verb", "above"), JOINED.values(), ids=JOINED.keys())
def test_a_clause_hangs_on_the_one_that_it_is_joined_to(table, verb, above):
    """Head and children agree, so that a rule may walk the tree either way."""
    doc = doc_of(table)
    reattach_clauses(doc)
    token = token_of(doc, verb)
    assert token.head.text == above
    assert token in token.head.children
    assert sum(token in other.children for other in doc) == 1
