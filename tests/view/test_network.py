"""Claims as a network."""

from view.sample import read_sample

from graph.view.network import ALONE, actor_kind, build_network, event_status, is_disputed, most_connected

FACTS, _ = read_sample()


def fact(kind="Payment", **changes):
    """A payment by the United States to Rwanda, with some changes."""
    found = next(fact for fact in FACTS if fact["kind"] == kind)
    return found | changes


def test_every_event_is_one_edge():
    """The network has as many edges as there are events, each with all its claims."""
    network = build_network(FACTS)
    claims = [claim["id"] for _, _, claims in network.edges(data="claims") for claim in claims]
    assert network.number_of_edges() == len({fact["event"] for fact in FACTS})
    assert sorted(claims) == sorted(fact["id"] for fact in FACTS)


def test_an_edge_goes_from_the_first_role_to_the_second():
    """A payment points from the payer to the payee."""
    payment = fact("Payment")
    ((payer, payee),) = build_network([payment]).edges()
    assert (payer, payee) == (payment["roles"]["payer"]["id"], payment["roles"]["payee"]["id"])


def test_an_event_of_one_actor_gets_a_node_of_its_own():
    """A refusal that names nobody else hangs on its actor as a node of kind "event"."""
    refusal = fact("Refusal", roles={"party": FACTS[0]["roles"]["party"]})
    network = build_network([refusal, refusal | {"id": "other", "event": "other"}])
    alone = [node for node, kind in network.nodes(data="kind") if kind == ALONE]
    assert alone == [f"{refusal['roles']['party']['id']} Refusal"]
    assert network.number_of_edges() == 2


def test_the_fullest_claim_of_an_event_names_its_ends():
    """Where one article names both sides and another only one, the edge joins both."""
    full = fact("Payment")
    short = full | {"id": "short", "roles": dict([next(iter(full["roles"].items()))])}
    network = build_network([short, full])
    assert network.number_of_edges() == 1
    assert ALONE not in [kind for _, kind in network.nodes(data="kind")]


def test_nodes_know_their_kind_and_weight():
    """A government in two claims has weight two."""
    payment = fact("Payment")
    network = build_network([payment, payment | {"id": "again"}])
    assert {(data["kind"], data["weight"]) for _, data in network.nodes(data=True)} == {("government", 2)}


def test_an_unknown_kind_of_actor_counts_as_an_organization():
    """An IRI of another shape is no reason to stop."""
    assert actor_kind("https://example.org/id/court/icj") == "court"
    assert actor_kind("https://example.org/id/starship/1") == "organization"
    assert actor_kind("urn:x") == "organization"


def test_most_claims_decide_the_status_and_a_tie_the_firmer():
    """Two "planned" outweigh one "actual"; one each is actual."""
    actual, planned = fact(status="actual"), fact(status="planned")
    assert event_status([actual, planned, planned]) == "planned"
    assert event_status([planned, actual]) == "actual"


def test_claims_that_differ_in_the_sum_are_disputed():
    """Two sums for one payment are a dispute; a sum and no sum are not."""
    assert is_disputed([fact(amount=5), fact(amount=6)])
    assert not is_disputed([fact(amount=5), fact(amount=None)])


def test_the_record_of_an_event_goes_before_its_claims():
    """What a build decided stands on the edge; an event without a record is what its claims say."""
    one, other = fact(amount=5), fact(amount=6, id="other")
    standing = {"status": "planned", "disputed": False, "sources": 1, "first_reported": "2025", "last_reported": "2025"}
    ((_, _, known),) = build_network([one, other], [standing | {"id": one["event"]}]).edges(data=True)
    ((_, _, told),) = build_network([one, other], [standing | {"id": "another"}]).edges(data=True)
    assert {name: known[name] for name in standing} == standing
    assert [told[name] for name in standing] == ["actual", True, None, None, None]


def test_the_best_connected_actors_are_kept():
    """Of all actors, the one with most neighbours comes first, with its own lone events."""
    network = build_network(FACTS)
    kept = most_connected(network, 3)
    actors = [node for node, kind in kept.nodes(data="kind") if kind != ALONE]
    assert len(actors) == 3
    assert any(node.endswith("/government/US") for node in actors)


def test_a_small_network_is_kept_whole():
    """Below the limit nothing is left out."""
    network = build_network(FACTS)
    assert most_connected(network, 10_000) is network


def test_no_facts_make_an_empty_network():
    """A build without claims has a network without nodes."""
    assert build_network([]).number_of_nodes() == 0


def test_a_part_of_a_network_keeps_its_order():
    """Whatever the hashes of a run are: the page of a large build is the same each time."""
    whole = build_network(read_sample()[0])
    part = most_connected(whole, 10)

    assert list(part) == [node for node in whole if node in part]
    assert len(part) < len(whole)
