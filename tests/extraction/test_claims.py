"""From drafts to the claims of an article: pairs, status, dates, what is left open, what is said twice."""

import re

import pytest
from construction import describe
from extraction.docs import functions_of
from extraction.readings import gap, head_of
from hypothesis import given, settings
from hypothesis import strategies as st
from project import ROOT

from graph.extraction import extract_claims
from graph.extraction.clauses import verb_predicate
from graph.iris import mint_claim_iri
from graph.language import parse_article
from graph.model import Article, Claim

pytestmark = pytest.mark.pipeline


def pairs_of(claims: list[Claim], kind: str) -> list[tuple[str, ...]]:
    """The keys of the participants of each claim of a kind."""
    return [tuple(filler.entity.key for filler in claim.fillers) for claim in claims if claim.kind == kind]


def only(claims: list[Claim], kind: str) -> Claim:
    """The one claim of a kind."""
    (claim,) = [claim for claim in claims if claim.kind == kind]
    return claim


# --- one claim a pair ------------------------------------------------------------------------


def test_there_is_one_claim_for_each_pair_of_participants(claims_in):
    """Two ask three: six requests."""
    found = pairs_of(claims_in("Kenya and Chad asked Uganda, Togo and Ghana for water."), "Request")
    assert found == [(a, b) for a in ("KE", "TD") for b in ("UG", "TG", "GH")]


def test_an_agreement_is_that_of_both(claims_in):
    """A deal between two makes each the other's counterparty."""
    assert pairs_of(claims_in("Kenya reached a deal with Uganda."), "Agreement") == [("KE", "UG"), ("UG", "KE")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya held talks with Uganda.",
        "Kenya and Uganda held talks.",
        "Talks between Kenya and Uganda began.",
        "Kenya negotiated with Uganda.",
    ],
)
def test_a_negotiation_of_two_is_one_claim(text, claims_in):
    """Who is named first does not matter."""
    assert pairs_of(claims_in(text), "Negotiation") == [("KE", "UG")]


def test_a_sum_given_to_each_is_in_the_claim_of_each(claims_in):
    """Kenya paid Uganda and Togo $5 million each."""
    claims = claims_in("Kenya paid Uganda and Togo $5 million each.")
    assert [(claim.filler("payee").entity.key, str(claim.amount.value)) for claim in claims] == [
        ("UG", "5000000"),
        ("TG", "5000000"),
    ]


@pytest.mark.parametrize(
    "text", ["Kenya paid Kenya $5 million.", "Kenya met Nairobi.", "Kenya asked its government for water."]
)
def test_nobody_deals_with_himself(text, claims_in):
    """A state and its capital are one."""
    assert claims_in(text) == []


def test_a_destination_is_the_government_of_the_country(claims_in):
    """Who takes people in is the same party that pays or signs elsewhere: a state has one node."""
    claim = only(claims_in("Kenya deported 12 men to Uganda."), "Transfer")
    assert [(filler.role, str(filler.entity.kind)) for filler in claim.fillers] == [
        ("sender", "government"),
        ("destination", "government"),
    ]


# --- values ----------------------------------------------------------------------------------


def test_a_claim_has_the_values_of_its_kind(claims_in):
    """A transfer has people, no sum; a payment has a sum, no people."""
    transfer = only(claims_in("Kenya deported 12 Somali men to Uganda for $5 million."), "Transfer")
    assert (transfer.count.value, transfer.nationality, transfer.amount) == (12, ("SO",), None)
    payment = only(claims_in("Kenya paid Uganda $5 million for 12 men."), "Payment")
    assert (str(payment.amount.value), payment.amount.currency, payment.count) == ("5000000", "USD", None)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya flew home 252 Venezuelans.",
        "Kenya sent 252 Venezuelans home.",
        "Kenya sent 252 Venezuelans to Venezuela.",
    ],
)
def test_home_is_where_the_people_are_from(text, claims_in):
    """252 Venezuelans go home to Venezuela."""
    claim = only(claims_in(text), "Transfer")
    assert [filler.entity.key for filler in claim.fillers] == ["KE", "VE"]
    assert claim.count is not None
    assert (claim.count.value, claim.nationality) == (252, ("VE",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya paid Uganda $5 million.", "actual"),
        ("Kenya will pay Uganda $5 million.", "planned"),
        ("Kenya may pay Uganda $5 million.", "possible"),
        ("Kenya did not pay Uganda $5 million.", "negated"),
        ("Kenya pledged $5 million to Uganda.", "planned"),
        ("Kenya offered Uganda $5 million.", "possible"),
        ("Kenya withheld $5 million from Uganda.", "negated"),
    ],
)
def test_status_is_that_of_the_clause_and_of_the_verb(text, status, claims_in):
    """A pledge is planned whatever its tense."""
    assert only(claims_in(text), "Payment").status == status


