"""What a corrections file does to claims."""

import pytest

from graph.corrections import Corrections, CorrectionsFile
from graph.iris import mint_claim_iri
from graph.model import Claim, Entity, EntityKind, Evidence, Filler, Mention, Status
from graph.resolution.correcting import (
    claim_name,
    correct_claims,
    known_actors,
    pairs_to_join,
    pairs_to_part,
)

WORDS = Mention(start_char=0, end_char=3, text="who")


def person(key: str) -> Entity:
    """Somebody, under a number in another catalogue."""
    return Entity(kind=EntityKind.PERSON, key=key, label=key.replace("-", " ").title(), wikidata="Q1")


def claim(article: str, key: str, title: str = "minister") -> Claim:
    """Somebody holds an office."""
    return Claim(
        article=article,
        kind="OfficeHolding",
        status=Status.ACTUAL,
        fillers=(Filler(role="person", entity=person(key), mention=WORDS, function="subject", reason="a name"),),
        evidence=(Evidence(quote=WORDS, trigger=WORDS, lexical_unit="office.n"),),
        title=title,
    )


CLAIMS = [claim("a", "doe"), claim("b", "jane-doe"), claim("c", "mara")]


def corrected(claims: list[Claim] | None = None, **sections: list[dict[str, object]]) -> list[Claim]:
    """The claims as a file with these sections corrects them."""
    claims = CLAIMS if claims is None else claims
    entries = {section: [entry | {"why": "W", "by": "B"} for entry in given] for section, given in sections.items()}
    corrections = Corrections(CorrectionsFile.model_validate(entries))
    return list(correct_claims(claims, corrections, known_actors(claims)))


def people(claims: list[Claim]) -> list[tuple[str, str]]:
    """Key and label of the person of each claim."""
    return [(each.fillers[0].entity.key, each.fillers[0].entity.label) for each in claims]


def test_merged_actors_are_one_by_the_name_that_is_known():
    """And each claim says who merged them and why."""
    claims = corrected(merge=[{"actors": ["person/doe"], "into": "person/jane-doe"}])
    assert people(claims)[:2] == [("jane-doe", "Jane Doe")] * 2
    assert claims[0].fillers[0].reason == "a name; person/doe is person/jane-doe, says B: W"


def test_an_actor_may_be_merged_into_one_whom_no_claim_knows():
    """It keeps its label, and no identifier that might be another's."""
    entity = corrected(merge=[{"actors": ["person/doe"], "into": "person/jane-m-doe"}])[0].fillers[0].entity
    assert (entity.key, entity.label, entity.wikidata) == ("jane-m-doe", "Doe", None)


def test_a_split_counts_in_its_articles_alone():
    """Elsewhere the name stays whose it was."""
    claims = [claim("a", "mara"), claim("b", "mara")]
    split = [{"actor": "person/mara", "articles": ["b"], "into": "person/mara-fj"}]
    assert [key for key, _ in people(corrected(claims, split=split))] == ["mara", "mara-fj"]


def test_a_renamed_actor_keeps_its_iri():
    """Only what it is called changes."""
    assert people(corrected(rename=[{"actor": "person/mara", "to": "Ratu Mara"}]))[2] == ("mara", "Ratu Mara")


def test_a_rejected_claim_is_left_out_and_a_confirmed_one_says_by_whom():
    """The others are as they were."""
    first, second, third = CLAIMS
    claims = corrected(reject=[{"claim": claim_name(first)}], confirm=[{"claim": claim_name(second)}])
    assert [each.confirmed_by for each in claims] == ["B", None]
    assert claims[1] is third


def test_corrections_survive_a_rebuild():
    """Corrected once or twice, a claim keeps its IRI, so that an entry still finds it."""
    sections = {
        "merge": [{"actors": ["person/doe"], "into": "person/jane-doe"}],
        "rename": [{"actor": "person/jane-doe", "to": "Jane M. Doe"}],
    }
    once = corrected(**sections)
    assert [mint_claim_iri(each) for each in once] == [mint_claim_iri(each) for each in CLAIMS]
    assert people(corrected(once, **sections)) == people(once)


def test_claims_to_join_and_to_part_come_as_pairs_of_iris():
    """Each of the joined with the first, each of the parted with each other."""
    base = "https://w3id.org/cablegraph/id/claim/"
    entry = {"claims": ["claim/a", "claim/b", "claim/c"], "why": "W", "by": "B"}
    content = CorrectionsFile.model_validate({"join": [entry], "part": [entry]})
    pairs = pairs_to_join(Corrections(content)), pairs_to_part(Corrections(content))
    assert [[(one[-1], other[-1]) for one, other in each] for each in pairs] == [
        [("a", "b"), ("a", "c")],
        [("a", "b"), ("a", "c"), ("b", "c")],
    ]
    assert all(iri.startswith(base) for iri in next(pairs_to_join(Corrections(content))))


@pytest.mark.parametrize("key", ["doe", "jane-doe"])
def test_nothing_is_done_without_an_entry(key):
    """The very same records come out."""
    one = claim("a", key)
    assert corrected([one])[0] is one


def test_a_file_without_entries_leaves_claims_as_they_are_told():
    """A confirmation that a file once held is none any more."""
    confirmed = corrected(confirm=[{"claim": claim_name(CLAIMS[0])}])
    assert confirmed[0].confirmed_by == "B"
    assert corrected(confirmed) == corrected() == CLAIMS
