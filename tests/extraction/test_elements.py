"""Which patterns of frames fit a predicate, and what fills their elements."""

import pytest
from extraction.readings import head_of

from graph.extraction.elements import Clauses, Draft, find_drafts, money_of
from graph.extraction.rejections import Rejection
from graph.extraction.roles.patterns import stands_there

pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module")
def drafts_in(read):
    """The drafts of a text whose sentence fills all that a claim needs, in text order."""

    def drafts_in_text(text: str) -> list[Draft]:
        reading = read(text)
        clauses = Clauses(reading.frames.support_verbs)
        found = [draft for doc in reading.parsed.paragraphs for draft in find_drafts(reading, clauses, doc)]
        return [draft for draft in found if not isinstance(draft, Rejection) and is_whole(draft)]

    return drafts_in_text


def is_whole(draft: Draft) -> bool:
    """Whether the roles that a claim must have are filled; of two parties one may be the other's counterparty."""
    required = [name for name, role in draft.unit.frame.roles.items() if role.required]
    return set(required) <= draft.roles.keys() or (draft.unit.pattern.pair and len(draft.roles.get("party", ())) > 1)


def roles_of(draft: Draft) -> dict[str, list[str]]:
    """The keys of who fills each role."""
    return {name: [filled.entity.key for filled in fillers] for name, fillers in draft.roles.items()}


# --- which frame -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kenya asked Uganda for water.", ["Request"]),
        ("Kenya accepted Uganda's offer.", ["Agreement"]),
        ("Kenya rejected Uganda's offer.", ["Refusal"]),
        ("Kenya met Uganda.", ["Negotiation"]),
        ("Kenya paid Uganda $5 million.", ["Payment"]),
        ("Kenya deported 12 men to Uganda.", ["Transfer"]),
        ("Kenya jailed 12 men.", ["Detention"]),
        ("The High Court of Kenya upheld the plan.", ["Ruling"]),
        ("Kenya sued Uganda.", ["Lawsuit"]),
        ("Kenya sanctioned Uganda.", ["Restriction"]),
        ("Kenya watched Uganda.", []),
    ],
)
def test_a_verb_evokes_its_frame(text, kinds, drafts_in):
    """One kind of fact for each, and none where nothing is dealt."""
    assert [draft.kind for draft in drafts_in(text)] == kinds


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kenya handed over 12 men to Uganda.", "hand over.v"),
        ("Kenya turned down Uganda's offer.", "turn down.v"),
        ("Kenya held talks with Uganda.", "talk.n"),
        ("Kenya took Uganda to court.", "take to court.v"),
        ("Kenya is subject to sanctions by Uganda.", "subject.a"),
    ],
)
def test_a_unit_may_be_several_words_a_noun_or_an_adjective(text, unit, drafts_in):
    """The longest unit that stands there is the one that is named."""
    assert unit in [draft.unit.name for draft in drafts_in(text)]


def test_a_particle_is_no_preposition(drafts_in):
    """ "gave in return" is not giving in."""
    assert "Agreement" not in [draft.kind for draft in drafts_in("Kenya gave water in return.")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accepted the award.",  # no proposal
        "Kenya paid attention to Uganda.",  # no money
        "Kenya sent 5 cars to Uganda.",  # no people
        "Kenya refused to comment.",  # only did not talk
        "Reporters asked Kenya for comment.",  # the press asks, it does not act
        "The cable agreed with the report.",  # a document is nobody
    ],
)
def test_what_a_pattern_asks_for_must_stand_there(text, drafts_in):
    """Classes of words, needed elements and kinds of fillers keep a frame away from other senses of its verb."""
    assert drafts_in(text) == []


def test_a_predicate_evokes_a_frame_once(drafts_in):
    """ "refuse" stands in several patterns of Refusal; the first that fits is taken."""
    assert [draft.kind for draft in drafts_in("Kenya refused Uganda's plan.")] == ["Refusal"]


# --- who fills what --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Kenya paid Uganda $5 million.",
        "Kenya paid $5 million to Uganda.",
        "Uganda was paid $5 million by Kenya.",
        "$5 million was paid to Uganda by Kenya.",
        "Uganda received $5 million from Kenya.",
        "Kenya, which paid Uganda $5 million, left.",
        "Kenya's payment of $5 million to Uganda was late.",
        "Kenya made a payment of $5 million to Uganda.",
        "Kenya agreed to pay Uganda $5 million.",
        "Kenya came and paid Uganda $5 million.",
        "The $5 million that Kenya paid Uganda is gone.",
    ],
)
def test_the_same_roles_are_filled_however_it_is_said(text, drafts_in):
    """Kenya pays, Uganda is paid."""
    (payment,) = [draft for draft in drafts_in(text) if draft.kind == "Payment"]
    assert roles_of(payment) == {"payer": ["KE"], "payee": ["UG"]}
    assert [str(amount.value) for amount in payment.amounts] == ["5000000"]