def test_a_threat_is_not_the_deed(claims_in):
    """Kenya threatened sanctions; nobody says that it imposed them."""
    assert only(claims_in("Kenya threatened Uganda with sanctions."), "Restriction").status == "possible"


def test_saying_no_is_an_actual_refusal(claims_in):
    """It did happen that Kenya refused."""
    assert only(claims_in("Kenya said no to Uganda."), "Refusal").status == "actual"
    assert only(claims_in("Kenya would not agree to take men."), "Refusal").status == "actual"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenya paid Uganda $5 million on June 3.", "2025-06-03"),
        ("Kenya paid Uganda $5 million in May.", "2025-05"),
        ("Kenya paid Uganda $5 million in 2024.", "2024"),
        ("On Friday, Kenya paid Uganda $5 million.", "2025-06-27"),
        ("Kenya paid Uganda $5 million for a house that burned in 2024.", None),
        gap(
            "Kenya agreed in May to pay Uganda $5 million.",
            None,
            reason="the date of the agreeing is taken for the date of the payment",
        ),
        ("Kenya paid Uganda $5 million.", None),
        ("KAMPALA, June 27 — Kenya today paid Uganda $5 million.", "2025-06-27"),
        ("KAMPALA, June 26 (Reuters) - Kenya will pay Uganda $5 million on Friday.", "2025-06-27"),
        ("KAMPALA, May 12 — Kenya paid Uganda $5 million on Friday.", "2025-06-27"),
    ],
)
def test_a_claim_has_the_date_of_its_own_clause(text, date, claims_in):
    """The day of publication never stands in for it, nor the date of another clause."""
    claim = only(claims_in(text), "Payment")
    assert (claim.time.value if claim.time else None) == date


@pytest.mark.parametrize(("day", "date"), [("14 June", "2015-06-14"), ("4 June", "2025-06-04")])
def test_a_day_without_its_year_is_of_the_year_of_the_day_before_it(day, date, claims_in):
    """The tale of 13 June 2015 goes on the next day; an earlier day of that month is none of it."""
    claim = only(claims_in(f"They landed on 13 June 2015. On {day} Kenya paid Uganda $5 million."), "Payment")
    assert claim.time.value == date


@pytest.mark.parametrize(("month", "date"), [("October", "2023-10"), ("January", "2025-01")])
def test_a_later_month_is_of_the_year_that_the_tale_is_of(month, date, claims_in):
    """The tale of February 2023 goes on in October; an earlier month is none of it."""
    claim = only(claims_in(f"They landed in February 2023. In {month} Kenya paid Uganda $5 million."), "Payment")
    assert claim.time.value == date


def test_a_claim_has_its_source(claims_in):
    """Human Rights Watch says so."""
    claim = only(claims_in("Kenya paid Uganda $5 million, Human Rights Watch said."), "Payment")
    assert claim.attribution is not None
    assert claim.attribution.label == "Human Rights Watch"


def test_agreeing_to_do_something_is_nobody_s_report(claims_in):
    """ "agreed to pay" is an act, not a source."""
    assert only(claims_in("Kenya agreed to pay Uganda $5 million."), "Payment").attribution is None


# --- evidence --------------------------------------------------------------------------------


def test_quote_trigger_and_mentions_are_the_very_words(claims_in):
    """Offsets lead back to the text."""
    text = "It rained.\n\nThe Kenyan government paid Uganda $5 million on Friday. It rained."
    claim = only(claims_in(text), "Payment")
    evidence = claim.evidence[0]
    for mention in (evidence.quote, evidence.trigger, *(filler.mention for filler in claim.fillers)):
        assert text[mention.start_char : mention.end_char] == mention.text
    assert evidence.quote.text == "The Kenyan government paid Uganda $5 million on Friday."
    assert (evidence.trigger.text, evidence.lexical_unit) == ("paid", "pay.v")


