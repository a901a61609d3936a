"""Who is who across articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.iris import mint_claim_iri, slug
from graph.model import Claim, Entity, EntityKind, Evidence, Filler, Mention, Status
from graph.resolution import find_sightings, identify, resolve_persons

WORDS = Mention(start_char=0, end_char=3, text="who")


def filler(role: str, entity: Entity) -> Filler:
    """Somebody in a role."""
    return Filler(role=role, entity=entity, mention=WORDS, function="subject", reason="name of a person")


def office(article: str, name: str, title: str, state: str | None) -> Claim:
    """Somebody holds an office."""
    person = Entity(kind=EntityKind.PERSON, key=slug(name), label=name)
    fillers = [filler("person", person)]
    if state is not None:
        body = Entity(kind=EntityKind.GOVERNMENT, key=state, label=f"Government of {state}", country=state)
        fillers.append(filler("organization", body))
    return Claim(
        article=article,
        kind="OfficeHolding",
        status=Status.ACTUAL,
        fillers=tuple(fillers),
        evidence=(Evidence(quote=WORDS, trigger=WORDS, lexical_unit="office.n"),),
        title=title,
    )


def keys(*claims: Claim) -> list[str]:
    """The key of the person of each claim, once all are known."""
    resolved = resolve_persons(claims, identify(find_sightings(claims)))
    return [claim.fillers[0].entity.key for claim in resolved]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (("Arndt", "foreign minister", "NO"), ("Liv Arndt", "foreign minister", "NO")),
        (("Arndt", "minister", "NO"), ("Liv Arndt", "foreign minister", "NO")),
        (("Arndt", "former minister", "NO"), ("Liv Arndt", "Minister", "NO")),
        (("Liv Arndt", "minister", "NO"), ("Liv Marie Arndt", "minister", "NO")),
        (("Pérez Soto", "president", "PE"), ("Ana María Pérez Soto", "president", "PE")),
    ],
    ids=["a surname", "a shorter title", "an office of the past", "a middle name", "a double surname"],
)
def test_a_short_name_in_the_same_office_is_the_longer_one(short, full):
    """Name and office together say who it is."""
    assert keys(office("a", *short), office("b", *full)) == [slug(full[0])] * 2


@pytest.mark.parametrize(
    "others",
    [
        [("Liv Arndt", "foreign minister", "DK")],
        [("Liv Arndt", "judge", "NO")],
        [("Liv Arndt", "foreign minister", None)],
        [("Liv Arndt", "minister", "NO"), ("Ole Arndt", "minister", "NO")],
        [("Arndt Liv", "minister", "NO")],
        [("Liv Arndtsen", "minister", "NO")],
    ],
    ids=["another state", "another office", "no state", "two such", "another last name", "a longer word"],
)
def test_likeness_of_names_alone_is_not_enough(others):
    """Somebody else may be meant."""
    claims = [office("a", "Arndt", "minister", "NO"), *(office(f"b{i}", *other) for i, other in enumerate(others))]
    assert keys(*claims)[0] == "arndt"


def test_two_persons_of_one_name_are_kept_apart():
    """A judge of Kenya and a minister of Fiji, whom no article takes for one."""
    claims = [office("a", "John Mara", "judge", "KE"), office("b", "John Mara", "minister", "FJ")]
    assert keys(*claims) == ["john-mara-ke", "john-mara-fj"]


def test_an_article_that_knows_both_offices_says_that_it_is_one_person():
    """Who was a minister at home and holds an office of the union is one person, too."""
    both = [office("c", "John Mara", "judge", "KE"), office("c", "John Mara", "envoy", "FJ")]
    assert set(keys(office("a", "John Mara", "judge", "KE"), office("b", "John Mara", "envoy", "FJ"), *both)) == {
        "john-mara"
    }
    assert set(keys(office("a", "Ada Lum", "minister", "EE"), office("b", "Ada Lum", "commissioner", "EU"))) == {
        "ada-lum"
    }


def test_a_surname_is_the_namesake_in_its_own_state():
    """Of two persons of one full name, the office tells which."""
    claims = [
        office("a", "John Mara", "judge", "KE"),
        office("b", "John Mara", "minister", "FJ"),
        office("c", "Mara", "minister", "FJ"),
    ]
    assert keys(*claims)[2] == "john-mara-fj"


def test_a_claim_keeps_its_iri_and_what_its_article_said():
    """Another article changes who is meant, not which claim it is."""
    short = office("a", "Arndt", "minister", "NO")
    claims = [short, office("b", "Liv Arndt", "minister", "NO")]
    resolved, _ = resolve_persons(claims, identify(find_sightings(claims)))
    assert mint_claim_iri(resolved) == mint_claim_iri(short)
    assert resolved.fillers[0].as_told == short.fillers[0].entity
    assert resolved.fillers[0].reason == (
        "name of a person; Liv Arndt is minister of NO in b, too, and nobody else of that name is"
    )


NAMES = st.sampled_from(["Arndt", "Liv Arndt", "Liv Marie Arndt", "Ole Arndt", "Mara"])
OFFICES = st.builds(
    office, st.sampled_from("abcd"), NAMES, st.sampled_from(["minister", "judge"]), st.sampled_from(["NO", "FJ", None])
)


@given(st.lists(OFFICES, max_size=8), st.randoms())
def test_the_order_of_articles_makes_no_difference(claims, random):
    """Nor does resolving what is resolved."""
    identities = identify(find_sightings(claims))
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert identify(find_sightings(shuffled)) == identities
    resolved = list(resolve_persons(claims, identities))
    assert identify(find_sightings(resolved)) == identities
