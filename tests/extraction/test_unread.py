"""Sentences that gave no claim: which are listed, and why each gave none."""

from dataclasses import astuple

import pytest
from extraction.conftest import article_of

from graph.extraction import extract, extract_claims
from graph.language import parse_article
from graph.model import Reason

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def unread_in(nlp, lexicon):
    """The unread sentences of a text."""

    def unread_in_text(text: str):
        return list(extract(parse_article(nlp, article_of(text)), lexicon).unread)

    return unread_in_text


@pytest.mark.parametrize(
    ("text", "reason", "kind", "unit", "role", "words"),
    [
        ("Romania's exports grew by $160 million.", "no-frame", None, "grow.v", None, "$160 million"),
        ("The bombing of a market in Kenya killed 12 people.", "no-frame", None, "kill.v", None, "12 people"),
        ("Kenya handed $5 million to admirers.", "no-filler", "Payment", "hand.v", "payee", "admirers"),
        (
            "Kenya jailed the reporters. Kenya deported 12 men.",
            "no-filler",
            "Transfer",
            "deport.v",
            "destination",
            None,
        ),
        ("It rained. They sued Kenya.", "pronoun", "Lawsuit", "sue.v", "plaintiff", "They"),
        ("The road was long. It paid Kenya $5 million.", "pronoun", "Payment", "pay.v", "payer", "It"),
        ("Kenya accepted the award.", "constraint", "Agreement", "accept.v", None, "award"),
        ("Kenya ratified its budget.", "constraint", "Agreement", "ratify.v", None, "its budget"),
        ("Has Kenya paid Uganda $5 million?", "question", "Payment", "pay.v", None, None),
        ("Nothing happens if Kenya pays Uganda $5 million.", "hypothesis", "Payment", "pay.v", None, "if"),
        ("The High Court of Kenya said that it had jurisdiction.", "no-decision", "Ruling", "say.v", None, None),
        ("Lawyers threaten to petition the High Court of Kenya.", "litigation", "Request", "petition.v", None, None),
        ("Kenya's army asked the Kenyan government for help.", "same-side", "Request", "ask.v", None, None),
    ],
)
def test_a_sentence_without_a_claim_has_its_reason(text, reason, kind, unit, role, words, unread_in):
    """The reason, the frame and unit that came nearest, the role that is open, and the words that decided."""
    last = unread_in(text)[-1]

    assert (last.reason.value, last.kind, last.lexical_unit, last.role, last.words) == (reason, kind, unit, role, words)


def test_what_may_befall_somebody_unnamed_is_possible_only(unread_in):
    """A possibility of which another sentence would have to say whose it is gives no claim."""
    text = "Kenya asked Peru for help. Kenya asked Chile for help. Uganda could also be asked for help."

    (unread,) = unread_in(text)

    assert (unread.reason, unread.kind, unread.words) == (Reason.POSSIBLE, "Request", "could")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya paid Uganda $5 million.",
        "Kenya paid Uganda $5 million. Uganda was paid $5 million by Kenya.",  # one claim with two sentences
        "Uganda's foreign minister, Jane Doe, was given 12 roses.",  # it says who is minister
        "Farmers paid the baker $5 million.",  # none of them acts for a state
        "The president of Kenya likes tea.",
        "Kenya said on Monday that the road was long.",  # saying is for the source of a claim
        "Kenya did not take long.",  # only "would not take" is a refusal
        "Ministers of Kenya sent flowers.",  # without a sum no payment is near
    ],
)
def test_nothing_is_listed(text, unread_in):
    """A sentence that gave a claim or backs one, and one in which nothing came near, is not listed."""
    assert unread_in(text) == []


def test_of_several_misses_the_nearest_is_told(unread_in):
    """Of what a sentence's words might have evoked, that which lacks least."""
    text = "After the talks Kenya handed the north of the country $5 million."

    (unread,) = unread_in(text)

    assert (unread.kind, unread.lexical_unit, unread.role) == ("Payment", "hand.v", "payee")


def test_the_explanation_is_a_sentence_of_what_was_missing(unread_in):
    """What evoked the frame, and what stands where somebody should."""
    (unread,) = unread_in("Kenya handed $5 million to admirers.")

    assert unread.explanation == (
        "“handed” may say a Payment (“pay somebody a sum”), but its “payee” is open: “admirers” stands there."
    )


def test_a_quote_is_exactly_the_sentence(unread_in):
    """Offsets count in the whole article, past other paragraphs."""
    text = "It rained.\n\nKenya’s rain fell. Kenya handed $5 million to admirers."

    (unread,) = unread_in(text)

    assert unread.quote.text == text[unread.quote.start_char : unread.quote.end_char]
    assert unread.quote.text == "Kenya handed $5 million to admirers."


def test_claims_are_the_same_with_and_without_the_unread(nlp, lexicon):
    """Looking for what was missed changes nothing of what was found."""
    text = (
        "Kenya paid Uganda $5 million. It handed admirers $3 million. They thanked it, and Uganda asked Kenya for more."
    )
    claims = extract_claims(parse_article(nlp, article_of(text)), lexicon)

    assert [astuple(claim) for claim in extract(parse_article(nlp, article_of(text)), lexicon).claims] == [
        astuple(claim) for claim in claims
    ]