def test_claims_stand_in_the_order_of_the_text(claims_in):
    """The first sentence comes first."""
    claims = claims_in("Kenya sued Uganda. Chad met Togo. Kenya paid Chad $5 million.")
    assert [claim.kind for claim in claims] == ["Lawsuit", "Negotiation", "Payment"]


def test_what_is_said_twice_is_one_claim_with_two_sentences(claims_in):
    """The second sentence adds a date."""
    claim = only(claims_in("Kenya paid Uganda $5 million. Kenya paid Uganda $5 million in May."), "Payment")
    assert [evidence.quote.start_char for evidence in claim.evidence] == [0, 30]
    assert claim.time is not None
    assert claim.time.value == "2025-05"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya paid Uganda $5 million. Kenya paid Uganda $7 million.",
        "Kenya paid Uganda $5 million in May. Kenya paid Uganda $5 million in June.",
        "Kenya paid Uganda $5 million. Kenya will pay Uganda $5 million.",
        "Kenya paid Uganda $5 million. Uganda paid Kenya $5 million.",
    ],
)
def test_other_sums_times_statuses_or_directions_are_other_claims(text, claims_in):
    """What differs is not the same thing said twice."""
    assert len(pairs_of(claims_in(text), "Payment")) == 2


def test_a_request_is_about_what_was_asked_for(claims_in):
    """Kenya asked Uganda to pay Rwanda: the request is about the payment."""
    claims = claims_in("Kenya asked Uganda to pay Rwanda $5 million.")
    assert only(claims, "Request").about == (mint_claim_iri(only(claims, "Payment")),)


# --- confidence ------------------------------------------------------------------------------


def test_what_refers_back_lowers_the_confidence(claims_in):
    """A name is surer than "it"."""
    (named,) = claims_in("Kenya asked Uganda for water.")
    (pronoun,) = claims_in("Kenya is dry. It asked Uganda for water.")
    assert 0 < pronoun.confidence < named.confidence <= 1


def test_what_is_not_asserted_lowers_the_confidence(claims_in):
    """A plan is less sure than an act."""
    (act,) = claims_in("Kenya paid Uganda $5 million.")
    (plan,) = claims_in("Kenya will pay Uganda $5 million.")
    assert plan.confidence < act.confidence


# --- what is left open -----------------------------------------------------------------------


def test_an_open_role_is_filled_where_the_article_leaves_no_doubt(claims_in):
    """Who asked is plain from the sentence before."""
    text = "Kenya asked Uganda for water. Kenya asked Togo for water. Chad was asked for water, too."
    assert ("KE", "TD") in pairs_of(claims_in(text), "Request")


def test_an_open_role_is_not_guessed(claims_in):
    """Nobody says who asked Chad."""
    assert claims_in("Chad was asked for water.") == []


def test_a_ruling_on_a_plan_without_an_owner_affects_the_government_under_the_court(claims_in):
    """A Kenyan court binds Kenya."""
    claim = only(claims_in("The High Court of Kenya blocked the deportations."), "Ruling")
    assert [filler.entity.key for filler in claim.fillers] == ["ke-high-court", "KE"]
    assert claim.effect == "blocks"


@pytest.mark.parametrize(
    "text",
    [
        "Did Kenya pay Uganda $5 million?",
        "It rained in Kenya and in Uganda.",
        "",
    ],
)
def test_questions_and_what_deals_with_nobody_are_no_claims(text, claims_in):
    """Nothing is asserted."""
    assert [describe(claim) for claim in claims_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org") asked Kenya to pay "; DROP GRAPH <x> ; " $5 million.',
        "<script>alert(1)</script> sued Kenya.",
        "Kenya " * 400,
        "and and and, , , of of of ( ( ( “ ” “",
        "Kenya\u2028asked\u200dUganda\u202e for\u00a0water.",
        "KENYA ASKED UGANDA FOR WATER",
        "Kenya asked " + "Uganda, Chad, Togo, " * 700 + "and Mali for water.",
        "Kenya and Uganda and " * 700 + "Chad paid Mali $5 million.",
        "Foreign ministers " + "Ana Ruiz and " * 1200 + "Luis Mora met in Lima.",
        "A deal was made. " + "Kenya signed it and Uganda signed it and " * 200 + "went.",
    ],
)
def test_strange_text_is_read_without_an_error(text, claims_in):
    """Whatever stands there, quotes are its very words."""
    for claim in claims_in(text):
        quote = claim.evidence[0].quote
        assert text[quote.start_char : quote.end_char] == quote.text


