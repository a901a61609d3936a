"""A judge and the court are two actors, but one side of a ruling."""

import pytest
from resolution.reported import WORDS, article, state

from graph.iris import slug
from graph.model import Claim, Entity, EntityKind, Event, Evidence, Filler, Status
from graph.resolution import find_sightings, identify, merge_claims, resolve_persons

HIGH = Entity(kind=EntityKind.COURT, key="gh-high-court", label="High Court", country="GH", parent="GH")
SUPREME = Entity(kind=EntityKind.COURT, key="gh-supreme-court", label="Supreme Court", country="GH", parent="GH")
JUNE = {"a": "2025-06-10", "b": "2025-06-11", "c": "2025-06-12", "late": "2025-06-30"}


def judge(name: str) -> Entity:
    """A person, by name."""
    return Entity(kind=EntityKind.PERSON, key=slug(name), label=name)


def told(kind: str, article: str, *fillers: tuple[str, Entity], title: str | None = None) -> Claim:
    """A claim of these fillers."""
    return Claim(
        article=article,
        kind=kind,
        status=Status.ACTUAL,
        fillers=tuple(
            Filler(role=role, entity=entity, mention=WORDS, function="subject", reason="name")
            for role, entity in fillers
        ),
        evidence=(Evidence(quote=WORDS, trigger=WORDS, lexical_unit="block.v"),),
        effect="blocks" if kind == "Ruling" else None,
        title=title,
    )


def blocked(article: str, court: Entity) -> Claim:
    """A judge or court blocks what Ghana does."""
    return told("Ruling", article, ("court", court), ("affects", state("GH")))


def sits(article: str, person: Entity, court: Entity, title: str = "judge") -> Claim:
    """A judge is one of a court."""
    return told("OfficeHolding", article, ("person", person), ("organization", court), title=title)


def rulings(*claims: Claim) -> list[Event]:
    """The rulings among the events of all claims, each article with its day in June."""
    resolved = list(resolve_persons(claims, identify(find_sightings(claims))))
    articles = [article(name, JUNE[name]) for name in {claim.article for claim in claims}]
    return [event for event in merge_claims(resolved, articles) if event.kind == "Ruling"]


@pytest.mark.parametrize("teller", ["a", "b", "c"])
def test_the_ruling_of_a_judge_is_that_of_the_court(teller):
    """Whichever article tells that she sits on it; where as many name the one as the other, it is the court's."""
    owusu = judge("Amara Owusu")
    (event,) = rulings(blocked("a", owusu), blocked("b", HIGH), sits(teller, owusu, HIGH))
    assert len(event.claims) == 2
    assert dict(event.roles)["court"] == HIGH


def test_a_judge_stays_an_actor():
    """Only the ruling is one; whoever alone is named, did it."""
    owusu = judge("Amara Owusu")
    (event,) = rulings(blocked("a", owusu), sits("b", owusu, HIGH))
    assert dict(event.roles)["court"] == owusu


@pytest.mark.parametrize(
    "offices",
    [
        (),
        ((HIGH, "former judge"),),
        ((HIGH, "judge"), (SUPREME, "judge")),
        ((SUPREME, "judge"),),
    ],
    ids=["nobody tells which court", "a former judge", "two courts", "another court"],
)
def test_a_judge_of_another_court_or_none_rules_apart(offices):
    """It must be told, and of one court alone."""
    owusu = judge("Amara Owusu")
    assert (
        len(rulings(blocked("a", owusu), blocked("b", HIGH), *(sits("c", owusu, *office) for office in offices))) == 2
    )


def test_two_judges_of_one_court_rule_apart():
    """A court has many."""
    owusu, mensah = judge("Amara Owusu"), judge("Kofi Mensah")
    seats = sits("c", owusu, HIGH), sits("c", mensah, HIGH)
    assert len(rulings(blocked("a", owusu), blocked("b", mensah), *seats)) == 2


def test_who_names_the_court_alone_weeks_later_may_mean_another_judge():
    """Within a week it is the same ruling, later it need not be."""
    owusu = judge("Amara Owusu")
    assert len(rulings(blocked("a", owusu), blocked("late", HIGH), sits("a", owusu, HIGH))) == 2


def test_offices_of_two_judges_stay_two():
    """What counts as one is the ruling, not what else is told of them."""
    owusu, mensah = judge("Amara Owusu"), judge("Kofi Mensah")
    claims = [sits("a", owusu, HIGH), sits("b", mensah, HIGH)]
    resolved = list(resolve_persons(claims, identify(find_sightings(claims))))
    assert len(merge_claims(resolved, [article("a", JUNE["a"]), article("b", JUNE["b"])])) == 2
