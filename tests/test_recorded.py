"""The records of a build, read back from its files."""

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from resolution.reported import write_build

from graph.errors import BuildError
from graph.iris import BASE_IRI, mint_claim_iri
from graph.recorded import read_recorded


@pytest.mark.untraced
@pytest.mark.parametrize("base_iri", [BASE_IRI, "https://example.org/graph/"])
@given(world=strategies.worlds())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_articles_and_claims_come_back_as_they_were(tmp_path_factory, base_iri, world):
    """Whatever the base of the build's IRIs; but for the path that an article was read from."""
    folder = tmp_path_factory.mktemp("build")
    write_build(folder, world.articles, world.claims, base_iri=base_iri)

    recorded = read_recorded(folder)

    assert sorted(recorded.claims, key=mint_claim_iri) == sorted(world.claims, key=mint_claim_iri)
    assert [(article.id, article.text) for article in recorded.articles] == [
        (article.id, article.text) for article in world.articles
    ]
    assert recorded.base_iri == (base_iri if world.claims else BASE_IRI)


@pytest.mark.parametrize("line", ["no JSON", '{"id": 1}'])
def test_a_broken_file_is_named(tmp_path, line):
    """A build of another version, or none."""
    write_build(tmp_path, [], [])
    (tmp_path / "articles.jsonl").write_text(line)

    with pytest.raises(BuildError, match=r"articles\.jsonl"):
        read_recorded(tmp_path)