FRAGMENTS = tuple(
    """Kenya | Uganda | the U.S. government | Kenyan officials | it | they | its | the court | both | who | 29 nations
    | the High Court of Kenya | a federal judge | President Anna Berg | Mr. Vik | 12 Somalis | dozens of men |
    $5 million | in May | on Friday | paid | to pay | was paid | agreed to | asked | said | deported | handed
    over | held talks with | ruled that | blocked the plan | sued | refused to | according to | did not | may |
    will | if | and | or | to | of | by | with | from | there | home | the former | others | a deal | the
    ministry | the country | her Dutch counterpart | the foreign minister | PARAGRAPH | ? | not | no | , | . | ;
    | “ | ” | ( | ) | — | 's | % | $ | <b> | =1+1 | \u202e | 日本 | 9999-99-99 | Feb. 30, 2025""".replace("\n    ", " ")
    .replace("PARAGRAPH", "\n\n")
    .split(" | ")
)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40), st.sampled_from([None, "2025", "2024-02-29"]))
def test_whatever_the_words_claims_are_whole(nlp, lexicon, fragments, published):
    """Mentions are words of the text, roles are those of the frame in its order, no claim stands twice."""
    text = " ".join(fragments)
    claims = extract_claims(parse_article(nlp, Article(id="text", text=text, published=published)), lexicon)
    for claim in claims:
        roles = lexicon.frames.frames[claim.kind].roles
        filled = [filler.role for filler in claim.fillers]
        assert filled == [name for name in roles if name in filled]
        assert {name for name, role in roles.items() if role.required} <= set(filled)
        assert 0 <= claim.confidence <= 1
        mentions = [filler.mention for filler in claim.fillers]
        mentions += [mention for evidence in claim.evidence for mention in (evidence.quote, evidence.trigger)]
        for mention in mentions:
            assert mention.text
            assert text[mention.start_char : mention.end_char] == mention.text
    assert len({mint_claim_iri(claim) for claim in claims}) == len(claims)


# --- the docs --------------------------------------------------------------------------------


def shown(claim: Claim) -> str:
    """A claim as docs/extraction.md shows it."""
    lines = [f"{claim.kind} {claim.status} ({claim.status_reason}): {claim.evidence[0].lexical_unit}"]
    lines += [f"  {f.role:<10} {f.entity.label} ({f.function}; {f.reason})" for f in claim.fillers]
    if claim.amount:
        lines.append(f"  {'amount':<10} {claim.amount.value} {claim.amount.currency} ({claim.amount.text})")
    if claim.time:
        lines.append(f"  {'date':<10} {claim.time.value} ({claim.time.text})")
    if claim.attribution:
        lines.append(f"  {'source':<10} {claim.attribution.label}")
    return "\n".join([*lines, f"  {'confidence':<10} {claim.confidence}"])


def test_the_worked_example_of_the_docs_is_what_comes_out(claims_in, read):
    """Each step that docs/extraction.md shows, from its own sentence."""
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^> (.*)", page, re.MULTILINE)
    predicates, claims = re.findall(r"```text\n(.*?)\n```", page, re.DOTALL)
    reading = read(text)
    [verb_predicate(head_of(reading, word)) for word in ("asked", "pay")]
    rows = []
    for verb in (verb_predicate(head_of(reading, word)) for word in ("asked", "pay")):
        functions = [f"{name}: {', '.join(words)}" for name, words in functions_of(verb).items()]
        rows.append(f"{verb.head.text:<7} {'   '.join(functions)}")
    assert "\n".join(rows) == predicates
    assert "\n".join(shown(claim) for claim in claims_in(text)) == claims