@pytest.mark.parametrize(
    ("text", "functions"),
    [
        ("Kenya paid $5 million to Uganda.", {"payer": "subject", "payee": "to"}),
        ("Kenya accepted Uganda's offer.", {"party": "subject", "counterparty": "object.possessor"}),
        ("Talks between Kenya and Uganda began.", {"party": "between"}),
    ],
)
def test_the_function_that_filled_a_role_is_kept(text, functions, drafts_in):
    """`explain` shows it."""
    (draft,) = drafts_in(text)
    assert {name: filled[0].function for name, filled in draft.roles.items()} == functions


@pytest.mark.parametrize("verb", ["rejected", "turned down", "refused", "declined"])
def test_whose_request_is_refused_is_the_counterparty(verb, drafts_in):
    """The possessor tells it, with any verb of refusing; that the request was made is said too."""
    request, refusal = sorted(drafts_in(f"Kenya {verb} Uganda's request."), key=lambda draft: draft.kind == "Refusal")
    assert roles_of(refusal) == {"party": ["KE"], "counterparty": ["UG"]}
    assert roles_of(request) == {"requester": ["UG"], "requestee": ["KE"]}


def test_a_place_is_no_participant(drafts_in):
    """Two who meet in London do not meet Britain."""
    (meeting,) = drafts_in("Kenya met Uganda in London.")
    assert roles_of(meeting) == {"party": ["KE"], "counterparty": ["UG"]}


def test_an_official_fills_a_role_as_the_government(drafts_in):
    """What the minister asks, Norway asks."""
    drafts = drafts_in("Foreign Minister Anna Berg of Norway asked Uganda for water.")
    assert roles_of(drafts[0]) == {"requester": ["NO"], "requestee": ["UG"]}


def test_a_private_person_fills_a_role_only_where_persons_may(drafts_in):
    """A person may pay; a person without an office concludes no treaty."""
    (payment,) = drafts_in("Anna Berg paid Kenya $5 million.")
    assert roles_of(payment)["payer"] == ["anna-berg"]
    assert all("party" not in draft.roles for draft in drafts_in("Anna Berg accepted Kenya's offer."))


def test_one_whom_the_words_name_twice_fills_a_role_once(drafts_in):
    """Kenya and its capital are one requester."""
    (request,) = drafts_in("Kenya and Nairobi asked Uganda for water.")
    assert roles_of(request)["requester"] == ["KE"]


# --- money -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "sums"),
    [
        ("Kenya paid $5 million.", "$5 million", ["5000000"]),
        ("Kenya paid a fee of $5 million.", "fee", ["5000000"]),
        ("Kenya paid a $5 million fee.", "fee", ["5000000"]),
        ("Kenya paid a fee that cost Uganda $5 million.", "fee", []),
        ("Kenya paid a fee to a bank worth $5 million.", "fee", []),
        ("Kenya paid a fee.", "fee", []),
    ],
)
def test_a_sum_is_of_the_phrase_that_it_stands_in(text, phrase, sums, read):
    """A sum of a further clause is a sum of something else."""
    reading = read(text)
    assert [str(amount.value) for amount in money_of(reading, head_of(reading, phrase))] == sums


# --- constraints -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda reached a deal on a raft of sanctions.\n\nParliament must ratify it by May.",
        "Peru lifted the ban on Friday. A judge in Lima had ordered it lifted, and Chile's Supreme Court upheld it.",
        "Togo sent 40 of the men home on a plane, and two of the families were held in prisons outside Lome.",
    ],
)
def test_a_constraint_whose_words_are_said_to_be_absent_is_met_nowhere(text, read):
    """Constraints are refused unread where a paragraph has none of their words; "it" may lead to the one before."""
    reading = read(text)
    clauses = Clauses(reading.frames.support_verbs)
    patterns = [pattern for frame in reading.frames.frames.values() for pattern in frame.patterns]
    constraints = {constraint for pattern in patterns for constraint in pattern.constraints}
    predicates = [clauses.predicate(token) for doc in reading.parsed.paragraphs for token in doc]
    met = [
        constraint.words in reading.absent_from(predicate.head.doc)
        for predicate in predicates
        if predicate is not None
        for constraint in constraints
        if stands_there(reading, clauses, predicate, constraint)
    ]
    assert met
    assert not any(met)
